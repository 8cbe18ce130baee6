import type { id } from './messages.id.ts';

/** '1 session', '2 sessions'. */
const counted = (count: string, one: string, more: string) => `${count} ${count === '1' ? one : more}`;

export const en: typeof id = {
	title: 'Summary', opens: 'Open the rows', how: 'How it is counted', boardsLabel: 'Point of view', none: 'There is no summary for this account yet', noneText: 'It appears for officers of this government, and for who has a duty in it.', home: 'Open Today',
	boards: { own: 'My learning', unit: 'My unit', training: 'Development of competence', region: 'The region' },
	headings: { own: 'How far is your learning this year?', unit: 'How does your unit stand?', training: 'What comes of the development of competence?', region: 'Does the service of the region get better?' },
	lead: 'Each figure says how it is counted, of when its data are, and its interval where it is an estimate; and it opens its rows.',
	labels: {
		jp_own: 'JP this year', activities: 'learning activities this year', sessions_coming: 'sessions that you will attend', offers: 'sessions to choose from', jp_team: 'PNS have reached their minimum JP', index: 'satisfaction index (IKM)', promise: 'services finished in the promised time',
		fixed: 'complaints that reporters say are really fixed', needs: 'open needs', verdicts: 'programmes evaluated', attended: 'hours attended this year', spent: 'spent on programmes this year', decisions: 'matters wait for a decision'
	},
	definitions: {
		jp_own: 'Lesson hours of all activities finished this year, by the rule of this year; beside it the yearly minimum of a PNS. A PPPK has none.', activities: 'Activities in your JP ledger that ended this year.',
		sessions_coming: 'Sessions that you are enrolled in and that have not begun; five are counted at most.', offers: 'Open sessions that have not begun and that you are not in.', jp_team: 'PNS whose JP of this year reach the minimum, of all PNS. Everybody is counted, nothing is estimated, so there is no interval.',
		index: 'The sum of the answers to nine elements by their number, times 25, over all complete answers of the last three full months. The 95 % interval takes each service of each unit as one group, for answers at one place resemble each other.',
		promise: 'The share of visits and files that were done within the promised time, in the last three full months. The 95 % interval takes each service of each unit as one group.',
		fixed: 'Of the reporters who answered, the share who say that it was really fixed, in the last three full months. The number of complaints is not judged: a unit that listens receives more.',
		needs: 'Needs opened by evidence or by officers that were not accepted or declined yet.', verdicts: 'The verdict in force of every registered evaluation. Nil and worse are as large as better; nothing is ordered by result.',
		attended: 'Hours on attendance lists since 1 January, by officers of this government.', spent: 'Lines of cost dated this year, without the working time of participants. “Bounded cost of a point” means that the interval of the change does not hold zero.',
		decisions: 'Programmes and parts of curricula with a verdict or a proposal, and without a decision.'
	},
	asOf: (day: string) => `Data of ${day}`, ofAll: (part: string, whole: string) => `${part} / ${whole}`, percentOf: (percent: string) => `${percent} %`, noData: 'There are no data yet.', partial: (groups) => `At ${counted(groups, 'service of a unit', 'services of units')} the survey did not always ask all nine elements. Do not simply compare.`, noRange: 'No interval can be counted from one service alone.',
	range: (low: string, high: string) => `95 % interval: ${low} to ${high}`, countedAt: (count: string, groups: string) => `${count} counted at ${counted(groups, 'service of a unit', 'services of units')}`, firstNeeds: (count: string) => `${count} most urgent`,
	attendedBy: (people: string, sessions: string) => `${counted(people, 'officer', 'officers')}, ${counted(sessions, 'session', 'sessions')}`, spentOn: (programmes: string, bounded: string, time: string) => `${counted(programmes, 'programme', 'programmes')}, ${bounded} with a bounded cost of a point; working time of participants ${time}`,
	decisionsOpen: (proposed: string, unplanned: string) => `${proposed} proposed; ${unplanned} decided and in no plan yet`,
	rows: {
		lead: (span: string) => `${span}. By name: units often differ by less than their uncertainty, so they are not ranked.`, caption: (label: string) => `The rows behind ${label}`, unit: 'Unit', service: 'Service', count: 'Counted', value: 'Value', all: (value: string) => `All together ${value}`,
		partial: 'fewer than 9 elements', few: 'small group', none: 'Nothing was counted in these months yet.', labels: { index: 'satisfaction index (IKM)', promise: 'promised times', fixed: 'complaints really fixed' }
	}
};
