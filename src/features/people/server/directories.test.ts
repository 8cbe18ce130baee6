import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertAgency, insertPosition, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { PositionDirectory, UnitDirectory } from './directories.ts';

const known = (id: string, name: string, externalId = '', isClosed = false) => ({ id, name, externalId, isClosed });

describe('the unit that a row means', () => {
	test('is told by the id of the file, whatever it is called there', () => {
		const directory = new UnitDirectory([known('u1', 'Dinas Rekaan', 'A1'), known('u2', 'Badan Rekaan', 'A2')]);
		expect(directory.find('A2', 'Nama lain')?.id).toBe('u2');
		expect(directory.added).toEqual([]);
	});

	test('without an id is told by its name, in any case and with any spaces', () => {
		const directory = new UnitDirectory([known('u1', 'Dinas  Rekaan', 'A1')]);
		expect(directory.find('', ' DINAS rekaan ')?.id).toBe('u1');
	});

	test('of several with one name the one without id is meant; two without are not told apart', () => {
		expect(new UnitDirectory([known('u1', 'SDN 1', 'A1'), known('u2', 'SDN 1')]).find('', 'SDN 1')?.id).toBe('u2');
		expect(new UnitDirectory([known('u1', 'SDN 1'), known('u2', 'SDN 1')]).find('', 'SDN 1')).toBeUndefined();
		expect(new UnitDirectory([known('u1', 'SDN 1', 'A1'), known('u2', 'SDN 1', 'A2')]).find('', 'SDN 1')).toBeUndefined();
	});

	test('is the open one where another of the name was closed; the closed one only where none is open', () => {
		expect(new UnitDirectory([known('old', 'Dinas Pasar', '', true), known('new', 'Dinas Pasar')]).find('', 'Dinas Pasar')?.id).toBe('new');
		expect(new UnitDirectory([known('old', 'Dinas Pasar', '', true), known('new', 'Dinas Pasar', 'A1')]).find('', 'Dinas Pasar')?.id).toBe('new');
		expect(new UnitDirectory([known('old', 'Dinas Pasar', 'A1', true), known('new', 'Dinas Pasar', 'A2')]).find('', 'dinas pasar')?.id).toBe('new');
		expect(new UnitDirectory([known('old', 'Dinas Pasar', 'A1', true)]).find('', 'Dinas Pasar')).toMatchObject({ id: 'old', isClosed: true });
		expect(new UnitDirectory([known('one', 'Dinas Pasar', '', true), known('two', 'Dinas Pasar', '', true)]).find('', 'Dinas Pasar')).toBeUndefined();
		expect(new UnitDirectory([known('one', 'Dinas Pasar'), known('two', 'Dinas Pasar'), known('old', 'Dinas Pasar', '', true)]).find('', 'Dinas Pasar')).toBeUndefined();
	});

	test('that nobody knows is made once, and found again by the next row', () => {
		const directory = new UnitDirectory([]);
		const first = directory.find('A9', 'Bidang Baru');
		expect(directory.find('A9', 'Bidang Baru')?.id).toBe(first?.id);
		const nameless = directory.find('', 'Seksi Baru');
		expect(directory.find('', 'seksi  baru')?.id).toBe(nameless?.id);
		expect(directory.added.map(({ externalId, name }) => [externalId, name])).toEqual([['A9', 'Bidang Baru'], ['', 'Seksi Baru']]);
	});

	test('made without a name is called by its id, so that it can be found by somebody', () => {
		const directory = new UnitDirectory([]);
		directory.find('A9', '');
		expect(directory.added.map(({ name }) => name)).toEqual(['A9']);
	});

	test('that is closed is known as closed: nobody is put into it unseen', () => {
		expect(new UnitDirectory([known('u1', 'Kantor Lama', 'A1', true)]).find('A1', 'Kantor Lama')?.isClosed).toBe(true);
	});

	test('a file never makes two units of one id, whatever it says', () => {
		fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('A1', 'A2', 'A3'), fc.constantFrom('Dinas', 'dinas ', 'Badan', ''))), (rows) => {
			const directory = new UnitDirectory([known('u1', 'Dinas', 'A1')]);
			const given = new Map<string, string | undefined>();
			for (const [externalId, name] of rows) {
				const id = directory.find(externalId, name)?.id;
				expect(given.get(externalId) ?? id).toBe(id);
				given.set(externalId, id);
			}
			const added = directory.added.map(({ externalId }) => externalId);
			expect(new Set(added).size).toBe(added.length);
			expect(added).not.toContain('A1');
		}));
	});
});

describe('a unit that the file calls otherwise', () => {
	const directory = () => new UnitDirectory([known('u1', 'Dinas Lama', 'A1'), known('u2', 'Badan', 'A2')]);

	test('is renamed when the whole file agrees', () => {
		const one = directory();
		for (let row = 0; row < 3; row += 1) one.find('A1', 'Dinas Baru');
		expect(one.renamed).toEqual([{ id: 'u1', externalId: 'A1', name: 'Dinas Baru' }]);
		expect(one.renamed.filter((unit) => one.differs(unit))).toHaveLength(1);
	});

	test('keeps its name when rows contradict each other, also when a later row repeats the first', () => {
		const one = directory();
		for (const name of ['Dinas Baru', 'Dinas Lain', 'Dinas Baru']) one.find('A1', name);
		expect(one.renamed).toEqual([]);
	});

	test('an empty name says nothing', () => {
		const one = directory();
		one.find('A1', '');
		one.find('A1', 'Dinas Baru');
		one.find('A1', '');
		expect(one.renamed.map(({ name }) => name)).toEqual(['Dinas Baru']);
	});

	test('the name it has already is no change', () => {
		const one = directory();
		one.find('A2', 'Badan');
		expect(one.renamed.filter((unit) => one.differs(unit))).toEqual([]);
	});

	test('one that the file itself has made is not renamed by it', () => {
		const one = directory();
		one.find('A9', 'Bidang');
		one.find('A9', 'Bidang Lain');
		expect(one.renamed).toEqual([]);
	});
});

describe('what stands in the database', () => {
	test('units of one government, those closed by today marked', () =>
		withDatabase(async (db) => {
			const [own, other] = [await insertAgency(db), await insertAgency(db)];
			const root = await insertUnit(db, { agencyId: own.id, externalId: 'R' });
			const gone = await insertUnit(db, { agencyId: own.id, parent: root, externalId: 'G', name: 'Kantor Lama' });
			const going = await insertUnit(db, { agencyId: own.id, parent: root, externalId: 'L', name: 'Kantor Nanti' });
			await db.updateTable('unit').set({ closed_on: '2026-11-21' }).where('id', '=', gone.id).execute();
			await db.updateTable('unit').set({ closed_on: '2026-11-22' }).where('id', '=', going.id).execute();
			const foreign = await insertUnit(db, { agencyId: other.id, externalId: 'F' });
			const directory = await UnitDirectory.load(db, own.id, '2026-11-21');
			expect(directory.find('G', 'Kantor Lama')).toMatchObject({ id: gone.id, isClosed: true });
			expect(directory.find('L', 'Kantor Nanti')).toMatchObject({ id: going.id, isClosed: false });
			expect(directory.find('F', foreign.name)?.id).not.toBe(foreign.id);
			expect(directory.added.map(({ externalId }) => externalId)).toEqual(['F']);
		}));

	test('posts by unit, id and title; one without id is meant by any row of that title', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const unit = await insertUnit(db, { agencyId: agency.id });
			const elsewhere = await insertUnit(db, { agencyId: agency.id, parent: unit });
			const nameless = await insertPosition(db, { agencyId: agency.id, unitId: unit.id, title: 'Penelaah' });
			const numbered = await insertPosition(db, { agencyId: agency.id, unitId: unit.id, title: 'Arsiparis' });
			await db.updateTable('position').set({ external_id: 'J1' }).where('id', '=', numbered).execute();
			const directory = await PositionDirectory.load(db, agency.id);
			expect(directory.find(unit.id, '', 'Penelaah')).toEqual({ id: nameless, isNew: false });
			expect(directory.find(unit.id, 'J7', 'Penelaah')).toEqual({ id: nameless, isNew: false });
			expect(directory.find(unit.id, 'J1', 'Arsiparis')).toEqual({ id: numbered, isNew: false });
			const made = directory.find(unit.id, 'J2', 'Arsiparis');
			expect(made).toMatchObject({ isNew: true });
			expect(directory.find(unit.id, 'J2', 'Arsiparis')).toEqual({ id: made.id, isNew: false });
			expect(directory.find(elsewhere.id, '', 'Penelaah').isNew).toBe(true);
		}));
});
