import { createHmac, randomBytes } from 'node:crypto';

/** What is remembered of a sending: nothing on any disk. */
export interface Seen {
	readonly earlierOfDevice: number;
	readonly earlierOfSource: number;
	/** Of this device in ten minutes, or, without a device, of this source. */
	readonly recent: number;
}

interface Trace {
	day: number;
	recent: number[];
}

const TEN_MINUTES = 600_000;
const MOST_TRACES = 50_000;

/**
 * Counts answers by device and by source, in the memory of this process only. Both are hashed with a key made at random for the day and
 * forgotten with it: yesterday's hashes can be made again by nobody, and no answer carries one. A restart forgets too.
 *
 * @source docs/decisions/0007-signs-of-gaming.md
 */
export class SurveyWatch {
	#day = '';
	#key = Buffer.alloc(0);
	#traces = new Map<string, Trace>();

	/** Counts one sending to a survey and says what came before. `null` is a device or source that is not known. */
	see(nowMs: number, surveyId: string, who: { readonly device: string | null; readonly source: string | null }): Seen {
		// One day for all time zones: it turns at 07.00 WIB, before the counters open.
		const today = new Date(nowMs).toISOString().slice(0, 10);
		if (today !== this.#day) this.#begin(today);
		const device = who.device === null ? null : this.#count(`d ${surveyId} ${who.device}`, nowMs);
		const source = who.source === null ? null : this.#count(`s ${surveyId} ${who.source}`, nowMs);
		return { earlierOfDevice: device?.day ?? 0, earlierOfSource: source?.recent ?? 0, recent: (device ?? source)?.recent ?? 0 };
	}

	/** Traces held now, for a test of the bound. */
	get size(): number {
		return this.#traces.size;
	}

	#begin(today: string): void {
		this.#day = today;
		this.#key = randomBytes(32);
		this.#traces = new Map();
	}

	#count(text: string, nowMs: number): { day: number; recent: number } {
		const name = createHmac('sha256', this.#key).update(text).digest('base64');
		const trace = this.#traces.get(name) ?? { day: 0, recent: [] };
		this.#traces.delete(name);
		trace.recent = trace.recent.filter((at) => nowMs - at < TEN_MINUTES && at <= nowMs).slice(-200);
		const before = { day: trace.day, recent: trace.recent.length };
		trace.day += 1;
		trace.recent.push(nowMs);
		this.#traces.set(name, trace);
		// The oldest go first: a flood of new devices costs memory to a bound and no more.
		if (this.#traces.size > MOST_TRACES) for (const oldest of this.#traces.keys()) if (this.#traces.delete(oldest)) break;
		return before;
	}
}
