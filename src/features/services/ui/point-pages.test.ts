import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { inventedCounter, inventedPoint, inventedService, LANGUAGES, TODAY } from '#tests/support/service-rows.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import { WEEK } from '../schema.ts';
import ChangePointPage from './ChangePointPage.svelte';
import EndForm from './EndForm.svelte';
import NewPointPage from './NewPointPage.svelte';
import PointPage from './PointPage.svelte';

interface Shown {
	readonly news?: string | null;
	readonly form?: object | null;
	readonly locale?: 'id' | 'en';
	readonly maySurvey?: boolean;
}
const page = (given: Parameters<typeof inventedPoint>[0] = {}, { news = null, form = null, locale = 'id', maySurvey = true }: Shown = {}) =>
	html(PointPage, { point: { ...inventedPoint(given), maySurvey }, today: TODAY, news, form: form as null }, locale);

describe('the page of a service point', () => {
	test.each(LANGUAGES)('in %s is sound, filled in or bare, with counters or none', (locale) => {
		expectSound(page({}, { locale }));
		expectSound(page({ address: '', yearlyUsers: null, openedOn: null, latitude: null, longitude: null, opensMinute: null, closesMinute: null, openDays: [] }, { locale }));
		expectSound(page({ counters: [inventedCounter(1, { name: 'Prioritas' }), inventedCounter(2, { closedOn: '2026-01-05' })] }, { locale, news: 'loket' }));
		expectSound(page({ counters: Array.from({ length: 999 }, (_, index) => inventedCounter(index + 1)) }, { locale }));
	});

	test.each(LANGUAGES)('in %s every fact that is not filled in says so', (locale, words) =>
		expect(textOf(page({ address: '', yearlyUsers: null, openedOn: null }, { locale })).split(words.place.unknown)).toHaveLength(4));

	test.each([
		[[1, 2, 3, 4, 5], 480, 900, 'Senin sampai Jumat; 08.00–15.00', 'Monday to Friday; 08:00–15:00'],
		[[1, 2, 3, 4, 5, 6, 7], 0, 1440, 'Senin sampai Minggu', 'Monday to Sunday'],
		[[6, 7], 600, 720, 'Sabtu, Minggu', 'Saturday, Sunday'],
		[[2, 4], null, null, 'Selasa, Kamis', 'Tuesday, Thursday']
	])('%j from %s to %s is read as opening', (openDays, opensMinute, closesMinute, indonesian, english) => {
		const start = (text: string) => text.split(';')[0] ?? text;
		expect(textOf(page({ openDays, opensMinute, closesMinute }))).toContain(start(indonesian));
		expect(textOf(page({ openDays, opensMinute, closesMinute }, { locale: 'en' }))).toContain(start(english));
	});

	test('numbers have the separator of the language, dates its months', () => {
		expect(textOf(page({ yearlyUsers: 10_000, openedOn: '2020-05-17' }))).toMatch(/10\.000[\s\S]*17 Mei 2020/);
		expect(textOf(page({ yearlyUsers: 10_000, openedOn: '2020-05-17' }, { locale: 'en' }))).toMatch(/10,000[\s\S]*17 May 2020/);
		expect(textOf(page({ yearlyUsers: 1 }))).toContain(id.place.users('1'));
	});

	test.each([
		['manages and surveys', true, true, ['/ubah', '/layanan/survei/baru', '?/addCounter', '?/close']],
		['surveys only', false, true, ['/layanan/survei/baru']],
		['manages only', true, false, ['/ubah', '?/addCounter', '?/close']],
		['reads', false, false, []]
	])('who %s has exactly these ways on', (_, mayManage, maySurvey, ways) => {
		const out = page({ mayManage, counters: [inventedCounter(1)] }, { maySurvey });
		expect(['/ubah', '/layanan/survei/baru', '?/addCounter', '?/close'].filter((way) => out.includes(way))).toEqual(ways);
		expect(out.includes('?/stopCounter')).toBe(mayManage);
	});

	test.each([
		['2026-11-20', true], [TODAY, true], ['2026-11-22', false]
	])('closed from %s: shut today %s; no survey is opened where it is shut', (closedOn, isShut) => {
		const out = page({ closedOn });
		expect(out.includes('/layanan/survei/baru')).toBe(!isShut);
		expect(out).toContain('?/reopen');
		expect(out).not.toContain('?/close"');
		expect(page({ closedOn, mayManage: false })).not.toContain('?/reopen');
	});

	test.each(LANGUAGES)('in %s a point that is shut says since when, one that will be says from when', (locale, words) => {
		const day = { id: '20 November 2026', en: '20 November 2026' }[locale];
		expect(textOf(page({ closedOn: '2026-11-20' }, { locale }))).toContain(words.place.closed(day));
		expect(textOf(page({ closedOn: '2026-11-30' }, { locale }))).toContain(words.place.willClose('30 November 2026'));
	});

	test('a counter in use can be stopped, one out of use taken up; each button says which', () => {
		const out = page({ counters: [inventedCounter(1), inventedCounter(2, { closedOn: '2026-01-05' })] });
		expect(out.match(/action="\?\/stopCounter"/g)).toHaveLength(1);
		expect(out.match(/action="\?\/useCounter"/g)).toHaveLength(1);
		expect(textOf(out)).toContain(`${id.place.stopCounter} : ${id.place.number(1)}`);
		expect(textOf(out)).toContain(`${id.place.useCounter} : ${id.place.number(2)}`);
		expect(textOf(out)).toContain(id.place.outOfUse('5 Januari 2026'));
	});

	test('the next counter is one more than the highest that ever was', () => {
		expect(page({ counters: [inventedCounter(1), inventedCounter(7, { closedOn: '2026-01-05' })] })).toMatch(/name="number"[^>]*value="8"|value="8"[^>]*name="number"/);
		expect(page()).toMatch(/name="number"[^>]*value="1"|value="1"[^>]*name="number"/);
		expect(textOf(page())).toContain(id.place.noCounter);
	});

	test('a refused counter brings its fault to its own form, a refused day to the other', () => {
		const counter = page({}, { form: { values: { number: '7', name: 'Kasir' }, errors: { number: 'Sudah ada.' } } });
		expectSound(counter);
		expect(counter).toContain('value="Kasir"');
		expect(counter.match(/Sudah ada\./g)).toHaveLength(2);
		expect(counter).not.toMatch(/<details[^>]* open/);
		const closing = page({}, { form: { values: { on: '2019-01-01' }, errors: { on: 'Terlalu awal.' } } });
		expectSound(closing);
		expect(closing).toMatch(/<details[^>]* open/);
		expect(closing.match(/class="error-summary/g)).toHaveLength(1);
	});

	test.each([['baru', id.place.added], ['tersimpan', id.place.saved], ['loket', id.place.saved]])('news "%s" is told', (news, text) => expect(textOf(page({}, { news }))).toContain(text));

	test('what others typed is text', () => {
		expectHarmless(page({ name: HOSTILE, serviceName: HOSTILE, unitName: HOSTILE, address: HOSTILE, counters: [inventedCounter(1, { name: HOSTILE })] }));
	});

	test('a counter without a name shows a stroke, not nothing', () => expect(textOf(page({ counters: [inventedCounter(1)] }))).toContain('–'));
});

const units = [{ id: 'u1', name: 'Dinas Rekaan', level: 2 }, { id: 'u2', name: 'Bidang Rekaan', level: 3 }];
const newPage = (given: object = {}, locale: 'id' | 'en' = 'id') => html(NewPointPage, { service: inventedService(), units, today: TODAY, form: null, ...given }, locale);
const changePage = (given: Parameters<typeof inventedPoint>[0] = {}, form: object | null = null, locale: 'id' | 'en' = 'id') => html(ChangePointPage, { point: inventedPoint(given), today: TODAY, form: form as null }, locale);
const ticked = (out: string) => WEEK.filter((day) => new RegExp(`<input[^>]*name="day${day}"[^>]*checked`).test(out));
const valueOf = (out: string, name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"|<input[^>]*value="([^"]*)"[^>]*name="${name}"`).exec(out)?.slice(1).find((value) => value !== undefined);

describe('the form of a service point', () => {
	test.each(LANGUAGES)('in %s is sound, new and changed, refused and not', (locale, words) => {
		expectSound(newPage({}, locale));
		expectSound(newPage({ units: [] }, locale));
		expectSound(changePage({}, null, locale));
		const refused = newPage({ form: { values: { name: '' }, errors: { day1: 'Pilih hari.', closesAt: 'Sesudah buka.', name: 'Isi nama.' }, reference: 'AB12' } }, locale);
		expectSound(refused);
		expect(refused).toContain('href="#field-day1"');
		expect(textOf(newPage({}, locale))).toContain(words.place.newTitle('Layanan Rekaan'));
	});

	test('one that closes at 24:00 keeps its hour: a field of a time would come back empty', () => {
		const closing = (out: string) => /<input[^>]*name="closesAt"[^>]*>/.exec(out)?.[0];
		const out = changePage({ opensMinute: 0, closesMinute: 1440 });
		expect([closing(out)?.includes('type="text"'), valueOf(out, 'closesAt')]).toEqual([true, '24:00']);
		expect([closing(changePage({ opensMinute: 0, closesMinute: 1439 }))?.includes('type="time"'), valueOf(changePage({ closesMinute: 1439 }), 'closesAt')]).toEqual([true, '23:59']);
	});

	test('a new one begins with office hours on working days, open since today', () => {
		const out = newPage();
		expect(ticked(out)).toEqual([1, 2, 3, 4, 5]);
		expect([valueOf(out, 'opensAt'), valueOf(out, 'closesAt'), valueOf(out, 'openedOn')]).toEqual(['08:00', '15:00', TODAY]);
	});

	test('a change begins with what is there, and leaves empty what is not known', () => {
		const out = changePage({ openDays: [6, 7], opensMinute: null, closesMinute: null, openedOn: null, yearlyUsers: null, latitude: null, longitude: null, address: '' });
		expect(ticked(out)).toEqual([6, 7]);
		for (const name of ['opensAt', 'closesAt', 'openedOn', 'yearlyUsers', 'latitude', 'longitude', 'address']) expect([name, valueOf(out, name) ?? '']).toEqual([name, '']);
		expect(out).toContain('name="unitId" value="u1"');
		expect(out).not.toContain('<select');
	});

	test('midnight and the equator are numbers, not "nothing"', () => {
		const out = changePage({ opensMinute: 0, closesMinute: 720, latitude: 0, longitude: 0 });
		expect([valueOf(out, 'opensAt'), valueOf(out, 'closesAt')]).toEqual(['00:00', '12:00']);
		expect([valueOf(out, 'latitude'), valueOf(out, 'longitude')]).toEqual(['0', '0']);
	});

	test('a form that came back shows the boxes as they were sent, none included', () => {
		expect(ticked(newPage({ form: { values: { name: 'x' }, errors: { day1: 'Pilih hari.' } } }))).toEqual([]);
		expect(ticked(newPage({ form: { values: { day3: 'on', day7: 'on' }, errors: { name: 'x' } } }))).toEqual([3, 7]);
	});

	test('the place of a fault is said to who does not see it', () => {
		const out = newPage({ form: { values: {}, errors: { day1: 'Pilih hari.' } } });
		expect(out).toMatch(/<fieldset[^>]*aria-describedby="field-day1-error"/);
		expect(out).toContain('id="field-day1-error"');
	});

	test('what others typed is text', () => {
		expectHarmless(newPage({ service: inventedService({ name: HOSTILE }), units: [{ id: 'u1', name: HOSTILE, level: 1 }] }));
		expectHarmless(changePage({ name: HOSTILE, address: HOSTILE, serviceName: HOSTILE }));
	});
});

describe('ending something', () => {
	const end = (form: object | null) => html(EndForm, { action: '?/end', title: en.detail.end, why: en.detail.endWhy, label: en.detail.endOn, button: en.detail.endButton, today: TODAY, form: form as null });

	test('lies folded, proposes today and says what stays', () => {
		const out = end(null);
		expectSound(out);
		expect(out).not.toMatch(/<details[^>]* open/);
		expect(out).toContain(`value="${TODAY}"`);
		expect(textOf(out)).toContain(en.detail.endWhy);
	});

	test('the fault of another form of the page leaves it folded and empty', () => {
		const out = end({ values: { on: '1999-01-01', number: '7' }, errors: { number: 'Sudah ada.' } });
		expect(out).not.toContain('Sudah ada.');
		expect(out).not.toContain('1999-01-01');
	});

	test('what was typed comes back as text', () => expectHarmless(end({ values: { on: HOSTILE }, errors: { on: HOSTILE } })));
});
