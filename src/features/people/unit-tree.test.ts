import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTree, unitName, type UnitRow } from './unit-tree.ts';

const rowsOf = (...lines: readonly (readonly [string, string, string])[]): UnitRow[] =>
	lines.map(([externalId, name, parentExternalId], index) => ({ row: index + 2, externalId, name, parentExternalId }));

describe('a tree of units from a file', () => {
	// The form of the export is Id;NamaUnor;DiatasanId with dashes for levels: docs/rules/siasn-import.md § 6.
	test('dashes before a name show its level and are not part of it', () => {
		expect(unitName('--- Bidang Pelayanan')).toBe('Bidang Pelayanan');
		expect(unitName('-Dinas  Kependudukan - Sipil')).toBe('Dinas Kependudukan - Sipil');
	});

	test('rows may come in any order', () => {
		const { units, refused } = readTree(rowsOf(['c', 'Seksi', 'b'], ['a', 'Pemda', ''], ['b', 'Dinas', 'a']));
		expect(units.map(({ externalId }) => externalId)).toEqual(['c', 'a', 'b']);
		expect(refused.size).toBe(0);
	});

	test('one id under two parents is a contradiction that names both rows', () => {
		const { contradictions, refused } = readTree(rowsOf(['a', 'Pemda', ''], ['b', 'Dinas', 'a'], ['x', 'Lain', 'a'], ['b', 'Dinas', 'x']));
		expect(contradictions).toEqual([{ kind: 'parent', id: 'b', rows: [3, 5], values: ['a', 'x'] }]);
		expect([...refused.keys()]).toEqual([3, 5]);
	});

	test('one id with two names is a contradiction; the same row twice is not', () => {
		expect(readTree(rowsOf(['a', 'Pemda', ''], ['a', 'Pemda', ''])).contradictions).toEqual([]);
		expect(readTree(rowsOf(['a', 'Pemda', ''], ['a', 'Kota', ''])).contradictions).toMatchObject([{ kind: 'name', values: ['Pemda', 'Kota'] }]);
	});

	test('a parent that nobody knows is told, one that stands already is not', () => {
		expect(readTree(rowsOf(['b', 'Dinas', 'zz'])).contradictions).toEqual([{ kind: 'parent_missing', id: 'b', rows: [2], values: ['zz'] }]);
		expect(readTree(rowsOf(['b', 'Dinas', 'zz']), new Map([['zz', '']])).contradictions).toEqual([]);
	});

	test('a circle is told with its path and takes everything below it along', () => {
		const { cycles, refused, units } = readTree(rowsOf(['top', 'Pemda', ''], ['a', 'A', 'c'], ['b', 'B', 'a'], ['c', 'C', 'b'], ['d', 'Di bawah', 'b']));
		expect(cycles).toEqual([{ path: ['a', 'c', 'b', 'a'], names: ['A', 'C', 'B', 'A'], rows: [3, 4, 5] }]);
		expect(refused.get(6)).toBe('unit.above_refused');
		expect(units.map(({ externalId }) => externalId)).toEqual(['top']);
	});

	test('a unit above itself is a circle of one', () => {
		expect(readTree(rowsOf(['a', 'A', 'a'])).cycles).toEqual([{ path: ['a', 'a'], names: ['A', 'A'], rows: [2] }]);
	});

	test('a circle may close over units that stand already', () => {
		const known = new Map([['top', ''], ['b', 'a'], ['a', 'top']]);
		expect(readTree(rowsOf(['a', 'A', 'b']), known).cycles).toMatchObject([{ path: ['a', 'b', 'a'] }]);
	});

	test('rows without id or name are refused', () => {
		const { refused } = readTree(rowsOf(['', 'Dinas', ''], ['a', '', '']));
		expect([...refused]).toEqual([[2, 'unit.id_missing'], [3, 'unit.name_missing']]);
	});

	test('whatever the rows, what is accepted leads to the top', () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', '');
		fc.assert(fc.property(fc.array(fc.tuple(id, fc.constantFrom('X', 'Y'), id), { maxLength: 12 }), (lines) => {
			const { units } = readTree(rowsOf(...lines));
			const parents = new Map(units.map((unit) => [unit.externalId, unit.parentExternalId]));
			for (const unit of units) {
				let at: string | undefined = unit.externalId;
				for (let steps = 0; at !== ''; steps++) {
					expect(steps).toBeLessThan(20);
					at = parents.get(at ?? '');
					expect(at).toBeDefined();
				}
			}
		}));
	});
});
