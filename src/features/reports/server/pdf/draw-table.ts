import type { StructureElement } from 'pdfkit';
import { cellText, type Language } from '../../period/format.ts';
import type { Cell, Column, ReportTable } from '../../period/report.schema.ts';
import { BODY_WIDTH, LEFT, type Paper, type Style } from './paper.ts';

const TITLE: Style = { size: 10, weight: 'bold' };
const FILTER: Style = { size: 7.5, colour: '#4a5853' };
const HEAD: Style = { size: 7.5, weight: 'bold' };
const CELL: Style = { size: 8 };
const TOTAL: Style = { size: 8, weight: 'bold' };
const LINE_HEIGHT = 10.6;
const PADDING = 3.5;
const GAP = 6;
/** A name of a thousand letters would fill a page by itself. */
const LONGEST_CELL = 300;

interface Place {
	readonly x: number;
	readonly width: number;
	readonly isNumber: boolean;
}

/** A title, what was chosen, and rows; the head is repeated on every page. An empty table says so. */
export function drawTable(paper: Paper, table: ReportTable, language: Language): void {
	paper.space(10);
	// A title, with what was chosen, never stands alone at the foot of a page.
	paper.room(paper.heightOf(table.title, TITLE) + paper.heightOf(table.filter, FILTER) + (table.rows.length === 0 ? LINE_HEIGHT : 6 * LINE_HEIGHT));
	paper.block('H3', table.title, TITLE);
	paper.block('P', table.filter, FILTER);
	paper.space(3);
	if (table.rows.length === 0) {
		paper.block('P', table.empty, { size: 9 });
		return;
	}
	drawRows(paper, table.columns, table.rows, table.total, language);
}

/** Rows under a head. */
export function drawRows(paper: Paper, columns: readonly Column[], rows: readonly (readonly Cell[])[], total: readonly Cell[] | null, language: Language): void {
	const places = placesOf(columns);
	const head = columns.map(({ label }, at) => paper.lines(label, places[at]!.width, HEAD));
	const element = paper.doc.struct('Table');
	paper.root.add(element);
	const part = (tag: 'THead' | 'TBody') => {
		const own = paper.doc.struct(tag);
		element.add(own);
		return own;
	};
	paper.room(heightOf(head) + 3 * LINE_HEIGHT);
	const top = part('THead');
	drawRow(paper, top, places, head, HEAD, 'head');
	top.end();
	const body = part('TBody');
	const all = total ? [...rows, total] : rows;
	all.forEach((row, at) => {
		const style = total && at === rows.length ? TOTAL : CELL;
		const lines = row.map((cell, column) => paper.lines(cellText(cell, columns[column]!.kind, language).slice(0, LONGEST_CELL), places[column]!.width, style));
		if (paper.room(heightOf(lines))) {
			paper.artifact(() => putRow(paper, places, head, HEAD), 'Pagination');
			paper.down(heightOf(head));
			paper.rule(paper.y, '#14201c', 0.8);
		}
		drawRow(paper, body, places, lines, style, 'body');
	});
	body.end();
	element.end();
	paper.space(6);
}

function placesOf(columns: readonly Column[]): Place[] {
	const whole = columns.reduce((sum, { width }) => sum + width, 0);
	let x = LEFT;
	return columns.map(({ width, kind }) => {
		const own = (width / whole) * BODY_WIDTH;
		const place = { x, width: own - GAP, isNumber: kind !== 'text' && kind !== 'day' };
		x += own;
		return place;
	});
}

function heightOf(lines: readonly (readonly string[])[]): number {
	return Math.max(...lines.map((own) => own.length)) * LINE_HEIGHT + 2 * PADDING;
}

function drawRow(paper: Paper, parent: StructureElement, places: readonly Place[], lines: readonly (readonly string[])[], style: Style, kind: 'head' | 'body'): void {
	const row = paper.doc.struct('TR');
	parent.add(row);
	lines.forEach((own, at) => {
		const isHead = kind === 'head' || at === 0;
		row.add(paper.doc.struct(isHead ? 'TH' : 'TD', isHead ? { scope: kind === 'head' ? 'Column' : 'Row' } : {}, () => putCell(paper, places[at]!, own, style)));
	});
	row.end();
	paper.down(heightOf(lines));
	if (kind === 'head') paper.rule(paper.y, '#14201c', 0.8);
	else paper.rule(paper.y);
}

function putRow(paper: Paper, places: readonly Place[], lines: readonly (readonly string[])[], style: Style): void {
	lines.forEach((own, at) => putCell(paper, places[at]!, own, style));
}

function putCell(paper: Paper, { x, width, isNumber }: Place, lines: readonly string[], style: Style): void {
	lines.forEach((line, at) => paper.put(line, isNumber ? x + width : x, paper.y + PADDING + at * LINE_HEIGHT, style, isNumber));
}
