import { describe, expect, test } from 'vitest';
import type { PanelRow } from '../panel.rules.ts';
import { buildRows, officeId } from '../testing/build-rows.ts';
import { judgePanel, type Standing } from './compute.ts';
import { singleUnit } from './single-unit.ts';

const one = buildRows({ months: 30, groups: [{ offices: 1, start: 20 }, { offices: 24, start: null }], effect: 6, noise: 0.6, seed: 2 });
const standing = (rows: readonly PanelRow[]): Standing => ({ units: rows.map(({ unitId, serviceId, firstMonth }) => ({ unitId, serviceId, firstMonth })), familyP: [], registeredBefore: true });
const verdictOf = (rows: readonly PanelRow[]) => judgePanel({ outcome: 'index', sesoi: 2, direction: 'up' }, standing(rows), rows);

describe('a single trained unit', () => {
	const found = singleUnit(one, 'index')!;

	test('stands beside a mix of the others, and each of them in its place', () => {
		expect(found.unitId).toBe(officeId(0));
		expect(found.start).toBe('2025-09-01');
		expect(found.effect).toBeGreaterThan(4);
		expect(found.effect).toBeLessThan(8);
		expect(found.placebos).toHaveLength(24);
		expect(found.rank).toBe(1);
		expect(found.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
		expect(found.placebos.map(({ unitId }) => unitId)).not.toContain(officeId(0));
	});

	test('was near its mix before and away from it after, in the unit of the outcome', () => {
		const [before, after] = [found.path.filter(({ month }) => month < found.start), found.path.filter(({ month }) => month >= found.start)];
		expect([before.length, after.length]).toEqual([20, 10]);
		const gap = (months: typeof found.path) => months.reduce((sum, { actual, mix }) => sum + actual! - mix!, 0) / months.length;
		expect(Math.abs(gap(before))).toBeLessThan(1);
		expect(gap(after)).toBeCloseTo(found.effect, 9);
		expect(found.gapBefore).toBeLessThan(1.5);
	});

	test('the rank counts those whose gap grew as much', () => {
		const larger = found.placebos.filter(({ times }) => times >= found.times).length;
		expect(found.rank).toBe(larger + 1);
		expect(found.placebos.map(({ times }) => times)).toEqual(found.placebos.map(({ times }) => times).toSorted((a, b) => b - a));
	});

	// Handbook of methods, section 9, gate 1: one treated unit is capped at "indikasi", however large the effect.
	test('is never called proven, and the reader is told why', () => {
		const { verdict, result } = verdictOf(one);
		expect(verdict).toBe('indicated_better');
		expect(result.synthetic).toEqual(found);
		expect(found.notices.map(({ code }) => code)).toContain('synth.indication_only');
		expect(verdictOf(buildRows({ months: 30, groups: [{ offices: 1, start: 20 }, { offices: 24, start: null }], effect: 30, noise: 0.2 })).verdict).toBe('indicated_better');
	});

	test('without an effect its gap is one among the others', () => {
		const nothing = singleUnit(buildRows({ months: 30, groups: [{ offices: 1, start: 20 }, { offices: 24, start: null }], noise: 0.6, seed: 2 }), 'index')!;
		expect(nothing.rank).toBeGreaterThan(1);
		expect(Math.abs(nothing.effect)).toBeLessThan(2);
	});

	test('with several services is one series of all their answers', () => {
		const twins = one.flatMap((row) => (row.unitId === officeId(0) ? [row, { ...row, serviceId: '00000000-0000-7000-8000-000000000099', total: 2 * row.total, responses: 2 * row.responses }] : [row]));
		const both = singleUnit(twins, 'index')!;
		expect(both.unitId).toBe(officeId(0));
		expect(both.effect).toBeCloseTo(found.effect, 9);
		expect(both.placebos.map(({ unitId }) => unitId)).toEqual(found.placebos.map(({ unitId }) => unitId));
		expect(verdictOf(twins).verdict).toMatch(/^(indicated_better|not_enough_evidence)$/);
	});

	// R18: its line is what its visitors said, not what hundreds of cells did.
	test('shows no month of few people, and counts it all the same', () => {
		const small = one.map((row) => (row.unitId === officeId(0) && row.month === one[3]!.month ? { ...row, told: false } : { ...row, told: true }));
		const guarded = singleUnit(small, 'index')!;
		expect(guarded.path.filter(({ actual }) => actual === null).map(({ month }) => month)).toEqual([one[3]!.month]);
		expect(guarded.path.every(({ mix }) => mix !== null)).toBe(true);
		expect({ ...guarded, path: [] }).toEqual({ ...found, path: [] });
		expect(verdictOf(small).result.series.find(({ month }) => month === one[3]!.month)!.trained).toBeNull();
	});

	test('nor of a mix where one office alone may not be told', () => {
		const [heaviest] = found.weights;
		const guarded = singleUnit(one.map((row) => ({ ...row, told: row.unitId !== heaviest!.unitId || row.month !== one[3]!.month })), 'index')!;
		expect(guarded.path.filter(({ mix }) => mix === null).map(({ month }) => month)).toEqual([one[3]!.month]);
		expect(guarded.path.every(({ actual }) => actual !== null)).toBe(true);
	});

	test('may be a unit with all its offices', () => {
		const clustered = one.map((row) => ({ ...row, clusterId: `parent-${Math.floor(Number(row.unitId.slice(-4)) / 2)}`, firstMonth: Number(row.unitId.slice(-4)) < 2 ? '2025-09-01' : null }));
		const found = singleUnit(clustered, 'index')!;
		expect(found.unitId).toBe('parent-0');
		expect(found.placebos).toHaveLength(12);
	});

	test('the order of rows changes nothing', () => {
		const { effect, rank, weights } = singleUnit(one.toReversed(), 'index')!;
		expect(effect).toBeCloseTo(found.effect, 9);
		expect(rank).toBe(found.rank);
		expect(weights.map(({ unitId }) => unitId)).toEqual(found.weights.map(({ unitId }) => unitId));
	});
});

describe('no mix', () => {
	test.each<[string, readonly PanelRow[]]>([
		['nothing at all', []],
		['nobody trained', buildRows({ months: 20, groups: [{ offices: 5, start: null }] })],
		['two trained', buildRows({ months: 20, groups: [{ offices: 2, start: 10 }, { offices: 9, start: null }] })],
		['nobody to mix', buildRows({ months: 20, groups: [{ offices: 1, start: 10 }] })],
		['one to mix', buildRows({ months: 20, groups: [{ offices: 1, start: 10 }, { offices: 1, start: null }] })],
		['no month after', buildRows({ months: 10, groups: [{ offices: 1, start: 10 }, { offices: 9, start: null }] })],
		['one month before', buildRows({ months: 10, groups: [{ offices: 1, start: 1 }, { offices: 9, start: null }] })],
		['trained from the first month', buildRows({ months: 10, groups: [{ offices: 1, start: 0 }, { offices: 9, start: null }] })],
		['others with gaps in every month', buildRows({ months: 20, groups: [{ offices: 1, start: 10 }, { offices: 3, start: null }], missing: (office, month) => office > 0 && (office + month) % 3 === 0 })]
	])('of %s', (_name, rows) => {
		expect(singleUnit(rows, 'index')).toBeNull();
		expect(verdictOf(rows).result.synthetic).toBeNull();
	});

	test('a constant outcome gives numbers, never NaN', () => {
		const flat = one.map((row) => ({ ...row, total: 9 * 3 * row.responses }));
		expect(JSON.stringify(singleUnit(flat, 'index'))).not.toMatch(/null/);
	});
});
