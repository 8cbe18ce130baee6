import { ELEMENTS } from './schema.ts';
import type { Element, ElementOrder, Grade, PartialAnswers, Weight } from './schema.ts';

export interface SkmRules {
	readonly weightName: Weight;
	/** Of one element when all nine are used. */
	readonly weight: { readonly over: number; readonly under: number };
	/** Lowest index of a grade, in hundredths. */
	readonly grades: Readonly<Record<Exclude<Grade, 'D'>, number>>;
	/** A response with fewer answers of nine does not count; fewer elements used, proportionally fewer. */
	readonly minimumAnswers: number;
	/** Krejcie & Morgan: χ² in thousandths, share and margin in hundredths. */
	readonly sample: { readonly chiSquareThousandths: number; readonly shareHundredths: number; readonly marginHundredths: number };
	/** A split shows no cell with fewer respondents. */
	readonly smallestCell: number;
}

export interface ElementResult {
	readonly element: Element;
	readonly answered: number;
	readonly sum: number;
	/** Index of the element (NRR × 25) in hundredths; null when nobody answered it. */
	readonly index: number | null;
	readonly grade: Grade | null;
}

export interface SkmResult {
	readonly respondents: number;
	readonly excluded: number;
	/** The elements used, in the order of the annex. */
	readonly elements: readonly ElementResult[];
	/** Hundredths of a point. */
	readonly index: number;
	readonly grade: Grade;
	/** '1/9' or '0.11'; with fewer elements '1/8' and so on. */
	readonly weight: string;
	/** Hundredths; null with a single respondent. */
	readonly interval95: readonly [number, number] | null;
}

/**
 * The whole result of one survey period.
 *
 * @param responses answers 1–4; elements that are absent were not answered
 * @param used the elements the unit asks; the others stay out of index and weight
 * @throws {RangeError} no response counts: an empty period has no index, it is not 0
 * @source PermenPANRB 14/2017, annex; docs/rules/skm.md § 2 to § 5
 */
export function surveyResult(responses: readonly PartialAnswers[], rules: SkmRules, used: readonly Element[] = ELEMENTS): SkmResult {
	const counted = responses.filter((answers) => isCounted(answers, rules, used));
	const elements = elementResults(counted, rules, used);
	const index = indexOf(elements, rules);
	return {
		respondents: counted.length,
		excluded: responses.length - counted.length,
		elements,
		index,
		grade: grade(index, rules),
		weight: weightOf(elements, rules).name,
		interval95: interval95(counted, elements, index, rules)
	};
}

/**
 * Satisfaction index (IKM) of one survey period, over all responses given.
 *
 * @returns hundredths of a point, 2500–10000 (8050 reads 80,50), rounded half up once, at the end
 * @throws {RangeError} no responses, or no element that anybody answered
 * @source PermenPANRB 14/2017, annex; docs/rules/skm.md § 2
 */
export function satisfactionIndex(responses: readonly PartialAnswers[], rules: SkmRules, used: readonly Element[] = ELEMENTS): number {
	return indexOf(elementResults(responses, rules, used), rules);
}

/**
 * Grade of service (mutu pelayanan) of an index.
 *
 * @param index hundredths, already rounded: the printed bands have gaps between two decimals
 * @source docs/rules/skm.md § 3
 */
export function grade(index: number, { grades }: SkmRules): Grade {
	if (index >= grades.A) return 'A';
	if (index >= grades.B) return 'B';
	if (index >= grades.C) return 'C';
	return 'D';
}

/**
 * Whether a response has answers enough to enter the index.
 *
 * @source docs/rules/skm.md § 4
 */
export function isCounted(answers: PartialAnswers, { minimumAnswers }: SkmRules, used: readonly Element[] = ELEMENTS): boolean {
	const answered = used.filter((element) => answers[element] !== undefined).length;
	return answered > 0 && answered * ELEMENTS.length >= minimumAnswers * used.length;
}

/**
 * Each element over those who answered it.
 *
 * @source docs/rules/skm.md § 2
 */
export function elementResults(responses: readonly PartialAnswers[], rules: SkmRules, used: readonly Element[] = ELEMENTS): ElementResult[] {
	return ELEMENTS.filter((element) => used.includes(element)).map((element) => {
		let sum = 0;
		let answered = 0;
		for (const answers of responses) {
			const score = answers[element];
			if (score === undefined) continue;
			sum += score;
			answered++;
		}
		const index = answered === 0 ? null : Number(divideHalfUp(2500n * BigInt(sum), BigInt(answered)));
		return { element, answered, sum, index, grade: index === null ? null : grade(index, rules) };
	});
}

/**
 * The elements to mend first, weakest first; equal ones in the order of the annex.
 *
 * @source docs/rules/skm.md § 2
 */
export function weakestElements(elements: readonly ElementResult[], count = 3): readonly ElementResult[] {
	// Cross-multiplied: two means that round to the same index are still not equal.
	return elements
		.filter(({ answered }) => answered > 0)
		.sort((a, b) => a.sum * b.answered - b.sum * a.answered)
		.slice(0, count);
}

/**
 * Respondents needed of a number of users (Krejcie & Morgan), rounded up.
 *
 * @param population users of the service in the period, a whole number from 1 to 100 000 000
 * @source docs/rules/skm.md § 6
 */
export function sampleMinimum(population: number, { sample }: SkmRules): number {
	if (!Number.isInteger(population) || population < 1 || population > 100_000_000) throw new RangeError(`sampleMinimum: population ${population}`);
	const { chiSquareThousandths, shareHundredths, marginHundredths } = sample;
	const spread = BigInt(chiSquareThousandths * shareHundredths * (100 - shareHundredths));
	const margin = BigInt(1000 * marginHundredths * marginHundredths);
	const users = BigInt(population);
	return Number(divideUp(spread * users, margin * (users - 1n) + spread));
}

/**
 * Which cells of a split must not be shown.
 *
 * @param respondents per cell
 * @param protectTotal also hide the next smallest cells, so that no hidden one is total minus the rest
 * @source docs/rules/skm.md § 7
 */
export function hiddenCells(respondents: readonly number[], { smallestCell }: SkmRules, protectTotal = false): boolean[] {
	const hidden = respondents.map((count) => count < smallestCell);
	if (!protectTotal || !hidden.includes(true)) return hidden;
	const bySize = respondents
		.map((count, cell) => ({ count, cell }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => a.count - b.count || a.cell - b.cell);
	let total = 0;
	let cells = 0;
	for (const { count, cell } of bySize) {
		if (!hidden[cell] && cells >= 2 && total >= smallestCell) break;
		// Only empty cells are hidden so far: there is nobody to protect.
		if (!hidden[cell] && cells === 0) break;
		hidden[cell] = true;
		total += count;
		cells++;
	}
	return hidden;
}

/** The number a template prints for an element, 1–9. */
export function elementNumber(element: Element, order: ElementOrder): number {
	const number = ELEMENTS.indexOf(element) + 1;
	if (order === 'annex' || number < 8) return number;
	return number === 8 ? 9 : 8;
}

function indexOf(elements: readonly ElementResult[], rules: SkmRules): number {
	const weight = weightOf(elements, rules);
	let over = 0n;
	let under = 1n;
	for (const { sum, answered } of elements) {
		if (answered === 0) continue;
		over = over * BigInt(answered) + BigInt(sum) * under;
		under *= BigInt(answered);
	}
	return Number(divideHalfUp(2500n * BigInt(weight.over) * over, BigInt(weight.under) * under));
}

/** An element nobody answered counts as not used. The printed 0.11 is that of nine elements only. */
function weightOf(elements: readonly ElementResult[], { weight, weightName }: SkmRules): { name: string; over: number; under: number } {
	const used = elements.filter(({ answered }) => answered > 0).length;
	if (used === 0) throw new RangeError('satisfactionIndex: no responses');
	return used === ELEMENTS.length ? { name: weightName, ...weight } : { name: `1/${used}`, over: 1, under: used };
}

/**
 * How far the index may be off because only some users were asked: linearised variance over
 * respondents, Student's t, kept within what answers 1–4 can give.
 */
function interval95(responses: readonly PartialAnswers[], elements: readonly ElementResult[], index: number, rules: SkmRules): [number, number] | null {
	const respondents = responses.length;
	if (respondents < 2) return null;
	const weight = weightOf(elements, rules);
	const perPoint = (2500 * weight.over) / weight.under;
	const answeredElements = elements.filter(({ answered }) => answered > 0);
	let squares = 0;
	for (const answers of responses) {
		let influence = 0;
		for (const { element, sum, answered } of answeredElements) {
			const score = answers[element];
			if (score !== undefined) influence += (score - sum / answered) * (respondents / answered);
		}
		squares += (perPoint * influence) ** 2;
	}
	const error = Math.sqrt(squares / (respondents * (respondents - 1)));
	const reach = studentQuantile(respondents - 1) * error;
	const onePoint = perPoint * answeredElements.length;
	return [Math.round(Math.max(onePoint, index - reach)), Math.round(Math.min(4 * onePoint, index + reach))];
}

/** 97.5 % quantiles of Student's t for 1 to 10 degrees of freedom. A table, for the library of distributions would travel to every page that grades. */
const smallQuantiles = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281];

/** 97.5 % quantile of Student's t. Beyond the table the Cornish-Fisher expansion is right to the fourth decimal. @source Abramowitz & Stegun 26.7.5 */
export function studentQuantile(degrees: number): number {
	const z = 1.959964;
	return (
		smallQuantiles[degrees - 1] ??
		z +
			(z ** 3 + z) / (4 * degrees) +
			(5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
			(3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3) +
			(79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * degrees ** 4)
	);
}

function divideHalfUp(over: bigint, under: bigint): bigint {
	return (2n * over + under) / (2n * under);
}

function divideUp(over: bigint, under: bigint): bigint {
	return (over + under - 1n) / under;
}
