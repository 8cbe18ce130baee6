import { studentQuantile } from './rules.ts';
import type { FrozenResult } from './result.ts';
import type { Element, PartialAnswers } from './schema.ts';

export type Interval = readonly [number, number];

/**
 * How far the index of each element may be off because only some users were asked: Student's t over those who answered it.
 *
 * @param responses those that count
 * @returns hundredths of a point within 2500–10000; null with a single answer. Elements that nobody answered are absent.
 */
export function elementIntervals(responses: readonly PartialAnswers[], used: readonly Element[]): Partial<Record<Element, Interval | null>> {
	return Object.fromEntries(
		used.flatMap((element) => {
			const scores = responses.flatMap((answers) => answers[element] ?? []);
			if (scores.length === 0) return [];
			const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
			const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
			return [[element, around(mean, scores.length, scores.length < 2 ? NaN : squares / (scores.length - 1))]];
		})
	);
}

/**
 * The interval of one element of a fixed result. Results fixed before intervals were kept get the widest that their mean allows.
 *
 * @returns hundredths of a point, or null where nothing can be said
 */
export function elementInterval(result: Pick<FrozenResult, 'elements' | 'elementIntervals'>, element: Element): Interval | null {
	const kept = result.elementIntervals?.[element];
	if (kept !== undefined) return kept;
	const found = result.elements.find((each) => each.element === element);
	if (!found || found.answered < 2) return null;
	const mean = found.sum / found.answered;
	// No answers between 1 and 4 with this mean spread wider than these, all at one end or the other.
	return around(mean, found.answered, ((mean - 1) * (4 - mean) * found.answered) / (found.answered - 1));
}

function around(mean: number, count: number, variance: number): Interval | null {
	if (count < 2) return null;
	const reach = studentQuantile(count - 1) * Math.sqrt(variance / count);
	return [Math.round(2500 * Math.max(1, mean - reach)), Math.round(2500 * Math.min(4, mean + reach))];
}
