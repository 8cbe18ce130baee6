import type { KeptEvent } from '../offline.rules.ts';
import { MOST_EVENTS, type EventKind } from '../schema.ts';

/** Where a browser keeps what it may not forget. */
export interface LogStore {
	add(event: StoredEvent): Promise<void>;
	all(): Promise<StoredEvent[]>;
	remove(ids: readonly string[]): Promise<void>;
	read(name: string): Promise<string | undefined>;
	write(name: string, value: string): Promise<void>;
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
	/** 0 up to 1. */
	chance(): number;
}

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
		const sequence = Number((await this.#store.read('sequence')) ?? 0) + 1;
		await this.#store.write('sequence', String(sequence));
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
		const body = JSON.stringify({ deviceId: await this.#once('device', () => this.#device.uuid()), sentAt: new Date(this.#device.now()).toISOString(), events });
		return { ids: kept.map(({ id }) => id), body };
	}

	async forget(ids: readonly string[]): Promise<void> {
		await this.#store.remove(ids);
	}

	/** The next number of this device for a day: a letter of its own, and a count from 1. */
	async nextTicket(day: string): Promise<{ readonly series: string; readonly number: number }> {
		const series = await this.#once('series', () => 'ABCDEFGHJKLMNPRSTUVWXYZ'[Math.floor(this.#device.chance() * 23)] ?? 'L');
		const name = `number/${this.#slug}/${day}`;
		const number = Number((await this.#store.read(name)) ?? 0) + 1;
		await this.#store.write(name, String(number));
		return { series, number };
	}

	async #once(name: string, make: () => string): Promise<string> {
		const known = await this.#store.read(name);
		if (known !== undefined) return known;
		const made = make();
		await this.#store.write(name, made);
		return made;
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
