import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersOf, changesOf, isRegisteredBefore, shortfallOf, unitsNeeded, type ChangeFacts } from './evidence.rules.ts';
import { GATE_NAMES } from './rules.ts';
import { VERDICT_CODES, type Gate } from './schema.ts';

const gate = (name: string, passed = true): Gate => ({ name, passed, detail: `detail of ${name}` });
const allPassed = GATE_NAMES.map((name) => gate(name));

describe('answers', () => {
	test('every gate of the rules stands under a question, but the registration, which has its own line', () => {
		const answers = answersOf(allPassed);
		expect(answers.map(({ question }) => question)).toEqual(['effect', 'trend', 'units', 'months', 'missing', 'robustness']);
		expect(answers.flatMap(({ details }) => details)).toHaveLength(GATE_NAMES.length - 1);
		expect(answers.every(({ passed }) => passed)).toBe(true);
	});

	test('one failed gate fails its question alone', () => {
		const answers = answersOf(allPassed.map((one) => (one.name === 'drift' ? gate('drift', false) : one)));
		expect(answers.filter(({ passed }) => !passed).map(({ question }) => question)).toEqual(['trend']);
	});

	test('a gate that nobody asks for is not lost', () =>
		expect(answersOf([gate('new_gate', false)])).toEqual([{ question: 'other', passed: false, details: ['detail of new_gate'] }]));
});

describe('the registration', () => {
	test.each([
		['2025-02-12T02:00:00+00:00', '2025-03-01', true],
		['2025-03-01T02:00:00+00:00', '2025-03-01', false],
		['2025-06-01T00:00:00+00:00', '2025-03-01', false],
		['2025-02-12T02:00:00Z', null, null]
	])('%s, first training %s: %s', (registeredAt, first, before) => expect(isRegisteredBefore(registeredAt, first, 'Asia/Jakarta')).toBe(before));

	// 28 February, 23.30 in Jayapura (UTC+9) is 14.30 in UTC; half an hour past midnight there is still the day before in UTC, and in Jakarta.
	test.each([
		['Asia/Jayapura', '2025-02-28T14:30:00Z', true],
		['Asia/Jayapura', '2025-02-28T15:30:00Z', false],
		['Asia/Makassar', '2025-02-28T15:30:00Z', true],
		['Asia/Makassar', '2025-02-28T16:00:00Z', false],
		['Asia/Jakarta', '2025-02-28T16:59:59Z', true],
		['Asia/Jakarta', '2025-02-28T17:00:00Z', false]
	])('goes by the day in %s: %s, before March %s', (timeZone, registeredAt, before) => {
		expect(isRegisteredBefore(registeredAt, '2025-03-01', timeZone)).toBe(before);
		expect(isRegisteredBefore(new Date(registeredAt), '2025-03-01', timeZone)).toBe(before);
	});
});

describe('the start of the trained units', () => {
	test.each([
		['up', 3],
		['down', -3]
	] as const)('%s', (direction, shortfall) => expect(shortfallOf({ trained: 75, comparison: 78 }, direction)).toBe(shortfall));
	test('unknown', () => expect(shortfallOf({ trained: 75, comparison: null }, 'up')).toBeNull());
});

describe('what could change a verdict', () => {
	const facts: ChangeFacts = { code: 'not_enough_evidence', gates: allPassed, ci95: [-1, 3], mde: 4, sesoi: 2, treatedUnits: 10, oneOfMany: false };
	const codes = (given: Partial<ChangeFacts>) => changesOf({ ...facts, ...given }).map(({ code }) => code);

	// Errors shrink with the root of the number: half the detectable change needs four times the units.
	test('too little evidence names how many units would do', () =>
		expect(changesOf(facts)).toEqual([{ code: 'more_units', needed: 40, present: 10 }, { code: 'new_data' }]));

	test('a proven one falls when the range holds zero or the change shrinks', () =>
		expect(codes({ code: 'proven_better', ci95: [1, 3] })).toEqual(['range_reaches_zero', 'falls_below_sesoi', 'new_data']));
	test('a nil result when its range widens', () => expect(codes({ code: 'no_meaningful_effect' })).toEqual(['leaves_equivalence', 'new_data']));
	test('failed gates come first, each remedy once', () => {
		expect(
			codes({
				code: 'cannot_be_judged',
				gates: [gate('control_units', false), gate('missing', false), gate('missing_balance', false), gate('post_months', false)]
			})
		).toEqual(['more_comparison', 'fill_gaps', 'more_months_after', 'new_data']);
	});
	test('one of many examined at once needs to be surer among them, not more units for its own sake', () =>
		expect(codes({ oneOfMany: true, ci95: [0.4, 3] })).toEqual(['surer_among_many', 'new_data']));
	test('without any result only new data', () => expect(codes({ code: 'cannot_be_judged', gates: [], ci95: null, mde: null })).toEqual(['new_data']));

	test('there is always something, and nothing twice', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...VERDICT_CODES),
				fc.subarray([...GATE_NAMES]),
				fc.option(fc.double({ min: 0.1, max: 20, noNaN: true })),
				(code, failed, mde) => {
					const found = codes({ code, mde, gates: GATE_NAMES.map((name) => gate(name, !failed.includes(name))) });
					expect(found.at(-1)).toBe('new_data');
					expect(new Set(found).size).toBe(found.length);
				}
			)
		);
	});
});

test.each([
	[null, 2, 10, null],
	[1.5, 2, 10, null],
	[4, 2, 0, null],
	[3, 2, 10, 23]
])('detectable %s, wanted %d, %d units: %s needed', (mde, sesoi, units, needed) => expect(unitsNeeded(mde, sesoi, units)).toBe(needed));
