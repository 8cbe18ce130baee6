import { isSerial, momentOfSerial, momentOfText } from './dates.ts';
import { readXml, type XmlVisitor } from './read-xml.ts';
import { lengthened, TextOfParts, unescaped } from './shared-texts.ts';
import { Workbook, type FirstSheet } from './workbook.ts';

export type Cell = string | number | boolean | Date | null;

export interface SheetRow {
	/** As the spreadsheet counts: from 1. */
	readonly row: number;
	/** By column; nothing stands where a cell is missing. */
	readonly values: readonly (Cell | undefined)[];
}

/** The bounds of the format. */
const mostColumns = 16_384;
const mostRows = 1_048_576;

/** The rows of the first sheet as they are asked for. @throws {Error} not a workbook, or damaged */
export async function* sheetRows(path: string): AsyncGenerator<SheetRow, void> {
	const workbook = await Workbook.open(path);
	try {
		const sheet = await workbook.firstSheet();
		const gatherer = new RowGatherer(sheet);
		for await (const _ of readXml(sheet.pieces, gatherer)) yield* gatherer.take();
	} finally {
		workbook.close();
	}
}

/** Makes rows out of the elements of a sheet. */
class RowGatherer implements XmlVisitor {
	readonly #sheet: FirstSheet;
	readonly #inline = new TextOfParts();
	#rows: SheetRow[] = [];
	#row = 0;
	#values: (Cell | undefined)[] | undefined;
	#column = -1;
	#type = '';
	#style = -1;
	#value = '';
	#isInCell = false;
	#isInValue = false;

	constructor(sheet: FirstSheet) {
		this.#sheet = sheet;
	}

	take(): readonly SheetRow[] {
		const rows = this.#rows;
		this.#rows = [];
		return rows;
	}

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (name === 'row') this.#openRow(attributes['r']);
		else if (name === 'c' && this.#values) this.#openCell(attributes);
		else if (this.#isInCell && name === 'v') this.#isInValue = true;
		else if (this.#isInCell) this.#inline.open(name);
	}

	text(piece: string): void {
		if (this.#isInValue) this.#value = lengthened(this.#value, piece);
		else if (this.#isInCell) this.#inline.add(piece);
	}

	close(name: string): void {
		if (name === 'v') this.#isInValue = false;
		else if (name === 'c' && this.#isInCell) this.#closeCell();
		else if (name === 'row' && this.#values) this.#closeRow(this.#values);
		else if (this.#isInCell) this.#inline.close(name);
	}

	#openRow(number: string | undefined): void {
		this.#row = number === undefined ? this.#row + 1 : Number(number);
		if (!(Number.isInteger(this.#row) && this.#row >= 1 && this.#row <= mostRows)) throw new RangeError('RowGatherer: no such row');
		this.#values = [];
		this.#column = -1;
	}

	#openCell({ r: place, t: type = '', s: style }: Readonly<Record<string, string>>): void {
		this.#column = place === undefined ? this.#column + 1 : columnOf(place);
		if (!(this.#column >= 0 && this.#column < mostColumns)) throw new RangeError('RowGatherer: no such column');
		this.#type = type;
		this.#style = style === undefined ? -1 : Number(style);
		this.#value = '';
		this.#isInCell = true;
	}

	#closeCell(): void {
		this.#isInCell = false;
		if (this.#values) this.#values[this.#column] = this.#cell(this.#inline.take()); // a gap costs nothing: a row may have one cell, and that in column 16,384
	}

	#closeRow(values: readonly (Cell | undefined)[]): void {
		this.#rows.push({ row: this.#row, values });
		this.#values = undefined;
	}

	#cell(inline: string): Cell {
		const value = this.#value;
		if (this.#type === 'inlineStr') return inline;
		if (value === '') return this.#type === 'str' ? '' : null;
		if (this.#type === 's') return this.#sharedText(value);
		if (this.#type === 'str') return unescaped(value);
		if (this.#type === 'b') return value === '1' || value.toLowerCase() === 'true';
		if (this.#type === 'e') return value;
		if (this.#type === 'd') return momentOfText(value) ?? value;
		if (value.trim() === '') return null;
		const number = Number(value);
		if (Number.isNaN(number)) return value;
		const isDate = this.#sheet.dateStyles[this.#style] === true && isSerial(number); // a number of a person in a column of days is no day, and stays to be seen
		return isDate ? momentOfSerial(number, this.#sheet.is1904) : number;
	}

	/** A text that is not there would silently empty the cell. */
	#sharedText(value: string): string {
		const text = this.#sheet.texts.at(Number(value));
		if (text === undefined) throw new RangeError('RowGatherer: no such text');
		return text;
	}
}

/** 'A1' is 0, 'AB12' is 27; -1 for what is no place of a cell. */
function columnOf(place: string): number {
	let column = 0;
	for (let index = 0; index < place.length; index++) {
		const code = place.charCodeAt(index);
		if (code >= 48 && code <= 57) return column - 1;
		if (code < 65 || code > 90) return -1;
		column = column * 26 + code - 64;
	}
	return -1;
}
