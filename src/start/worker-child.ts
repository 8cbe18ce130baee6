import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface WorkerChild {
	stop(): Promise<void>;
}

const WORKER = join(import.meta.dirname, '../../bin/worker.ts');

/** Runs the job worker beside the web server, and starts it again when it dies: its jobs are in the database. */
export function startWorkerChild(environment: NodeJS.ProcessEnv, note: (line: string) => void): WorkerChild {
	let stopping = false;
	let child: ChildProcess;
	let pause = 200;
	const start = (): void => {
		child = fork(WORKER, [], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true, execArgv: ['--max-semi-space-size=4'] });
		const begun = performance.now();
		child.on('exit', (code, signal) => {
			if (stopping) return;
			pause = performance.now() - begun > 60_000 ? 200 : Math.min(pause * 2, 30_000);
			note(`The worker ended (${signal ?? code}); it starts again.`);
			setTimeout(start, pause).unref();
		});
	};
	start();
	return {
		stop: () => new Promise((resolve) => {
			stopping = true;
			if (child.exitCode !== null || child.signalCode !== null) return resolve();
			child.once('exit', () => resolve());
			child.kill('SIGTERM');
			setTimeout(() => child.kill('SIGKILL'), 25_000).unref();
		})
	};
}
