import { dayIn } from '#platform/clock.ts';
import { believedNow, type HeardClock } from '../clock.rules.ts';
import type { Device, OfflineLog } from './offline-log.ts';

/** The day by which a counter without a line counts: by what the server's clock last said here, whatever the tablet's own says. */
export class CounterDay {
	readonly #log: OfflineLog;
	readonly #device: Device;

	constructor(log: OfflineLog, device: Device) {
		this.#log = log;
		this.#device = device;
	}

	/** The server says that it is `at` (milliseconds) just now. */
	async hear(at: number): Promise<void> {
		await this.#log.keepTold({ at, skewMs: at - this.#device.now() } satisfies HeardClock, 'clock');
	}

	/** 'YYYY-MM-DD' in the zone of the point; the day of the page where no clock was ever heard. */
	async today({ day, zone }: { readonly day: string; readonly zone: string }): Promise<string> {
		const heard = await this.#log.told<HeardClock>('clock');
		if (!heard) return day;
		const today = dayIn(zone, new Date(believedNow(this.#device.now(), heard)));
		return today < day ? day : today;
	}
}
