import type { id } from './pictures.messages.id.ts';

export const en: typeof id = {
	effects: {
		title: 'All results with their ranges',
		subtitle:
			'In multiples of the smallest change worth having, fixed at registration: right = better. Grey band = below what is worth having. In the order of registration, not a ranking.',
		marks: 'Filled dot: the range does not hold zero. Hollow dot: it does. Diamond: worse, without zero.',
		sentence: (shown, better, unsure, worse) => `Of ${shown} results, ${better} are better and ${worse} worse; the range of ${unsure} contains zero.`,
		without: (count) => `${count} other evaluations are not computed yet or cannot be judged; their names stay.`,
		caption: 'Results in multiples of the smallest change worth having',
		name: 'Evaluation',
		effect: 'Result (multiple)',
		range: '95% range (multiple)',
		least: 'Smallest change worth having'
	},
	tiles: {
		title: 'Units in this evaluation',
		subtitle: (months) => `One tile one office, by name. Number = mean of the last ${months} months; the stronger the higher. Triangle = trained.`,
		sentence: (units, trained, low, high) => `${units} offices, ${trained} of them trained; their values are between ${low} and ${high}.`,
		notEffect: 'These numbers are levels, not effects of training: offices differ for many reasons.',
		caption: 'Latest value of each office',
		unit: 'Office',
		start: 'Trained since',
		never: 'comparison',
		value: 'Value',
		months: 'Months with data',
		more: (shown, all) => `The picture has ${shown} of ${all} offices; the table has all.`
	},
	definitions: {
		title: 'What these numbers mean',
		estimate: 'Estimate',
		interval: '95% range',
		mde: 'Smallest change that could be seen',
		mdeText: 'A true change of this size would be seen clearly in 80 of 100 evaluations like this. Smaller ones are easily missed: if none is seen, that does not mean there is none.',
		sesoi: 'Smallest change worth having',
		sesoiText: 'Fixed by the agency at registration, before results were seen. A smaller change is not called a success, however sure it is.',
		sure: 'Cannot be computed',
		filter: (measure, months) => `Rows used: ${measure}, months ${months}, only registered units and months with answers.`
	}
};
