import type { id } from './synthetic.messages.id.ts';

export const en: typeof id = {
	title: 'One trained unit beside a mix of others',
	lead: (unit) => `Only ${unit} was trained. Of the units that were not, a mix was made that was most like it before the training; after it the two are compared.`,
	mixedOf: (parts) => `The mix: ${parts}.`,
	part: (unit, percent) => `${unit} ${percent}%`,
	others: (count) => `${count} other unit${count === 1 ? '' : 's'} with ${count === 1 ? 'a small part' : 'small parts'}`,
	lines: {
		title: 'The trained unit and its mix',
		subtitle: 'Value of each month. The upright dashed line marks the month in which training began.',
		trained: 'trained',
		comparison: 'mix',
		start: 'start',
		month: 'Month',
		caption: 'Value of the trained unit and its mix by month',
		sentence: (gap, before) => `After the training the gap is ${gap} on average; before it was ${before}.`
	},
	placebos: {
		title: 'Is a gap of that size usual?',
		subtitle: 'Each comparison unit is treated as if it had been trained. One dot is one unit: how many times larger its gap became after the month of the training.',
		sentence: (unit, times, rank, all) =>
			`The gap of ${unit} became ${times} times what it was: place ${rank} of ${all} units. If the training does nothing, that place or a higher one still falls to ${rank} of ${all} units.`,
		enough: (all) => `With ${all} units even the first place comes by chance 1 time in ${all}; only with 20 units or more is that rare.`,
		axis: 'times',
		trained: 'trained',
		caption: 'Units in its place: gaps before and after',
		unit: 'Unit',
		after: 'Mean gap after',
		before: 'Usual gap before',
		times: 'Grew (times)',
		isTrained: (unit) => `${unit} (trained)`
	},
	beside: 'The verdict above stays with the way of computing that was registered; this is a check beside it.',
	unknownUnit: 'a unit that is no longer there'
};
