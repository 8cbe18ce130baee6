// npm run bench [-- --only 'NAME;NAME'] [-- --seconds N] [-- --rows N] [-- --crowd-seconds N]: measures the running program and writes bench/results.json.
// The whole crowd of 5,000 people is --crowd-seconds 600. Ends with 1 when a page refused anybody.
// Figures of a shared machine move; the ratios to the two yardsticks, taken in the same run, move less.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/platform/db/open.ts';
import { roleConfig } from '../../src/platform/db/connect.ts';
import { complaintSearch } from './complaints.ts';
import { Bench, type Row } from './row.ts';
import { hashCost, signInWithoutHash } from './sign-in.ts';
import { halfYearReport, importPeople, judgeRegency, seedRegency, smallInUse } from './whole.ts';
import { impact } from './impact.ts';
import { pages } from './pages.ts';
import { panel } from './panel.ts';
import { selectOne } from './yardsticks.ts';
import { startProgram } from './program.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, seconds: { type: 'string', default: '5' }, keep: { type: 'string' }, rows: { type: 'string', default: '50000' }, 'crowd-seconds': { type: 'string' } } });
const only = values.only?.split(';');
const bench = new Bench(Number(values.seconds), (name) => !only || only.includes(name));
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'bina-bench-'));
chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user and must reach it
const data = join(folder, 'regency');

await seedRegency(bench, data);
const opened = await openDatabase({ dataFolder: data });
bench.selectOnePerSecond = await selectOne(roleConfig(opened.address, 'bina_app'), 8, 3);
await judgeRegency(bench, opened.address);
await opened.close();

const program = await startProgram(data);
try {
	bench.add({ name: 'second start to first page', seconds: program.secondsToFirstPage, limit: '≤ 3 s' });
	await pages(bench, program.port, opened.address, Number(values['crowd-seconds'] ?? 2 * bench.seconds));
	await signInWithoutHash(bench, opened.address);
	await hashCost(bench);
} finally {
	await program.stop();
}
await halfYearReport(bench, data, folder);
await importPeople(bench, folder);
await smallInUse(bench, join(folder, 'small'));
if (bench.wanted('complaints')) await complaintSearch(bench, join(folder, 'complaints'), Number(values.rows));
await panel(bench, join(folder, 'panel'));
impact(bench);

const rows: readonly Row[] = bench.rows;
const results = { measuredAt: new Date().toISOString(), cores: cpus().length, processor: cpus()[0]?.model, node: process.version, selectOnePerSecond: Math.round(bench.selectOnePerSecond), rows };
mkdirSync('bench', { recursive: true });
writeFileSync('bench/results.json', `${JSON.stringify(results, null, '\t')}\n`);
process.stdout.write(`${bench.table()}\n`);
if (rows.some(({ failed }) => failed)) process.exitCode = 1;
if (!values.keep) rmSync(folder, { recursive: true, force: true });
