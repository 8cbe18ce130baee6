import type { id } from './period.messages.id.ts';

export const en: typeof id = {
	problems: {
		'report.period_unknown': () => 'That period is not known. Choose a quarter, half or year from the list.',
		'report.in_the_future': () => 'That period has not begun. Choose one that has.'
	},
	list: { title: 'Reports', lead: 'Reports of a quarter, half or year for the whole agency, from the data there are now.', make: 'Make report', period: 'Period', hint: 'A period that is not over is written with data up to today.' },
	kinds: { quarter: (part, year) => `Quarter ${part} ${year}`, half: (part, year) => `Half ${part} ${year}`, year: (_part, year) => `Year ${year}` },
	page: { pdf: 'Download PDF', xlsx: 'Download workbook', more: (rows) => `${rows} more rows stand in the PDF and the workbook.` }
};
