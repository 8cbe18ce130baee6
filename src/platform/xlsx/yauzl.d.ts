// The package ships no types; this is the part of it that is used here.
declare module 'yauzl' {
	import type { Readable } from 'node:stream';

	export interface Entry {
		readonly fileName: string;
		readonly compressedSize: number;
		readonly uncompressedSize: number;
	}
	export interface ZipFile {
		readonly entryCount: number;
		eachEntry(): AsyncIterable<Entry>;
		openReadStreamPromise(entry: Entry): Promise<Readable>;
		close(): void;
	}
	export function openPromise(path: string, options: { lazyEntries: true; autoClose: false }): Promise<ZipFile>;
}
