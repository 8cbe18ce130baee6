// The whole check, as `npm test` and CI run it: rules of the house, types, build, tests, pages, browser.
// Names of steps as arguments run those alone: npm test -- lint types
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests, summaryLine, type Outcome } from './test-report.ts';

interface Step {
	readonly name: string;
	readonly command: readonly string[];
	/** Where a run of vitest writes its counts. */
	readonly report?: string;
	/** Shown while it runs, for steps that take minutes. */
	readonly live?: boolean;
}

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'bina-check-'));
const report = join(folder, 'vitest.json');
const chosen = process.argv.slice(2);

const sync: Step = { name: 'sync', command: ['svelte-kit', 'sync'] };
const build: Step = { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] };
/** Two lanes for two cores; the steps of a lane follow each other. */
const lanes: readonly (readonly Step[])[] = [
	[
		{ name: 'lint', command: ['eslint', '.', '--quiet', '--cache', '--cache-location', 'node_modules/.cache/eslint/'] },
		{ name: 'imports', command: ['depcruise', '--config', '.dependency-cruiser.js', '--output-type', 'err-long', 'src', 'bin', 'scripts', 'tests'] },
		{ name: 'unused', command: ['knip', '--no-config-hints'] },
		{ name: 'budget', command: ['node', 'scripts/check-budget.ts'] },
		{ name: 'schema', command: ['node', 'scripts/generate-tables.ts', '--check'] }
	],
	[build, { name: 'types', command: ['svelte-check', '--fail-on-warnings', '--output', 'human'] }, { name: 'offline', command: ['tsc', '--project', 'src/service-worker/tsconfig.json'] }]
];
const tests: Step = { name: 'tests', command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], report, live: true };

const outcomes: Outcome[] = [];
const running = new Set<ChildProcess>();
// Whoever stops the check stops its steps too: tests have a PostgreSQL and a browser to put away.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => running.forEach((child) => child.kill('SIGINT')));
const wanted = (step: Step): boolean => chosen.length === 0 || chosen.includes(step.name);

async function perform(steps: readonly Step[]): Promise<void> {
	for (const step of steps.filter(wanted)) outcomes.push(await run(step));
}

function run(step: Step): Promise<Outcome> {
	const [command = '', ...words] = step.command;
	const began = performance.now();
	return new Promise((resolve) => {
		let output = '';
		const child = spawn(command, words, { cwd: root, stdio: ['ignore', step.live ? 'inherit' : 'pipe', step.live ? 'inherit' : 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
		running.add(child);
		const keep = (chunk: Buffer): void => void (output += chunk.toString());
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		child.on('error', (error) => void (output += error.message));
		child.on('close', (code) => {
			running.delete(child);
			const passed = code === 0;
			const seconds = Math.round((performance.now() - began) / 1000);
			console.log(`${passed ? 'ok  ' : 'FAIL'}  ${step.name.padEnd(8)} ${String(seconds).padStart(4)} s`);
			if (!passed && output) console.log(output.trimEnd().replaceAll(/^/gm, '      '));
			resolve(step.report ? countTests(readReport(step.report), passed) : { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
		});
	});
}

function readReport(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined; // vitest ended before it could write
	}
}

try {
	await perform([sync]);
	await Promise.all(lanes.map(perform));
	await perform([tests]);
	const { line, exitCode } = summaryLine(outcomes);
	console.log(line);
	process.exitCode = exitCode;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
