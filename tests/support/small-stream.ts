/* The browser's open answer as far as our live pages use it; the test is the server. */

type Heard = (event: { readonly data: string }) => void;

export class SmallEventSource {
	static readonly CLOSED = 2;
	/** Every one that a page opened, the newest last. */
	static readonly opened: SmallEventSource[] = [];
	readonly url: string;
	readyState = 0;
	readonly #heard = new Map<string, Heard>();

	constructor(url: string) {
		this.url = url;
		SmallEventSource.opened.push(this);
	}

	static latest(): SmallEventSource {
		const latest = SmallEventSource.opened.at(-1);
		if (!latest) throw new Error('small-stream: no page listens');
		return latest;
	}

	addEventListener(type: string, listener: Heard): void {
		this.#heard.set(type, listener);
	}

	close(): void {
		this.readyState = SmallEventSource.CLOSED;
	}

	/** An event of the server reaches the page, unless it has hung up. */
	says(type: string, data: unknown): void {
		if (this.readyState === SmallEventSource.CLOSED) return;
		this.readyState = 1;
		this.#heard.get(type)?.({ data: JSON.stringify(data) });
	}

	/** The line breaks. Refused: the browser does not try again by itself. */
	breaks({ isRefused = false } = {}): void {
		this.readyState = isRefused ? SmallEventSource.CLOSED : 0;
		this.#heard.get('error')?.({ data: '' });
	}
}
