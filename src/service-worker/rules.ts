/** What the service worker needs to know of a request. */
export interface Asked {
	readonly method: string;
	readonly path: string;
	readonly sameOrigin: boolean;
	readonly isPage: boolean;
}

export type Handling = 'asset' | 'page' | 'forget' | 'pass';

/** Files whose name changes with their content, and the few fixed ones of the shell. */
const ASSET = /^\/_app\/immutable\/|^\/(manifest\.webmanifest|ikon-[\w-]+\.(png|svg))$/;
/** Signing in or out changes whose device this is: everything kept is let go. */
const ENTRANCE = /^\/(masuk|keluar)(\/|$)/;
const SIGN_IN = /^\/masuk\/?$/;
/**
 * Not kept: what belongs to nobody signed in, what names other people, and what is long and never the same. Of complaints nothing, news of them
 * and what citizens write neither: a copy would outlive the right to read it, where a case is handed to the inspectorate (R21).
 */
const NEVER_KEPT = /^\/(masuk|keluar|survei|impor|audit|cari|pegawai|mutu-data|kewenangan|unit|pengaduan|pemberitahuan|pantau|lapor)(\/|$)|^\/jp\/tim(\/|$)|^\/antrean\/[^/]+\/nomor(\/|$)/;

/** The survey tablet of a counter: set up by the office, holds nothing of an account, and must open where there has been no line for weeks. */
const TABLET = /^\/survei\/[^/]+\/tablet$/;

/** What to do with a request: a file from the store, a page with a copy kept, forget everything, or stay out of it. */
export function handlingOf({ method, path, sameOrigin, isPage }: Asked): Handling {
	if (!sameOrigin) return 'pass';
	if (method !== 'GET') return ENTRANCE.test(path) ? 'forget' : 'pass';
	if (ASSET.test(path)) return 'asset';
	if (!isPage) return 'pass';
	if (SIGN_IN.test(path)) return 'forget'; // also where an ended session leads
	if (isTablet(path)) return 'page';
	return NEVER_KEPT.test(path) ? 'pass' : 'page';
}

/** Whether a page is kept apart from those of the person signed in. */
export function isTablet(path: string): boolean {
	return TABLET.test(path);
}

/** Only whole, own pages are kept; a redirect to the sign-in page is not the page that was asked for. */
export function isWorthKeeping({ ok, redirected, type, contentType }: { readonly ok: boolean; readonly redirected: boolean; readonly type: string; readonly contentType: string | null }): boolean {
	return ok && !redirected && type === 'basic' && (contentType ?? '').startsWith('text/html');
}

/** A session lasts a week; a copy older than that is nobody's any more. */
export const KEPT_MILLISECONDS = 7 * 24 * 3_600_000;
/** Newest pages that stay on the device. */
export const MOST_PAGES = 60;

export interface KeptPage {
	readonly path: string;
	readonly title: string;
	readonly keptAt: number;
}

/** Those that still count, newest first; not what an earlier release kept and this one would not. */
export function stillKept(pages: readonly KeptPage[], now: number): KeptPage[] {
	return pages.filter(({ path, keptAt }) => now - keptAt < KEPT_MILLISECONDS && (isTablet(path) || !NEVER_KEPT.test(path.split('?', 1)[0] ?? ''))).sort((a, b) => b.keptAt - a.keptAt).slice(0, MOST_PAGES);
}

/** Those that no longer count: they are deleted, not only hidden. */
export function noLongerKept(pages: readonly KeptPage[], now: number): string[] {
	const counted = new Set(stillKept(pages, now).map(({ path }) => path));
	return pages.map(({ path }) => path).filter((path) => !counted.has(path));
}

/** What a page of ours tells the service worker when somebody signs out. */
export const FORGET = 'forget';

/** The title of a page without our name behind it. */
export function titleOf(html: string): string {
	const title = /<title>([^<]*)<\/title>/i.exec(html)?.[1] ?? '';
	return title.replace(/ · Bina$/, '').trim();
}

/** The language that a page of ours says it is in. */
export function languageOf(html: string): string {
	return /<html\b[^>]*?\blang="([^"]*)"/i.exec(html)?.[1] ?? '';
}

/** The files with a lasting name that a page asks for, as addresses. */
export function assetsIn(html: string, pageAddress: string): string[] {
	const found = [...html.matchAll(/<(?:link|script)\b[^>]*?(?:href|src)="([^"]*_app\/immutable\/[^"]+)"[^>]*>/g)].flatMap(([tag, link]) => (link && !/\sdisabled\b/.test(tag) ? [new URL(link, pageAddress).href] : []));
	return [...new Set(found)];
}

/** A copy says that it is one: the frame shows its line, also without script. */
export function markOffline(html: string): string {
	return html.replace(/<html /i, '<html class="offline" ');
}

/** The offline page with links to what is kept; titles come from our own escaped pages and stay as they are. */
export function fillOffline(html: string, pages: readonly KeptPage[]): string {
	if (pages.length === 0) return html;
	const links = pages.map(({ path, title }) => `<li><a href="${path.replaceAll('"', '%22').replaceAll('<', '%3C')}">${title === '' ? path.replaceAll('<', '') : title}</a></li>`);
	return html.replace(/<ul id="tersimpan"[^>]*>[\s\S]*?<\/ul>/, () => `<ul id="tersimpan" class="rows">${links.join('')}</ul>`); // a text would read "$&" in an address as a sign
}
