import { longDate, number } from '#platform/messages.ts';
import type { id } from './threshold.messages.id.ts';

export const en: typeof id = {
	title: 'Thresholds of needs', lead: 'When surveys, complaints and service times open a need. Try first: you see the effect before you save.',
	open: 'Thresholds',
	fields: {
		elementBound: ['Score of an element', 'A survey element whose whole interval lies under this opens a need (25 to 100).'],
		leastAnswers: ['Fewest answers', 'An element with fewer answers is not judged.'],
		complaints: ['Complaints', 'So many that miss the same competency.'],
		complaintDays: ['Within days', 'Those complaints were closed within so many days.'],
		promisePercent: ['On time, percent', 'A month whose share on time is surely under this counts as missed.'],
		promiseMonths: ['Months running', 'So many are missed before a need opens.'],
		leastVisits: ['Fewest visits', 'A month with fewer visits is not judged.'],
		missedMonths: ['Soon after months', 'So many missed months raise the urgency by one.'],
		ageDays: ['Soon after days', 'Waiting so long raises the urgency by one.']
	},
	try: 'Show the effect', effect: 'The effect', effectCaption: 'Needs by the facts up to last month',
	effectHint: 'Counted from closed surveys, closed complaints and months that are over, as if no need had been opened yet.',
	columns: { what: 'Needs', now: 'Now', tried: 'With these numbers' },
	rows: { elements: 'From surveys', complaints: 'From complaints', times: 'From service times', urgency: ['Ordinary', 'Soon', 'Most urgent'] },
	validFrom: 'In force from', validFromHint: 'Today or later. Needs that were decided stay as they are.', reason: 'Reason', save: 'Save as a new version', saved: 'The version was saved.',
	versions: 'Versions', versionsCaption: 'Versions of the thresholds', versionColumns: { from: 'From', by: 'By', reason: 'Reason', numbers: 'Numbers' },
	inForce: (version) => `In force: version ${version}.`, none: 'Never changed; the rule that comes with the program is in force.',
	day: (day) => longDate(day, 'en'), figure: (value) => number(value, 'en')
};
