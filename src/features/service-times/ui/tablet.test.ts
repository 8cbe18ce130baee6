import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPage, type SmallPage } from '#tests/support/small-dom.ts';
import { memoryStore } from '#tests/support/queue.ts';
import { OfflineLog, type Device, type Receipt } from './offline-log.ts';
import { askPage, keepPage, keepSending } from './tablet.ts';

let made = 0;
const device: Device = { now: () => 0, pageAt: () => 0, uuid: () => `id-${(made += 1)}` };
const receipt = () => Response.json({ refused: [], clockFaults: 0, skewMs: 0 });

let page: SmallPage;
beforeEach(() => {
	vi.useFakeTimers();
	page = openPage();
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('asking for a page', () => {
	const asked: { readonly address: string; readonly init: RequestInit }[] = [];
	const answers = (body: string, status = 200) => {
		asked.length = 0;
		vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
			asked.push({ address, init });
			return new Response(body, { status });
		});
	};

	test('gives its main part, without the styles that stand here already', async () => {
		answers('<html><head><style>main { color: red }</style></head><body><main id="isi"><style>p {}</style><p>Nomor 012</p></main></body></html>');
		const answer = await askPage('/antrean/ktp/loket/1');
		expect(answer?.main.textContent).toBe('Nomor 012');
		expect(asked[0]?.init).toMatchObject({ credentials: 'same-origin', headers: { accept: 'text/html' } });
		expect(asked[0]?.init.signal).toBeInstanceOf(AbortSignal);
	});

	test('a page that is none of ours gives nothing', async () => {
		answers('<html><body><p>Masuk dahulu</p></body></html>', 200);
		expect(await askPage('/x')).toBeUndefined();
	});

	test('a server in trouble counts as no line; a refusal of ours does not', async () => {
		answers('<main>Sedang gangguan</main>', 503);
		await expect(askPage('/x')).rejects.toThrow('no line');
		answers('<main>Tidak boleh</main>', 403);
		expect((await askPage('/x'))?.main.textContent).toBe('Tidak boleh');
	});
});

describe('sending what waits', () => {
	const sent: string[] = [];
	const told: Receipt[] = [];
	let answer: () => Response;
	const settled = async () => { for (let round = 0; round < 20; round += 1) await vi.advanceTimersByTimeAsync(0); };
	const start = async (log: OfflineLog) => {
		vi.stubGlobal('fetch', async (address: string) => {
			sent.push(address);
			return answer();
		});
		const send = keepSending('ktp', log, (one) => told.push(one));
		await settled();
		return send;
	};
	beforeEach(() => {
		sent.length = told.length = 0;
		answer = receipt;
	});

	test('begins at once, to the address of its own queue', async () => {
		const log = new OfflineLog(memoryStore(), device, 'ktp');
		await log.append({ visitId: 'v', kind: 'called', counterId: 'c' });
		await start(log);
		expect(sent).toEqual(['/antrean/ktp/catat']);
		expect(await log.kept()).toEqual([]);
		expect(told).toEqual([{ refused: 0, clockFaults: 0, skewMs: 0 }]);
	});

	test('tries again every ten seconds and when the line is back', async () => {
		const log = new OfflineLog(memoryStore(), device, 'ktp');
		await log.append({ visitId: 'v', kind: 'called', counterId: 'c' });
		answer = () => { throw new TypeError('Failed to fetch'); };
		await start(log);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(sent).toHaveLength(2);
		expect(await log.kept()).toHaveLength(1);
		answer = receipt;
		page.happens('online');
		await settled();
		expect(sent).toHaveLength(3);
		expect(await log.kept()).toEqual([]);
	});

	test('with nothing waiting nothing is sent', async () => {
		await start(new OfflineLog(memoryStore(), device, 'ktp'));
		await vi.advanceTimersByTimeAsync(60_000);
		expect(sent).toEqual([]);
	});

	test('two that ask at the same time send once, and both hear how it went', async () => {
		const log = new OfflineLog(memoryStore(), device, 'ktp');
		const send = await start(log);
		await log.append({ visitId: 'v', kind: 'called', counterId: 'c' });
		expect(await Promise.all([send(), send()])).toEqual([true, true]);
		expect(sent).toHaveLength(1);
		answer = () => new Response('', { status: 502 });
		await log.append({ visitId: 'v', kind: 'served', counterId: 'c' });
		expect(await send()).toBe(false);
	});
});

describe('a page that opens without a line', () => {
	test('shows whether there is one, from the first moment on', () => {
		const line = { onLine: true };
		vi.stubGlobal('navigator', line);
		keepPage();
		expect(page.root.className).toBe('');
		line.onLine = false;
		page.happens('offline');
		expect(page.root.className).toBe('offline');
		line.onLine = true;
		page.happens('online');
		expect(page.root.className).toBe('');
	});

	test('is kept by the service worker, and a browser that refuses it goes on all the same', async () => {
		const registered: string[] = [];
		const register = async (address: string) => { registered.push(address); throw new Error('SecurityError'); };
		vi.stubGlobal('navigator', { onLine: true, serviceWorker: { register } });
		keepPage();
		await vi.advanceTimersByTimeAsync(0);
		expect(registered).toEqual(['/service-worker.js']);
	});
});
