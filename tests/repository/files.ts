import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface TextFile {
	/** From the repository's root. */
	readonly path: string;
	readonly text: string;
}

/** The files that match, sorted, with their text. */
export function readFiles(...patterns: readonly string[]): TextFile[] {
	const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
	return [...new Set(paths)].sort().map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

export function isThere(path: string): boolean {
	return existsSync(join(ROOT, path)) || globSync(path, { cwd: ROOT }).length > 0;
}
