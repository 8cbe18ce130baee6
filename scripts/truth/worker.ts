// A share of the simulated governments, judged on a core of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { judgeRegion } from './judge.ts';
import { DESIGNS } from './region.ts';

const { designKey, effect, seeds } = workerData as { designKey: string; effect: number; seeds: readonly number[] };
const design = DESIGNS.find(({ key }) => key === designKey);
if (!design) throw new RangeError(`worker: no design ${designKey}`);
parentPort?.postMessage(seeds.map((seed) => judgeRegion(design, effect, seed)));
