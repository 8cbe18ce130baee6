import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buttonCalled, find, openPage, tag, type SmallElement, type SmallPage } from '#tests/support/small-dom.ts';
import { smallIndexedDb, type SmallIndexedDb } from '#tests/support/small-store.ts';
import type { TabletConfig } from './config.ts';
import { openStore } from './store.ts';
import type { Waiting } from './sync.ts';

const config = {
	slug: 'ktp', pass: 'izin-rekaan', today: '2026-11-21',
	languages: [{
		name: 'Indonesia', tag: 'id', draft: '', title: 'Menilai', lead: 'Satu pertanyaan', start: 'Mulai', back: 'Kembali', restart: 'Ulang', of: '{n} dari {of}', thanks: 'Terima kasih', anonymous: 'Tanpa nama',
		questions: [{ element: 'cost', text: 'Biayanya wajar?', answers: ['Mahal', 'Agak mahal', 'Murah', 'Gratis'] }]
	}],
	words: {
		waiting: '{n} menunggu', none: 'Semua terkirim', kept: '{n} ditolak', sending: 'Sedang mengirim', offline: 'Tidak ada sinyal', noPass: 'Izin tidak berlaku', noStore: 'Tidak ada penyimpanan', notKept: 'Tidak tersimpan',
		reasons: { future: 'harinya belum tiba' }
	}
} as unknown as TabletConfig;

interface Posted { readonly address: string; readonly pass: string; readonly answers: readonly Waiting[] }
type Line = (answers: readonly Waiting[]) => Response;

const taken: Line = (answers) => Response.json({ today: '2026-11-22', results: answers.map(({ token }) => ({ token, outcome: 'added' })) });
const down: Line = () => { throw new TypeError('Failed to fetch'); };

describe('a tablet at a counter', () => {
	let page: SmallPage;
	let disk: SmallIndexedDb;
	let line: Line;
	const posted: Posted[] = [];

	/** Lets what was begun come to its end; the clock itself stands. */
	const settled = async () => { for (let round = 0; round < 40; round += 1) await vi.advanceTimersByTimeAsync(0); };
	const at = (selector: string): SmallElement => find(page.body, selector);
	const press = async (label: string) => {
		buttonCalled(page.body, label).click();
		await settled();
	};
	const answerOnce = async (label = 'Murah') => {
		await press('Mulai');
		await press(label);
		await vi.advanceTimersByTimeAsync(8_000);
		await settled();
	};
	const load = async () => {
		vi.resetModules();
		page = openPage(
			tag('main', { id: 'tablet', 'data-config': JSON.stringify(config) }), tag('strong', { id: 'menunggu' }), tag('span', { id: 'kabar' }), tag('ul', { id: 'ditolak' }),
			tag('button', { id: 'kirim', type: 'button' }, 'Kirim sekarang'), tag('a', { id: 'unduh' }, 'Unduh')
		);
		await import('./tablet.ts');
		await settled();
	};

	beforeEach(() => {
		vi.useFakeTimers({ now: new Date(2026, 10, 21, 10, 0) });
		disk = smallIndexedDb();
		vi.stubGlobal('indexedDB', disk.indexedDB);
		vi.stubGlobal('navigator', {});
		vi.stubGlobal('fetch', async (address: string, { body }: { readonly body: string }) => {
			const sent = JSON.parse(body) as Omit<Posted, 'address'>;
			posted.push({ address, ...sent });
			return line(sent.answers);
		});
		posted.length = 0;
		line = taken;
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	test('begins with nothing waiting', async () => {
		await load();
		expect(at('h1').textContent).toBe('Menilai');
		expect(at('#menunggu').textContent).toBe('Semua terkirim');
		expect(posted).toEqual([]);
	});

	test('sends an answer with its pass, its day and the floor of days known', async () => {
		await load();
		await answerOnce();
		expect(posted).toHaveLength(1);
		expect(posted[0]).toMatchObject({ address: '/survei/ktp/kirim', pass: 'izin-rekaan', answers: [{ day: '2026-11-21', floor: '2026-11-21', answers: { cost: 3 } }] });
		expect(at('#menunggu').textContent).toBe('Semua terkirim');
	});

	test('keeps answers while there is no line, says how many, and sends them all when it comes back', async () => {
		line = down;
		await load();
		await answerOnce('Mahal');
		await answerOnce('Gratis');
		expect(at('#menunggu').textContent).toBe('2 menunggu');
		expect(at('#kabar').textContent).toBe('Tidak ada sinyal');
		line = taken;
		page.happens('online');
		await settled();
		expect(posted.at(-1)?.answers.map(({ answers }) => answers['cost']).sort()).toEqual([1, 4]);
		expect([at('#menunggu').textContent, at('#kabar').textContent]).toEqual(['Semua terkirim', '']);
	});

	test('tries again each minute by itself', async () => {
		line = down;
		await load();
		await answerOnce();
		const before = posted.length;
		line = taken;
		await vi.advanceTimersByTimeAsync(60_000);
		await settled();
		expect(posted.length).toBe(before + 1);
		expect(await (await openStore('ktp')).all()).toEqual([]);
	});

	test('an answer survives a tablet that is switched off', async () => {
		line = down;
		await load();
		await answerOnce();
		line = taken;
		await load();
		expect(posted.at(-1)?.answers).toHaveLength(1);
		expect(at('#menunggu').textContent).toBe('Semua terkirim');
	});

	test('a server that broke took nothing: the answer stays', async () => {
		line = () => new Response('', { status: 500 });
		await load();
		await answerOnce();
		expect(at('#menunggu').textContent).toBe('1 menunggu');
		expect(at('#kabar').textContent).toBe('Tidak ada sinyal');
	});

	test('a pass that does not hold is told to the officer; nothing is lost', async () => {
		line = () => new Response('', { status: 403 });
		await load();
		await answerOnce();
		expect(at('#kabar').textContent).toBe('Izin tidak berlaku');
		expect(at('#menunggu').textContent).toBe('1 menunggu');
	});

	test('what is refused stays with its reason, can be taken along, and goes again only when asked', async () => {
		line = (answers) => Response.json({ today: '2026-11-22', results: answers.map(({ token }) => ({ token, outcome: 'future' })) });
		await load();
		await answerOnce();
		expect(at('#menunggu').textContent).toBe('Semua terkirim');
		expect(at('#ditolak').children.map(({ textContent }) => textContent)).toEqual(['1 ditolak', '1: harinya belum tiba']);
		const link = at('#unduh') as SmallElement & { readonly href?: string };
		expect(link.hidden).toBe(false);
		expect(decodeURIComponent(link.href ?? '')).toContain('"refused":"future"');
		page.happens('online');
		await settled();
		expect(posted).toHaveLength(1);
		line = taken;
		await press('Kirim sekarang');
		expect(posted).toHaveLength(2);
		expect(at('#ditolak').children).toEqual([]);
		expect(at('#unduh').hidden).toBe(true);
	});

	test('a reason that it does not know is shown as it came', async () => {
		line = (answers) => Response.json({ today: '2026-11-22', results: answers.map(({ token }) => ({ token, outcome: 'baru-besok' })) });
		await load();
		await answerOnce();
		expect(at('#ditolak').textContent).toContain('1: baru-besok');
	});

	test('learns the day of the server, so that its own clock cannot run behind it', async () => {
		await load();
		await answerOnce();
		await answerOnce();
		expect(posted.map(({ answers }) => answers[0]?.floor)).toEqual(['2026-11-21', '2026-11-22']);
	});

	test('says so when an answer could not be written, and does not thank', async () => {
		await load();
		await press('Mulai');
		disk.breakNext();
		await press('Murah');
		expect(at('h1').textContent).toBe('Tidak tersimpan');
		expect(posted).toEqual([]);
	});

	test('says which way is left where the browser keeps nothing', async () => {
		disk.refuse();
		await load();
		expect(at('#tablet').textContent).toBe('Tidak ada penyimpanan');
	});

	test('does nothing on a page that is not its own', async () => {
		vi.resetModules();
		page = openPage(tag('main', { id: 'lain' }, 'Halaman lain'));
		await import('./tablet.ts');
		await settled();
		expect(page.body.textContent).toBe('Halaman lain');
		expect(disk.names()).toEqual([]);
	});
});
