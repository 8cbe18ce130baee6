import { number } from '#platform/messages.ts';
import type { id } from './unit.messages.id.ts';

export const en: typeof id = {
	links: { needs: 'Needs', timeline: 'Time line', improvements: 'Improved procedures', label: 'About this unit' },
	units: 'Units',
	improvement: {
		title: 'Improved procedures', lead: 'What changed, since when, and why. An evaluation names it where it happened at the same time.',
		none: 'No improvement recorded yet', noneText: 'Record a changed procedure, so that it can be held against results later.',
		since: (from) => `Since ${from}`, span: (from, to) => `${from} to ${to}`, before: 'Before', after: 'Now', because: 'Cause', expected: 'Expected in', responsible: 'Responsible',
		causes: { complaints: 'Complaints', element: 'Element of the survey', own: 'Own initiative' },
		add: 'Record an improvement', service: 'Service', pick: 'Choose', name: 'Name of the improvement', beforeText: 'Procedure before', afterText: 'New procedure', beganOn: 'In force from', endedOn: 'Ended', cluster: 'Group of complaints', causeElement: 'Element that caused it',
		save: 'Save the improvement', saved: 'The improvement is saved.',
		endedWhy: 'Why it ended', endedWhyHint: 'Needed where the day of its end is given.', change: 'Change, end or withdraw', changeOf: (title) => `Change, end or withdraw: ${title}`,
		changeTitle: 'Change an improvement', changeLead: 'The version before is kept: who changed it, when and why. Evaluations read the last version.', reason: 'Why it is changed', saveChange: 'Save the new version',
		endTitle: 'End the improvement', endLead: 'Where this new procedure is no longer used.', end: 'End it', ended: 'It has ended', resumeLead: (day) => `Recorded as ended on ${day}. Change the day, or leave it empty if it is still in force.`, endWhy: 'Why', saveEnd: 'Save',
		withdrawTitle: 'Withdraw what was recorded by mistake', withdrawLead: 'For an improvement that never happened, was recorded twice, or belongs to another unit. It can still be read as withdrawn, but evaluations and the time line no longer count it. This cannot be undone.', mistake: 'What was wrong', withdraw: 'Withdraw it', withdrawn: 'Withdrawn', withdrawnOn: (day) => `Withdrawn on ${day}: recorded by mistake.`,
		history: (count) => `Versions before (${number(count, 'en')})`, version: (version) => `Version ${number(version, 'en')}`,
		kinds: { changed: 'Changed', ended: 'Ended', resumed: 'Taken up again', withdrawn: 'Withdrawn' }, was: 'Before', someone: 'somebody', by: (name, at) => `by ${name}, ${at}`, nothingElse: 'What it says did not change.', why: 'Reason'
	},
	timeline: {
		title: 'Time line', lead: 'Results of the last two years, and what was done between them. Months without data stay empty.', service: 'Service', all: 'All services', show: 'Show',
		none: 'No results yet', noneText: 'The time line fills as surveys, queues or complaints of this unit go on.',
		strips: { index: 'IKM', wait: 'Median wait (minutes)', promise: 'Within the promise (%)', complaints: 'Complaints received' },
		marks: { training: 'Training finished', improvement: 'Procedure changed', improvement_ended: 'Improvement ended', need_opened: 'Need opened', need_met: 'Need met', plan: 'Plan of a decision', plan_ended: 'Plan done' },
		letters: { training: 'T', improvement: 'P', improvement_ended: 'E', need_opened: 'O', need_met: 'M', plan: 'L', plan_ended: 'D' },
		sentence: (index, needs, done) => `${index} In two years ${number(needs, 'en')} needs were opened; ${number(done, 'en')} trainings and improvements were carried out.`,
		index: (month, index, interval) => `IKM of ${month}: ${number(index, 'en', 2)}${interval ? ` (${number(interval[0], 'en', 2)}–${number(interval[1], 'en', 2)})` : ''}.`,
		noIndex: 'No IKM yet.', caution: 'Close in time is not cause and effect yet; the verdict stands in Impact evaluation.',
		partial: (months) => `In ${months} some or all answers were not asked all nine elements; the IKM rests on those that were asked. Do not simply compare it with other months: a changed questionnaire can look like a changed service.`, months: (count) => `${number(count, 'en')} months`, partialMark: 'fewer than 9 elements',
		month: 'Month', answers: 'Answers', interval: '95% interval', confirmed: 'Really fixed', happened: 'What happened', on: 'Day', what: 'Event', gap: '–', picture: 'Picture of the time line'
	}
};
