import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

/** '1 day', '2 days'. */
function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}

export const en: typeof id = {
	problems: {
		'jp.dates_out_of_order': () => 'The last day comes before the first. Correct one of them.',
		'jp.in_the_future': (p: ProblemParams) => `This activity ends after today (${longDate(String(p.today), 'en')}). Enter it when it is over.`,
		'jp.before_rules': (p: ProblemParams) => `JP are counted since the year ${p.firstYear}. Check the year of the last day.`,
		'jp.length_needed': () => 'Enter its length: programme JP, days or meetings, as its form asks.',
		'jp.unknown_form': () => 'This form of development is not known. Choose from the list.',
		'jp.not_found': () => 'There is no such entry, or it is not yours.'
	},
	ledger: {
		title: (year: number) => `JP of ${year}`,
		heading: (jp: number, minimum: number | null) => (minimum === null ? `${jp} JP` : `${jp} of ${minimum} JP`),
		missing: (jp: number) => `${jp} JP missing. Choose an open training, or enter an activity outside Bina.`,
		met: 'This year’s duty is met.',
		noMinimum: 'A PPPK has no minimum.',
		aboveLimit: 'More than 24 JP: above the limit of PP 49/2018 Pasal 40 for PPPK. Tell the training manager.',
		of: (name: string) => `JP of ${name}`,
		year: 'Year',
		others: 'Other years',
		add: 'Enter an activity',
		choose: 'Choose a training',
		team: 'JP of my team',
		added: 'Your activity is entered.',
		withdrawn: 'The entry is taken back and does not count.',
		undo: 'Undo',
		withdraw: 'Take back',
		empty: 'No activity in this year',
		emptyText: 'JP of trainings in Bina appear here by themselves. You can enter other activities.',
		entryJp: (jp: string) => `${jp} JP`,
		rule: 'How it counts',
		capped: 'A part does not count: the limit of the day or the month was used up.',
		fromSession: 'From attendance in Bina',
		external: 'Entered by the person',
		evidence: 'Evidence',
		form: 'Form',
		facts: (minutes: number, days: number, sessions: number) =>
			[minutes > 0 ? counted(minutes, 'minute') : '', days > 0 ? counted(days, 'day') : '', sessions > 0 ? counted(sessions, 'meeting') : ''].filter(Boolean).join(', '),
		rounding: (minutes: number) => `JP of a year = sum of minutes ÷ ${minutes}, rounded down once. The year is that of the activity’s last day.`,
		source: (source: string, version: string) => `Rule jp, version ${version}: ${source}.`,
		whyTotal: 'Where does this figure come from?'
	},
	activity: {
		title: 'Enter an activity outside Bina',
		lead: 'It counts at once. Keep the evidence; the training manager may ask for it.',
		name: 'Name of the activity',
		form: 'Form of development',
		choose: 'Choose',
		startsOn: 'First day',
		endsOn: 'Last day',
		abroad: 'Abroad',
		length: 'Length: fill in what fits its form',
		jp: 'Programme JP',
		jpHint: 'For training, courses, e-learning. 1 JP = 45 minutes.',
		days: 'Days',
		daysHint: 'For seminars, workshops, information sessions. Empty means every day from first to last.',
		sessions: 'Meetings',
		sessionsHint: 'For coaching, mentoring and guidance.',
		evidence: 'Evidence',
		evidenceHint: 'Number and issuer of the certificate, or where the report is kept.',
		save: 'Enter activity'
	},
	team: {
		title: (met: number, people: number) => (people === 0 ? 'Nobody here has a JP duty' : `${met} of ${people} people with a JP duty have met it`),
		without: (count: number) => (count === 0 ? 'Everybody has JP this year.' : `${counted(count, 'person', 'people')} ${count === 1 ? 'has' : 'have'} no JP at all this year.`),
		name: 'Name',
		unit: 'Unit',
		jp: 'JP',
		missing: 'Missing',
		state: 'State',
		met: 'Met',
		notMet: 'Not yet',
		noMinimum: 'No minimum',
		empty: 'Nobody works under you yet',
		emptyText: 'This list fills when the people of your unit are imported.',
		caption: 'JP of people, least first',
		search: 'Search name',
		show: 'Show'
	}
};
