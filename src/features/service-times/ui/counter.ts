/* An officer's counter. Buttons are ordinary forms; this sends them without leaving the page, and writes them down where there is no line. */
import { localQueue, type ShownVisit } from '../offline.rules.ts';
import { readTicket, ticketText, visitIdOf } from '../visit-id.rules.ts';
import { browserDevice, openIndexedStore } from './indexed-store.ts';
import { OfflineLog, type EventKind, type Receipt } from './offline-log.ts';
import { LivePage, swap } from './live.ts';
import { askPage, keepPage, keepSending } from './tablet.ts';

interface Heard {
	readonly slug: string;
	readonly pointId: string;
	readonly counterId: string;
	readonly day: string;
	readonly visits: readonly ShownVisit[];
}

const KINDS: Readonly<Record<string, EventKind>> = { call: 'called', recall: 'called', serve: 'served', done: 'done', absent: 'absent', left: 'left' };
const heard = (): Heard | undefined => {
	const text = document.querySelector<HTMLElement>('#keadaan')?.dataset.keadaan;
	return text === undefined ? undefined : (JSON.parse(text) as Heard);
};

/** The newest page, while somebody types or something waits here to be sent. */
let held: HTMLElement | undefined;

keepPage();
const first = heard();
if (first) void start(first);

async function start({ slug }: Heard): Promise<void> {
	const log = new OfflineLog(await openIndexedStore(), browserDevice, slug);
	const send = keepSending(slug, log, (receipt) => {
		tell(receipt);
		void showHeld(log);
	});
	document.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
		event.preventDefault();
		const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
		void act(log, form, new FormData(form, button), send);
	});
	const live = new LivePage(document.querySelector<HTMLElement>('#sejak')?.dataset.siaran ?? '', { show: (main) => void showNews(log, main) });
	document.addEventListener('focusout', () => setTimeout(() => void showHeld(log)));
	live.start();
	await draw(log);
}

async function act(log: OfflineLog, form: HTMLFormElement, fields: FormData, send: () => Promise<boolean>): Promise<void> {
	if ((await log.kept()).length === 0 || (await send())) {
		try {
			const answer = await askPage(form.action, { method: 'POST', body: new URLSearchParams([...fields] as [string, string][]) });
			if (answer) return swap(answer.main);
			return location.reload();
		} catch {
			// No line: below.
		}
	}
	const text = (name: string) => { const value = fields.get(name); return typeof value === 'string' ? value : ''; };
	await writeDown(log, text('act'), text('visit'), text('ticket'));
	await draw(log);
}

async function writeDown(log: OfflineLog, act: string, visit: string, typed: string): Promise<void> {
	const state = heard();
	if (!state) return;
	const kept = await log.kept();
	if (act === 'undo') {
		const last = kept.at(-1);
		if (last && browserDevice.now() - last.deviceAt <= 30_000) await log.forget([last.id]);
		return;
	}
	const ticket = readTicket(typed);
	const { waiting } = localQueue(state.pointId, state.counterId, state.visits, kept);
	const visitId = visit || (ticket ? visitIdOf(state.pointId, { ...ticket, day: state.day }) : waiting[0]?.id);
	const kind = KINDS[act];
	if (visitId && kind) await log.append({ visitId, kind, counterId: state.counterId });
}

/** What the server says now. While something waits here to be sent, what was written down here goes before it; nobody's typing is taken away. */
async function showNews(log: OfflineLog, main: HTMLElement): Promise<void> {
	held = main;
	if ((await log.kept()).length > 0 || document.activeElement instanceof HTMLInputElement || held !== main) return;
	held = undefined;
	const errors = document.querySelector('.error-summary'); // stays until the next button
	swap(main);
	const shown = document.querySelector('main');
	if (errors) shown?.insertBefore(errors, shown.childNodes[0] ?? null);
}

async function showHeld(log: OfflineLog): Promise<void> {
	if (held) await showNews(log, held);
}

/** Shows what was written down here; with nothing waiting the server's page stands as it is. */
async function draw(log: OfflineLog): Promise<void> {
	const state = heard();
	const kept = await log.kept();
	const mark = document.querySelector<HTMLElement>('#menunggu-jaringan');
	if (mark) [mark.hidden, mark.textContent] = [kept.length === 0, (mark.dataset.kata ?? '').replace('#', String(kept.length))];
	if (!state || kept.length === 0) return;
	const { present, waiting } = localQueue(state.pointId, state.counterId, state.visits, kept);
	const number = document.querySelector('[data-kini]');
	if (number) number.textContent = present ? ticketText(present) : '–';
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-untuk]')) {
		form.hidden = form.dataset.untuk === 'none' ? present !== null : !present || !(form.dataset.untuk ?? '').split(' ').includes(present.state);
		const visit = form.querySelector<HTMLInputElement>('input[name=visit]');
		if (visit && present) visit.value = present.id;
	}
	const rest = document.querySelector<HTMLElement>('#sisanya'); // all of them stand in one list now
	if (rest) rest.hidden = true;
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
	[note.hidden, note.textContent] = [false, text];
}
