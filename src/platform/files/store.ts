import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '#platform/problem.ts';

export interface StoredFile {
	readonly sha256: string;
	readonly size: number;
}

/** Largest file taken from a browser; larger ones come by the command line, which reads them from the disk. */
export const UPLOAD_LIMIT_BYTES = 50_000_000;

/** Where this installation keeps files: beside the embedded database. */
export function filesFolder(environment: Readonly<Record<string, string | undefined>>): string {
	return join(resolve(environment['BINA_DATA'] ?? './data'), 'files');
}

/** The place of a stored file. @throws {RangeError} not a checksum, so that no name leads out of the folder */
export function storedPath(folder: string, sha256: string): string {
	if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('storedPath: not a sha256');
	return join(folder, sha256.slice(0, 2), sha256);
}

/**
 * Keeps a file under its checksum, piece by piece: a file over the limit is refused when the limit is passed, not
 * after it has filled memory or disk. The same file twice is kept once.
 *
 * @throws {Problem} request.too_large
 */
export async function storeFile(folder: string, source: AsyncIterable<Uint8Array>, limitBytes = UPLOAD_LIMIT_BYTES): Promise<StoredFile> {
	await mkdir(folder, { recursive: true });
	const arriving = join(folder, `arriving-${randomUUID()}`);
	const hash = createHash('sha256');
	let size = 0;
	try {
		await pipeline(Readable.from(counted()), createWriteStream(arriving, { flags: 'wx', mode: 0o600 }));
		const sha256 = hash.digest('hex');
		const place = storedPath(folder, sha256);
		await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
		await rename(arriving, place);
		return { sha256, size };
	} finally {
		await rm(arriving, { force: true });
	}

	async function* counted(): AsyncGenerator<Uint8Array> {
		for await (const chunk of source) {
			size += chunk.length;
			if (size > limitBytes) throw new Problem('request.too_large', 413, { limitMegabytes: Math.round(limitBytes / 1e6), field: 'file' });
			hash.update(chunk);
			yield chunk;
		}
	}
}

/** Checksum and size of a file on the disk, read piece by piece. */
export async function describeFile(path: string): Promise<StoredFile> {
	const { size } = await stat(path);
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return { sha256: hash.digest('hex'), size };
}

/** Deletes a stored file, unless it was stored (again) after `limit`: then it belongs to somebody who came since. */
export async function dropFileOlderThan(folder: string, sha256: string, limit: Date): Promise<void> {
	const path = storedPath(folder, sha256);
	const found = await stat(path).catch(() => undefined);
	if (found && found.mtime < limit) await rm(path, { force: true });
}
