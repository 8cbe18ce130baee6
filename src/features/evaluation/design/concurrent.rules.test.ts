import { describe, expect, test } from 'vitest';
import { countChanges, isAnotherOffice, isUnbalanced, isUnevenStaff, type ChangeEvent, type Side, type StaffMoves } from './concurrent.rules.ts';

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

describe('people who came and went', () => {
	const moves = (before: number, came: number, went: number): StaffMoves => ({ before, came, went });
	test.each([[8, 1, 1, false], [8, 2, 1, true], [0, 1, 0, true], [0, 0, 0, false], [4, 0, 1, false]])('of %d, %d came and %d went: another office %s', (before, came, went, another) => {
		expect(isAnotherOffice(moves(before, came, went))).toBe(another);
	});
	const uneven = (trained: StaffMoves, comparison: StaffMoves, comparisonOffices = 5) => isUnevenStaff({ staff: { trained, comparison }, comparisonOffices });
	test('are uneven where one side changed by more than a tenth of its people beyond the other', () => {
		expect(uneven(moves(100, 10, 10), moves(50, 5, 5))).toBe(false);
		expect(uneven(moves(100, 15, 15), moves(50, 5, 5))).toBe(false); // 30 % and 20 %
		expect(uneven(moves(100, 16, 15), moves(50, 5, 5))).toBe(true);
	});
	test('are uneven where as many moved, but one side grew and the other shrank', () => expect(uneven(moves(100, 10, 0), moves(100, 0, 10))).toBe(true));
	test('without comparison a quarter stands in the way', () => {
		expect(uneven(moves(100, 13, 12), moves(0, 0, 0), 0)).toBe(false);
		expect(uneven(moves(100, 13, 13), moves(0, 0, 0), 0)).toBe(true);
	});
	test('an office without people on either side divides by nothing', () => expect(uneven(moves(0, 0, 0), moves(0, 0, 0))).toBe(false));
});

describe('the counts', () => {
	const sides = new Map<string, Side>([['a', 'trained'], ['b', 'trained'], ['c', 'comparison']]);
	const event = (unitId: string, kind: ChangeEvent['kind']): ChangeEvent => ({ unitId, kind, on: '2027-03-01', what: 'KTP · 1' });
	test('count offices, not changes, and only kinds that were met', () => {
		expect(countChanges(sides, [event('a', 'counter_opened'), event('a', 'counter_opened'), event('c', 'counter_opened'), event('b', 'head')], [])).toMatchObject({
			trainedOffices: 2, comparisonOffices: 1, changes: [{ kind: 'counter_opened', trained: 1, comparison: 1 }, { kind: 'head', trained: 1, comparison: 0 }]
		});
	});
	test('add up the people of each side, and name offices where over a quarter changed', () => {
		const { staff, changes } = countChanges(sides, [], [{ unitId: 'a', before: 10, came: 1, went: 1 }, { unitId: 'b', before: 4, came: 2, went: 0 }, { unitId: 'c', before: 6, came: 0, went: 1 }]);
		expect(staff).toEqual({ trained: { before: 14, came: 3, went: 1 }, comparison: { before: 6, came: 0, went: 1 } });
		expect(changes).toEqual([{ kind: 'staff', trained: 1, comparison: 0 }]);
	});
	test('an office of no side is in none of them', () => expect(countChanges(sides, [event('x', 'head')], [{ unitId: 'x', before: 1, came: 5, went: 5 }])).toMatchObject({ changes: [], staff: { trained: { before: 0 } } }));
});
