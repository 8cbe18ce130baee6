import { toSvgDataURL } from 'lean-qr/extras/svg';
import { generate } from 'lean-qr';
import { believedNow, type HeardClock } from '../clock.rules.ts';
import type { Device, OfflineLog } from './offline-log.ts';

/** What the server told this tablet about itself, kept for the time without a line. */
interface Told {
	readonly series: string;
	readonly heard: HeardClock;
	/** Survey codes of numbers to come, by day and number; each answers once. */
	readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Greeted {
	readonly series: string;
	readonly now: string;
	readonly codes: Readonly<Record<string, readonly { readonly number: number; readonly code: string }[]>> | null;
}

/** A number given here, without a line. */
export interface OwnTicket {
	readonly day: string;
	readonly series: string;
	readonly number: number;
	/** Null when those that were fetched are used up. */
	readonly code: string | null;
}

/** With fewer codes left for today the tablet asks for more. */
const FEW_CODES = 30;

/** A tablet of a lobby: its own letter, asked for once, and its own count of each day. */
export class LobbyTablet {
	readonly #log: OfflineLog;
	readonly #device: Device;
	readonly #zone: string;

	constructor(log: OfflineLog, device: Device, zone: string) {
		this.#log = log;
		this.#device = device;
		this.#zone = zone;
	}

	/** The letter of this tablet; undefined when it has never had a line. */
	async series(): Promise<string | undefined> {
		return (await this.#log.told<Told>())?.series;
	}

	/** Tells the server that we are here, and keeps what it says. Without a line what it said before stands. */
	async greet(ask: (body: string) => Promise<Response>): Promise<void> {
		const before = await this.#log.told<Told>();
		const today = this.#day(before);
		const number = await this.#log.lastNumber(today);
		const left = Object.keys(before?.codes[today] ?? {}).filter((one) => Number(one) > number).length;
		const needsCodes = before === undefined || left < FEW_CODES || this.#dayOf(before.heard.at) !== today;
		const response = await ask(JSON.stringify({ deviceId: await this.#log.deviceId(), used: { day: today, number }, needsCodes })).catch(() => undefined);
		if (!response?.ok || !response.headers.get('content-type')?.startsWith('application/json')) return;
		const { series, now, codes } = (await response.json()) as Partial<Greeted>;
		// An answer that names no letter was not meant for this: what was told before stands.
		if (series === undefined || now === undefined) return;
		const at = Date.parse(now);
		const fresh = codes && Object.fromEntries(Object.entries(codes).map(([day, ones]) => [day, Object.fromEntries(ones.map((one) => [one.number, one.code]))]));
		await this.#log.keepTold({ series, heard: { at, skewMs: at - this.#device.now() }, codes: fresh ?? (before?.series === series ? before.codes : {}) } satisfies Told);
	}

	/** The next number under the own letter; undefined when there is none yet. */
	async give(): Promise<OwnTicket | undefined> {
		const told = await this.#log.told<Told>();
		if (!told) return undefined;
		const day = this.#day(told);
		const number = await this.#log.nextNumber(day);
		return { day, series: told.series, number, code: told.codes[day]?.[number] ?? null };
	}

	#day(told: Told | undefined): string {
		return this.#dayOf(told ? believedNow(this.#device.now(), told.heard) : this.#device.now());
	}

	#dayOf(at: number): string {
		return new Intl.DateTimeFormat('en-CA', { timeZone: this.#zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
	}
}

/** A code as a picture for the visitor's own phone. */
export function codeImage(address: string): string {
	return toSvgDataURL(generate(address), { on: '#000', off: '#fff', pad: 4 });
}
