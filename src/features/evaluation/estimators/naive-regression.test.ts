import { describe, expect, test } from 'vitest';
import { dummyFit, dummyRows } from '#tests/support/impact/naive-fixed-effects.ts';
import { crossProduct, inner, inverseOf, logDeterminant, product, regress, transpose } from '#tests/support/impact/matrices.ts';
import type { Panel } from '../schema.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';
import { interruptedSeries } from './its.ts';
import { seededRandom } from './random.ts';
import { twoWayFixedEffects } from './twfe.ts';

const staggered: PanelPlan = { months: 8, starts: starts([5, 4], [4, 6], [7, 0]), effect: (since) => 1 + since, seed: 3 };

describe('two-way fixed effects equal least squares with a dummy for every unit and month', () => {
	const panels: [string, Panel][] = [
		['staggered', buildPanel(staggered)],
		['with gaps', buildPanel({ ...staggered, missing: (unit, month) => (unit * 3 + month) % 7 === 0 })],
		['weighted', buildPanel({ ...staggered, weight: (unit) => 1 + (unit % 3) })],
		['clustered', buildPanel({ ...staggered, clusterSize: 2 })],
		['some weights zero', buildPanel({ ...staggered, weight: (unit) => unit % 4 })]
	];

	test.each(panels)('%s: the static term and its three errors', (_name, panel) => {
		const rows = dummyRows(panel, (event) => [event >= 0 ? 1 : 0]);
		const { beta, cr0, iid } = dummyFit(rows, 1);
		const [term] = twoWayFixedEffects(panel).fixed!.terms;
		const [n, k] = [rows.y.length, rows.x[0]!.length];
		const clusters = new Set(rows.cluster).size;
		expect(term!.estimate).toBeCloseTo(beta[0]!, 9);
		expect(term!.seCr0).toBeCloseTo(cr0[0]!, 9);
		expect(term!.seIid).toBeCloseTo(iid[0]!, 9);
		expect(term!.seCr1All).toBeCloseTo(cr0[0]! * Math.sqrt((clusters / (clusters - 1)) * ((n - 1) / (n - k))), 9);
		// Unit effects lie inside clusters and are not counted: K = the term, the months.
		const nested = 1 + new Set(panel.time as number[]).size;
		expect(term!.seCr1Nested).toBeCloseTo(cr0[0]! * Math.sqrt((clusters / (clusters - 1)) * ((n - 1) / (n - nested))), 9);
	});

	test.each(panels)('%s: the event study against the month before', (_name, panel) => {
		const events = twoWayFixedEffects(panel).eventStudy!.terms.map(({ event }) => event!);
		expect(events).not.toContain(-1);
		const rows = dummyRows(panel, (event) => events.map((own) => (own === event ? 1 : 0)));
		const { beta, cr0 } = dummyFit(rows, events.length);
		twoWayFixedEffects(panel).eventStudy!.terms.forEach((term, at) => {
			expect(term.estimate).toBeCloseTo(beta[at]!, 8);
			expect(term.seCr0).toBeCloseTo(cr0[at]!, 8);
		});
	});

	// Sun & Abraham 2021: a dummy for every cohort and event, then a mean weighted by cohort size.
	test('saturated by cohort, the event study is the one of the group-time effects with the universal base', () => {
		const panel = buildPanel(staggered);
		const { groupTime, dynamic } = estimateImpact(panel, { base: 'universal' });
		const own = groupTime.filter(({ group, time }) => time - group !== -1);
		const { beta } = dummyFit(
			dummyRows(panel, (event, start) => own.map((cell) => (cell.group === start && cell.time - cell.group === event ? 1 : 0))),
			0
		);
		own.forEach((cell, at) => expect(cell.att).toBeCloseTo(beta[at]!, 8));
		const sizes = new Map([
			[4, 5],
			[6, 4]
		]);
		const pooled = (event: number) => {
			const parts = own.flatMap((cell, at) => (cell.time - cell.group === event ? [[beta[at]!, sizes.get(cell.group)!] as const] : []));
			return parts.reduce((sum, [value, size]) => sum + value * size, 0) / parts.reduce((sum, [, size]) => sum + size, 0);
		};
		for (const { event, att } of dynamic.byEvent.filter(({ event }) => event !== -1)) expect(att).toBeCloseTo(pooled(event), 8);
	});

	test('the static term is the sum of weights and outcomes, and the weights of treated months add up to one', () => {
		const panel = buildPanel({ ...staggered, starts: starts([6, 3], [6, 6]), effect: (since) => since });
		const rows = dummyRows(panel, () => []);
		const post = rows.event.map((event) => (event >= 0 ? 1 : 0));
		const explained = regress(rows.x, post, rows.weight);
		const residual = post.map((value, at) => value - inner(rows.x[at]!, explained));
		const total = residual.reduce((sum, value, at) => sum + value * post[at]!, 0);
		expect(twoWayFixedEffects(panel).fixed!.terms[0]!.estimate).toBeCloseTo(inner(residual, rows.y) / total, 9);
		const own = residual.filter((_value, at) => post[at] === 1).map((value) => value / total);
		const { share, sum } = twoWayFixedEffects(panel).negativeWeights!;
		expect(share).toBeCloseTo(own.filter((value) => value < -1e-9).length / own.length, 12);
		expect(sum).toBeCloseTo(
			own.filter((value) => value < 0).reduce((a, b) => a + b, 0),
			9
		);
		expect(own.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
	});
});

describe('one series equals the dense formulas', () => {
	const random = seededRandom(17);
	const normal = () => Math.sqrt(-2 * Math.log((random.bits() + 1) / 4_294_967_297)) * Math.cos((2 * Math.PI * random.bits()) / 4_294_967_296);
	let carried = 0;
	const everyMonth = Array.from({ length: 32 }, (_value, at) => at + 1);
	const noise = everyMonth.map(() => (carried = 0.5 * carried + normal()));
	const kept = everyMonth.filter((month) => month !== 7 && month !== 22 && month !== 23);
	const outcome = kept.map((month) => 60 + 0.2 * month + (month >= 17 ? 3 + 0.1 * (month - 17) : 0) + noise[month - 1]!);
	const result = interruptedSeries({ time: kept, outcome }, 17, 2)!;
	const x = kept.map((month) => [1, month, month >= 17 ? 1 : 0, month >= 17 ? month - 17 : 0]);
	const correlation = (phi: number) => kept.map((a) => kept.map((b) => phi ** Math.abs(a - b)));
	const column = (values: readonly number[]) => values.map((value) => [value]);

	function generalised(phi: number) {
		const precision = inverseOf(correlation(phi));
		const bread = inverseOf(product(product(transpose(x), precision), x));
		const beta = product(bread, product(product(transpose(x), precision), column(outcome))).map(([value]) => value!);
		const residual = outcome.map((value, at) => value - inner(x[at]!, beta));
		const square = product(product(transpose(column(residual)), precision), column(residual))[0]![0]! / (kept.length - 4);
		// Restricted likelihood: −½ [(n − k) log σ² + log |V| + log |X' V⁻¹ X|].
		const likelihood = -0.5 * ((kept.length - 4) * Math.log(square) + logDeterminant(correlation(phi)) - logDeterminant(bread));
		return { beta, se: bread.map((row, at) => Math.sqrt(row[at]! * square)), likelihood };
	}

	test('generalised least squares with correlation phi^distance, gaps counted', () => {
		const { gls } = result;
		const { beta, se } = generalised(gls.phi);
		[gls.intercept, gls.time, gls.level, gls.slopeChange].forEach((term, at) => {
			expect(term.estimate).toBeCloseTo(beta[at]!, 8);
			expect(term.se).toBeCloseTo(se[at]!, 8);
		});
	});

	test('no other phi has a higher restricted likelihood', () => {
		const best = generalised(result.gls.phi).likelihood;
		for (let phi = -0.95; phi < 0.96; phi += 0.05) expect(generalised(phi).likelihood).toBeLessThanOrEqual(best + 1e-9);
		for (const near of [-1e-3, 1e-3]) expect(generalised(result.gls.phi + near).likelihood).toBeLessThan(best);
	});

	test('Newey–West: Bartlett weights over neighbours in order, times n/(n − k)', () => {
		const beta = regress(x, outcome);
		const residual = outcome.map((value, at) => value - inner(x[at]!, beta));
		const n = kept.length;
		const bread = inverseOf(
			crossProduct(
				x,
				kept.map(() => 1)
			)
		);
		const meat = Array.from({ length: 4 }, (_row, r) =>
			Array.from({ length: 4 }, (_column, c) => {
				let sum = 0;
				for (let i = 0; i < n; i++) {
					for (let j = 0; j < n; j++) {
						const bartlett = Math.max(0, 1 - Math.abs(i - j) / 3);
						sum += bartlett * residual[i]! * residual[j]! * x[i]![r]! * x[j]![c]!;
					}
				}
				return sum;
			})
		);
		const covariance = product(product(bread, meat), bread);
		const { neweyWest } = result;
		[neweyWest.intercept, neweyWest.time, neweyWest.level, neweyWest.slopeChange].forEach((term, at) => {
			expect(term.estimate).toBeCloseTo(beta[at]!, 8);
			expect(term.se).toBeCloseTo(Math.sqrt((covariance[at]![at]! * n) / (n - 4)), 8);
		});
	});

	test('the mean change is the mean of what the line after the start adds, month by month', () => {
		const { level, slopeChange } = result.gls;
		const added = kept.filter((month) => month >= 17).map((month) => level.estimate + slopeChange.estimate * (month - 17));
		expect(result.average.estimate).toBeCloseTo(added.reduce((a, b) => a + b, 0) / added.length, 9);
	});
});
