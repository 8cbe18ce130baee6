import { reportWords } from '../period/format.ts';
import type { ReportDocument, ReportSection } from '../period/report.schema.ts';
import { column } from '../period/tables.ts';
import { drawChart } from './pdf/draw-chart.ts';
import { drawRows, drawTable } from './pdf/draw-table.ts';
import { drawSignature } from './pdf/draw-signature.ts';
import { Paper } from './pdf/paper.ts';

/**
 * The report as tagged PDF (PDF/UA-1): headings, paragraphs, tables with their heads, a picture with its words, language and title.
 *
 * @param madeAt stands in the file; the same report of the same moment gives the same drawing
 * @param isSigned with a place for whoever signs it on paper
 * @source ISO 14289-1
 */
export async function renderPdf(report: ReportDocument, madeAt: Date, { isSigned = false }: { readonly isSigned?: boolean } = {}): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
	const words = reportWords(report.language);
	const paper = new Paper({ title: `${report.title}: ${report.agencyName}, ${report.period}`, author: report.agencyName, language: report.language, madeAt });
	paper.block('P', words.letterhead(report.agencyName).toLocaleUpperCase('id'), { size: 11, weight: 'bold' });
	paper.space(4);
	paper.rule(paper.y, '#14201c', 1.2);
	paper.space(14);
	paper.block('H1', report.title, { size: 19, weight: 'bold' });
	paper.space(4);
	for (const line of report.lines) paper.block('P', line, { size: 9 });
	for (const section of report.sections) drawSection(paper, section, report);
	if (isSigned) drawSignature(paper, words.signature);
	return paper.finish(`${report.agencyName} · ${report.period} · ${report.lines[1] ?? ''}`, words.page);
}

function drawSection(paper: Paper, section: ReportSection, { language }: ReportDocument): void {
	paper.space(18);
	paper.doc.outline.addItem(section.heading);
	paper.block('H2', section.heading, { size: 13, weight: 'bold' });
	paper.space(2);
	for (const text of section.paragraphs) {
		paper.block('P', text, { size: 9.5 });
		paper.space(3);
	}
	if (section.figures.length > 0) {
		const { figure } = reportWords(language);
		drawRows(paper, [column('label', figure.label, 'text', 5), column('text', figure.value, 'text', 7)], section.figures.map(({ label, text }) => [label, text]), null, language);
	}
	for (const { title, verdict, sentence, facts } of section.findings) {
		paper.space(8);
		paper.block('H3', title, { size: 10, weight: 'bold' });
		paper.block('P', verdict, { size: 9.5, weight: 'bold' });
		paper.block('P', sentence, { size: 9.5 });
		for (const fact of facts) paper.block('P', fact, { size: 8, colour: '#4a5853' });
	}
	if (section.chart) drawChart(paper, section.chart);
	for (const table of section.tables) drawTable(paper, table, language);
}
