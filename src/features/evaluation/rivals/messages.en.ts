import type { id } from './messages.id.ts';

export const en: typeof id = {
	title: 'How well does this verdict hold?',
	crumb: 'Try to break it',
	button: 'Try to break this verdict',
	open: 'See the attempts to break this verdict',
	blockText: 'The verdict is computed in one way that was fixed beforehand. Others might choose another. Here all those ways are computed, also those that hurt the verdict.',
	nothing: 'There is nothing to break yet',
	nothingText: 'This verdict claims no change at all, or was not computed yet. Compute it first on the page of the evaluation.',
	notYet: 'Not tried yet',
	notYetText: 'Press the button below. The work runs in the background; you may leave this page.',
	waiting: 'Waiting for its turn.',
	running: (done, planned) => `${done} of ${planned} ways computed.`,
	mayLeave: 'This page reloads by itself. You may leave it; the work goes on.',
	reload: 'Reload now',
	refused: 'The data changed since this verdict was computed',
	refusedText: 'Other ways mean something only on the same data. Compute the verdict anew on the page of the evaluation, then try again.',
	again: 'Try again',
	back: 'Back to the verdict',
	download: 'Download all ways',
	fileName: 'break-evaluation',
	standing: { holds: 'This verdict holds', shaken: 'This verdict does not hold in full', broken: 'This verdict can be broken' },
	caution: {
		holds: 'No other way of computing contradicts it.',
		shaken: 'Read it with care, and name this doubt where the verdict is used.',
		broken: 'Do not make this verdict the only ground of a decision.'
	},
	unchanged: 'The verdict itself does not change by these attempts: its conditions were fixed before anybody looked at data, and choosing a way of computing afterwards is forbidden.',
	choices: (verdict, { computed, agrees, unsure }) => {
		if (computed === 0) return 'No other way of computing can be run on these data.';
		if (verdict === 'no_meaningful_effect') return `${agrees} of ${computed} other ways of computing find no meaningful change either.`;
		if (verdict === 'not_enough_evidence') return `${agrees} of ${computed} other ways of computing find no clear change either.`;
		return `${agrees + unsure} of ${computed} other ways of computing give the same direction; ${agrees} of them with a range that does not hold zero.`;
	},
	attempted: ({ computed, agrees }) =>
		computed === 0 ? 'Tried to break it: no other way can be computed' : `Tried to break it: ${agrees} of ${computed} ways agree`,
	leaveOut: ({ computed, agrees }) =>
		computed === 0 ? 'Without one of the units nothing can be computed any more.' : `With one unit left out, the verdict stands in ${agrees} of ${computed} attempts.`,
	matters: (unit, without, main) => `What matters most: ${unit}. Without this unit the result is ${without}, not ${main}.`,
	placebos: ({ computed, falseAlarms }) =>
		computed === 0
			? 'No placebo test can be run on these data.'
			: `Of ${computed} placebo tests, ${falseAlarms} found a change that should not be there${falseAlarms === 0 ? '.' : falseAlarms === 1 ? '; one may happen by chance.' : ': something else is moving too.'}`,
	runsEver: (rivals, verdicts) => `All is on record: ${verdicts} verdicts and ${rivals} other ways were ever computed for this programme.`,
	asked: (times) => `This attempt was asked for ${times} times.`,
	share: 'of the other ways agree',
	shareDefinition:
		'The share of other ways of computing with the direction and clearness of the verdict. Ways that would only repeat its number (such as a window that already holds all months) are not counted; leaving out one unit and placebos are counted apart.',
	limits: 'It is said to hold when at least 80 % agree, none contradicts, no single unit decides, and at most one of at least three placebos finds a change. These limits are our judgement, fixed before any result was seen.',
	curve: {
		title: 'All ways of computing, from the lowest result to the highest',
		subtitle: (unit) => `Each dot is one way of computing, with its 95% range (${unit}). Dashed level line = the verdict. The boxes below show what was changed.`,
		sentence: (low, high, main) => `Other ways give between ${low} and ${high}; the verdict ${main}.`,
		caption: 'Other ways of computing',
		lowest: 'Without one unit'
	},
	forest: {
		title: 'With one unit left out',
		subtitle: (unit) => `The result without that unit, with its 95% range (${unit}). Dashed line = the verdict. By name, not a ranking.`,
		some: (shown, all) => `The picture has the ${shown} units of ${all} that move the result most; the table has all.`,
		caption: 'Result without one unit',
		without: 'Without unit',
		sentence: (low, high, main) => `Without one unit the result is between ${low} and ${high}; the verdict ${main}.`
	},
	placebo: {
		title: 'Placebo tests',
		text: 'Nothing should be found here: training is taken to start earlier, on data from before it, or an element is measured that the programme did not aim at, the furthest from training first. One in twenty finds something by chance alone.',
		caption: 'Placebo tests',
		halo: 'Citizens who are pleased sometimes rate every element higher, also what was not taught: a finding on another element need not contradict.'
	},
	columns: { way: 'What was changed', result: 'Result', range: '95% range', low: 'lower end', high: 'upper end', reading: 'Against the verdict', family: 'Kind', reason: 'Reason' },
	tried: 'All that was tried',
	family: {
		window: 'Window',
		control: 'Comparison',
		method: 'Starting level',
		anticipation: 'Anticipation',
		transform: 'Scale',
		outliers: 'Outliers',
		weights: 'Weights',
		panel: 'Empty months',
		leave_out: 'Without one unit',
		placebo_date: 'False start',
		placebo_outcome: 'False measure'
	},
	way: {
		window: (choice) => (choice === 'all' ? 'All months after training' : `Only the first ${choice} months after training`),
		control: () => 'The other comparison group: with or without units trained later',
		method: (choice) => `Adjusted for the starting level of units (${{ reg: 'regression', ipw: 'weighting', dr: 'regression and weighting' }[choice] ?? choice})`,
		anticipation: (choice) => `The effect may begin ${choice} ${choice === '1' ? 'month' : 'months'} before training`,
		transform: (choice) => ({ log: 'Change as a share (logarithm)', logit: 'Ends of the scale stretched (logit)', quarter: 'Months joined to quarters' })[choice] ?? choice,
		outliers: (choice) => (choice === 'months' ? 'Months that stray far pulled back' : 'Without units whose level lies far from the others'),
		weights: () => 'All units weigh the same',
		panel: (choice) => (choice === 'balanced' ? 'Only units with all months' : 'Every row is used'),
		leave_out: (_choice, unit) => `Without ${unit}`,
		placebo_date: (choice) => `Start moved back by ${choice} months, only data from before training`,
		placebo_outcome: (_choice, _unit, measure) => `A measure that the programme did not aim at: ${measure}`
	},
	reading: {
		agrees: 'Agrees',
		unsure: 'Less clear',
		contradicts: 'Contradicts',
		not_computable: 'Not computed',
		quiet: 'Finds nothing',
		false_alarm: 'Finds what should not be there'
	},
	reason: {
		window_covers_all: 'the same as the verdict: the window already holds all months',
		one_start: 'the same as the verdict: all began in one month',
		no_comparison: 'there is no comparison unit',
		all_weigh_same: 'the same as the verdict: all units already weigh the same',
		no_gaps: 'the same as the verdict: no month is empty',
		no_outliers: 'the same as the verdict: nothing strays far',
		not_this_scale: 'does not fit this measure',
		too_few_before: 'too few months before training',
		no_values: 'there are no values',
		no_units_left: 'no unit is left',
		no_estimate: 'what is left cannot be compared',
		no_range: 'its range cannot be computed'
	},
	noUnit: 'a unit that is gone'
};
