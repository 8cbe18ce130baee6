// npm run bench:truth [-- --regions N] [-- --designs a,b] [-- --write]: simulated governments with known effects, judged as real ones are.
// Prints how often intervals hold the truth, how often nothing is called something, and how often something is found.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { pageOf, type Cell } from './truth/page.ts';
import { DESIGNS } from './truth/region.ts';
import { missed, tally, type Answer } from './truth/tally.ts';

const EFFECTS = [0, 1, 2, 4] as const;
const { values } = parseArgs({ options: { regions: { type: 'string', default: '500' }, designs: { type: 'string' }, write: { type: 'boolean', default: false } } });
const regions = Number(values.regions);
if (!Number.isInteger(regions) || regions < 1) throw new RangeError('--regions: a whole number from 1');
const chosen = values.designs?.split(',') ?? DESIGNS.map(({ key }) => key);

const cells: Cell[] = [];
for (const design of DESIGNS.filter(({ key }) => chosen.includes(key))) {
	for (const effect of EFFECTS) {
		const counted = tally(await judgeAll(design.key, effect), effect);
		cells.push({ design, effect, tally: counted });
		process.stderr.write(`${design.key} ${effect}: coverage ${counted.coverage.share.toFixed(3)}, claims ${counted.claims.share.toFixed(3)}\n`);
	}
}

const page = pageOf(cells);
process.stdout.write(page);
if (values.write) writeFileSync(join(import.meta.dirname, '../docs/rules/truth-test.md'), page);
const faults = cells.flatMap(({ design, effect, tally: counted }) => missed(counted, effect).map((fault) => `${design.key}, effect ${effect}: ${fault}`));
for (const fault of faults) process.stderr.write(`MISSED  ${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The same seeds whatever the number of cores, so that a run can be repeated elsewhere. */
async function judgeAll(designKey: string, effect: number): Promise<Answer[]> {
	const cores = availableParallelism();
	const shares = Array.from({ length: cores }, (_share, core) => Array.from({ length: regions }, (_seed, index) => index + 1).filter((seed) => seed % cores === core));
	const answers = await Promise.all(shares.filter((seeds) => seeds.length > 0).map((seeds) => judgeOn(designKey, effect, seeds)));
	return answers.flat();
}

function judgeOn(designKey: string, effect: number, seeds: readonly number[]): Promise<Answer[]> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./truth/worker.ts', import.meta.url), { workerData: { designKey, effect, seeds } });
		worker.once('message', resolve);
		worker.once('error', reject);
	});
}
