import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { memoryOf } from './memory.ts';
import { runCommand, startProgram } from './program.ts';
import { computeEvaluation } from '../../src/features/evaluation/server/compute-service.ts';
import { jobCtx } from '../../src/job-world.ts';
import { openPool, plainDb, roleConfig, type DatabaseAddress } from '../../src/platform/db/connect.ts';
import type { Bench } from './row.ts';
import { load, get } from './load.ts';
import { signIn } from './sign-in.ts';

/** The regency of 6,000 people that the pages are measured on. */
export async function seedRegency(bench: Bench, data: string): Promise<void> {
	mkdirSync(data, { recursive: true });
	const { seconds, peakMegabytes } = await runCommand(['seed', '--size', 'regency', '--data', data]);
	bench.add({ name: 'seed regency', seconds, megabytes: peakMegabytes });
}

/** Every programme of the region is judged once, as the worker does it by night: without that there is no verdict to look at. */
export async function judgeRegency(bench: Bench, address: DatabaseAddress): Promise<void> {
	const pool = openPool(roleConfig(address, 'bina_app'), 2);
	const owner = openPool(address.owner, 1);
	try {
		const programmes = await plainDb(owner).selectFrom('programme').select(['id', 'agency_id']).execute();
		const begun = performance.now();
		for (const { id, agency_id } of programmes) await computeEvaluation(await jobCtx({ pool, address, environment: {} }, agency_id), id);
		bench.add({ name: 'evaluations of a regency', seconds: (performance.now() - begun) / 1000, note: `${programmes.length} programmes, each judged for the first time` });
	} finally {
		await Promise.all([pool.end(), owner.end()]);
	}
}

/** 100,000 people from a SIASN export: read, compared, written. */
export async function importPeople(bench: Bench, folder: string): Promise<void> {
	if (!bench.wanted('import of 100,000 people')) return;
	const file = join(folder, 'pegawai.csv');
	const data = join(folder, 'import');
	await runCommand(['seed', '--size', 'small', '--data', data]);
	await runCommand(['seed', 'file', file, '--rows', '100000']);
	const first = await runCommand(['import', 'people', file, '--agency', '1505', '--data', data, '--json']);
	bench.add({ name: 'import of 100,000 people', seconds: first.seconds, megabytes: first.peakMegabytes, limit: '≤ 20 s, ≤ 512 MB', note: summary(first.printed) });
	const again = await runCommand(['import', 'people', file, '--agency', '1505', '--data', data, '--json']);
	bench.add({ name: 'the same file again', seconds: again.seconds, megabytes: again.peakMegabytes, note: summary(again.printed) });
}

/** The report of a half year of the regency: paper, workbook and data. */
export async function halfYearReport(bench: Bench, data: string, folder: string): Promise<void> {
	if (!bench.wanted('half-year report of a regency')) return;
	const file = (ending: string) => join(folder, `report.${ending}`);
	const { seconds, peakMegabytes, printed } = await runCommand(['report', file('pdf'), '--agency', '1505', '--period', '2026-H1', '--xlsx', file('xlsx'), '--zip', file('zip'), '--data', data, '--json']);
	bench.add({ name: 'half-year report of a regency', seconds, megabytes: peakMegabytes, limit: '≤ 20 s', note: `${(JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as { pages: number }).pages} pages, with workbook and data` });
}

function summary(printed: string): string {
	const { rows, new: added, changed, unchanged, refused } = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
	return `${rows} rows: ${added} new, ${changed} changed, ${unchanged} unchanged, ${refused} refused`;
}

/** Web, worker and PostgreSQL with the small demo while it is used. */
export async function smallInUse(bench: Bench, data: string): Promise<void> {
	if (!bench.wanted('memory, small demo in use')) return;
	await runCommand(['seed', '--size', 'small', '--data', data]);
	const { seconds } = await runCommand(['seed', '--size', 'small', '--data', `${data}-again`]);
	bench.add({ name: 'seed small', seconds, limit: '≤ 15 s' });
	const program = await startProgram(data);
	try {
		const cookie = await signIn(program.port, 'officer');
		await load({ port: program.port, connections: 8, seconds: bench.seconds, request: () => get('/hari-ini', { cookie, port: program.port }) });
		const { proportionalMegabytes, residentMegabytes, processes } = memoryOf([program.pid, program.postgresPid]);
		bench.add({
			name: 'memory, small demo in use', megabytes: proportionalMegabytes, limit: '≤ 512 MB',
			note: `${processes} processes; ${residentMegabytes.toFixed(0)} MB when shared pages are counted in each`
		});
	} finally {
		await program.stop();
	}
}
