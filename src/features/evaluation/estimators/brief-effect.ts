import type { ImpactOptionsInput, Interval, Panel } from '../schema.ts';
import { ImpactOptions } from '../schema.ts';
import { aggregateSimple } from './aggregate.ts';
import { estimateTreatedCells } from './group-time.ts';
import { prepareRun } from './run.ts';
import { effectRange } from './simple-effect.ts';
import { treatedSeries } from './treated-series.ts';

/** An effect and how sure it is; null where it is not defined. */
export interface BriefEffect {
	readonly att: number | null;
	readonly ci95: Interval | null;
	readonly ci90: Interval | null;
}

const UNDEFINED: BriefEffect = { att: null, ci95: null, ci90: null };

/**
 * The estimate that carries a verdict, and nothing else of it: no pre-test, no bands, no other aggregates. Of a
 * panel without a comparison it is the average of the interrupted series, as in `estimateImpact`.
 *
 * @throws {PanelError} a panel that cannot be read as one
 */
export function briefEffect(panel: Panel, input: ImpactOptionsInput): BriefEffect {
	const options = ImpactOptions.parse(input);
	const series = treatedSeries(panel, options);
	if (series) return series.average ? finite(series.average.estimate, series.average) : UNDEFINED;
	const run = prepareRun(panel, options, estimateTreatedCells);
	const effect = aggregateSimple(run.panel, run.cells);
	return Number.isFinite(effect.att) ? finite(effect.att, effectRange(run, effect, options)) : UNDEFINED;
}

function finite(att: number, { ci95, ci90 }: Pick<BriefEffect, 'ci95' | 'ci90'>): BriefEffect {
	return { att: Number.isFinite(att) ? att : null, ci95, ci90 };
}
