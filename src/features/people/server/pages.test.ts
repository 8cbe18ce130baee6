import { describe, expect, test } from 'vitest';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertEmployment, insertPerson, insertUnit, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { siasnFile, siasnRow } from '#tests/support/siasn-rows.ts';
import { NewPerson } from '../schema.ts';
import { importContext, takeIn } from '#tests/support/imports.ts';
import { readImport, readImports } from './import-pages.ts';
import { addPerson, readNewPersonForm, readPeople, readPerson } from './person-service.ts';
import { lookAgain, readFinding, readQuality } from './quality-service.ts';
import { readUnit, readUnits } from './unit-service.ts';

const as = (db: Db, actor: Actor): Ctx => ({ db, actor, now: NOW, today: '2026-11-21', timeZone: 'Asia/Jakarta', locale: 'id', requestId: 'uji' });
const first = { halaman: 1, cari: undefined, pada: undefined };

async function world(work: (db: Db, cast: World['cast'], world: World) => Promise<void>): Promise<void> {
	await withDatabase(async (db) => {
		const made = await insertWorld(db);
		await work(db, made.cast, made);
	});
}

describe('units', () => {
	test('the tree is shown in its order with its levels, and only where the actor may look', () => world(async (db, cast, { units }) => {
		const all = await readUnits(as(db, cast.administrator.actor), first);
		expect(all.lines.map(({ id, level }) => [id, level])).toEqual([[units.root.id, 1], [units.office.id, 2], [units.section.id, 3], [units.otherOffice.id, 2]]);
		expect((await readUnits(as(db, cast.supervisor.actor), first)).lines.map(({ id }) => id)).toEqual([units.office.id, units.section.id]);
	}));

	// F2: yesterday's unit can still be reported.
	test('a day in the past shows the former name and who was there', () => world(async (db, cast, { units, agency }) => {
		await db.updateTable('unit').set({ name: 'Nama Baru', valid_from: '2026-06-01' }).where('id', '=', units.office.id).execute();
		const person = await insertPerson(db, { agencyId: agency.id });
		await insertEmployment(db, { person, unit: units.office, startedOn: '2020-01-01', endedOn: '2026-01-01' });
		const ctx = as(db, cast.administrator.actor);
		const then = await readUnit(ctx, units.office.id, '2025-12-31');
		expect([then.name, then.people.map(({ id }) => id).includes(person.id)]).toEqual([units.office.name, true]);
		const now = await readUnit(ctx, units.office.id);
		expect([now.name, now.people.map(({ id }) => id).includes(person.id), now.former[0]?.name]).toEqual(['Nama Baru', false, units.office.name]);
		expect((await readUnits(ctx, { ...first, pada: '2025-12-31', cari: units.office.name })).total).toBe(1);
		await expect(readUnit(ctx, units.office.id, '2019-01-01')).rejects.toMatchObject({ code: 'unit.not_found' });
	}));

	test('names are for those with authority; others are refused or see a number', () => world(async (db, cast, { units }) => {
		expect(await readUnit(as(db, cast.employee.actor), units.section.id)).toMatchObject({ mayReadPeople: false, people: [] });
		for (const id of [units.otherOffice.id, units.foreignRoot.id, 'bukan-id', crypto.randomUUID()]) {
			await expect(readUnit(as(db, cast.supervisor.actor), id)).rejects.toMatchObject({ code: 'unit.not_found' });
		}
	}));
});

describe('people', () => {
	test('a list and a search hold only whom the actor may read', () => world(async (db, cast, { units, agency }) => {
		const near = await insertPerson(db, { agencyId: agency.id, name: 'Sari Wulandari' });
		await insertEmployment(db, { person: near, unit: units.section });
		expect((await readPeople(as(db, cast.employee.actor), first)).lines.map(({ id }) => id)).toEqual([cast.employee.person?.id]);
		expect((await readPeople(as(db, cast.stranger.actor), first)).lines).toEqual([]);
		expect((await readPeople(as(db, cast.supervisor.actor), first)).lines.map(({ id }) => id)).toContain(near.id);
	}));

	test('a record shows all posts, and contact data only to whom they concern', () => world(async (db, cast, { units }) => {
		const person = cast.employee.person;
		if (!person) throw new Error('nobody');
		await db.updateTable('person').set({ phone: '0812' }).where('id', '=', person.id).execute();
		expect(await readPerson(as(db, cast.employee.actor), person.id)).toMatchObject({ phone: '0812', posts: [{ unit: units.section.name, endedOn: null }] });
		expect(await readPerson(as(db, cast.head_of_region.actor), person.id)).toMatchObject({ phone: '', mayReadContact: false });
		await expect(readPerson(as(db, cast.stranger.actor), person.id)).rejects.toMatchObject({ code: 'person.not_found' });
		await expect(readPerson(as(db, cast.foreign_administrator.actor), person.id)).rejects.toMatchObject({ code: 'person.not_found' });
		await expect(readPerson(as(db, cast.employee.actor), "'; drop table person")).rejects.toMatchObject({ code: 'person.not_found' });
	}));

	// F1: format and birth date checked on entry.
	test('one person is entered by hand, once, with a possible NIP', () => world(async (db, cast, { units }) => {
		const ctx = as(db, cast.administrator.actor);
		const input = NewPerson.parse({ nip: '1990 0515 2019 032 901', name: 'Baru Rekaan', unitId: units.office.id, positionTitle: 'Arsiparis', positionKind: 'fungsional', rank: 'III/a', startedOn: '2026-01-01' });
		const id = await addPerson(ctx, input);
		expect(await readPerson(ctx, id)).toMatchObject({ nip: '199005152019032901', bornOn: '1990-05-15', sex: 'F', posts: [{ title: 'Arsiparis', rank: 'III/a' }] });
		await expect(addPerson(ctx, input)).rejects.toMatchObject({ code: 'person.nip_taken' });
		await expect(addPerson(ctx, { ...input, nip: '199002302019032901' })).rejects.toMatchObject({ code: 'person.nip_refused', params: { field: 'nip' } });
		await expect(addPerson(ctx, { ...input, nip: '199005152019032902', unitId: units.foreignRoot.id })).rejects.toMatchObject({ code: 'unit.not_found' });
		await expect(addPerson(as(db, cast.supervisor.actor), input)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		expect((await readNewPersonForm(as(db, cast.office_administrator.actor))).units.map(({ id: unit }) => unit)).toEqual([units.office.id, units.section.id]);
	}));
});

describe('imports and data quality', () => {
	test('a batch shows its rows by state, to those who may import everywhere', () => world(async (db, cast, { agency }) => {
		const { batchId } = await takeIn(importContext(db, agency.id), siasnFile([siasnRow(0), siasnRow(1, { 'JENIS KELAMIN': 'F' }), siasnRow(2, { NAMA: '' })]));
		const ctx = as(db, cast.training_manager.actor);
		expect(await readImport(ctx, batchId, { keadaan: 'refused', halaman: 1 })).toMatchObject({ total: 1, mayUndo: true, rows: [{ row: 4, state: 'refused', reasons: [{ code: 'import.name_missing' }] }] });
		expect((await readImport(ctx, batchId, { keadaan: 'warned', halaman: 1 })).rows.map(({ row }) => row)).toEqual([3]);
		const beyond = await readImport(ctx, batchId, { keadaan: undefined, halaman: 2 });
		expect([beyond.page, beyond.pages, beyond.total, beyond.rows.map(({ row }) => row)]).toEqual([1, 1, 3, [2, 3, 4]]);
		expect((await readImports(ctx)).batches.map(({ id }) => id)).toEqual([batchId]);
		for (const who of ['office_administrator', 'supervisor', 'employee', 'stranger'] as const) await expect(readImport(as(db, cast[who].actor), batchId, { keadaan: undefined, halaman: 1 })).rejects.toMatchObject({ status: 403 });
		await expect(readImport(as(db, cast.foreign_administrator.actor), batchId, { keadaan: undefined, halaman: 1 })).rejects.toMatchObject({ code: 'import.not_found' });
	}));

	test('indicators count people and open their rows; what was never looked at is told', () => world(async (db, cast, { agency, units }) => {
		await takeIn(importContext(db, agency.id), siasnFile([siasnRow(0, { 'JENIS KELAMIN': 'F' }), siasnRow(1)]));
		const ctx = as(db, cast.administrator.actor);
		const report = await readQuality(ctx);
		const count = (code: string) => report.indicators.find((one) => one.code === code)?.count;
		expect(report.people).toBe(2);
		expect(report.unlooked).toBeGreaterThan(5);
		expect([count('CON_3'), count('CON_2'), count('COM_1'), count('TIM_4')]).toEqual([1, 0, null, 0]);
		expect((await readFinding(ctx, 'CON_3', 1)).lines.map(({ nip }) => nip)).toEqual([siasnRow(0)['NIP BARU']]);
		expect(await readFinding(ctx, 'COM_1', 1)).toMatchObject({ total: 0 });
		await expect(readFinding(ctx, 'XXX_1', 1)).rejects.toMatchObject({ status: 404 });
		await expect(readQuality(as(db, cast.supervisor.actor))).rejects.toMatchObject({ code: 'identity.not_allowed' });

		const closing = await insertUnit(db, { agencyId: agency.id, parent: units.root, name: 'Tutup' });
		const person = await insertPerson(db, { agencyId: agency.id });
		await insertEmployment(db, { person, unit: closing });
		await db.updateTable('unit').set({ closed_on: '2026-01-01' }).where('id', '=', closing.id).execute();
		expect(await lookAgain(ctx)).toBeGreaterThan(7);
		const again = await readQuality(ctx);
		expect([again.unlooked, again.indicators.find((one) => one.code === 'TIM_1')?.count]).toEqual([0, 1]);
	}));
});
