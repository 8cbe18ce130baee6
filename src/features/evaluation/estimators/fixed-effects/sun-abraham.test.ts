import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Panel } from '../../schema.ts';
import { buildPanel, reorder, starts } from '../../testing/build-panel.ts';
import { hasReferences, panelFrom, readExpected, readRows, skipMessage } from '../../testing/reference.ts';
import { estimateImpact } from '../estimate.ts';
import type { WeightedEffect } from './sun-abraham.ts';
import { sunAbraham } from './sun-abraham.ts';

const MPDTA = { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' };

interface Reference {
	readonly sun_abraham: { readonly by_event_time: readonly { term: string; estimate: number; se: number }[]; readonly att: { estimate: number; se: number } };
}

/** Cohort effects of Callaway and Sant'Anna with never treated units and one base month. */
function groupTimeEffects(panel: Panel) {
	return estimateImpact(panel, { base: 'universal' }).groupTime.filter((cell) => cell.se !== null);
}

describe.skipIf(!hasReferences)(`Sun-Abraham equals sunab of fixest${skipMessage}`, () => {
	const { sun_abraham: expected } = hasReferences ? readExpected<Reference>('mpdta') : { sun_abraham: { by_event_time: [], att: { estimate: 0, se: 0 } } };

	test('mpdta, every event month and the overall effect', () => {
		const found = sunAbraham(panelFrom(readRows('mpdta'), MPDTA))!;
		expect(found.byEvent.map(({ event }) => `year::${event}`)).toEqual(expected.by_event_time.map(({ term }) => term));
		found.byEvent.forEach(({ estimate, se }, at) => {
			expect(estimate).toBeCloseTo(expected.by_event_time[at]!.estimate, 10);
			expect(se).toBeCloseTo(expected.by_event_time[at]!.se, 10);
		});
		expect(found.att.estimate).toBeCloseTo(expected.att.estimate, 10);
		expect(found.att.se).toBeCloseTo(expected.att.se, 10);
	});

	test('mpdta, cohort effects are those of Callaway and Sant’Anna', () => {
		const panel = panelFrom(readRows('mpdta'), MPDTA);
		const cells = groupTimeEffects(panel);
		sunAbraham(panel)!.byCohort.forEach((effect, at) => {
			expect(effect).toMatchObject({ group: cells[at]!.group, time: cells[at]!.time });
			expect(effect.estimate).toBeCloseTo(cells[at]!.att!, 10);
		});
	});
});

describe('Sun-Abraham', () => {
	const plan = { months: 9, starts: starts([5, 4], [6, 6], [10, 0]), effect: (since: number) => 2 + since, seed: 3 };
	const panel = buildPanel(plan);
	const found = sunAbraham(panel)!;

	test('cohort effects are those of Callaway and Sant’Anna in any whole panel, also with weights', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1e6 }), fc.boolean(), (seed, isWeighted) => {
				const drawn = buildPanel({ ...plan, seed, ...(isWeighted ? { weight: (unit: number) => 1 + (unit % 4) } : {}) });
				const cells = groupTimeEffects(drawn);
				const { byCohort } = sunAbraham(drawn)!;
				expect(byCohort).toHaveLength(cells.length);
				byCohort.forEach(({ estimate }, at) => expect(estimate).toBeCloseTo(cells[at]!.att!, 8));
			}),
			{ numRuns: 25 }
		);
	});

	test('the overall effect weighs cohorts by their months, the event effects by their units', () => {
		const cells = found.byCohort.filter(({ group, time }) => time >= group);
		const size = (group: number) => (group === 4 ? 5 : 6);
		const total = cells.reduce((sum, { group }) => sum + size(group), 0);
		expect(found.att.estimate).toBeCloseTo(cells.reduce((sum, { group, estimate }) => sum + size(group) * estimate, 0) / total, 10);
		const [early, late] = [found.byCohort.find(({ group, time }) => group === 4 && time === 4)!, found.byCohort.find(({ group, time }) => group === 6 && time === 6)!];
		expect(found.byEvent.find(({ event }) => event === 0)!.estimate).toBeCloseTo((5 * early.estimate + 6 * late.estimate) / 11, 10);
	});

	const close = (actual: WeightedEffect, expected: WeightedEffect) => {
		expect(actual.estimate).toBeCloseTo(expected.estimate, 9);
		expect(actual.se).toBeCloseTo(expected.se, 9);
	};

	test('order of rows, a shift of the outcome, other names of months and weights of 2 change nothing', () => {
		for (const other of [
			reorder(panel, [...panel.unit.keys()].reverse()),
			{ ...panel, outcome: Array.from(panel.outcome, (value) => value + 50) },
			buildPanel({ ...plan, offset: 24_288 }),
			{ ...panel, weight: panel.unit.map(() => 2) }
		]) {
			const again = sunAbraham(other)!;
			close(again.att, found.att);
			again.byEvent.forEach((effect, at) => close(effect, found.byEvent[at]!));
		}
	});

	test('a missing month of one unit is borne; the terms stay', () => {
		const gappy = sunAbraham(buildPanel({ ...plan, missing: (unit, month) => unit === 2 && month === 7 }))!;
		expect(gappy.rows).toBe(found.rows - 1);
		expect(gappy.byEvent.map(({ event }) => event)).toEqual(found.byEvent.map(({ event }) => event));
		expect(gappy.notices.map(({ code }) => code)).toContain('panel.pairwise');
	});

	test('clusters give other errors and the same effects', () => {
		const clustered = sunAbraham({ ...panel, cluster: panel.unit.map((unit) => `c${Number(unit.slice(1)) % 7}`) })!;
		expect(clustered.clusters).toBe(7);
		expect(clustered.att.estimate).toBeCloseTo(found.att.estimate, 10);
		expect(clustered.att.se).not.toBeCloseTo(found.att.se, 6);
	});

	test('without never treated units the last cohort compares, and says so', () => {
		const last = sunAbraham(buildPanel({ ...plan, starts: starts([6, 4], [6, 7]) }))!;
		expect(new Set(last.byCohort.map(({ group }) => group))).toEqual(new Set([4]));
		expect(last.notices.map(({ code }) => code)).toContain('control.last_cohort');
	});

	test('a constant outcome has effects of 0 and no error', () => {
		const flat = sunAbraham({ ...panel, outcome: panel.unit.map(() => 80) })!;
		expect(flat.att.estimate).toBeCloseTo(0, 10);
		expect(flat.att.se).toBeNaN();
		expect(flat.att.ci95).toBeNull();
	});

	test('nobody trained, or a cohort never seen before its training, has no answer', () => {
		expect(sunAbraham(buildPanel({ ...plan, starts: starts([9, 0]) }))).toBeNull();
		expect(sunAbraham(buildPanel({ ...plan, missing: (unit, month) => unit < 5 && month < 4 }))).toBeNull();
		expect(sunAbraham(buildPanel({ ...plan, starts: starts([9, 4]) }))).toBeNull();
	});
});
