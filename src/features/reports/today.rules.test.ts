import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, inWordsFirst } from './numbers-in-words.ts';
import type { OtherFacts, OwnFacts, TodayFacts } from './schema.ts';
import { calledName, daysBetween, jpStanding, partOfDay, waitingFor, wholeJpOf } from './today.rules.ts';
import { verdictName, viewOfToday } from './today-view.ts';

const today = '2026-11-21';
const nobody: OwnFacts = { kind: 'pns', activities: [], sessions: [], offers: [], offerCount: 0 };
const nothing: TodayFacts = { unread: 0, own: null, held: null, imports: null, verdicts: null, surveys: null, weakest: null, findings: null, asked: null, chain: null };
const alone: OtherFacts = { team: null, backup: null, complaints: null, plans: null, unplanned: null, needs: null, decisions: null };
const codes = (facts: Partial<TodayFacts>, other: Partial<OtherFacts> = {}) => waitingFor({ ...nothing, ...facts }, { ...alone, ...other }, today).map(({ code }) => code);

const session = (given: Partial<OwnFacts['sessions'][number]> = {}): OwnFacts['sessions'][number] => ({ id: 's', title: 'Bimtek', startsOn: today, endsOn: today, place: 'Sengeti', state: 'enrolled', attendedToday: false, ...given });
const activity = (jp: number, endsOn = '2026-03-02') => ({ formId: '1', isAbroad: false, startsOn: endsOn, endsOn, minutes: jp * 45, sessions: 0, days: jp });

describe('an officer', () => {
	test('a session of today without attendance comes first and is urgent', () => {
		const own = { ...nobody, sessions: [session()], offers: [{ id: 'o', title: 'Adminduk', startsOn: '2026-12-01', place: 'p', minutes: 360 }], offerCount: 1 };
		const [first, ...rest] = waitingFor({ ...nothing, own, unread: 2 }, alone, today);
		expect(first).toMatchObject({ code: 'attend', isUrgent: true, href: '/pelatihan/s' });
		expect(rest.map(({ code }) => code)).toEqual(['choose', 'unread']);
	});

	test('once attendance is recorded there is nothing to do', () => expect(codes({ own: { ...nobody, sessions: [session({ attendedToday: true })] } })).toEqual([]));

	test.each([['2026-11-22', true], ['2026-12-05', undefined]])('a session that starts %s', (startsOn, isUrgent) => {
		const [waiting] = waitingFor({ ...nothing, own: { ...nobody, sessions: [session({ startsOn, endsOn: startsOn })] } }, alone, today);
		expect(waiting?.code).toBe('starts');
		expect(waiting?.isUrgent).toBe(isUrgent);
	});

	test('a session later than two weeks does not wait yet', () => {
		expect(codes({ own: { ...nobody, sessions: [session({ startsOn: '2026-12-06', endsOn: '2026-12-06' })] } })).toEqual([]);
		expect(codes({ own: { ...nobody, sessions: [session({ state: 'waiting', startsOn: '2026-12-06', endsOn: '2026-12-06' })] } })).toEqual([]);
	});

	test('on a waiting list one is told so', () => expect(codes({ own: { ...nobody, sessions: [session({ state: 'waiting', startsOn: '2026-11-25', endsOn: '2026-11-25' })] } })).toEqual(['queue']));

	test('who has 20 JP need not choose, nor who is PPPK', () => {
		const offers = [{ id: 'o', title: 'Adminduk', startsOn: '2026-12-01', place: 'p', minutes: 360 }];
		expect(codes({ own: { ...nobody, activities: [activity(20)], offers } })).toEqual([]);
		expect(codes({ own: { ...nobody, kind: 'pppk', offers } })).toEqual([]);
		expect(codes({ own: { ...nobody, activities: [activity(20, '2025-12-31')], offers } })).toEqual(['choose']);
	});
});

describe('who is asked after a training', () => {
	const asked = (closesOn: string, role: NonNullable<TodayFacts['asked']>[number]['role'] = 'peer') => [{ id: 'q', title: 'Bimtek', alumnus: 'Budi', role, closesOn }];
	test.each([['2026-12-10', 47, undefined], ['2026-11-28', 41, undefined], ['2026-11-23', 23, true], ['2026-11-21', 23, true]])('sees it more urgently as its end on %s comes near', (closesOn, urgency, isUrgent) => {
		const [waiting] = waitingFor({ ...nothing, asked: asked(closesOn) }, alone, today);
		expect(waiting).toMatchObject({ code: 'asked', urgency, href: '/pasca-pelatihan/q' });
		expect(waiting?.isUrgent).toBe(isUrgent);
	});
	test.each([['participant', 'Bagaimana Bimtek?'], ['alumnus', 'Apakah Bimtek terpakai di pekerjaan Anda?'], ['superior', 'Bagaimana Budi bekerja setelah Bimtek?'], ['peer', 'Bagaimana Budi bekerja setelah Bimtek?']] as const)('as %s', (role, title) => {
		const view = viewOfToday({ ...nothing, asked: asked('2026-11-26', role) }, alone, { locale: 'id', today, now: new Date('2026-11-21T03:00:00Z'), timeZone: 'Asia/Jakarta', name: 'Sari', seesEvaluations: false });
		expect(view.tasks).toMatchObject([{ title, action: 'Jawab', mark: '5h', detail: 'Jawab tanpa nama sampai 26 November 2026' }]);
	});
});

describe('a training manager', () => {
	const held = (given: Partial<NonNullable<TodayFacts['held']>[number]> = {}) => [{ id: 's', title: 'Bimtek', startsOn: '2026-11-20', endsOn: today, enrolled: 12, recordedToday: false, ...given }];
	test('fills in attendance while the session runs', () => expect(codes({ held: held() })).toEqual(['held_record']));
	test('closes what is over', () => expect(codes({ held: held({ endsOn: '2026-11-20' }) })).toEqual(['held_close']));
	test('has nothing to do for a session that nobody joined, or that is filled in', () => {
		expect(codes({ held: held({ enrolled: 0 }) })).toEqual([]);
		expect(codes({ held: held({ recordedToday: true }) })).toEqual([]);
	});

	test('checks a read import before one that still runs', () => {
		const imports = [{ id: 'a', fileName: 'a.csv', state: 'writing', rows: 9 }, { id: 'b', fileName: 'b.csv', state: 'previewed', rows: 9 }];
		expect(codes({ imports })).toEqual(['import_check', 'import_running']);
	});
});

describe('a service officer', () => {
	const survey = (given: Partial<NonNullable<TodayFacts['surveys']>[number]>) => [{ id: 'v', service: 'KTP-el', unit: 'Sengeti', closesOn: '2026-11-30', responses: 400, yearlyUsers: 1000, ...given }];
	// docs/rules/skm.md § 6: 1.000 users need 278 respondents (Krejcie & Morgan).
	test('invites more visitors below the sample minimum', () => {
		const [waiting] = waitingFor({ ...nothing, surveys: survey({ responses: 277 }) }, alone, today);
		expect(waiting).toMatchObject({ code: 'survey_short', minimum: 278, responses: 277 });
		expect(codes({ surveys: survey({ responses: 278 }) })).toEqual(['survey_closes']);
	});
	test('a short survey in its last days is urgent', () => expect(waitingFor({ ...nothing, surveys: survey({ responses: 1, closesOn: '2026-11-23' }) }, alone, today)[0]?.isUrgent).toBe(true));
	test.each([null, 0])('without a number of users (%s) there is no minimum', (yearlyUsers) => expect(codes({ surveys: survey({ responses: 0, yearlyUsers }) })).toEqual(['survey_closes']));
});

describe('those who watch', () => {
	test('a backup that is missing or older than a day and a half', () => {
		expect(codes({}, { backup: { ageHours: null } })).toEqual(['backup_missing']);
		expect(codes({}, { backup: { ageHours: 37 } })).toEqual(['backup_old']);
		expect(codes({}, { backup: { ageHours: 36 } })).toEqual([]);
		expect(codes({}, { backup: { ageHours: 0 } })).toEqual([]);
	});
	test('a chain that is late', () => {
		expect(codes({ chain: { sealed: 9, waiting: 3, oldestMinutes: 11 } })).toEqual(['chain_late']);
		expect(codes({ chain: { sealed: 9, waiting: 3, oldestMinutes: 10 } })).toEqual([]);
		expect(codes({ chain: { sealed: 9, waiting: 0, oldestMinutes: null } })).toEqual([]);
	});
	test('new verdicts wait two weeks', () => {
		const verdicts = [{ programmeId: 'a', title: 'A', verdict: 'proven_better', computedOn: '2026-11-07' }, { programmeId: 'b', title: 'B', verdict: 'proven_better', computedOn: '2026-11-06' }];
		expect(codes({ verdicts })).toEqual(['verdict']);
	});
	test('complaints by what must be done next, the late ones urgent', () => {
		expect(codes({}, { complaints: { late: 2, verify: 1, start: 3, answer: 9 } })).toEqual(['complaints_late', 'complaints_verify', 'complaints_start', 'complaints_answer']);
		expect(codes({}, { complaints: { late: 0, verify: 0, start: 0, answer: 0 } })).toEqual([]);
	});
	test('a team below its JP, and odd data', () => {
		expect(codes({ findings: 5 }, { team: { members: 4, below: 1 } })).toEqual(['team_below', 'findings']);
		expect(codes({ findings: 0 }, { team: { members: 4, below: 0 } })).toEqual([]);
	});
});

test('JP of the year; a form that nobody here knows does not take the page away', () => {
	expect(jpStanding('pns', [activity(16)], today)).toEqual({ jp: 16, minimum: 20, contractLimit: 24, year: 2026 });
	expect(jpStanding('pppk', [{ ...activity(16), formId: 'from-a-newer-release' }], today)).toMatchObject({ jp: 0, minimum: null });
});

test('days and JP', () => {
	expect(daysBetween('2026-11-21', '2026-12-01')).toBe(10);
	expect(daysBetween('2026-12-01', '2026-11-21')).toBe(-10);
	expect(wholeJpOf(360)).toBe(8);
	expect(wholeJpOf(44)).toBe(0);
});

describe('the greeting', () => {
	test.each([[4, 'morning'], [10, 'morning'], [11, 'noon'], [14, 'noon'], [15, 'afternoon'], [18, 'afternoon'], [19, 'evening'], [3, 'evening']] as const)('at %d it is %s', (hour, part) => expect(partOfDay(hour)).toBe(part));
	test('half past six in the evening is evening', () => expect(partOfDay(18, 30)).toBe('evening'));
	test.each([['Sari Wulandari', 'Sari'], ['Drs. H. AHMAD FAUZI, M.Si.', 'Ahmad'], ['Suharto', 'Suharto'], ['', '']])('%s is called %s', (name, called) => expect(calledName(name)).toBe(called));
	test.each([[0, 'nol', 'Zero'], [4, 'empat', 'Four'], [12, 'dua belas', 'Twelve'], [13, '13', '13'], [2898, '2.898', '2,898']])('%d in words', (count, id, en) => {
		expect(inWords(count, 'id')).toBe(id);
		expect(inWordsFirst(count, 'en')).toBe(en);
	});
});

describe('the page in words', () => {
	const moment = { locale: 'id', today, now: new Date('2026-11-21T00:30:00Z'), timeZone: 'Asia/Jakarta', name: 'Sari Wulandari', seesEvaluations: true } as const;

	test('says the answer, greets by the clock of the agency, and names a course that is enough', () => {
		const offers = [{ id: 'a', title: 'Kecil', startsOn: '2026-12-01', place: 'p', minutes: 90 }, { id: 'b', title: 'Layanan Adminduk', startsOn: '2026-12-02', place: 'p', minutes: 360 }];
		const view = viewOfToday({ ...nothing, own: { ...nobody, activities: [activity(16)], offers, offerCount: 2 }, unread: 1 }, alone, moment);
		expect(view.greeting).toBe('Selamat pagi, Sari');
		expect(view.heading).toBe('Dua hal menunggu Anda');
		expect(view.jp?.note).toBe('4 JP lagi untuk memenuhi kewajiban tahun ini. Layanan Adminduk (8 JP) mencukupkan.');
		expect(view.offers?.rows).toHaveLength(2);
		expect(viewOfToday(nothing, alone, { ...moment, timeZone: 'Asia/Jayapura', now: new Date('2026-11-21T02:30:00Z') }).greeting).toBe('Selamat siang, Sari');
	});

	test('a day without tasks teaches the next step, also to who is no officer', () => {
		const view = viewOfToday(nothing, alone, { ...moment, locale: 'en' });
		expect(view).toMatchObject({ heading: 'Nothing waits for you', tasks: [], jp: null, idle: { href: '/evaluasi' } });
	});

	test('nobody is led to a page that is closed to them: a partner goes on to training', () => {
		expect(viewOfToday(nothing, alone, { ...moment, seesEvaluations: false }).idle.href).toBe('/pelatihan');
	});

	test('cards of those who watch', () => {
		const facts: TodayFacts = { ...nothing, weakest: { element: 'conduct', responses: 10, total: 31 }, chain: { sealed: 7, waiting: 0, oldestMinutes: null }, verdicts: [{ programmeId: 'a', title: 'A', verdict: 'proven_better', computedOn: '2026-01-01' }] };
		const { cards } = viewOfToday(facts, { team: { members: 4, below: 1 }, complaints: null, plans: null, unplanned: null, needs: null, decisions: null, backup: { ageHours: 3 } }, moment);
		expect(cards.map(({ title }) => title)).toEqual(['Tim Anda', 'Unsur terlemah: Perilaku Pelaksana', 'Putusan evaluasi', 'Rantai jejak audit', 'Cadangan data']);
		expect(cards[1]?.value).toBe('3,10 dari 4');
		expect(verdictName('proven_better', 'id')).toBe('Terbukti membaik');
		expect(verdictName('of_a_newer_release', 'id')).toBe('of_a_newer_release');
	});

	test('a decision waits for who may make it, with how many and since when', () => {
		const decided = (decisions: OtherFacts['decisions']) => viewOfToday(nothing, { ...alone, decisions }, moment).tasks;
		expect(decided({ count: 3, oldestDays: 40 })).toMatchObject([{ title: '3 keputusan menunggu Anda', href: '/keputusan?lihat=waiting', action: 'Putuskan' }]);
		expect(decided({ count: 3, oldestDays: 40 })[0]?.detail).toContain('40 hari');
		expect(decided({ count: 1, oldestDays: 0 })[0]?.detail).not.toContain('0 hari');
		expect(decided(null)).toEqual([]);
	});

	test('a decision that stands in no plan waits for who may put it into one', () => {
		const of = (unplanned: OtherFacts['unplanned'], locale: 'id' | 'en' = 'id') => viewOfToday(nothing, { ...alone, unplanned }, { ...moment, locale }).tasks;
		expect(of(2)).toMatchObject([{ title: '2 keputusan belum masuk rencana', href: '/keputusan?lihat=decided', action: 'Buat rencana' }]);
		expect([of(1, 'en')[0]?.title, of(2, 'en')[0]?.title]).toEqual(['1 decision stands in no plan', '2 decisions stand in no plan']);
		expect(of(null)).toEqual([]);
	});

	test('needs that opened wait for who accepts or declines them, with how many are soon', () => {
		const of = (needs: OtherFacts['needs'], locale: 'id' | 'en' = 'id') => viewOfToday(nothing, { ...alone, needs }, { ...moment, locale }).tasks;
		expect(of({ count: 29, urgent: 2 })).toMatchObject([{ title: '29 kebutuhan menunggu putusan Anda', detail: '2 di antaranya segera; buktinya ada pada masing-masing', href: '/kebutuhan', action: 'Putuskan' }]);
		expect(of({ count: 1, urgent: 0 })[0]?.detail).toBe('Terima atau tolak; buktinya ada pada masing-masing');
		expect([of({ count: 1, urgent: 0 }, 'en')[0]?.title, of({ count: 1200, urgent: 0 }, 'en')[0]?.title]).toEqual(['1 need waits for your decision', '1,200 needs wait for your decision']);
		expect(of(null)).toEqual([]);
	});

	test('plans that fall due wait for the office that owns them, late ones first and urgent', () => {
		const planned = (plans: OtherFacts['plans'], locale: 'id' | 'en' = 'id') => viewOfToday(nothing, { ...alone, plans }, { ...moment, locale }).tasks;
		expect(planned({ late: 2, soon: 0 })).toMatchObject([{ title: '2 rencana melewati tenggatnya', href: '/keputusan/rencana?lihat=late', action: 'Lihat rencana' }]);
		expect(planned({ late: 1, soon: 3 })[0]?.detail).toContain('3 lagi jatuh tempo dalam 14 hari');
		expect(planned({ late: 0, soon: 1 })).toMatchObject([{ title: '1 rencana segera jatuh tempo', href: '/keputusan/rencana?lihat=going' }]);
		expect([planned({ late: 1, soon: 0 }, 'en')[0]?.title, planned({ late: 0, soon: 2 }, 'en')[0]?.title]).toEqual(['1 plan is past the day', '2 plans fall due soon']);
		expect(planned(null)).toEqual([]);
	});

	test('whatever the facts, every task has words, a way and no hole', () => {
		const day = fc.integer({ min: -40, max: 40 }).map((days) => new Date(Date.UTC(2026, 10, 21 + days)).toISOString().slice(0, 10));
		const own = fc.record({ kind: fc.constantFrom('pns' as const, 'pppk' as const, null), activities: fc.constant<OwnFacts['activities']>([]), offerCount: fc.nat(200),
			sessions: fc.array(fc.record({ id: fc.uuid(), title: fc.string(), startsOn: day, endsOn: day, place: fc.string(), state: fc.constantFrom('enrolled' as const, 'waiting' as const), attendedToday: fc.boolean() }), { maxLength: 5 }),
			offers: fc.array(fc.record({ id: fc.uuid(), title: fc.string(), startsOn: day, place: fc.string(), minutes: fc.nat(9000) }), { maxLength: 3 }) });
		const surveys = fc.array(fc.record({ id: fc.uuid(), service: fc.string(), unit: fc.string(), closesOn: day, responses: fc.nat(), yearlyUsers: fc.option(fc.integer({ min: 0, max: 1e8 })) }), { maxLength: 5 });
		fc.assert(fc.property(own, surveys, fc.nat(), fc.constantFrom('id' as const, 'en' as const), (mine, open, unread, locale) => {
			const { tasks, heading } = viewOfToday({ ...nothing, own: mine, surveys: open, unread }, alone, { ...moment, locale });
			expect(heading).not.toMatch(/undefined|NaN/);
			for (const task of tasks) {
				expect(task.href).toMatch(/^\//);
				expect(`${task.action}`).toMatch(/^\p{L}/u);
				expect(task.title.length).toBeGreaterThan(5);
			}
		}));
	});
});

describe('what comes before what', () => {
	const own = { ...nobody, sessions: [session({ id: 'now' }), session({ id: 'soon', startsOn: '2026-11-22', endsOn: '2026-11-22' }), session({ id: 'later', startsOn: '2026-11-23', endsOn: '2026-11-23' }), session({ id: 'list', state: 'waiting', startsOn: '2026-12-05', endsOn: '2026-12-05' })], offers: [{ id: 'o', title: 'Adminduk', startsOn: '2026-12-01', place: 'p', minutes: 360 }], offerCount: 1 };
	const survey = (id: string, closesOn: string, responses: number) => ({ id, service: 'KTP-el', unit: 'Sengeti', closesOn, responses, yearlyUsers: 1000 });
	const facts: TodayFacts = {
		...nothing, unread: 3, own, findings: 2,
		held: [{ id: 'h', title: 'Bimtek', startsOn: '2026-11-20', endsOn: today, enrolled: 1, recordedToday: false }, { id: 'c', title: 'Bimtek', startsOn: '2026-11-20', endsOn: '2026-11-20', enrolled: 1, recordedToday: false }],
		imports: [{ id: 'a', fileName: 'a.csv', state: 'writing', rows: 9 }, { id: 'b', fileName: 'b.csv', state: 'previewed', rows: 9 }],
		verdicts: [{ programmeId: 'p', title: 'P', verdict: 'proven_better', computedOn: today }],
		surveys: [survey('short', '2026-11-24', 277), survey('calm', '2026-11-25', 277), survey('over', '2026-11-20', 300), survey('full', '2026-11-21', 300)],
		asked: [{ id: 'q', title: 'Bimtek', alumnus: 'Budi', role: 'peer', closesOn: '2026-11-23' }, { id: 'r', title: 'Bimtek', alumnus: 'Budi', role: 'peer', closesOn: '2026-11-24' }, { id: 's', title: 'Bimtek', alumnus: 'Budi', role: 'peer', closesOn: '2026-11-29' }],
		chain: { sealed: 9, waiting: 3, oldestMinutes: 11 }
	};
	const other: OtherFacts = { ...alone, team: { members: 4, below: 1 }, backup: { ageHours: 37 }, complaints: { late: 1, verify: 1, start: 1, answer: 1 }, plans: { late: 1, soon: 0 }, unplanned: 1, needs: { count: 2, urgent: 0 }, decisions: { count: 1, oldestDays: 4 } };
	const waiting = waitingFor(facts, other, today);

	test('is the same on every day', () => {
		expect(waiting.map(({ code }) => code)).toEqual([
			'attend', 'complaints_late', 'backup_old', 'held_record', 'chain_late', 'survey_short', 'import_check', 'complaints_verify', 'starts', 'asked', 'survey_closes', 'plans', 'decide', 'unplanned', 'complaints_start', 'needs', 'held_close',
			'starts', 'asked', 'survey_short', 'complaints_answer', 'queue', 'choose', 'asked', 'verdict', 'survey_closes', 'team_below', 'findings', 'unread', 'import_running'
		]);
		expect(waiting.map(({ urgency }) => urgency)).toEqual([10, 12, 14, 15, 16, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 40, 41, 42, 43, 45, 46, 47, 48, 50, 55, 60, 65, 70]);
	});

	test('the urgent ones are those of today and of a fault, and no others', () => {
		expect(waiting.filter(({ isUrgent }) => isUrgent).map(({ code }) => code)).toEqual(['attend', 'complaints_late', 'backup_old', 'held_record', 'chain_late', 'survey_short', 'starts', 'asked', 'plans']);
	});

	test('a backup that was never made waits beside the decisions', () => {
		expect(waitingFor(nothing, { ...alone, backup: { ageHours: null } }, today)).toMatchObject([{ code: 'backup_missing', urgency: 26, hours: 0 }]);
	});

	test('a place on the list is told from today to fourteen days on', () => {
		const list = (startsOn: string) => codes({ own: { ...nobody, sessions: [session({ state: 'waiting', startsOn, endsOn: startsOn })] } });
		expect(['2026-11-20', '2026-11-21', '2026-12-05', '2026-12-06'].map(list)).toEqual([[], ['queue'], ['queue'], []]);
	});

	test('what is missing to the duty is told in JP', () => {
		const [task] = waitingFor({ ...nothing, own: { ...own, sessions: [], activities: [activity(13)] } }, alone, today);
		expect(task).toMatchObject({ code: 'choose', missing: 7, jp: 8 });
	});
});

test('a survey of a service with a single user a year has a minimum of one', () => {
	const survey = { id: 'v', service: 'KTP-el', unit: 'Sengeti', closesOn: '2026-11-30', responses: 0, yearlyUsers: 1 };
	expect(waitingFor({ ...nothing, surveys: [survey] }, alone, today)).toMatchObject([{ code: 'survey_short', minimum: 1 }]);
});

test('the greeting turns to malam at half past six, not a minute before', () => {
	expect([partOfDay(18, 29), partOfDay(18, 30), partOfDay(0), partOfDay(3, 59), partOfDay(4, 0)]).toEqual(['afternoon', 'evening', 'evening', 'evening', 'morning']);
});
