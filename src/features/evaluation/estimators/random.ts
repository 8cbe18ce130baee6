/** A small seeded generator (sfc32): the same seed gives the same page on every machine. */
export interface Random {
	/** 32 random bits as an unsigned integer. */
	bits(): number;
	/** Uniform integer in 0 … below − 1. */
	integer(below: number): number;
}

export function seededRandom(seed: number): Random {
	let a = 0x9e3779b9;
	let b = 0x243f6a88;
	let c = seed >>> 0;
	let counter = 1;
	const bits = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return sum >>> 0;
	};
	// The first outputs still show the seed.
	for (let i = 0; i < 16; i++) bits();
	return { bits, integer: (below) => Math.floor((bits() / 4_294_967_296) * below) };
}
