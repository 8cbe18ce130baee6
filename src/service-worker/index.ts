import { immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { assetsIn, fillOffline, FORGET, handlingOf, isTablet, isWorthKeeping, languageOf, markOffline, noLongerKept, stillKept, titleOf, type KeptPage } from './rules.ts';

const ASSETS = 'bina-assets';
const PAGES = 'bina-pages';
/** Survives signing in and out, and has no age. */
const TABLETS = 'bina-tablets';
const OFFLINE = '/luring';

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(ASSETS).then((cache) => cache.add(OFFLINE)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(self.clients.claim().then(dropOldAssets).then(dropOldPages).then(keepOpenPages));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	const handling = handlingOf({ method: request.method, path: url.pathname, sameOrigin: url.origin === self.location.origin, isPage: request.mode === 'navigate' });
	if (handling === 'asset') event.respondWith(fromStore(request));
	if (handling === 'page') event.respondWith(pageOrCopy(request, (work) => event.waitUntil(work)));
	if (handling === 'forget' && request.method !== 'GET') event.waitUntil(forget());
	if (handling === 'forget' && request.method === 'GET') event.respondWith(signInPage(request));
	if (handling === 'pass' && request.mode === 'navigate' && request.method === 'GET') event.respondWith(fetch(request).catch(offlinePage));
});

self.addEventListener('message', (event) => {
	if (event.data === FORGET) event.waitUntil(forget());
});

/** Rises when everything is let go: a page that was on its way then is not kept after all. */
let forgotten = 0;

async function forget(): Promise<void> {
	forgotten += 1;
	await caches.delete(PAGES);
}

/** Who is shown this page by the server is signed in no longer; without a line it says nothing. */
async function signInPage(request: Request): Promise<Response> {
	try {
		const page = await fetch(request);
		if (page.ok) await forget();
		return page;
	} catch {
		return offlinePage();
	}
}

async function fromStore(request: Request): Promise<Response> {
	const kept = await caches.match(request);
	if (kept) return kept;
	const fresh = await fetch(request);
	if (fresh.ok) await (await caches.open(ASSETS)).put(request, fresh.clone());
	return fresh;
}

async function pageOrCopy(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
	const before = forgotten;
	try {
		const fresh = await fetch(request);
		if (isWorthKeeping({ ok: fresh.ok, redirected: fresh.redirected, type: fresh.type, contentType: fresh.headers.get('content-type') })) later(keep(request.url, fresh.clone(), before));
		return fresh;
	} catch {
		return (await copyOf(request.url)) ?? offlinePage();
	}
}

async function keep(address: string, response: Response, before: number): Promise<void> {
	const html = await response.text();
	if (before !== forgotten) return;
	const { pathname, search } = new URL(address);
	const cache = await caches.open(isTablet(pathname) ? TABLETS : PAGES);
	const headers = new Headers(response.headers);
	headers.set('x-kept-at', String(Date.now()));
	headers.set('x-kept-title', encodeURIComponent(titleOf(html)));
	await cache.put(pathname + search, new Response(html, { headers }));
	if (before !== forgotten) await caches.delete(PAGES); // let go while it was written
	await keepAssets(assetsIn(html, address));
	await followLanguage(html);
	await dropOldPages();
}

/** The reader may have chosen another language since the page for times without a line was fetched. */
async function followLanguage(html: string): Promise<void> {
	const known = await (await caches.match(OFFLINE))?.text();
	if (known !== undefined && languageOf(known) === languageOf(html)) return;
	await (await caches.open(ASSETS)).add(new Request(OFFLINE, { cache: 'reload' }));
}

async function dropOldPages(): Promise<void> {
	const cache = await caches.open(PAGES);
	await Promise.all(noLongerKept(await allPages(), Date.now()).map((path) => cache.delete(path)));
}

async function keepAssets(addresses: readonly string[]): Promise<void> {
	const cache = await caches.open(ASSETS);
	await Promise.all(addresses.map(async (address) => (await cache.match(address)) ?? cache.add(address)));
}

/** The page from which we were installed was fetched before we stood there to keep it. */
async function keepOpenPages(): Promise<void> {
	const before = forgotten;
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	await Promise.all(windows.map(async ({ url }) => {
		const path = new URL(url).pathname;
		if (handlingOf({ method: 'GET', path, sameOrigin: true, isPage: true }) !== 'page') return;
		const page = await fetch(url, { headers: { accept: 'text/html' } });
		if (isWorthKeeping({ ok: page.ok, redirected: page.redirected, type: page.type, contentType: page.headers.get('content-type') })) await keep(url, page, before);
	}));
}

async function keptPages(): Promise<KeptPage[]> {
	return stillKept(await allPages(), Date.now());
}

async function allPages(): Promise<KeptPage[]> {
	const cache = await caches.open(PAGES);
	const keys = await cache.keys();
	return Promise.all(keys.map(async (key): Promise<KeptPage> => {
		const kept = await cache.match(key);
		const { pathname, search } = new URL(key.url);
		return { path: pathname + search, title: decodeURIComponent(kept?.headers.get('x-kept-title') ?? ''), keptAt: Number(kept?.headers.get('x-kept-at') ?? 0) };
	}));
}

async function copyOf(address: string): Promise<Response | undefined> {
	const { pathname, search } = new URL(address);
	const tablet = isTablet(pathname) ? await (await caches.open(TABLETS)).match(pathname + search) : undefined;
	if (tablet) return tablet;
	if (!(await keptPages()).some(({ path }) => path === pathname + search)) return undefined;
	const kept = await (await caches.open(PAGES)).match(pathname + search);
	return kept && new Response(markOffline(await kept.text()), { headers: kept.headers });
}

async function offlinePage(): Promise<Response> {
	const page = await caches.match(OFFLINE);
	if (!page) return Response.error();
	return new Response(fillOffline(await page.text(), await keptPages()), { headers: page.headers });
}

/** Files of former releases go once nothing of this one names them; the newest copies of pages keep what they need. */
async function dropOldAssets(): Promise<void> {
	const current = new Set(immutable.map(({ path }) => `/${path.replace(/^\//, '')}`));
	const cache = await caches.open(ASSETS);
	const keys = await cache.keys();
	for (const address of await assetsOfTablets()) current.add(new URL(address).pathname);
	const gone = keys.filter((key) => new URL(key.url).pathname.startsWith('/_app/immutable/') && !current.has(new URL(key.url).pathname));
	if (gone.length > 0) await caches.delete(PAGES);
	await Promise.all(gone.map((key) => cache.delete(key)));
}

/** A tablet without a line cannot fetch the files of a new release: those of its own page stay. */
async function assetsOfTablets(): Promise<string[]> {
	const cache = await caches.open(TABLETS);
	const pages = await Promise.all((await cache.keys()).map(async (key) => assetsIn((await (await cache.match(key))?.text()) ?? '', key.url)));
	return pages.flat();
}
