import { elementNames } from '#features/surveys/skm.messages.en.ts';
import type { ProblemParams } from '#platform/problem.ts';
import type { Outcome } from './programme.schema.ts';
import type { id } from './page.messages.id.ts';

export const en: typeof id = {
	problems: {
		'evaluation.not_found': () => 'There is no such evaluation in your agency. Choose one from the list.',
		'evaluation.raw_complaints': () => 'Raw numbers of complaints cannot be an outcome: a unit that learns to listen receives more of them. Choose the IKM or one of its elements.',
		'evaluation.month_unreadable': () => 'This month cannot be read. Write it like 2026-03 or 3/2026.',
		'evaluation.no_treated_unit': () => 'No unit is trained yet. Fill in the first month of at least one unit.',
		'evaluation.unit_unknown': (p: ProblemParams) => `${p.count} units of this form give no service in your agency. Load the page again and fill it in anew.`
	},
	pointsUnit: 'points',
	outcomeName: (outcome: Outcome) => (outcome === 'index' ? 'Public satisfaction index (IKM)' : `Element “${elementNames[outcome]}”`),
	outcomeInSentence: (outcome: Outcome) => (outcome === 'index' ? 'IKM' : `the element “${elementNames[outcome]}”`),
	pointsOf: (outcome: Outcome) => (outcome === 'index' ? 'IKM points' : 'points'),
	list: {
		title: 'Does training improve service?',
		lead: 'Every registered evaluation, also those that found nothing. Verdicts come from data, in a way fixed before anybody saw the outcome.',
		register: 'Register an evaluation',
		empty: 'No evaluation yet',
		emptyText: 'Register one before the training begins: outcome, trained units, and the smallest change worth having. The verdict is computed from each month’s surveys.',
		caption: 'Impact evaluations',
		programme: 'Programme', measure: 'Outcome', verdict: 'Verdict', change: 'Change', range: '95 % range', units: 'Units trained / comparison',
		waiting: 'Not computed yet'
	},
	page: {
		question: 'Has service become better?',
		crumb: 'Impact evaluation',
		trained: (units: string, when: string) => `${units} units trained ${when}`,
		allAtOnce: (month: string) => `from ${month}`,
		staggered: (first: string, last: string) => `step by step ${first}–${last}`,
		comparison: (units: string) => `${units} comparison units`,
		registeredBefore: (day: string) => `registered before training, ${day}`,
		registeredAfter: (day: string) => `registered after training began, ${day}`,
		registered: (day: string) => `registered ${day}`,
		to: (low: string, high: string) => `${low} to ${high}`,
		noPanel: (measure: string) => `Cannot be judged: no monthly value of ${measure} is known for these units.`,
		notComputed: 'Not computed yet',
		notComputedText: 'This programme is registered. Its verdict is computed once its units have survey results, or when you press this button.',
		compute: 'Compute now',
		recompute: 'Compute again',
		download: 'Download data',
		rows: 'Show the rows',
		same: 'The data have not changed since the last computation, so the verdict stands.',
		fresh: 'The verdict has been computed from the latest data.',
		queued: 'There are many data; the computation runs in the background. Open this page again in a moment.',
		effectDefinition: (measure: string) => `Change of ${measure} in the trained units, less the change of the comparison units in the same months; mean over all months after training, weighted by the number of survey answers. Without an effect of training this number is close to zero.`,
		rangeDefinition: 'Range: were such an evaluation repeated a hundred times, about 95 of the ranges would hold the true change.',
		seriesDefinition: (measure: string) => `Mean of ${measure} after training, less what the months before would have led to. There are no comparison units.`,
		ofHundred: 'Scale from 25 to 100.'
	},
	truth: {
		title: 'In demo data only',
		text: (effect: string, unit: string) => `The generator of demo data planted a true change of ${effect} ${unit}. In real data nobody ever knows this number.`,
		inside: 'The range above holds it.',
		outside: 'The range above does not hold it.',
		unknown: 'There is no range to compare it with yet.'
	},
	events: {
		title: 'Before and after, compared with other units',
		subtitle: (band: boolean) => `Difference to the comparison units, by month since training. Upright line = ${band ? 'simultaneous ' : ''}95 % range.`,
		band: (points: string) => `Grey field = changes below what is worth having (${points} points).`,
		training: 'training',
		sentence: (before: string, after: string) => `Before training the difference lay between ${before}; afterwards between ${after}.`,
		noAfter: 'No month after training can be compared yet.',
		axis: 'months',
		month: 'Months since training', difference: 'Difference (points)', range: '95 % range',
		reference: 'reference', unjudged: 'too few units',
		caption: 'Difference by month since training'
	},
	lines: {
		title: 'Trained units and comparison units',
		subtitle: 'Value of each month, all answers together. Dashed lines mark the months in which training began.',
		trained: 'trained', comparison: 'comparison',
		sentence: (trained: string, comparison: string) => `Before training: trained ${trained}, comparison ${comparison} points.`,
		month: 'Month', start: 'start', caption: 'Value by month'
	},
	evidence: {
		title: 'How strong is the evidence',
		passed: 'Met', failed: 'Take care',
		good: {
			effect: 'The change is clear and large enough', trend: 'No different direction seen before training', units: 'Enough units', months: 'Enough months',
			missing: 'Data almost complete', robustness: 'Stands up to other ways of counting', other: 'Condition met'
		},
		weak: {
			effect: 'The change is not clear, or too small', trend: 'Directions before training cannot be taken as alike', units: 'Too few units', months: 'Too few months',
			missing: 'Many data are missing', robustness: 'Other ways of counting differ', other: 'Condition not met'
		},
		registeredBefore: 'Registered before training',
		registeredBeforeDetail: 'outcome and threshold were fixed before results could be seen',
		registeredAfter: 'Registered after training began',
		registeredAfterDetail: 'the outcome may have been chosen for its result; read this verdict with care',
		changed: 'The registration is no longer the same',
		changedDetail: 'the programme differs from the fingerprint of its registration; see the audit trail',
		baselineLow: 'The trained units started lower',
		baselineLowDetail: (points: string) => `${points} points below the comparison; part of a rise may come by itself`,
		baselineSimilar: 'Both groups started close to each other',
		baselineSimilarDetail: (trained: string, comparison: string) => `trained ${trained}, comparison ${comparison} points`
	},
	used: {
		title: 'Data used',
		intro: 'A unit here is one service of one office.',
		trained: 'Units trained', comparison: 'Comparison units', months: 'Months', responses: 'Survey answers',
		dropped: 'Not used', always: 'Trained from the start', withoutData: 'Without data', missing: 'Unit-months missing',
		runs: 'Computed on different data',
		runsText: (count: string) => `${count} times`,
		runsDefinition: 'Each different set of data is computed once and its result kept. Computing the same data again changes nothing. Every try stands in the audit trail.'
	},
	changes: {
		title: 'What could change this verdict',
		text: {
			more_trained: 'More trained units.', more_comparison: 'More comparison units that are not trained yet.',
			more_months_before: 'Data of months before training, where they can still be imported.', more_months_after: 'A few more months after training.',
			fill_gaps: 'A survey each month in every unit, so that there are no gaps.', better_comparison: 'Comparison units that moved more alike before training.',
			new_data: 'Next month’s data: the verdict is computed again whenever data are added.', register_earlier: 'Registration before training begins.',
			range_reaches_zero: 'New data that make the range include zero.', falls_below_sesoi: 'New data that make the change smaller than what is worth having.',
			leaves_equivalence: 'New data that take the range beyond the smallest change worth having.'
		},
		moreUnits: (needed: string, present: string, points: string) => `About ${needed} trained units (now ${present}) for a change of ${points} points to be seen.`
	},
	siblings: { title: 'Other evaluations of the same training', text: 'All that were registered are shown, whatever their verdict.' },
	technical: {
		title: 'Technical details',
		groupTime: 'Effect by cohort and month (Callaway–Sant’Anna)', cohort: 'Start', month: 'Month', effect: 'Effect', error: 'Standard error', range: '95 % range',
		settings: 'Method',
		control: 'Comparison', controlNever: 'units never trained', controlNotYet: 'units not yet trained',
		base: 'Reference', baseText: 'the last month before training', panel: 'Gaps', panelText: 'each comparison uses the units seen in both of its months',
		cluster: 'Level of assignment', clusterOffice: 'office (services of one office count together)', clusterUnit: 'service unit',
		sesoi: 'Smallest change worth having', mde: 'Smallest change that can be seen', directionUp: 'up is better', directionDown: 'down is better', direction: 'Direction',
		robustness: 'Other ways of counting', otherControl: 'another comparison group', anticipation: 'change may begin a month earlier',
		pretest: 'Small-sample test of the trend before', wald: 'Joint Wald test (a footnote; with few data it rejects too often)', permutation: 'Randomisation test',
		seed: 'Random seed', draws: (draws: string, seed: string) => `${draws} draws, seed ${seed}`,
		version: 'Version of the rules', computed: 'Computed', dataHash: 'Fingerprint of the data (SHA-256)', registrationHash: 'Fingerprint of the registration (SHA-256)', notes: 'Notes',
		none: 'none'
	},
	data: {
		title: 'Data behind the verdict', lead: (rows: string) => `${rows} rows: one service of one office in one month.`,
		unit: 'Office', service: 'Service', start: 'Trained from', month: 'Month', responses: 'Answers', points: 'Value (25–100)', never: 'comparison', caption: 'Value by unit and month',
		fileName: 'evaluation-data', empty: 'No monthly data yet', emptyText: 'Values appear once the surveys of these units have answers.'
	},
	form: {
		title: 'Register an evaluation before the training',
		lead: 'Fix now what will be measured. Once registered it is fingerprinted and cannot be changed.',
		name: 'Name of the programme', course: 'Training', noCourse: 'Not in the catalogue yet',
		outcome: 'Outcome', outcomeHint: 'Raw numbers of complaints are not offered: a unit that learns to listen receives more of them.',
		sesoi: 'Smallest change worth having (points)', sesoiHint: 'On a scale from 25 to 100. For example 2 or 1.5.',
		direction: 'What counts as better', up: 'The value rises', down: 'The value falls',
		units: 'Trained units', unitsHint: 'Fill in the first month (like 2026-03) of each trained unit. Units left empty are the comparison.',
		start: (unit: string) => `First month, ${unit}`, services: (names: string) => names,
		submit: 'Register evaluation', noUnits: 'No service units yet', noUnitsText: 'Register units and services first, then open their surveys.'
	}
};
