import { estimateImpact } from '../../src/features/evaluation/estimators/estimate.ts';
import { panelOf, usualChoices } from '../../src/features/evaluation/panel.rules.ts';
import { simulateRegion, type Design } from './region.ts';
import type { Answer } from './tally.ts';

/** Points of the index: the smallest change worth having, as the demo's programmes register it. */
export const SESOI_POINTS = 2;

/** One simulated government, judged as a programme page judges a real one. */
export function judgeRegion(design: Design, effect: number, seed: number): Answer {
	const rows = simulateRegion(design, effect, seed);
	const { simple, verdict } = estimateImpact(panelOf(rows, 'index'), { ...usualChoices(rows), sesoi: SESOI_POINTS, direction: 'up', registeredBefore: true });
	return { estimate: simple.att, interval: simple.ci95, verdict: verdict.code };
}
