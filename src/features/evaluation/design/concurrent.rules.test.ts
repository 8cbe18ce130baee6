import { describe, expect, test } from 'vitest';
import { isUnbalanced } from './concurrent.rules.ts';

const offices = { trainedOffices: 20, comparisonOffices: 40 };
describe('a change at the same time', () => {
	test.each([
		['met both alike', 5, 10, false],
		['met trained offices more', 6, 4, true],
		['met the others more', 0, 8, true],
		['met one of each', 1, 1, false],
		['met two trained ones, a tenth more', 2, 0, false],
		['met three trained ones', 3, 0, true]
	])('%s', (_name, trained, comparison, unbalanced) => expect(isUnbalanced({ kind: 'staff', trained, comparison }, offices)).toBe(unbalanced));
	test('without comparison any of it stands in the way', () => {
		expect(isUnbalanced({ kind: 'head', trained: 1, comparison: 0 }, { trainedOffices: 9, comparisonOffices: 0 })).toBe(true);
		expect(isUnbalanced({ kind: 'head', trained: 0, comparison: 0 }, { trainedOffices: 9, comparisonOffices: 0 })).toBe(false);
	});
});
