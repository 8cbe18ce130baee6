import { describe, expect, test } from 'vitest';
import { points } from '../../src/features/evaluation/panel.rules.ts';
import { DESIGNS, simulateRegion, type Design } from './region.ts';

const tiny: Design = { key: 'tiny', cohorts: [{ offices: 3, start: 4 }, { offices: 2, start: 6 }], never: 4, months: 8, servicesPerOffice: 2, answers: 10 };

describe('a simulated government', () => {
	const rows = simulateRegion(tiny, 4, 1);

	test('has one row an office, service and month', () => {
		expect(rows).toHaveLength((3 + 2 + 4) * 2 * 8);
		expect(new Set(rows.map(({ unitId, serviceId, month }) => `${unitId} ${serviceId} ${month}`)).size).toBe(rows.length);
		expect(new Set(rows.map(({ month }) => month))).toEqual(new Set(['2023-01-01', '2023-02-01', '2023-03-01', '2023-04-01', '2023-05-01', '2023-06-01', '2023-07-01', '2023-08-01']));
	});

	test('starts its cohorts where the design says, all services of an office at once', () => {
		const starts = Map.groupBy(rows, ({ firstMonth }) => firstMonth);
		expect([...starts].map(([month, own]) => [month, new Set(own.map(({ unitId }) => unitId)).size])).toEqual([['2023-05-01', 3], ['2023-07-01', 2], [null, 4]]);
	});

	test('every answer is a score from 1 to 4 on nine elements', () => {
		for (const { responses, total } of rows) {
			expect(responses).toBeGreaterThanOrEqual(4);
			expect(total).toBeGreaterThanOrEqual(9 * responses);
			expect(total).toBeLessThanOrEqual(36 * responses);
		}
	});

	test('comes again from its seed, and is another with another', () => {
		expect(simulateRegion(tiny, 4, 1)).toEqual(rows);
		expect(simulateRegion(tiny, 4, 2)).not.toEqual(rows);
	});
});

test('the effect that is built in is the one that is there', () => {
	const large: Design = { ...tiny, cohorts: [{ offices: 40, start: 6 }], never: 40, months: 12, servicesPerOffice: 1, answers: 60 };
	const rows = simulateRegion(large, 3, 7);
	const mean = (trained: boolean, after: boolean) => {
		const own = rows.filter(({ firstMonth, month }) => (firstMonth !== null) === trained && month >= '2023-07-01' === after);
		return own.reduce((sum, row) => sum + points(row, 'index'), 0) / own.length;
	};
	const effect = mean(true, true) - mean(true, false) - (mean(false, true) - mean(false, false));
	// The error of this difference is about 0.2 points.
	expect(Math.abs(effect - 3)).toBeLessThan(0.7);
});

test('the designs of the truth test leave what the gates ask for', () => {
	for (const { cohorts, never, months } of DESIGNS) {
		expect(cohorts.reduce((sum, { offices }) => sum + offices, 0)).toBeGreaterThanOrEqual(5);
		expect(never).toBeGreaterThanOrEqual(5);
		for (const { start } of cohorts) {
			expect(start).toBeGreaterThanOrEqual(6);
			expect(months - start).toBeGreaterThanOrEqual(3);
		}
	}
});
