import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, openPage, tag, type SmallElement, type SmallPage } from '#tests/support/small-dom.ts';
import { smallIndexedDb } from '#tests/support/small-store.ts';
import { SmallEventSource } from '#tests/support/small-stream.ts';
import type { ShownVisit } from '../offline.rules.ts';
import { visitIdOf } from '../visit-id.rules.ts';

const POINT = '01936f5e-7c1a-7abc-8def-0123456789ab';
const COUNTER = '01936f5e-7c1a-7abc-8def-00000000000c';
const DAY = '2026-11-21';
const TAKEN = Date.parse('2026-11-21T02:00:00Z');
const visit = (number: number, given: Partial<ShownVisit> = {}): ShownVisit => ({
	id: visitIdOf(POINT, { day: DAY, series: '', number }), series: '', number, state: 'waiting', counterId: null, takenAt: TAKEN + number * 60_000, calledAt: null, servedAt: null, ...given
});
interface Event { readonly kind: string; readonly visitId: string; readonly counterId: string }

describe('a counter', () => {
	let page: SmallPage;
	let reloads: number;
	let posts: string[];
	let packets: Event[][];
	let answer: (address: string, init: { readonly method?: string; readonly body?: unknown }) => Response;
	const down = (): never => { throw new TypeError('Failed to fetch'); };
	const received = { refused: [] as string[], clockFaults: 0, skewMs: 0 };

	const settled = async () => { for (let round = 0; round < 80; round += 1) await vi.advanceTimersByTimeAsync(0); };
	const act = (name: string, forStates: string, ...more: readonly SmallElement[]) =>
		tag('form', { method: 'post', action: '/antrean/ktp/loket/1', 'data-untuk': forStates, 'data-name': name }, tag('input', { name: 'visit' }), ...more, tag('button', { name: 'act', value: name, 'data-tombol': name }, name));
	const main = (visits: readonly ShownVisit[], now = '–') =>
		tag('main', {},
			tag('div', { id: 'keadaan', 'data-keadaan': JSON.stringify({ slug: 'ktp', pointId: POINT, counterId: COUNTER, day: DAY, visits }) }),
			tag('strong', { 'data-kini': '' }, now), tag('ol', { 'data-daftar': '' }), tag('p', { id: 'sejak', 'data-siaran': '/antrean/ktp/siaran?loket=1' }, tag('span')),
			act('call', 'none', tag('input', { name: 'ticket' })), act('serve', 'called'), act('done', 'called serving'), act('undo', 'none'));
	const load = async (visits: readonly ShownVisit[]) => {
		vi.resetModules();
		const notes = { id: 'catatan-jam', 'data-meleset': 'Jam meleset # menit.', 'data-ditolak': '# ditolak.', 'data-janggal': '# janggal.' };
		page = openPage(main(visits), tag('p', { id: 'menunggu-jaringan', 'data-kata': '# menunggu jaringan' }), tag('p', notes));
		at('#catatan-jam').hidden = true;
		at('#menunggu-jaringan').hidden = true;
		await import('./counter.ts');
		await settled();
	};
	const at = (selector: string): SmallElement => find(page.body, selector);
	const form = (name: string) => at(`form[data-name=${name}]`);
	const press = async (name: string, fields: Readonly<Record<string, string>> = {}) => {
		for (const [field, value] of Object.entries(fields)) find(form(name), `input[name=${field}]`).value = value;
		page.submit(form(name), find(form(name), 'button'));
		await settled();
	};
	const waiting = () => at('[data-daftar]').children.map(({ textContent }) => textContent);
	/** The line comes back: what waited is sent. */
	const reconnect = async () => {
		answer = (address) => (address.endsWith('/catat') ? Response.json(received) : down());
		page.happens('online');
		await settled();
		return packets.flat();
	};

	beforeEach(() => {
		vi.useFakeTimers({ now: new Date('2026-11-21T03:00:00Z') });
		vi.stubGlobal('indexedDB', smallIndexedDb().indexedDB);
		vi.stubGlobal('navigator', { onLine: true });
		vi.stubGlobal('EventSource', SmallEventSource);
		SmallEventSource.opened.length = 0;
		[reloads, posts, packets] = [0, [], []];
		vi.stubGlobal('location', { href: '/antrean/ktp/loket/1', reload: () => { reloads += 1; } });
		vi.stubGlobal('fetch', async (address: string, init: { readonly method?: string; readonly body?: unknown }) => {
			if (address.endsWith('/catat')) {
				const response = answer(address, init);
				packets.push((JSON.parse(String(init.body)) as { events: Event[] }).events);
				return response;
			}
			if (init.method === 'POST') posts.push(String(init.body));
			return answer(address, init);
		});
		answer = down;
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	test('with a line a press goes to the server, and the new page takes the place of the old one', async () => {
		answer = () => new Response('<body><main><p data-kini="">012</p></main></body>', { headers: { 'content-type': 'text/html' } });
		await load([visit(1)]);
		await press('call');
		expect(posts).toEqual(['visit=&ticket=&act=call']);
		expect(find(page.body, 'main').textContent).toBe('012');
		expect(packets).toEqual([]);
	});

	test('the button under the finger keeps the focus', async () => {
		answer = () => new Response('<main><button data-tombol="call">Panggil lagi</button></main>');
		await load([visit(1)]);
		find(form('call'), 'button').focus();
		await press('call');
		expect(page.focused()?.textContent).toBe('Panggil lagi');
	});

	test('a page that is not ours any more is loaded whole, so that one can sign in', async () => {
		answer = () => new Response('<p>Masuk</p>');
		await load([visit(1)]);
		await press('call');
		expect(reloads).toBe(1);
	});

	test('without a line the longest waiting is called, written down and shown', async () => {
		await load([visit(2), visit(1)]);
		await press('call');
		expect(at('[data-kini]').textContent).toBe('001');
		expect(waiting()).toEqual(['002']);
		expect([at('#menunggu-jaringan').hidden, at('#menunggu-jaringan').textContent]).toEqual([false, '1 menunggu jaringan']);
		expect(await reconnect()).toMatchObject([{ kind: 'called', visitId: visit(1).id, counterId: COUNTER }]);
	});

	test('only the buttons that fit who is here are left', async () => {
		await load([visit(1)]);
		await press('call');
		expect(['call', 'serve', 'done'].map((name) => form(name).hidden)).toEqual([true, false, false]);
		expect(find(form('serve'), 'input[name=visit]').value).toBe(visit(1).id);
		await press('serve');
		expect(['call', 'serve', 'done'].map((name) => form(name).hidden)).toEqual([true, true, false]);
	});

	test('a whole visit without a line reaches the server in its order', async () => {
		await load([visit(1), visit(2)]);
		for (const name of ['call', 'serve', 'done']) await press(name);
		expect(at('[data-kini]').textContent).toBe('–');
		expect(waiting()).toEqual(['002']);
		expect((await reconnect()).map(({ kind, visitId }) => [kind, visitId])).toEqual([['called', visit(1).id], ['served', visit(1).id], ['done', visit(1).id]]);
	});

	test('a ticket that another tablet gave is called by what is printed on it', async () => {
		await load([]);
		await press('call', { ticket: 'l7' });
		expect(at('[data-kini]').textContent).toBe('L007');
		expect(await reconnect()).toMatchObject([{ kind: 'called', visitId: visitIdOf(POINT, { day: DAY, series: 'L', number: 7 }) }]);
	});

	test('nobody to call, or no ticket at all: nothing is written down', async () => {
		await load([]);
		await press('call');
		expect(at('#menunggu-jaringan').hidden).toBe(true);
		await press('undo');
		expect(await reconnect()).toEqual([]);
	});

	test('the last press can be taken back within thirty seconds, not later', async () => {
		await load([visit(1), visit(2)]);
		await press('call');
		await press('undo');
		expect(at('#menunggu-jaringan').hidden).toBe(true);
		await press('call');
		vi.setSystemTime(new Date('2026-11-21T03:00:31Z'));
		await press('undo');
		expect(at('#menunggu-jaringan').textContent).toBe('1 menunggu jaringan');
	});

	test('a form of another kind is left to the browser', async () => {
		await load([visit(1)]);
		expect(page.submit(tag('form', { method: 'get' }))).toBe(false);
		expect(page.submit(tag('div'))).toBe(false);
	});

	const hears = async (text: string) => {
		SmallEventSource.latest().says('halaman', { html: `<main><p>${text}</p></main>`, clock: '10.00' });
		await settled();
	};

	test('shows what the server says as it changes, but never under a hand that is typing', async () => {
		await load([visit(1)]);
		expect(SmallEventSource.latest().url).toBe('/antrean/ktp/siaran?loket=1');
		find(form('call'), 'input[name=ticket]').focus();
		await hears('Lama');
		await hears('Baru');
		expect(at('main').textContent).not.toContain('Baru');
		find(form('call'), 'button').focus();
		page.happens('focusout');
		await settled();
		expect(at('main').textContent).toBe('Baru');
	});

	test('a refusal stays to be read when something else changes, until the next button', async () => {
		answer = () => new Response('<main><div class="error-summary">Sudah dipanggil</div><p>Satu</p></main>');
		await load([visit(1)]);
		await press('call');
		await hears('Dua');
		expect(at('main').textContent).toBe('Sudah dipanggilDua');
	});

	test('a page that still holds unsent presses is replaced only once they have arrived', async () => {
		await load([visit(1)]);
		await press('call');
		answer = () => down();
		await hears('Lama');
		expect(at('[data-kini]').textContent).toBe('001');
		await hears('Baru');
		await reconnect();
		expect(at('main').textContent).toBe('Baru');
	});

	test.each([
		[{ skewMs: 89_000 }, true, ''],
		[{ skewMs: -240_000 }, false, 'Jam meleset 4 menit.'],
		[{ refused: ['x', 'y'] }, false, '2 ditolak.'],
		[{ skewMs: 180_000, refused: ['x'], clockFaults: 3 }, false, 'Jam meleset 3 menit. 1 ditolak. 3 janggal.']
	])('what the server found odd is told: %j', async (receipt, isHidden, sentence) => {
		await load([visit(1)]);
		await press('call');
		answer = (address) => (address.endsWith('/catat') ? Response.json({ ...received, ...receipt }) : down());
		page.happens('online');
		await settled();
		expect([at('#catatan-jam').hidden, at('#catatan-jam').textContent]).toEqual([isHidden, sentence]);
	});
});
