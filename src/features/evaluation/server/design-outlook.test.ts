import { describe, expect, test } from 'vitest';
import { monthDay, monthNumber } from '#platform/months.ts';
import { PLAIN_DESIGN, type Design } from '../design/design.schema.ts';
import { canFind } from '../design/outlook.rules.ts';
import { estimateImpact } from '../estimators/estimate.ts';
import { seededRandom } from '../estimators/random.ts';
import { panelOf, usualChoices, type PanelRow } from '../panel.rules.ts';
import { outlookOf, type Plan } from './design-outlook.ts';

const TODAY = '2027-01-10';
const NOW = monthNumber(TODAY);
const names = (count: number) => Array.from({ length: count }, (_none, at) => `u${String(at).padStart(2, '0')}`);

interface World {
	readonly units: number;
	readonly trained: number;
	readonly start?: number;
	readonly past?: number;
	readonly after?: number;
	readonly sd?: number;
	readonly rho?: number;
	readonly seed?: number;
	readonly level?: (unit: number) => number;
}

/** Months of minutes with noise that remembers the month before; invented. */
function months({ units, trained, start = 2, past = 24, after = 0, sd = 2, rho = 0, seed = 1, level = () => 0 }: World): PanelRow[] {
	const random = seededRandom(seed);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
	return names(units).flatMap((unitId, unit) => {
		let noise = sd * normal();
		return Array.from({ length: past + after }, (_none, at) => {
			if (at > 0) noise = rho * noise + sd * Math.sqrt(1 - rho ** 2) * normal();
			const firstMonth = unit < trained ? monthDay(NOW + start) : null;
			return { unitId, serviceId: 's', firstMonth, month: monthDay(NOW - past + at), responses: 30, total: 0, value: 40 + level(unit) + 3 * Math.sin(at) + noise };
		});
	});
}

const plan = ({ units, trained, start = 2 }: World, given: { sesoi?: number; design?: Partial<Design>; starts?: Record<string, string> } = {}): Plan => ({
	measure: { outcome: 'wait_median_minutes', sesoi: given.sesoi ?? 2, direction: 'down' },
	design: { ...PLAIN_DESIGN, windowMonths: 6, ...given.design },
	starts: given.starts ?? Object.fromEntries(names(trained).map((id) => [id, monthDay(NOW + start)])),
	offices: names(units).map((id) => ({ id, parentId: `p${id.slice(1, 2)}` })),
	today: TODAY
});
const outlook = (world: World, given: Parameters<typeof plan>[1] = {}) => outlookOf(plan(world, given), months(world));

describe('what a design can find', () => {
	// The figure before and the figure after must be the same promise: eight invented regions each.
	test.each([
		{ units: 36, trained: 14, rho: 0 },
		{ units: 36, trained: 14, rho: 0.5 },
		{ units: 60, trained: 20, rho: 0.3, sd: 5 }
	])('agrees with what the evaluation of such a region then prints: %o', (world) => {
		const runs = Array.from({ length: 8 }, (_none, at) => at + 1).map((seed) => {
			const before = outlook({ ...world, seed }).mde!;
			const rows = months({ ...world, seed: seed + 100, after: 8 }).filter(({ month }) => monthNumber(month) < NOW + 8);
			const after = estimateImpact(panelOf(rows, 'wait_median_minutes'), { ...usualChoices(rows, { ...PLAIN_DESIGN, windowMonths: 6 }), sesoi: 2, direction: 'down' }).mde!;
			return before / after;
		});
		const mean = runs.reduce((sum, ratio) => sum + ratio, 0) / runs.length;
		expect(mean).toBeGreaterThan(0.86);
		expect(mean).toBeLessThan(1.14);
	});

	test('grows with noise, shrinks with units', () => {
		const usual = outlook({ units: 36, trained: 14 }).mde!;
		expect(outlook({ units: 36, trained: 14, sd: 4 }).mde!).toBeGreaterThan(1.7 * usual);
		expect(outlook({ units: 100, trained: 50 }).mde!).toBeLessThan(0.8 * usual);
	});

	test('says yes, or no with what would help', () => {
		const good = outlook({ units: 60, trained: 30 }, { sesoi: 4 });
		expect(canFind(good)).toBe(true);
		expect(good).toMatchObject({ obstacle: null, longer: [], trainedNeeded: null, unitsNeeded: null });
		const poor = outlook({ units: 20, trained: 8 }, { sesoi: 1, design: { windowMonths: 3 } });
		expect(canFind(poor)).toBe(false);
		expect(poor.unitsNeeded!.trained).toBeGreaterThan(8);
		expect(poor.longer.map(({ windowMonths }) => windowMonths)).toContain(12);
		for (const { mde } of poor.longer) expect(mde).toBeLessThan(0.95 * poor.mde! + 1e-9);
		// From six months to twelve little is gained: every month is measured from one base month.
		expect(outlook({ units: 20, trained: 8 }, { sesoi: 1 }).longer).toEqual([]);
	});

	test('the units it asks for are enough', () => {
		const world = { units: 20, trained: 8 };
		const poor = outlook(world, { sesoi: 1.5 });
		const { trained, comparison } = poor.unitsNeeded!;
		expect(outlook({ units: trained + comparison, trained }, { sesoi: 1.5 }).mde!).toBeLessThan(1.5 * 1.1);
	});

	test('the same plan gives the same figure', () => expect(outlook({ units: 36, trained: 14 })).toEqual(outlook({ units: 36, trained: 14 })));

	test('uneven offices carry less', () => {
		const world = { units: 36, trained: 14 };
		const rows = months(world).map((row) => ({ ...row, responses: row.unitId < 'u02' || row.unitId > 'u33' ? 600 : 30 }));
		expect(outlookOf(plan(world), rows).mde!).toBeGreaterThan(1.5 * outlook(world).mde!);
	});
});

describe('who counts', () => {
	test('offices decided by the unit above count as one', () => {
		const world = { units: 40, trained: 20 };
		const rows = months(world).map((row) => ({ ...row, clusterId: `p${row.unitId.slice(1, 2)}` }));
		expect(outlookOf(plan(world, { design: { assignedBy: 'parent' } }), rows)).toMatchObject({ trained: 2, comparison: 2, obstacle: 'few_lots' });
	});
	test('an office with two services is one, and one without months is told', () => {
		const world = { units: 12, trained: 6 };
		const rows = months(world).filter(({ unitId }) => unitId !== 'u11').flatMap((row) => [row, { ...row, serviceId: 't' }]);
		expect(outlookOf(plan(world), rows)).toMatchObject({ trained: 6, comparison: 5, withoutPast: 1 });
	});
	test('later cohorts compare with "not yet", never without it', () => {
		const world = { units: 20, trained: 20 };
		const starts = Object.fromEntries(names(20).map((id, at) => [id, monthDay(NOW + 2 + 4 * (at % 3))]));
		expect(outlook(world, { starts, design: { control: 'notyet', windowMonths: 3 } }).mde).toBeGreaterThan(0);
		expect(outlook(world, { starts })).toMatchObject({ obstacle: 'no_comparison', mde: null });
	});
});

describe('empty months', () => {
	const world = { units: 20, trained: 8 };
	test('none are empty where every unit has every month', () => expect(outlook(world).empty).toEqual({ months: 0, quarters: 0 }));
	test('are counted as the gate of the verdict counts them, and then nothing can be found', () => {
		// Two months of three are missing in every unit, in turns, so that each month stands somewhere.
		const rows = months(world).filter(({ unitId, month }) => (monthNumber(month) + Number(unitId.slice(1))) % 3 === 0);
		const found = outlookOf(plan(world), rows);
		expect(found.empty!.months).toBeCloseTo(2 / 3, 12);
		expect(found.empty!.quarters).toBeLessThan(0.1);
		expect(canFind(found)).toBe(false);
		const judged = estimateImpact(panelOf(rows, 'wait_median_minutes'), { ...usualChoices(rows), sesoi: 2, direction: 'down' });
		expect(judged.units.missing).toBeCloseTo(found.empty!.months, 12);
	});
	test('a month that nobody answered in is empty though it has a row', () => {
		const rows = months(world).map((row) => (row.unitId < 'u05' ? { ...row, responses: 0 } : row));
		expect(outlookOf(plan(world), rows).empty!.months).toBeCloseTo(0.25, 12);
	});
	test('of nothing, nothing is empty', () => expect(outlook({ ...world, past: 0 }).empty).toEqual({ months: 0, quarters: 0 }));
});

describe('where nothing can be found or said', () => {
	test.each<[string, World, Partial<Design>, string]>([
		['all units', { units: 12, trained: 12 }, {}, 'no_comparison'],
		['one unit beside a few', { units: 10, trained: 1 }, {}, 'few_lots'],
		['two months of past', { units: 12, trained: 6, past: 2 }, {}, 'few_past_months'],
		['no past at all', { units: 12, trained: 6, past: 0 }, {}, 'no_comparison']
	])('%s', (_name, world, design, obstacle) => {
		const result = outlook(world, { design });
		expect(result.mde).toBeNull();
		expect(result.obstacle === obstacle || (world.past === 0 && result.obstacle === 'few_past_months')).toBe(true);
		expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
	});
	test('one unit beside nineteen others can be placed by lot', () => expect(outlook({ units: 20, trained: 1 }).obstacle).not.toBe('few_lots'));
	test('values that never vary', () => {
		const world = { units: 12, trained: 6 };
		const flat = months(world).map((row) => ({ ...row, value: 40 }));
		expect(outlookOf(plan(world), flat)).toMatchObject({ mde: null, sd: null, obstacle: 'few_units' });
	});
	test('a start that has passed is late, and its months are no past', () => {
		const late = outlook({ units: 20, trained: 8, start: -6 });
		expect(late).toMatchObject({ isLate: true, pastMonths: 18 });
		expect(outlook({ units: 20, trained: 8 }).isLate).toBe(false);
	});
});

test('units chosen because they were worst are told, with what goes away by itself', () => {
	const { selection } = outlook({ units: 40, trained: 10, level: (unit) => (unit < 10 ? 8 : 0) });
	expect(selection!.shortfall).toBeGreaterThan(6);
	expect(selection!.size).toBeGreaterThan(1);
	expect(selection!.rebound).toBeLessThan(1);
});
