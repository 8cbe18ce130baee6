import type { ProblemParams } from '#platform/problem.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'decision.not_found': () => 'This programme or part is not in your government. Open the list of decisions again.',
		'decision.evidence_changed': () => 'The evidence changed, or somebody else proposed first, since this page was opened. Read the new page, then send.',
		'decision.own_proposal': () => 'You proposed this; somebody else decides.',
		'decision.why_missing': () => 'Write why, in ten letters at least. It is read when the next plan is made.',
		'decision.carried_before': () => 'This is not the last decision, or it is in a plan already. Load the page again.',
		'decision.part_taken': () => 'This course has a part of that name already. Use another name.',
		'decision.part_not_found': () => 'This programme belongs to no course yet, or there is no such part. Open the programme again.',
		'decision.outcome_unknown': () => 'There is no such measure. Choose from the list.',
		'decision.due_day': () => 'Choose a day from today on, at most five years ahead.',
		'decision.owner_unknown': () => 'This unit does not exist or was closed. Choose from the list.',
		'decision.plan_not_found': () => 'This decision has no plan yet. Load the page again.',
		'decision.plan_ended': () => 'This plan is done or was dropped, or somebody else has just written. Load the page again.',
		'value.range': () => 'The amount must lie between the least and the most. Check the three figures.',
		'value.unreadable': () => 'This amount cannot be read. Write rupiah in figures, such as 1500000 or 1.500.000.',
		'value.not_whole': () => 'Write whole rupiah.',
		'value.negative': () => 'An amount is never below zero. To cancel a record, withdraw its line.',
		'value.too_much': () => 'This is more than a million million rupiah. Check the zeros.',
		'value.in_the_future': () => 'This day is still to come. Record costs that have happened.',
		'value.signs': () => 'The signs < and > cannot be kept here. Write “less than” or “more than”.',
		'value.not_stated': () => 'Fill this in. Rupiah without method and source are not recorded.',
		'value.line_not_found': (_: ProblemParams) => 'This record is not there or was withdrawn. Load the page again.'
	},
	title: 'Decisions',
	choices: { continue: 'Continue', change: 'Change', widen: 'Widen', stop: 'Stop', wait: 'Wait for data' },
	choiceHints: {
		continue: 'As now, for the same units.', change: 'Contents, way or participants change before it is repeated.', widen: 'Other units are trained too.', stop: 'Not held again; the money goes elsewhere.',
		wait: 'Nothing is decided; data are gathered first.'
	},
	reasons: {
		proven_better: 'Service is proven better.', indicated_better: 'There are signs of better service, no proof yet.', not_enough_evidence: 'There is not enough evidence in either direction.',
		no_meaningful_effect: 'It is proven that nothing worth having changed.', indicated_worse: 'There are signs of worse service.', proven_worse: 'Service is proven worse.', cannot_be_judged: 'These data cannot be judged.',
		not_computed: 'The evaluation was not computed yet.', unmeasured: 'No evaluation speaks of this part alone, so nothing can be concluded about it.',
		worse_elsewhere: 'Another evaluation of the same course shows a worse service by another measure.', nowhere_left: 'All units are trained.',
		not_used: 'Less than half of the alumni use it at work; what hinders them comes first.', is_used: 'Alumni use it at work, and service does not change.',
		use_unknown: 'Whether alumni use it at work is not known yet.', costs_more_than_it_brings: 'The benefit stated in rupiah is smaller than the costs.',
		cost_per_point_unbounded: 'The cost of a point has no upper bound: the range of the change holds zero.', no_costs: 'The cost of a point cannot be counted yet.', registered_late: 'The evaluation was registered after the training began, so it proves nothing.',
		verdict_old: 'This verdict is over half a year old; compute it again before deciding.'
	},
	steps: { proposal: 'Proposal', decision: 'Decision' },
	standings: { undecided: 'Not decided', proposed: 'Proposed', decided: 'Decided', planned: 'In a plan' },
	planStates: { open: 'Not begun', started: 'Under way', done: 'Done', dropped: 'Dropped' },
	costKinds: { honorarium: 'Fees', travel: 'Travel', place: 'Place and catering', material: 'Material', platform: 'Tools and subscriptions', working_time: 'Working time of participants' }
};
