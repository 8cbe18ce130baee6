import { describe, expect, test } from 'vitest';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, ctxOf, insertAgency, insertEmployment, insertPerson, insertPosition, insertUnit, type UnitRow } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { readUnit, readUnits, UNITS_PER_PAGE } from './unit-service.ts';

/* docs/rules F2: a unit of yesterday can still be reported, with the names and the places of that day. */
interface Tree {
	readonly root: UnitRow;
	readonly office: UnitRow;
	readonly section: UnitRow;
	readonly actor: Actor;
	readonly ctx: Ctx;
}

/** root ⊃ office ⊃ section, all from 2020-01-01 on; the actor may read all of it. */
async function tree(db: Db): Promise<Tree> {
	const agencyId = (await insertAgency(db)).id;
	const root = await insertUnit(db, { agencyId, name: 'Kabupaten Rekaan' });
	const office = await insertUnit(db, { agencyId, parent: root, name: 'Dinas Lama' });
	const section = await insertUnit(db, { agencyId, parent: office, name: 'Bidang Lama' });
	const actor = actorOf({ agencyId, roles: { administrator: root.path } });
	return { root, office, section, actor, ctx: ctxOf(db, actor) };
}
const rename = (db: Db, { id }: UnitRow, name: string, from: string) => db.updateTable('unit').set({ name, valid_from: from }).where('id', '=', id).execute();
const close = (db: Db, { id }: UnitRow, on: string) => db.updateTable('unit').set({ closed_on: on }).where('id', '=', id).execute();
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('a unit on a day in the past', () => {
	test('what stood below it then is shown: a unit closed since, and not one opened since', () => withDatabase(async (db) => {
		const { root, office, section, ctx } = await tree(db);
		await close(db, section, '2026-03-01');
		const later = await insertUnit(db, { agencyId: root.agencyId, parent: office, name: 'Bidang Baru' });
		await db.updateTable('unit').set({ valid_from: '2026-03-01' }).where('id', '=', later.id).execute();
		expect(names((await readUnit(ctx, office.id, '2026-02-28')).below)).toEqual(['Bidang Lama']);
		expect(names((await readUnit(ctx, office.id, '2026-03-01')).below)).toEqual(['Bidang Baru']);
		expect(names((await readUnit(ctx, office.id)).below)).toEqual(['Bidang Baru']);
	}));

	test('every unit it leads to can be opened on that same day', () => withDatabase(async (db) => {
		const { root, office, section, ctx } = await tree(db);
		await close(db, section, '2026-03-01');
		await rename(db, office, 'Dinas Baru', '2026-06-01');
		const later = await insertUnit(db, { agencyId: root.agencyId, parent: office });
		await db.updateTable('unit').set({ valid_from: '2026-05-01' }).where('id', '=', later.id).execute();
		for (const day of ['2020-01-01', '2026-02-28', '2026-03-01', '2026-05-01', '2026-06-01', '2026-11-21']) {
			for (const { id } of (await readUnits(ctx, { pada: day, cari: undefined, halaman: 1 })).lines) {
				const unit = await readUnit(ctx, id, day);
				for (const onward of [...unit.above, ...unit.below]) expect((await readUnit(ctx, onward.id, day)).name, day).toBe(onward.name);
			}
		}
	}));

	test('the units above and below are called as they were called then', () => withDatabase(async (db) => {
		const { office, section, ctx } = await tree(db);
		await rename(db, office, 'Dinas Baru', '2026-06-01');
		await rename(db, section, 'Bidang Baru', '2026-07-01');
		const above = async (day: string) => names((await readUnit(ctx, section.id, day)).above);
		expect(await above('2026-05-31')).toEqual(['Kabupaten Rekaan', 'Dinas Lama']);
		expect(await above('2026-06-01')).toEqual(['Kabupaten Rekaan', 'Dinas Baru']);
		const below = async (day: string) => names((await readUnit(ctx, office.id, day)).below);
		expect(await below('2026-06-30')).toEqual(['Bidang Lama']);
		expect(await below('2026-07-01')).toEqual(['Bidang Baru']);
	}));

	test('a unit that was moved hangs where it hung then', () => withDatabase(async (db) => {
		const { root, office, section, ctx } = await tree(db);
		const other = await insertUnit(db, { agencyId: root.agencyId, parent: root, name: 'Badan Lain' });
		const number = section.path.split('/').at(-2) ?? '';
		await db.updateTable('unit').set({ parent_id: other.id, path: `${other.path}${number}/`, valid_from: '2026-06-01' }).where('id', '=', section.id).execute();
		expect(names((await readUnit(ctx, section.id, '2026-05-31')).above)).toEqual(['Kabupaten Rekaan', 'Dinas Lama']);
		expect(names((await readUnit(ctx, section.id, '2026-06-01')).above)).toEqual(['Kabupaten Rekaan', 'Badan Lain']);
		expect(names((await readUnit(ctx, office.id, '2026-05-31')).below)).toEqual(['Bidang Lama']);
		expect(names((await readUnit(ctx, office.id, '2026-06-01')).below)).toEqual([]);
		expect(names((await readUnit(ctx, other.id, '2026-06-01')).below)).toEqual(['Bidang Lama']);
	}));

	test('the day it was closed is the first without it', () => withDatabase(async (db) => {
		const { section, ctx } = await tree(db);
		await close(db, section, '2026-03-01');
		expect((await readUnit(ctx, section.id, '2026-02-28')).name).toBe('Bidang Lama');
		await expect(readUnit(ctx, section.id, '2026-03-01')).rejects.toMatchObject({ code: 'unit.not_found', status: 404 });
		await expect(readUnit(ctx, section.id)).rejects.toMatchObject({ code: 'unit.not_found' });
	}));

	test('the day before it began, nobody knows it', () => withDatabase(async (db) => {
		const { section, ctx } = await tree(db);
		await expect(readUnit(ctx, section.id, '2019-12-31')).rejects.toMatchObject({ code: 'unit.not_found' });
		expect((await readUnit(ctx, section.id, '2020-01-01')).name).toBe('Bidang Lama');
	}));
});

describe('the people of a unit', () => {
	test('are those of the day, the head first, then by name', () => withDatabase(async (db) => {
		const { section, ctx } = await tree(db);
		const enter = async (name: string, isHead: boolean, startedOn: string, endedOn?: string) => {
			const person = await insertPerson(db, { agencyId: section.agencyId, name });
			await insertEmployment(db, { person, unit: section, isHead, startedOn, ...(endedOn !== undefined && { endedOn }) });
		};
		await enter('Budi Rekaan', false, '2020-01-01');
		await enter('Ani Rekaan', false, '2020-01-01', '2026-03-01');
		await enter('Zul Rekaan', true, '2020-01-01');
		await enter('Citra Rekaan', false, '2026-12-01');
		const shown = async (day?: string) => names((await readUnit(ctx, section.id, day)).people);
		expect(await shown('2026-02-28')).toEqual(['Zul Rekaan', 'Ani Rekaan', 'Budi Rekaan']);
		expect(await shown()).toEqual(['Zul Rekaan', 'Budi Rekaan']);
		expect(await shown('2026-12-01')).toEqual(['Zul Rekaan', 'Budi Rekaan', 'Citra Rekaan']);
		expect((await readUnit(ctx, section.id)).count).toBe(2);
	}));

	test('are called with their titles, and without a comma where there is none', () => withDatabase(async (db) => {
		const { section, ctx } = await tree(db);
		for (const [name, before, after] of [['Ani', 'Dr.', 'M.Si.'], ['Budi', '', 'S.E.'], ['Citra', 'Ir.', ''], ['Dodi', '', '']] as const) {
			const person = await insertPerson(db, { agencyId: section.agencyId, name, title_before: before, title_after: after });
			await insertEmployment(db, { person, unit: section });
		}
		expect(names((await readUnit(ctx, section.id)).people)).toEqual(['Dr. Ani, M.Si.', 'Budi, S.E.', 'Ir. Citra', 'Dodi']);
	}));

	test('are a number only, for who may see the unit and not its people', () => withDatabase(async (db) => {
		const { root, section } = await tree(db);
		const person = await insertPerson(db, { agencyId: section.agencyId });
		await insertEmployment(db, { person, unit: section });
		const employee = actorOf({ agencyId: root.agencyId, personId: person.id, roles: { employee: section.path } });
		expect(await readUnit(ctxOf(db, employee), section.id)).toMatchObject({ count: 1, people: [], mayReadPeople: false });
	}));

	test('in the tree they are counted in their own unit, second posts too, and not in the one above', () => withDatabase(async (db) => {
		const { office, section, ctx } = await tree(db);
		const person = await insertPerson(db, { agencyId: section.agencyId });
		await insertEmployment(db, { person, unit: section });
		await insertEmployment(db, { person, unit: office, isPrimary: false, positionId: await insertPosition(db, { agencyId: office.agencyId, unitId: office.id, title: 'Plt. Sekretaris' }) });
		const { lines } = await readUnits(ctx, { pada: undefined, cari: undefined, halaman: 1 });
		expect(lines.map(({ name, people, level }) => [name, people, level])).toEqual([['Kabupaten Rekaan', 0, 1], ['Dinas Lama', 1, 2], ['Bidang Lama', 1, 3]]);
	}));
});

describe('the tree of units', () => {
	const filter = { pada: undefined, cari: undefined, halaman: 1 };

	test('an address with a page beyond the last shows the last', () => withDatabase(async (db) => {
		const { root, ctx } = await tree(db);
		for (let count = 3; count < UNITS_PER_PAGE + 2; count += 1) await insertUnit(db, { agencyId: root.agencyId, parent: root });
		expect(await readUnits(ctx, { ...filter, halaman: 1 })).toMatchObject({ total: UNITS_PER_PAGE + 2, pages: 2, page: 1 });
		const beyond = await readUnits(ctx, { ...filter, halaman: 900 });
		expect([beyond.page, beyond.pages, beyond.lines.length]).toEqual([2, 2, 2]);
		expect(beyond.lines).toEqual((await readUnits(ctx, { ...filter, halaman: 2 })).lines);
	}));

	test('words are found as they are written: signs of a pattern are only signs', () => withDatabase(async (db) => {
		const { root, ctx } = await tree(db);
		for (const name of ['Layanan 100%', 'Layanan 1000', 'Seksi_A', 'Seksi A', 'Jalan\\Jembatan']) await insertUnit(db, { agencyId: root.agencyId, parent: root, name });
		const found = async (cari: string) => names((await readUnits(ctx, { ...filter, cari })).lines);
		expect(await found('100%')).toEqual(['Layanan 100%']);
		expect(await found('seksi_')).toEqual(['Seksi_A']);
		expect(await found('\\')).toEqual(['Jalan\\Jembatan']);
		expect(await found("' or true --")).toEqual([]);
	}));

	test('another government\'s units are in no list and on no page', () => withDatabase(async (db) => {
		const mine = await tree(db);
		const theirs = await tree(db);
		expect(names((await readUnits(mine.ctx, filter)).lines)).toHaveLength(3);
		expect((await readUnits(mine.ctx, filter)).lines.map(({ id }) => id)).not.toContain(theirs.office.id);
		await expect(readUnit(mine.ctx, theirs.office.id)).rejects.toMatchObject({ code: 'unit.not_found' });
	}));

	test('nobody sees it without signing in', () => withDatabase(async (db) => {
		const { office } = await tree(db);
		await expect(readUnits(ctxOf(db, null), filter)).rejects.toMatchObject({ code: 'identity.sign_in_needed' });
		await expect(readUnit(ctxOf(db, null), office.id)).rejects.toMatchObject({ code: 'identity.sign_in_needed' });
	}));
});
