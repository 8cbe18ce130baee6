import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
	readonly url: string;
	readonly dataFolder: string;
	/** What `bina start` printed. */
	readonly printed: string;
	close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');

/** Starts Bina as a user does, on a free port of this machine, with the small demo region in a folder of its own. */
export async function startBina(): Promise<Running> {
	const dataFolder = mkdtempSync(join(tmpdir(), 'bina-browser-'));
	const child = spawn(process.execPath, ['bin/bina.ts', 'start', '--port', '0', '--data', dataFolder], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: 'production', BINA_EXAMPLES: '1', PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH ?? ''}` },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const printed = await announced(child);
	const [, url] = /^Bina: (\S+)/m.exec(printed) ?? [];
	if (url === undefined) throw new Error(`Bina printed no address:\n${printed}`);
	return {
		url: url.replace('localhost', '127.0.0.1'),
		dataFolder,
		printed,
		close: async () => {
			await ended(child);
			rmSync(dataFolder, { recursive: true, force: true });
		}
	};
}

/** Everything printed until the program says how to stop it. */
function announced(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let printed = '';
		let notes = '';
		child.stdout?.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
			if (printed.includes('Ctrl-C')) resolve(printed);
		});
		child.stderr?.on('data', (chunk: Buffer) => {
			notes += chunk.toString();
			if (process.env.BINA_TEST_VERBOSE) process.stderr.write(chunk);
		});
		child.once('exit', (code) => reject(new Error(`Bina ended (${code}) before it was ready:\n${notes}${printed}`)));
	});
}

function ended(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) return resolve();
		child.once('exit', () => resolve());
		child.kill('SIGTERM');
	});
}
