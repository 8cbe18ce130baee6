import type { Outcome } from '#features/evaluation/programme.schema.ts';
import type { VerdictCode } from '#features/evaluation/schema.ts';
import { wilson95 } from '#platform/statistics/wilson.ts';
import type { Facts } from './rules.ts';
import { costPerPoint, returnOn, totalCosts, type CostLine, type CostPerPoint, type CostTotals, type Gain } from './value.rules.ts';

/** A verdict with what is needed to find it again, as it stood. */
export interface VerdictNow {
	readonly resultId: string;
	readonly dataSha256: string;
	readonly ruleVersion: string;
	readonly verdict: VerdictCode;
	/** ISO instant at which it was computed. */
	readonly computedAt: string;
	/** ISO instant at which the data last confirmed it. */
	readonly confirmedAt: string;
	readonly att: number | null;
	readonly ci95: readonly [number, number] | null;
}

/** A programme with all that is known of it. */
export interface ProgrammeNow {
	readonly id: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly direction: 'up' | 'down';
	readonly courseId: string | null;
	readonly courseTitle: string | null;
	/** Of outcomes registered together; null for one alone. */
	readonly registrationId: string | null;
	/** The promise in force was made before the first training month of any version, and stands as it was made; null where nobody is trained. */
	readonly registeredBefore: boolean | null;
	readonly trainedUnits: number;
	readonly comparisonUnits: number;
	readonly latest: VerdictNow | null;
	readonly costs: readonly CostLine[];
	/** Null: nobody put a benefit into money. */
	readonly benefitRupiah: number | null;
	/** The sums of the least and of the most that was stated; a benefit without a range counts as it stands. Null where none has one. */
	readonly benefitRange: readonly [number, number] | null;
	/** Attended by all participants of this government together. */
	readonly minutes: number;
	readonly participants: number;
	readonly sessions: number;
	readonly used: Facts['used'];
}

export interface Part {
	readonly id: string;
	readonly courseId: string;
	readonly title: string;
	readonly outcome: Outcome | null;
}

/** What a decision keeps: the facts as they stood, apart from how old they were. */
export interface Evidence {
	/** Whose verdict it is; another programme's where a part is judged by it. Null without one. */
	readonly judgedBy: string | null;
	readonly verdict: VerdictNow | null;
	readonly outcome: Outcome;
	readonly trainedUnits: number;
	readonly unitsLeft: number;
	readonly worseElsewhere: boolean;
	readonly registeredBefore: boolean | null;
	readonly used: Facts['used'];
	/** Null for a part: costs are recorded by programme. */
	readonly costs: CostTotals | null;
	readonly benefitRupiah: number | null;
	readonly minutes: number;
	readonly costPerPoint: CostPerPoint | null;
	readonly unmeasured: boolean;
}

const WORSE: readonly VerdictCode[] = ['indicated_worse', 'proven_worse'];

/** Fewer say too little, and might be told apart (R24). */
const LEAST_ANSWERS = 5;

/** The share of alumni who use what they learned, in percent with Wilson's 95 % interval; null with too few. */
export function usedOf({ answered, favourable }: { readonly answered: number; readonly favourable: number }): Facts['used'] {
	const interval = wilson95(favourable, answered);
	if (answered < LEAST_ANSWERS || interval === null) return null;
	return { percent: (100 * favourable) / answered, low: 100 * interval[0], high: 100 * interval[1], answered };
}

/** What cannot be judged has no number that may stand for the answer. */
export function gainOf({ latest, direction, trainedUnits }: Pick<ProgrammeNow, 'latest' | 'direction' | 'trainedUnits'>): Gain {
	const isJudged = latest !== null && latest.verdict !== 'cannot_be_judged';
	return { att: isJudged ? latest.att : null, ci95: isJudged ? latest.ci95 : null, direction, units: trainedUnits };
}

/** The evidence about a programme, among all programmes of its government. */
export function evidenceOfProgramme(programme: ProgrammeNow, all: readonly ProgrammeNow[]): Evidence {
	const costs = totalCosts(programme.costs);
	return {
		...judged(programme, all),
		used: programme.used,
		costs,
		benefitRupiah: programme.benefitRupiah,
		minutes: programme.minutes,
		costPerPoint: costPerPoint(costs, gainOf(programme)),
		unmeasured: false
	};
}

/** The evidence about a part: an evaluation of the same course by the measure that the part is meant for; none speaks for a part without a measure. */
export function evidenceOfPart(part: Part, programme: ProgrammeNow, all: readonly ProgrammeNow[]): Evidence {
	const own = [programme, ...all].find(({ courseId, outcome }) => courseId === part.courseId && outcome === part.outcome);
	const rest = { used: null, costs: null, benefitRupiah: null, minutes: 0, costPerPoint: null };
	if (own) return { ...judged(own, all), ...rest, unmeasured: false };
	return { ...judged({ ...programme, latest: null }, all), ...rest, judgedBy: null, outcome: part.outcome ?? programme.outcome, unmeasured: true };
}

function judged(programme: ProgrammeNow, all: readonly ProgrammeNow[]) {
	const { id, latest, outcome, trainedUnits, comparisonUnits, registeredBefore, courseId, registrationId } = programme;
	const isShared = (own: string | null, other: string | null) => own !== null && own === other;
	const siblings = all.filter((other) => other.id !== id && (isShared(courseId, other.courseId) || isShared(registrationId, other.registrationId)));
	return {
		judgedBy: latest ? id : null,
		verdict: latest,
		outcome,
		trainedUnits,
		unitsLeft: comparisonUnits,
		worseElsewhere: siblings.some((other) => other.latest !== null && WORSE.includes(other.latest.verdict)),
		registeredBefore
	};
}

/** The facts of the rule, on a day. */
export function factsOf(evidence: Evidence, now: Date): Facts {
	const { verdict, costs, benefitRupiah } = evidence;
	return {
		verdict: verdict?.verdict ?? null,
		verdictAgeDays: verdict === null ? null : Math.floor((now.getTime() - Date.parse(verdict.confirmedAt)) / 86_400_000),
		worseElsewhere: evidence.worseElsewhere,
		unitsLeft: evidence.unitsLeft,
		used: evidence.used,
		costPerPoint: evidence.costPerPoint?.kind ?? null,
		benefitCostRatio: costs === null ? null : (returnOn(costs, benefitRupiah)?.benefitCostRatio ?? null),
		registeredBefore: evidence.registeredBefore,
		unmeasured: evidence.unmeasured
	};
}
