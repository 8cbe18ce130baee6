import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html as drawHtml } from '#tests/support/render.ts';
import { compareReports } from '../period/compare.ts';
import { freeTextsOf } from '../period/free-texts.rules.ts';
import { periodsBegun, readPeriod, type Period } from '../period/period.schema.ts';
import type { Publication, ReportVersion } from '../period/stored.schema.ts';
import { writeReport } from '../period/write-report.ts';
import type { PublicReportList, PublicReportPage } from '../server/period-public-service.ts';
import type { ReportPage } from '../server/period-service.ts';
import { emptyFacts, periodFacts } from '../testing/period-facts.ts';
import PeriodReport from './PeriodReport.svelte';
import PublicReport from './PublicReport.svelte';
import PublicReports from './PublicReports.svelte';
import PublishReport from './PublishReport.svelte';
import ReportList from './ReportList.svelte';

type Locale = 'id' | 'en';
const LOCALES = ['id', 'en'] as const;
const AT = new Date('2026-11-22T03:00:00Z');
const H1 = readPeriod('2026-H1') as Period;
const publication = (given: Partial<Publication> = {}): Publication => ({ publishedAt: AT, drawnAt: AT, fault: null, struck: 0, sha256: 'cd'.repeat(32), withdrawnAt: null, withdrawnReason: null, ...given });
const versionOf = (given: Partial<ReportVersion> = {}): ReportVersion => ({
	id: '1', period: '2026-H1', version: 1, state: 'done', progress: 100, fault: null, requestedAt: AT, madeAt: AT, dataOn: '2026-11-22', sha256: 'ab'.repeat(32), pages: 9, publication: null, ...given
});
const waiting = (state: 'waiting' | 'making' | 'failed') => versionOf({ state, progress: 40, fault: state === 'failed' ? 'report.making_failed' : null, madeAt: null, dataOn: null, sha256: null, pages: null });
const write = (facts = periodFacts(), locale: Locale = 'id') => writeReport(facts, H1, '2026-11-22', locale);

function draw(given: Partial<ReportPage> = {}, locale: Locale = 'id', refusal: string | null = null): string {
	const version = given.version ?? versionOf();
	const page: ReportPage = { period: H1, version, versions: [version], report: version.state === 'done' ? write(periodFacts(), locale) : null, changes: null, mayPublish: true, ...given };
	return drawHtml(PeriodReport, { page, form: null, refusal }, locale);
}

describe('the page of a version', () => {
	test.each(LOCALES)('is sound in %s in every state', (locale) => {
		for (const version of [versionOf(), waiting('waiting'), waiting('making'), waiting('failed')]) expectSound(draw({ version }, locale, 'x'));
	});

	test('leads to its files, names its fingerprint, and states the figures of the files', () => {
		const html = draw();
		for (const kind of ['pdf', 'xlsx', 'zip', 'json']) expect(html).toContain(`href="/laporan/2026-H1/1/${kind}"`);
		expect(html).toContain('ab'.repeat(32));
		for (const { label, text } of write().sections[0]!.figures) expect(textOf(html)).toContain(`${label} ${text}`);
	});

	test('reloads by itself while it is made, without script, and says how far it is', () => {
		const html = draw({ version: waiting('making') });
		expect(html).toContain('http-equiv="refresh"');
		expect(textOf(html)).toContain('Laporan sedang dibuat: 40%.');
		expect(draw()).not.toContain('http-equiv="refresh"');
	});

	test('of one that failed says why and offers to try again', () => {
		const text = textOf(draw({ version: waiting('failed') }, 'id', 'Laporan tidak dapat dibuat.'));
		expect(text).toMatch(/Laporan gagal dibuat.*Laporan tidak dapat dibuat\..*Coba lagi/);
	});

	test('shows what changed, or that nothing did', () => {
		const later = periodFacts({ complaints: { ...periodFacts().complaints, late: 9 } });
		expect(textOf(draw({ changes: { since: 1, what: compareReports(write(), write(later)) } }))).toMatch(/Yang berubah sejak versi 1.*Terbuka melewati batas waktu 6 9/);
		expect(textOf(draw({ changes: { since: 1, what: compareReports(write(), write()) } }))).toContain('sama dengan versi 1');
	});

	test('an older version leads to the newer, and only the newest is made again', () => {
		const versions = [versionOf({ id: '2', version: 2 }), versionOf()];
		const old = draw({ versions });
		expect(old).toContain('href="/laporan/2026-H1/2"');
		expect(old).not.toContain('Buat versi baru');
		expect(draw({ version: versions[0]!, versions })).toContain('Buat versi baru');
	});

	test('publishing is offered to whoever may', () => {
		expect(draw()).toContain('href="/laporan/2026-H1/1/terbit"');
		expect(draw({ mayPublish: false })).not.toContain('/terbit');
		expect(textOf(draw())).toContain('Periksa dan terbitkan');
		const published = textOf(draw({ version: versionOf({ publication: publication() }) }));
		expect(published).toContain('Lihat penerbitannya');
		expect(published).not.toContain('Periksa dan terbitkan');
	});

	test('shows twenty rows of a long table and says where the others are', () => {
		const times = Array.from({ length: 35 }, (_, at) => ({ ...periodFacts().times[0]!, service: `Layanan ke-${at}` }));
		const text = textOf(draw({ report: write(periodFacts({ times })) }));
		expect(text).toContain('Layanan ke-19');
		expect(text).not.toContain('Layanan ke-20');
		expect(text).toContain('15 baris lagi ada dalam berkas PDF dan lembar kerja.');
	});

	test('of nothing says so', () => expect(textOf(draw({ report: write(emptyFacts()) }))).toContain('Tidak ada yang tercatat maupun terukur'));
	test('smuggled markup stays text', () => { expectHarmless(draw({ report: write(periodFacts({ reached: [{ unit: HOSTILE, people: 50, reached: 20 }] })) })); });
});

describe('the list', () => {
	const list = (reports: ReportVersion[], chosen: string | null = null, locale: Locale = 'id') => drawHtml(ReportList, { list: { periods: periodsBegun('2026-11-22'), reports, mayPublish: true }, chosen, form: null }, locale);
	test.each(LOCALES)('is sound in %s, empty and full', (locale) => {
		expectSound(list([], null, locale));
		expectSound(list([versionOf({ publication: publication() }), waiting('making')], null, locale));
	});
	test('offers the newest half, or the period that was asked for', () => {
		expect(list([])).toMatch(/<option value="2026-H2" selected[^>]*>Semester 2 2026/);
		expect(list([], '2026-Q1')).toMatch(/<option value="2026-Q1" selected/);
	});
	test('says of each how it stands', () => expect(textOf(list([versionOf({ version: 3, publication: publication({ withdrawnAt: AT }) })]))).toMatch(/Semester 1 2026 Versi 3 Selesai 22 November 2026 Ditarik/));
});

describe('the check before publishing', () => {
	const texts = freeTextsOf(write()).map((text, at) => ({ ...text, suspicions: at === 0 ? ['name' as const, 'phone' as const] : [] }));
	const check = (version = versionOf(), locale: Locale = 'id', form: object | null = null, own = texts) => drawHtml(PublishReport, { page: { period: H1, version, texts: own, agencyCode: '1505', timeZone: 'Asia/Jakarta' }, form }, locale);
	const STATES = [null, publication({ drawnAt: null }), publication({ struck: 2 }), publication({ withdrawnAt: AT, withdrawnReason: 'Ada nama orang.' }), publication({ drawnAt: null, fault: 'report.drawing_failed' })];

	test.each(LOCALES)('is sound in %s in every state', (locale) => {
		for (const one of STATES) expectSound(check(versionOf({ publication: one }), locale));
		expectSound(check(versionOf(), locale, null, []));
	});

	test('shows every text with a box, ticked where it looks like personal data', () => {
		const html = check();
		for (const { text, key } of texts) {
			expect(textOf(html)).toContain(text);
			expect(html).toContain(`name="struck-${key}"`);
		}
		expect(html.match(/name="struck-[^>]*checked/g)).toHaveLength(1);
		expect(textOf(html)).toContain('Periksa: tampaknya ada nama seorang pegawai.');
	});

	test('brings every tick back after a refusal', () => {
		const html = check(versionOf(), 'id', { values: { 'struck-title-2': 'on', 'struck-title-3': 'on' }, errors: { read: 'Baca semua teks.' } });
		expect([...html.matchAll(/name="(struck-[^"]*)"[^>]*checked/g)].map(([, name]) => name)).toEqual(['struck-title-2', 'struck-title-3']);
		expect(textOf(html)).toContain('Baca semua teks.');
	});

	test('once it is published offers to withdraw, once withdrawn says why', () => {
		expect(check(versionOf({ publication: publication() }))).toContain('href="/publik/1505/laporan/2026-H1"');
		expect(check(versionOf({ publication: publication() }))).toContain('Tarik laporan');
		expect(check(versionOf({ publication: STATES[3]! }))).not.toContain('Tarik laporan');
		expect(textOf(check(versionOf({ publication: STATES[3]! })))).toContain('Ada nama orang.');
		expect(check(versionOf({ publication: STATES[1]! }))).toContain('http-equiv="refresh"');
	});

	test('whose files could not be drawn says so, offers to try again, and does not reload for ever', () => {
		const html = check(versionOf({ publication: STATES[4]! }));
		expect(textOf(html)).toMatch(/Berkas untuk masyarakat tidak dapat dibuat.*Coba lagi/);
		expect(html).toContain('action="?/draw"');
		expect(html).not.toContain('http-equiv="refresh"');
		expect(textOf(html)).not.toContain('Terbit sejak');
		for (const one of STATES.slice(0, 4)) expect(check(versionOf({ publication: one }))).not.toContain('action="?/draw"');
	});

	test('smuggled markup stays text', () => { expectHarmless(check(versionOf(), 'id', null, [{ key: 'reason-1', kind: 'reason', text: HOSTILE, of: HOSTILE, suspicions: [] }])); });
});

describe('what citizens see', () => {
	const publicVersion = (version: number, withdrawnReason: string | null = null) => ({ period: '2026-H1', version, publishedOn: '2026-11-22', dataOn: '2026-11-21', pages: 9, sha256: 'cd'.repeat(32), withdrawnOn: withdrawnReason ? '2026-11-22' : null, withdrawnReason });
	const page = (given: Partial<PublicReportPage> = {}, locale: Locale = 'id') => {
		const versions = [publicVersion(2), publicVersion(1, 'Angka keliru sekali.')];
		return drawHtml(PublicReport, { page: { code: '1505', name: 'Kabupaten Rekaan', period: '2026-H1', versions, shown: versions[0]!, report: write(periodFacts(), locale), ...given }, locale }, locale);
	};
	const list = (periods: { period: string; versions: ReturnType<typeof publicVersion>[] }[], locale: Locale = 'id', first: PublicReportList['first'] = null) => drawHtml(PublicReports, { list: { code: '1505', name: 'Kabupaten Rekaan', periods, first }, locale }, locale);

	test.each(LOCALES)('is sound in %s', (locale) => {
		expectSound(page({}, locale));
		expectSound(page({ shown: null, report: null }, locale));
		expectSound(list([], locale));
		expectSound(list([{ period: '2026-H1', versions: [publicVersion(2), publicVersion(1, 'Keliru sekali.')] }], locale));
	});

	test('leads to the files and to other versions; of a withdrawn one only the reason is left', () => {
		const html = page();
		for (const name of ['2026-H1-v2.pdf', '2026-H1-v2.en.pdf', '2026-H1-v2.xlsx', '2026-H1-v2.zip', '2026-H1-v2.json']) expect(html).toContain(`href="/data/1505/laporan/${name}"`);
		expect(textOf(html)).toContain('Versi 1 ditarik 22 November 2026. Alasan: Angka keliru sekali.');
		expect(html).not.toContain('/publik/1505/laporan/2026-H1/1"');
		expect(page({}, 'en')).toContain('2026-H1-v2.en.xlsx');
	});

	test('an older version says that there is a newer', () => {
		const versions = [publicVersion(2), publicVersion(1)];
		expect(textOf(page({ versions, shown: versions[1]! }))).toContain('Ada versi yang lebih baru: versi 2.');
	});

	test('the list names withdrawn periods too', () => {
		const text = textOf(list([{ period: '2026-H1', versions: [publicVersion(1, 'Ada nama orang.')] }]));
		expect(text).toContain('Tidak ada versi yang sedang terbit untuk periode ini. Versi 1 ditarik 22 November 2026. Alasan: Ada nama orang.');
	});

	test.each([['awaited', 'terbit sendiri dalam beberapa menit'], ['making', 'sedang dibuat'], ['failed', 'gagal dibuat']] as const)('an invented government without a report says how its first stands: %s', (first, said) => {
		expect(textOf(list([], 'id', first))).toMatch(new RegExp(`Belum ada laporan yang diterbitkan.*rekaan.*${said}`));
		expect(textOf(list([]))).not.toContain('rekaan untuk peragaan');
		expect(textOf(list([{ period: '2026-H1', versions: [publicVersion(1)] }], 'id', first))).not.toContain('rekaan untuk peragaan');
		for (const locale of LOCALES) expectSound(list([], locale, first));
	});

	test('says what an officer reads, word by word, in tables, findings and the picture, and leads to no page of officers', () => {
		const report = write();
		const html = page({ report });
		const said = textOf(html);
		const own = textOf(draw({ report }));
		for (const { heading, paragraphs, findings, tables } of report.sections) {
			for (const text of [heading, ...paragraphs, ...findings.flatMap(({ title, sentence, facts }) => [title, sentence, ...facts]), ...tables.flatMap(({ title, filter, columns }) => [title, filter, ...columns.map(({ label }) => label)])])
				for (const where of [said, own]) expect(where).toContain(text);
		}
		for (const line of report.lines) for (const where of [said, own]) expect(where).toContain(line);
		expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href).filter((href) => !/^\/(publik|data)\/1505|^#/.test(href!))).toEqual([]);
	});

	test('begins with the name of the government, and has the picture with its words where there are surveys', () => {
		const html = page();
		expect(html.indexOf('Kabupaten Contoh')).toBeLessThan(html.indexOf('<h1'));
		expect(html.match(/role="img" aria-label="Diagram titik IKM 2 tempat layanan/g)).toHaveLength(1);
		expect(html.match(/class="dot[^>]*/g)).toHaveLength(2);
		expect(page({ report: write(emptyFacts()) })).not.toContain('role="img"');
	});

	test('an interval beyond the axis ends at its end', () => {
		const [first, second] = periodFacts().surveys;
		const html = page({ report: write(periodFacts({ surveys: [{ ...first!, index: 10_000, interval95: [9900, 10_400] }, { ...second!, interval95: null }] })) });
		expect(html).toContain('d="M98.7 5H100"');
		expect(html.match(/class="range/g)).toHaveLength(1);
	});

	test('carries no script and stays small with long tables', () => {
		const times = Array.from({ length: 400 }, (_, at) => ({ ...periodFacts().times[0]!, service: `Layanan ke-${at}` }));
		const html = page({ report: write(periodFacts({ times })) });
		expect(html).not.toContain('<script');
		expect(html.length).toBeLessThan(60_000);
	});

	test('smuggled markup stays text', () => { expectHarmless(page({ name: HOSTILE, report: write(periodFacts({ reached: [{ unit: HOSTILE, people: 50, reached: 20 }] })) })); });
});
