import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { ChainReport, EntryRow } from '../server/service.ts';
import AuditPage from './AuditPage.svelte';

const LOCALES = ['id', 'en'] as const;
const entry: EntryRow = { id: 'e1', at: new Date('2026-11-21T01:00:00Z'), accountName: 'Pegawai Rekaan', accountId: 'a1', action: 'account.sign_in', subject: 'account:0193a000-0000-7000-8000-000000000001', detail: { how: 'password' }, requestId: null, isConcealed: false, number: 1204 };
const whole: ChainReport = { holds: true, broken: null, sealed: 12, fingerprint: '12-0123456789abcdef', noted: null, waiting: 0 };
const shown = (entries: readonly EntryRow[], given: object = {}, locale: 'id' | 'en' = 'id') =>
	html(AuditPage, { audit: { entries, total: entries.length, pages: 1, actions: ['account.sign_in', 'unknown.action'] }, filter: { page: 1 }, query: '', timeZone: 'Asia/Jakarta', report: undefined, form: null, ...given }, locale);

describe('the trail', () => {
	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(shown([entry, { ...entry, id: 'e2', accountName: null, accountId: null, number: null, detail: null }], {}, locale));
		expectSound(shown([], { filter: { page: 3, action: 'account.sign_in', from: '2026-01-01', subject: 'x' } }, locale));
	});

	test('somebody, nobody and somebody of another government are three answers', () => {
		expect(textOf(shown([entry]))).toContain('Pegawai Rekaan');
		expect(textOf(shown([{ ...entry, accountName: null }]))).toContain(id.otherAgency);
		expect(textOf(shown([{ ...entry, accountName: null, accountId: null }]))).toContain(id.nobody);
	});

	test.each(LOCALES)('what the reader may not know is said to be closed (%s)', (locale) => {
		const out = shown([{ ...entry, subject: 'complaint', detail: {}, isConcealed: true }], {}, locale);
		expectSound(out);
		expect(textOf(out)).toContain({ id, en }[locale].concealed);
	});

	test('what a citizen without a name did has its day and no hour; an account at midnight has both', () => {
		const at = new Date('2026-11-20T17:00:00.000Z');
		expect(textOf(shown([{ ...entry, at, accountName: null, accountId: null }]))).not.toContain('00.00');
		expect(textOf(shown([{ ...entry, at, accountName: null, accountId: null }]))).toContain('21 November 2026');
		expect(textOf(shown([{ ...entry, at }]))).toContain('00.00');
		expect(textOf(shown([{ ...entry, at: new Date(at.getTime() + 1000), accountName: null, accountId: null }]))).toContain('00.00');
	});

	test('an action without a sentence shows its name rather than nothing', () => expect(textOf(shown([{ ...entry, action: 'unknown.action' }]))).toContain('unknown.action'));
	test('a detail is told in words and cut where it is endless', () => {
		expect(textOf(shown([{ ...entry, detail: { how: 'password', units: ['a', 'b'] } }]))).toContain('how: password, units: ["a","b"]'.replaceAll('"', '&quot;').replaceAll('&quot;', '"'));
		expect(textOf(shown([{ ...entry, detail: { long: 'x'.repeat(5000) } }])).length).toBeLessThan(2500);
	});

	test('the next page and the file keep the filter', () => {
		const out = shown([entry], { audit: { entries: [entry], total: 900, pages: 9, actions: [] }, query: 'action=account.sign_in&page=1' });
		expect(out).toContain('/audit?action=account.sign_in&amp;page=2');
		expect(out).toContain('/audit/unduh?action=account.sign_in');
	});

	test('what stands in the trail is text, and so is what was searched', () => {
		expectHarmless(shown([{ ...entry, accountName: HOSTILE, subject: HOSTILE, detail: { [HOSTILE]: HOSTILE } }], { filter: { page: 1, subject: HOSTILE } }));
	});
});

describe('its integrity', () => {
	const report = (given: Partial<ChainReport>) => shown([entry], { report: { ...whole, ...given } });

	test.each(LOCALES)('in %s every finding is readable by all', (locale) => {
		for (const given of [{}, { sealed: 0, fingerprint: null }, { holds: false, broken: { id: 'e', number: 7, reason: 'gap' } }, { holds: false, broken: { id: 'e', number: 7, reason: 'changed' } }, { noted: 'same' }, { noted: 'different' }, { noted: 'absent' }, { waiting: 3 }] as const)
			expectSound(shown([entry], { report: { ...whole, ...given } }, locale));
	});

	test('a break is never told in the colour of what holds', () => {
		const broken = report({ holds: false, broken: { id: 'e', number: 7, reason: 'changed' } });
		expect(broken).toContain('notice-bad');
		expect(broken).not.toContain('notice-good');
		expect(textOf(broken)).toContain(id.verify.changed('7'));
	});

	test('a noted fingerprint that does not agree is bad, though the chain itself holds', () => {
		for (const noted of ['different', 'absent'] as const) expect(report({ noted })).toMatch(/notice-bad[^>]*>[\s\S]*?(TIDAK|tidak|hilang|terpotong)/);
		expect(report({ noted: 'same' })).not.toContain('notice-bad');
	});

	test('nothing sealed is no proof of integrity', () => expect(textOf(report({ sealed: 0, fingerprint: null }))).toContain(id.verify.none));
	test('what waits too long is told', () => expect(textOf(report({ waiting: 3 }))).toContain(id.verify.waiting('3')));
});
