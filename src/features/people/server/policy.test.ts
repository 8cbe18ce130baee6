import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { mayReadPerson, mayReadUnit, readablePeopleBy, readableUnitsBy } from './policy.ts';

test('for every persona the rule for one person and the rule for lists agree', () => withDatabase(async (db) => {
	const world = await insertWorld(db);
	const { rows: all } = await sql<{ agencyId: string; personId: string; unitPath: string | null }>`
		select p.agency_id as "agencyId", p.id as "personId", u.path as "unitPath" from person p
		left join employment e on e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and e.ended_on is null left join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
		where p.agency_id in (${world.agency.id}::uuid, ${world.foreignAgency.id}::uuid)`.execute(db);
	expect(all.length).toBeGreaterThan(8);
	for (const persona of PERSONAS) {
		const { actor } = world.cast[persona];
		const { rows } = await sql<{ id: string }>`select p.id from person p
			left join employment e on e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and e.ended_on is null left join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
			where ${readablePeopleBy(actor)}`.execute(db);
		expect(rows.map(({ id }) => id).sort(), persona).toEqual(all.filter((person) => mayReadPerson(actor, person)).map(({ personId }) => personId).sort());
	}
}));

test('for every persona the rule for one unit and the rule for lists agree', () => withDatabase(async (db) => {
	const world = await insertWorld(db);
	for (const persona of PERSONAS) {
		const { actor } = world.cast[persona];
		const { rows } = await sql<{ id: string }>`select u.id from unit u where ${readableUnitsBy(actor)}`.execute(db);
		const may = Object.values(world.units).filter((unit) => mayReadUnit(actor, { agencyId: unit.agencyId, unitPath: unit.path }));
		expect(rows.map(({ id }) => id).sort(), persona).toEqual(may.map(({ id }) => id).sort());
	}
}));

test('a superior reads the own subtree, an employee the own record, a stranger nobody', () => withDatabase(async (db) => {
	const { cast, units, agency } = await insertWorld(db);
	const read = (persona: (typeof PERSONAS)[number], unit: keyof typeof units, personId = 'orang-lain') => mayReadPerson(cast[persona].actor, { agencyId: agency.id, personId, unitPath: units[unit].path });
	expect([read('supervisor', 'section'), read('supervisor', 'otherOffice')]).toEqual([true, false]);
	expect([read('employee', 'section'), read('employee', 'section', cast.employee.person?.id)]).toEqual([false, true]);
	expect([read('stranger', 'root'), read('foreign_administrator', 'root')]).toEqual([false, false]);
}));
