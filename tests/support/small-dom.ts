/* A page without a browser, as large as our own scripts need it. What a browser does beyond this is tried in tests/browser. */
import { vi } from 'vitest';

export interface SmallEvent {
	readonly type: string;
	readonly target: SmallElement;
	readonly submitter?: SmallElement;
	preventDefault(): void;
}
type Listener = (event: SmallEvent) => void;

/** One compound selector: `tag`, `#id`, `.class`, `[name]` and `[name=value]`, in any mixture, without descendants. */
function fits(one: SmallElement, selector: string): boolean {
	const tag = /^[a-z][\w-]*/i.exec(selector)?.[0];
	if (tag !== undefined && one.tagName !== tag.toUpperCase()) return false;
	const rest = selector.slice(tag?.length ?? 0);
	const parts = rest.match(/#[\w-]+|\.[\w-]+|\[[^\]]+\]/g) ?? [];
	if (parts.join('') !== rest) throw new Error(`small-dom: the selector "${selector}" is larger than this page`);
	return parts.every((part) => {
		if (part.startsWith('#')) return one.getAttribute('id') === part.slice(1);
		if (part.startsWith('.')) return one.className.split(' ').includes(part.slice(1));
		const [name = '', value] = part.slice(1, -1).split('=');
		const found = one.getAttribute(name);
		return found !== null && (value === undefined || found === value.replaceAll('"', ''));
	});
}

export class SmallElement {
	readonly tagName: string;
	readonly attributes = new Map<string, string>();
	readonly #listeners = new Map<string, Listener[]>();
	#children: (SmallElement | string)[] = [];
	parent: SmallElement | null = null;
	hidden = false;
	disabled = false;
	tabIndex = 0;
	value = '';

	constructor(tag: string, attributes: Readonly<Record<string, string>> = {}, children: readonly (SmallElement | string)[] = []) {
		this.tagName = tag.toUpperCase();
		for (const [name, value] of Object.entries(attributes)) this.setAttribute(name, value);
		this.append(...children);
	}

	get children(): readonly SmallElement[] { return this.#children.filter((child) => child instanceof SmallElement); }
	get childNodes(): readonly (SmallElement | string)[] { return [...this.#children]; }
	get nextSibling(): SmallElement | string | null {
		const siblings = this.parent?.childNodes ?? [];
		return siblings[siblings.indexOf(this) + 1] ?? null;
	}
	get textContent(): string { return this.#children.map((child) => (typeof child === 'string' ? child : child.textContent)).join(''); }
	set textContent(text: string) { this.replaceChildren(...(text === '' ? [] : [text])); }
	get className(): string { return this.getAttribute('class') ?? ''; }
	set className(name: string) { this.setAttribute('class', name); }
	get lang(): string { return this.getAttribute('lang') ?? ''; }
	set lang(language: string) { this.setAttribute('lang', language); }
	get type(): string { return this.getAttribute('type') ?? ''; }
	set type(type: string) { this.setAttribute('type', type); }
	get method(): string { return (this.getAttribute('method') ?? 'get').toLowerCase(); }
	get action(): string { return this.getAttribute('action') ?? ''; }
	get classList() {
		const names = () => new Set(this.className.split(' ').filter((name) => name !== ''));
		return { toggle: (name: string, isOn: boolean) => { const now = names(); if (isOn) now.add(name); else now.delete(name); this.className = [...now].join(' '); } };
	}
	/** What a template holds: a piece that can be copied. */
	get content() { return { cloneNode: () => { const copy = tag('template-content'); copy.append(...this.#children.map((child) => (typeof child === 'string' ? child : child.copy()))); return copy; } }; }
	copy(): SmallElement { return new SmallElement(this.tagName, Object.fromEntries(this.attributes), this.#children.map((child) => (typeof child === 'string' ? child : child.copy()))); }
	get dataset(): Readonly<Record<string, string>> {
		const own = [...this.attributes].filter(([name]) => name.startsWith('data-'));
		return Object.fromEntries(own.map(([name, value]) => [name.slice(5).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), value]));
	}

	getAttribute(name: string): string | null { return this.attributes.get(name) ?? null; }
	setAttribute(name: string, value: string): void {
		this.attributes.set(name, value);
		if (name === 'value') this.value = value;
	}

	append(...parts: readonly (SmallElement | string)[]): void {
		for (const part of parts) {
			if (part instanceof SmallElement) part.parent = this;
			this.#children.push(part);
		}
	}
	replaceChildren(...parts: readonly (SmallElement | string)[]): void {
		this.#children = [];
		this.append(...parts);
	}
	insertBefore(part: SmallElement, before: SmallElement | string | null): void {
		const at = before === null ? -1 : this.#children.indexOf(before);
		part.parent = this;
		this.#children.splice(at === -1 ? this.#children.length : at, 0, part);
	}

	querySelectorAll(selectors: string): SmallElement[] {
		const wanted = selectors.split(',').map((selector) => selector.trim());
		return this.children.flatMap((child) => [...(wanted.some((selector) => fits(child, selector)) ? [child] : []), ...child.querySelectorAll(selectors)]);
	}
	querySelector(selectors: string): SmallElement | null { return this.querySelectorAll(selectors)[0] ?? null; }

	closest(name: string): SmallElement | null { return this.tagName === name.toUpperCase() ? this : (this.parent?.closest(name) ?? null); }
	addEventListener(type: string, listener: Listener): void { this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]); }
	/** Says whether somebody prevented what a browser would do. */
	dispatch(type: string, given: { readonly target?: SmallElement; readonly submitter?: SmallElement } = {}): boolean {
		let isPrevented = false;
		for (const listener of this.#listeners.get(type) ?? []) listener({ type, target: this, preventDefault: () => { isPrevented = true; }, ...given });
		return isPrevented;
	}
	click(): void { if (!this.disabled) this.dispatch('click'); }
	focus(): void { focused.element = this; }
}

const focused: { element: SmallElement | null } = { element: null };

/** Short for building: `tag('p', { class: 'lead' }, 'Words', tag('b'))`. */
export function tag(name: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly (SmallElement | string)[]): SmallElement {
	return new SmallElement(name, attributes, children);
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
	HTMLElement: [], HTMLFormElement: ['FORM'], HTMLButtonElement: ['BUTTON'], HTMLInputElement: ['INPUT'], HTMLTemplateElement: ['TEMPLATE']
};

/** A class of the browser as far as `instanceof` asks for it; no names mean every element. */
function kindOf(names: readonly string[]): object {
	return class { static [Symbol.hasInstance](one: unknown): boolean { return one instanceof SmallElement && (names.length === 0 || names.includes(one.tagName)); } };
}

/** The named controls of a form, and the button that sent it. */
class SmallFormData {
	readonly #fields: (readonly [string, string])[];
	constructor(form: SmallElement, submitter: SmallElement | null = null) {
		const controls = [...form.querySelectorAll('input, select, textarea'), ...(submitter ? [submitter] : [])];
		this.#fields = controls.flatMap((control) => { const name = control.getAttribute('name'); return name === null ? [] : [[name, control.value] as const]; });
	}
	get(name: string): string | null { return this.#fields.find(([one]) => one === name)?.[1] ?? null; }
	[Symbol.iterator](): Iterator<readonly [string, string]> { return this.#fields[Symbol.iterator](); }
}

/** HTML as our own pages write it: every tag closed, attributes in double quotes. */
class SmallParser {
	parseFromString(text: string): SmallElement {
		const root = tag('html');
		const open = [root];
		for (const [, closing, name = '', attributes = '', alone, words] of text.matchAll(/<(\/?)([a-z][\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gi)) {
			if (words !== undefined) open.at(-1)?.append(words);
			else if (closing) open.pop();
			else {
				const made = tag(name, Object.fromEntries([...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value.replaceAll('&quot;', '"')])));
				open.at(-1)?.append(made);
				if (!alone && !['input', 'meta', 'br'].includes(name.toLowerCase())) open.push(made);
			}
		}
		return root;
	}
}

export interface SmallPage {
	readonly body: SmallElement;
	readonly root: SmallElement;
	/** Sends a form as a press of its button does; says whether a script took it over. */
	readonly submit: (form: SmallElement, submitter?: SmallElement) => boolean;
	/** Where the finger or the cursor is. */
	readonly focused: () => SmallElement | null;
	/** An event of the window or the document: 'online', 'offline', 'load', 'visibilitychange'. */
	readonly happens: (type: string) => void;
}

/** Puts a page in the place of the browser's; `vi.unstubAllGlobals()` takes it away again. */
export function openPage(...content: readonly SmallElement[]): SmallPage {
	const body = tag('body', {}, ...content);
	const root = tag('html', {}, body);
	const heard = new Map<string, (() => void)[]>();
	const addListener = (type: string, listener: () => void) => { heard.set(type, [...(heard.get(type) ?? []), listener]); };
	focused.element = null;
	const documentHeard: (readonly [string, (event: SmallEvent) => void])[] = [];
	const document = {
		body,
		hidden: false,
		documentElement: root,
		get activeElement() { return focused.element; },
		addEventListener: (type: string, listener: (event: SmallEvent) => void) => { documentHeard.push([type, listener]); },
		createElement: (name: string) => tag(name),
		querySelector: (selector: string) => root.querySelector(selector),
		querySelectorAll: (selector: string) => root.querySelectorAll(selector)
	};
	vi.stubGlobal('document', document);
	for (const [name, names] of Object.entries(KINDS)) vi.stubGlobal(name, kindOf(names));
	vi.stubGlobal('FormData', SmallFormData);
	vi.stubGlobal('DOMParser', SmallParser);
	vi.stubGlobal('CSS', { escape: (text: string) => text });
	vi.stubGlobal('addEventListener', addListener);
	vi.stubGlobal('window', { setTimeout: (work: () => void, after: number) => setTimeout(work, after), addEventListener: addListener });
	const happens = (type: string) => {
		for (const listener of heard.get(type) ?? []) listener();
		for (const [wanted, listener] of documentHeard) if (wanted === type) listener({ type, target: body, preventDefault: () => undefined });
	};
	const submit = (form: SmallElement, submitter?: SmallElement) => {
		let isPrevented = form.dispatch('submit', submitter ? { submitter } : {});
		for (const [type, listener] of documentHeard) if (type === 'submit') listener({ type, target: form, preventDefault: () => { isPrevented = true; }, ...(submitter && { submitter }) });
		return isPrevented;
	};
	return { body, root, submit, focused: () => focused.element, happens };
}

/** The element, or the test fails with the selector in its words. */
export function find(within: SmallElement, selector: string): SmallElement {
	const found = within.querySelector(selector);
	if (!found) throw new Error(`small-dom: nothing fits "${selector}" in ${within.textContent}`);
	return found;
}

/** The button that says this. */
export function buttonCalled(within: SmallElement, label: string): SmallElement {
	const found = within.querySelectorAll('button').find(({ textContent }) => textContent === label);
	if (!found) throw new Error(`small-dom: no button "${label}" in ${within.textContent}`);
	return found;
}
