import type { id } from './page.messages.id.ts';

const daysOf = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

export const en: typeof id = {
	list: {
		heading: (open: number) => (open === 0 ? 'Nothing waits for a decision' : open === 1 ? '1 matter waits for a decision' : `${open} matters wait for a decision`),
		lead: 'What the evidence speaks for, of each programme and part of a curriculum; what people decided; and whether it is in a plan.',
		views: 'Standing', all: 'All', waiting: 'Waiting for a decision', waitingCaption: 'What waits for a decision, the longest waiting first',
		age: 'Waiting', ages: { proposal: (days: number) => (days === 0 ? 'proposed today' : `proposed ${daysOf(days)} ago`), verdict: (days: number) => (days === 0 ? 'verdict of today' : `verdict of ${daysOf(days)} ago`) },
		plans: 'All plans', caption: 'Programmes and parts of curricula, in order of registration', what: 'Programme', verdict: 'Verdict', recommended: 'Recommended', decided: 'Decided', standing: 'Standing',
		emptyTitle: 'Nothing here', emptyText: 'A programme appears once its evaluation is registered.', register: 'Open the evaluations', deviates: 'differs from the recommendation then', outdated: 'evidence changed since', unmeasured: 'No evaluation yet', part: 'Part of a curriculum', none: 'Not yet'
	},
	page: {
		headings: { continue: 'The evidence speaks for continuing', change: 'The evidence speaks for a change', widen: 'The evidence speaks for widening', stop: 'The evidence speaks for stopping', wait: 'Not enough evidence yet: wait for data' },
		outdatedText: 'The evidence changed since the last decision. It stands until there is another; look again.', saved: 'Saved. Older versions stay readable below.', why: 'Why', cautions: 'To keep in mind',
		rule: (version: string) => `By version ${version} of the rule. It only recommends; a person decides.`,
		evidence: 'The evidence behind it', verdict: 'Verdict', effect: 'Change', open: 'Open the evidence', value: 'Value', hours: 'Hours attended', costs: 'Costs', use: 'Used at work', attempt: 'Stands against other choices', notAttempted: 'Nobody has tried to break it',
		noVerdict: 'No verdict yet', noNumber: 'no number that may be used', unknown: 'Not known yet', noCosts: 'Not recorded yet', fingerprint: (hash: string) => `Fingerprint of the data ${hash}`,
		asOf: (day: string) => `Data of ${day}`, unitsTrained: (count: string) => `${count} ${count === '1' ? 'unit' : 'units'} trained`, to: (low: string, high: string) => `${low} to ${high}`,
		usedShare: (share: string, low: string, high: string, answered: string) => `${share} % (${low}–${high} %), of ${answered} answers`
	},
	value: {
		title: 'Costs and value', lead: 'Every figure comes from rows on this page. Nothing is put into money unless method and source are written down.', openRows: 'Open costs and hours', back: 'Back to the decision', dash: '—',
		full: 'All costs', fullMeaning: 'The sum of all lines, with the working time of participants where it is recorded.',
		ofWhich: (paid: string, time: string) => `Money spent ${paid}; working time of participants ${time}.`,
		perHour: 'per participant hour', perHourMeaning: 'All costs divided by the hours that all participants attended.', hoursSum: (hours: string, people: string, sessions: string) => `${hours} ${hours === '1' ? 'hour' : 'hours'} attended by ${people} ${people === '1' ? 'participant' : 'participants'} in ${sessions} ${sessions === '1' ? 'session' : 'sessions'}.`,
		hoursMeaning: 'Counted from the attendance lists of this programme’s course since a month before the first unit was trained. Other programmes of the same course count the same sessions.',
		perPoint: (unit: string) => `for each of the ${unit} gained by one unit`, perPointMeaning: 'All costs divided by (mean change × units trained). The costs are certain and the change is an estimate, so the interval is the reciprocal of the interval of the change.',
		bounded: (low: string, high: string) => `95 % interval: ${low} to ${high}.`, unbounded: 'unbounded', atLeast: (low: string) => `${low} at least; no upper bound, for the interval of the change holds zero.`,
		because: { no_costs: 'No costs are recorded yet.', no_verdict: 'There is no change that can be judged yet.', no_gain: 'No point was gained: the whole interval of the change is no better than zero.', free: 'The costs are zero, so this division means nothing.' },
		roi: 'ROI', bcr: 'benefit ÷ cost (BCR)', returnMeaning: 'ROI = (benefit − costs) ÷ costs. BCR = benefit ÷ costs. The benefit is what is stated below, not a result of the evaluation.',
		noReturn: 'No benefit is stated in rupiah yet.', zeroCost: 'Not defined: costs are not recorded, or zero.', stated: (amount: string) => `Stated benefit ${amount}.`,
		costCaption: 'Lines of cost', kind: 'Kind', amount: 'Amount', spentOn: 'Day', source: 'Source', by: 'Recorded by', state: 'State', standing: 'Stands', withdrawn: 'Withdrawn', withdraw: 'Withdraw',
		demo: 'Demo data', costsNone: 'No costs of this programme are recorded yet.', addCost: 'Record a cost', amountHint: 'Whole rupiah, such as 1.500.000.', sourceHint: 'Number of the receipt, budget or assignment.', saveCost: 'Save the cost',
		benefits: 'Benefits in rupiah', benefitCaption: 'Benefits stated in rupiah', benefitsNone: 'No benefit is stated in rupiah, so ROI and BCR are not counted.', method: 'How it was put into rupiah',
		methodHint: 'For example: hours of waiting saved × minimum wage an hour.', addBenefit: 'State a benefit', least: 'At least', most: 'At most', rangeHint: 'If the figure is an estimate, write its range; leave empty if there is none.', range: 'Stated range', noRange: 'no range',
		statedRange: (low: string, high: string) => `Stated range: ${low} to ${high}.`, noStatedRange: 'No range was stated, so the figure stands alone.', download: 'Download CSV', line: 'Line', costLine: 'cost', benefitLine: 'benefit', saveBenefit: 'Save the benefit', hoursTitle: 'Hours attended', hoursCaption: 'Sessions that are counted', session: 'Session', days: 'Days', participants: 'Participants', hoursColumn: 'Hours',
		hoursNone: 'No attendance is recorded yet.', saved: 'Saved.'
	},
	spending: {
		heading: (paid: string, year: string) => `${paid} spent on programmes in ${year}`, lead: (time: string) => `Working time of participants ${time}, not in the sum above. In order of registration, not of results.`, caption: 'Spending on programmes with its value', paid: 'Money spent this year',
		perHour: 'Cost of a participant hour', perPoint: 'Cost of a point (95 % interval)', unbounded: (low: string) => `${low} at least; no upper bound`, bounded: (estimate: string, low: string, high: string, unit: string) => `${estimate} for each of the ${unit} (${low} to ${high})`
	},
	decide: {
		again: { proposal: 'Propose again', decision: 'Decide again' }, propose: 'Propose a decision', decide: 'Decide', choice: 'What should happen', why: 'Why', whyHint: 'At least ten letters. Where it differs from the recommendation, write why. Name no people.', sendProposal: 'Send the proposal', sendDecision: 'Save the decision',
		superseding: (version: number, choice: string) => `A new decision takes the place of version ${version} (${choice}), which stays in the history. A reason is needed; an old plan that is not ended is dropped.`,
		onProposal: (choice: string) => `Proposed: ${choice}. You may agree or choose otherwise.`, suggested: 'recommended', readOnly: 'Training managers propose; the head of the region, or of the office that proposed, decides.'
	},
	history: {
		title: 'History', caption: 'Proposals and decisions, newest first', version: 'Version', step: 'Step', choice: 'Choice', why: 'Why', evidence: 'Evidence then', by: 'By', none: 'Nothing was proposed or decided yet.',
		superseded: (version: number) => `superseded by version ${version}`, supersedes: (version: number) => `supersedes version ${version}`,
		followed: 'as recommended', deviated: (recommended: string) => `differs from the recommendation (${recommended})`, rule: (version: string) => `rule ${version}`, nobody: 'Demo data', noResult: 'no verdict'
	},
	plan: {
		title: 'The next plan', carried: (day: string) => `Put into the plan on ${day}.`, name: 'What will be done', hint: 'One sentence, for example: Train twelve units of the second wave in 2027.', save: 'Put into the plan',
		open: 'This decision is in no plan yet.', owner: 'Unit that owns it', choose: 'Choose a unit', due: 'Until', owned: (name: string, day: string) => `${name}, until ${day}`, noOwner: 'Who owns it, and until when, was not written down.',
		late: 'past its day', versionOf: (version: number) => `Plan of version ${version}`, followUp: 'Note what became of it', state: 'How it stands', note: 'What happened', noteHint: 'Write no names.', saveFollowUp: 'Save',
		steps: 'What became of it', step: (state: string, day: string, by: string) => `${state}, ${day}, ${by}`
	},
	plans: {
		heading: (going: number) => (going === 0 ? 'No plan is under way' : `${going} ${going === 1 ? 'plan is' : 'plans are'} under way`), lead: 'All that decisions became, to follow up and to take into the next plan.', views: { going: 'Not ended', late: 'Past its day', ended: 'Done or dropped', all: 'All' },
		caption: 'Plans of decisions, the soonest due first', what: 'Plan', of: 'Decision', owner: 'Owner', due: 'Until', state: 'State', note: 'Last note', none: 'No plan here', noneText: 'Plans appear here once a decision is put into the plan.', download: 'Download CSV', title: 'Plans'
	},
	parts: {
		title: 'Parts of the curriculum', caption: 'Parts of the curriculum with recommendation and decision', none: 'This curriculum has no parts yet. Name them to decide part by part.', name: 'Name of the part', measure: 'Measure of service it is meant for', noMeasure: 'None yet',
		add: 'Add a part', end: 'End this part', noCourse: 'This programme belongs to no course of the catalogue yet.'
	}
};
