/* The lobby's tablet. Without this script its form works as any other; with it, also without a line. */
import { ticketText, visitIdOf } from '../visit-id.rules.ts';
import { browserDevice, openIndexedStore } from './indexed-store.ts';
import { codeImage, LobbyTablet } from './lobby-tablet.ts';
import { OfflineLog } from './offline-log.ts';
import { ask, keepPage, keepSending } from './tablet.ts';

const form = document.querySelector<HTMLFormElement>('#ambil');
const { slug = '', point = '', zone = 'Asia/Jakarta' } = form?.dataset ?? {};
const BACK_AFTER_MS = 20_000;
const HIGHEST_NUMBER = 9999;

keepPage();
if (form) void start(form);

async function start(orders: HTMLFormElement): Promise<void> {
	const log = new OfflineLog(await openIndexedStore(), browserDevice, slug);
	const tablet = new LobbyTablet(log, browserDevice, zone);
	const send = keepSending(slug, log, () => undefined);
	const greet = async () => {
		await tablet.greet((body) => ask(`/antrean/${slug}/tablet`, { method: 'POST', body, headers: { 'content-type': 'application/json', accept: 'application/json' } }));
		const mark = document.querySelector<HTMLElement>('[data-huruf]');
		const series = await tablet.series();
		if (mark && series !== undefined) [mark.hidden, mark.textContent] = [false, (mark.dataset.huruf ?? '').replace('#', series)];
	};
	orders.addEventListener('submit', (event) => {
		event.preventDefault();
		const button = orders.querySelector('button');
		if (button?.disabled) return;
		if (button) button.disabled = true;
		void order(log, tablet, orders, send).finally(() => button && (button.disabled = false));
	});
	addEventListener('online', () => void greet());
	await greet();
}

async function order(log: OfflineLog, tablet: LobbyTablet, orders: HTMLFormElement, send: () => Promise<boolean>): Promise<void> {
	const eventId = browserDevice.uuid();
	try {
		const response = await ask(orders.action, { method: 'POST', body: new URLSearchParams({ eventId }), headers: { accept: 'text/html' } });
		if (response.ok || response.status < 500) return location.assign(response.redirected ? response.url : location.href);
	} catch {
		// No line: below.
	}
	await giveHere(log, tablet, eventId);
	void send();
}

/** The order may have arrived after all and only its answer be lost: it is taken back, so that nobody calls a number without a visitor. */
async function giveHere(log: OfflineLog, tablet: LobbyTablet, eventId: string): Promise<void> {
	await log.append({ visitId: null, kind: 'undone', undoesId: eventId });
	const ticket = await tablet.give();
	if (!ticket || ticket.number > HIGHEST_NUMBER) return show('#tanpa-huruf', () => undefined);
	await log.append({ visitId: visitIdOf(point, ticket), kind: 'taken' });
	show('#nomor-luring', (content) => {
		const number = content.querySelector('[data-nomor]');
		if (number) number.textContent = ticketText(ticket);
		const code = content.querySelector<HTMLImageElement>('[data-kode]');
		const words = content.querySelector<HTMLElement>('[data-nilai]');
		if (ticket.code === null || !code || !words) return;
		code.src = codeImage(`${location.origin}/survei/${slug}?t=${ticket.code}`);
		[code.hidden, words.hidden] = [false, false];
	});
}

function show(template: string, fill: (content: DocumentFragment) => void): void {
	const content = document.querySelector<HTMLTemplateElement>(template)?.content.cloneNode(true) as DocumentFragment | undefined;
	const main = document.querySelector('main');
	if (!content || !main) return;
	fill(content);
	main.replaceChildren(content);
	main.focus();
	setTimeout(() => location.reload(), BACK_AFTER_MS);
}
