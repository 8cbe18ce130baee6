import { describe, expect, test } from 'vitest';
import { number } from '#platform/messages.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { exchangeWords } from '../exchange.messages.ts';
import { id as importWords } from '../import.messages.id.ts';
import { officeWords } from '../office.messages.ts';
import { ROOT_CAUSES } from '../schema.ts';
import type { BatchRow } from '../server/import-pages.ts';
import type { KeyRow } from '../server/key-service.ts';
import type { Share, Summary, SummaryRow } from '../server/summary-service.ts';
import AgencyPicker from './AgencyPicker.svelte';
import ImportPage from './ImportPage.svelte';
import KeysPage from './KeysPage.svelte';
import SummaryPage from './SummaryPage.svelte';
import { citizenWords } from './words.ts';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const timeZone = 'Asia/Jakarta';
const AT = new Date('2026-11-20T22:30:00Z');
const words = exchangeWords('id');
/** Addresses as a browser would follow them. */
const links = (out: string) => [...out.matchAll(/<a[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const forms = (out: string) => [...out.matchAll(/<form[^>]*\saction="([^"]*)"/g)].map(([, action]) => action);

describe('keys of other programs', () => {
	const key = (given: Partial<KeyRow> = {}): KeyRow => ({ id: 'k1', name: 'Aplikasi Rekaan', createdAt: AT, usedOn: null, revokedAt: null, ...given });
	const shown = (keys: readonly KeyRow[], given: { readonly made?: string | null; readonly form?: object | null; readonly locale?: Locale } = {}) =>
		html(KeysPage, { keys, address: 'https://bina.example/open311/v2', timeZone, made: given.made ?? null, form: (given.form ?? null) as null }, given.locale ?? 'id');

	test.each(LOCALES)('in %s are sound: none, some, made and refused', (locale) => {
		expectSound(shown([], { locale }));
		expectSound(shown([key(), key({ id: 'k2', usedOn: '2026-11-19' }), key({ id: 'k3', revokedAt: AT })], { locale, made: 'bina_rekaan' }));
		expectSound(shown([key()], { locale, form: { values: { name: 'Aplikasi Rekaan' }, errors: { name: 'Nama ini sudah dipakai.' } } }));
	});

	test('a new key is shown once, and none of the others ever', () => {
		expect(textOf(shown([key()], { made: 'bina_rekaan_8f3k' }))).toContain('bina_rekaan_8f3k');
		expect(shown([key()])).not.toContain('bina_');
		expect(textOf(shown([key()]))).not.toContain(words.keys.made);
	});

	test('one in force can be revoked, by its own id and with its name for who does not see', () => {
		const out = shown([key({ id: 'k7', name: 'Jambi Siaga' })]);
		expect(out).toContain('name="keyId" value="k7"');
		expect(textOf(out)).toContain(`${words.keys.revoke} : Jambi Siaga`);
	});

	test('one that was revoked cannot be revoked again', () => {
		const out = shown([key({ revokedAt: AT })]);
		expect(forms(out)).toEqual(['?/buat']);
		expect(textOf(out)).toContain(words.keys.revoked);
	});

	test('made is dated by the clock of the government, never used is a word', () => {
		const out = textOf(shown([key()]));
		expect(out).toContain('21 November 2026');
		expect(out).toContain(words.keys.never);
		expect(textOf(shown([key({ usedOn: '2026-11-19' })]))).toContain('19 November 2026');
	});

	test('says the address that the other program needs', () => expect(textOf(shown([]))).toContain('https://bina.example/open311/v2'));
	test('a name is text, also in a form that comes back', () => {
		expectHarmless(shown([key({ name: HOSTILE })]));
		expectHarmless(shown([], { form: { values: { name: HOSTILE }, errors: { name: 'x' } } }));
	});
});

describe('complaints of a file', () => {
	const batch = (given: Partial<BatchRow> = {}): BatchRow => ({ id: 'b1', fileName: 'lapor-rekaan.csv', state: 'previewed', counts: { new: 3, changed: 1, unchanged: 12, refused: 2 }, createdAt: AT, mayUndo: false, hasRefusals: false, ...given });
	const shown = (batches: readonly BatchRow[], form: object | null = null, locale: Locale = 'id') => html(ImportPage, { batches, timeZone, form: form as null }, locale);
	const STATES = ['reading', 'previewed', 'writing', 'confirmed', 'undone', 'refused'] as const;

	test.each(LOCALES)('in %s are sound: none, in every state, refused', (locale) => {
		expectSound(shown([], null, locale));
		expectSound(shown(STATES.map((state, at) => batch({ id: `b${at}`, state, hasRefusals: true, counts: { ...batch().counts, warnings: { 'import.unit_unknown': 4, 'import.moved_here': 1 } } })), null, locale));
		expectSound(shown([], { errors: { file: 'Kolom Isi Laporan tidak ada.' } }, locale));
	});

	test('what the file would do is said in four numbers, and what was odd in words', () => {
		const out = textOf(shown([batch({ counts: { ...batch().counts, warnings: { 'import.unit_unknown': 4 } } })]));
		expect(out).toContain(importWords.page.result({ new: 3, changed: 1, unchanged: 12, refused: 2 }));
		expect(out).toContain(`4 ${importWords.warnings['import.unit_unknown']}`);
	});

	test('one still being read has no numbers yet, not broken ones', () => {
		const out = shown([batch({ state: 'reading', counts: {} })]);
		expectSound(out);
		expect(textOf(out)).toContain(importWords.page.result({ new: 0, changed: 0, unchanged: 0, refused: 0 }));
	});

	test.each(STATES)('"%s" is taken only when it was looked at, and undone only while it may be', (state) => {
		expect(forms(shown([batch({ state })]))).toEqual(['?/periksa', ...(state === 'previewed' ? ['?/ambil'] : [])]);
		expect(forms(shown([batch({ state: 'confirmed', mayUndo: true })]))).toEqual(['?/periksa', '?/batalkan']);
	});

	test('the button carries its batch', () => expect(shown([batch({ id: 'b9' })])).toContain('name="batch" value="b9"'));

	test('rows that were refused can be fetched, where there are any', () => {
		expect(links(shown([batch({ id: 'b9', hasRefusals: true })]))).toContain('/pengaduan/impor/b9');
		expect(links(shown([batch({ id: 'b9' })]))).not.toContain('/pengaduan/impor/b9');
	});

	test('a refused file says why beside its field', () => {
		const out = shown([], { errors: { file: 'Kolom Isi Laporan tidak ada.' } });
		expect(out).toMatch(/<input(?=[^>]*type="file")(?=[^>]*aria-invalid="true")/);
		expect(textOf(out).split('Kolom Isi Laporan tidak ada.').length).toBe(3);
	});

	test('a file may be called anything', () => { expectHarmless(shown([batch({ fileName: HOSTILE })])); });
});

describe('the summary', () => {
	const none: Share = { part: 0, whole: 0, share: null, interval: null, isFew: false };
	const row = (given: Partial<SummaryRow> = {}): SummaryRow => ({ key: 'u1', name: 'Dinas Rekaan', total: 1200, open: 200, closed: 990, other: 10, inTime: { part: 800, whole: 900, share: 800 / 900, interval: [0.866, 0.908], isFew: false }, confirmed: none, causes: { capacity: 40 }, ...given });
	const shown = (rows: readonly SummaryRow[], by: Summary['search']['by'] = 'unit', locale: Locale = 'id') => html(SummaryPage, { summary: { search: { by, from: '2026-01', to: '2026-11' }, rows } }, locale);

	test.each(LOCALES)('in %s is sound by unit, service and month, and with nothing to count', (locale) => {
		for (const by of ['unit', 'service', 'month'] as const) expectSound(shown([row({ key: by === 'month' ? '2026-10' : 'u1', name: by === 'month' ? '2026-10' : 'Dinas' }), ...(by === 'service' ? [row({ key: null, name: null })] : [])], by, locale));
		expectSound(shown([], 'unit', locale));
	});

	test('every number opens its rows, within the unit and the months asked for', () => {
		const out = links(shown([row()]));
		for (const query of ['lihat=all&unit=u1', 'lihat=open&unit=u1', 'lihat=closed&unit=u1'])
			expect(out.some((href) => href.startsWith('/pengaduan?') && query.split('&').every((part) => href.includes(part)) && href.includes('dari=2026-01') && href.includes('sampai=2026-11')), query).toBe(true);
		expect(out).toContain('/pengaduan?lihat=all&unit=u1&dari=2026-01&sampai=2026-11&sebab=capacity');
	});

	test('by month the rows are those of that month alone', () => {
		const out = shown([row({ key: '2026-10', name: '2026-10' })], 'month');
		expect(textOf(out)).toContain('Oktober 2026');
		expect(links(out)).toContain('/pengaduan?lihat=all&dari=2026-10&sampai=2026-10');
	});

	test('what has no service is named so and opens nothing, for there is no such filter', () => {
		const out = shown([row({ key: null, name: null })], 'service');
		expect(textOf(out)).toContain(words.summary.noService);
		expect(links(out).filter((href) => href.startsWith('/pengaduan?'))).toEqual([]);
	});

	test('nought opens nothing', () => {
		const out = shown([row({ total: 0, open: 0, closed: 0, other: 0, inTime: none, causes: {} })]);
		expect(links(out).filter((href) => href.startsWith('/pengaduan?'))).toEqual([]);
	});

	test('a share says of how many, with its interval; a share of few says that it is of few', () => {
		const out = textOf(shown([row()]));
		expect(out).toContain('89%');
		expect(out).toContain(words.summary.of('800', '900'));
		expect(out).toContain(words.summary.interval('87%', '91%'));
		const few = shown([row({ inTime: { part: 2, whole: 3, share: 2 / 3, interval: [0.21, 0.94], isFew: true } })]);
		expect(textOf(few)).toContain(`67% (${words.summary.few})`);
		expect(textOf(out)).not.toContain(`(${words.summary.few})`);
	});

	test('of nothing there is no share, not nought of a hundred', () => {
		const out = textOf(shown([row({ inTime: none })]));
		expect(out).not.toContain('0%');
		expect(out).toContain(words.summary.none);
	});

	test.each(ROOT_CAUSES)('the cause "%s" is called by its name, with its number', (cause) => {
		expect(textOf(shown([row({ causes: { [cause]: 1234 } })]))).toContain(`${officeWords('id').rootCauses[cause]}: ${number(1234, 'id')}`);
	});

	test('what was put away is counted apart, and not shown where there is none', () => {
		expect(textOf(shown([row()]))).toContain(`${words.summary.other}: 10`);
		expect(textOf(shown([row({ other: 0 })]))).not.toContain(`${words.summary.other}:`);
	});

	test('the table for a spreadsheet is of the same months and rows', () => expect(links(shown([row()], 'service'))).toContain('/pengaduan/ringkasan/csv?menurut=service&dari=2026-01&sampai=2026-11'));
	test('the name of a unit is text', () => { expectHarmless(shown([row({ name: HOSTILE })])); });
});

describe('choosing a government', () => {
	const shown = (agencies: readonly { readonly code: string; readonly name: string }[], wanted = '', locale: Locale = 'id') => html(AgencyPicker, { wanted, agencies: agencies as never, }, locale);

	test.each(LOCALES)('in %s is sound, found or not', (locale) => {
		expectSound(shown([{ code: '1505', name: 'Kabupaten Muaro Jambi' }, { code: '15.71', name: 'Kota Jambi' }], '', locale));
		expectSound(shown([], 'xyz', locale));
	});

	test('each leads to its own door, whatever signs its code has', () => {
		expect(links(shown([{ code: 'a/b?c', name: 'Kabupaten Rekaan' }]))).toContain('/lapor/a%2Fb%3Fc');
	});

	test('says when there is none, and lets one follow a complaint already made', () => {
		const out = shown([], 'xyz');
		expect(textOf(out)).toContain(citizenWords('id').agency.none);
		expect(links(out)).toContain('/pantau');
	});

	test('what was looked for comes back as text', () => { expectHarmless(shown([{ code: 'x', name: HOSTILE }], HOSTILE)); });
});
