import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listedOffices, listedPoints, MOST_LISTED, pageAfterPlace, type PlaceRow } from './place-list.rules.ts';

// Invented offices and services.
const office = (unitId: string, given: Partial<PlaceRow> = {}): PlaceRow => ({ unitId, unitName: `Kantor ${unitId}`, unitKind: 'office', pointId: null, pointName: null, serviceName: null, latitude: null, longitude: null, ...given });
const point = (pointId: string, given: Partial<PlaceRow> = {}): PlaceRow => ({ ...office('a'), pointId, pointName: `Loket ${pointId}`, serviceName: 'KTP-el', ...given });
const wanted = { search: '', at: null, chosen: null };
const ids = ({ choices }: { readonly choices: readonly { readonly id: string }[] }) => choices.map(({ id }) => id);
const many = (count: number): PlaceRow[] => Array.from({ length: count }, (_, n) => point(`p${n}`, { unitId: `u${n % 50}`, unitName: `Kecamatan ${n % 50}`, serviceName: n % 2 ? 'Pengantar KTP' : 'Surat pindah', latitude: -1.5 + n / 10_000, longitude: 103.6 }));

describe('places of service to choose from', () => {
	test('are all there while they are few, under the office that runs them, each under its heading once', () => {
		const rows = [office('a'), point('1'), point('2', { unitId: 'b', unitName: 'Puskesmas Rekaan', serviceName: 'Poli gigi' }), point('3')];
		expect(listedPoints(rows, wanted)).toEqual({
			total: 3, isCut: false,
			choices: [{ id: '1', label: 'KTP-el · Loket 1', group: 'Kantor a' }, { id: '3', label: 'KTP-el · Loket 3', group: 'Kantor a' }, { id: '2', label: 'Poli gigi · Loket 2', group: 'Puskesmas Rekaan' }]
		});
	});

	test('one without a name of its own is called by its office', () => {
		expect(listedPoints([point('1', { pointName: null, serviceName: null })], wanted).choices).toEqual([{ id: '1', label: 'Kantor a', group: 'Kantor a' }]);
	});

	test('of two thousand none is shown until something is sought, but the one that was chosen before', () => {
		expect(listedPoints(many(2000), wanted)).toEqual({ total: 2000, isCut: true, choices: [] });
		expect(ids(listedPoints(many(2000), { ...wanted, chosen: 'p1999' }))).toEqual(['p1999']);
		expect(ids(listedPoints(many(2000), { ...wanted, chosen: 'of another government' }))).toEqual([]);
	});

	test('a search takes words in any order, large or small, with or without accents and signs, of service, place or office', () => {
		const rows = [...many(2000), point('x', { unitName: 'Kelurahan Pasar Sengeti', serviceName: 'Izin "Usaha"', pointName: 'Café Désa' })];
		for (const search of ['sengeti', 'SENGETI pasar', 'izin usaha sengeti', 'cafe desa', 'désa, café!', ' usaha  izin ']) expect(ids(listedPoints(rows, { ...wanted, search })), search).toEqual(['x']);
		expect(listedPoints(rows, { ...wanted, search: 'tidakada' })).toEqual({ total: 0, isCut: false, choices: [] });
		expect(listedPoints(rows, { ...wanted, search: 'pengantar' })).toMatchObject({ total: 1000, isCut: true });
		expect(listedPoints(rows, { ...wanted, search: '?!' })).toMatchObject({ total: 2001, choices: [] });
	});

	test('the five nearest to where the reporter pointed come first, under no office, and only once', () => {
		const at = { latitude: -1.5, longitude: 103.6 };
		const list = listedPoints(many(2000), { ...wanted, at });
		expect(ids(list)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
		expect(list.choices.every(({ group }) => group === null)).toBe(true);
		expect(list.choices[0]?.label).toBe('Surat pindah · Loket p0 · Kecamatan 0');
		const few = listedPoints(many(8), { ...wanted, at, chosen: 'p0' });
		expect(ids(few).toSorted()).toEqual(many(8).map(({ pointId }) => pointId));
		expect(listedPoints([point('1')], { ...wanted, at }).choices).toMatchObject([{ id: '1', group: 'Kantor a' }]);
	});

	test('whatever is sought, no more than a reader can look through, none twice, and the chosen one always', () => {
		fc.assert(fc.property(fc.nat(300), fc.string({ maxLength: 8 }), fc.nat(299), fc.boolean(), (count, search, chosen, isPointed) => {
			const rows = many(count);
			const list = listedPoints(rows, { search, at: isPointed ? { latitude: -1.49, longitude: 103.6 } : null, chosen: `p${chosen}` });
			expect(list.choices.length).toBeLessThanOrEqual(MOST_LISTED + 6);
			expect(new Set(ids(list)).size).toBe(list.choices.length);
			expect(ids(list).includes(`p${chosen}`)).toBe(chosen < count);
			expect(list.isCut || list.total <= list.choices.length).toBe(true);
		}));
	});
});

describe('offices to choose from', () => {
	test('stand under their kind and are sought by name; service places are none', () => {
		const rows = [office('1', { unitKind: 'district', unitName: 'Kecamatan Sekernan' }), office('2'), office('3', { unitKind: 'district', unitName: 'Kecamatan Mestong' }), point('p')];
		expect(listedOffices(rows, wanted).choices).toEqual([{ id: '1', label: 'Kecamatan Sekernan', group: 'district' }, { id: '3', label: 'Kecamatan Mestong', group: 'district' }, { id: '2', label: 'Kantor 2', group: 'office' }]);
		expect(listedOffices(rows, { search: 'mestong', chosen: '2' })).toMatchObject({ total: 1, choices: [{ id: '2' }, { id: '3' }] });
		expect(listedOffices(Array.from({ length: 500 }, (_, n) => office(String(n))), wanted)).toEqual({ total: 500, isCut: true, choices: [] });
	});
});

describe('after the second page', () => {
	const base = '/lapor/REKAAN';
	test.each([
		[{ servicePointId: null }, '/serupa'],
		[{ servicePointId: null, pointTo: 'map' as const, find: 'x' }, '/tempat/peta'],
		[{ servicePointId: null, pointTo: 'drop' as const }, '/tempat'],
		[{ servicePointId: null, pointTo: 'find' as const, find: ' ktp & kk ' }, '/tempat?cari=ktp%20%26%20kk#temuan'],
		[{ servicePointId: 'p', pointTo: 'find' as const, find: 'ktp', found: 'ktp' }, '/tempat?cari=ktp#temuan'],
		[{ servicePointId: null, pointTo: 'find' as const, find: ' ', found: 'ktp' }, '/tempat'],
		// Enter in the search presses the first button of the form, which is "next".
		[{ servicePointId: null, find: 'ktp', found: '' }, '/tempat?cari=ktp#temuan'],
		[{ servicePointId: null, find: 'ktp', found: 'ktp' }, '/serupa'],
		[{ servicePointId: null, find: '', found: 'ktp' }, '/serupa'],
		[{ servicePointId: 'p', find: 'kk', found: 'ktp' }, '/serupa']
	])('%j leads to %s', (form, expected) => expect(pageAfterPlace(base, form)).toBe(base + expected));

	test('a search as long as a book, or made of signs, is an address of this page and of no other', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (find) => {
			const { pathname, origin } = new URL(pageAfterPlace(base, { servicePointId: null, pointTo: 'find', find: find.toWellFormed() }), 'https://bina.example');
			expect([origin, pathname]).toEqual(['https://bina.example', `${base}/tempat`]);
		}));
	});
});
