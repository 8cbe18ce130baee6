import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { ThresholdPage as Data } from '../server/threshold-service.ts';
import ThresholdPage from './ThresholdPage.svelte';

const values = { elementBoundHundredths: 6550, leastAnswers: 10, complaints: 3, complaintDays: 90, promisePercent: 70, promiseMonths: 2, leastVisits: 10, missedMonths: 6, ageDays: 60 };
const data: Data = { now: values, version: '2026-1', effect: { elements: 1, complaints: 2, times: 24, urgency: [9, 15, 3] }, tried: null, versions: [], today: '2026-11-22' };
const page = (given: Partial<Data> = {}, { locale = 'id', form = null, saved = false }: { locale?: 'id' | 'en'; form?: object | null; saved?: boolean } = {}) => html(ThresholdPage, { page: { ...data, ...given }, form: form as null, saved }, locale);
const tried = { values: { ...values, promisePercent: 50 }, effect: { elements: 1, complaints: 2, times: 8, urgency: [5, 5, 1] as const } };

describe('the page of thresholds', () => {
	test.each(['id', 'en'] as const)('is sound: as it is, tried, refused, saved, with versions (%s)', (locale) => {
		const versions = [{ validFrom: '2026-12-01', reason: 'Terlalu banyak', madeBy: 'Rekaan', settings: values }, { validFrom: '2026-11-23', reason: 'Coba', madeBy: null, settings: { promisePercent: 60 } }];
		for (const out of [page({}, { locale }), page({ tried }, { locale }), page({ versions }, { locale, saved: true }), page({}, { locale, form: { values: { promisePercent: 'x' }, errors: { promisePercent: 'Isi.' } } })]) expectSound(out);
	});

	test('the numbers tried stand in the fields, their effect beside the one of today', () => {
		const out = page({ tried });
		expect(out).toMatch(/<input(?=[^>]*name="promisePercent")(?=[^>]*value="50")/);
		expect(out).toMatch(/<input(?=[^>]*name="elementBound")(?=[^>]*value="65,5")/);
		expect(textOf(out)).toMatch(/Dari waktu layanan\s+24\s+8/);
	});

	test('trying changes nothing: it is asked by address, and the key Enter tries before it saves', () => {
		const out = page();
		expect(out.indexOf('formmethod="get"')).toBeLessThan(out.indexOf('formmethod="post"'));
		expect(out.indexOf('formmethod="get"')).toBeGreaterThan(0);
	});

	test('reasons and names are text', () => {
		expectHarmless(page({ versions: [{ validFrom: '2026-12-01', reason: HOSTILE, madeBy: HOSTILE, settings: values }] }));
	});
});
