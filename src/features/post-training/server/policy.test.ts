import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { PERSONAS, type Persona } from '#tests/support/personas.ts';
import { insertCourse, insertSession } from '#tests/support/training.ts';
import { insertScene } from '../testing/followed.ts';
import { askDue } from './ask-service.ts';
import { askedOf, mayAnswer, mayManageResults, mayReadResults, resultsReadableBy } from './policy.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { at } from '../testing/followed.ts';

test('for every persona the rule for one session and the rule for lists agree', () => withDatabase(async (db) => {
	const { world } = await insertScene(db, { people: 1 });
	await insertSession(db, world.foreignAgency.id, await insertCourse(db, world.foreignAgency.id, { sharing: 'all' }));
	const all = await db.selectFrom('session').select(['id', 'owner_agency_id as ownerAgencyId']).where('owner_agency_id', 'in', [world.agency.id, world.foreignAgency.id]).execute();
	const readers: Persona[] = [];
	for (const persona of PERSONAS) {
		const { actor } = world.cast[persona];
		const { rows } = await sql<{ id: string }>`select s.id from session s where s.owner_agency_id in (${world.agency.id}::uuid, ${world.foreignAgency.id}::uuid) and ${resultsReadableBy(actor)}`.execute(db);
		const allowed = all.filter((session) => mayReadResults(actor, session)).map(({ id }) => id);
		expect(rows.map(({ id }) => id).sort(), persona).toEqual(allowed.sort());
		if (allowed.length > 0) readers.push(persona);
	}
	expect(readers).toEqual(['training_manager', 'evaluator', 'head_of_region', 'auditor']);
	expect(PERSONAS.filter((persona) => mayManageResults(world.cast[persona].actor, { ownerAgencyId: world.agency.id }))).toEqual(['training_manager']);
}));

test('for every persona the rule for one request and the rule for lists agree: who is asked, and nobody above', () => withDatabase(async (db) => {
	const { world } = await insertScene(db, { people: 3 });
	await askDue(ctxOf(db, null, at('2026-07-12')), world.agency.id);
	const all = await db.selectFrom('post_training_request').select(['id', 'agency_id as agencyId', 'person_id as personId']).where('agency_id', '=', world.agency.id).execute();
	expect(all.length).toBeGreaterThan(10);
	for (const persona of PERSONAS) {
		const { actor } = world.cast[persona];
		const { rows } = await sql<{ id: string }>`select r.id from post_training_request r where ${askedOf(actor)}`.execute(db);
		expect(rows.map(({ id }) => id).sort(), persona).toEqual(all.filter((request) => mayAnswer(actor, request)).map(({ id }) => id).sort());
	}
	expect(all.filter((request) => mayAnswer(world.cast.training_manager.actor, request))).toEqual([]);
	expect(all.filter((request) => mayAnswer(world.cast.supervisor.actor, request))).toHaveLength(3);
}));
