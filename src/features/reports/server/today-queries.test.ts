import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertEmployment, insertPerson, type PersonRow, type UnitRow } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { askDue } from '#features/post-training/server/ask-service.ts';
import { at, insertScene } from '#features/post-training/testing/followed.ts';
import { factsOfToday } from './today-service.ts';

/* NOW of the tests is 21 November 2026. */
const YESTERDAY = '2026-11-20';
const TODAY = '2026-11-21';
const TOMORROW = '2026-11-22';

const endOpenPosts = (db: Db, { id, agencyId }: PersonRow, endedOn: string) =>
	db.updateTable('employment').set({ ended_on: endedOn }).where('agency_id', '=', agencyId).where('person_id', '=', id).where('ended_on', 'is', null).execute();

/** Somebody with a post from 2020 until a day. */
async function insertLeaver(db: Db, unit: UnitRow, endedOn: string): Promise<PersonRow> {
	const person = await insertPerson(db, { agencyId: unit.agencyId });
	await insertEmployment(db, { person, unit, startedOn: '2020-01-01', endedOn });
	return person;
}

describe('posts that change around today', () => {
	test.each([
		['was over yesterday', YESTERDAY, 0],
		['is over since today', TODAY, 0],
		['is over tomorrow', TOMORROW, 1],
		['is over next year', '2027-02-01', 1]
	])('who has a post that %s counts %s → %i in the team', (_, endedOn, counted) => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const before = (await factsOfToday(ctxOf(db, world.cast.supervisor.actor))).other.team?.members ?? 0;
		const other = await insertWorld(db);
		await insertLeaver(db, other.units.section, endedOn);
		expect((await factsOfToday(ctxOf(db, other.cast.supervisor.actor))).other.team?.members).toBe(before + counted);
	}));

	test('a post entered ahead joins nobody to the team yet', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const person = await insertLeaver(db, world.units.otherOffice, TOMORROW);
		await insertEmployment(db, { person, unit: world.units.section, startedOn: TOMORROW });
		expect((await factsOfToday(ctxOf(db, world.cast.supervisor.actor))).other.team?.members).toBe(6);
	}));

	test('the kind that decides one\'s own minimum is that of the present post', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const person = world.cast.employee.person!;
		expect((await factsOfToday(ctxOf(db, world.cast.employee.actor))).facts.own?.kind).toBe('pns');
		await endOpenPosts(db, person, '2027-01-01');
		const next = await insertEmployment(db, { person, unit: world.units.section, startedOn: '2027-01-01' });
		await db.updateTable('employment').set({ kind: 'pppk' }).where('agency_id', '=', person.agencyId).where('id', '=', next).execute();
		expect((await factsOfToday(ctxOf(db, world.cast.employee.actor))).facts.own?.kind).toBe('pns');
	}));

	test('who has left has no kind, and is told no minimum', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		await endOpenPosts(db, world.cast.employee.person!, TODAY);
		expect((await factsOfToday(ctxOf(db, world.cast.employee.actor))).facts.own?.kind).toBeNull();
	}));

	test('findings are counted for people who are here today, each once', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const mark = (person: PersonRow) => db.updateTable('person').set({ findings: ['CON_2'] }).where('agency_id', '=', person.agencyId).where('id', '=', person.id).execute();
		const findings = async () => (await factsOfToday(ctxOf(db, world.cast.training_manager.actor))).facts.findings;
		await mark(world.cast.employee.person!);
		await mark(await insertLeaver(db, world.units.section, YESTERDAY));
		for (const endedOn of [TOMORROW, '2027-02-01']) await mark(await insertLeaver(db, world.units.section, endedOn));
		const ahead = await insertPerson(db, { agencyId: world.agency.id });
		await insertEmployment(db, { person: ahead, unit: world.units.section, startedOn: TOMORROW });
		await mark(ahead);
		expect(await findings()).toBe(3);
	}));
});

describe('questions after a training', () => {
	test('wait for who is asked, while one may answer and until one has', () => withDatabase(async (db) => {
		const { world, sessionId } = await insertScene(db, { people: 1 });
		const asked = async (today: string) => (await factsOfToday(ctxOf(db, world.cast.supervisor.actor, at(today)))).facts.asked?.map(({ title, role, closesOn }) => [title, role, closesOn]);
		await askDue(ctxOf(db, null, at('2026-07-10')), world.agency.id);
		expect(await asked('2026-07-09')).toEqual([]);
		expect(await asked('2026-07-10')).toEqual([['Pelayanan Rekaan', 'superior', '2026-08-10']]);
		expect(await asked('2026-08-11')).toEqual([]);
		await db.updateTable('post_training_request').set({ answered: true }).where('session_id', '=', sessionId).execute();
		expect(await asked('2026-07-12')).toEqual([]);
	}));

	test('wait for no account without a person', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		expect((await factsOfToday(ctxOf(db, world.cast.head_of_region.actor))).facts.asked).toBeNull();
	}));
});
