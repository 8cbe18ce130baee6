import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { addWeekdays, isWeekend, panelMonths } from './calendar.ts';
import { Random } from './random.ts';
import { serviceOf } from './services.ts';
import type { ServicePoint, Unit, UnitMonth } from './types.ts';
import { liveUnit, type LifeSetting } from './unit-months.ts';
import { panelRows } from './write-services.ts';

const TODAY = '2026-11-18';
const UNIT = { id: 'unit', key: '1505/test', kind: 'office' } as Unit;
const POINTS = ['ktp-el', 'kartu-keluarga'].map((serviceCode): ServicePoint => ({ id: `point-${serviceCode}`, unitId: 'unit', serviceCode, slug: serviceCode, name: serviceCode, openDays: [1, 2, 3, 4, 5], yearlyUsers: 100 }));

function live(more: Partial<LifeSetting> = {}, seed = 'life'): UnitMonth[] {
	return [...liveUnit(UNIT, POINTS, [], { agencyCode: '1505', months: panelMonths(TODAY), today: TODAY, responses: 12, random: new Random(seed), ...more })];
}
const months = live();
const full = months.slice(0, 24);
const present = months[24];

describe('the months of one unit', () => {
	test('are 24 complete ones and the present one with complaints only', () => {
		expect(months.map(({ month }) => month)).toEqual([...panelMonths(TODAY), '2026-11']);
		expect(present?.responses).toEqual([]);
		expect(present?.visits).toEqual([]);
	});

	test('on a first day that is a Sunday there is no present month yet', () => {
		expect(live({ today: '2026-11-01', months: panelMonths('2026-11-01') })).toHaveLength(24);
	});

	test('each service point has answers enough for an index every month', () => {
		for (const { responses } of full) for (const { id } of POINTS) expect(responses.filter(({ servicePointId }) => servicePointId === id).length).toBeGreaterThanOrEqual(4);
		const mean = full.reduce((sum, { responses }) => sum + responses.length, 0) / 24;
		expect(mean).toBeGreaterThan(8);
		expect(mean).toBeLessThan(30);
	});

	test('the busiest service point is the first', () => {
		const total = (id: string | undefined) => full.reduce((sum, { responses }) => sum + responses.filter(({ servicePointId }) => servicePointId === id).length, 0);
		expect(total(POINTS[0]?.id)).toBeGreaterThan(total(POINTS[1]?.id));
	});

	test('people come on weekdays, in opening hours of Jambi', () => {
		for (const { visits, responses } of full) {
			for (const { submittedOn } of responses) expect(isWeekend(submittedOn)).toBe(false);
			for (const { takenAt } of visits) {
				const local = new Date(Date.parse(takenAt) + 7 * 3_600_000).toISOString();
				expect(isWeekend(local.slice(0, 10))).toBe(false);
				expect(local.slice(11, 16) >= '08:00' && local.slice(11, 16) <= '13:31').toBe(true);
			}
		}
	});

	test('waiting is near what the service usually takes', () => {
		const minutes = full.flatMap(({ visits }) => visits.filter(({ servicePointId }) => servicePointId === POINTS[0]?.id).map(({ takenAt, calledAt }) => (Date.parse(calledAt) - Date.parse(takenAt)) / 60_000)).sort((a, b) => a - b);
		const median = minutes[Math.floor(minutes.length / 2)] ?? NaN;
		expect(median).toBeGreaterThan(serviceOf('ktp-el').waitingMinutes / 2.5);
		expect(median).toBeLessThan(serviceOf('ktp-el').waitingMinutes * 2.5);
	});

	test('many more were served than answered', () => {
		for (const { served, responses } of full) expect(served.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(responses.length * 5);
	});

	test('answers carry no moment: identifiers without a clock', () => {
		for (const { id, visitToken } of full.flatMap(({ responses }) => responses)) {
			expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
			expect(visitToken).not.toBe(id);
		}
	});

	test('the same seed lives the same life, and a programme changes nothing before it begins', () => {
		expect(live()).toEqual(months);
		const treated = [...liveUnit(UNIT, POINTS, [{ programmeKey: 'pelayanan-prima', unitId: 'unit', firstMonth: '2025-11' }], { agencyCode: '1505', months: panelMonths(TODAY), today: TODAY, responses: 12, random: new Random('life') })];
		expect(treated[0]).toEqual(months[0]);
		expect(treated[20]).not.toEqual(months[20]);
	});
});

describe('complaints', () => {
	const all = Array.from({ length: 12 }, (_, seed) => live({}, `complaints-${seed}`)).flat().flatMap(({ complaints }) => complaints);

	test('are near 2.6 per thousand served', () => {
		const lives = Array.from({ length: 12 }, (_, seed) => live({}, `complaints-${seed}`)).flat();
		const served = lives.flatMap(({ served: counts }) => counts).reduce((sum, { count }) => sum + count, 0);
		expect((1000 * all.length) / served).toBeGreaterThan(2.1);
		expect((1000 * all.length) / served).toBeLessThan(3.1);
	});

	test('a root cause is given when a complaint is closed, and only then', () => {
		for (const { rootCause, state, class: kind } of all) expect(rootCause !== null).toBe(state === 'closed' && kind === 'complaint');
	});

	test('states fit the day: nothing older than a year is still new', () => {
		for (const { state, receivedAt } of all) if (state === 'new') expect(receivedAt.slice(0, 10) >= addWeekdays('2026-11-01', 1)).toBe(true);
		expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThanOrEqual(4);
	});

	test('all four classes occur, wrongdoing seldom', () => {
		const share = (kind: string) => all.filter((complaint) => complaint.class === kind).length / all.length;
		for (const kind of ['complaint', 'information', 'aspiration', 'violation']) expect(share(kind)).toBeGreaterThan(0);
		expect(share('violation')).toBeLessThan(0.08);
		expect(share('complaint')).toBeGreaterThan(0.55);
	});

	test('numbers are short enough to say, and name the government', () => {
		for (const { number } of all) expect(number).toMatch(/^1505-\d{4}-[0-9A-Z]{7}$/);
	});
});

describe('the panel made of a month', () => {
	test('has nine elements and an index that is their sum', () => {
		const month = full[0] as UnitMonth;
		const rows = panelRows(month, new Map(POINTS.map(({ id, serviceCode }) => [id, serviceCode])));
		expect(rows).toHaveLength(2 * 10);
		for (const { serviceCode } of POINTS) {
			const own = rows.filter((row) => row.serviceCode === serviceCode);
			const index = own.find(({ element }) => element === 'index');
			expect(own.filter(({ element }) => element !== 'index').reduce((sum, { total }) => sum + total, 0)).toBe(index?.total);
			expect(index?.month).toBe(`${month.month}-01`);
			expect(new Set(own.map(({ element }) => element))).toEqual(new Set([...ELEMENTS, 'index']));
		}
	});

	test('a month without answers has no rows: missing is not zero', () => {
		expect(panelRows(present as UnitMonth, new Map())).toEqual([]);
	});
});
