/* An officer's counter. Buttons are ordinary forms; this sends them without leaving the page, and writes them down where there is no line. */
import { longDate } from '#platform/messages.ts';
import { earlierDayOf, localQueue, queueOfDay, type HeardQueue } from '../offline.rules.ts';
import { readTicket, ticketOf, ticketText, visitIdOf, type Ticket } from '../visit-id.rules.ts';
import { CounterDay } from './counter-day.ts';
import { browserDevice, openIndexedStore } from './indexed-store.ts';
import { OfflineLog, type EventKind, type Receipt, type StoredEvent } from './offline-log.ts';
import { LivePage, swap } from './live.ts';
import { askPage, keepPage, keepSending } from './tablet.ts';

interface Heard extends HeardQueue {
	readonly slug: string;
	readonly counterId: string;
	/** By the server's clock, when the page was drawn. Milliseconds. */
	readonly now: number;
	readonly zone: string;
}

interface Desk {
	readonly log: OfflineLog;
	readonly day: CounterDay;
}

const KINDS: Readonly<Record<string, EventKind>> = { call: 'called', recall: 'called', serve: 'served', done: 'done', absent: 'absent', left: 'left' };
const DAY_LOOKED_AT_MS = 60_000;
const UNDO_MS = 30_000;
const heard = (page: ParentNode = document): Heard | undefined => {
	const text = page.querySelector<HTMLElement>('#keadaan')?.dataset.keadaan;
	return text === undefined ? undefined : (JSON.parse(text) as Heard);
};

/** What the server found odd about this tablet's clock: it stays through new pages, until the next button. */
let clockNote = '';
/** What is shown was drawn here, from what was written down. */
let isDrawnHere = false;
/** The newest page, while somebody types or something waits here to be sent. */
let held: HTMLElement | undefined;

/** Kept by the device from another hour or day: the time in it is not now. */
const isCopy = /\boffline\b/.test(document.documentElement.className);
keepPage();
const first = heard();
if (first) void start(first);

async function start(page: Heard): Promise<void> {
	const { slug } = page;
	const log = new OfflineLog(await openIndexedStore(), browserDevice, slug);
	const desk = { log, day: new CounterDay(log, browserDevice) };
	if (isCopy) await recall(log, page);
	else await hear(desk, page);
	const send = keepSending(slug, log, (receipt) => {
		tell(receipt);
		void showHeld(log);
	});
	document.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
		event.preventDefault();
		const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
		void act(desk, form, new FormData(form, button), send);
	});
	const live = new LivePage(document.querySelector<HTMLElement>('#sejak')?.dataset.siaran ?? '', { show: (main) => void hearPage(desk, main).then(() => showNews(log, main)) });
	document.addEventListener('focusout', () => setTimeout(() => void showHeld(log)));
	setInterval(() => void lookAtDay(desk), DAY_LOOKED_AT_MS);
	live.start();
	await draw(desk);
}

async function act(desk: Desk, form: HTMLFormElement, fields: FormData, send: () => Promise<boolean>): Promise<void> {
	clockNote = '';
	if ((await desk.log.kept()).length === 0 || (await send())) {
		try {
			const answer = await askPage(form.action, { method: 'POST', body: new URLSearchParams([...fields] as [string, string][]) });
			if (!answer) return location.reload();
			await hearPage(desk, answer.main);
			return show(answer.main);
		} catch {
			// No line: below.
		}
	}
	await writeDown(desk, fields);
	await draw(desk);
	setTimeout(() => void draw(desk), UNDO_MS);
}

async function hearPage(desk: Desk, main: HTMLElement): Promise<void> {
	const state = heard(main);
	if (state) await hear(desk, state);
}

async function hear({ log, day }: Desk, state: Heard): Promise<void> {
	await day.hear(state.now);
	await log.keepTold(state, 'queue');
}

/** The copy of a page is as old as its last visit; what was heard since then stands beside it. */
async function recall(log: OfflineLog, page: Heard): Promise<void> {
	const last = await log.told<Heard>('queue');
	if (!last || last.now <= page.now) return;
	document.querySelector('#keadaan')?.setAttribute('data-keadaan', JSON.stringify({ ...last, counterId: page.counterId }));
	isDrawnHere = true;
}

async function writeDown({ log, day }: Desk, fields: FormData): Promise<void> {
	const text = (name: string) => { const value = fields.get(name); return typeof value === 'string' ? value : ''; };
	const state = heard();
	if (!state) return;
	const kept = await log.kept();
	if (text('act') === 'undo') {
		const last = kept.at(-1);
		if (mayTakeBack(last)) await log.forget([last.id]);
		return;
	}
	const today = await day.today(state);
	const queue = queueOfDay(state, today, kept);
	const ticket = readTicket(text('ticket'));
	const earlier = ticket && text('isToday') !== 'on' ? earlierDayOf(ticket, queue) : undefined;
	askDay(ticket, earlier);
	if (earlier !== undefined) return;
	const { waiting } = localQueue(state.pointId, state.counterId, queue.visits, queue.kept);
	const visitId = text('visit') || (ticket ? visitIdOf(state.pointId, { ...ticket, day: today }) : waiting[0]?.id);
	const kind = KINDS[text('act')];
	// What stands on a page of yesterday is not done today.
	if (visitId && kind && (ticketOf(state.pointId, visitId)?.day ?? state.day) === today) await log.append({ visitId, kind, counterId: state.counterId });
}

/** Written down here so lately that it may be as if it had never been. */
function mayTakeBack(last: StoredEvent | undefined): last is StoredEvent {
	return last !== undefined && browserDevice.now() - last.deviceAt < UNDO_MS;
}

/** Asks whether a typed number was taken today; what was typed goes once that is clear. */
function askDay(ticket: Ticket | undefined, earlier: string | undefined): void {
	const question = document.querySelector<HTMLElement>('#tanya-hari');
	const box = document.querySelector<HTMLInputElement>('input[name=isToday]');
	const typed = document.querySelector<HTMLInputElement>('input[name=ticket]');
	if (box) box.checked = false;
	if (typed && earlier === undefined) typed.value = '';
	if (!question) return;
	question.hidden = earlier === undefined;
	const words = question.querySelector('[role=alert]');
	if (words && ticket && earlier !== undefined) words.textContent = (question.dataset.kata ?? '').replace('#', ticketText(ticket)).replace('@', longDate(earlier, document.documentElement.lang === 'en' ? 'en' : 'id'));
}

/** What the server says now. While something waits here to be sent, what was written down here goes before it; nobody's typing is taken away. */
async function showNews(log: OfflineLog, main: HTMLElement): Promise<void> {
	held = main;
	if ((await log.kept()).length > 0 || document.activeElement instanceof HTMLInputElement || held !== main) return;
	held = undefined;
	const errors = document.querySelector('.error-summary'); // stays until the next button
	show(main);
	const shown = document.querySelector('main');
	if (errors) shown?.insertBefore(errors, shown.childNodes[0] ?? null);
}

function show(main: HTMLElement): void {
	swap(main);
	isDrawnHere = false;
	showClockNote();
}

async function showHeld(log: OfflineLog): Promise<void> {
	if (held) await showNews(log, held);
}

/** A page of yesterday: the server's of today takes its place, or without a line what belongs to today. */
async function lookAtDay(desk: Desk): Promise<void> {
	const state = heard();
	if (!state || document.hidden || (await desk.day.today(state)) === state.day) return;
	const page = await askPage(location.href).catch(() => null);
	if (page === undefined) return location.reload();
	if (page) {
		await hearPage(desk, page.main);
		await showNews(desk.log, page.main);
	} else await draw(desk);
}

/** Shows what was written down here; with nothing waiting the server's page stands as it is, as long as it is of today. */
async function draw({ log, day }: Desk): Promise<void> {
	const state = heard();
	const kept = await log.kept();
	const mark = document.querySelector<HTMLElement>('#menunggu-jaringan');
	if (mark) [mark.hidden, mark.textContent] = [kept.length === 0, (mark.dataset.kata ?? '').replace('#', String(kept.length))];
	if (!state) return;
	const today = await day.today(state);
	if (kept.length === 0 && today === state.day && !isDrawnHere) return;
	isDrawnHere = true;
	const queue = queueOfDay(state, today, kept);
	const { present, waiting } = localQueue(state.pointId, state.counterId, queue.visits, queue.kept);
	const number = document.querySelector('[data-kini]');
	if (number) number.textContent = present ? ticketText(present) : '–';
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-untuk]')) {
		form.hidden = form.dataset.untuk === 'none' ? present !== null : !present || !(form.dataset.untuk ?? '').split(' ').includes(present.state);
		const visit = form.querySelector<HTMLInputElement>('input[name=visit]');
		if (visit && present) visit.value = present.id;
	}
	const rest = document.querySelector<HTMLElement>('#sisanya'); // all of them stand in one list now
	if (rest) rest.hidden = true;
	const words = document.querySelector<HTMLElement>('[data-keterangan]');
	if (words) words.textContent = words.dataset[present?.state === 'called' || present?.state === 'serving' ? present.state : 'none'] ?? '';
	const undo = document.querySelector<HTMLElement>('[data-urungkan]');
	if (undo) undo.hidden = !mayTakeBack(kept.at(-1));
	showWaiting(waiting);
}

function showWaiting(waiting: readonly Ticket[]): void {
	const count = document.querySelector<HTMLElement>('[data-jumlah]');
	if (count) count.textContent = (count.dataset.jumlah ?? '').replace('#', String(waiting.length));
	const nobody = document.querySelector<HTMLElement>('[data-sepi]');
	if (nobody) nobody.hidden = waiting.length > 0;
	const list = document.querySelector('[data-daftar]');
	list?.replaceChildren(...waiting.map((visit) => Object.assign(document.createElement('li'), { textContent: ticketText(visit) })));
}

/** The counter's own clock, told once it was compared with the server's. */
function tell({ refused, clockFaults, skewMs }: Receipt): void {
	const note = document.querySelector<HTMLElement>('#catatan-jam');
	if (!note) return;
	const { meleset = '', ditolak = '', janggal = '' } = note.dataset;
	const minutes = Math.round(Math.abs(skewMs) / 60_000);
	const lines = [minutes >= 2 ? meleset.replace('#', String(minutes)) : '', refused > 0 ? ditolak.replace('#', String(refused)) : '', clockFaults > 0 ? janggal.replace('#', String(clockFaults)) : ''];
	const text = lines.filter((line) => line !== '').join(' ');
	if (text === '') return;
	clockNote = text;
	showClockNote();
}

function showClockNote(): void {
	const note = document.querySelector<HTMLElement>('#catatan-jam');
	if (note && clockNote !== '') [note.hidden, note.textContent] = [false, clockNote];
}
