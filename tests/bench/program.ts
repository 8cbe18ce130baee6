import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Program {
	readonly port: number;
	readonly pid: number;
	readonly postgresPid: number;
	stop(): Promise<void>;
}

/** Starts the program as a user would, on a free port, and waits for its first page. */
export async function startProgram(dataFolder: string): Promise<Program & { readonly secondsToFirstPage: number }> {
	const begun = performance.now();
	const child = spawn(process.execPath, [join(ROOT, 'bin/bina.ts'), 'start', '--port', '0', '--data', dataFolder], {
		cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH ?? ''}` }
	});
	const port = await portOf(child);
	await fetch(`http://127.0.0.1:${port}/masuk`).then((response) => response.text());
	return {
		port,
		pid: child.pid ?? 0,
		postgresPid: Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
		secondsToFirstPage: (performance.now() - begun) / 1000,
		stop: () => new Promise((resolve) => {
			child.once('exit', () => resolve());
			child.kill('SIGTERM');
		})
	};
}

function portOf(child: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		let printed = '';
		child.stdout?.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
			const found = /http:\/\/[\w.]+:(\d+)/.exec(printed);
			if (found) resolve(Number(found[1]));
		});
		child.once('exit', () => reject(new Error(`The program ended before it served: ${printed}`)));
	});
}

/** Runs one command to its end; its time, peak memory of the process tree's root, and what it printed. */
export async function runCommand(args: readonly string[]): Promise<{ seconds: number; peakMegabytes: number; printed: string }> {
	const begun = performance.now();
	const child = spawn(process.execPath, [join(ROOT, 'bin/bina.ts'), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
	let printed = '';
	let complained = '';
	let peak = 0;
	child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
	const watch = setInterval(() => {
		try {
			const high = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
			peak = Math.max(peak, high);
		} catch {
			// ended
		}
	}, 50);
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	clearInterval(watch);
	if (code !== 0) throw new Error(`bina ${args.join(' ')} ended with ${code}: ${printed}${complained}`);
	return { seconds: (performance.now() - begun) / 1000, peakMegabytes: peak, printed };
}
