/* The lobby's tablet. Without this script its form works as any other; with it, also without a line. */
import { ticketText, visitIdOf } from '../visit-id.rules.ts';
import { browserDevice, openIndexedStore } from './indexed-store.ts';
import { OfflineLog } from './offline-log.ts';
import { ask, keepPage, keepSending } from './tablet.ts';

const form = document.querySelector<HTMLFormElement>('#ambil');
const { slug = '', point = '', zone = 'Asia/Jakarta' } = form?.dataset ?? {};
const BACK_AFTER_MS = 20_000;

keepPage();
if (form) void start(form);

async function start(orders: HTMLFormElement): Promise<void> {
	const log = new OfflineLog(await openIndexedStore(), browserDevice, slug);
	const send = keepSending(slug, log, () => undefined);
	orders.addEventListener('submit', (event) => {
		event.preventDefault();
		const button = orders.querySelector('button');
		if (button?.disabled) return;
		if (button) button.disabled = true;
		void order(log, orders, send).finally(() => button && (button.disabled = false));
	});
}

async function order(log: OfflineLog, orders: HTMLFormElement, send: () => Promise<boolean>): Promise<void> {
	const eventId = browserDevice.uuid();
	try {
		const response = await ask(orders.action, { method: 'POST', body: new URLSearchParams({ eventId }), headers: { accept: 'text/html' } });
		if (response.ok || response.status < 500) return location.assign(response.redirected ? response.url : location.href);
	} catch {
		// No line: below.
	}
	await giveHere(log, eventId);
	void send();
}

/** The order may have arrived after all and only its answer be lost: it is taken back, so that nobody calls a number without a visitor. */
async function giveHere(log: OfflineLog, eventId: string): Promise<void> {
	await log.append({ visitId: null, kind: 'undone', undoesId: eventId });
	const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(browserDevice.now());
	const ticket = await log.nextTicket(day);
	await log.append({ visitId: visitIdOf(point, { ...ticket, day }), kind: 'taken' });
	show(ticketText(ticket));
}

function show(text: string): void {
	const ticket = document.querySelector<HTMLTemplateElement>('#nomor-luring')?.content.cloneNode(true) as DocumentFragment | undefined;
	const number = ticket?.querySelector('[data-nomor]');
	const main = document.querySelector('main');
	if (!ticket || !number || !main) return;
	number.textContent = text;
	main.replaceChildren(ticket);
	main.focus();
	setTimeout(() => location.reload(), BACK_AFTER_MS);
}
