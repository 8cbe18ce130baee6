import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPage, tag, type SmallElement, type SmallPage } from '#tests/support/small-dom.ts';

type Heard = (event: Record<string, unknown>) => void;

/** An element with what this script asks of a browser beyond the small page. */
function real(name: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly SmallElement[]) {
	const made = tag(name, attributes, ...children);
	return Object.assign(made, {
		removeAttribute: (key: string) => { made.attributes.delete(key); },
		contains: (other: SmallElement): boolean => other === made || made.children.some((child) => child === other || child.querySelectorAll('[data-within]').includes(other)),
		isContentEditable: attributes.contenteditable === 'true',
		offsetParent: attributes['data-unseen'] === undefined ? {} : null,
		showModal: () => { made.setAttribute('open', ''); }
	});
}

describe('the script of officers’ pages', () => {
	const search = () => real('input', { id: 'cari' });
	let page: SmallPage;
	let heard: Map<string, Heard[]>;
	let went: string[];
	let told: string[];
	let registered: unknown[][];
	let isOnline = true;
	let workers: object | undefined;

	/** Opens a page and runs the script as a browser does. */
	const open = async (...content: readonly SmallElement[]): Promise<void> => {
		page = openPage(...content);
		Object.assign(document, { addEventListener: (type: string, listener: Heard) => { heard.set(type, [...(heard.get(type) ?? []), listener]); } });
		vi.stubGlobal('Node', Object);
		vi.stubGlobal('location', { assign: (to: string) => { went.push(to); } });
		vi.stubGlobal('navigator', { get onLine() { return isOnline; }, ...(workers && { serviceWorker: workers }) });
		await import('./shell.ts');
	};
	const happens = (type: string, event: Record<string, unknown>) => {
		let isPrevented = false;
		for (const listener of heard.get(type) ?? []) listener({ target: page.body, timeStamp: 0, ctrlKey: false, metaKey: false, altKey: false, preventDefault: () => { isPrevented = true; }, ...event });
		return isPrevented;
	};
	const press = (key: string, event: Record<string, unknown> = {}) => happens('keydown', { key, ...event });

	beforeEach(() => {
		vi.resetModules();
		[heard, went, told, registered, isOnline] = [new Map(), [], [], [], true];
		workers = {
			register: (...given: unknown[]) => { registered.push(given); return Promise.reject(new Error('no room')); },
			getRegistration: () => Promise.resolve({ active: { postMessage: (words: string) => { told.push(words); } } })
		};
	});
	afterEach(() => { vi.unstubAllGlobals(); });

	test('slash goes to the search box, and does not type itself into it', async () => {
		const box = search();
		await open(box);
		expect(press('/')).toBe(true);
		expect(page.focused()).toBe(box);
		expect(went).toEqual([]);
	});

	test('where the box is not in sight, as on a phone, slash opens the page of the search', async () => {
		await open(real('input', { id: 'cari', 'data-unseen': '' }));
		expect(press('/')).toBe(true);
		expect([went, page.focused()]).toEqual([['/cari'], null]);
	});

	test('a question mark shows the list of keys', async () => {
		const list = real('dialog', { id: 'pintasan' });
		await open(list);
		expect(press('?')).toBe(true);
		expect(list.getAttribute('open')).toBe('');
	});

	test('while the list is open no key does anything', async () => {
		await open(search(), real('dialog', { id: 'pintasan', open: '' }));
		expect(press('/')).toBe(false);
		expect(page.focused()).toBeNull();
	});

	test('g and a letter follow the link of the menu with this letter, and only this', async () => {
		const clicked: string[] = [];
		const link = (letter: string) => { const made = real('a', { 'data-go': letter }); made.addEventListener('click', () => { clicked.push(letter); }); return made; };
		await open(link('h'), link('p'));
		press('g', { timeStamp: 100 });
		press('p', { timeStamp: 400 });
		press('h', { timeStamp: 500 });
		press('g', { timeStamp: 600 });
		press('x', { timeStamp: 700 });
		expect(clicked).toEqual(['p']);
	});

	test.each(['ctrlKey', 'metaKey', 'altKey'])('a key with %s belongs to the browser', async (held) => {
		await open(search());
		expect(press('/', { [held]: true })).toBe(false);
		expect(page.focused()).toBeNull();
	});

	test.each(['input', 'select', 'textarea'])('what is typed into a %s stays there', async (name) => {
		const field = real(name);
		await open(search(), field);
		expect(press('/', { target: field })).toBe(false);
		expect(press('?', { target: field })).toBe(false);
		expect(page.focused()).toBeNull();
	});

	test('what is typed into a text that can be edited stays there', async () => {
		const text = real('div', { contenteditable: 'true' });
		await open(search(), text);
		expect(press('/', { target: text })).toBe(false);
	});

	test('Escape closes the menu of the person, also from within a field', async () => {
		const menu = real('details', { class: 'person', open: '' });
		await open(menu);
		press('Escape', { target: real('input') });
		expect(menu.getAttribute('open')).toBeNull();
	});

	test('a tap beside the menu closes it, one inside does not', async () => {
		const inside = real('button', { 'data-within': '' });
		const menu = real('details', { class: 'person', open: '' }, inside);
		await open(menu);
		happens('click', { target: inside });
		expect(menu.getAttribute('open')).toBe('');
		happens('click', { target: page.body });
		expect(menu.getAttribute('open')).toBeNull();
	});

	test('a refused form begins at what is to be mended', async () => {
		const summary = real('div', { class: 'error-summary' });
		await open(summary);
		expect(page.focused()).toBe(summary);
	});

	test('says when the line is gone, and takes it back', async () => {
		await open();
		expect(page.root.className).toBe('');
		isOnline = false;
		page.happens('offline');
		expect(page.root.className).toBe('offline');
		isOnline = true;
		page.happens('online');
		expect(page.root.className).toBe('');
	});

	test('a page that is opened without a line says so at once', async () => {
		isOnline = false;
		await open();
		expect(page.root.className).toBe('offline');
	});

	test('signing out tells the device to forget; no other form does', async () => {
		await open();
		happens('submit', { target: real('form', { action: '/akun/bahasa' }) });
		happens('submit', { target: real('form', { action: 'http://127.0.0.1/keluar/jauh' }) });
		await Promise.resolve();
		expect(told).toEqual([]);
		happens('submit', { target: real('form', { action: 'http://127.0.0.1/keluar' }) });
		await vi.waitFor(() => { expect(told).toEqual(['forget']); });
	});

	test('asks for the service worker once the page is there; a device without room is no fault', async () => {
		await open();
		expect(registered).toEqual([]);
		page.happens('load');
		await Promise.resolve();
		expect(registered).toEqual([['/service-worker.js', { type: 'module' }]]);
	});

	test('a browser that knows no service worker has all the rest', async () => {
		workers = undefined;
		const box = search();
		await open(box);
		page.happens('load');
		happens('submit', { target: real('form', { action: '/keluar' }) });
		press('/');
		expect([registered, page.focused()]).toEqual([[], box]);
	});
});
