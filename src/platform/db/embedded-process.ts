import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The unprivileged user that runs PostgreSQL when the program itself runs as root. */
export interface ServerOwner {
	readonly uid: number;
	readonly gid: number;
}

/** PostgreSQL refuses to run as root: then `nobody`, who has a line in every /etc/passwd, runs it. */
export function serverOwner(): ServerOwner | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith('nobody:'));
	const [, , uid, gid] = line?.split(':') ?? [];
	if (!uid || !gid) throw new Error('PostgreSQL cannot run as root and there is no user "nobody". Start Bina as an ordinary user.');
	return { uid: Number(uid), gid: Number(gid) };
}

/** Whether a process still runs; a zombie counts as ended, since nothing answers there. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
	try {
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return true; // no /proc on this system
	}
}

/** Whether what runs under this number is that program: after a restart of the machine a number may belong to another. */
export function runs(pid: number, program: string): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program);
	} catch {
		return true; // no /proc on this system
	}
}

/** Runs a program to its end; the rejection carries what it printed. */
export function runToEnd(file: string, args: readonly string[], owner?: ServerOwner): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...owner });
		let printed = '';
		child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
		child.on('error', reject);
		child.on('close', (code) => (code === 0 ? resolve(printed) : reject(new Error(`${file} ended with ${code}: ${printed.slice(-2000)}`))));
	});
}

/** Whether that user can enter the folder, parents included. */
export function canReach(folder: string, owner: ServerOwner): boolean {
	return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...owner, cwd: '/', stdio: 'ignore' }).status === 0;
}
