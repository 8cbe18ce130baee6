import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One event a line as JSON. Only keys listed here may be written: nothing that names a person can slip in. */
export interface LogLine {
	readonly level: 'info' | 'warn' | 'error';
	readonly event: string;
	readonly requestId?: string;
	readonly method?: string;
	/** The path with every id and code replaced; never the query. */
	readonly path?: string;
	readonly status?: number;
	readonly milliseconds?: number;
	readonly message?: string;
}

export interface Log {
	write(line: LogLine): void;
	close(): Promise<void>;
}

const LARGEST = 20 * 1024 * 1024;
const HELD_MILLISECONDS = 100;

/**
 * A log file in the data folder; one former file is kept. With BINA_LOG=stdout the lines go there instead. Lines of a
 * tenth of a second are written together, for a write each cost a tenth of a page's time; an error is written at once.
 */
export function openLog(dataFolder: string, now: () => Date = () => new Date()): Log {
	if (process.env.BINA_LOG === 'stdout') {
		return { write: (line) => process.stdout.write(`${JSON.stringify({ at: now().toISOString(), ...line })}\n`), close: async () => undefined };
	}
	const folder = join(dataFolder, 'log');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'bina.jsonl');
	let size = existsSync(file) ? statSync(file).size : 0;
	let stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
	let held = '';
	let timer: NodeJS.Timeout | undefined;
	const flush = (): void => {
		clearTimeout(timer);
		timer = undefined;
		if (held) stream.write(held);
		held = '';
	};
	return {
		write(line) {
			const text = `${JSON.stringify({ at: now().toISOString(), ...line })}\n`;
			if (size + text.length > LARGEST) {
				flush();
				stream.end();
				renameSync(file, `${file}.1`);
				stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
				size = 0;
			}
			size += text.length;
			held += text;
			if (line.level === 'error') flush();
			else timer ??= setTimeout(flush, HELD_MILLISECONDS);
		},
		close: () => new Promise((resolve) => {
			flush();
			stream.end(resolve);
		})
	};
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4,}$|^(?=.*\d)[\w-]{12,}$/i;

/** Below this everything is a number or a secret of somebody's, whatever it looks like. */
const SECRET_BELOW = /^\/+pantau\//i;
const PAGES_BELOW: ReadonlySet<string> = new Set(['', 'pantau', 'laporan', 'foto']);

/** '/pegawai/0199…-…?cari=Sari' → '/pegawai/:id': enough to find a fault, nothing about whom. */
export function plainPath(url: string): string {
	const path = url.split('?', 1)[0] ?? '/';
	const isSecret = (part: string) => SECRET_BELOW.test(path) && !PAGES_BELOW.has(part.toLowerCase());
	return path.split('/').map((part) => (ID.test(part) || part.length > 40 || isSecret(part) ? ':id' : part)).join('/').slice(0, 200);
}
