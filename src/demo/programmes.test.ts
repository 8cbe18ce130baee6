import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { panelMonths } from './calendar.ts';
import { assignTreatments, effectIn, PROGRAMMES, trueEffects } from './programmes.ts';
import { Random } from './random.ts';
import type { Treatment } from './training-types.ts';
import type { Unit } from './types.ts';

const MONTHS = panelMonths('2026-11-21');
const unitsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `u${index}` }) as Unit);
const assign = (count: number, seed = 's') => assignTreatments(unitsOf(count), MONTHS, new Random(seed));
const of = (treatments: readonly Treatment[], programme: string) => new Map(treatments.filter(({ programmeKey }) => programmeKey === programme).map(({ unitId, firstMonth }) => [unitId, firstMonth]));

describe('who is trained when', () => {
	test('every unit stands once in every programme', () => {
		fc.assert(fc.property(fc.integer({ min: 20, max: 150 }), fc.string(), (count, seed) => {
			const treatments = assign(count, seed);
			for (const { key } of PROGRAMMES) expect(of(treatments, key).size).toBe(count);
			expect(treatments).toHaveLength(count * PROGRAMMES.length);
		}));
	});

	test('each programme has treated and never-treated units enough to be judged', () => {
		fc.assert(fc.property(fc.integer({ min: 30, max: 150 }), fc.string(), (count, seed) => {
			for (const { treatedUnits, neverTreatedUnits } of trueEffects(assign(count, seed))) {
				expect(treatedUnits).toBeGreaterThanOrEqual(12);
				expect(neverTreatedUnits).toBeGreaterThanOrEqual(12);
			}
		}));
	});

	test('with forty units the cohorts are four of four, and inside each half gets each other programme', () => {
		const treatments = assign(40);
		const prime = of(treatments, 'pelayanan-prima');
		const sizes = Map.groupBy(prime, ([, first]) => first);
		expect([...sizes].filter(([first]) => first !== null).map(([, units]) => units.length)).toEqual([4, 4, 4, 4]);
		for (const other of ['aplikasi-perkantoran', 'pengelolaan-antrean']) {
			const own = of(treatments, other);
			for (const [, units] of sizes) expect(units.filter(([unitId]) => own.get(unitId) !== null).length).toBe(units.length / 2);
		}
	});

	test('cohorts leave at least six months before the first and three after the last', () => {
		for (const { cohorts } of PROGRAMMES) {
			expect(Math.min(...cohorts)).toBeGreaterThanOrEqual(6);
			expect(Math.max(...cohorts)).toBeLessThanOrEqual(24 - 3);
		}
	});

	test('another seed draws other units', () => {
		const treated = (seed: string) => [...of(assign(40, seed), 'pelayanan-prima')].filter(([, first]) => first !== null).map(([unitId]) => unitId).sort();
		expect(treated('a')).toEqual(treated('a'));
		expect(treated('a')).not.toEqual(treated('b'));
	});
});

describe('effects', () => {
	const one: Treatment = { programmeKey: 'pelayanan-prima', unitId: 'u', firstMonth: '2026-02' };
	const queue: Treatment = { programmeKey: 'pengelolaan-antrean', unitId: 'u', firstMonth: '2026-03' };

	test.each([['2026-01', 0], ['2026-02', 4], ['2026-10', 4]])('begin in the first month: %s', (month, effect) => expect(effectIn([one], month, 'index')).toBe(effect));
	test('a unit that is never trained feels none', () => expect(effectIn([{ ...one, firstMonth: null }], '2026-10', 'index')).toBe(0));
	test('each programme moves its own outcomes only', () => {
		expect(effectIn([one, queue], '2026-05', 'waiting_minutes')).toBe(-0.3);
		expect(effectIn([one, queue], '2026-05', 'complaint_rate')).toBe(-0.2);
		expect(effectIn([queue], '2026-05', 'index')).toBe(0);
	});
	test('an unknown programme has no effect', () => expect(effectIn([{ ...one, programmeKey: 'none' }], '2026-05', 'index')).toBe(0));
	test('the truth names every programme and outcome once', () => {
		const truth = trueEffects(assign(40));
		expect(truth).toHaveLength(9);
		expect(new Set(truth.map(({ programmeKey, outcome }) => `${programmeKey} ${outcome}`)).size).toBe(9);
		expect(truth.some(({ outcome, effect }) => outcome === 'index' && effect > 0)).toBe(true);
		expect(truth.some(({ programmeKey }) => truth.filter((row) => row.programmeKey === programmeKey).every(({ effect }) => effect === 0))).toBe(true);
	});
});
