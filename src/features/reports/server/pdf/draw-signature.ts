import { BODY_WIDTH, LEFT, type Paper, type Style } from './paper.ts';

const TITLE: Style = { size: 13, weight: 'bold' };
const LABEL: Style = { size: 9 };
const ROW = 30;
/** Where the lines to write on begin, and how far they go. */
const LINE_LEFT = LEFT + 120;
const LINE_WIDTH = BODY_WIDTH / 2;

/** Where whoever answers for the report signs it on paper: words with a line each, together on one page. */
export function drawSignature(paper: Paper, { title, lines }: { readonly title: string; readonly lines: readonly string[] }): void {
	paper.space(18);
	paper.room(paper.heightOf(title, TITLE) + lines.length * ROW + LABEL.size);
	paper.doc.outline.addItem(title);
	paper.block('H2', title, TITLE);
	for (const line of lines) {
		paper.down(ROW - LABEL.size * 1.42);
		const y = paper.y;
		paper.block('P', line, LABEL);
		paper.artifact(() => paper.doc.strokeColor('#14201c').lineWidth(0.5).moveTo(LINE_LEFT, y + LABEL.size + 2).lineTo(LINE_LEFT + LINE_WIDTH, y + LABEL.size + 2).stroke());
	}
}
