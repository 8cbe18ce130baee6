import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import type { OtherFacts, OwnFacts, TodayFacts } from './schema.ts';
import { verdictName, viewOfToday } from './today-view.ts';
import { daysBetween, partOfDay, calledName, wholeJpOf } from './today.rules.ts';
import CardRows from './ui/CardRows.svelte';
import JpCard from './ui/JpCard.svelte';

const today = '2026-11-21';
const nothing: TodayFacts = { unread: 0, own: null, held: null, imports: null, verdicts: null, surveys: null, weakest: null, findings: null, asked: null, chain: null };
const alone = { team: null, backup: null, complaints: null, plans: null, unplanned: null, needs: null, decisions: null } as OtherFacts;
const officer: OwnFacts = { kind: 'pns', activities: [], sessions: [], offers: [], offerCount: 0 };
const moment = { locale: 'id' as const, today, now: new Date('2026-11-21T01:00:00Z'), timeZone: 'Asia/Jakarta', name: 'SARI WULANDARI, S.Kom.', seesEvaluations: false };
const view = (facts: Partial<TodayFacts> = {}, other: Partial<OtherFacts> = {}, given: Partial<Omit<typeof moment, 'locale'>> & { readonly locale?: 'id' | 'en' } = {}) => viewOfToday({ ...nothing, ...facts }, { ...alone, ...other }, { ...moment, ...given });
const own = (given: Partial<OwnFacts>) => ({ own: { ...officer, ...given } });
/** Form 3 of the JP rules: minutes ÷ 45. */
const activity = (minutes: number) => ({ formId: '3', isAbroad: false, startsOn: '2026-03-02', endsOn: '2026-03-20', minutes, sessions: 0, days: 0 });
const offer = (minutes: number, given: object = {}) => ({ id: `o${minutes}`, title: `Pelatihan ${minutes}`, startsOn: '2026-12-01', place: 'Aula', minutes, ...given });
const session = (given: object = {}) => ({ id: 's1', title: 'Bimtek', startsOn: today, endsOn: today, place: 'Aula', state: 'enrolled' as const, attendedToday: false, ...given });

describe('the head of the page', () => {
	test.each([[0, id.today.heading(0), id.today.calm], [1, id.today.heading(1), ''], [2, id.today.heading(2), id.today.first]] as const)('%i things waiting: how many, and which comes first', (count, heading, lead) => {
		const facts = [{}, { unread: 1 }, { unread: 1, findings: 3 }][count]!;
		expect(view(facts)).toMatchObject({ heading, lead });
	});

	test.each([['2026-11-20T20:59:00Z', 'evening'], ['2026-11-20T21:00:00Z', 'morning'], ['2026-11-21T04:00:00Z', 'noon'], ['2026-11-21T08:00:00Z', 'afternoon'], ['2026-11-21T11:30:00Z', 'evening']] as const)('at %s in Jambi it is %s', (now, part) => {
		expect(view({}, {}, { now: new Date(now) }).greeting).toBe(`${id.today.greetings[part]}, Sari`);
		expect(view({}, {}, { now: new Date(now), locale: 'en' }).greeting).toBe(`${en.today.greetings[part]}, Sari`);
	});

	test('the same instant is another part of the day further east', () => expect(view({}, {}, { now: new Date('2026-11-21T02:30:00Z'), timeZone: 'Asia/Jayapura' }).greeting).toMatch(new RegExp(`^${id.today.greetings.noon}`)));

	test.each([[null, false, '/pelatihan'], [null, true, '/evaluasi'], [officer, true, '/pelatihan'], [officer, false, '/pelatihan']] as const)('when nothing waits one is led on (an officer: %j, evaluations: %s)', (facts, seesEvaluations, href) =>
		expect(view({ own: facts && { ...facts } }, {}, { seesEvaluations }).idle.href).toBe(href));
});

describe('a task', () => {
	const mark = (facts: Partial<TodayFacts>, code: string) => view(facts).tasks.find(({ href }) => href.includes(code))?.mark;

	test('that begins on a day says in how many; today says so', () => {
		expect(mark(own({ sessions: [session({ startsOn: '2026-11-30', endsOn: '2026-11-30' })] }), '/pelatihan/s1')).toBe(id.today.marks.days(9));
		expect(mark(own({ sessions: [session({ state: 'waiting' })] }), '/pelatihan/s1')).toBe(id.today.marks.today);
		expect(mark(own({ sessions: [session()] }), '/pelatihan/s1')).toBeUndefined();
	});

	test('whose day is over has no count of days below nought', () => {
		const survey = { id: 'v', service: 'KTP', unit: 'Dinas', responses: 4, yearlyUsers: null };
		expect([mark({ surveys: [{ ...survey, closesOn: '2026-11-20' }] }, 'survei'), mark({ surveys: [{ ...survey, closesOn: '2026-11-23' }] }, 'survei')]).toEqual([undefined, id.today.marks.days(2)]);
	});

	test('to choose a training says its day in words, not as a time that runs out', () => expect(view(own({ offers: [offer(900)], offerCount: 1 })).tasks.map(({ href, mark: shown }) => [href, shown])).toEqual([['/pelatihan', undefined]]));

	test('is urgent only when it is', () => {
		expect(view(own({ sessions: [session()] })).tasks[0]?.state).toBe('urgent');
		expect(view({ unread: 2 }).tasks[0]?.state).toBeUndefined();
	});

	test.each(['id', 'en'] as const)('a verdict is read in words in %s, also one that a newer release wrote', (locale) => {
		const detail = (verdict: string) => view({ verdicts: [{ programmeId: 'g', title: 'Pelayanan Prima', verdict, computedOn: today }] }, {}, { locale }).tasks[0]?.detail;
		expect(detail('proven_worse')).toBe(verdictName('proven_worse', locale));
		expect(detail('proven_worse')).not.toBe('proven_worse');
		expect(detail('of_tomorrow')).toBe('of_tomorrow');
	});
});

describe('the card of JP', () => {
	const note = (given: Partial<OwnFacts>) => view(own(given)).jp?.note;

	test('says what is missing, and the first training that is enough', () => {
		expect(note({})).toBe(id.today.jpMissing(20));
		expect(note({ activities: [activity(540)], offers: [offer(315), offer(360), offer(900)] })).toBe(`${id.today.jpMissing(8)} ${id.today.jpEnough('Pelatihan 360', 8)}`);
		expect(note({ activities: [activity(540)], offers: [offer(359)] })).toBe(id.today.jpMissing(8));
	});

	test.each([[899, id.today.jpMissing(1)], [900, id.today.jpMet], [945, id.today.jpMet]])('%i minutes of the year', (minutes, text) => expect(note({ activities: [activity(minutes)] })).toBe(text));

	test('of a PPPK has a limit and no minimum', () => {
		const { jp } = view(own({ kind: 'pppk' }));
		expect(jp).toMatchObject({ minimum: null, note: id.today.jpContract(24) });
		const out = html(JpCard, { jp: jp! });
		expectSound(out);
		expect(out).toContain('notice-plain');
		expect(out).not.toContain('<progress');
	});

	test('of who has no account as an officer is not there', () => expect([view().jp, view().offers]).toEqual([null, null]));

	test.each([[0, false], [899, false], [900, true], [1800, true]])('after %i minutes it looks done: %s', (minutes, done) => {
		const out = html(JpCard, { jp: view(own({ activities: [activity(minutes)] })).jp! });
		expectSound(out);
		expect(out.includes('notice-good')).toBe(done);
		expect(out).not.toContain('notice-plain');
		expect(textOf(out)).toContain(id.today.jpOf(20));
	});
});

describe('cards beside the tasks', () => {
	const cards = (facts: Partial<TodayFacts> = {}, other: Partial<OtherFacts> = {}) => view(facts, other).cards;
	const card = (title: string, facts: Partial<TodayFacts> = {}, other: Partial<OtherFacts> = {}) => cards(facts, other).find((one) => one.title === title);

	test('an officer has an agenda of the next three, or the words that there is none', () => {
		const sessions = ['a', 'b', 'c', 'd'].map((key) => session({ id: key, title: key, startsOn: '2026-12-01' }));
		expect(card(id.today.agenda, own({ sessions }))?.rows?.map(({ href, detail }) => [href, detail])).toEqual(['a', 'b', 'c'].map((key) => [`/pelatihan/${key}`, '1 Desember 2026 · Aula']));
		expect(card(id.today.agenda, own({ sessions }))?.note).toBeUndefined();
		expect(card(id.today.agenda, own({}))).toMatchObject({ note: id.today.agendaEmpty, rows: [] });
		expect(cards()).toEqual([]);
	});

	test('a team counts who has met the duty; a team of nobody has no card', () => {
		expect(card(id.today.teamTitle, {}, { team: { members: 12, below: 5 } })?.value).toBe(id.today.teamMet(7, 12));
		expect(card(id.today.teamTitle, {}, { team: { members: 1, below: 1 } })?.value).toBe(id.today.teamMet(0, 1));
		expect(cards({}, { team: { members: 0, below: 0 } })).toEqual([]);
	});

	test('the weakest element is a mean of its answers', () => {
		const [weakest] = cards({ weakest: { element: 'duration', responses: 1200, total: 3000 } });
		expect(weakest?.value).toBe(id.today.weakestScore(2.5));
		expect(weakest?.title).not.toContain('duration');
		expect(cards({ weakest: { element: 'of_tomorrow', responses: 2, total: 5 } })[0]?.title).toContain('of_tomorrow');
	});

	test('verdicts are listed where there are some', () => {
		expect(cards({ verdicts: [] })).toEqual([]);
		expect(card(id.today.verdictTitle, { verdicts: [{ programmeId: 'g', title: 'Prima', verdict: 'proven_better', computedOn: '2020-01-01' }] })?.rows).toEqual([{ href: '/evaluasi/g', label: 'Prima', detail: verdictName('proven_better', 'id') }]);
	});

	test.each([[null, id.today.backupNone], [0, id.today.backupAge(0)], [26, id.today.backupAge(26)]])('a backup of %s hours ago', (ageHours, value) => expect(card(id.today.backupTitle, {}, { backup: { ageHours } })?.value).toBe(value));

	test('the chain says what is sealed and what waits', () => expect(card(id.today.chainTitle, { chain: { sealed: 12_000, waiting: 0, oldestMinutes: null } })).toMatchObject({ value: id.today.chainSealed(12_000), note: id.today.chainWaiting(0) }));

	test('offers stand with day, place and whole JP, and lead to all of them', () => {
		const { offers } = view(own({ offers: [offer(719)], offerCount: 31 }));
		expect(offers).toMatchObject({ rows: [{ href: '/pelatihan/o719', label: 'Pelatihan 719', detail: '1 Desember 2026 · Aula · 15 JP' }], link: { label: id.today.offersAll(31) } });
		expect(view(own({ offers: [], offerCount: 0 })).offers).toBeNull();
	});

	test('a card shows what it has and no more', () => {
		const bare = html(CardRows, { card: { title: 'Kosong', rows: [] } });
		expectSound(bare);
		for (const part of ['stat-value', '<ul', '<a ', 'soft small']) expect(bare).not.toContain(part);
		const full = html(CardRows, { card: { title: 'Penuh', value: '0', note: 'catatan', rows: [{ href: '/a', label: 'A', detail: 'd' }], link: { href: '/b', label: 'B' } } });
		expectSound(full);
		expect(textOf(full)).toBe('Penuh 0 catatan A d B');
	});
});

describe('small rules', () => {
	test('a day has twenty-four hours whatever the clocks do, and a year its days', () => expect([daysBetween('2026-03-28', '2026-03-30'), daysBetween('2024-02-28', '2024-03-01'), daysBetween('2026-12-31', '2026-01-01'), daysBetween(today, today)]).toEqual([2, 2, -364, 0]));
	test.each([[0, 'evening'], [3, 'evening'], [4, 'morning'], [10, 'morning'], [11, 'noon'], [14, 'noon'], [15, 'afternoon'], [18, 'afternoon'], [19, 'evening']] as const)('%i o’clock is %s', (hour, part) => expect(partOfDay(hour)).toBe(part));
	test('the evening begins at half past six', () => expect([partOfDay(18, 29), partOfDay(18, 30)]).toEqual(['afternoon', 'evening']));
	test.each([['SARI', 'Sari'], ['X', 'X'], ['Ir. H. joko widodo', 'joko'], ['A Rahman', 'A'], ['Drs.', 'Drs.'], ['MUHAMMAD, S.E.', 'Muhammad'], ['', '']])('%j is called %j', (name, called) => expect(calledName(name)).toBe(called));
	test('a JP is whole', () => expect([wholeJpOf(0), wholeJpOf(44), wholeJpOf(45), wholeJpOf(89), wholeJpOf(90)]).toEqual([0, 0, 1, 1, 2]));
});
