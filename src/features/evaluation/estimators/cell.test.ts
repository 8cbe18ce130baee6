import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { ImpactOptions } from '../schema.ts';
import { METHODS } from '../schema.ts';
import type { CellSample } from './cell.ts';
import { estimateCell } from './cell.ts';

interface Row {
	readonly treated: 0 | 1;
	readonly change: number;
	readonly x?: number;
	readonly weight?: number;
}

function sample(rows: readonly Row[]): CellSample {
	const size = rows.some(({ x }) => x !== undefined) ? 2 : 1;
	return {
		change: Float64Array.from(rows, ({ change }) => change),
		treated: Float64Array.from(rows, ({ treated }) => treated),
		weight: Float64Array.from(rows, ({ weight }) => weight ?? 1),
		x: size === 1 ? new Float64Array(0) : Float64Array.from(rows.flatMap(({ x }) => [1, x ?? 0])),
		size
	};
}

function effect(rows: readonly Row[], method: ImpactOptions['method'] = 'dr') {
	const outcome = estimateCell(sample(rows), method);
	if ('reason' in outcome) throw new Error(outcome.reason);
	return outcome;
}

function reason(rows: readonly Row[], method: ImpactOptions['method'] = 'dr'): string | null {
	const outcome = estimateCell(sample(rows), method);
	return 'reason' in outcome ? outcome.reason : null;
}

const four: readonly Row[] = [
	{ treated: 1, change: 5 },
	{ treated: 1, change: 3 },
	{ treated: 0, change: 1 },
	{ treated: 0, change: -1 }
];

describe('one cell by hand', () => {
	test('without covariates: 4 − 0, whatever the method', () => {
		for (const method of METHODS) expect(effect(four, method).att).toBe(4);
	});

	test('its influence is the deviation from the own mean, over the share of the group', () => {
		// Half of the units are treated: (5 − 4)/0.5, (3 − 4)/0.5, −(1 − 0)/0.5, −(−1 − 0)/0.5.
		expect([...effect(four).influence]).toEqual([2, -2, -2, 2]);
	});

	test('weights move the means: 5·3 + 3·1 over 4, against −1', () => {
		const weights = [3, 1, 0, 2];
		expect(effect(four.map((row, at) => ({ ...row, weight: weights[at]! }))).att).toBeCloseTo(4.5 - -1, 12);
	});

	test('outcome regression: the comparison line, read at the covariates of the treated', () => {
		// Controls lie on 2 + 3x; treated at x = 2 would have had 8, at x = 4 14.
		const line: Row[] = [0, 1, 2, 5].map((x) => ({ treated: 0, change: 2 + 3 * x, x }));
		expect(effect([...line, { treated: 1, change: 9, x: 2 }, { treated: 1, change: 15, x: 4 }], 'reg').att).toBeCloseTo(1, 10);
	});

	test('weighting: with a covariate of two kinds, kinds are compared with their like and weighted as among the treated', () => {
		const kinds: Row[] = [
			{ treated: 1, change: 6, x: 0 },
			{ treated: 1, change: 10, x: 1 },
			{ treated: 1, change: 12, x: 1 },
			{ treated: 0, change: 1, x: 0 },
			{ treated: 0, change: 3, x: 0 },
			{ treated: 0, change: 5, x: 1 }
		];
		// Kind 0: 6 − 2 = 4; kind 1: 11 − 5 = 6; one and two treated: 16/3. The logit is saturated, so all three agree.
		for (const method of METHODS) expect(effect(kinds, method).att).toBeCloseTo(16 / 3, 8);
	});

	test('doubly robust: right when only the outcome line is right, right when only the propensity is right', () => {
		const values = Array.from({ length: 40 }, (_value, at) => at / 10);
		const treated = values.map((_x, at) => (at % 3 === 0 ? 1 : 0));
		const line = values.map((x, at): Row => ({ treated: treated[at]!, change: 1 + 2 * x + treated[at]! * 5, x }));
		expect(effect(line, 'dr').att).toBeCloseTo(5, 9);
		expect(effect(line, 'reg').att).toBeCloseTo(5, 9);
	});
});

describe('a cell without a number says why', () => {
	const spread: Row[] = [0.1, 0.4, 0.5, 0.8, 0.9, 0.3].map((x, at) => ({ treated: at % 2 === 0 ? 1 : 0, change: at, x }));

	test('no weight on a side', () => {
		for (const side of [0, 1]) expect(reason(four.map((row) => ({ ...row, weight: row.treated === side ? 0 : 1 })))).toBe('no_weight');
	});

	test('a constant covariate', () => {
		for (const method of METHODS)
			expect(
				reason(
					spread.map((row) => ({ ...row, x: 0 })),
					method
				)
			).toBe('collinear');
	});

	test('a covariate constant among comparison units only: regression has no line, weighting no overlap', () => {
		const rows = spread.map((row) => ({ ...row, x: row.treated ? row.x! : 0 }));
		expect(reason(rows, 'reg')).toBe('collinear');
		expect(reason(rows, 'ipw')).toBe('no_overlap');
	});

	test('a covariate that separates: weighting gives up, regression reads the line far out', () => {
		const rows = spread.map((row) => ({ ...row, x: row.treated ? 5 + row.x! : row.x! }));
		for (const method of ['dr', 'ipw'] as const) expect(reason(rows, method)).toBe('no_overlap');
		expect(reason(rows, 'reg')).toBeNull();
	});
});

describe('laws of one cell', () => {
	const rows = fc.array(
		fc.record({ treated: fc.constantFrom(0 as const, 1 as const), change: fc.integer({ min: -20, max: 20 }), weight: fc.integer({ min: 1, max: 5 }) }),
		{ minLength: 4, maxLength: 30 }
	);
	const both = (some: readonly Row[]) => [0, 1].every((side) => some.filter(({ treated }) => treated === side).length >= 2);

	test('influences add up to zero', () => {
		fc.assert(
			fc.property(rows, (some) => {
				fc.pre(both(some));
				expect(Math.abs(effect(some).influence.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
			})
		);
	});

	test('one unit more at the mean of its group changes nothing', () => {
		fc.assert(
			fc.property(rows, (some) => {
				fc.pre(both(some));
				const even = some.map((row) => ({ ...row, weight: 1 }));
				const treated = even.filter((row) => row.treated === 1);
				const mean = treated.reduce((sum, { change }) => sum + change, 0) / treated.length;
				expect(effect([...even, { treated: 1, change: mean }]).att).toBeCloseTo(effect(even).att, 10);
			})
		);
	});

	test('a weight of two is two units of weight one, for the effect', () => {
		fc.assert(
			fc.property(rows, (some) => {
				fc.pre(both(some));
				const repeated = some.flatMap((row) => Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })));
				expect(effect(repeated).att).toBeCloseTo(effect(some).att, 10);
			})
		);
	});

	test('treated and comparison exchanged turn the sign', () => {
		fc.assert(
			fc.property(rows, (some) => {
				fc.pre(both(some));
				const exchanged = some.map((row) => ({ ...row, treated: (1 - row.treated) as 0 | 1 }));
				expect(effect(exchanged).att).toBeCloseTo(-effect(some).att, 10);
			})
		);
	});
});
