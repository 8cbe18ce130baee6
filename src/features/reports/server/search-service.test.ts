import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { derived, type Db } from '#platform/db/connect.ts';
import { signScope } from '#platform/db/scope.ts';
import { actorOf, ctxOf, insertEmployment, insertPerson, insertUnit } from '#tests/support/builders.ts';
import { testAddress, withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, type Persona, type World } from '#tests/support/personas.ts';
import { search } from './search-service.ts';

const found = async (db: Db, world: World, persona: Persona, text: string) => (await search(ctxOf(db, world.cast[persona].actor), text)).people.map(({ name }) => name);

async function town(db: Db): Promise<World> {
	const world = await insertWorld(db);
	for (const [name, unit] of [['Sari Wulandari', world.units.section], ['Rudi Hartono', world.units.otherOffice], ['Muhammad Yusuf', world.units.office]] as const) {
		await insertEmployment(db, { person: await insertPerson(db, { agencyId: world.agency.id, name }), unit });
	}
	await insertUnit(db, { agencyId: world.agency.id, parent: world.units.root, name: 'Puskesmas Sekernan' });
	// The owner's connection of a test has no scope: the searches look at the scope themselves.
	await scopeOf(db, world.agency.id);
	return world;
}

/** The setting that scopedDb sends with each transaction. */
async function scopeOf(db: Db, agencyId: string): Promise<void> {
	await sql`select set_config('bina.scope', ${signScope({ agencyIds: [agencyId] }, derived(testAddress().secret, 'scope'))}, true)`.execute(db);
}

describe('finding people', () => {
	test('a wrong letter or two does not matter, nor capitals or half a name', () => withDatabase(async (db) => {
		const world = await town(db);
		for (const text of ['Sari Wulandari', 'sri wulandri', 'WULANDARI', 'wulan', 'sari wulandary']) expect(await found(db, world, 'administrator', text)).toContain('Sari Wulandari');
		expect((await found(db, world, 'administrator', 'rudi hartno'))[0]).toBe('Rudi Hartono');
	}));

	test('only in the units that the actor may read', () => withDatabase(async (db) => {
		const world = await town(db);
		expect(await found(db, world, 'supervisor', 'wulandari')).toEqual(['Sari Wulandari']);
		expect(await found(db, world, 'supervisor', 'hartono')).toEqual([]);
		expect(await found(db, world, 'employee', 'wulandari')).toEqual([]);
		expect(await found(db, world, 'partner', 'wulandari')).toEqual([]);
	}));

	test('another government finds nobody here, whatever it asks', () => withDatabase(async (db) => {
		const world = await town(db);
		expect(await found(db, world, 'foreign_administrator', 'wulandari')).toEqual([]);
		await scopeOf(db, world.foreignAgency.id);
		expect(await found(db, world, 'administrator', 'wulandari')).toEqual([]);
	}));

	test('by the beginning of a NIP, with spaces or without; who has left is gone', () => withDatabase(async (db) => {
		const world = await town(db);
		const nip = world.cast.employee.person?.nip ?? '';
		const name = world.cast.employee.person?.name ?? '';
		expect(await found(db, world, 'administrator', `${nip.slice(0, 8)} ${nip.slice(8)}`)).toEqual([name]);
		expect(await found(db, world, 'supervisor', nip)).toEqual([name]);
		await db.updateTable('person').set({ left_on: '2026-01-01' }).where('agency_id', '=', world.agency.id).where('nip', '=', nip).execute();
		expect(await found(db, world, 'administrator', nip)).toEqual([]);
	}));

	test('says who it is: post and unit', () => withDatabase(async (db) => {
		const world = await town(db);
		const [hit] = (await search(ctxOf(db, world.cast.administrator.actor), 'sari wulandari')).people;
		expect(hit?.detail).toContain(world.units.section.name);
	}));
});

describe('finding the rest', () => {
	test('units for who may read units', () => withDatabase(async (db) => {
		const world = await town(db);
		const units = async (persona: Persona) => (await search(ctxOf(db, world.cast[persona].actor), 'puskesmas skernan')).units.map(({ name }) => name);
		expect(await units('employee')).toContain('Puskesmas Sekernan');
		expect(await units('partner')).toEqual([]);
	}));

	test('sessions that are not over, and courses', () => withDatabase(async (db) => {
		const world = await town(db);
		const { id: course_id } = await db.insertInto('course').values({ owner_agency_id: world.agency.id, code: 'A', title: 'Komunikasi Publik Rekaan', form_id: '1', minutes: 360 }).returning('id').executeTakeFirstOrThrow();
		const session = { owner_agency_id: world.agency.id, course_id, name: 'Angkatan 1', place: 'Sengeti', capacity: 9 };
		await db.insertInto('session').values([{ ...session, starts_on: '2026-12-01', ends_on: '2026-12-01' }, { ...session, starts_on: '2026-01-01', ends_on: '2026-01-01' }]).execute();
		const hits = await search(ctxOf(db, world.cast.employee.actor), 'komunikasi publk');
		expect(hits.sessions).toMatchObject([{ name: 'Komunikasi Publik Rekaan', startsOn: '2026-12-01' }]);
		expect(hits.courses).toMatchObject([{ name: 'Komunikasi Publik Rekaan' }]);
		await scopeOf(db, world.foreignAgency.id);
		expect((await search(ctxOf(db, world.cast.foreign_administrator.actor), 'komunikasi publik rekaan')).courses).toEqual([]);
	}));

	test('one letter, blanks and nothing find nothing', () => withDatabase(async (db) => {
		const world = await town(db);
		for (const text of ['', ' ', 'a', '\u0000\u0007']) expect(await search(ctxOf(db, world.cast.administrator.actor), text)).toEqual({ people: [], units: [], sessions: [], courses: [] });
	}));

	test('whatever is typed is answered', () => withScope([crypto.randomUUID()], async (db) => {
		const ctx = ctxOf(db, actorOf({ agencyId: crypto.randomUUID(), roles: { administrator: '/1/' } }));
		await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (text) => {
			expect((await search(ctx, text)).people).toEqual([]);
		}), { numRuns: 50 });
	}));
});
