import process from 'node:process';
import { runWorker } from '../src/worker.ts';

const worker = await runWorker(process.env);
let ending: Promise<void> | undefined;
const end = (): void => {
	ending ??= worker.stop().then(() => process.exit(0));
};
process.on('SIGTERM', end);
process.on('SIGINT', end);
process.on('disconnect', end); // the web server was killed: it will start us anew
