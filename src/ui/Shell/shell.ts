/* The little script of officers' pages. Everything works without it; with it the keyboard gets there sooner. */
import { keyMeans, NOTHING_HELD } from './keys.ts';

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName));

let held = NOTHING_HELD;
document.addEventListener('keydown', (event) => {
	if (event.key === 'Escape') document.querySelector<HTMLDetailsElement>('details.person[open]')?.removeAttribute('open');
	if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
	const meaning = keyMeans(held, event.key, event.timeStamp);
	held = meaning.held;
	if (meaning.act === 'search') {
		const box = document.querySelector<HTMLInputElement>('#cari');
		if (!box?.offsetParent) location.assign('/cari');
		else box.focus();
		event.preventDefault();
	} else if (meaning.act === 'list') {
		document.querySelector<HTMLDialogElement>('#pintasan')?.showModal();
		event.preventDefault();
	} else if (meaning.act === 'go') {
		document.querySelector<HTMLAnchorElement>(`a[data-go="${CSS.escape(meaning.letter)}"]`)?.click();
	}
});

// A menu that was opened by mistake closes on a tap beside it.
document.addEventListener('click', (event) => {
	const menu = document.querySelector('details.person[open]');
	if (menu && event.target instanceof Node && !menu.contains(event.target)) menu.removeAttribute('open');
});

document.querySelector<HTMLElement>('.error-summary')?.focus();

const showLine = () => document.documentElement.classList.toggle('offline', !navigator.onLine);
addEventListener('online', showLine);
addEventListener('offline', showLine);
if (!navigator.onLine) showLine();

// The service worker sees the form itself; a page that it does not control yet tells it.
document.addEventListener('submit', (event) => {
	if (event.target instanceof HTMLFormElement && /\/keluar$/.test(event.target.action)) void navigator.serviceWorker?.getRegistration().then((registration) => registration?.active?.postMessage('forget'));
});

if ('serviceWorker' in navigator) addEventListener('load', () => void navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => undefined));
