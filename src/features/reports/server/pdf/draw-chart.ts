import type { ReportChart } from '../../period/report.schema.ts';
import { BODY_WIDTH, INK, LEFT, type Paper, type Style } from './paper.ts';

const ROW = 15;
const LABEL_WIDTH = 262;
const TICKS = 3;
const TITLE: Style = { size: 10, weight: 'bold' };
const LABEL: Style = { size: 7.5 };
const AXIS_HEIGHT = 14;

/** Points with their ranges, one row each, on one axis; said in words to who cannot see it. */
export function drawChart(paper: Paper, chart: ReportChart): void {
	paper.space(10);
	const height = chart.rows.length * ROW + AXIS_HEIGHT;
	// The title stays with its picture.
	paper.room(paper.heightOf(chart.title, TITLE) + height);
	paper.block('H3', chart.title, TITLE);
	paper.room(height);
	const top = paper.y;
	const [left, width] = [LEFT + LABEL_WIDTH, BODY_WIDTH - LABEL_WIDTH - 10];
	const at = (value: number) => left + ((Math.min(chart.high, Math.max(chart.low, value)) - chart.low) / (chart.high - chart.low)) * width;
	paper.root.add(paper.doc.struct('Figure', { alt: chart.alt, bbox: [LEFT, top, LEFT + BODY_WIDTH, top + height] }, () => {
		chart.rows.forEach(({ label, value, interval }, row) => {
			const middle = top + row * ROW + ROW / 2;
			paper.put(`${paper.first(label, LABEL_WIDTH - 14, LABEL)} `, LEFT, middle - 5, LABEL);
			const { doc } = paper;
			doc.strokeColor('#dfe6e2').lineWidth(0.4).moveTo(left, middle).lineTo(left + width, middle).stroke();
			if (interval) doc.strokeColor('#0f6b5c').lineWidth(1.6).moveTo(at(interval[0]), middle).lineTo(at(interval[1]), middle).stroke();
			doc.fillColor(INK).circle(at(value), middle, 2.6).fill();
		});
		for (let tick = 0; tick <= TICKS; tick++) {
			const value = chart.low + ((chart.high - chart.low) * tick) / TICKS;
			paper.put(`${Math.round(value)} `, at(value) + 6, top + height - AXIS_HEIGHT + 2, LABEL, true);
		}
	}));
	paper.down(height);
}
