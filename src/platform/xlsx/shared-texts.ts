import { visitXml } from './read-xml.ts';
import { SheetError } from './sheet-error.ts';

/** A spreadsheet's cell holds 32,767 letters; some programs write more. One without end would fill the memory of all who work here. */
const mostLetters = 4_000_000;

/** @throws {RangeError} longer than the text of any cell */
export function lengthened(text: string, piece: string): string {
	if (text.length + piece.length > mostLetters) throw new RangeError('lengthened: longer than the text of a cell');
	return text + piece;
}

/**
 * The text of one `<si>` or `<is>`: that of its `<t>`, or of several `<r>` one after another. What only tells how it is
 * pronounced (`<rPh>`) is no part of it.
 */
export class TextOfParts {
	#whole = '';
	#part: string | undefined;
	#isPhonetic = false;

	open(name: string): void {
		if (name === 'rPh') this.#isPhonetic = true;
		else if (name === 't' && !this.#isPhonetic) this.#part = '';
	}

	add(piece: string): void {
		if (this.#part !== undefined) this.#part = lengthened(this.#part, piece);
	}

	close(name: string): void {
		if (name === 'rPh') this.#isPhonetic = false;
		if (name !== 't' || this.#part === undefined) return;
		this.#whole = lengthened(this.#whole, unescaped(this.#part));
		this.#part = undefined;
	}

	/** The text so far; the next begins. */
	take(): string {
		const text = this.#whole;
		this.#whole = '';
		return text;
	}
}

/** Spreadsheets write letters that XML forbids, and line breaks, as `_x000D_`. */
export function unescaped(text: string): string {
	return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

/**
 * The table of texts that the cells of a workbook point into. Kept as bytes: half a million small strings are many times
 * as large, and the collector of garbage would walk over all of them again and again.
 */
export class SharedTexts {
	#bytes: Buffer = Buffer.alloc(65_536);
	/** Where each text begins, and after the last where the next would. */
	readonly #starts: number[] = [0];
	readonly #mostBytes: number;

	constructor(mostBytes = 200_000_000) { // more than a whole workbook of 100,000 people
		this.#mostBytes = mostBytes;
	}

	/** @throws {SheetError} more texts than memory has room for */
	add(text: string): void {
		const start = this.#starts.at(-1) ?? 0;
		const most = start + text.length * 3;
		if (most > this.#mostBytes) throw new SheetError('xlsx.too_large', { megabytes: Math.round(this.#mostBytes / 1e6) });
		if (most > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], Math.max(most, this.#bytes.length * 2));
		this.#starts.push(start + this.#bytes.write(text, start));
	}

	/** Undefined when there is no such text. */
	at(index: number): string | undefined {
		const [start, end] = [this.#starts[index], this.#starts[index + 1]];
		return start === undefined || end === undefined ? undefined : this.#bytes.toString('utf8', start, end);
	}

	get length(): number {
		return this.#starts.length - 1;
	}
}

/** Reads the table piece by piece: only the texts are kept. */
export async function readSharedTexts(pieces: AsyncIterable<Uint8Array>): Promise<SharedTexts> {
	const texts = new SharedTexts();
	const parts = new TextOfParts();
	await visitXml(pieces, {
		open: (name) => parts.open(name),
		text: (piece) => parts.add(piece),
		close: (name) => {
			if (name === 'si') texts.add(parts.take());
			else parts.close(name);
		}
	});
	return texts;
}
