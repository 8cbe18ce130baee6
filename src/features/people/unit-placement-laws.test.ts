import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeUnits, type PlacedUnit, type StandingUnit } from './unit-placement.ts';
import { readTree, unitName, type UnitRow } from './unit-tree.ts';

const standing = (number: number, externalId: string, parent: StandingUnit | null, name = externalId): StandingUnit =>
	({ id: `id-${number}`, number, externalId, name, parentId: parent?.id ?? null, path: `${parent?.path ?? '/'}${number}/` });
const row = (externalId: string, parentExternalId: string, name = externalId, at = 2): UnitRow => ({ row: at, externalId, name, parentExternalId });
const rowsOf = (...lines: readonly (readonly [string, string, string])[]): UnitRow[] => lines.map(([externalId, name, parent], index) => row(externalId, parent, name, index + 2));
function newId(prefix = 'baru') {
	let next = 0;
	return () => `${prefix}-${(next += 1)}`;
}
const places = (units: readonly StandingUnit[]) => Object.fromEntries(units.map(({ externalId, path }) => [externalId, path]));
/** The tree as it stands after the placed units were written. */
function after(before: readonly StandingUnit[], placed: readonly PlacedUnit[]): StandingUnit[] {
	const now = new Map(before.map((unit) => [unit.id, unit]));
	for (const { before: _before, ...unit } of placed) now.set(unit.id, unit);
	return [...now.values()];
}

describe('placing a file of units', () => {
	const root = standing(1, '', null, 'Pemda');

	test('a row that stands twice is one unit, with one number', () => {
		expect(places(placeUnits([row('a', ''), row('b', 'a'), row('b', 'a'), row('c', 'a')], [], newId()))).toEqual({ a: '/1/', b: '/1/2/', c: '/1/3/' });
	});

	test('a top that stands twice takes the standing top over as one that stands once does', () => {
		const once = placeUnits([row('a', '', 'Kabupaten')], [root], newId());
		expect(placeUnits([row('a', '', 'Kabupaten'), row('a', '', 'Kabupaten')], [root], newId())).toEqual(once);
		expect(once).toMatchObject([{ id: 'id-1', path: '/1/', name: 'Kabupaten', parentId: null }]);
	});

	test('the one top takes the standing top over with everything below it in the file', () => {
		expect(places(placeUnits([row('a', ''), row('b', 'a'), row('c', 'b')], [root], newId()))).toEqual({ a: '/1/', b: '/1/2/', c: '/1/2/3/' });
	});

	test('of an agency that has a top with another id, the top of the file comes below it', () => {
		expect(places(placeUnits([row('b', '')], [standing(1, 'a', null)], newId()))).toEqual({ b: '/1/2/' });
	});

	test('a file of several tops for an agency without units is one of several trees', () => {
		expect(places(placeUnits([row('a', ''), row('b', ''), row('c', 'b')], [], newId()))).toEqual({ a: '/1/', b: '/2/', c: '/2/3/' });
	});

	test('new numbers go on after the highest that ever stood, not after the count', () => {
		expect(places(placeUnits([row('b', 'a')], [standing(1, 'a', null), standing(40, 'x', standing(1, 'a', null))], newId()))).toEqual({ b: '/1/41/' });
	});

	test('a unit that is only renamed keeps its number, its place and what was before it', () => {
		const a = standing(1, 'a', null);
		const b = standing(2, 'b', a, 'Dinas Lama');
		expect(placeUnits([row('b', 'a', 'Dinas Baru')], [a, b], newId())).toEqual([{ ...b, name: 'Dinas Baru', before: b }]);
	});

	test('a unit that a row does not name stays as it is, a unit below a moved one alone gets a path', () => {
		const a = standing(1, 'a', null);
		const b = standing(2, 'b', a);
		const c = standing(3, 'c', a);
		const d = standing(4, 'd', b);
		const placed = placeUnits([row('b', 'c')], [a, b, c, d], newId());
		expect(places(placed)).toEqual({ b: '/1/3/2/', d: '/1/3/2/4/' });
		expect(placed.find(({ externalId }) => externalId === 'd')).toMatchObject({ parentId: 'id-2', name: 'd', before: d });
	});

	test('of several trees each top stays one when the file comes again', () => {
		const [a, b] = [standing(1, 'a', null), standing(2, 'b', null)];
		expect(placeUnits([row('a', ''), row('b', '')], [a, b], newId())).toEqual([]);
		expect(places(placeUnits([row('c', '')], [a, b], newId()))).toEqual({ c: '/1/3/' });
	});

	test('the top may be named by the file and stays the top', () => {
		const a = standing(1, 'a', null, 'Pemda');
		expect(placeUnits([row('a', '', 'Pemda')], [a, standing(2, 'b', a)], newId())).toEqual([]);
		expect(placeUnits([row('a', '', 'Pemerintah')], [a], newId())).toMatchObject([{ parentId: null, path: '/1/', name: 'Pemerintah' }]);
	});
});

describe('laws of placing', () => {
	const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
	const lines = fc.array(fc.tuple(id, fc.constantFrom('X', 'Y'), fc.oneof(id, fc.constant(''))), { maxLength: 10 });
	const accepted = (given: readonly (readonly [string, string, string])[], known: readonly StandingUnit[] = []) => {
		const byId = new Map(known.map((unit) => [unit.id, unit.externalId]));
		const parents = new Map(known.map((unit) => [unit.externalId, byId.get(unit.parentId ?? '') ?? '']));
		return readTree(rowsOf(...given), parents, known.find(({ parentId }) => parentId === null)?.externalId).units;
	};
	const first = (given: readonly (readonly [string, string, string])[]) => placeUnits(accepted(given), [], newId()).map(({ before: _before, ...unit }) => unit);

	test('every path is the path above and the own number, and no two units share a number', () => {
		fc.assert(fc.property(lines, lines, (given, next) => {
			const before = first(given);
			const now = after(before, placeUnits(accepted(next, before), before, newId('kedua')));
			const byId = new Map(now.map((unit) => [unit.id, unit]));
			for (const unit of now) {
				expect(unit.path).toBe(`${unit.parentId === null ? '/' : byId.get(unit.parentId)?.path}${unit.number}/`);
			}
			expect(new Set(now.map(({ number }) => number)).size).toBe(now.length);
		}));
	});

	test('the same file again places nothing', () => {
		fc.assert(fc.property(lines, (given) => {
			const before = first(given);
			expect(placeUnits(accepted(given, before), before, newId())).toEqual([]);
		}));
	});

	test('the order of the rows does not matter for what hangs where', () => {
		fc.assert(fc.property(lines, (given) => {
			const parents = (units: readonly StandingUnit[]) => Object.fromEntries(units.map((unit) => [unit.externalId, units.find(({ id: above }) => above === unit.parentId)?.externalId ?? '']));
			expect(parents(first(given.toReversed()))).toEqual(parents(first(given)));
		}));
	});
});

describe('reading a tree', () => {
	test.each([
		['Dinas', 'Dinas'],
		['  -- Dinas', 'Dinas'],
		['– — Bidang', 'Bidang'],
		['...Seksi', 'Seksi'],
		['Dinas - Cabang', 'Dinas - Cabang'],
		['Dinas\t \u00a0Pasar ', 'Dinas Pasar'],
		['---', ''],
		['', '']
	])('"%s" is called "%s"', (text, name) => expect(unitName(text)).toBe(name));

	test('a circle is told from its first row on, whichever row comes first', () => {
		expect(readTree(rowsOf(['b', 'B', 'c'], ['c', 'C', 'a'], ['a', 'A', 'b'])).cycles).toEqual([{ path: ['b', 'c', 'a', 'b'], names: ['B', 'C', 'A', 'B'], rows: [2, 3, 4] }]);
		expect(readTree(rowsOf(['x', 'X', 'a'], ['c', 'C', 'a'], ['a', 'A', 'b'], ['b', 'B', 'c'])).cycles[0]).toMatchObject({ path: ['c', 'a', 'b', 'c'], rows: [3, 4, 5] });
	});

	// A file with another top: it would come below the standing one, which it puts below itself.
	test('nothing may be put above the top that stands', () => {
		const known = new Map([['old', ''], ['office', 'old']]);
		const rows = rowsOf(['new', 'Baru', ''], ['old', 'Lama', 'new'], ['office', 'Dinas', 'old']);
		const { cycles, units, refused } = readTree(rows, known, 'old');
		expect(cycles).toEqual([{ path: ['new', 'old', 'new'], names: ['Baru', 'Lama', 'Baru'], rows: [2, 3] }]);
		expect(refused.get(4)).toBe('unit.above_refused');
		expect(units).toEqual([]);
	});

	test('another top beside the standing one is no circle', () => {
		expect(readTree(rowsOf(['new', 'Baru', ''], ['old', 'Lama', '']), new Map([['old', '']]), 'old').refused.size).toBe(0);
		expect(readTree(rowsOf(['new', 'Baru', ''], ['x', 'X', 'new']), new Map([['old', '']]), 'old').refused.size).toBe(0);
	});

	test('two circles are two, and each takes only what is below it', () => {
		const { cycles, refused, units } = readTree(rowsOf(['top', 'T', ''], ['a', 'A', 'b'], ['b', 'B', 'a'], ['x', 'X', 'y'], ['y', 'Y', 'x'], ['z', 'Z', 'top']));
		expect(cycles.map(({ rows }) => rows)).toEqual([[3, 4], [5, 6]]);
		expect(units.map(({ externalId }) => externalId)).toEqual(['top', 'z']);
		expect([...refused].sort(([one], [other]) => one - other)).toEqual([[3, 'unit.cycle'], [4, 'unit.cycle'], [5, 'unit.cycle'], [6, 'unit.cycle']]);
	});

	test('below a refused unit everything is refused, however deep, and the reason says that it is not its own fault', () => {
		const { refused } = readTree(rowsOf(['a', 'A', 'nobody'], ['b', 'B', 'a'], ['c', 'C', 'b'], ['d', 'D', 'c']));
		expect([...refused]).toEqual([[2, 'unit.parent_missing'], [3, 'unit.above_refused'], [4, 'unit.above_refused'], [5, 'unit.above_refused']]);
	});

	test('a unit below one whose rows contradict each other has no place', () => {
		const { refused, contradictions } = readTree(rowsOf(['a', 'A', ''], ['b', 'B', 'a'], ['b', 'Lain', 'a'], ['c', 'C', 'b']));
		expect(contradictions).toEqual([{ kind: 'name', id: 'b', rows: [3, 4], values: ['B', 'Lain'] }]);
		expect(refused.get(5)).toBe('unit.above_refused');
	});

	test('one unit may contradict itself in name and in place, and both are told', () => {
		expect(readTree(rowsOf(['a', 'A', ''], ['b', 'B', 'a'], ['b', 'Lain', ''])).contradictions.map(({ kind }) => kind)).toEqual(['name', 'parent']);
	});

	test('below a row without a name there is no place; a row without an id is nobody\'s superior', () => {
		expect([...readTree(rowsOf(['a', '', ''], ['b', 'B', 'a'])).refused]).toEqual([[2, 'unit.name_missing'], [3, 'unit.parent_missing']]);
		expect([...readTree(rowsOf(['', 'Kosong', ''], ['b', 'B', ''])).refused]).toEqual([[2, 'unit.id_missing']]);
	});

	test('each row is either accepted or refused, or says again what another says', () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd', '');
		fc.assert(fc.property(fc.array(fc.tuple(id, fc.constantFrom('X', 'Y', ''), id), { maxLength: 12 }), (given) => {
			const rows = rowsOf(...given);
			const { units, refused } = readTree(rows);
			for (const one of rows) {
				const isAccepted = units.some((unit) => unit.externalId === one.externalId && unit.name === one.name && unit.parentExternalId === one.parentExternalId);
				const isRefused = refused.has(one.row) || rows.some((other) => other.externalId === one.externalId && refused.has(other.row));
				expect(isAccepted || isRefused, JSON.stringify(one)).toBe(true);
			}
			for (const unit of units) expect(refused.has(unit.row)).toBe(false);
		}));
	});
});
