import { wilson95 } from '#platform/statistics/wilson.ts';
import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { isSmall } from '../figures.rules.ts';
import type { Figures, TimedVisit, TimesList as List, TimesPage as Page, VisitsPage } from '../server/times-service.ts';
import type { TimedPoint } from '../server/queue-service.ts';
import { en } from '../times.messages.en.ts';
import { id } from '../times.messages.id.ts';
import TimesList from './TimesList.svelte';
import TimesPage from './TimesPage.svelte';
import Visits from './Visits.svelte';

const LOCALES = ['id', 'en'] as const;
const span = { from: '2026-01', to: '2026-11', weekday: undefined, hour: undefined };
const point = (given: Partial<TimedPoint> = {}): TimedPoint => ({
	id: 'p1', slug: 'ktp-loket', name: 'Loket KTP', serviceId: 's1', serviceCode: 'KTP', serviceName: 'KTP-el', unitId: 'u1', unitName: 'Dinas Rekaan', unitPath: '/1/2/', openDays: [1, 2, 3, 4, 5], openedOn: null, closedOn: null,
	promisedMinutes: 30, promisedWorkingDays: null, timeZone: 'Asia/Jakarta', agencyName: 'Kabupaten Rekaan', ...given
});
/** Figures as the service says them: the share and its interval are computed from what was counted. */
function figures(given: Partial<Figures> = {}): Figures {
	const raw = { visits: 120, waits: 100, waitMedian: 12.5, waitP90: 41, serves: 90, serveMedian: 8, files: 0, fileMedianDays: null, promises: 100, kept: 80, clockFaults: 0, gone: 0, ...given };
	return { ...raw, share: raw.promises === 0 ? null : raw.kept / raw.promises, interval: wilson95(raw.kept, raw.promises), isSmall: isSmall(Math.max(raw.waits, raw.files)) };
}
const NOTHING: Partial<Figures> = { visits: 1, waits: 0, waitMedian: null, waitP90: null, serves: 0, serveMedian: null, promises: 0, kept: 0 };
const page = (given: Partial<Page> = {}): Page => ({ point: point(), span, mayOperate: false, all: figures(), months: [], weekdays: [], hours: [], ...given });
const shown = (given: Partial<Page> = {}, locale: 'id' | 'en' = 'id') => html(TimesPage, { page: page(given) }, locale);
const h1 = (out: string) => textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(out)?.[1] ?? '');
const visit = (given: Partial<TimedVisit> = {}): TimedVisit => ({
	id: 'v1', series: '', number: 7, reference: null, counter: 2, takenAt: new Date('2026-11-20T01:05:00Z'), takenKnown: true, calledAt: new Date('2026-11-20T01:20:00Z'), servedAt: null, doneAt: new Date('2026-11-20T01:31:00Z'),
	wait: 15, serve: 11, whole: 26, workingDays: null, pausedMinutes: 0, kept: true, clockFault: false, state: 'done', source: 'tablet', ...given
});
const visits = (given: Partial<VisitsPage> = {}, locale: 'id' | 'en' = 'id') => html(Visits, { page: { point: point(), span, visits: [visit()], total: 1, page: 1, pages: 1, ...given } }, locale);
const list = (given: Partial<List> = {}, locale: 'id' | 'en' = 'id') => html(TimesList, { list: { rows: [{ point: point(), figures: figures(), mayOperate: false }], span, total: 1, page: 1, pages: 1, ...given } }, locale);

describe('the times of a point', () => {
	test.each(LOCALES)('answer in the heading how long half of the people wait (%s)', (locale) => {
		const out = shown({}, locale);
		expectSound(out);
		expect(h1(out)).toBe(locale === 'id' ? id.page.answer('13', '41') : en.page.answer('13', '41'));
	});

	test('below ten minutes a tenth counts, from ten on none is pretended', () => {
		expect(h1(shown({ all: figures({ waitMedian: 4.25, waitP90: 9.96 }) }))).toBe(id.page.answer('4,3', '10,0'));
		expect(h1(shown({ all: figures({ waitMedian: 0, waitP90: 0 }) }))).toBe(id.page.answer('0,0', '0,0'));
		expect(h1(shown({ all: figures({ waitMedian: 10_000, waitP90: 12_345.6 }) }))).toBe(id.page.answer('10.000', '12.346'));
	});

	test('where only files are kept, the heading speaks of files in working days', () => {
		const out = shown({ point: point({ promisedMinutes: null, promisedWorkingDays: 3 }), all: figures({ ...NOTHING, files: 40, fileMedianDays: 2, promises: 40, kept: 30 }) });
		expectSound(out);
		expect(h1(out)).toBe(id.page.answerFiles('2'));
		expect(textOf(out)).toContain(id.page.kept('75', '60', '86', '3 hari kerja'));
		expect(out).not.toContain(id.page.waitLabel + '</');
	});

	// L. D. Brown, T. T. Cai, A. DasGupta (2001): 80 of 100 lie between 71 % and 87 % by Wilson.
	test('the share within the promise never stands without its interval', () => {
		const out = textOf(shown());
		expect(out).toContain(id.page.kept('80', '71', '87', '30 menit'));
		expect(out).toContain(`${id.page.keptLabel} (janji: 30 menit)`);
	});

	test('all kept and none kept are not called certain', () => {
		expect(textOf(shown({ all: figures({ promises: 8, kept: 8 }) }))).toContain(id.page.kept('100', '68', '100', '30 menit'));
		expect(textOf(shown({ all: figures({ promises: 8, kept: 0 }) }))).toContain(id.page.kept('0', '0', '32', '30 menit'));
	});

	test.each([
		[{ promisedMinutes: null, promisedWorkingDays: null }, id.page.noPromise],
		[{ promisedMinutes: null, promisedWorkingDays: 3 }, id.page.promiseInDays]
	])('a promise that cannot be counted is said instead of a share: %j', (promise, sentence) => {
		const out = textOf(shown({ point: point(promise), all: figures({ promises: 0, kept: 0 }) }));
		expect(out).toContain(sentence);
		expect(out).not.toContain('rentang 95 %:');
	});

	test('nine times are said to be few, ten are not', () => {
		expect(textOf(shown({ all: figures({ waits: 9 }) }))).toContain(id.smallText('9'));
		expect(textOf(shown({ all: figures({ waits: 10 }) }))).not.toContain(id.smallText('10'));
		expect(shown({ all: figures({ waits: 9 }) })).toMatch(/class="figures[^"]*soft/);
	});

	test('what was left out of the mean is counted, and only where something was', () => {
		expect(textOf(shown({ all: figures({ clockFaults: 1200, gone: 3 }) }))).toContain(id.page.excluded('1.200', '3'));
		expect(textOf(shown())).not.toContain('tidak ikut dirata-rata');
	});

	test.each(LOCALES)('without a visit it says so, and how times come about (%s)', (locale) => {
		const out = shown({ all: null, months: [{ month: '2026-11', figures: null }] }, locale);
		const words = { id, en }[locale].page;
		expectSound(out);
		expect(h1(out)).toBe(words.none);
		expect(textOf(out)).toContain(words.noneText);
		expect(out).not.toContain('<table');
	});

	test('every figure opens the visits behind it, with the same span', () => {
		const out = shown({ span: { ...span, weekday: 1, hour: 8 } });
		const hrefs = [...out.matchAll(/href="([^"]*\/kunjungan[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
		expect(hrefs.length).toBeGreaterThanOrEqual(6);
		for (const href of hrefs) expect(href).toMatch(/^\/layanan\/waktu\/ktp-loket\/kunjungan(\.csv)?\?dari=2026-01&sampai=2026-11&hari=1&jam=8$/);
	});

	test('a row of a month, a day and an hour opens its own visits', () => {
		const out = shown({ months: [{ month: '2026-10', figures: figures() }, { month: '2026-11', figures: null }], weekdays: [{ ...figures(), key: '7' }], hours: [{ ...figures({ waits: 3, promises: 4, kept: 2 }), key: '8' }] }).replaceAll('&amp;', '&');
		expectSound(out);
		expect(out).toMatch(/dari=2026-10&sampai=2026-10"[^>]*>Oktober/);
		expect(out).toMatch(/hari=7"[^>]*>Minggu</);
		expect(out).toMatch(/jam=8"[^>]*>08\.00–08\.59</);
		expect(out).not.toContain('dari=2026-11&sampai=2026-11"');
		expect(textOf(out)).toContain(`13 ${id.small}`);
		expect(textOf(out)).toContain(`50 % ${id.range('15', '85')}`);
	});

	test('buttons that operate the queue are only for who may', () => {
		expect(shown()).not.toContain('/antrean/');
		expect(shown({ mayOperate: true })).toContain('href="/antrean/ktp-loket/loket"');
	});

	test('the picture needs two months, and says in words what it draws', () => {
		const months = [{ month: '2026-09', figures: figures({ waitMedian: 20 }) }, { month: '2026-10', figures: null }, { month: '2026-11', figures: figures({ waitMedian: 10.5 }) }];
		expect(textOf(shown({ months: months.slice(0, 1) }))).toContain(id.page.chartShort);
		const out = shown({ months });
		expect(out).toContain(`aria-label="${id.page.chartSentence('20,0', '10,5')}"`);
		expect(out).not.toContain('NaN');
	});

	test('names of a service and a unit are text', () => {
		const out = shown({ point: point({ serviceName: HOSTILE, unitName: HOSTILE, name: HOSTILE }) });
		expectHarmless(out);
		expectSound(out);
	});
});

describe('the visits behind a figure', () => {
	test.each(LOCALES)('are sound with nothing, one and everything unknown (%s)', (locale) => {
		const words = { id, en }[locale].visits;
		for (const rows of [[], [visit()], [visit({ id: 'a', number: null, counter: null, calledAt: null, doneAt: null, wait: null, serve: null, whole: null, kept: null, state: 'open', takenKnown: false })]]) expectSound(visits({ visits: rows, total: rows.length }, locale));
		expect(textOf(visits({ visits: [], total: 0 }, locale))).toContain(words.empty);
		expect(h1(visits({ total: 10_000 }, locale))).toBe(words.title(locale === 'id' ? '10.000' : '10,000'));
	});

	test('speak the clock of the place, not of the server', () => {
		expect(textOf(visits({ point: point({ timeZone: 'Asia/Jayapura' }) }))).toContain('10.20');
		expect(textOf(visits())).toContain('08.20');
	});

	test.each([
		[{ clockFault: true }, id.visits.faulty], [{ takenKnown: false }, id.visits.unheard], [{ state: 'left' as const }, id.visits.left], [{ state: 'absent' as const }, id.visits.absent], [{ state: 'open' as const }, id.visits.open],
		[{ source: 'import' as const }, id.visits.imported], [{ source: 'desk' as const }, id.visits.desk], [{ pausedMinutes: 1500 }, id.visits.paused('1.500')], [{ workingDays: 0 }, id.days('0')], [{ kept: false }, id.visits.no]
	])('say what is odd about one: %j', (given, note) => expect(textOf(visits({ visits: [visit(given)] }))).toContain(note));

	test('an ordinary one has no note', () => expect(visits()).toMatch(/<td[^>]*>\s*<\/td>\s*<\/tr>/));

	test('a file is called by its reference, which is text', () => {
		const out = visits({ visits: [visit({ reference: HOSTILE, number: null })] });
		expectHarmless(out);
		expectSound(out);
		expect(textOf(visits({ visits: [visit({ series: 'L' })] }))).toContain('L007');
	});

	test('further pages keep the span', () => {
		const out = visits({ page: 2, pages: 3, total: 120, span: { ...span, weekday: 5 } }).replaceAll('&amp;', '&');
		expect(out).toContain('/layanan/waktu/ktp-loket/kunjungan?dari=2026-01&sampai=2026-11&hari=5&halaman=3');
		expect(out).toContain('href="/layanan/waktu/ktp-loket/kunjungan.csv?dari=2026-01&sampai=2026-11&hari=5"');
	});
});

describe('the list of points', () => {
	test.each(LOCALES)('is sound empty, with a point nobody visited, and with a hundred (%s)', (locale) => {
		const words = { id, en }[locale].list;
		const empty = list({ rows: [], total: 0 }, locale);
		expectSound(empty);
		expect(textOf(empty)).toContain(words.empty);
		const silent = list({ rows: [{ point: point({ promisedMinutes: null }), figures: null, mayOperate: true }] }, locale);
		expectSound(silent);
		expect(textOf(silent)).toContain({ id, en }[locale].noPromise);
		expectSound(list({ rows: Array.from({ length: 50 }, (_, at) => ({ point: point({ id: `p${at}`, slug: `s${at}` }), figures: figures(), mayOperate: true })), total: 100, pages: 2 }, locale));
	});

	test('a point opens its times for the same months', () => expect(list().replaceAll('&amp;', '&')).toContain('href="/layanan/waktu/ktp-loket?dari=2026-01&sampai=2026-11"'));

	test('a share has its interval, few data are called few, and names are text', () => {
		expect(textOf(list())).toContain(`80 % ${id.range('71', '87')}`);
		expect(textOf(list({ rows: [{ point: point(), figures: figures({ waits: 4 }), mayOperate: false }] }))).toContain(id.small);
		expect(textOf(list({ rows: [{ point: point(), figures: figures(NOTHING), mayOperate: false }] }))).not.toContain(id.small);
		expectHarmless(list({ rows: [{ point: point({ serviceName: HOSTILE, unitName: HOSTILE }), figures: figures(), mayOperate: true }] }));
	});

	test('a promise of no share is a dash, not nought', () => {
		expect(textOf(list({ rows: [{ point: point(), figures: figures({ promises: 0, kept: 0 }), mayOperate: false }] }))).not.toContain('0 %');
	});
});
