import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { PublicPoint } from '../public.schema.ts';
import type { OtherFacts, OwnFacts, TodayFacts } from '../schema.ts';
import { viewOfToday, type AsideCard } from '../today-view.ts';
import CardRows from './CardRows.svelte';
import PublicPoints from './PublicPoints.svelte';
import { publicWords } from './public-words.ts';
import SystemPage from './SystemPage.svelte';
import Today from './Today.svelte';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const today = '2026-11-21';
const links = (out: string) => [...out.matchAll(/<a[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const h1 = (out: string) => textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(out)?.[1] ?? '');

const nothing: TodayFacts = { unread: 0, own: null, held: null, imports: null, verdicts: null, surveys: null, weakest: null, findings: null, asked: null, chain: null };
const alone: OtherFacts = { team: null, backup: null, complaints: null, plans: null, unplanned: null, needs: null, decisions: null };
const officer: OwnFacts = { kind: 'pns', activities: [], sessions: [], offers: [], offerCount: 0 };
const shown = (facts: Partial<TodayFacts>, { other = {}, locale = 'id', name = 'Sari Wulandari', seesEvaluations = false }: { readonly other?: Partial<OtherFacts>; readonly locale?: Locale; readonly name?: string; readonly seesEvaluations?: boolean } = {}) =>
	html(Today, { view: viewOfToday({ ...nothing, ...facts }, { ...alone, ...other }, { locale, today, now: new Date('2026-11-21T01:00:00Z'), timeZone: 'Asia/Jakarta', name, seesEvaluations }) }, locale);

const session = { id: 's1', title: 'Bimtek Adminduk', startsOn: today, endsOn: today, place: 'Aula Rekaan', state: 'enrolled' as const, attendedToday: false };
const offer = { id: 'o1', title: 'Komunikasi Publik', startsOn: '2026-12-01', place: 'Aula', minutes: 720 };
const everything: Partial<TodayFacts> = {
	unread: 3, own: { ...officer, sessions: [session], offers: [offer], offerCount: 12 }, held: [{ id: 'h1', title: 'Pelatihan Rekaan', endsOn: '2026-11-20', startsOn: '2026-11-19', enrolled: 12, recordedToday: false }],
	imports: [{ id: 'b1', fileName: 'pegawai.csv', state: 'previewed', rows: 2898 }], verdicts: [{ programmeId: 'g1', title: 'Pelayanan Prima', verdict: 'improved', computedOn: '2026-11-20' }],
	surveys: [{ id: 'v1', service: 'KTP-el', unit: 'Dinas Rekaan', closesOn: '2026-11-22', responses: 4, yearlyUsers: 450 }], weakest: { element: 'duration', responses: 1200, total: 3000 }, findings: 17,
	asked: [{ id: 'q1', title: 'Bimtek', alumnus: 'Budi', role: 'peer', closesOn: '2026-11-22' }], chain: { sealed: 12_000, waiting: 3, oldestMinutes: 25 }
};
const others: OtherFacts = { team: { members: 8, below: 5 }, backup: { ageHours: 50 }, complaints: { late: 2, verify: 1, start: 1, answer: 1 }, plans: { late: 1, soon: 2 }, unplanned: 1, needs: { count: 4, urgent: 1 }, decisions: { count: 3, oldestDays: 40 } };

describe('what waits today', () => {
	test.each(LOCALES)('in %s is sound with nothing and with everything at once', (locale) => {
		expectSound(shown({}, { locale }));
		expectSound(shown({ own: officer }, { locale }));
		expectSound(shown(everything, { other: others, locale, seesEvaluations: true }));
	});

	test('the heading counts what stands below it', () => {
		const out = shown(everything, { other: others });
		const tasks = out.match(/class="task[ "]/g)?.length ?? 0;
		expect(tasks).toBeGreaterThan(10);
		expect(h1(out)).toBe(id.today.heading(tasks));
		expect(h1(shown({}))).toBe(id.today.heading(0));
	});

	test('everything that waits has a button that leads to where it is done', () => {
		const out = links(shown(everything, { other: others }));
		for (const href of ['/pelatihan/s1', '/pelatihan/h1/kehadiran', '/impor/b1', '/evaluasi/g1', '/layanan/survei/v1', '/mutu-data', '/pasca-pelatihan/q1', '/audit', '/sistem', '/jp/tim', '/pengaduan?lihat=late', '/keputusan?lihat=waiting', '/pemberitahuan']) expect(out, href).toContain(href);
	});

	test('what is most urgent stands first', () => {
		const out = textOf(shown(everything, { other: others }));
		expect(out.indexOf('Catat kehadiran Anda di Bimtek Adminduk')).toBeLessThan(out.indexOf('2 pengaduan lewat tenggat'));
		expect(out.indexOf('2 pengaduan lewat tenggat')).toBeLessThan(out.indexOf('3 pemberitahuan belum dibaca'));
	});

	test('greets by name and by the clock of the place', () => {
		expect(textOf(shown({}))).toContain('Selamat pagi, Sari');
		expect(textOf(shown({}, { locale: 'en' }))).toContain(en.today.greetings.morning);
	});

	test('a day without a task is said to be one, and shows a next step that is open to the reader', () => {
		expect(textOf(shown({ own: officer }))).toContain(id.today.emptyTitle);
		expect(links(shown({}, { seesEvaluations: true }))).toContain('/evaluasi');
		expect(links(shown({}))).not.toContain('/evaluasi');
	});

	test('names of trainings and files are text', () => {
		expectHarmless(shown({ ...everything, own: { ...officer, sessions: [{ ...session, title: HOSTILE, place: HOSTILE }] }, imports: [{ id: 'b1', fileName: HOSTILE, state: 'reading', rows: 0 }] }, { name: HOSTILE }));
	});
});

describe('the hours of the year', () => {
	const activity = (jp: number) => ({ formId: '1', isAbroad: false, startsOn: '2026-03-02', endsOn: '2026-03-02', minutes: jp * 45, sessions: 0, days: jp });

	// A PNS has at least 20 JP a year (R07); a PPPK at most 24 and no minimum (R09).
	test('of a PNS stand beside the twenty with a bar that says the same', () => {
		const out = shown({ own: { ...officer, activities: [activity(16)] } });
		expect(textOf(out)).toContain(`16 ${id.today.jpOf(20)}`);
		expect(textOf(out)).toContain(id.today.jpMissing(4));
		expect(out).toMatch(/<progress[^>]*max="20"|aria-valuemax="20"/);
		expect(links(out)).toContain('/jp');
	});

	test('a course that would be enough is named', () => {
		expect(textOf(shown({ own: { ...officer, activities: [activity(16)], offers: [offer], offerCount: 1 } }))).toContain(id.today.jpEnough('Komunikasi Publik', 16));
	});

	test('who has enough is told so, in words and not in colour alone', () => {
		const out = shown({ own: { ...officer, activities: [activity(24)] } });
		expect(textOf(out)).toContain(id.today.jpMet);
		expect(out).toContain('notice-good');
	});

	test('a PPPK has no bar, and is told the most that counts', () => {
		const out = shown({ own: { ...officer, kind: 'pppk', activities: [activity(8)] } });
		expect(out).not.toMatch(/<progress|aria-valuemax/);
		expect(textOf(out)).toContain('PPPK tidak mempunyai batas minimal');
	});

	test('who is no officer has no hours', () => expect(textOf(shown({}))).not.toContain(id.today.jpTitle(2026)));
});

describe('a card beside', () => {
	const card = (given: Partial<AsideCard> = {}) => html(CardRows, { card: { title: 'Jadwal Anda', ...given } });

	test('shows only what it has', () => {
		expect(card()).not.toMatch(/<ul|<a |stat-value/);
		const full = card({ value: '2,50 dari 4', note: 'rata-rata 1.200 jawaban', rows: [{ href: '/pelatihan/1', label: 'Bimtek', detail: 'Besok' }], link: { href: '/pelatihan', label: 'Cari' } });
		expectSound(full);
		expect(links(full)).toEqual(['/pelatihan/1', '/pelatihan']);
		expect(textOf(full)).toContain('2,50 dari 4');
	});

	test('an empty list is no list', () => expect(card({ rows: [] })).not.toContain('<ul'));
	test('the weakest element is called by its name, with its mean of four', () => {
		const out = textOf(shown({ weakest: { element: 'duration', responses: 1200, total: 3000 } }));
		expect(out).toContain(`${id.today.weakestTitle}: Waktu Penyelesaian`);
		expect(out).toContain(id.today.weakestScore(2.5));
		expect(out).toContain(id.today.weakestNote(1200));
	});

	test('three sessions stand in the agenda, the rest behind the link', () => {
		const sessions = [1, 2, 3, 4, 5].map((at) => ({ ...session, id: `s${at}`, title: `Sesi ${at}`, startsOn: '2027-03-01', endsOn: '2027-03-01' }));
		const out = textOf(shown({ own: { ...officer, sessions } }));
		expect([out.includes('Sesi 3'), out.includes('Sesi 4')]).toEqual([true, false]);
	});
});

describe('the state of the installation', () => {
	test.each(LOCALES)('in %s says backup and mail in words, and which commands to type', (locale) => {
		const words = { id, en }[locale];
		for (const [backupHours, hasMail] of [[null, false], [0, true], [31, true]] as const) {
			const out = html(SystemPage, { state: { backupHours, hasMail } as never }, locale);
			expectSound(out);
			expect(textOf(out)).toContain(backupHours === null ? words.today.backupNone : words.today.backupAge(backupHours));
			expect(textOf(out)).toContain(hasMail ? words.system.mailOn : words.system.mailOff);
			for (const command of ['npm run bina -- backup', 'npm run bina -- doctor']) expect(textOf(out)).toContain(command);
		}
	});

	test('nothing on it can be pressed: commands are for who has the machine', () => expect(html(SystemPage, { state: { backupHours: 1, hasMail: true } as never })).not.toMatch(/<form|<button/));
});

describe('counters of a government', () => {
	const words = publicWords('id').agency;
	const survey = { id: 's', opensOn: '2026-01-01', closesOn: '2026-06-30', index: 8050, grade: 'B', interval95: [7900, 8200] as [number, number], respondents: 1200, sampleMinimum: 300 };
	const point = (given: Partial<PublicPoint> = {}): PublicPoint => ({ slug: 'ktp', name: 'Loket KTP', unit: 'Dinas Rekaan', service: 'KTP-el', serviceCode: 'ktp', isOverdue: false, survey, ...given });
	const list = (rows: readonly PublicPoint[], { titles = new Map(rows.map(({ slug, service }) => [slug, service])), code = '1505', locale = 'id' }: { readonly titles?: ReadonlyMap<string, string>; readonly code?: string; readonly locale?: Locale } = {}) => html(PublicPoints, { rows, titles, code, locale }, locale);

	test.each(LOCALES)('in %s are sound with and without a result', (locale) => {
		expectSound(list([point(), point({ slug: 'kk', survey: null, isOverdue: true })], { locale }));
	});

	test('an index never stands without its grade, interval and number of answers', () => {
		const out = textOf(list([point()]));
		for (const said of ['IKM 80,50', words.grade('B'), words.interval('79,00', '82,00'), words.respondents(1200)]) expect(out).toContain(said);
	});

	test('too few answers are marked; an unknown minimum claims nothing', () => {
		const few = (given: object) => textOf(list([point({ survey: { ...survey, ...given } })])).includes(`(${words.few})`);
		expect([few({}), few({ sampleMinimum: 1201 }), few({ sampleMinimum: 1200 }), few({ sampleMinimum: null })]).toEqual([false, true, false, false]);
	});

	test('what is overdue is said in words', () => {
		expect(textOf(list([point({ isOverdue: true })]))).toContain(words.overdue);
		expect(textOf(list([point()]))).not.toContain(words.overdue);
	});

	test('what the title says already is not said again', () => {
		const titles = new Map([['ktp', 'KTP-el, Loket KTP']]);
		expect(textOf(list([point()], { titles }))).toBe(textOf(list([point()], { titles })).replace('Loket KTP · ', ''));
		expect(textOf(list([point()], { titles })).split('Loket KTP')).toHaveLength(2);
	});

	test('the way to a counter holds whatever the code of the government is', () => expect(links(list([point()], { code: '15/05' }))).toEqual(['/publik/15%2F05/ktp']));
	test('names are text', () => { expectHarmless(list([point({ name: HOSTILE, unit: HOSTILE, service: HOSTILE })])); });
});
