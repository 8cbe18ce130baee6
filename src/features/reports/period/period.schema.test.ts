import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDayOf, PeriodForm, periodsBegun, PublishForm, readPeriod, type Period, WithdrawForm } from './period.schema.ts';

const H1 = readPeriod('2026-H1') as Period;

describe('a period by its name', () => {
	test.each([
		['2026-Q1', 'quarter', '2026-01-01', '2026-03-31'], ['2026-Q2', 'quarter', '2026-04-01', '2026-06-30'], ['2026-Q3', 'quarter', '2026-07-01', '2026-09-30'], ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
		['2026-H1', 'half', '2026-01-01', '2026-06-30'], ['2026-H2', 'half', '2026-07-01', '2026-12-31'], ['2026', 'year', '2026-01-01', '2026-12-31'], [' 2024-h2 ', 'half', '2024-07-01', '2024-12-31']
	])('%s is a %s from %s to %s', (text, kind, from, to) => expect(readPeriod(text)).toMatchObject({ kind, from, to, key: text.trim().toUpperCase() }));

	test.each([[''], ['2026-Q5'], ['2026-H3'], ['2026-Q0'], ['26-Q1'], ['2026Q1'], ['2026-H1; drop table'], ['1999'], ['2101'], ['2026-13'], ['=2026'], ['٢٠٢٦']])('%j is none', (text) => expect(readPeriod(text)).toBeUndefined());

	test('whatever is read has its days in order and is read again from its key', () =>
		fc.assert(fc.property(fc.integer({ min: 1900, max: 2200 }), fc.constantFrom('', '-Q1', '-Q2', '-Q3', '-Q4', '-H1', '-H2'), (year, part) => {
			const period = readPeriod(`${year}${part}`);
			expect(period === undefined).toBe(year < 2000 || year > 2100);
			if (!period) return;
			expect(period.from < period.to).toBe(true);
			expect(readPeriod(period.key)).toEqual(period);
		})));

	test('the halves and quarters of a year cover it without a gap', () => {
		for (const keys of [['H1', 'H2'], ['Q1', 'Q2', 'Q3', 'Q4']]) {
			const parts = keys.map((key) => readPeriod(`2026-${key}`) as Period);
			expect([parts[0]?.from, parts.at(-1)?.to]).toEqual(['2026-01-01', '2026-12-31']);
			for (const [at, part] of parts.slice(1).entries()) expect(Date.parse(part.from) - Date.parse(parts[at]!.to)).toBe(86_400_000);
		}
	});
});

describe('periods to choose from', () => {
	test('have begun, newest first', () => {
		expect(periodsBegun('2026-07-01', 0).map(({ key }) => key)).toEqual(['2026', '2026-H2', '2026-H1', '2026-Q3', '2026-Q2', '2026-Q1']);
		expect(periodsBegun('2026-06-30', 0).map(({ key }) => key)).toEqual(['2026', '2026-H1', '2026-Q2', '2026-Q1']);
		expect(periodsBegun('2026-11-22')).toHaveLength(21);
	});

	test('while one runs its last day is today', () => {
		expect(lastDayOf(H1, '2026-03-05')).toBe('2026-03-05');
		expect(lastDayOf(H1, '2026-06-30')).toBe('2026-06-30');
		expect(lastDayOf(H1, '2026-11-22')).toBe('2026-06-30');
	});
});

describe('what forms send', () => {
	test('a period is read, anything else named as unknown', () => {
		expect(PeriodForm.parse({ period: '2026-h1' }).period).toEqual(H1);
		expect(PeriodForm.safeParse({ period: 'x' }).error?.issues[0]).toMatchObject({ code: 'custom', params: { problem: 'report.period_unknown' } });
		expect(PeriodForm.safeParse({ period: '2'.repeat(1000) }).success).toBe(false);
	});

	test('a box that is not ticked was not read', () => {
		expect(PublishForm.parse({ read: 'on' })).toEqual({ read: true, struck: [] });
		expect(PublishForm.parse({})).toEqual({ read: false, struck: [] });
		expect(PublishForm.safeParse({ read: ['on', 'on'] }).success).toBe(false);
	});

	test('texts that are ticked are struck, each by a field of its own', () => {
		expect(PublishForm.parse({ read: 'on', 'struck-reason-1': 'on', 'struck-title-3': 'on', 'struck-title-4': '', other: 'on' }).struck).toEqual(['reason-1', 'title-3']);
	});

	test.each([['', false], ['terlalu', false], ['         x         ', false], ['Ada nama orang di dalamnya.', true], ['x'.repeat(301), false]])('a reason %j to withdraw: %s', (reason, fits) => {
		expect(WithdrawForm.safeParse({ reason }).success).toBe(fits);
	});
});
