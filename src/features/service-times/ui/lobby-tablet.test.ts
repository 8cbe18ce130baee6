import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '#tests/support/queue.ts';
import { codeImage, LobbyTablet } from './lobby-tablet.ts';
import { OfflineLog, type LogStore } from './offline-log.ts';

const DAY_MS = 86_400_000;
const NOON = Date.parse('2026-11-21T05:00:00Z');

/** A tablet whose clock the test sets; `answer` is what the server says to its greeting. */
function tabletOf(store: LogStore = memoryStore()) {
	const clock = { now: NOON };
	let made = 0;
	const device = { now: () => clock.now, pageAt: () => 0, uuid: () => `device-${(made += 1)}` };
	const tablet = new LobbyTablet(new OfflineLog(store, device, 'ktp'), device, 'Asia/Jakarta');
	const asked: { deviceId: string; used: { day: string; number: number } | null; needsCodes: boolean }[] = [];
	const greet = (series = 'B', serverNow = clock.now, count = 3) =>
		tablet.greet(async (body) => {
			const greeting = JSON.parse(body) as (typeof asked)[number];
			asked.push(greeting);
			const days = [0, 1].map((ahead) => new Date(serverNow + ahead * DAY_MS).toISOString().slice(0, 10));
			const from = greeting.used?.number ?? 0;
			const codes = Object.fromEntries(days.map((day) => [day, Array.from({ length: count }, (_, at) => ({ number: from + at + 1, code: `${day}#${from + at + 1}` }))]));
			return Response.json({ series, now: new Date(serverNow).toISOString(), codes: greeting.needsCodes ? codes : null });
		});
	return { store, clock, tablet, asked, greet };
}

describe('a lobby tablet', () => {
	test('gives no number before the server has given it a letter', async () => {
		const { tablet, greet } = tabletOf();
		expect([await tablet.series(), await tablet.give()]).toEqual([undefined, undefined]);
		await tablet.greet(async () => { throw new TypeError('Failed to fetch'); });
		expect(await tablet.give()).toBeUndefined();
		await greet();
		expect(await tablet.give()).toEqual({ day: '2026-11-21', series: 'B', number: 1, code: '2026-11-21#1' });
	});

	test.each([
		['a sign-in page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
		['a refusal', () => Response.json({ code: 'queue.tablets_full' }, { status: 409 })],
		['a server in trouble', () => new Response('', { status: 502 })]
	])('%s teaches it nothing', async (_, answer) => {
		const { tablet, greet } = tabletOf();
		await greet();
		await tablet.greet(async () => answer());
		expect(await tablet.give()).toMatchObject({ series: 'B', number: 1 });
	});

	test('goes on without a code when those it had are used up', async () => {
		const { tablet, greet } = tabletOf();
		await greet();
		const codes = [];
		for (let at = 0; at < 5; at += 1) codes.push((await tablet.give())?.code ?? null);
		expect(codes).toEqual(['2026-11-21#1', '2026-11-21#2', '2026-11-21#3', null, null]);
	});

	test('has codes for tomorrow too, and counts from one again', async () => {
		const { clock, tablet, greet } = tabletOf();
		await greet();
		await tablet.give();
		clock.now += DAY_MS;
		expect(await tablet.give()).toEqual({ day: '2026-11-22', series: 'B', number: 1, code: '2026-11-22#1' });
	});

	test('says what it used, and asks for codes only when few are left or a day has begun', async () => {
		const { clock, tablet, asked, greet } = tabletOf();
		await greet('B', NOON, 60);
		await tablet.give();
		await greet('B', NOON, 60);
		for (let at = 0; at < 31; at += 1) await tablet.give();
		await greet('B', NOON, 60);
		clock.now += DAY_MS;
		await greet('B', NOON + DAY_MS, 60);
		expect(asked.map(({ used, needsCodes }) => [used?.day, used?.number, needsCodes])).toEqual([
			['2026-11-21', 0, true], ['2026-11-21', 1, false], ['2026-11-21', 32, true], ['2026-11-22', 0, true]
		]);
		expect(new Set(asked.map(({ deviceId }) => deviceId)).size).toBe(1);
	});

	test('with another letter it has other codes: the old ones are for other numbers', async () => {
		const { tablet, greet } = tabletOf();
		await greet('B', NOON, 60);
		await greet('C', NOON, 60);
		expect(await tablet.give()).toMatchObject({ series: 'C', code: null });
	});

	test('remembers all of it when its page is opened again', async () => {
		const first = tabletOf();
		await first.greet();
		await first.tablet.give();
		const again = tabletOf(first.store);
		expect(await again.tablet.series()).toBe('B');
		expect(await again.tablet.give()).toMatchObject({ number: 2, code: '2026-11-21#2' });
	});

	test.each([['1970', 0], ['yesterday', NOON - DAY_MS], ['the year 2099', Date.parse('2099-01-01T00:00:00Z')]])('whose clock jumps to %s stays in its day and repeats no number', async (_, wrong) => {
		const { clock, tablet, greet } = tabletOf();
		await greet();
		await tablet.give();
		clock.now = wrong;
		expect(await tablet.give()).toMatchObject({ day: '2026-11-21', number: 2 });
	});

	test('three hours fast has the day of the server', async () => {
		const { clock, tablet, greet } = tabletOf();
		clock.now = NOON + 10 * 3_600_000; // 22.00 in Jambi by the server, 08.00 of tomorrow by the tablet
		await greet('B', NOON);
		expect(await tablet.give()).toMatchObject({ day: '2026-11-21' });
	});

	test('whatever its clock does and however often it is opened, no number comes twice and no code twice', () =>
		fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.constant('give' as const), fc.constant('greet' as const), fc.constant('open' as const), fc.integer({ min: -2e12, max: 2e12 })), { maxLength: 40 }), async (steps) => {
			const store = memoryStore();
			let serverNow = NOON;
			let own = tabletOf(store);
			const given: string[] = [];
			const codes: string[] = [];
			for (const step of steps) {
				serverNow += 600_000;
				if (step === 'open') own = tabletOf(store);
				else if (step === 'greet') await own.greet('B', serverNow, 40);
				else if (step === 'give') {
					const ticket = await own.tablet.give();
					if (ticket) given.push(`${ticket.day} ${ticket.series}${ticket.number}`);
					if (ticket?.code) codes.push(ticket.code);
				} else own.clock.now = step;
			}
			expect(new Set(given).size).toBe(given.length);
			expect(new Set(codes).size).toBe(codes.length);
		}), { numRuns: 60 }));
});

test('a code is a picture that the page’s policy allows', () => expect(codeImage('https://bina.example/survei/ktp?t=a.b.c')).toMatch(/^data:image\/svg\+xml/));
