import type { Selection } from './design/selection.rules.ts';
import type { Baseline, SeriesMonth } from './panel.rules.ts';
import type { ImpactResult, Verdict } from './schema.ts';

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
