import type { Receipt } from './offline-log.ts';
import { sendLog, type OfflineLog } from './offline-log.ts';

/** Nobody at a counter waits longer than this for an answer; then it is written down here. */
const PATIENCE_MS = 4_000;
const SEND_EVERY_MS = 10_000;

/** Asks the server with little patience. @throws {TypeError | DOMException} there is no line */
export function ask(address: string, init: RequestInit = {}): Promise<Response> {
	return fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS), credentials: 'same-origin' });
}

/** Asks for a page; its main part, or undefined where the answer is not a page of ours (signed out, in trouble). */
export async function askPage(address: string, init: RequestInit = {}): Promise<{ readonly main: HTMLElement } | undefined> {
	const response = await ask(address, { ...init, headers: { accept: 'text/html' } });
	if (response.status >= 500) throw new TypeError('no line');
	if (response.redirected && new URL(response.url).pathname !== location.pathname) return undefined;
	// The styles are on this page already, and another page's are refused here by name.
	const page = new DOMParser().parseFromString((await response.text()).replaceAll(/<style[\s\S]*?<\/style>/g, ''), 'text/html');
	const main = page.querySelector<HTMLElement>('main');
	return main ? { main } : undefined;
}

/** Keeps sending what waits, now and then and as soon as there is a line again. */
export function keepSending(slug: string, log: OfflineLog, told: (receipt: Receipt) => void): () => Promise<boolean> {
	let running: Promise<boolean> | undefined;
	const send = async () => {
		const receipt = await sendLog(log, (body) => ask(`/antrean/${slug}/catat`, { method: 'POST', body, headers: { 'content-type': 'application/json', accept: 'application/json' } }));
		if (receipt) told(receipt);
		return receipt !== undefined;
	};
	const once = () => (running ??= send().finally(() => (running = undefined)));
	addEventListener('online', () => void once());
	setInterval(() => void once(), SEND_EVERY_MS);
	void once();
	return once;
}

/** The page and its files stay on the tablet, so that it opens without a line. */
export function keepPage(): void {
	if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => undefined);
	const showLine = () => document.documentElement.classList.toggle('offline', !navigator.onLine);
	addEventListener('online', showLine);
	addEventListener('offline', showLine);
	showLine();
}
