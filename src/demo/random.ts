/** SplitMix-style finaliser of MurmurHash3 (Appleby, public domain): spreads one 32-bit word. */
function mix32(word: number): number {
	let h = word | 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** 32-bit FNV-1a of a text, with a chosen offset so that several words can be drawn from one text. */
function fnv1a(text: string, offset: number): number {
	let h = (0x811c9dc5 ^ offset) >>> 0;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	return mix32(h ^ Math.imul(offset + 1, 0x9e3779b9));
}

function rotateLeft(word: number, bits: number): number {
	return (word << bits) | (word >>> (32 - bits));
}

/**
 * Seeded random numbers for the demo region: xoshiro128** 1.1.
 * Not for secrets. The same seed text gives the same numbers on every machine.
 *
 * @source D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", xoshiro128starstar.c (public domain)
 */
export class Random {
	readonly seed: string;
	#a: number;
	#b: number;
	#c: number;
	#d: number;
	#spareNormal: number | undefined;

	constructor(seed: string, state?: readonly [number, number, number, number]) {
		this.seed = seed;
		[this.#a, this.#b, this.#c, this.#d] = state ?? [fnv1a(seed, 1), fnv1a(seed, 2), fnv1a(seed, 3), fnv1a(seed, 4) | 1];
	}

	/** An independent stream: what one part of the region draws never moves another part. */
	fork(label: string): Random {
		return new Random(`${this.seed}/${label}`);
	}

	/** A whole number 0 … 2³² − 1. */
	word(): number {
		const result = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9) >>> 0;
		const shifted = this.#b << 9;
		this.#c ^= this.#a;
		this.#d ^= this.#b;
		this.#b ^= this.#c;
		this.#a ^= this.#d;
		this.#c ^= shifted;
		this.#d = rotateLeft(this.#d, 11);
		return result;
	}

	/** 0 ≤ number < 1. */
	next(): number {
		return this.word() / 4294967296;
	}

	/** A whole number between the two, both included. */
	int(lowest: number, highest: number): number {
		return lowest + Math.floor(this.next() * (highest - lowest + 1));
	}

	between(lowest: number, highest: number): number {
		return lowest + this.next() * (highest - lowest);
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(list: readonly T[]): T {
		const chosen = list[Math.floor(this.next() * list.length)];
		if (chosen === undefined) throw new RangeError('pick: the list is empty');
		return chosen;
	}

	/** One of the values, each as likely as its weight. */
	weighted<T>(choices: readonly (readonly [T, number])[]): T {
		let total = 0;
		for (const [, weight] of choices) total += weight;
		let left = this.next() * total;
		for (const [value, weight] of choices) {
			left -= weight;
			if (left < 0) return value;
		}
		const last = choices.at(-1);
		if (last === undefined) throw new RangeError('weighted: no choices');
		return last[0];
	}

	/** Standard normal (Box–Muller, both halves used). */
	normal(): number {
		if (this.#spareNormal !== undefined) {
			const spare = this.#spareNormal;
			this.#spareNormal = undefined;
			return spare;
		}
		const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
		const angle = 2 * Math.PI * this.next();
		this.#spareNormal = radius * Math.sin(angle);
		return radius * Math.cos(angle);
	}

	/** Poisson count; above a mean of 60 the rounded normal is close enough for demo counts. */
	poisson(mean: number): number {
		if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
		const limit = Math.exp(-mean);
		let product = this.next();
		let count = 0;
		while (product > limit) {
			product *= this.next();
			count++;
		}
		return count;
	}

	/** A shuffled copy. */
	shuffle<T>(list: readonly T[]): T[] {
		const copy = [...list];
		for (let i = copy.length - 1; i > 0; i--) {
			const j = this.int(0, i);
			[copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
		}
		return copy;
	}

	/**
	 * An identifier in the form of UUID version 7, its clock part given, its random part drawn here:
	 * rows of the demo are inserted in the order of their keys, as real rows are.
	 */
	uuid(milliseconds: number): string {
		const clock = milliseconds.toString(16).padStart(12, '0');
		const high = hex8(this.word());
		const low = hex8(this.word());
		const variant = (8 + (this.word() & 3)).toString(16);
		return `${clock.slice(0, 8)}-${clock.slice(8)}-7${high.slice(0, 3)}-${variant}${high.slice(3, 6)}-${low}${high.slice(6)}${hex8(this.word()).slice(0, 2)}`;
	}

	/** In the form of UUID version 4: says nothing about when, as survey answers must not. */
	anonymousUuid(): string {
		const [a, b, c, d] = [hex8(this.word()), hex8(this.word()), hex8(this.word()), hex8(this.word())] as const;
		return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`;
	}
}

function hex8(word: number): string {
	return word.toString(16).padStart(8, '0');
}
