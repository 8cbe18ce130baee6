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
	const { words } = config;
	const status = document.querySelector<HTMLElement>('#menunggu');
	const note = document.querySelector<HTMLElement>('#kabar');
	const send = document.querySelector<HTMLButtonElement>('#kirim');
	const refusedList = document.querySelector<HTMLElement>('#ditolak');
	const download = document.querySelector<HTMLAnchorElement>('#unduh');

	async function showCounts(): Promise<void> {
		const all = await store.all();
		const refused = all.filter((answer) => answer.refused !== undefined);
		const waiting = all.length - refused.length;
		if (status) status.textContent = waiting === 0 ? words.none : words.waiting.replace('{n}', String(waiting));
		refusedList?.replaceChildren(...linesOf(refused, words));
		if (!download) return;
		download.hidden = refused.length === 0;
		download.href = `data:application/json,${encodeURIComponent(JSON.stringify(refused))}`;
	}

	async function post(answers: readonly Waiting[]): Promise<Reply | 'pass' | undefined> {
		try {
			const body = JSON.stringify({ pass: config.pass, answers });
			const reply = await fetch(`/survei/${encodeURIComponent(config.slug)}/kirim`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(30_000) });
			if (reply.status === 403) return 'pass';
			return reply.ok ? ((await reply.json()) as Reply) : undefined;
		} catch {
			return undefined;
		}
	}

	let running = false;
	async function sync(again = false): Promise<void> {
		if (running) return;
		running = true;
		if (note) note.textContent = again ? words.sending : '';
		try {
			const { state, today } = await sendWaiting(store, post, again);
			if (today !== undefined) await store.keepFact('floor', today);
			if (note) note.textContent = state === 'pass' ? words.noPass : state === 'offline' ? words.offline : '';
		} finally {
			running = false;
			await showCounts();
		}
	}

	async function keep(answers: Record<string, number>, seconds: number): Promise<boolean> {
		try {
			const day = dayOf(new Date());
			const floor = latestDay(config.today, await store.fact('floor'), await store.fact('last'));
			await store.add({ token: crypto.randomUUID(), day, floor, seconds, answers });
			await store.keepFact('last', latestDay(day, await store.fact('last')));
		} catch {
			return false;
		}
		await showCounts();
		void sync();
		return true;
	}

	drawScreens(frame, config, keep).start();
	send?.addEventListener('click', () => void sync(true));
	addEventListener('online', () => void sync());
	setInterval(() => void sync(), EVERY_MS);
	void sync();
	void navigator.storage?.persist?.();
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
