import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, openPage, tag, type SmallElement, type SmallPage } from '#tests/support/small-dom.ts';
import { smallIndexedDb } from '#tests/support/small-store.ts';
import { SmallEventSource } from '#tests/support/small-stream.ts';
import type { EarlierNumbers, ShownVisit } from '../offline.rules.ts';
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
	let earlier: readonly EarlierNumbers[];
	let serverNow: () => number;
	let packets: Event[][];
	let answer: (address: string, init: { readonly method?: string; readonly body?: unknown }) => Response;
	const down = (): never => { throw new TypeError('Failed to fetch'); };
	const received = { refused: [] as string[], clockFaults: 0, skewMs: 0 };

	const settled = async () => { for (let round = 0; round < 80; round += 1) await vi.advanceTimersByTimeAsync(0); };
	const act = (name: string, forStates: string, ...more: readonly SmallElement[]) =>
		tag('form', { method: 'post', action: '/antrean/ktp/loket/1', 'data-untuk': forStates, 'data-name': name }, tag('input', { name: 'visit' }), ...more, tag('button', { name: 'act', value: name, 'data-tombol': name }, name));
	const main = (visits: readonly ShownVisit[], now = '–') =>
		tag('main', {},
			tag('div', { id: 'keadaan', 'data-keadaan': JSON.stringify({ slug: 'ktp', pointId: POINT, counterId: COUNTER, day: DAY, now: serverNow(), zone: 'Asia/Jakarta', visits, earlier }) }),
			tag('strong', { 'data-kini': '' }, now), tag('p', { 'data-keterangan': '', 'data-called': 'dipanggil', 'data-serving': 'dilayani', 'data-none': 'Belum ada.' }), tag('h2', { 'data-jumlah': '# menunggu' }), tag('p', { 'data-sepi': '' }, 'Tidak ada'), tag('ol', { 'data-daftar': '' }), tag('p', { id: 'sejak', 'data-siaran': '/antrean/ktp/siaran?loket=1' }, tag('span')),
			act('call', 'none', tag('input', { name: 'ticket' }), tag('div', { id: 'tanya-hari', 'data-kata': 'Nomor # tercatat pada @.' }, tag('p', { role: 'alert' }), tag('input', { name: 'isToday', type: 'checkbox' }))), act('serve', 'called'), act('done', 'called serving'), tag('form', { method: 'post', action: '/antrean/ktp/loket/1', 'data-urungkan': '', 'data-name': 'undo' }, tag('button', { name: 'act', value: 'undo' })));
	const load = async (visits: readonly ShownVisit[], rootClass = '') => {
		vi.resetModules();
		const notes = { id: 'catatan-jam', 'data-meleset': 'Jam meleset # menit.', 'data-ditolak': '# ditolak.', 'data-janggal': '# janggal.' };
		page = openPage(main(visits), tag('p', { id: 'menunggu-jaringan', 'data-kata': '# menunggu jaringan' }), tag('p', notes));
		page.root.className = rootClass;
		at('#catatan-jam').hidden = true;
		at('#tanya-hari').hidden = true;
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
		[reloads, posts, packets, earlier] = [0, [], [], []];
		serverNow = () => Date.now();
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
		expect(posts).toEqual(['visit=&ticket=&isToday=&act=call']);
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

	describe('a number that was given on a day before', () => {
		const question = () => (at('#tanya-hari').hidden ? '' : find(at('#tanya-hari'), '[role=alert]').textContent);
		const written = () => at('#menunggu-jaringan').textContent;
		beforeEach(() => {
			earlier = [{ day: '2026-11-20', series: 'L', highest: 7 }, { day: '2026-11-19', series: 'L', highest: 30 }, { day: '2026-11-20', series: '', highest: 40 }];
		});

		test.each([['l7', 'L007', '20 November 2026'], ['L8', 'L008', '19 November 2026'], ['040', '040', '20 November 2026']])('%s is asked about, and not written down', async (typed, shown, day) => {
			await load([visit(1)]);
			await press('call', { ticket: typed });
			expect([question(), written()]).toEqual([`Nomor ${shown} tercatat pada ${day}.`, '0 menunggu jaringan']);
			expect(find(form('call'), 'input[name=ticket]').value).toBe(typed);
			expect(await reconnect()).toEqual([]);
		});

		test('it is written down once the officer says that it was taken today, and nobody asks about the ones before it again', async () => {
			await load([]);
			await press('call', { ticket: 'l7' });
			await press('call', { ticket: 'l7', isToday: 'on' });
			expect([question(), at('[data-kini]').textContent, find(form('call'), 'input[name=ticket]').value]).toEqual(['', 'L007', '']);
			for (const name of ['serve', 'done']) await press(name);
			await press('call', { ticket: 'L6', isToday: '', visit: '' });
			expect([question(), at('[data-kini]').textContent]).toEqual(['', 'L006']);
			expect((await reconnect()).map(({ kind, visitId }) => [kind, visitId])).toEqual([
				...['called', 'served', 'done'].map((kind) => [kind, visitIdOf(POINT, { day: DAY, series: 'L', number: 7 })]), ['called', visitIdOf(POINT, { day: DAY, series: 'L', number: 6 })]
			]);
		});

		test.each([['a number after those of every day', '041'], ['other letters', 'M7'], ['one that today has passed', '12']])('%s is called at once', async (_, typed) => {
			await load([visit(13)]);
			await press('call', { ticket: typed });
			expect([question(), written()]).toEqual(['', '1 menunggu jaringan']);
		});
	});

	describe('a page that is older than today', () => {
		const MORNING = new Date('2026-11-22T01:00:00Z');
		const night = async (to: Date) => {
			vi.setSystemTime(to);
			await vi.advanceTimersByTimeAsync(60_000);
			await settled();
		};

		test('calls nobody of yesterday, and a typed number is one of today', async () => {
			await load([visit(1), visit(2), visit(3, { state: 'serving', counterId: COUNTER, calledAt: TAKEN, servedAt: TAKEN })]);
			await night(MORNING);
			expect([at('[data-kini]').textContent, waiting(), form('call').hidden, form('done').hidden]).toEqual(['–', [], false, true]);
			await press('call');
			await press('done', { visit: visit(3).id });
			await press('call', { ticket: 'a1' });
			expect(await reconnect()).toMatchObject([{ kind: 'called', visitId: visitIdOf(POINT, { day: '2026-11-22', series: 'A', number: 1 }) }]);
		});

		test('opened again from an older copy the queue is as it was last heard', async () => {
			await load([]);
			serverNow = () => Date.now() + 60_000;
			const news = main([visit(1), visit(2, { state: 'serving', counterId: COUNTER, calledAt: TAKEN, servedAt: TAKEN })]);
			const [state = ''] = [find(news, '#keadaan').getAttribute('data-keadaan') ?? ''];
			SmallEventSource.latest().says('halaman', { html: `<main><div id="keadaan" data-keadaan="${state.replaceAll('"', '&quot;')}"></div></main>`, clock: '10.01' });
			await settled();
			serverNow = () => Date.parse('2026-11-21T02:30:00Z');
			await load([], 'offline');
			expect([at('[data-kini]').textContent, waiting(), form('done').hidden, at('#menunggu-jaringan').hidden]).toEqual(['002', ['001'], false, true]);
			await press('done');
			await press('call', { visit: '' });
			expect((await reconnect()).map(({ kind, visitId, counterId }) => [kind, visitId, counterId])).toEqual([['done', visit(2).id, COUNTER], ['called', visit(1).id, COUNTER]]);
		});

		test('asks about a number that yesterday knew', async () => {
			await load([visit(2)]);
			await night(MORNING);
			await press('call', { ticket: '2' });
			expect(find(at('#tanya-hari'), '[role=alert]').textContent).toBe('Nomor 002 tercatat pada 21 November 2026.');
			expect(await reconnect()).toEqual([]);
		});

		test('asks about a number that was called here yesterday and that nobody else has heard of yet', async () => {
			await load([]);
			for (const [name, fields] of [['call', { ticket: 'A3' }], ['serve', {}], ['done', {}]] as const) await press(name, fields);
			await night(MORNING);
			await press('call', { ticket: 'a3', visit: '' });
			expect(find(at('#tanya-hari'), '[role=alert]').textContent).toBe('Nomor A003 tercatat pada 21 November 2026.');
			expect((await reconnect()).map(({ kind }) => kind)).toEqual(['called', 'served', 'done']);
		});

		test('gives way to the page of today where there is a line', async () => {
			await load([visit(1)]);
			answer = () => new Response('<main><p>Hari ini</p></main>');
			await night(MORNING);
			expect([at('main').textContent, reloads]).toEqual(['Hari ini', 0]);
		});

		test('is loaded whole where the officer is signed out meanwhile', async () => {
			await load([visit(1)]);
			answer = () => new Response('<p>Masuk</p>');
			await night(MORNING);
			expect(reloads).toBeGreaterThan(0);
		});

		test('opened again from the copy on the device it keeps the time that was heard before', async () => {
			await load([visit(1)]);
			vi.setSystemTime(MORNING);
			const copied = serverNow();
			serverNow = () => copied - 22 * 3_600_000;
			await load([visit(1)], 'offline');
			expect(waiting()).toEqual([]);
		});

		test.each([['a day ahead', 24], ['a day behind', -24], ['at its factory setting', -24 * 365 * 6]])('the clock of the tablet is %s: the day is the server\'s', async (_, hours) => {
			serverNow = () => Date.parse('2026-11-21T03:00:00Z');
			vi.setSystemTime(serverNow() + hours * 3_600_000);
			await load([visit(2), visit(1)]);
			await night(new Date(Date.now() + 3_600_000));
			await press('call');
			expect(await reconnect()).toMatchObject([{ kind: 'called', visitId: visit(1).id }]);
		});

		test('a clock that runs back to yesterday changes nothing', async () => {
			await load([visit(1)]);
			await night(new Date('2026-11-20T03:00:00Z'));
			await press('call');
			expect(await reconnect()).toMatchObject([{ kind: 'called', visitId: visit(1).id }]);
		});
	});

	test('nobody to call, or no ticket at all: nothing is written down', async () => {
		await load([]);
		await press('call');
		expect(at('#menunggu-jaringan').hidden).toBe(true);
		await press('undo');
		expect(await reconnect()).toEqual([]);
	});

	test('what stands beside the number goes with it: what becomes of the visitor, how many wait, what can be taken back', async () => {
		const shown = () => [at('[data-kini]').textContent, at('[data-keterangan]').textContent, at('[data-jumlah]').textContent, at('[data-sepi]').hidden, form('undo').hidden];
		await load([visit(1), visit(2)]);
		await press('call');
		expect(shown()).toEqual(['001', 'dipanggil', '1 menunggu', true, false]);
		await press('serve');
		expect(shown()).toEqual(['001', 'dilayani', '1 menunggu', true, false]);
		await press('undo');
		expect(shown()).toEqual(['001', 'dipanggil', '1 menunggu', true, false]);
		await press('undo');
		expect([...shown(), waiting(), form('call').hidden]).toEqual(['–', 'Belum ada.', '2 menunggu', true, true, ['001', '002'], false]);
		for (const name of ['call', 'done']) await press(name);
		await press('call', { visit: '' });
		await vi.advanceTimersByTimeAsync(30_000);
		expect(shown()).toEqual(['002', 'dipanggil', '0 menunggu', false, true]);
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

	test('what the server found odd stays to be read when its page comes, until the next button', async () => {
		const note = () => tag('p', { id: 'catatan-jam', 'data-meleset': 'Jam meleset # menit.' });
		await load([visit(1)]);
		find(page.body, 'main').append(note());
		await press('call');
		answer = (address) => (address.endsWith('/catat') ? Response.json({ ...received, skewMs: 1_800_000 }) : down());
		page.happens('online');
		await settled();
		SmallEventSource.latest().says('halaman', { html: '<main><p id="catatan-jam" data-meleset="Jam meleset # menit."></p><p>Baru</p></main>', clock: '10.00' });
		await settled();
		expect(at('main').textContent).toBe('Jam meleset 30 menit.Baru');
		answer = () => new Response('<main><p id="catatan-jam" hidden=""></p><p>Berikut</p></main>');
		page.submit(tag('form', { method: 'post', action: '/antrean/ktp/loket/1' }, tag('button', { name: 'act', value: 'call' })));
		await settled();
		expect(at('main').textContent).toBe('Berikut');
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
