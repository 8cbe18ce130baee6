import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { inventedPoint, inventedService, LANGUAGES, TODAY } from '#tests/support/service-rows.ts';
import { COMMON_SERVICES } from '../common-services.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import type { RegisterFilter } from '../schema.ts';
import type { ServiceDetail } from '../server/register-service.ts';
import ChangeServicePage from './ChangeServicePage.svelte';
import NewServicePage from './NewServicePage.svelte';
import Register from './Register.svelte';
import ServicePage from './ServicePage.svelte';
import { unitOptions } from './unit-options.ts';

const LONG = 'Pelayanan penerbitan kartu tanda penduduk elektronik bagi penduduk yang telah berumur tujuh belas tahun atau sudah kawin '.repeat(1).slice(0, 200).trim();

const row = (given: object = {}) => ({ ...inventedService(), points: 1, unitNames: ['Dinas Dukcapil Rekaan'], total: 1, ...given });
const noFilter: RegisterFilter = { cari: '', keadaan: 'aktif', milik: 'semua', halaman: 1 };
const register = (rows: readonly ReturnType<typeof row>[], given: object = {}, filter: Partial<RegisterFilter> = {}, locale: 'id' | 'en' = 'id') =>
	html(Register, { list: { services: rows, total: rows.length, pages: 1, page: filter.halaman ?? 1, isEmpty: rows.length === 0, mayManage: true, seesSurveys: true, ...given }, filter: { ...noFilter, ...filter }, today: TODAY }, locale);

describe('the register of services', () => {
	test.each(LANGUAGES)('in %s is sound with no service, one, many, and none that fits', (locale, words) => {
		expectSound(register([], {}, {}, locale));
		expectSound(register([row()], {}, {}, locale));
		expectSound(register(Array.from({ length: 50 }, (_, index) => row({ id: `s${index}`, code: `kode-${index}`, name: `Layanan ${index}` })), { total: 10_000, pages: 200 }, { halaman: 100 }, locale));
		const none = register([], { isEmpty: false }, { cari: 'paspor' }, locale);
		expectSound(none);
		expect(textOf(none)).toContain(words.register.none);
	});

	test('ten thousand are counted with the separator of the language', () => {
		const many = { total: 10_000, pages: 200 };
		expect(textOf(register([row()], many))).toContain(id.register.total('10.000'));
		expect(textOf(register([row()], many, {}, 'en'))).toContain(en.register.total('10,000'));
	});

	test('an empty register teaches who may fill it, and leaves the others no button', () => {
		expect(register([])).toContain('href="/layanan/baru"');
		expect(textOf(register([]))).toContain(id.register.emptyText);
		const reader = register([], { mayManage: false });
		expect(reader).not.toContain('/layanan/baru');
		expect(textOf(reader)).toContain(id.register.emptyReader);
	});

	test('only who may open the list of surveys is led there', () => {
		expect(register([row()])).toContain('href="/layanan"');
		expect(register([row()], { seesSurveys: false })).not.toContain('href="/layanan"');
	});

	test('who manages nothing has neither the button nor the question whose services', () => {
		const reader = register([row()], { mayManage: false });
		expect(reader).not.toContain('/layanan/baru');
		expect(reader).not.toContain('name="milik"');
		expect(register([row()])).toContain('name="milik"');
	});

	test('the filter comes back as it was asked, and pages keep it', () => {
		const out = register([row()], { total: 120, pages: 3 }, { cari: 'akta & kartu', keadaan: 'semua', milik: 'saya', halaman: 2 });
		expect(out).toMatch(/name="cari"[^>]*value="akta &amp; kartu"/);
		expect(out).toMatch(/<option value="semua" selected/);
		expect(out).toContain('cari=akta+%26+kartu&amp;keadaan=semua&amp;milik=saya&amp;halaman=3');
	});

	test.each<[Partial<RegisterFilter>, boolean]>([[{}, false], [{ cari: 'x' }, true], [{ keadaan: 'semua' }, true], [{ milik: 'saya' }, true], [{ halaman: 2 }, false]])('%o offers to clear the filter: %s', (filter, offered) =>
		expect(textOf(register([row()], {}, filter)).includes(id.register.clear)).toBe(offered));

	test.each([
		[{ promisedMinutes: 30, promisedWorkingDays: null }, '30 menit'],
		[{ promisedMinutes: null, promisedWorkingDays: 14 }, '14 hari kerja'],
		[{ promisedMinutes: null, promisedWorkingDays: null }, id.standard.undescribed],
		[{ promisedMinutes: 10_080 }, '10.080 menit'],
		[{ feeRupiah: 0 }, 'Gratis'],
		[{ feeRupiah: 10_000_000_000 }, 'Rp 10.000.000.000']
	])('%o reads %s', (given, text) => expect(textOf(register([row(given)]))).toContain(text));

	test('a service that nobody gives yet is marked; one given in many places names the first and counts the rest', () => {
		expect(textOf(register([row({ points: 0, unitNames: [] })]))).toContain(id.register.noPlace);
		expect(textOf(register([row({ points: 14, unitNames: ['Loket A', 'Loket B'] })]))).toContain(`Loket A, Loket B ${id.register.andMore(12)}`);
	});

	test.each([[null, false], ['2026-11-20', true], [TODAY, true], ['2026-11-22', false]])('ended on %s is marked as ended: %s', (endedOn, marked) =>
		expect(register([row({ endedOn })]).includes(`<span class="badge`) && textOf(register([row({ endedOn })])).includes(`Layanan Rekaan ${id.register.states.berakhir}`)).toBe(marked));

	test('what others typed is text, in the list and in the filter', () => {
		expectHarmless(register([row({ name: HOSTILE, code: HOSTILE, unitNames: [HOSTILE] })]));
		const asked = register([row()], {}, { cari: HOSTILE });
		expect(asked).not.toContain('<script>alert');
		expect(asked).not.toContain('<img src=x');
	});
});

const detail = (given: Partial<ServiceDetail> = {}): ServiceDetail => ({ service: inventedService(), points: [inventedPoint()], mayManage: true, mayOpen: true, ...given });
const servicePage = (given: Partial<ServiceDetail> = {}, { news = null, form = null, locale = 'id' }: { news?: string | null; form?: object | null; locale?: 'id' | 'en' } = {}) =>
	html(ServicePage, { detail: detail(given), today: TODAY, news, form: form as null }, locale);

describe('the page of a service', () => {
	test.each(LANGUAGES)('in %s is sound, described in full or not at all, with points or without', (locale) => {
		expectSound(servicePage({}, { locale }));
		const bare = inventedService({ promisedMinutes: null, feeNote: '', requirements: [], procedure: [], product: '', legalBasis: '', responsibleUnitId: null, responsibleUnitName: null, responsibleUnitPath: null });
		expectSound(servicePage({ service: bare, points: [], mayManage: false, mayOpen: false }, { locale }));
		expectSound(servicePage({ service: inventedService({ name: LONG, requirements: Array.from({ length: 40 }, (_, index) => `Syarat ${index}`) }) }, { locale, news: 'tersimpan' }));
	});

	test.each(LANGUAGES)('in %s says of each part that is missing that it is not written', (locale, words) => {
		const bare = inventedService({ requirements: [], procedure: [], product: '', legalBasis: '' });
		expect(textOf(servicePage({ service: bare }, { locale })).split(words.detail.unwritten)).toHaveLength(5);
	});

	test.each(LANGUAGES)('a counter whose survey is overdue says so beside its state, the others do not (%s, R17)', (locale, words) => {
		const points = [inventedPoint({ id: 'late' }), inventedPoint({ id: 'asked' })];
		const page = (overdue: readonly string[]) => html(ServicePage, { detail: detail({ points }), overdue, today: TODAY, news: null, form: null }, locale);
		expectSound(page(['late']));
		expect(textOf(page(['late'])).split(words.detail.overdue)).toHaveLength(2);
		expect(textOf(page([]))).not.toContain(words.detail.overdue);
	});

	test('a service of the whole government says so instead of a unit', () =>
		expect(textOf(servicePage({ service: inventedService({ responsibleUnitId: null, responsibleUnitName: null, responsibleUnitPath: null }) }))).toContain(id.detail.wholeGovernment));

	test('steps are numbered, requirements are not: their order means nothing', () => {
		const out = servicePage({ service: inventedService({ requirements: ['Kartu keluarga'], procedure: ['Ambil nomor', 'Foto'] }) });
		expect(out).toMatch(/<ul[^>]*>\s*<li[^>]*>Kartu keluarga<\/li>\s*<\/ul>/);
		expect(out).toMatch(/<ol[^>]*>\s*<li[^>]*>Ambil nomor<\/li>\s*<li[^>]*>Foto<\/li>\s*<\/ol>/);
	});

	test.each([
		['who manages', true, true, ['/ubah', '/tempat-baru', '?/end']],
		['who may open a point but not change the standard', false, true, ['/tempat-baru']],
		['who reads', false, false, []]
	])('%s has exactly these ways on', (_, mayManage, mayOpen, ways) => {
		const out = servicePage({ mayManage, mayOpen });
		expect(['/ubah', '/tempat-baru', '?/end'].filter((way) => out.includes(way))).toEqual(ways);
	});

	test.each([
		[null, 'TODAY', ['?/end'], ''],
		['2026-11-20', 'past', ['?/resume'], 'ended'],
		['2027-01-01', 'to come', ['?/resume', '/tempat-baru'], 'willEnd']
	] as const)('ended on %s (%s) offers %j', (endedOn, _, offers, said) => {
		const out = servicePage({ service: inventedService({ endedOn }) });
		for (const way of ['?/end', '?/resume', '/tempat-baru']) expect([way, out.includes(way)]).toEqual([way, (offers as readonly string[]).includes(way) || (way === '/tempat-baru' && endedOn === null)]);
		if (said === 'ended') expect(textOf(out)).toContain(id.detail.ended('20 November 2026'));
		if (said === 'willEnd') expect(textOf(out)).toContain(id.detail.willEnd('1 Januari 2027'));
	});

	test('an ended service can be taken up again by its managers only', () => expect(servicePage({ service: inventedService({ endedOn: '2026-11-20' }), mayManage: false })).not.toContain('?/resume'));

	test.each([
		['open', {}, id.detail.active],
		['not open yet', { openedOn: '2026-12-01' }, id.detail.planned],
		['open since today', { openedOn: TODAY }, id.detail.active],
		['closed', { closedOn: '2026-11-20' }, id.detail.closed],
		['closed from today', { closedOn: TODAY }, id.detail.closed],
		['closing next month', { closedOn: '2026-12-01' }, id.detail.active]
	])('a point that is %s is called so', (_, given, state) => expect(servicePage({ points: [inventedPoint(given)] })).toMatch(new RegExp(`<span class="badge[^>]*>${state}</span>`)));

	test('only counters in use are counted', () => {
		const counter = { id: 'c1', servicePointId: 'p1', number: 1, name: '', closedOn: null };
		const out = servicePage({ points: [inventedPoint({ counters: [counter, { ...counter, id: 'c2', number: 2 }, { ...counter, id: 'c3', number: 3, closedOn: '2026-01-01' }] })] });
		expect(out).toMatch(/<td class="number"[^>]*>\s*2\s*<\/td>|<td[^>]*>2<\/td>/);
	});

	test('the unit is named beside a point only where the point\'s name does not say it', () => {
		expect(textOf(servicePage({ points: [inventedPoint({ name: 'Loket KTP', unitName: 'Dinas Dukcapil Rekaan' })] }))).toContain('Loket KTP Dinas Dukcapil Rekaan');
		expect(textOf(servicePage({ points: [inventedPoint({ name: 'Loket Dinas Dukcapil Rekaan', unitName: 'Dinas Dukcapil Rekaan' })] })).match(/Dinas Dukcapil Rekaan/g)).toHaveLength(2);
	});

	test('news are told once and lead to the next step', () => {
		expect(textOf(servicePage({ points: [] }, { news: 'baru' }))).toContain(id.detail.registered);
		expect(textOf(servicePage({}, { news: 'tersimpan' }))).toContain(id.detail.saved);
		expect(textOf(servicePage({}, { news: 'lain' }))).not.toContain(id.detail.saved);
	});

	test('ending opens by itself only when it was refused, with the day that was typed', () => {
		expect(servicePage()).not.toMatch(/<details class="end[^"]*" open/);
		const refused = servicePage({}, { form: { values: { on: '2019-01-01' }, errors: { on: 'Terlalu awal.' } } });
		expect(refused).toMatch(/<details[^>]* open/);
		expect(refused).toContain('value="2019-01-01"');
		expectSound(refused);
	});

	test('what others typed is text in every field', () => {
		const service = inventedService({ name: HOSTILE, code: HOSTILE, product: HOSTILE, legalBasis: HOSTILE, feeNote: HOSTILE, requirements: [HOSTILE], procedure: [HOSTILE], responsibleUnitName: HOSTILE });
		expectHarmless(servicePage({ service, points: [inventedPoint({ name: HOSTILE, unitName: HOSTILE })] }));
	});
});

const units = [{ id: 'u1', name: 'Dinas Rekaan', level: 2 }, { id: 'u2', name: 'Bidang Rekaan', level: 3 }];
const newPage = (given: object = {}, { form = null, locale = 'id' }: { form?: object | null; locale?: 'id' | 'en' } = {}) =>
	html(NewServicePage, { page: { units, common: COMMON_SERVICES.map((service) => ({ service, isRegistered: false })), chosen: null, ...given }, form: form as null }, locale);

describe('registering a service', () => {
	test.each(LANGUAGES)('in %s is sound, with an example and without, refused and not', (locale) => {
		expectSound(newPage({}, { locale }));
		for (const chosen of COMMON_SERVICES) expectSound(newPage({ chosen }, { locale }));
		expectSound(newPage({}, { locale, form: { values: { name: '' }, errors: { name: 'Isi nama.', promised: 'Isi angka.' }, reference: 'AB12' } }));
		expectSound(newPage({ units: [], common: [] }, { locale }));
	});

	test('every common service stands in the list, once, in the group of its kind', () => {
		const out = newPage();
		for (const { code, name } of COMMON_SERVICES) expect(out.match(new RegExp(`<option value="${code}"[^>]*>${name.replaceAll(/[()]/g, '\\$&')}`, 'g'))).toHaveLength(1);
		expect(out.match(/<optgroup/g)).toHaveLength(new Set(COMMON_SERVICES.map(({ sector }) => sector)).size);
	});

	test('a service that is registered already says so, and can still be looked at', () => {
		const [first] = COMMON_SERVICES;
		expect(newPage({ common: [{ service: first, isRegistered: true }] })).toContain(`${first?.name} (${id.editor.registered})`);
	});

	test('an example fills every field of the form and is called an example', () => {
		for (const chosen of COMMON_SERVICES) {
			const out = newPage({ chosen });
			expect(out).toContain(`value="${chosen.code}"`);
			expect(textOf(out)).toContain(id.editor.suggestion(chosen.name));
			for (const entry of [...chosen.requirements, ...chosen.procedure]) expect(textOf(out)).toContain(entry);
		}
	});

	test('what was typed wins over the example', () => {
		const out = newPage({ chosen: COMMON_SERVICES[0] }, { form: { values: { name: 'Nama sendiri', promised: '7' }, errors: { code: 'Kode dipakai.' } } });
		expect(out).toMatch(/name="name"[^>]*value="Nama sendiri"|value="Nama sendiri"[^>]*name="name"/);
		expect(out).toContain('Kode dipakai.');
	});

	test('with one unit to choose from, it is chosen', () => {
		expect(newPage({ units: [units[0]] })).toMatch(/<option value="u1" selected/);
		expect(newPage()).not.toMatch(/<option value="u1" selected/);
	});

	test('a change begins with the standard as it is, in working days where it was promised in them', () => {
		const service = inventedService({ promisedMinutes: null, promisedWorkingDays: 14, responsibleUnitId: 'u2' });
		const out = html(ChangeServicePage, { page: { service, units }, form: null });
		expectSound(out);
		expect(out).toMatch(/<option value="workingDays" selected/);
		expect(out).toMatch(/<option value="u2" selected/);
		expect(out).toContain('value="14"');
		expectHarmless(html(ChangeServicePage, { page: { service: inventedService({ name: HOSTILE, requirements: [HOSTILE] }), units: [{ id: 'u1', name: HOSTILE, level: 1 }] }, form: null }));
	});
});

describe('units to choose from', () => {
	test('stand as far in as they lie below the highest of them', () => {
		expect(unitOptions(units, 'Pilih')).toEqual([{ value: '', label: 'Pilih' }, { value: 'u1', label: 'Dinas Rekaan' }, { value: 'u2', label: '\u2003Bidang Rekaan' }]);
		expect(unitOptions([{ id: 'a', name: 'A', level: 5 }], '-').map(({ label }) => label)).toEqual(['-', 'A']);
		expect(unitOptions([], '-')).toEqual([{ value: '', label: '-' }]);
	});
});
