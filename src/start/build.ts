import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const STAMP = join(ROOT, 'build/.source');
const SOURCES = ['src', 'static', 'vite.config.ts', 'package-lock.json'];

/** Builds the web pages when there is no build or the sources have changed since. Returns whether it built. */
export function buildIfNeeded(note: (line: string) => void): boolean {
	const sources = fingerprint();
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return false;
	note('Building the pages (once after each change; about half a minute) …');
	for (const [tool, ...args] of [['svelte-kit', 'sync'], ['vite', 'build', '--logLevel', 'warn']] as const) {
		const result = spawnSync(join(ROOT, 'node_modules/.bin', tool), args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } });
		if (result.status !== 0) throw new Error(`${tool} ended with ${result.status}:\n${result.stderr}${result.stdout}`);
	}
	writeFileSync(STAMP, sources);
	return true;
}

/** Names, sizes and times of the source files: quick to compare at every start. */
function fingerprint(): string {
	const hash = createHash('sha256');
	for (const name of SOURCES) visit(join(ROOT, name), hash);
	return hash.digest('hex');
}

function visit(path: string, hash: ReturnType<typeof createHash>): void {
	if (!existsSync(path)) return;
	const stats = statSync(path);
	if (!stats.isDirectory()) {
		if (!path.endsWith('.test.ts')) hash.update(`${path.slice(ROOT.length)}:${stats.size}:${stats.mtimeMs}\n`);
		return;
	}
	for (const name of readdirSync(path).sort()) visit(join(path, name), hash);
}
