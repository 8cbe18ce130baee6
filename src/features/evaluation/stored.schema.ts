import type { Selection } from './design/selection.rules.ts';
import type { Baseline, SeriesMonth } from './panel.rules.ts';
import type { ImpactResult, Notice, Verdict } from './schema.ts';

/** What an evaluation keeps of a computation: all that its page shows, so that opening it computes nothing. */
export interface StoredEvaluation {
	/** Null where the data could not be read as a panel at all; then `fault` says why. */
	readonly impact: ImpactResult | null;
	readonly fault: string | null;
	/** The same verdict said in English; `impact` speaks Indonesian. */
	readonly english: { readonly verdict: Verdict; readonly warnings: ImpactResult['warnings'] } | null;
	readonly series: readonly SeriesMonth[];
	readonly baseline: Baseline;
	readonly counts: PanelCounts;
	/** How trained units stood before, beside the others; missing in results of earlier rules. */
	readonly selection?: Selection | null;
	/** Only where a single unit was trained; missing in results of earlier rules. */
	readonly synthetic?: StoredSynthetic | null;
}

/** One unit against each other unit in its place: how much larger the gap to the mix became. */
export interface StoredPlacebo {
	/** The office, or the unit above where training was decided there. */
	readonly unitId: string;
	/** Mean gap to its mix since the start, in the unit of the outcome. */
	readonly effect: number;
	/** Root mean square of the gaps before it. */
	readonly gapBefore: number;
	/** Root mean square after over that before. */
	readonly times: number;
}

/** The only trained unit beside the mix of others that was nearest to it before; see estimators/synthetic. */
export interface StoredSynthetic extends StoredPlacebo {
	/** First day of the first month under training. */
	readonly start: string;
	readonly weights: readonly { readonly unitId: string; readonly weight: number }[];
	readonly path: readonly { readonly month: string; readonly actual: number | null; readonly mix: number | null }[];
	/** Largest first. */
	readonly placebos: readonly StoredPlacebo[];
	/** Its place among itself and the placebos by `times`; 1 is the largest. */
	readonly rank: number;
	readonly notices: readonly Notice[];
}

export interface PanelCounts {
	/** Unit-months with answers. */
	readonly rows: number;
	readonly responses: number;
	/** Registered units and services of which no month is known. */
	readonly withoutData: number;
	readonly firstMonth: string | null;
	readonly lastMonth: string | null;
}
