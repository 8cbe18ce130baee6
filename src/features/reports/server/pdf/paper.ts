import PDFDocument, { type StructureElement } from 'pdfkit';
import { drawable, fontFile, type Weight } from './fonts.ts';

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { left: 48, right: 48, top: 56, bottom: 64 };
export const BODY_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const LEFT = MARGIN.left;

export interface Style {
	readonly size: number;
	readonly weight?: Weight;
	readonly colour?: string;
}

/** Of a line, to the size of its letters. */
const LEADING = 1.42;

export const INK = '#14201c';
const SOFT = '#4a5853';
/** A hyphen between capitals would be drawn as a minus, and copied as one. Only where there is one: a line with features is not kept. */
const PLAIN = { calt: false } as const;
const LINE = '#c9d2ce';

export interface PaperOptions {
	readonly title: string;
	readonly author: string;
	readonly language: 'id' | 'en';
	readonly madeAt: Date;
}

/** Pages that fill from top to bottom, with a structure beside the drawing: what a screen reader reads. */
export class Paper {
	readonly doc: PDFDocument;
	readonly root: StructureElement;
	readonly #chunks: Uint8Array[] = [];
	readonly #finished: Promise<void>;
	readonly #widths = new Map<string, number>();
	#y = MARGIN.top;

	constructor({ title, author, language, madeAt }: PaperOptions) {
		// No font here: one given here and registered again would be opened anew for every word.
		this.doc = new PDFDocument({
			size: [PAGE.width, PAGE.height], margin: 0, pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: language === 'en' ? 'en-GB' : 'id-ID', displayTitle: true, bufferPages: true, font: null,
			info: { Title: drawable(title), Author: drawable(author), Creator: 'Bina', Producer: 'Bina', CreationDate: madeAt, ModDate: madeAt }
		});
		this.doc.registerFont('regular', fontFile('regular')).registerFont('bold', fontFile('bold'));
		this.#finished = new Promise((resolve, reject) => this.doc.on('data', (chunk) => this.#chunks.push(chunk)).on('end', resolve).on('error', reject));
		this.root = this.doc.struct('Document');
		this.doc.addStructure(this.root);
	}

	get y(): number {
		return this.#y;
	}

	/** How high a heading or paragraph over the whole width is, in points. */
	heightOf(text: string, style: Style): number {
		return this.lines(text, BODY_WIDTH, style).length * style.size * LEADING;
	}

	/** Leaves room, but not at the top of a page. */
	space(points: number): void {
		if (this.#y > MARGIN.top) this.#y += points;
	}

	down(points: number): void {
		this.#y += points;
	}

	/** Turns the page when so much does not fit below. @returns whether it was turned */
	room(height: number): boolean {
		if (this.#y + height <= PAGE.height - MARGIN.bottom || this.#y === MARGIN.top) return false;
		// What is being marked goes on on the new page.
		this.doc.continueOnNewPage();
		this.#y = MARGIN.top;
		return true;
	}

	/**
	 * Breaks a text into lines of at most this width; a word that is longer is cut. A line that ends between words keeps their
	 * space, which is not seen: whoever hears or copies the text would else get two words as one.
	 */
	lines(text: string, width: number, style: Style): string[] {
		const lines: string[] = [];
		let line = '';
		for (const { piece, isCut } of drawable(text).split(' ').flatMap((one) => this.#pieces(one, width, style).map((piece, at) => ({ piece, isCut: at > 0 })))) {
			if (line !== '' && (isCut || this.#width(line, style) + this.#width(` ${piece}`, style) > width)) {
				lines.push(isCut ? line : `${line} `);
				line = piece;
			} else line = line === '' ? piece : `${line} ${piece}`;
		}
		return [...lines, line];
	}

	/** The beginning of a text that fits one line. */
	first(text: string, width: number, style: Style): string {
		const [line = '', ...more] = this.lines(text, width, style);
		return more.length > 0 ? `${line.trimEnd()}\u2026` : line;
	}

	/** One line at a place, its right end at `x` when `right`. */
	put(line: string, x: number, y: number, style: Style, right = false): void {
		if (line === '') return;
		const { size, weight = 'regular', colour = INK } = style;
		// Before the font is chosen: measuring changes its size.
		const left = right ? x - this.#width(line.trimEnd(), style) : x;
		this.doc.font(weight).fontSize(size).fillColor(colour).text(line, left, y, line.includes('-') ? { lineBreak: false, features: PLAIN } : { lineBreak: false });
	}

	/** A heading or paragraph over the whole width, going on over the page. */
	block(tag: 'H1' | 'H2' | 'H3' | 'P', text: string, style: Style, parent: StructureElement = this.root): void {
		const height = style.size * LEADING;
		const lines = this.lines(text, BODY_WIDTH, style);
		if (lines.length === 1 && lines[0] === '') return;
		this.room(tag === 'P' ? height * Math.min(2, lines.length) : height * (lines.length + 4));
		parent.add(this.doc.struct(tag, {}, () => {
			for (const line of lines) {
				this.room(height);
				this.put(line, LEFT, this.#y, style);
				this.#y += height;
			}
		}));
	}

	/** What is only to be seen: lines, repeated headings. */
	artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
		this.doc.markContent('Artifact', { type });
		draw();
		this.doc.endMarkedContent();
	}

	rule(y: number, colour = LINE, width = 0.5): void {
		this.artifact(() => this.doc.strokeColor(colour).lineWidth(width).moveTo(LEFT, y).lineTo(LEFT + BODY_WIDTH, y).stroke());
	}

	/** Writes the foot of every page and closes the file. */
	async finish(left: string, pageText: (page: number, pages: number) => string): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
		const { count } = this.doc.bufferedPageRange();
		const style = { size: 7.5, colour: SOFT };
		const foot = this.first(left, BODY_WIDTH - 90, style);
		for (let page = 0; page < count; page++) {
			this.doc.switchToPage(page);
			this.artifact(() => {
				this.put(foot, LEFT, PAGE.height - 40, style);
				this.put(drawable(pageText(page + 1, count)), LEFT + BODY_WIDTH, PAGE.height - 40, style, true);
			}, 'Pagination');
		}
		this.root.end();
		this.doc.end();
		await this.#finished;
		return { bytes: Buffer.concat(this.#chunks), pages: count };
	}

	/** Widths of words are kept: measuring a table of ten thousand rows took most of its time. */
	#width(text: string, { size, weight = 'regular' }: Style): number {
		let width = 0;
		for (const word of text.split(/(?<= )/)) {
			const key = `${weight}${word}`;
			let known = this.#widths.get(key);
			if (known === undefined) {
				known = this.doc.font(weight).fontSize(1000).widthOfString(word) / 1000;
				this.#widths.set(key, known);
			}
			width += known;
		}
		return width * size;
	}

	#pieces(word: string, width: number, style: Style): string[] {
		if (this.#width(word, style) <= width) return [word];
		const pieces: string[] = [];
		let piece = '';
		for (const letter of word) {
			if (piece !== '' && this.#width(piece + letter, style) > width) {
				pieces.push(piece);
				piece = '';
			}
			piece += letter;
		}
		return [...pieces, piece];
	}
}
