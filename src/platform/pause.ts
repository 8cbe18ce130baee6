import { createHmac, randomBytes } from 'node:crypto';

/** How often something may be done by one source: so many at once, then one each so many seconds. */
export interface Patience {
	readonly burst: number;
	readonly everySeconds: number;
}

interface Bucket {
	left: number;
	at: number;
}

/**
 * Slows a flood down without keeping out the neighbours behind the same address: the longest wait is the time of one token.
 * Kept in memory only, under a key that dies with the process: nowhere is it written who was here, and when (R21).
 */
export class Pauses {
	readonly #key = randomBytes(32);
	readonly #buckets = new Map<string, Bucket>();
	readonly #patience: Patience;
	readonly #most: number;

	constructor(patience: Patience, most = 50_000) {
		this.#patience = patience;
		this.#most = most;
	}

	/** Takes one token. @returns 0, or the seconds to wait; then nothing was taken */
	take(subject: string, now: Date): number {
		const bucket = this.#bucket(subject, now);
		if (bucket.left < 1) return Math.ceil((1 - bucket.left) * this.#patience.everySeconds);
		bucket.left -= 1;
		return 0;
	}

	/** Seconds until a token is there, without taking it. */
	wait(subject: string, now: Date): number {
		const { left } = this.#bucket(subject, now);
		return left < 1 ? Math.ceil((1 - left) * this.#patience.everySeconds) : 0;
	}

	/** Whether the subject has used none of its tokens lately. */
	isFresh(subject: string, now: Date): boolean {
		return this.#bucket(subject, now).left >= this.#patience.burst;
	}

	/** Buckets in memory. */
	get size(): number {
		return this.#buckets.size;
	}

	#bucket(subject: string, now: Date): Bucket {
		const name = createHmac('sha256', this.#key).update(subject).digest('base64url');
		const known = this.#buckets.get(name);
		const { burst, everySeconds } = this.#patience;
		const bucket = known ?? { left: burst, at: now.getTime() };
		const passed = Math.max(0, now.getTime() - bucket.at) / 1000;
		bucket.left = Math.min(burst, bucket.left + passed / everySeconds);
		bucket.at = Math.max(bucket.at, now.getTime());
		this.#buckets.delete(name); // to the end: the first of the map is the one seen longest ago
		this.#buckets.set(name, bucket);
		if (this.#buckets.size > this.#most) this.#forget(now);
		return bucket;
	}

	/** Drops those who would be full again, and, under a flood of sources, those seen longest ago. */
	#forget(now: Date): void {
		const { burst, everySeconds } = this.#patience;
		for (const [name, { left, at }] of this.#buckets) {
			const isFull = left + (now.getTime() - at) / 1000 / everySeconds >= burst;
			if (!isFull && this.#buckets.size <= this.#most) break;
			this.#buckets.delete(name);
		}
	}
}

/** A source: an IPv4 address, or the /64 that one IPv6 household has. */
export function sourceOf(address: string): string {
	if (!address.includes(':') || address.includes('.')) return address;
	const [before = [], after] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
	const groups = after ? [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after] : before;
	return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::`;
}
