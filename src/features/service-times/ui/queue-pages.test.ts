import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { DeskPage, ShownFile } from '../server/desk-service.ts';
import type { CounterPage, QueuedVisit, QueueView, TimedPoint } from '../server/queue-service.ts';
import Board from './Board.svelte';
import Counter from './Counter.svelte';
import CounterChoice from './CounterChoice.svelte';
import Desk from './Desk.svelte';
import Lobby from './Lobby.svelte';
import Ticket from './Ticket.svelte';

const LOCALES = ['id', 'en'] as const;
const NOW = new Date('2026-11-20T03:00:00Z');
const before = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const point = (given: Partial<TimedPoint> = {}): TimedPoint => ({
	id: 'p1', slug: 'ktp-loket', name: 'Ruang KTP', serviceId: 's1', serviceCode: 'KTP', serviceName: 'KTP-el', unitId: 'u1', unitName: 'Dinas Rekaan', unitPath: '/1/2/', openDays: [1, 2, 3, 4, 5], openedOn: null, closedOn: null,
	promisedMinutes: 30, promisedWorkingDays: null, timeZone: 'Asia/Jakarta', agencyName: 'Kabupaten Rekaan', ...given
});
const COUNTERS: QueueView['counters'] = [{ id: 'c1', number: 1, name: '' }, { id: 'c2', number: 2, name: 'Loket prioritas' }];
const visit = (number: number, given: Partial<QueuedVisit> = {}): QueuedVisit => ({ id: `v${number}`, series: '', number, state: 'waiting', counterId: null, takenAt: before(600), calledAt: null, servedAt: null, doneAt: null, changedAt: before(600), ...given });
const called = (number: number, secondsAgo: number, counterId = 'c1') => visit(number, { state: 'called', counterId, calledAt: before(secondsAgo), changedAt: before(secondsAgo) });
const view = (given: Partial<QueueView> = {}): QueueView => ({ point: point(), counters: COUNTERS, visits: [], waiting: 0, done: 0, medianWaitMinutes: null, now: NOW, day: '2026-11-20', ...given });
const waiting = (count: number) => ({ visits: Array.from({ length: count }, (_, at) => visit(at + 1)), waiting: count });
const board = (given: Partial<QueueView> = {}, locale: 'id' | 'en' = 'id') => html(Board, { view: view(given), locale }, locale);
const counter = (given: Partial<CounterPage> = {}, locale: 'id' | 'en' = 'id') => html(Counter, { view: { ...view(), counter: COUNTERS[0]!, present: null, undoable: null, earlier: [], ...given }, locale, form: null }, locale);
const headings = (out: string) => [...out.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inner = '']) => textOf(inner));
const numbers = (out: string) => [...out.matchAll(/<span class="queue-number[^"]*">([^<]*)</g)].map(([, number]) => number);
/** The acts that a page offers for a visit, hidden forms left out. */
const acts = (out: string) => [...out.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].filter(([, attributes = '']) => !/\bhidden\b/.test(attributes)).flatMap(([, , inner = '']) => [...inner.matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act));

describe('the board on the wall', () => {
	test.each(LOCALES)('is sound with nobody, one and ten thousand who wait (%s)', (locale) => {
		const words = { id, en }[locale].board;
		for (const given of [{}, waiting(1), { ...waiting(40), waiting: 10_000, visits: [called(3, 5), ...waiting(40).visits.slice(3)] }]) expectSound(board(given, locale));
		expect(headings(board({}, locale))).toEqual([words.nobody]);
		expect(headings(board({ visits: [called(3, 5)] }, locale))).toEqual([words.title]);
	});

	test('the last called stands first, and only a fresh call is asked to come', () => {
		const out = board({ visits: [called(4, 300, 'c2'), called(9, 4), visit(7, { state: 'serving', counterId: 'c2', calledAt: before(90), servedAt: before(60) })] });
		expect(numbers(out)).toEqual(['009', '007', '004']);
		expect(textOf(out).match(new RegExp(id.board.please, 'g'))).toHaveLength(1);
		expect(textOf(out)).toContain(`009 ${id.board.please} ${id.board.counter(1)}`);
	});

	test('a call is fresh for thirty seconds', () => {
		expect(textOf(board({ visits: [called(1, 29)] }))).toContain(id.board.please);
		expect(textOf(board({ visits: [called(1, 30)] }))).not.toContain(id.board.please);
	});

	test('six of those who wait are named, all are counted, and who is done is gone', () => {
		const out = textOf(board({ ...waiting(8), visits: [...waiting(8).visits, visit(99, { state: 'done' }), visit(98, { state: 'left' }), visit(97, { state: 'absent' })] }));
		expect(out).toContain('001 · 002 · 003 · 004 · 005 · 006');
		expect(out).not.toContain('007');
		expect(out).toContain(id.board.waiting('8'));
		expect(out).not.toMatch(/09[789]/);
	});

	test('nothing on it can be pressed, and nothing leads away from it', () => {
		const out = board(waiting(3));
		const [since = ''] = /<p[^>]*id="sejak"[^>]* hidden[\s\S]*?<\/p>/.exec(out) ?? [];
		expect(since).toContain('href="/antrean/ktp-loket/layar"'); // shown only once its line is lost
		expect(out.replace(since, '')).not.toMatch(/<(a|button|form)\b/);
		expect(out).toContain('http-equiv="refresh"');
	});

	test('a browser with script but without modules loads it again too', () => {
		expect(board()).toMatch(/<script defer(="")? src="\/muat-ulang\.js" data-detik="5"><\/script>/);
		expect(counter()).toMatch(/<script defer(="")? src="\/muat-ulang\.js" data-detik="20"><\/script>/);
	});

	test('every called number is shown once, newest call first', () => {
		fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 30, maxLength: 30 }), (tickets, seconds) => {
			const out = board({ visits: tickets.map((number, at) => called(number, seconds[at] ?? 0)) });
			const expected = tickets.map((number, at) => ({ number, ago: seconds[at] ?? 0 })).sort((a, b) => a.ago - b.ago).map(({ number }) => String(number).padStart(3, '0'));
			expect(numbers(out)).toEqual(expected);
		}), { numRuns: 40 });
	});
});

describe('a counter before a full lobby', () => {
	test.each([[0, 0], [8, 0], [9, 1], [300, 292]])('of %i who wait, %i are folded away', (count, folded) => {
		const out = counter(waiting(count));
		const [, rest = ''] = /<details id="sisanya">([\s\S]*?)<\/details>/.exec(out) ?? [];
		expect([...rest.matchAll(/<li>/g)]).toHaveLength(folded);
		expect(textOf(rest)).toContain(folded === 0 ? '' : id.counter.more(String(folded)));
		expect([...out.matchAll(/value="left"/g)]).toHaveLength(count);
	});
});

describe('the tablet in the lobby', () => {
	test.each(LOCALES)('says how many wait, before a number is taken (%s)', (locale) => {
		const words = { id, en }[locale].lobby;
		const out = (count: number) => html(Lobby, { view: view({ waiting: count }), locale, form: null }, locale);
		expectSound(out(0).replace(/<template[\s\S]*<\/template>/, ''));
		expect(textOf(out(0))).toContain(words.nobody);
		expect(textOf(out(10_000))).toContain(words.waiting(locale === 'id' ? '10.000' : '10,000'));
		expect(out(1)).toContain('method="POST"');
	});

	test.each(LOCALES)('leads a visitor nowhere but to a number; officers find one way back, at the foot (%s)', (locale) => {
		const out = html(Lobby, { view: view({ waiting: 3 }), locale, form: null }, locale).replace(/<template[\s\S]*<\/template>/, '');
		const { slug } = view({}).point;
		expect(out).not.toContain('<nav');
		expect([...out.matchAll(/href="(\/[^"]*)"/g)].map(([, address]) => address)).toEqual([`/antrean/${slug}/loket`]);
		expect(out.indexOf('<footer')).toBeGreaterThan(out.indexOf('</main>'));
		expect(textOf(out).trim().endsWith({ id, en }[locale].lobby.officer)).toBe(true);
	});

	test('a ticket says how many come before, the hour of the place, and that it is remembered', () => {
		const ticket = { visitId: 'v', series: '', number: 7, text: '007', takenAt: NOW, ahead: 0 };
		const of = (given: Partial<typeof ticket>, timeZone = 'Asia/Jakarta') => html(Ticket, { point: point({ timeZone }), ticket: { ...ticket, ...given }, svg: '<svg></svg>', locale: 'id' });
		expectSound(of({}));
		expect(textOf(of({}))).toContain(id.lobby.next);
		expect(textOf(of({ ahead: 1250 }))).toContain(id.lobby.ahead('1.250'));
		expect(textOf(of({}, 'Asia/Jayapura'))).toContain(id.lobby.takenAt('12.00'));
		expect(of({})).toContain(`role="img" aria-label="${id.lobby.rateAlt}"`);
	});

	test.each(['id', 'en'] as const)('in %s a typed number of a day before is asked about in its place, and only such a one', (locale) => {
		const words = { id, en }[locale];
		const refused = (ticket: string, field = 'ticket') =>
			html(Counter, { view: { ...view(), counter: COUNTERS[0]!, present: null, undoable: null, earlier: [] }, locale, form: { values: { act: 'call', ticket }, errors: { [field]: words.problems['queue.ticket_of_before']({ ticket: 'L007', day: '2026-11-20' }) } } }, locale);
		const out = refused('l7');
		expectSound(out);
		expect(out).toMatch(/<input(?=[^>]*type="checkbox")(?=[^>]*name="isToday")(?![^>]*checked)/);
		expect(out).toMatch(/<input(?=[^>]*name="ticket")(?=[^>]*value="l7")/);
		expect(textOf(out)).toContain(words.counter.isToday);
		expect(textOf(out)).toContain(locale === 'id' ? 'tercatat pada 20 November 2026' : 'on record for 20 November 2026');
		expect(out).not.toContain('tanya-hari');
		for (const other of [counter({}, locale), refused('tujuh'), refused('L7', '')]) expect(other.replace(/<div id="tanya-hari"[^>]* hidden[\s\S]*?<\/div>\s*<\/div>/, '')).not.toContain('isToday');
	});

	test('who is finished stands with the moment of the end, the last first', () => {
		const ended = (number: number, state: QueuedVisit['state'], secondsAgo: number) => visit(number, { state, counterId: 'c1', changedAt: before(secondsAgo), doneAt: state === 'done' ? before(secondsAgo) : null });
		const out = textOf(counter({ visits: [ended(1, 'done', 600), ended(2, 'left', 3600), ended(3, 'absent', 60), visit(4)] }));
		expect(out.slice(out.indexOf(id.counter.finished))).toMatch(/003 .*09\.59.*001 .*09\.50.*002 .*09\.00/);
	});

	test('a counter that serves somebody keeps its other forms folded away, for the time without a line', () => {
		const served = counter({ present: called(3, 5), visits: [called(3, 5), visit(4)], undoable: null });
		expect(acts(served)).not.toContain('undo');
		for (const form of [/<form method="POST" class="cluster[^"]*" data-untuk="none" hidden/, /<form method="POST" data-urungkan(="")? hidden/]) expect(served).toMatch(form);
		expect(acts(counter({ undoable: 'v3' }))).toContain('undo');
		expect(counter()).toMatch(/<form method="POST" class="cluster[^"]*" data-untuk="none">/);
	});

	test('what a counter needs without a line stands on its page: the day, the clock, and how far the numbers went before', () => {
		const earlier = [{ day: '2026-11-19', series: 'A', highest: 12 }];
		const out = counter({ earlier, ...waiting(2) });
		const [, state = ''] = /data-keadaan="([^"]*)"/.exec(out) ?? [];
		expect(JSON.parse(state.replaceAll('&quot;', '"'))).toMatchObject({ day: '2026-11-20', now: NOW.getTime(), zone: 'Asia/Jakarta', earlier, visits: [{ id: 'v1' }, { id: 'v2' }] });
		expect(out).toContain(`data-kata="${id.counter.ofBefore('#', '@')}"`);
	});

	test('without a line a counter is told that another may call the same number, where there is another', () => {
		const told = (out: string) => /id="menunggu-jaringan" data-kata="([^"]*)"/.exec(out)?.[1];
		expect(told(counter({ counters: COUNTERS.slice(0, 1) }))).toBe('# catatan menunggu jaringan');
		expect(COUNTERS.length).toBeGreaterThan(1);
		expect(told(counter())).toBe(`# catatan menunggu jaringan. ${id.counter.othersCall}`);
	});

	test('an officer chooses a counter by its name, else by its number', () => {
		const out = html(CounterChoice, { view: view(), locale: 'id' });
		expectSound(out);
		expect(textOf(out)).toContain(`${id.counter.title(1)} Loket prioritas`);
		expect(out).toContain('href="/antrean/ktp-loket/loket/2"');
	});

	test.each(LOCALES)('without a counter the page still has its heading, and says what to do (%s)', (locale) => {
		const out = html(CounterChoice, { view: view({ counters: [] }), locale }, locale);
		expectSound(out);
		expect(headings(out)).toHaveLength(1);
		expect(textOf(out)).toContain({ id, en }[locale].counter.noCountersText);
	});
});

describe('a counter', () => {
	test.each(LOCALES)('is sound with nobody, one present and many (%s)', (locale) => {
		expectSound(counter({}, locale));
		expectSound(counter({ ...waiting(200), present: called(3, 60), visits: [called(3, 60), called(4, 60, 'c2'), ...waiting(200).visits.slice(4), visit(900, { state: 'absent', counterId: 'c1' }), visit(901, { state: 'done', counterId: 'gone', doneAt: before(5) })], undoable: 'v3' }, locale));
	});

	test('offers only what the present number allows', () => {
		expect(acts(counter())).toEqual(['call', 'call']);
		expect(acts(counter({ present: called(3, 60), visits: [called(3, 60)] }))).toEqual(['serve', 'recall', 'absent']);
		const serving = visit(3, { state: 'serving', counterId: 'c1', servedAt: before(60) });
		expect(acts(counter({ present: serving, visits: [serving] }))).toEqual(['done']);
		expect(acts(counter({ present: serving, visits: [serving, visit(5)], undoable: 'v3' }))).toEqual(['done', 'undo', 'left']);
	});

	test('somebody who was absent can be called again, but not while another stands there', () => {
		const absent = visit(5, { state: 'absent', counterId: 'c1', calledAt: before(90) });
		expect(acts(counter({ visits: [absent] }))).toContain('recall');
		expect(acts(counter({ visits: [absent], present: visit(6, { state: 'serving', counterId: 'c1', servedAt: before(3) }) }))).not.toContain('recall');
	});

	test('a tablet whose clock runs ahead shows no time below nought', () => {
		expect(textOf(counter({ visits: [visit(1, { takenAt: before(-300) })], waiting: 1 }))).toContain(`001 ${id.counter.since('0')}`);
	});

	test('each button names its number for those who do not see', () => {
		const out = textOf(counter(waiting(2)));
		for (const label of [`${id.counter.call} 001`, `${id.counter.call} 002`, `${id.counter.left} 002`]) expect(out).toContain(label);
	});

	test('names of a place are text, also in what the script reads', () => {
		const out = counter({ point: point({ name: HOSTILE, serviceName: HOSTILE, slug: '"><script>alert(1)' }) });
		expectHarmless(out);
	});
});

describe('files that come in and go out', () => {
	const file = (given: Partial<ShownFile> = {}): ShownFile => ({ id: 'f1', reference: '470/12/2026', takenAt: NOW, pausedAt: null, pausedMinutes: 0, doneAt: null, workingDays: null, days: 2, isLate: false, mayUndo: false, ...given });
	const desk = (files: readonly ShownFile[], given: Partial<DeskPage['point']> = {}, locale: 'id' | 'en' = 'id', form: object | null = null) =>
		html(Desk, { page: { point: point({ promisedMinutes: null, promisedWorkingDays: 5, ...given }), files, now: NOW }, form: form as null }, locale);

	test.each(LOCALES)('are counted in the heading; those that went out are not (%s)', (locale) => {
		const words = { id, en }[locale].desk;
		expect(headings(desk([], {}, locale))).toEqual([words.none]);
		expect(headings(desk([file(), file({ id: 'f2', doneAt: NOW })], {}, locale))).toEqual([words.title('1')]);
		for (const files of [[], [file()], Array.from({ length: 300 }, (_, at) => file({ id: `f${at}`, mayUndo: true }))]) expectSound(desk(files, {}, locale));
	});

	test('say how many of the promised days are gone; without a promise only the days', () => {
		expect(textOf(desk([file({ days: 6, isLate: true })]))).toContain(id.desk.days('6', '5'));
		expect(textOf(desk([file({ days: 6, isLate: true })]))).toContain(id.desk.late);
		const free = textOf(desk([file({ days: 6, isLate: null })], { promisedWorkingDays: null }));
		expect(free).toContain(id.desk.days('6', null));
		expect(free).not.toContain(id.desk.late);
		expect(textOf(desk([file({ pausedMinutes: 2880 })]))).toContain(id.desk.pausedFor('2.880'));
	});

	test.each([
		[{}, ['in', 'done', 'pause']], [{ pausedAt: NOW }, ['in', 'done', 'resume']], [{ doneAt: NOW }, ['in']], [{ doneAt: NOW, mayUndo: true }, ['in', 'undo']]
	])('offer what their state allows: %j', (given, offered) => expect(acts(desk([file(given)]))).toEqual(offered));

	test('a reference is text, also one that was refused', () => {
		const out = desk([file({ reference: HOSTILE })], {}, 'id', { values: { reference: HOSTILE }, errors: { reference: 'Nomor ini tidak dapat dipakai.' } });
		expectHarmless(out);
		expectSound(out);
		expect(textOf(out)).toContain('Nomor ini tidak dapat dipakai.');
	});
});
