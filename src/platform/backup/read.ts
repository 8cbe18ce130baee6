import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { posix } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import type { TableSum } from './write.ts';

/** A backup that cannot be taken as it is: what is wrong and what to do. */
export class BackupRefused extends Error {}

/** What a reader does with the parts of a backup, in the order of the file. */
export interface Taker {
	/** The migrations of the release that made it. */
	begin?(migrations: readonly string[]): Promise<void>;
	table?(name: string, columns: readonly string[]): Promise<void>;
	/** One row of the table as JSON. */
	row?(line: string): Promise<void>;
	tableEnd?(): Promise<void>;
	file?(name: string): Promise<void>;
	piece?(bytes: Buffer): Promise<void>;
	/** Called when the file is whole. */
	fileEnd?(): Promise<void>;
}

export interface BackupContents {
	readonly secret: string;
	readonly tables: readonly TableSum[];
	readonly files: number;
}

interface Line {
	readonly bina?: number;
	readonly migrations?: readonly string[];
	readonly secret?: string;
	readonly table?: string;
	readonly columns?: readonly string[];
	readonly end?: TableSum;
	readonly file?: string;
	readonly bytes?: number;
	readonly piece?: string;
	readonly endFile?: boolean;
	readonly sha256?: string;
	readonly complete?: boolean;
	readonly tables?: readonly TableSum[];
	readonly files?: number;
}

interface Part {
	readonly name: string;
	readonly hash: Hash;
	/** Rows of a table, bytes of a file. */
	size: number;
}

interface FilePart extends Part {
	/** What the file said of its length beforehand. */
	readonly bytes: number | undefined;
}

/**
 * Reads a backup to its end and compares every table and every file with its checksum on the way.
 * @param taker is given the parts as they come, before the whole is known to be sound
 * @throws {BackupRefused} not a backup, cut off, or changed anywhere
 */
export async function readBackup(file: string, taker: Taker = {}): Promise<BackupContents> {
	const reading = new Reading(file, taker);
	for await (const text of linesOf(file)) await reading.take(text);
	return reading.finish();
}

class Reading {
	readonly #path: string;
	readonly #taker: Taker;
	#secret: string | undefined;
	#table: Part | undefined;
	#file: FilePart | undefined;
	#complete: BackupContents | undefined;
	readonly #sums = new Map<string, string>();
	#files = 0;

	constructor(path: string, taker: Taker) {
		this.#path = path;
		this.#taker = taker;
	}

	async take(text: string): Promise<void> {
		if (this.#complete) throw damaged('it goes on after its end');
		if (this.#table && !text.startsWith('{"end":{')) {
			this.#table.hash.update(text).update('\n');
			this.#table.size += 1;
			await this.#taker.row?.(text);
			return;
		}
		const line = parse(text);
		if (this.#secret === undefined) return this.#begin(line);
		if (line.end) return this.#endTable(line.end);
		if (this.#file) return this.#inFile(this.#file, line);
		if (line.table !== undefined) return this.#beginTable(line.table, line.columns ?? []);
		if (line.file !== undefined) return this.#beginFile(line.file, line.bytes);
		if (line.complete) this.#complete = this.#compared(line, this.#secret);
		else throw damaged('it holds a line of no known kind');
	}

	finish(): BackupContents {
		if (this.#secret === undefined) throw new BackupRefused(`${this.#path} is not a backup of Bina.`);
		if (!this.#complete) throw new BackupRefused(`${this.#path} was cut off before its end. Take another copy; nothing was kept.`);
		return this.#complete;
	}

	async #begin({ bina, secret, migrations = [] }: Line): Promise<void> {
		if (bina !== 1 || !secret) throw new BackupRefused(`${this.#path} is not a backup of Bina.`);
		this.#secret = secret;
		await this.#taker.begin?.(migrations);
	}

	async #beginTable(name: string, columns: readonly string[]): Promise<void> {
		this.#table = { name, hash: createHash('sha256'), size: 0 };
		await this.#taker.table?.(name, columns);
	}

	async #endTable(expected: TableSum): Promise<void> {
		const table = this.#table;
		if (!table) throw damaged('a table ends that has not begun');
		const sha256 = table.hash.digest('hex');
		if (expected.name !== table.name || expected.rows !== table.size || expected.sha256 !== sha256) throw damaged(`table ${table.name.slice(0, 60)} differs from its checksum`);
		this.#sums.set(table.name, sha256);
		this.#table = undefined;
		await this.#taker.tableEnd?.();
	}

	async #beginFile(name: string, bytes: number | undefined): Promise<void> {
		if (!posix.resolve('/files', name).startsWith('/files/')) throw new BackupRefused(`The backup names a file outside its folder: ${name.slice(0, 60)}.`);
		this.#file = { name, hash: createHash('sha256'), size: 0, bytes };
		await this.#taker.file?.(name);
	}

	async #inFile(file: FilePart, { piece, endFile, sha256 }: Line): Promise<void> {
		if (piece !== undefined) {
			const bytes = Buffer.from(piece, 'base64');
			file.hash.update(bytes);
			file.size += bytes.length;
			await this.#taker.piece?.(bytes);
			return;
		}
		// A backup of an older release has no checksum of a file, only its length.
		if (!endFile || file.size !== file.bytes || (sha256 !== undefined && sha256 !== file.hash.digest('hex'))) throw damaged(`file ${file.name.slice(0, 60)} differs from its checksum`);
		this.#file = undefined;
		this.#files += 1;
		await this.#taker.fileEnd?.();
	}

	#compared({ tables = [], files }: Line, secret: string): BackupContents {
		const whole = tables.length === this.#sums.size && tables.every(({ name, sha256 }) => this.#sums.get(name) === sha256);
		if (!whole || files !== this.#files) throw damaged('a table or a file is missing');
		return { secret, tables, files: this.#files };
	}
}

function damaged(how: string): BackupRefused {
	return new BackupRefused(`The backup is damaged: ${how}. Take another copy; nothing was kept.`);
}

/** Ends of line only: a name may hold U+2028, at which the line reader of Node breaks, too. */
async function* linesOf(file: string): AsyncGenerator<string> {
	if (!existsSync(file)) throw new BackupRefused(`${file} does not exist.`);
	const unzipped = createReadStream(file).on('error', (error) => unzipped.destroy(error)).pipe(createGunzip());
	const decoder = new StringDecoder('utf8');
	let rest = '';
	try {
		for await (const chunk of unzipped) {
			const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
	} catch (error) {
		if (error instanceof BackupRefused || !isReadFault(error)) throw error;
		throw new BackupRefused(`${file} cannot be read: ${(error as Error).message}. It is damaged or not a backup of Bina.`);
	}
	if (rest !== '') yield rest;
}

function isReadFault(error: unknown): boolean {
	return typeof (error as NodeJS.ErrnoException).code === 'string' && /^(Z_|E[A-Z]+$|ERR_)/.test((error as NodeJS.ErrnoException).code ?? '');
}

function parse(text: string): Line {
	try {
		const line: unknown = JSON.parse(text);
		if (typeof line === 'object' && line !== null) return line;
	} catch {
		// said below
	}
	throw damaged('it holds a line that cannot be read');
}
