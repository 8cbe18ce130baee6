import { ELEMENTS, type Element } from '#features/surveys/schema.ts';
import type { Random } from './random.ts';
import type { Answers } from './types.ts';

/**
 * Answers from a latent ordered probit. A visitor answers 4 when latent satisfaction passes the third threshold,
 * and so on down; latent = place + element + (visitor, sd 0.6) + (noise, sd 0.8), so the two spreads add to one.
 */
const THRESHOLDS = [-2.3, -1.3, 0.55] as const;
const VISITOR_SPREAD = 0.6;
const NOISE_SPREAD = 0.8;

/** How much of a training in serving people reaches each element: most what the officer does, hardly the building. */
const TRAINING_REACH: Readonly<Record<Element, number>> = {
	requirements: 0.6, procedure: 1, duration: 1, cost: 0.2, product: 0.8, competence: 1.8, conduct: 2, complaints: 1.2, facilities: 0.2
};

/** Usual differences between elements: cost is mostly free and liked, buildings are not. */
const ELEMENT_LEVEL: Readonly<Record<Element, number>> = {
	requirements: 0.02, procedure: 0, duration: -0.18, cost: 0.4, product: 0.05, competence: 0.05, conduct: 0.08, complaints: -0.2, facilities: -0.22
};

export type Latent = Readonly<Record<Element, number>>;

/** Standard normal distribution function, to 1.5e-7. @source Abramowitz and Stegun 7.1.26 */
export function normalCdf(z: number): number {
	const x = Math.abs(z) / Math.SQRT2;
	const t = 1 / (1 + 0.3275911 * x);
	const erf = 1 - t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
	return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

/** The index (25–100) that many visitors would give on average. */
export function expectedIndex(latent: Latent): number {
	let sum = 0;
	for (const element of ELEMENTS) {
		sum += 1;
		for (const threshold of THRESHOLDS) sum += normalCdf(latent[element] - threshold);
	}
	return (25 * sum) / ELEMENTS.length;
}

/** A place's own profile: one element can be weaker than usual. */
export function elementProfile(weakest: Element, weakness: number): Latent {
	return mapElements((element) => ELEMENT_LEVEL[element] - (element === weakest ? weakness : 0));
}

/**
 * The latent means whose expected index is exactly `index`, and, after a training, exactly `index + gain`:
 * the true effect is therefore known in points, whatever the thresholds do to it.
 */
export function latentFor(profile: Latent, index: number, gain = 0): Latent {
	const level = solve((x) => expectedIndex(mapElements((element) => profile[element] + x)), index);
	const before = mapElements((element) => profile[element] + level);
	if (gain === 0) return before;
	const push = solve((x) => expectedIndex(mapElements((element) => before[element] + x * TRAINING_REACH[element])), index + gain);
	return mapElements((element) => before[element] + push * TRAINING_REACH[element]);
}

/** Root of an increasing function by bisection; 40 halvings of an interval of 12 leave 1e-11. */
function solve(value: (x: number) => number, target: number): number {
	let low = -6;
	let high = 6;
	for (let step = 0; step < 40; step++) {
		const middle = (low + high) / 2;
		if (value(middle) < target) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** One visitor's nine answers. */
export function drawAnswers(latent: Latent, random: Random): Answers {
	const visitor = VISITOR_SPREAD * random.normal();
	return mapElements((element) => {
		const felt = latent[element] + visitor + NOISE_SPREAD * random.normal();
		return felt < THRESHOLDS[0] ? 1 : felt < THRESHOLDS[1] ? 2 : felt < THRESHOLDS[2] ? 3 : 4;
	});
}

function mapElements<T>(value: (element: Element) => T): Record<Element, T> {
	return {
		requirements: value('requirements'), procedure: value('procedure'), duration: value('duration'), cost: value('cost'), product: value('product'),
		competence: value('competence'), conduct: value('conduct'), complaints: value('complaints'), facilities: value('facilities')
	};
}
