import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FORGET, KEPT_MILLISECONDS } from './rules.ts';

const ORIGIN = 'https://bina.example';
const absolute = (key: string | { readonly url: string }) => new URL(typeof key === 'string' ? key : key.url, ORIGIN).href;
type Reply = () => Response;

/** A cache as browsers have it: answers by address. */
class SmallCache {
	readonly held = new Map<string, Response>();
	async match(key: string | { readonly url: string }): Promise<Response | undefined> { return this.held.get(absolute(key))?.clone(); }
	async put(key: string | { readonly url: string }, response: Response): Promise<void> { this.held.set(absolute(key), response); }
	async add(key: string | { readonly url: string }): Promise<void> {
		const response = await fetch(absolute(key));
		if (!response.ok) throw new TypeError('cache.add');
		await this.put(key, response);
	}
	async delete(key: string | { readonly url: string }): Promise<boolean> { return this.held.delete(absolute(key)); }
	async keys(): Promise<{ readonly url: string }[]> { return [...this.held.keys()].map((url) => ({ url })); }
}

const page = (title: string, more = '', lang = 'id'): Response => {
	const response = new Response(`<!doctype html><html lang="${lang}"><head><title>${title} · Bina</title>${more}</head><body>${title}</body></html>`, { headers: { 'content-type': 'text/html; charset=utf-8' } });
	Object.defineProperty(response, 'type', { value: 'basic' });
	return response;
};
const OFFLINE = (lang = 'id') => new Response(`<html lang="${lang}"><body><p>Tidak ada jaringan</p><ul id="tersimpan"></ul></body></html>`, { headers: { 'content-type': 'text/html' } });

describe('the service worker', () => {
	let listeners: Map<string, (event: object) => void>;
	let stores: Map<string, SmallCache>;
	let answers: Map<string, Reply>;
	let fetched: string[];
	let isOnline: boolean;
	let windows: { readonly url: string }[];
	let immutable: { readonly path: string }[];

	const load = async () => {
		vi.resetModules();
		vi.doMock('$app/manifest', () => ({ get immutable() { return immutable; } }));
		vi.doMock('$app/service-worker', () => ({
			self: {
				location: { origin: ORIGIN },
				addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
				skipWaiting: async () => undefined,
				clients: { claim: async () => undefined, matchAll: async () => windows }
			}
		}));
		await import('./index.ts');
	};
	/** Lets an event happen and waits for all that it set going. */
	const happens = async (type: string, given: object = {}): Promise<Response | undefined> => {
		const work: Promise<unknown>[] = [];
		let answer: Promise<Response> | undefined;
		listeners.get(type)?.({ ...given, waitUntil: (one: Promise<unknown>) => work.push(one), respondWith: (one: Promise<Response>) => { answer = one; } });
		const response = await answer;
		await Promise.all(work);
		return response;
	};
	const ask = (path: string, given: { readonly method?: string; readonly mode?: string } = {}) => happens('fetch', { request: { url: absolute(path), method: 'GET', mode: 'navigate', ...given } });
	const textOf = async (response: Response | undefined) => (response ? response.text() : undefined);
	const kept = (store: string) => [...(stores.get(store)?.held.keys() ?? [])].map((url) => new URL(url).pathname);

	beforeEach(async () => {
		[listeners, stores, fetched, isOnline, windows, immutable] = [new Map(), new Map(), [], true, [], []];
		answers = new Map<string, Reply>([['/luring', () => OFFLINE()], ['/hari-ini', () => page('Hari ini')], ['/jp', () => page('JP saya')]]);
		const caches = {
			open: async (name: string) => stores.get(name) ?? stores.set(name, new SmallCache()).get(name),
			delete: async (name: string) => stores.delete(name),
			match: async (key: string | { readonly url: string }) => {
				for (const store of stores.values()) {
					const found = await store.match(key);
					if (found) return found;
				}
				return undefined;
			}
		};
		vi.stubGlobal('caches', caches);
		vi.stubGlobal('Request', class { readonly url: string; constructor(address: string) { this.url = absolute(address); } });
		vi.stubGlobal('fetch', async (asked: string | { readonly url: string }) => {
			const { pathname, search } = new URL(absolute(asked));
			fetched.push(pathname + search);
			if (!isOnline) throw new TypeError('Failed to fetch');
			return answers.get(pathname + search)?.() ?? new Response('', { status: 404 });
		});
		await load();
		await happens('install');
	});
	afterEach(() => {
		vi.doUnmock('$app/manifest');
		vi.doUnmock('$app/service-worker');
		vi.unstubAllGlobals();
		vi.useRealTimers();
	});

	test('keeps the page for times without a line as soon as it is installed', () => expect(kept('bina-assets')).toEqual(['/luring']));

	test('shows a page from the server while there is a line, and its copy without one, marked as a copy', async () => {
		expect(await textOf(await ask('/hari-ini'))).toContain('Hari ini');
		isOnline = false;
		const copy = await textOf(await ask('/hari-ini'));
		expect(copy).toContain('Hari ini');
		expect(copy).toContain('<html class="offline" lang="id">');
	});

	test('a page never seen shows what is kept instead, by its title', async () => {
		await ask('/hari-ini');
		await ask('/jp');
		isOnline = false;
		const text = await textOf(await ask('/pelatihan/7'));
		expect(text).toContain('Tidak ada jaringan');
		expect(text).toContain('<a href="/hari-ini">Hari ini</a>');
		expect(text).toContain('<a href="/jp">JP saya</a>');
	});

	test('a new answer takes the place of the older copy', async () => {
		await ask('/jp');
		answers.set('/jp', () => page('JP saya, 16 dari 20'));
		await ask('/jp');
		isOnline = false;
		expect(await textOf(await ask('/jp'))).toContain('16 dari 20');
	});

	test.each([
		['a refusal', () => new Response('Tidak boleh', { status: 403, headers: { 'content-type': 'text/html' } })],
		['a file', () => new Response('a;b', { headers: { 'content-type': 'text/csv' } })]
	])('%s is shown and not kept', async (_name, reply) => {
		answers.set('/jp', reply);
		await ask('/jp');
		expect(kept('bina-pages')).toEqual([]);
	});

	test('pages about other people are not kept, even without a line', async () => {
		answers.set('/pegawai/1', () => page('Pegawai Rekaan'));
		await ask('/pegawai/1');
		expect(kept('bina-pages')).toEqual([]);
		isOnline = false;
		const text = await textOf(await ask('/pegawai/1'));
		expect(text).toContain('Tidak ada jaringan');
		expect(text).not.toContain('Pegawai Rekaan');
	});

	test.each(['/masuk', '/keluar'])('sending %s lets go of all pages kept', async (path) => {
		await ask('/jp');
		await ask(path, { method: 'POST' });
		isOnline = false;
		expect(await textOf(await ask('/jp'))).not.toContain('JP saya');
	});

	test('being shown the page to sign in lets go of them too: the session has ended', async () => {
		await ask('/jp');
		answers.set('/masuk', () => page('Masuk'));
		expect(await textOf(await ask('/masuk'))).toContain('Masuk');
		expect(kept('bina-pages')).toEqual([]);
	});

	test('without a line the page to sign in tells nothing about a session: what is kept stays', async () => {
		await ask('/jp');
		isOnline = false;
		expect(await textOf(await ask('/masuk'))).toContain('Tidak ada jaringan');
		expect(kept('bina-pages')).toEqual(['/jp']);
	});

	test('a page of ours can say that everything is to be let go; other messages change nothing', async () => {
		await ask('/jp');
		await happens('message', { data: 'apa saja' });
		expect(kept('bina-pages')).toEqual(['/jp']);
		await happens('message', { data: FORGET });
		expect(kept('bina-pages')).toEqual([]);
	});

	test('a page on its way while everything is let go is not kept after all', async () => {
		let answer = (_: Response): void => undefined;
		vi.stubGlobal('fetch', async () => new Promise<Response>((resolve) => { answer = resolve; }));
		const asking = ask('/jp');
		await happens('message', { data: FORGET });
		answer(page('JP saya'));
		await asking;
		expect(kept('bina-pages')).toEqual([]);
	});

	test('a copy older than a week is nobody\'s any more', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-01T03:00:00Z') });
		await ask('/jp');
		vi.setSystemTime(Date.now() + KEPT_MILLISECONDS);
		isOnline = false;
		expect(await textOf(await ask('/jp'))).not.toContain('JP saya');
		isOnline = true;
		await ask('/hari-ini');
		expect(kept('bina-pages')).toEqual(['/hari-ini']);
	});

	test('the tablet of a counter is kept through signing in and out', async () => {
		answers.set('/survei/ktp/tablet?izin=p', () => page('Tablet survei'));
		await ask('/survei/ktp/tablet?izin=p');
		await ask('/masuk', { method: 'POST' });
		expect(kept('bina-tablets')).toEqual(['/survei/ktp/tablet']);
		isOnline = false;
		const text = await textOf(await ask('/survei/ktp/tablet?izin=p'));
		expect(text).toContain('Tablet survei');
		expect(text).not.toContain('class="offline"');
	});

	test('a file with a lasting name is fetched once', async () => {
		answers.set('/_app/immutable/a.css', () => new Response('p {}'));
		for (let time = 0; time < 3; time += 1) expect(await textOf(await ask('/_app/immutable/a.css', { mode: 'no-cors' }))).toBe('p {}');
		expect(fetched.filter((path) => path === '/_app/immutable/a.css')).toHaveLength(1);
	});

	test('a file that is not there is not kept as if it were', async () => {
		expect((await ask('/_app/immutable/gone.css', { mode: 'no-cors' }))?.status).toBe(404);
		expect(kept('bina-assets')).toEqual(['/luring']);
	});

	test('a kept page brings the files it needs', async () => {
		answers.set('/_app/immutable/a.css', () => new Response('p {}'));
		answers.set('/jp', () => page('JP saya', '<link rel="stylesheet" href="/_app/immutable/a.css">'));
		await ask('/jp');
		expect(kept('bina-assets')).toContain('/_app/immutable/a.css');
	});

	test('when the reader changes the language, the page for times without a line follows', async () => {
		answers.set('/luring', () => OFFLINE('en'));
		answers.set('/jp', () => page('My JP', '', 'en'));
		await ask('/jp');
		expect(await stores.get('bina-assets')?.held.get(`${ORIGIN}/luring`)?.clone().text()).toContain('lang="en"');
		const before = fetched.length;
		await ask('/jp');
		expect(fetched.slice(before)).toEqual(['/jp']);
	});

	test('stays out of what is another\'s: other sites, downloads, forms', async () => {
		expect(await happens('fetch', { request: { url: 'https://lain.example/jp', method: 'GET', mode: 'navigate' } })).toBeDefined();
		expect(await ask('/evaluasi/1/data.csv', { mode: 'cors' })).toBeUndefined();
		expect(await ask('/pelatihan/7', { method: 'POST' })).toBeUndefined();
	});

	test('a new release lets old files go, but not those that a tablet without a line still needs', async () => {
		for (const name of ['old', 'tablet', 'new']) answers.set(`/_app/immutable/${name}.js`, () => new Response(name));
		answers.set('/survei/ktp/tablet', () => page('Tablet', '<script type="module" src="/_app/immutable/tablet.js"></script>'));
		for (const name of ['old', 'new']) await ask(`/_app/immutable/${name}.js`, { mode: 'no-cors' });
		await ask('/survei/ktp/tablet');
		await ask('/jp');
		immutable = [{ path: '_app/immutable/new.js' }];
		await happens('activate');
		expect(kept('bina-assets').sort()).toEqual(['/_app/immutable/new.js', '/_app/immutable/tablet.js', '/luring']);
		expect(kept('bina-pages')).toEqual([]);
	});

	test('a release that changes nothing leaves the pages where they are', async () => {
		await ask('/jp');
		await happens('activate');
		expect(kept('bina-pages')).toEqual(['/jp']);
	});

	test('keeps the page from which it was installed, but not one that is never kept', async () => {
		windows = [{ url: `${ORIGIN}/hari-ini` }, { url: `${ORIGIN}/pegawai/1` }, { url: `${ORIGIN}/tidak-ada` }];
		await happens('activate');
		expect(kept('bina-pages')).toEqual(['/hari-ini']);
		expect(fetched).not.toContain('/pegawai/1');
	});

	test('with nothing kept and no line there is no page to show, and it says so', async () => {
		stores.clear();
		isOnline = false;
		expect((await ask('/jp'))?.type).toBe('error');
	});
});
