import { longDate } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'survey.questions_changed': () => 'The questions of this survey have just changed. Open the page again and answer what stands there.',
		'survey.slow_down': () => 'Many answers came from here in the last ten minutes. Wait a little and press Send again; what you filled in stays.',
		'survey.answer_missing': () => 'Choose one answer to this question.',
		'survey.labels_unclear': () => 'All four answers must be filled in and differ from each other.',
		'survey.nothing_asked': () => 'At least one element must be asked.',
		'survey.pass_invalid': () => 'The pass of this tablet is no longer good. Set the tablet up again from the page of the survey; answers that wait stay on it.',
		'survey.not_found': () => 'There is no such survey. Check the address, or scan the code at the counter again.',
		'survey.closed': () => 'This survey is not open now. Thank you; please tell the officers at the counter.',
		'survey.overlap': () => 'This counter already has a survey on those days. Choose days that do not overlap.',
		'survey.already_closed': () => 'This survey is closed; its result stays.',
		'survey.no_responses': () => 'No response of this survey counts yet, so there is no result to fix.',
		'survey.dates_out_of_order': () => 'The last day comes before the first. Correct one of them.',
		'survey.point_not_found': () => 'There is no such counter where you work. Choose from the list.'
	},
	closesOn: (day: string) => `Open until ${longDate(day, 'en')}.`,
	list: {
		heading: (overdue: number) =>
			overdue === 0 ? 'Every counter is surveyed in time' : `${overdue} counter${overdue === 1 ? ' is' : 's are'} overdue for a survey`,
		lead: 'SKM is due at least once a year for every service (PermenPANRB 14/2017).',
		point: 'Counter',
		unit: 'Unit',
		state: 'State',
		responses: 'Responses',
		actions: 'Actions',
		states: { none: 'No survey yet', planned: 'Planned', open: 'Open', ended: 'To be closed', closed: 'Closed' },
		overdue: 'Overdue',
		of: (responses: string, minimum: string) => `${responses} of ${minimum}`,
		create: 'Open a survey',
		poster: 'Print poster',
		empty: 'No counter yet',
		emptyText: 'Counters appear here when the services of your unit are registered.',
		caption: 'Counters and their surveys'
	},
	create: { title: 'For which counter do you open a survey?', point: 'Counter', opensOn: 'Opens', closesOn: 'Closes', choose: 'Choose', save: 'Open survey' },
	detail: {
		list: 'Satisfaction surveys',
		heading: (index: string, grade: string) => `Satisfaction index ${index}, grade ${grade}`,
		empty: 'No response counts yet',
		emptyText: 'Put the poster at the counter. The result appears here when visitors answer.',
		period: (from: string, to: string) => `${from} to ${to}`,
		index: 'Index (IKM)',
		interval: (low: string, high: string) => `95% interval: ${low} to ${high}. The true index is rarely outside it, for only some visitors were asked.`,
		indexMeaning: (weight: string) =>
			`IKM = sum of the nine elements’ means × weight ${weight} × 25, rounded to two decimals. Grade A from 88.31; B 76.61; C 65.00.`,
		rule: (name: string, version: string, weight: string) => `Rule ${name}, version ${version}, weight ${weight} (PermenPANRB 14/2017).`,
		frozen: 'This survey is closed; its result stays even when rules change.',
		respondents: 'Responses that count',
		excluded: (count: string) => `${count} responses do not count: fewer than five answers.`,
		enough: (minimum: string) => `Enough: the minimum is ${minimum} (Krejcie and Morgan).`,
		below: (minimum: string) => `Fewer respondents than the minimum of ${minimum} (Krejcie and Morgan). The index is computed all the same; read it with care.`,
		unknownMinimum: 'The yearly number of users is not known, so neither is the minimum.',
		elements: 'Index of each element',
		element: 'Element',
		nrr: 'Mean',
		answered: 'Answered',
		grade: 'Grade',
		weakest: (name: string, index: string) => `Lowest: ${name}, ${index}. Mend this first.`,
		distribution: 'Answers given',
		times: (score: number) => `Score ${score}`,
		splits: 'By groups of visitors',
		hidden: 'hidden',
		hiddenWhy: (smallest: number) => `Groups of fewer than ${smallest} people are not shown, so that nobody can be recognised.`,
		comments: 'What visitors wrote',
		noComments: 'None yet, or too few responses to show them without showing who wrote.',
		close: 'Close survey and fix the result',
		closeWhy: 'Once closed, the result stays and is published on the counter’s page. This cannot be undone.',
		closed: 'The survey is closed and its result published.',
		poster: 'Print poster',
		publicPage: 'See the visitors’ page'
	},
	poster: {
		title: 'How did we serve you?',
		how: 'Scan this code with the camera of your phone. Nine questions, no name, about a minute.',
		or: 'Or open',
		alt: 'QR code of the survey',
		print: 'Print it from the browser’s menu (Ctrl+P), one sheet for a counter.'
	}
};
