import { number } from '#platform/messages.ts';
import type { id } from './result.messages.id.ts';

const reasons: typeof id.reasons = {
	incomplete: 'fewer than half of the questions answered',
	late: 'came after the survey was closed',
	unsealed: 'not sent from our form',
	fast: 'filled in too fast to have been read',
	burst: 'too many at once from one place',
	device: 'again from the same device on the same day',
	straight: 'all answers alike',
	forged: 'with a ticket that we do not know'
};

export const en: typeof id = {
	reasons,
	integrity: {
		title: 'Answers that do not count',
		none: 'All answers count.',
		excluded: (count) => `${count} answers do not count:`,
		withAll: (index, grade, respondents) => `If all of them counted, the index would be ${index} (grade ${grade}) from ${respondents} answers.`,
		few: 'The index with all of them is not shown: so few are left out that what they say could be worked out.',
		noted: (count, reason) => `${count} answers count although: ${reason}.`,
		officer: (share) => `${share}% of the answers were written down by officers.`,
		ticket: (share) => `${share}% of the answers came with a queue ticket.`,
		rule: (version) => `Rule of answers version ${version}; the reasons were fixed before the answers were read.`,
		late: (count) => `${count} answers of a tablet came after the survey was closed. They are kept, and do not change this result.`
	},
	rate: {
		known: (percent, answers, visits) => `Response rate ${percent}% (${answers} of ${visits} visits).`,
		unknown: 'The response rate is not known: visits were not recorded in full.'
	},
	unsure: 'Not reliable yet',
	quota: {
		title: 'How many people must be asked?',
		lead: 'One sample for all services where you work (Krejcie and Morgan), shared by the users of a year.',
		service: 'Service and counter',
		users: 'Users a year',
		own: 'If surveyed alone',
		share: 'Part of the joint sample',
		answers: 'Answered so far',
		unknown: 'not filled in',
		link: 'Work out the sample',
		caption: 'Sample by service',
		total: (users, quota) => `${users} users: a joint sample of ${quota} people.`
	},
	published: {
		title: (service) => `Result of the satisfaction survey: ${service}`,
		index: 'Index of public satisfaction (IKM)',
		grade: (grade, label) => `Grade ${grade}, ${label}`,
		respondents: 'People who answered',
		period: 'Period of the survey',
		closedOn: (day) => `Fixed on ${day}. The figures on this page never change.`,
		interval: (low, high) => `95% interval: ${low} to ${high}.`,
		weight: (weight) => `weight ${weight}`,
		below: (minimum) => `Fewer respondents than the minimum of ${minimum}: read this index with care.`,
		few: 'Fewer than 5 people answered. No figure is shown, so that nobody’s answers can be known.',
		dropped: (element, reason) => `${element} was not asked: ${reason}`,
		small: (smallest) => `Groups of fewer than ${smallest} people are hidden, and the next smallest with them.`,
		thanks: 'Thank you to everybody who answered. Your answers decide what is mended first.',
		open: 'Rate this service'
	},
	followUp: {
		title: 'Follow-up plan',
		heading: (planned, of) => (planned === of ? 'All of the lowest elements have a plan' : `${planned} of the ${of} lowest elements have a plan`),
		lead: 'Each of the three lowest elements is mended by somebody, by a certain day, with evidence.',
		none: 'The follow-up plan has not been made yet.',
		make: 'Make the follow-up plan',
		element: 'Element',
		plan: 'What is mended, and how?',
		planHint: 'This page is read by the public. Write nobody’s name.',
		textHint: 'The public reads this page. Write no names of people. An address that begins with https:// becomes a link.',
		owner: 'Responsible',
		choose: 'Choose',
		dueOn: 'Done at the latest on',
		save: 'Save plan',
		change: 'Change plan',
		by: (post) => `Responsible: ${post}.`,
		due: (day) => `At the latest ${day}.`,
		overdue: 'Overdue',
		states: { planned: 'Planned', doing: 'Being done', done: 'Done', dropped: 'Dropped' },
		progress: 'Note progress',
		text: 'What has happened? (evidence)',
		state: 'State',
		file: 'File of evidence (PDF, PNG or JPEG, at most 5 MB)',
		fileHint: 'The file is seen by officers only; the note is read by the public.',
		saveProgress: 'Save progress',
		saved: 'Saved, and shown on the public page.',
		changed: (dueOn) => `Plan changed; the day is now ${dueOn}.`,
		overdueList: (count) => (count === 1 ? '1 follow-up overdue' : `${number(count, 'en')} follow-ups overdue`),
		public: 'See the public page'
	}
};
