import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buttonCalled, find, openPage, tag, type SmallElement, type SmallPage } from '#tests/support/small-dom.ts';
import { smallIndexedDb } from '#tests/support/small-store.ts';
import { ticketOf } from '../visit-id.rules.ts';

const POINT = '01936f5e-7c1a-7abc-8def-0123456789ab';
interface Sent { readonly address: string; readonly body: string }
interface Event { readonly kind: string; readonly visitId: string | null; readonly undoesId: string | null }

describe('a lobby without a line', () => {
	let page: SmallPage;
	let moved: string[];
	const sent: Sent[] = [];
	let hasLine = true;
	let answer: (address: string) => Response | Promise<Response>;
	const down = () => { throw new TypeError('Failed to fetch'); };

	const settled = async () => { for (let round = 0; round < 60; round += 1) await vi.advanceTimersByTimeAsync(0); };
	const form = (zone = 'Asia/Jakarta') => tag('form', { id: 'ambil', method: 'post', action: '/antrean/ktp', 'data-slug': 'ktp', 'data-point': POINT, 'data-zone': zone }, tag('button', {}, 'Ambil nomor'));
	const template = () =>
		tag('template', { id: 'nomor-luring' }, tag('p', {}, 'Nomor Anda ', tag('strong', { 'data-nomor': '' })), tag('img', { 'data-kode': '', hidden: '' }), tag('p', { 'data-nilai': '', hidden: '' }));
	const unregistered = () => tag('template', { id: 'tanpa-huruf' }, tag('p', {}, 'Nomor belum dapat dibuat'));
	const greeting = () => Response.json({ series: 'A', now: new Date().toISOString(), codes: { '2026-11-21': [{ number: 1, code: 'kode.satu' }] } });
	const load = async (...content: readonly SmallElement[]) => {
		vi.resetModules();
		page = openPage(tag('main', {}, ...content.slice(0, 1)), ...content.slice(1));
		await import('./lobby.ts');
		await settled();
	};
	const order = async () => {
		const isTaken = page.submit(find(page.body, 'form'), buttonCalled(page.body, 'Ambil nomor'));
		await settled();
		return isTaken;
	};
	/** All that reached the server, packet by packet, in the order written down. */
	const events = (): Event[] => sent.filter(({ address }) => address.endsWith('/catat')).flatMap(({ body }) => (JSON.parse(body) as { events: Event[] }).events);

	beforeEach(() => {
		vi.useFakeTimers({ now: new Date('2026-11-21T03:00:00Z') });
		vi.stubGlobal('indexedDB', smallIndexedDb().indexedDB);
		vi.stubGlobal('navigator', { onLine: true });
		moved = [];
		vi.stubGlobal('location', { href: 'https://bina.example/antrean/ktp', assign: (to: string) => moved.push(to), reload: () => moved.push('reload') });
		vi.stubGlobal('fetch', async (address: string, { body }: { readonly body: unknown }) => {
			if (!address.endsWith('/tablet')) sent.push({ address, body: String(body) });
			return address.endsWith('/tablet') && hasLine ? greeting() : answer(address);
		});
		sent.length = 0;
		hasLine = true;
		answer = () => Response.json({});
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.restoreAllMocks();
		vi.unstubAllGlobals();
	});

	test('with a line the order goes to the server, once, under a name of its own', async () => {
		await load(form(), template());
		expect(await order()).toBe(true);
		expect(sent).toHaveLength(1);
		expect(sent[0]?.address).toBe('/antrean/ktp');
		expect(sent[0]?.body).toMatch(/^eventId=[0-9a-f-]{36}$/);
		expect(moved).toEqual(['https://bina.example/antrean/ktp']);
	});

	test('a refusal of the server is shown by its own page; no number is made here', async () => {
		answer = () => new Response('', { status: 422 });
		await load(form(), template());
		await order();
		expect(moved).toEqual(['https://bina.example/antrean/ktp']);
		expect(find(page.body, 'main').textContent).toBe('Ambil nomor');
	});

	test('without a line the visitor gets a number with the letter of this tablet', async () => {
		answer = down;
		await load(form(), template());
		await order();
		expect(find(page.body, 'main').textContent).toBe('Nomor Anda A001');
		expect(moved).toEqual([]);
		await vi.advanceTimersByTimeAsync(20_000);
		expect(moved).toEqual(['reload']);
	});

	test('a server in trouble is no line', async () => {
		answer = () => new Response('', { status: 503 });
		await load(form(), template());
		await order();
		expect(find(page.body, 'main').textContent).toBe('Nomor Anda A001');
	});

	test('the order that may have arrived is taken back before the own number is told', async () => {
		answer = down;
		await load(form(), template());
		await order();
		const asked = /eventId=(.*)/.exec(sent[0]?.body ?? '')?.[1];
		answer = () => Response.json({ refused: [], clockFaults: 0, skewMs: 0 });
		page.happens('online');
		await settled();
		const reached = events().slice(-2);
		expect(reached.map(({ kind, undoesId }) => [kind, undoesId])).toEqual([['undone', asked], ['taken', null]]);
		expect(ticketOf(POINT, reached[1]?.visitId ?? '')).toEqual({ day: '2026-11-21', series: 'A', number: 1 });
	});

	test('each next visitor gets the next number, and a new day begins at one', async () => {
		answer = down;
		for (const number of ['A001', 'A002', 'A003']) {
			await load(form(), template());
			await order();
			expect(find(page.body, 'main').textContent).toBe(`Nomor Anda ${number}`);
		}
		vi.setSystemTime(new Date('2026-11-22T03:00:00Z'));
		await load(form(), template());
		await order();
		expect(find(page.body, 'main').textContent).toBe('Nomor Anda A001');
	});

	// 16.30 UTC is 23.30 in Jambi (WIB) but already the next day, 01.30, in Ambon (WIT).
	test.each([['Asia/Jakarta', '2026-11-21'], ['Asia/Jayapura', '2026-11-22']])('the day is that of the office (%s)', async (zone, day) => {
		vi.setSystemTime(new Date('2026-11-21T16:30:00Z'));
		answer = (address) => (address.endsWith('/catat') ? Response.json({ refused: [], clockFaults: 0, skewMs: 0 }) : down());
		await load(form(zone), template());
		await order();
		expect(ticketOf(POINT, events().at(-1)?.visitId ?? '')?.day).toBe(day);
	});

	test('a button pressed twice orders once', async () => {
		let release = (_: Response) => undefined as void;
		answer = () => new Promise((resolve) => { release = resolve; });
		await load(form(), template());
		page.submit(find(page.body, 'form'));
		page.submit(find(page.body, 'form'));
		await settled();
		expect(sent).toHaveLength(1);
		expect(find(page.body, 'button').disabled).toBe(true);
		release(Response.json({}));
		await settled();
		expect(find(page.body, 'button').disabled).toBe(false);
	});

	test('the number shows a code for the survey where the server had given one, and none where it had not', async () => {
		answer = down;
		for (const hasCode of [true, false]) {
			await load(form(), template());
			await order();
			const image = find(page.body, 'main').querySelector('img') as unknown as { readonly src?: string; readonly hidden: boolean } | null;
			expect(image?.src?.startsWith('data:image/svg+xml') ?? false).toBe(hasCode);
		}
	});

	test('a tablet that has never had a line gives no number that another may give too', async () => {
		[answer, hasLine] = [down, false];
		await load(form(), template(), unregistered());
		await order();
		expect(find(page.body, 'main').textContent).toBe('Nomor belum dapat dibuat');
		answer = () => Response.json({ refused: [], clockFaults: 0, skewMs: 0 });
		page.happens('online');
		await settled();
		expect(new Set(events().map(({ kind }) => kind))).toEqual(new Set(['undone']));
	});

	test('says which letter it has', async () => {
		await load(form(), template(), tag('p', { 'data-huruf': 'Tablet #', hidden: '' }));
		expect(page.body.textContent).toContain('Tablet A');
	});

	test('a page without the form is left alone', async () => {
		await load(tag('p', {}, 'Loket tutup'));
		expect(page.body.textContent).toBe('Loket tutup');
		expect(sent).toEqual([]);
	});
});
