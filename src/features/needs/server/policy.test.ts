import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { isOwnNeed, mayManageNeed, mayReadNeed, mayReadThisNeed, needsManagedBy, needsReadableBy, theseNeedsReadableBy } from './policy.ts';

test.each([
	['read', mayReadNeed, needsReadableBy],
	['manage', mayManageNeed, needsManagedBy]
])('for every persona the rule for one unit and the rule for lists agree: %s', (_, may, by) =>
	withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const own = Object.values(units).filter(({ agencyId }) => agencyId === agency.id);
		for (const persona of PERSONAS) {
			const { actor } = cast[persona];
			const { rows } = await sql<{ id: string }>`select u.id from unit u where u.agency_id = ${agency.id}::uuid and ${by(actor)}`.execute(db);
			const allowed = actor.agencyId === agency.id ? own.filter(({ path }) => may(actor, { unitPath: path })) : [];
			expect(rows.map(({ id }) => id).sort(), persona).toEqual(allowed.map(({ id }) => id).sort());
		}
	})
);

test('a superior sees the own unit and what lies below, never the office beside it', () =>
	withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const readers = (unit: keyof World['units']): Persona[] => PERSONAS.filter((persona) => persona !== 'foreign_administrator' && mayReadNeed(cast[persona].actor, { unitPath: units[unit].path }));
		expect(readers('section')).toEqual(['supervisor', 'training_manager', 'service_officer', 'evaluator', 'head_of_region', 'auditor']);
		expect(readers('otherOffice')).toEqual(['training_manager', 'evaluator', 'head_of_region', 'auditor']);
		expect(mayManageNeed(cast.supervisor.actor, { unitPath: units.root.path })).toBe(false);
		expect(mayManageNeed(cast.service_officer.actor, { unitPath: units.section.path })).toBe(false);
	}));

test('whoever a need names reads it, whatever the rights; a need of nobody is nobody\'s own', () =>
	withDatabase(async (db) => {
		const { cast } = await insertWorld(db);
		for (const persona of PERSONAS) {
			const { actor } = cast[persona];
			expect(PERSONAS.filter((other) => isOwnNeed(cast[other].actor, { personId: actor.personId })), persona).toEqual(actor.personId === null ? [] : PERSONAS.filter((other) => cast[other].actor.personId === actor.personId));
		}
	}));

test('for every persona the rule for one need and the rule for lists agree, of a unit and of a person', () =>
	withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const needs = await db
			.insertInto('need')
			.values([null, cast.employee.person?.id ?? null].map((personId) => ({
				agency_id: agency.id, kind: 'training', unit_id: units.section.id, topic: 'officer', opened_on: '2026-01-01', opened_by: cast.supervisor.actor.accountId, opened_why: 'x', person_id: personId, basis: personId && 'wish'
			})))
			.returning(['id', 'person_id'])
			.execute();
		for (const persona of PERSONAS) {
			const { actor } = cast[persona];
			const { rows } = await sql<{ id: string }>`select n.id from need n join unit u on u.agency_id = n.agency_id and u.id = n.unit_id where n.agency_id = ${actor.agencyId} and ${theseNeedsReadableBy(actor)}`.execute(db);
			const one = needs.filter(({ person_id }) => actor.agencyId === agency.id && mayReadThisNeed(actor, { unitPath: units.section.path, personId: person_id }));
			expect(rows.map(({ id }) => id).sort(), persona).toEqual(one.map(({ id }) => id).sort());
		}
	}));
