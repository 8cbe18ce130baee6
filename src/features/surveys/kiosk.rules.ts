import type { Element, PartialAnswers } from './schema.ts';

export interface KioskPlace {
	/** What counts as answered on this screen: after "back" the last answer is open again. */
	readonly answers: PartialAnswers;
	/** Index of the question to ask; as many as there are questions when all are answered. */
	readonly at: number;
}

/** Where a visitor stands after a tap. Answers to questions that are not asked are let go. */
export function kioskPlace(order: readonly Element[], given: PartialAnswers, go: 'start' | 'back' | 'next'): KioskPlace {
	const answers: PartialAnswers = {};
	if (go === 'start') return { answers, at: 0 };
	let at = 0;
	for (const element of order) {
		const score = given[element];
		if (score === undefined) break;
		answers[element] = score;
		at += 1;
	}
	const last = order[at - 1];
	if (go !== 'back' || last === undefined) return { answers, at };
	delete answers[last];
	return { answers, at: at - 1 };
}
