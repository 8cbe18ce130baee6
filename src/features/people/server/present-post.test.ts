import { describe, expect, test } from 'vitest';
import { jpLedger, teamJp } from '#features/recognition/server/service.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertEmployment, insertPerson, type PersonRow } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { readPeople, readPerson } from './person-service.ts';
import { readFinding, readQuality } from './quality-service.ts';

const everybody = { cari: undefined, halaman: 1 } as const;

/** Works in the section until the end of November; an order of yesterday moves the person to the other office from 1 December. */
async function insertMover(db: Db, world: World): Promise<PersonRow> {
	const person = await insertPerson(db, { agencyId: world.agency.id, name: 'Aaa Pindah Rekaan' });
	await insertEmployment(db, { person, unit: world.units.section, startedOn: '2020-01-01', endedOn: '2026-12-01' });
	await insertEmployment(db, { person, unit: world.units.otherOffice, startedOn: '2026-12-01' });
	return person;
}

describe('a post that begins later (TMT in the future)', () => {
	test('is not the present one: the list of people names the unit of today, and one line for the person', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const mover = await insertMover(db, world);
		const lines = async (today: string) => (await readPeople(ctxOf(db, world.cast.administrator.actor, { today }), everybody)).lines.filter(({ id }) => id === mover.id);
		expect(await lines('2026-11-30')).toMatchObject([{ unitId: world.units.section.id }]);
		expect(await lines('2026-12-01')).toMatchObject([{ unitId: world.units.otherOffice.id }]);
	}));

	test('opens the record to the new superior on the day it begins, and closes it to the old one', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const mover = await insertMover(db, world);
		const old = world.cast.supervisor.actor;
		expect(await readPerson(ctxOf(db, old, { today: '2026-11-30' }), mover.id)).toMatchObject({ unitPath: world.units.section.path });
		await expect(readPerson(ctxOf(db, old, { today: '2026-12-01' }), mover.id)).rejects.toMatchObject({ code: 'person.not_found' });
	}));

	test('stands in the history of the record beforehand', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const mover = await insertMover(db, world);
		const { posts } = await readPerson(ctxOf(db, world.cast.administrator.actor), mover.id);
		expect(posts.map(({ startedOn, endedOn, isPresent }) => [startedOn, endedOn, isPresent])).toEqual([['2026-12-01', null, false], ['2020-01-01', '2026-12-01', true]]);
	}));

	test('somebody with nothing but a coming post has no unit yet, and is found all the same', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const person = await insertPerson(db, { agencyId: world.agency.id, name: 'Aab Calon Rekaan' });
		await insertEmployment(db, { person, unit: world.units.section, startedOn: '2027-01-01' });
		const admin = ctxOf(db, world.cast.administrator.actor);
		expect((await readPeople(admin, everybody)).lines.find(({ id }) => id === person.id)).toMatchObject({ unit: null, unitId: null });
		expect((await readPeople(ctxOf(db, world.cast.supervisor.actor), everybody)).lines.map(({ id }) => id)).not.toContain(person.id);
		expect((await readPerson(admin, person.id)).unitPath).toBeNull();
	}));

	test('takes nobody out of a team, and puts nobody into one, before its day', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const mover = await insertMover(db, world);
		const team = async (today: string) => (await teamJp(ctxOf(db, world.cast.supervisor.actor, { today }))).people.map(({ personId }) => personId);
		expect(await team('2026-11-30')).toContain(mover.id);
		expect(await team('2026-12-01')).not.toContain(mover.id);
		const ledger = await jpLedger(ctxOf(db, world.cast.supervisor.actor, { today: '2026-11-30' }), { personId: mover.id });
		expect(ledger.person.unitName).toBe(world.units.section.name);
	}));

	test('is not counted as two people at once in a leading post until it begins', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const head = world.cast.supervisor.person?.id ?? '';
		const { position_id: positionId } = await db.selectFrom('employment').select('position_id').where('person_id', '=', head).executeTakeFirstOrThrow();
		const coming = await insertPerson(db, { agencyId: world.agency.id });
		await insertEmployment(db, { person: coming, unit: world.units.office, positionId, startedOn: '2026-12-01' });
		const ctx = (today: string) => ctxOf(db, world.cast.administrator.actor, { today });
		const shared = async (today: string) => (await readQuality(ctx(today))).indicators.find(({ basis }) => basis === 'posts');
		const { code = '', count } = (await shared('2026-11-30')) ?? {};
		expect(count).toBe(0);
		expect((await readFinding(ctx('2026-11-30'), code, 1)).lines).toEqual([]);
		expect((await shared('2026-12-01'))?.count).toBe(2);
		expect((await readFinding(ctx('2026-12-01'), code, 1)).lines.map(({ id }) => id).sort()).toEqual([head, coming.id].sort());
	}));
});
