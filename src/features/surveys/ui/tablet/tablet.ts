/* The tablet at a counter without a line: keeps each answer first, sends it when it can. */
import type { TabletConfig } from './config.ts';
import { drawScreens } from './screens.ts';
import { openStore, type TabletStore } from './store.ts';
import { dayOf, latestDay, sendWaiting, type Reply, type Waiting } from './sync.ts';

const EVERY_MS = 60_000;
const frame = document.querySelector<HTMLElement>('#tablet');
const config = JSON.parse(frame?.dataset['config'] ?? 'null') as TabletConfig | null;
if (frame && config) openStore(config.slug).then((store) => begin(frame, config, store), () => frame.replaceChildren(config.words.noStore));

function begin(frame: HTMLElement, config: TabletConfig, store: TabletStore): void {
	const sync = syncing(config, store);
	drawScreens(frame, config, async (answers, seconds) => {
		if (!(await keep(config, store, answers, seconds))) return false;
		await showCounts(config, store);
		void sync();
		return true;
	}).start();
	document.querySelector('#kirim')?.addEventListener('click', () => void sync(true));
	addEventListener('online', () => void sync());
	setInterval(() => void sync(), EVERY_MS);
	void sync();
	void navigator.storage?.persist?.();
}

/** Keeps the answer under its day; true when it is safely written. */
async function keep(config: TabletConfig, store: TabletStore, answers: Record<string, number>, seconds: number): Promise<boolean> {
	try {
		const day = dayOf(new Date());
		const last = await store.fact('last');
		await store.add({ token: crypto.randomUUID(), day, floor: latestDay(config.today, await store.fact('floor'), last), seconds, answers });
		await store.keepFact('last', latestDay(day, last));
		return true;
	} catch {
		return false;
	}
}

/** One sending at a time: a second call while one runs is let go, the next minute comes. */
function syncing(config: TabletConfig, store: TabletStore): (again?: boolean) => Promise<void> {
	const { words } = config;
	const say = (text: string) => {
		const note = document.querySelector<HTMLElement>('#kabar');
		if (note) note.textContent = text;
	};
	let running = false;
	return async (again = false) => {
		if (running) return;
		running = true;
		if (again) say(words.sending);
		try {
			const { state, today } = await sendWaiting(store, (answers) => post(config, answers), again);
			if (today !== undefined) await store.keepFact('floor', today);
			say(state === 'pass' ? words.noPass : state === 'offline' ? words.offline : '');
		} finally {
			running = false;
			await showCounts(config, store);
		}
	};
}

async function post(config: TabletConfig, answers: readonly Waiting[]): Promise<Reply | 'pass' | undefined> {
	try {
		const body = JSON.stringify({ pass: config.pass, answers });
		const headers = { 'content-type': 'application/json' };
		const reply = await fetch(`/survei/${encodeURIComponent(config.slug)}/kirim`, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
		if (reply.status === 403) return 'pass';
		return reply.ok ? ((await reply.json()) as Reply) : undefined;
	} catch {
		return undefined;
	}
}

async function showCounts({ words }: TabletConfig, store: TabletStore): Promise<void> {
	const all = await store.all();
	const refused = all.filter((answer) => answer.refused !== undefined);
	const waiting = all.length - refused.length;
	const status = document.querySelector<HTMLElement>('#menunggu');
	if (status) status.textContent = waiting === 0 ? words.none : words.waiting.replace('{n}', String(waiting));
	document.querySelector('#ditolak')?.replaceChildren(...linesOf(refused, words));
	const download = document.querySelector<HTMLAnchorElement>('#unduh');
	if (!download) return;
	download.hidden = refused.length === 0;
	download.href = `data:application/json,${encodeURIComponent(JSON.stringify(refused))}`;
}

function linesOf(refused: readonly Waiting[], words: TabletConfig['words']): HTMLElement[] {
	if (refused.length === 0) return [];
	const reasons = words.reasons as Readonly<Record<string, string>>;
	const counts = new Map<string, number>();
	for (const { refused: reason = '' } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	const head = document.createElement('li');
	head.textContent = words.kept.replace('{n}', String(refused.length));
	return [head, ...[...counts].map(([reason, count]) => {
		const line = document.createElement('li');
		line.textContent = `${count}: ${reasons[reason] ?? reason}`;
		return line;
	})];
}

if ('serviceWorker' in navigator) addEventListener('load', () => void navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => undefined));
