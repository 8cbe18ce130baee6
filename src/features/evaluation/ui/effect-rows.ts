import type { Outcome } from '../programme.schema.ts';
import { effectOf } from '../effect.rules.ts';
import type { ImpactOptions, Interval, VerdictCode } from '../schema.ts';
import type { EvaluationPage } from '../server/service.ts';

/** An evaluation with what its effect is measured by. */
export interface EffectRow {
	readonly id: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly sesoi: number;
	readonly direction: ImpactOptions['direction'];
	readonly verdict: VerdictCode | null;
	readonly att: number | null;
	readonly ci95: Interval | null;
}

/** In multiples of the smallest change worth having, up = better. */
export interface Multiple {
	readonly att: number | null;
	readonly ci95: Interval | null;
	readonly look: 'filled' | 'hollow' | 'against';
}

/** Minutes and points stand on one scale this way. What cannot be judged has no number here either. */
export function multipleOf({ att, ci95, sesoi, direction, verdict }: EffectRow): Multiple {
	if (att === null || verdict === null || verdict === 'cannot_be_judged') return { att: null, ci95: null, look: 'hollow' };
	const scaled = (value: number) => ((direction === 'up' ? 1 : -1) * value) / sesoi;
	const range = ci95 && ([scaled(ci95[0]), scaled(ci95[1])].sort((a, b) => a - b) as [number, number]);
	return { att: scaled(att), ci95: range, look: range && range[0] > 0 ? 'filled' : range && range[1] < 0 ? 'against' : 'hollow' };
}

/** The evaluation itself before the others of its course. */
export function withSelf(page: EvaluationPage, latest: NonNullable<EvaluationPage['latest']>): EffectRow[] {
	const { id, title, outcome, sesoi, direction } = page;
	return [{ id, title, outcome, sesoi, direction, verdict: latest.verdict, ...pick(effectOf(latest.result)) }, ...page.siblings];
}

function pick({ att, ci95 }: Pick<EffectRow, 'att' | 'ci95'>): Pick<EffectRow, 'att' | 'ci95'> {
	return { att, ci95 };
}
