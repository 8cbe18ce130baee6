import { describe, expect, test } from 'vitest';
import { monthNumber } from '#platform/months.ts';
import { PLAIN_DESIGN, type Design } from '../design/design.schema.ts';
import type { PanelRow } from '../panel.rules.ts';
import { buildRows, type RowsPlan } from '../testing/build-rows.ts';
import { evaluationPage } from '../testing/stored.ts';
import { headlineOf } from '../ui/headline.ts';
import { technicalRows } from '../ui/technical.ts';
import { judgePanel, type Standing } from './compute.ts';

const SEASONS: Design = { ...PLAIN_DESIGN, seasonal: 'harmonics' };

/** Six offices that all begin in month 20 of 32; minutes that rise and fall by eight with the year, and an effect of −3. */
function rowsOf(given: Partial<RowsPlan> = {}): PanelRow[] {
	const rows = buildRows({ months: 32, groups: [{ offices: 6, start: 20 }], minutes: true, noise: 0.6, effect: -3, ...given });
	return rows.map((row) => ({ ...row, value: row.value! + 8 * Math.sin((2 * Math.PI * monthNumber(row.month)) / 12) }));
}

function judged(design: Design, rows = rowsOf()) {
	const standing: Standing = { units: rows.map(({ unitId, serviceId, firstMonth }) => ({ unitId, serviceId, firstMonth })), familyP: [], registeredBefore: true };
	return judgePanel({ outcome: 'wait_median_minutes', sesoi: 1, direction: 'down', design }, standing, rows);
}

// Handbook on impact methods § 5: AR(1) by REML is the primary line of an interrupted series; columns for the season leave it that.
describe('seasons that were promised', () => {
	test('are taken out of the series of units that nobody is left to compare with', () => {
		const averageOf = (design: Design) => judged(design).result.impact!.series!.average!;
		const [without, taken] = [averageOf(PLAIN_DESIGN), averageOf(SEASONS)];
		expect(taken.se).toBeLessThan(without.se / 2);
		expect(Math.abs(taken.estimate + 3)).toBeLessThan(1.5);
		expect(judged(SEASONS).verdict).toBe('indicated_better');
		expect(judged(PLAIN_DESIGN).verdict).toBe('not_enough_evidence');
	});

	test('are written into what was computed, and printed with it', () => {
		const { result } = judged(SEASONS);
		expect(result.impact!.options).toMatchObject({ seasonal: 'harmonics', family: 'gaussian' });
		const printed = (locale: 'id' | 'en', of = result) => technicalRows(evaluationPage(of), locale, 'Asia/Jakarta').map(({ label, value }) => `${label}: ${value}`);
		expect(printed('id')).toContain('Musim dalam setahun: pola tahunan dan setengah tahunan dikeluarkan dari deret');
		expect(printed('en')).toContain('Seasons of the year: waves of a year and half a year taken out of the series');
		expect(printed('id', judged(PLAIN_DESIGN).result).join()).not.toContain('Musim');
	});

	test('change nothing where units can be compared, and are not said to', () => {
		const rows = rowsOf({ groups: [{ offices: 6, start: 20 }, { offices: 8, start: null }] });
		const [without, taken] = [judged(PLAIN_DESIGN, rows), judged(SEASONS, rows)];
		expect(taken.result.impact!.simple).toEqual(without.result.impact!.simple);
		expect(taken.verdict).toBe(without.verdict);
		expect(technicalRows(evaluationPage(taken.result), 'id', 'Asia/Jakarta').map(({ label }) => label)).not.toContain('Musim dalam setahun');
	});

	test('need 24 months: before that nothing is judged, and the page says what is missing in both languages', () => {
		const { verdict, result } = judged(SEASONS, rowsOf({ months: 23, groups: [{ offices: 6, start: 14 }] }));
		expect([verdict, result.fault]).toEqual(['cannot_be_judged', 'series.short_for_season']);
		const said = (locale: 'id' | 'en') => headlineOf({ ...evaluationPage(result), verdict, outcome: 'wait_median_minutes', result }, locale).sentence;
		expect(said('id')).toMatch(/^Tidak dapat dinilai: .*musim dikeluarkan dari deret median waktu tunggu.*24 bulan/);
		expect(said('en')).toMatch(/^Cannot be judged: .*seasons are taken out.*24 months/);
		expect(judged(SEASONS, rowsOf({ months: 24, groups: [{ offices: 6, start: 14 }] })).result.fault).toBeNull();
		expect(judged(PLAIN_DESIGN, rowsOf({ months: 23, groups: [{ offices: 6, start: 14 }] })).result.fault).toBeNull();
	});
});
