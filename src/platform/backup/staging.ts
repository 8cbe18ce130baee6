import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Files of a restore, kept beside their place until the database holds what they belong to. */
export class Staging {
	readonly #folder: string;
	readonly #place: string;
	#current: FileHandle | undefined;

	constructor(dataFolder: string) {
		this.#folder = join(dataFolder, 'files.restore');
		this.#place = join(dataFolder, 'files');
		rmSync(this.#folder, { recursive: true, force: true }); // left by a restore that was killed
	}

	/** Begins a file. @param name inside the folder: the reader of the backup has looked */
	async begin(name: string): Promise<void> {
		const path = join(this.#folder, name);
		mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
		this.#current = await open(path, 'wx', 0o600);
	}

	async add(bytes: Buffer): Promise<void> {
		await this.#current?.writeFile(bytes);
	}

	/** Ends a file; it is on the disk when this returns. */
	async end(): Promise<void> {
		await this.#current?.sync();
		await this.#current?.close();
		this.#current = undefined;
	}

	/** Moves everything to its place, one rename a file. @throws {Error} with the folder where the files are now */
	keep(): void {
		try {
			for (const path of this.#paths()) {
				const place = join(this.#place, relative(this.#folder, path));
				mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
				renameSync(path, place);
			}
		} catch (error) {
			throw new Error(`The database is restored, but its files could not all be moved (${(error as Error).message}). Move what is in ${this.#folder} to ${this.#place}.`, { cause: error });
		}
		rmSync(this.#folder, { recursive: true, force: true });
	}

	async drop(): Promise<void> {
		await this.#current?.close().catch(() => undefined);
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#paths(): string[] {
		if (!existsSync(this.#folder)) return [];
		return readdirSync(this.#folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	}
}
