import { describe, expect, test } from 'vitest';
import { placeUnits, type StandingUnit } from './unit-placement.ts';

const standing = (number: number, externalId: string, parent: StandingUnit | null, name = externalId): StandingUnit =>
	({ id: `id-${number}`, number, externalId, name, parentId: parent?.id ?? null, path: `${parent?.path ?? '/'}${number}/` });
const row = (externalId: string, parentExternalId: string, name = externalId) => ({ row: 2, externalId, name, parentExternalId });
const newId = () => {
	let next = 0;
	return () => `baru-${(next += 1)}`;
};
const places = (units: readonly StandingUnit[]) => Object.fromEntries(units.map(({ externalId, path }) => [externalId, path]));

describe('placing units', () => {
	test('the first tree of an agency gets numbers in the order of the file', () => {
		expect(places(placeUnits([row('b', 'a'), row('a', '')], [], newId()))).toEqual({ a: '/2/', b: '/2/1/' });
	});

	test('one top of the file takes the standing top over, with its new name', () => {
		const root = standing(1, '', null, 'Pemda');
		const [top] = placeUnits([row('a', '', 'Pemerintah Kabupaten')], [root], newId());
		expect(top).toMatchObject({ id: 'id-1', externalId: 'a', name: 'Pemerintah Kabupaten', path: '/1/', before: root });
	});

	test('several tops come below the standing one', () => {
		expect(places(placeUnits([row('a', ''), row('b', '')], [standing(1, '', null)], newId()))).toEqual({ a: '/1/2/', b: '/1/3/' });
	});

	test('a moved unit takes everything below it along', () => {
		const root = standing(1, 'r', null);
		const a = standing(2, 'a', root);
		const b = standing(3, 'b', root);
		const c = standing(4, 'c', b);
		expect(places(placeUnits([row('b', 'a')], [root, a, b, c], newId()))).toEqual({ b: '/1/2/3/', c: '/1/2/3/4/' });
	});

	test('the same tree again places nothing', () => {
		const root = standing(1, 'r', null);
		expect(placeUnits([row('r', ''), row('a', 'r')], [root, standing(2, 'a', root)], newId())).toEqual([]);
	});
});
