import { movedEn, rangeInWords, type DirectionWords } from './direction-words.ts';
import type { Finding, id } from './messages.id.ts';
import { numberFormat } from './messages.id.ts';
import type { GateName } from './rules.ts';
import { isNegligible, isOneOfMany, LIMITS } from './rules.ts';
import type { Interval, Notice, NoticeCode } from './schema.ts';

type Format = (value: number) => string;

function withUnit(text: string, unit: string | null): string {
	return unit ? `${text} ${unit}` : text;
}

function range(ci: Interval | null, format: Format, words: DirectionWords = movedEn): string {
	return ci ? ` (reasonable range ${rangeInWords(ci, format, words)})` : '';
}

const risen: DirectionWords = { ...movedEn, up: (least, most) => `${least} to ${most}` };
const standing: DirectionWords = {
	...risen,
	down: (least, most) => `${least} to ${most} lower`,
	across: (fall, rise) => `between ${fall} lower and ${rise} higher`
};

function narrowRange(ci: Interval | null, format: Format): string {
	return ci ? `90% range ${rangeInWords(ci, format, movedEn)}` : '';
}

function effectDetail(finding: Finding, format: Format): string {
	const { ci95, ci90, sesoi } = finding;
	if (!ci95) return 'the uncertainty cannot be computed';
	const usual = `reasonable range ${rangeInWords(ci95, format, movedEn)}`;
	const full = isNegligible({ ci90, sesoi }) ? `${usual}; ${narrowRange(ci90, format)}` : usual;
	return isOneOfMany(finding) ? `${full}; not enough because ${examined(finding)}` : full;
}

function alone(design: Finding['design']): string {
	return design === 'series' ? 'there are no comparison units, and ' : '';
}

function percent(share: number): string {
	return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(share * 100)}%`;
}

function months(count: number): string {
	return count === 1 ? '1 month' : `${count} months`;
}

function change({ att, treatedChange, ci95, outcomeName, outcomeUnit, design }: Finding, format: Format): string {
	const size = withUnit(format(Math.abs(att!)), outcomeUnit);
	const name = outcomeName ?? 'the outcome';
	if (design === 'series')
		return `After the training, ${name} of the trained units is about ${size} ${att! > 0 ? 'higher' : 'lower'} than the months before let us expect${range(ci95, format, standing)}.`;
	const moved = treatedChange !== null && Math.sign(treatedChange) === Math.sign(att!);
	if (moved)
		return `After the training, ${name} of the trained units ${att! > 0 ? 'rose' : 'fell'} by about ${size} more than in the comparison units${range(ci95, format, risen)}.`;
	return `After the training, ${name} of the trained units is about ${size} ${att! > 0 ? 'higher' : 'lower'} than the comparison units let us expect${range(ci95, format, standing)}.`;
}

function undecided(finding: Finding, format: Format): string {
	const { att, ci95, mde, outcomeUnit, treated, assignment } = finding;
	const seen = `Not enough evidence. A change of ${att! > 0 ? '+' : ''}${withUnit(format(att!), outcomeUnit)} is seen${range(ci95, format)}`;
	if (isOneOfMany(finding))
		return `${seen}. Examined alone it would be clear; but ${examined(finding)}; the more are examined, the more easily one of them seems to change by chance. With that taken into account the evidence is not enough. Do not read this as "no effect".`;
	const power =
		mde === null
			? ''
			: `, but with ${treated} trained ${assignment === 'cluster' ? 'groups of units' : 'units'} these data can only detect a change of at least ${withUnit(format(mde), outcomeUnit)}`;
	return `${seen}${power}. Do not read this as "no effect".`;
}

function examined({ tests }: Finding): string {
	return `${tests ?? 'several'} evaluations of the same training or offices were examined at once`;
}

const BLOCKED: Partial<Record<GateName, (finding: Finding) => string>> = {
	outcome: () => 'Cannot be judged: a bare number of complaints cannot be an outcome: more of them can mean worse service, or that people trust the channel. Use complaints per thousand services, the share confirmed as fixed, or the time to resolve.',
	treated_units: () => 'Cannot be judged: no trained unit has data both before and after the training.',
	control_units: ({ control }) =>
		`Cannot be judged: there are only ${control} comparison units; at least ${LIMITS.units} are needed. Other changes in the same month cannot be told apart.`,
	pre_months: ({ preMonths, design }) =>
		`Cannot be judged: ${alone(design)}there are only ${months(preMonths)} of data before the training; at least ${design === 'series' ? LIMITS.seriesPreMonths : LIMITS.fewestPreMonths} are needed.`,
	post_months: ({ postMonths, design }) =>
		`Cannot be judged: ${alone(design)}there are only ${months(postMonths)} of data after the training${design === 'series' ? '' : ' in the cohorts that hold half of the trained units'}; at least ${design === 'series' ? LIMITS.seriesPostMonths : LIMITS.postMonths} are needed.`,
	missing: ({ missing }) => `Cannot be judged: ${percent(missing)} of the unit-months are missing; the limit is ${percent(LIMITS.missing)}.`,
	drift: ({ slope, outcomeUnit }) => {
		const speed = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(Math.abs(slope!));
		return `Cannot be judged: even before the training the trained units were ${slope! > 0 ? 'rising' : 'falling'} faster by ${withUnit(speed, outcomeUnit)} a month.`;
	},
	effect: ({ att }) =>
		att === null
			? 'Cannot be judged: there are no two months in which trained and comparison units can be compared; the notes say why.'
			: 'Cannot be judged: the outcome does not vary, or there are too few units to measure the uncertainty.'
};

const NOTICES: Record<NoticeCode, (notice: Notice) => string> = {
	'outcome.none': () => 'The outcome is empty in every row. Look at the name of its column, or fill in its monthly values.',
	'outcome.constant': ({ list }) => `The outcome is the same in every row (${list}), so there is no change to measure. See whether it is the right column.`,
	'outcome.huge': ({ list }) => `There is an outcome of ${list}; usually that is a wrong column or unit. Look at the column, or limit it with --outcome-min and --outcome-max.`,
	'units.none_treated': () => 'No unit begins its training in these months. Fill in the first month of the trained units, or add later months.',
	'months.absent': ({ count, list }) => `${count} months are there for no unit (${list}) and are not counted. Add them if the data exist; months without service stay empty.`,
	'units.always_treated': ({ count }) => `${count} units were already trained in the first month; without data before the training they cannot be used. Add months before their training if there are any.`,
	'units.weightless': ({ count }) => `${count} units have weight zero and are not used.`,
	'weights.averaged': ({ count }) => `The weight changes over time in ${count} units; each unit's mean is used.`,
	'control.last_cohort': () => 'No unit stays untrained. The cohort that starts last is the comparison, and months from its start on are left out.',
	'control.none_never': () => 'No unit stays untrained. Comparisons end when the last cohort starts; later months are left out.',
	'panel.pairwise': ({ count }) => `${count} units lack some months; each comparison uses the units seen in both of its months.`,
	'panel.unbalanced': ({ count }) => `${count} units lack data in some months; each comparison uses all rows of its two months.`,
	'panel.cross_section': ({ count }) => `${count} answers are counted one by one; ranges treat answers of one unit as alike.`,
	'panel.incomplete_units_dropped': ({ count }) =>
		`${count} units lack some months and were left out (--panel balanced). With --panel pairwise they are used where they were seen.`,
	'cell.no_treated': ({ count, list }) => `${count} cells without an estimate: no trained unit was seen in both months (${list}).`,
	'cell.no_control': ({ count, list }) => `${count} cells without an estimate: no comparison unit was seen in both months (${list}).`,
	'cell.no_weight': ({ count, list }) => `${count} cells without an estimate: all weights of one side are zero (${list}).`,
	'cell.no_overlap': ({ count, list }) => `${count} cells without an estimate: the covariates separate trained from comparison units (${list}). Leave that covariate out, or use --method reg.`,
	'cell.collinear': ({ count, list }) => `${count} cells without an estimate: the covariates are constant or collinear among comparison units (${list}). Leave that covariate out.`,
	'group.few_units': ({ list }) =>
		`Fewer than 5 units or groups of units began in: ${list}. Their standard errors are too small to be trusted; they count only in the aggregates.`,
	'clusters.one': () => 'There is only one group of units. No error by groups can be computed; at least two are needed.',
	'clusters.few': ({ count, list }) =>
		`Only ${count} groups of units, ${list} of them with training. The usual cluster error is too small; the range of the result is repaired for few groups.`,
	'clusters.few_p_values': ({ count, list }) => `With ${count} groups of units the p of the wild bootstrap has at most ${list} different values.`,
	'bootstrap.pointwise': () => 'Simultaneous bands are not usable for some results; pointwise intervals are given.',
	'design.interrupted_series': () =>
		'There are no comparison units. The result rests on the series of the trained units alone; other changes in the same month are counted in.',
	'twfe.beside_only': () => 'The two-way number is read only beside bina impact estimate, never alone.',
	'twfe.negative_weights': ({ count }) => `${count}% of the treated months count negatively; the two-way number can have the wrong sign.`,
	'twfe.forbidden_comparisons': ({ count }) =>
		`${count}% of the weight of the two-way number is on comparisons with units already under training; their own effect is taken off.`,
	'twfe.no_decomposition': () => 'No Goodman-Bacon weights: every unit needs data in every month with one weight, and starts must differ.',
	'synth.indication_only': () => 'Only one trained unit: an indication at most, because other changes in that unit itself cannot be separated.',
	'synth.few_donors': ({ count }) => `Only ${count} comparison units: p cannot be below 1/${count! + 1}; 0.05 needs at least 19.`,
	'synth.short_before': ({ count }) =>
		`Only ${count} months before the training; the mix may fit by chance. 12 are better, and more than there are comparison units.`,
	'synth.poor_fit': () => 'Before the training the trained unit differed from its mix by more than half the gap after it; do not read the gap as an effect.',
	'synth.donors_with_gaps': ({ count }) => `${count} comparison units lack data in months of the trained unit and are not in the mix.`,
	'outcome.raw_complaints': () => 'A bare number of complaints cannot be an outcome: more of them can mean worse service, or that people trust the channel. Use complaints per 1,000 services (--offset), the share confirmed as fixed, or the time to resolve.',
	'counts.no_offset': () => 'A count without what it is out of: a change in the number of services is in the result. Name the column of services with --offset.',
	'meta.few_studies': ({ count }) => `Only ${count} evaluations: how far programmes differ can hardly be estimated.`,
	'meta.narrow_interval': () => 'The Hartung-Knapp range is narrower than the usual one; the evaluations happen to be very alike. Use the usual one.',
	'meta.left_out': ({ count }) => `${count} rows without an effect or an error are not used.`,
	'prepost.not_impact': () => 'The number before and after includes the general change; it is not the impact.'
};

export const en: typeof id = {
	verdicts: {
		proven_better: 'Proven better',
		indicated_better: 'Signs of improvement',
		not_enough_evidence: 'Not enough evidence',
		no_meaningful_effect: 'No meaningful effect',
		indicated_worse: 'Signs of decline',
		proven_worse: 'Proven worse',
		cannot_be_judged: 'Cannot be judged'
	},

	sentence(code, finding) {
		const format = numberFormat('en', finding);
		if (code === 'cannot_be_judged') return (BLOCKED[finding.blockedBy ?? 'effect'] ?? BLOCKED.effect!)(finding);
		if (code === 'not_enough_evidence') return undecided(finding, format);
		if (code === 'no_meaningful_effect') {
			return `No meaningful effect: the change (${narrowRange(finding.ci90, format)}) is smaller than ${withUnit(format(finding.sesoi!), finding.outcomeUnit)}, the smallest change held to matter.`;
		}
		if (!code.startsWith('indicated')) return change(finding, format);
		const caution =
			finding.design === 'series'
				? 'Only a sign: there are no comparison units, and other changes in the same month (a new rule, a new application) cannot be told apart.'
				: 'Only a sign.';
		return `${caution} ${change(finding, format)}`;
	},

	gate(name, passed, finding) {
		const format = numberFormat('en', finding);
		const units = finding.assignment === 'cluster' ? 'groups of units' : 'units';
		const details: Record<GateName, () => string> = {
			outcome: () => 'a bare number of complaints cannot be an outcome; use complaints per 1,000 services, the share confirmed as fixed, or the time to resolve',
			treated_units: () =>
				`${finding.treated} trained ${units}${finding.treatedClusters === null ? '' : ` in ${finding.treatedClusters} clusters`}; at least ${LIMITS.units} needed`,
			control_units: () => `${finding.control} comparison ${units}; at least ${LIMITS.units} needed`,
			pre_months: () =>
				`${finding.preMonths} months before training in the cohorts that hold half of the trained units; ${finding.design === 'series' ? LIMITS.seriesPreMonths : LIMITS.preMonths} are better`,
			post_months: () =>
				`${finding.postMonths} months after training${finding.design === 'series' ? '' : ' in the cohorts that hold half of the trained units'}; at least ${finding.design === 'series' ? LIMITS.seriesPostMonths : LIMITS.postMonths} needed`,
			missing: () => `${percent(finding.missing)} of unit-months missing; the limit is ${percent(LIMITS.missing)}`,
			missing_balance: () =>
				`missing data differ by ${percent(finding.missingGap)} between trained and comparison units; the limit is ${percent(LIMITS.missingGap)}`,
			registered: () =>
				passed ? 'measure and threshold were fixed before the training' : 'measure and threshold were not fixed before the training, or were changed since',
			pre_trend: () => {
				if (finding.pretrendP === null) return 'the trend before training cannot be tested';
				if (!passed) return 'trends differed before the training';
				return finding.treated < 20 ? 'no difference in trend is visible, but the data are too few to be sure' : 'before the training the units moved alike';
			},
			drift: () => (passed ? 'the trend before training does not explain this change' : 'the trend before training can explain half of the change or more'),
			effect: () => effectDetail(finding, format),
			worthwhile: () =>
				finding.sesoi === null
					? 'the smallest change that matters has not been fixed'
					: `smallest change that matters: ${withUnit(format(finding.sesoi), finding.outcomeUnit)}`,
			robustness: () =>
				`${finding.robustness.filter((run) => run.ci90 && finding.att !== null && (finding.att > 0 ? run.ci90[0] > 0 : run.ci90[1] < 0)).length} of ${finding.robustness.length} other ways of computing point the same way`
		};
		return details[name]();
	},

	notice(notice) {
		return NOTICES[notice.code](notice);
	}
};
