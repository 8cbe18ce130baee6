import { askPage } from './tablet.ts';

/** The server says every 15 seconds that the line holds. */
const QUIET_MS = 40_000;
/** A line that breaks and comes back at once is no news for anybody. */
const BROKEN_MS = 6_000;
const LOOK_EVERY_MS = 5_000;
/** Where nothing comes through (an old proxy holds it back), the page is asked for as a whole, so often. */
const ASK_EVERY_MS = 20_000;
/** `EventSource.CLOSED`, also where there is none. */
const CLOSED = 2;

export interface Live {
	/** A new page has come: its main part. */
	show(main: HTMLElement): void;
}

/**
 * Shows a page as it changes on the server, over one open answer; while nobody looks at it, none. Without a line it says since when
 * what it shows is old, and goes on by itself when the line is back.
 */
export class LivePage {
	readonly #address: string;
	readonly #live: Live;
	#source: EventSource | undefined;
	#heardAt = performance.now();
	#brokenAt: number | undefined;
	#askedAt = 0;
	#clock = mark()?.dataset.pukul ?? '';

	constructor(address: string, live: Live) {
		this.#address = address;
		this.#live = live;
	}

	start(): void {
		document.documentElement.setAttribute('data-langsung', ''); // muat-ulang.js need not do it
		document.addEventListener('visibilitychange', () => this.#turn());
		addEventListener('online', () => this.#reopen());
		addEventListener('offline', () => (this.#brokenAt ??= performance.now() - BROKEN_MS));
		setInterval(() => this.#look(), LOOK_EVERY_MS);
		this.#turn();
	}

	/** Browsers allow six open answers to one server over http: a tab that nobody sees takes none. */
	#turn(): void {
		if (document.hidden) this.#close();
		else this.#reopen();
	}

	#reopen(): void {
		this.#close();
		if (document.hidden || typeof EventSource === 'undefined') return;
		const source = new EventSource(this.#address);
		this.#source = source;
		source.addEventListener('halaman', ({ data }) => {
			const { html, clock } = JSON.parse(String(data)) as { html: string; clock: string };
			const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
			if (main) this.#live.show(main);
			this.#hear(clock);
		});
		source.addEventListener('denyut', ({ data }) => this.#hear((JSON.parse(String(data)) as { clock: string }).clock));
		source.addEventListener('error', () => (this.#brokenAt ??= performance.now()));
	}

	#close(): void {
		this.#source?.close();
		this.#source = undefined;
	}

	#hear(clock: string): void {
		[this.#heardAt, this.#brokenAt, this.#clock] = [performance.now(), undefined, clock];
		this.#tell(false);
	}

	#look(): void {
		if (document.hidden) return;
		const now = performance.now();
		const isOld = now - this.#heardAt > QUIET_MS || (this.#brokenAt !== undefined && now - this.#brokenAt >= BROKEN_MS);
		this.#tell(isOld);
		if (isOld && now - this.#askedAt >= ASK_EVERY_MS) void this.#ask();
	}

	/** Also finds out whether we are signed out: then the page of the server says so. */
	async #ask(): Promise<void> {
		this.#askedAt = performance.now();
		try {
			const page = await askPage(location.href);
			if (!page) return location.reload();
			this.#live.show(page.main);
			this.#hear(page.main.querySelector<HTMLElement>('#sejak')?.dataset.pukul ?? this.#clock);
			if (this.#source === undefined || this.#source.readyState === CLOSED) this.#reopen();
		} catch {
			// No line; what is shown stays, with its time.
		}
	}

	#tell(isOld: boolean): void {
		const note = mark();
		if (!note) return;
		note.hidden = !isOld;
		const words = (note.dataset.kata ?? '').replace('#', this.#clock);
		const said = note.querySelector('span');
		if (isOld && said && said.textContent !== words) said.textContent = words;
	}
}

function mark(): HTMLElement | null {
	return document.querySelector<HTMLElement>('#sejak');
}

/**
 * The new page takes the place of the old one; the button under the finger keeps the focus (once it is gone, the part that
 * it stood in has it), and what was unfolded stays so.
 */
export function swap(main: HTMLElement): void {
	const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.tombol : undefined;
	const isUnfolded = document.querySelector<HTMLDetailsElement>('details')?.open ?? false;
	document.querySelector('main')?.replaceChildren(...main.childNodes);
	const rest = document.querySelector<HTMLDetailsElement>('details');
	if (rest) rest.open = isUnfolded;
	if (held === undefined) return;
	const button = document.querySelector<HTMLElement>(`[data-tombol="${CSS.escape(held)}"]`);
	if (button && !button.closest('form')?.hidden) button.focus();
	// Not on the next button: a key held down would press that one too.
	else document.querySelector<HTMLElement>('[data-kembali]')?.focus();
}
