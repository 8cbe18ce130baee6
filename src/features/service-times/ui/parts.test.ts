import { describe, expect, test } from 'vitest';
import { wilson95 } from '#platform/statistics/wilson.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html, words as snippetOf } from '#tests/support/render.ts';
import { isSmall } from '../figures.rules.ts';
import { id as queue } from '../messages.id.ts';
import type { Figures } from '../server/times-service.ts';
import { en } from '../times.messages.en.ts';
import { id } from '../times.messages.id.ts';
import QueueFrame from './QueueFrame.svelte';
import SliceTable from './SliceTable.svelte';
import SpanForm from './SpanForm.svelte';
import type { MonthFigures } from './times-view.ts';
import WaitChart from './WaitChart.svelte';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const links = (out: string) => [...out.matchAll(/<a[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

describe('which months are looked at', () => {
	const span = { from: '2026-01', to: '2026-11', weekday: undefined, hour: undefined };
	const shown = (given: object = {}, fine = false, locale: Locale = 'id') => html(SpanForm, { span: { ...span, ...given }, fine }, locale);
	const chosen = (out: string, name: string) => /<option(?=[^>]*\sselected)[^>]*value="([^"]*)"/.exec(new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(out)?.[0] ?? '')?.[1];

	test.each(LOCALES)('in %s is readable by all, coarse and fine', (locale) => {
		expectSound(shown({}, false, locale));
		expectSound(shown({ weekday: 1, hour: 8 }, true, locale));
	});

	test('is asked by address, so that a page can be sent to somebody', () => {
		expect(shown()).toMatch(/<form[^>]*method="GET"/i);
		expect(shown()).toMatch(/<input(?=[^>]*name="dari")(?=[^>]*value="2026-01")/);
		expect(shown()).toMatch(/<input(?=[^>]*name="sampai")(?=[^>]*value="2026-11")/);
	});

	test('a browser without a picker of months takes what is typed, by an example and a pattern', () => {
		const patterns = [...shown().matchAll(/pattern="([^"]*)"/g)].map(([, pattern = '']) => new RegExp(`^(?:${pattern})$`, 'v'));
		expect(patterns).toHaveLength(2);
		for (const pattern of patterns) expect(['2026-01', '2026-12', '26-01', '2026-1', 'Januari'].map((typed) => pattern.test(typed))).toEqual([true, true, false, false, false]);
		expect([...shown().matchAll(/placeholder="([^"]*)"/g)].map(([, example]) => example)).toEqual(['2026-01', '2026-12']);
	});

	test('day and hour are asked only where they are used', () => {
		expect(shown()).not.toContain('name="hari"');
		const out = shown({}, true);
		expect(out.match(/<option/g)).toHaveLength(1 + 7 + 1 + 24);
		for (const day of id.page.weekdays) expect(out).toContain(day);
		expect(out).toContain(id.page.hourOf('23'));
	});

	test('the chosen ones stay chosen; midnight is an hour, not nothing', () => {
		const out = shown({ weekday: 7, hour: 0 }, true);
		expect([chosen(out, 'hari'), chosen(out, 'jam')]).toEqual(['7', '0']);
		expect([chosen(shown({}, true), 'hari'), chosen(shown({}, true), 'jam')]).toEqual(['', '']);
	});
});

describe('figures by month, day and hour', () => {
	/** As the service says them: the share and its interval follow from the counts. */
	const figures = ({ kept = 90, promises = 100, waits = 100, files = 0, ...given }: Partial<Figures> = {}): Figures => ({
		visits: 1200, waits, serves: waits, files, kept, promises, waitMedian: 12, waitP90: 45, serveMedian: 8.25, fileMedianDays: null, clockFaults: 0, gone: 0, ...given,
		share: promises === 0 ? null : kept / promises, interval: wilson95(kept, promises), isSmall: isSmall(Math.max(waits, files))
	});
	const row = (given: Figures | null = figures(), name = 'Senin') => ({ name, href: `/layanan/waktu/ktp/kunjungan?hari=${name}`, figures: given });
	const shown = (rows: readonly ReturnType<typeof row>[], locale: Locale = 'id') => html(SliceTable, { caption: 'Per hari', first: 'Hari', rows }, locale);
	const columns = (out: string) => [...out.matchAll(/<th[^>]*scope="col"[^>]*>([\s\S]*?)<\/th>/g)].map(([, inner = '']) => textOf(inner));

	test.each(LOCALES)('in %s are sound: full, small, and where nobody came', (locale) => {
		expectSound(shown([row(), row(figures({ waits: 3 }), 'Selasa'), row(null, 'Minggu')], locale));
		expectSound(shown([], locale));
	});

	test('each row opens its visits', () => expect(links(shown([row(), row(figures(), 'Selasa')]))).toEqual(['/layanan/waktu/ktp/kunjungan?hari=Senin', '/layanan/waktu/ktp/kunjungan?hari=Selasa']));

	test('below ten a tenth counts, from ten on none is pretended', () => {
		const out = textOf(shown([row()]));
		expect(out).toContain(' 12 45 8,3 ');
		expect(out).toContain('1.200');
	});

	test('what was not measured is a dash, also where nobody came at all', () => {
		expect(textOf(shown([row(figures({ waitMedian: null, waitP90: null, serveMedian: null }))]))).toMatch(/1\.200 – – –/);
		expect(textOf(shown([row(null)]))).toMatch(/Senin 0 – – –/);
	});

	test('few are said to be few, in words', () => {
		expect(textOf(shown([row(figures({ waits: 9 }))]))).toContain(id.small);
		expect(textOf(shown([row(figures({ waits: 10 }))]))).not.toContain(id.small);
		expect(textOf(shown([row(figures({ waits: 9 }))], 'en'))).toContain(en.small);
	});

	test('a column appears only where some row fills it', () => {
		expect(columns(shown([row()]))).not.toContain(id.page.files);
		expect(columns(shown([row(), row(figures({ files: 12, fileMedianDays: 3 }), 'Selasa')]))).toContain(id.page.files);
		expect(columns(shown([row(figures({ promises: 0 }))]))).not.toContain(id.page.keptShort);
		expect(columns(shown([row()]))).toContain(id.page.keptShort);
	});

	// Wilson's interval of 90 in 100 (E. B. Wilson 1927): 82.6 to 94.5 %.
	test('a share has its interval beside it', () => {
		const out = textOf(shown([row()]));
		expect(out).toContain(id.percent('90'));
		expect(out).toContain(id.range('83', '94'));
	});

	test('a row without a promise has a dash beside one that has', () => expect(textOf(shown([row(), row(figures({ promises: 0 }), 'Selasa')]))).toMatch(/Selasa[^–]*–\s*$/));
	test('a name is text', () => { expectHarmless(shown([row(figures(), HOSTILE)])); });
});

describe('the picture of waiting', () => {
	const month = (name: string, waitMedian: number | null = 12, waitP90: number | null = 40, small = false): MonthFigures => ({ month: name, figures: waitMedian === null ? null : { waitMedian, waitP90, isSmall: small } });
	const shown = (months: readonly MonthFigures[], promisedMinutes: number | null = null, locale: Locale = 'id') => html(WaitChart, { months, promisedMinutes }, locale);

	test.each(LOCALES)('in %s says in a sentence what it draws', (locale) => {
		const out = shown([month('2026-09', 24.5), month('2026-10', 18), month('2026-11', 11.25)], 30, locale);
		expectSound(out);
		const sentence = { id, en }[locale].page.chartSentence(locale === 'id' ? '24,5' : '24.5', locale === 'id' ? '11,3' : '11.3');
		expect(textOf(out)).toContain(sentence);
		expect(out).toContain(`aria-label="${sentence}"`);
	});

	test('one month is no picture, and none is no picture', () => {
		for (const months of [[], [month('2026-11')], [month('2026-10', null), month('2026-11')]]) {
			expect(shown(months)).not.toContain('<svg');
			expect(textOf(shown(months))).toContain(id.page.chartShort);
		}
	});

	test('the sentence speaks of the first and the last month that have a time', () => {
		expect(textOf(shown([month('2026-08', null), month('2026-09', 20), month('2026-10', 10), month('2026-11', null)]))).toContain(id.page.chartSentence('20,0', '10,0'));
	});

	test('a promise in minutes is a line with its words; one in days, or far above, is not drawn', () => {
		const months = [month('2026-10'), month('2026-11')];
		expect(shown(months, 30)).toContain(id.page.promisedWhole);
		expect(shown(months, null)).not.toContain(id.page.promisedWhole);
		expect(shown(months, 480)).not.toContain(id.page.promisedWhole);
	});

	test('a month of few times is a hollow dot', () => {
		const out = shown([month('2026-10', 12, 40, true), month('2026-11')]);
		expect(out.match(/r="5" fill="var\(--paper\)"/g)).toHaveLength(1);
		expect(out.match(/r="5"/g)).toHaveLength(2);
	});

	test('months are named by three letters and their year', () => expect(textOf(shown([month('2025-12'), month('2026-01')]))).toMatch(/Des 25[\s\S]*Jan 26/));
});

describe('the frame of a tablet', () => {
	const shown = (given: object = {}, locale: Locale = 'id') =>
		html(QueueFrame, { title: 'Ambil nomor', point: { name: 'Loket 1', serviceName: 'KTP-el', slug: 'ktp' }, locale, children: snippetOf('Isi halaman'), ...given }, locale);

	test.each(LOCALES)('in %s is sound, with the ways onward and without', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ links: false }, locale));
	});

	test('says where it stands, without saying the service twice', () => {
		expect(textOf(shown())).toContain('Loket 1 KTP-el');
		expect(textOf(shown({ point: { name: 'KTP-el, Loket 1', serviceName: 'KTP-el', slug: 'ktp' } })).split('KTP-el')).toHaveLength(3);
	});

	test('officers find every page of the queue; a visitor\'s page leads nowhere', () => {
		expect(links(shown())).toEqual(['/antrean/ktp', '/antrean/ktp/loket', '/antrean/ktp/layar', '/antrean/ktp/berkas', '/layanan/waktu/ktp']);
		expect(links(shown({ links: false }))).toEqual([]);
		expect(textOf(shown())).toContain(queue.lobby.counters);
	});

	test('the part that the script exchanges can take the focus', () => expect(shown()).toMatch(/<main(?=[^>]*id="isi")(?=[^>]*tabindex="-1")/));
	test('names are text', () => { expectHarmless(shown({ point: { name: HOSTILE, serviceName: 'KTP', slug: 'ktp' } })); });
});
