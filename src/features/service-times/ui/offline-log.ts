import type { KeptEvent } from '../offline.rules.ts';
import { MOST_EVENTS, type EventKind } from '../schema.ts';

/** Where a browser keeps what it may not forget. */
export interface LogStore {
	add(event: StoredEvent): Promise<void>;
	all(): Promise<StoredEvent[]>;
	remove(ids: readonly string[]): Promise<void>;
	read(name: string): Promise<string | undefined>;
	/** Puts what `to` makes of what stood there, and returns it. Two pages that do so at once do it one after the other. */
	change(name: string, to: (before: string | undefined) => string): Promise<string>;
}

export interface StoredEvent extends KeptEvent {
	readonly slug: string;
	/** The page load in which it was written, and the moment by that page's own clock, which nobody can set. */
	readonly pageId: string;
	readonly pageAt: number;
}

/** The device's clocks and chance, so that a test brings its own. */
export interface Device {
	now(): number;
	pageAt(): number;
	uuid(): string;
}

type Told = 'told' | 'clock' | 'queue';
export type NewKept = Pick<KeptEvent, 'visitId' | 'kind'> & Partial<Pick<KeptEvent, 'counterId' | 'undoesId'>>;

/** What happened here, written down before anything else is tried; sent when there is a line. */
export class OfflineLog {
	readonly #store: LogStore;
	readonly #device: Device;
	readonly #slug: string;
	readonly #pageId: string;

	constructor(store: LogStore, device: Device, slug: string) {
		this.#store = store;
		this.#device = device;
		this.#slug = slug;
		this.#pageId = device.uuid();
	}

	async append({ visitId, kind, counterId = null, undoesId = null }: NewKept): Promise<StoredEvent> {
		const sequence = await this.#count('sequence');
		const event = { id: this.#device.uuid(), slug: this.#slug, visitId, kind, counterId, undoesId, deviceAt: this.#device.now(), sequence, pageId: this.#pageId, pageAt: this.#device.pageAt() };
		await this.#store.add(event);
		return event;
	}

	/** Waits to be sent from this page, oldest first. */
	async kept(): Promise<StoredEvent[]> {
		return (await this.#store.all()).filter(({ slug }) => slug === this.#slug).sort((a, b) => a.sequence - b.sequence);
	}

	/** The next packet as the server reads it; undefined when nothing waits. */
	async packet(): Promise<{ readonly ids: readonly string[]; readonly body: string } | undefined> {
		const kept = (await this.kept()).slice(0, MOST_EVENTS);
		if (kept.length === 0) return undefined;
		const events = kept.map(({ id, visitId, kind, undoesId, counterId, deviceAt, sequence, pageId, pageAt }) => ({
			id, visitId, kind, undoesId, counterId, deviceAt: new Date(deviceAt).toISOString(), sequence,
			ageMs: pageId === this.#pageId ? Math.max(0, this.#device.pageAt() - pageAt) : null
		}));
		const body = JSON.stringify({ deviceId: await this.deviceId(), sentAt: new Date(this.#device.now()).toISOString(), events });
		return { ids: kept.map(({ id }) => id), body };
	}

	async forget(ids: readonly string[]): Promise<void> {
		await this.#store.remove(ids);
	}

	/** The same for all points and for good, as long as the browser forgets nothing. */
	deviceId(): Promise<string> {
		return this.#store.change('device', (known) => known ?? this.#device.uuid());
	}

	/** The last number that this device gave on a day. */
	async lastNumber(day: string): Promise<number> {
		return Number((await this.#store.read(`number/${this.#slug}/${day}`)) ?? 0);
	}

	/** The next number of this device for a day, counted from 1. */
	nextNumber(day: string): Promise<number> {
		return this.#count(`number/${this.#slug}/${day}`);
	}

	/** What the server told this device at this point about itself ('told'), the time ('clock') or its queue ('queue'); undefined before it ever did. */
	async told<T>(what: Told = 'told'): Promise<T | undefined> {
		const text = await this.#store.read(`${what}/${this.#slug}`);
		return text === undefined ? undefined : (JSON.parse(text) as T);
	}

	async keepTold(told: unknown, what: Told = 'told'): Promise<void> {
		await this.#store.change(`${what}/${this.#slug}`, () => JSON.stringify(told));
	}

	async #count(name: string): Promise<number> {
		return Number(await this.#store.change(name, (before) => String(Number(before ?? 0) + 1)));
	}
}

/** What the server said of a packet. */
export interface Receipt {
	readonly refused: number;
	readonly clockFaults: number;
	readonly skewMs: number;
}

/** Sends what waits, packet by packet, and lets go of what was received. What fails stays for the next time. @returns undefined when there is no line */
export async function sendLog(log: OfflineLog, send: (body: string) => Promise<Response>): Promise<Receipt | undefined> {
	let receipt: Receipt = { refused: 0, clockFaults: 0, skewMs: 0 };
	for (let packet = await log.packet(); packet; packet = await log.packet()) {
		const response = await send(packet.body).catch(() => undefined);
		// Signed out, or a server in trouble: the log waits. Only what was answered as received is let go.
		if (!response?.ok || !response.headers.get('content-type')?.startsWith('application/json')) return undefined;
		const { refused, clockFaults, skewMs } = (await response.json()) as { refused: readonly unknown[]; clockFaults: number; skewMs: number };
		receipt = { refused: receipt.refused + refused.length, clockFaults: receipt.clockFaults + clockFaults, skewMs };
		await log.forget(packet.ids);
	}
	return receipt;
}

export type { EventKind };
