import { briefEffect, type BriefEffect } from '../estimators/brief-effect.ts';
import { PanelError } from '../estimators/check.ts';
import { isPlacebo, placeboReading, readingOf } from './readings.rules.ts';
import type { MainResult, RivalData, RivalReason, RivalRun, RivalSpec } from './rivals.schema.ts';
import { variantOf, type Variant } from './variant.rules.ts';

/** Computes one other way and reads it against the verdict. What cannot be computed says why; it never throws for data. */
export function runRival(main: MainResult, data: RivalData, spec: RivalSpec): RivalRun {
	const { family, choice } = spec;
	const nothing = (reason: RivalReason, att: number | null = null): RivalRun => ({ family, choice, att, ci95: null, reading: 'not_computable', reason });
	const variant = variantOf(data, spec);
	if (typeof variant === 'string') return nothing(variant);
	const effect = effectOf(variant);
	if (typeof effect === 'string') return nothing(effect);
	const { att, ci95, ci90 } = effect;
	if (att === null) return nothing('no_estimate');
	if (ci95 === null) return nothing('no_range', att);
	return { family, choice, att, ci95, reading: isPlacebo(spec) ? placeboReading({ ci95 }) : readingOf(main, { att, ci95, ci90 }), reason: null };
}

function effectOf({ panel, options, back }: Variant): BriefEffect | RivalReason {
	try {
		const { att, ci95, ci90 } = briefEffect(panel, options);
		const both = (range: BriefEffect['ci95']): BriefEffect['ci95'] => range && [back(range[0]), back(range[1])];
		return { att: att === null ? null : back(att), ci95: both(ci95), ci90: both(ci90) };
	} catch (error) {
		if (error instanceof PanelError) return 'no_units_left';
		throw error;
	}
}
