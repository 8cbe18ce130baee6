import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { pageWords } from '../pages.messages.ts';
import type { BatchLine, BatchPage, PreviewRow } from '../server/import-pages.ts';
import type { PersonLine } from '../server/person-queries.ts';
import BatchRows from './BatchRows.svelte';
import { badgeOf, rowBadgeOf } from './import-state.ts';
import ImportsPage from './ImportsPage.svelte';
import NewPersonPage from './NewPersonPage.svelte';
import PeopleTable from './PeopleTable.svelte';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const { imports, batch, newPerson, people } = pageWords('id');
const links = (out: string) => [...out.matchAll(/<a[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const AT = new Date('2026-11-20T22:30:00Z');
const line = (given: Partial<BatchLine> = {}): BatchLine => ({
	id: 'b1', kind: 'people', fileName: 'pegawai-rekaan.csv', fileSize: 1200, state: 'previewed', rowsRead: 2898, rowsTotal: null, counts: {}, refusal: null, by: 'Pengelola Rekaan', createdAt: AT, confirmedAt: null, undoneAt: null, clearedAt: null, sameFileAt: null, ...given
});

describe('imports', () => {
	const shown = (batches: readonly BatchLine[], { kinds = ['people', 'units'] as const, form = null, locale = 'id' }: { readonly kinds?: readonly ('people' | 'units')[]; readonly form?: object | null; readonly locale?: Locale } = {}) =>
		html(ImportsPage, { batches, kinds, timeZone: 'Asia/Jakarta', form: form as never }, locale);

	test.each(LOCALES)('in %s are sound: none, in every state, refused', (locale) => {
		expectSound(shown([], { locale }));
		expectSound(shown((['reading', 'previewed', 'writing', 'confirmed', 'undone', 'refused'] as const).map((state, at) => line({ id: `b${at}`, state, by: at === 0 ? null : 'Rekaan' })), { locale }));
		expectSound(shown([], { locale, form: { errors: { file: 'Berkas kosong.', kind: 'Pilih isi berkas.' } } }));
	});

	test('only what one may import is offered, the first of it chosen', () => {
		const kinds = (out: string) => [...out.matchAll(/<input[^>]*name="kind"[^>]*value="(\w+)"/g)].map(([, kind]) => kind);
		expect(kinds(shown([]))).toEqual(['people', 'units']);
		expect(kinds(shown([], { kinds: ['units'] }))).toEqual(['units']);
		expect(/value="(\w+)"[^>]*checked/.exec(shown([], { kinds: ['units'] }))?.[1]).toBe('units');
	});

	test('each opens its own page, with its state in a word and the hour of the place', () => {
		const out = shown([line(), line({ id: 'b2', state: 'undone' })]);
		expect(links(out)).toEqual(expect.arrayContaining(['/impor/b1', '/impor/b2']));
		for (const said of [imports.states.previewed, imports.states.undone, '21 November 2026', imports.kindShort.people]) expect(textOf(out)).toContain(said);
	});

	test('while it is read, the rows read so far are counted; then all of them', () => {
		expect(textOf(shown([line()]))).toContain('2.898');
		expect(textOf(shown([line({ rowsTotal: 3000 })]))).toContain('3.000');
	});

	test('the file is asked for with its kinds, and a refusal is told beside it', () => {
		expect(shown([])).toMatch(/<input(?=[^>]*type="file")(?=[^>]*accept="\.csv,\.txt,\.tsv,\.xlsx")(?=[^>]*required)/);
		expect(shown([])).not.toContain('aria-invalid');
		expect(shown([], { form: { errors: { file: 'Berkas kosong.' } } })).toMatch(/<input(?=[^>]*type="file")(?=[^>]*aria-invalid="true")/);
	});

	test('an empty list says how to begin; a file may be called anything', () => {
		expect(textOf(shown([]))).toContain(imports.emptyText);
		expectHarmless(shown([line({ fileName: HOSTILE, by: HOSTILE })]));
	});

	test('every state has its colour, and no two that differ in meaning share the alarming one', () => {
		expect(Object.entries(badgeOf).filter(([, kind]) => kind === 'bad').map(([state]) => state)).toEqual(['refused']);
		expect(Object.entries(rowBadgeOf).filter(([, kind]) => kind === 'bad').map(([state]) => state)).toEqual(['refused']);
	});
});

describe('the rows of a file', () => {
	const row = (given: Partial<PreviewRow> = {}): PreviewRow => ({ row: 2, state: 'new', nip: '199001012015011001', name: 'Pegawai Rekaan', reasons: [], ...given });
	const shown = (rows: readonly PreviewRow[], keadaan?: 'new' | 'refused', given: Partial<BatchPage> = {}, locale: Locale = 'id') =>
		html(BatchRows, { page: { batch: line(), rows, total: rows.length, pages: 1, mayUndo: false, ...given }, filter: { keadaan, halaman: 1 } }, locale);

	test.each(LOCALES)('in %s are sound, none and some', (locale) => {
		expectSound(shown([], 'refused', {}, locale));
		expectSound(shown([row(), row({ row: 3, state: 'refused', name: '', reasons: [{ code: 'unheard_of', column: 'NIP BARU', value: 'x', isRefusal: true }] })], undefined, { total: 120, pages: 3 }, locale));
	});

	test('are counted as the spreadsheet counts, with number, name and state', () => expect(textOf(shown([row({ row: 4821 })]))).toContain(`4821 Pegawai Rekaan 199001012015011001 ${batch.counts.new}`));
	test('can be narrowed to each state, and the present one is marked', () => {
		const out = shown([row()], 'new');
		for (const state of ['new', 'changed', 'unchanged', 'refused', 'warned']) expect(links(out)).toContain(`/impor/b1?keadaan=${state}#baris`);
		expect(links(out)).toContain('/impor/b1?#baris');
		expect(/aria-current="true"[^>]*>([^<]*)/.exec(out)?.[1]).toBe(batch.counts.new);
	});

	test('a state without rows says so, and is left again by the same links', () => {
		const out = shown([], 'refused');
		expect(textOf(out)).toContain(batch.noRows);
		expect(links(out)).toContain('/impor/b1?keadaan=new#baris');
	});
});

describe('a person who is entered by hand', () => {
	const units = [{ id: 'u1', name: 'Kabupaten Rekaan', level: 1 }, { id: 'u2', name: 'Dinas Rekaan', level: 2 }, { id: 'u3', name: 'Bidang Rekaan', level: 3 }];
	const shown = (form: object | null = null, locale: Locale = 'id') => html(NewPersonPage, { units, form: form as never }, locale);
	const required = (out: string) => [...out.matchAll(/<(?:input|select)(?=[^>]*\srequired)[^>]*name="([^"]+)"/g)].map(([, name]) => name);

	test.each(LOCALES)('in %s is asked soundly, refused too', (locale) => {
		expectSound(shown(null, locale));
		expectSound(shown({ values: { nip: '1', name: '' }, errors: { nip: 'NIP harus 18 angka.', name: 'Isi nama.', unitId: 'Pilih unit.', startedOn: 'Isi tanggal.' } }, locale));
	});

	test('what a record cannot be without is required, the rest is not', () => expect(required(shown())).toEqual(['nip', 'name', 'unitId', 'positionTitle', 'positionKind', 'startedOn']));
	test('units are drawn as a tree, and none is chosen beforehand', () => {
		const out = shown();
		for (const option of ['>Kabupaten Rekaan<', '>\u2003Dinas Rekaan<', '>\u2003\u2003Bidang Rekaan<']) expect(out).toContain(option);
		expect(out).not.toMatch(/<option(?=[^>]*value="u\d")[^>]*\sselected/);
	});

	test('every kind of post can be chosen; the usual one is', () => {
		for (const kind of Object.values(newPerson.kinds)) expect(shown()).toContain(kind);
		expect(shown()).toMatch(/<option(?=[^>]*value="pelaksana")[^>]*\sselected/);
	});

	test('a number of a person is not offered to the next one by the browser', () => expect(shown()).toMatch(/<input(?=[^>]*name="nip")(?=[^>]*autocomplete="off")/));
	test('what was typed comes back as text', () => { expectHarmless(shown({ values: { name: HOSTILE, positionTitle: HOSTILE }, errors: {} })); });
});

describe('a table of people', () => {
	const person = (given: Partial<PersonLine> = {}): PersonLine => ({ id: 'p1', nip: '199001012015011001', name: 'Pegawai Rekaan', title: 'Penelaah', unit: 'Dinas Rekaan', unitId: 'u1', leftOn: null, ...given });
	const shown = (lines: readonly PersonLine[], locale: Locale = 'id') => html(PeopleTable, { caption: 'Pegawai', lines }, locale);

	test.each(LOCALES)('in %s is sound', (locale) => { expectSound(shown([person(), person({ id: 'p2', title: null, unit: null, unitId: null, leftOn: '2026-01-01' })], locale)); });
	test('leads to the person and to the unit', () => expect(links(shown([person()]))).toEqual(['/pegawai/p1', '/unit/u1']));
	test('who left is said to have left; who has no post yet has a dash', () => {
		expect(textOf(shown([person({ title: null, leftOn: '2026-01-01' })]))).toContain(people.left);
		expect(textOf(shown([person({ title: null, unit: null, unitId: null })]))).toMatch(/— —$/);
	});
	test('names are text', () => { expectHarmless(shown([person({ name: HOSTILE, title: HOSTILE, unit: HOSTILE })])); });
});
