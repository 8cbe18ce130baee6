import type { Interval } from './schema.ts';
import type { StoredEvaluation } from './stored.schema.ts';

/** The effect and its range that carry the verdict: of the comparison, or of the single series. */
export function effectOf({ impact }: Pick<StoredEvaluation, 'impact'>): {
	readonly att: number | null;
	readonly ci95: Interval | null;
	readonly isSeries: boolean;
} {
	if (!impact) return { att: null, ci95: null, isSeries: false };
	if (impact.series) return { att: impact.series.average?.estimate ?? null, ci95: impact.series.average?.ci95 ?? null, isSeries: true };
	return { att: impact.simple.att, ci95: impact.simple.ci95, isSeries: false };
}
