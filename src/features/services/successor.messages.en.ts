import type { SuccessorWords } from './successor.messages.id.ts';

export const en: SuccessorWords = {
	problems: {
		'successor.unit_unknown': () => 'There is no such unit in your government. Choose one from the list.',
		'successor.circle': () => 'That unit itself goes back to this one, so the line would be a circle. Check the direction of the merger.',
		'successor.taken': () => 'This unit has a successor already. Take the former one back first if it is wrong.',
		'successor.not_found': () => 'This successor was taken back already. Load the page again.'
	},
	title: (name: string) => `Service history of ${name}`,
	lead: 'When units merge their figures stay comparable: data of the former unit stand in the line of its successor, with a mark where they merged.',
	goesOn: (name: string, day: string) => `Since ${day} the services of this unit are given by ${name}.`,
	cameFrom: 'Goes on with the services of',
	since: (name: string, day: string, reason: string) => `${name}, since ${day}. ${reason}`,
	formTitle: 'The services of this unit go on in another',
	toUnit: 'Successor',
	onDate: 'Since',
	reason: 'Reason or legal basis',
	reasonHint: 'For example the number of the regulation on organisation',
	choose: 'Choose',
	save: 'Register successor',
	end: 'Take back, this is wrong',
	years: 'From year to year',
	service: 'Service', year: 'Year', index: 'IKM', responses: 'Answers', wait: 'Wait (median)', kept: 'Promise kept', note: 'Note',
	joined: (units: string) => `${units} units together`,
	before: 'of the unit before the merger',
	partial: 'fewer than nine elements',
	partialNote: 'The IKM of a year in which a survey did not ask all nine elements is of those it asked; do not simply compare it with other years.',
	breakIn: (day: string) => `merger ${day}`,
	medianNote: 'The median of a year, or of several units, is the mean of monthly medians weighted by visits, no new median of all visits. IKM and promises kept add up exactly.',
	empty: 'No service figures yet',
	emptyText: 'Figures appear once there are survey answers or service times of this unit or of units merged into it.'
};
