import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { commands } from '#features/evaluation/server/cli.ts';
import type { Panel } from '#features/evaluation/schema.ts';
import { runCommandLine } from '#platform/cli/run.ts';

export interface Outcome {
	readonly code: number;
	/** What stood on standard output, piece by piece. */
	readonly out: readonly string[];
	readonly errors: readonly string[];
	/** The one document of --json; undefined without it. */
	readonly json: Json;
}

export type Json = Record<string, unknown> & {
	readonly error?: { readonly code: string; readonly message: string; readonly row?: number; readonly column?: string };
};

/** Runs `bina impact …`, or another group of commands, on files in a folder of its own; the folder goes when the tests are done. */
export function impactCommand(group = 'impact') {
	let folder = '';
	let files = 0;
	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'bina-impact-'));
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	async function file(text: string | Uint8Array): Promise<string> {
		const target = path.join(folder, `${++files}.csv`);
		await writeFile(target, text);
		return target;
	}

	async function run(...words: readonly string[]): Promise<Outcome> {
		const [out, errors]: [string[], string[]] = [[], []];
		const code = await runCommandLine(
			[group, ...words],
			commands,
			{ note: (line) => errors.push(line), env: {} },
			{ out: (text) => out.push(text), error: (text) => errors.push(text) }
		);
		return { code, out, errors, json: words.includes('--json') ? (JSON.parse(out.join('\n')) as Json) : {} };
	}

	const estimate = async (text: string | Uint8Array, ...more: readonly string[]) => run('estimate', await file(text), ...COLUMNS, ...more, '--json');
	return { run, file, estimate, missing: () => path.join(folder, 'none.csv') };
}

export const COLUMNS = ['--unit', 'unit', '--time', 'bulan', '--outcome', 'ikm', '--first-treated', 'mulai'] as const;

/** A panel as a file, all columns of it; a missing outcome is an empty cell. */
export function csvOf(panel: Panel): string {
	const cell = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '' : String(value));
	const covariates = panel.covariates ?? [];
	const rows = panel.unit.map((unit, row) =>
		[
			unit,
			cell(panel.time[row]),
			cell(panel.outcome[row]),
			cell(panel.firstTreated[row] || NaN),
			cell(panel.weight?.[row] ?? 1),
			panel.cluster?.[row] ?? unit,
			...covariates.map(({ values }) => cell(values[row]))
		].join(',')
	);
	return [['unit', 'bulan', 'ikm', 'mulai', 'bobot', 'wilayah', ...covariates.map(({ name }) => name)].join(','), ...rows].join('\n');
}
