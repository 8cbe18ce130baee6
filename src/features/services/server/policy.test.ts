import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { mayManagePoint, mayManageService, pointsManagedBy, withinUnits } from './policy.ts';

test('for every persona the rule for one service point and the rule for lists agree', () => withDatabase(async (db) => {
	const { cast, units, agency } = await insertWorld(db);
	const own = Object.values(units).filter(({ agencyId }) => agencyId === agency.id);
	for (const persona of PERSONAS) {
		const { actor } = cast[persona];
		const { rows } = await sql<{ id: string }>`select u.id from unit u where u.agency_id = ${agency.id}::uuid and ${pointsManagedBy(actor)}`.execute(db);
		// A list is asked with the actor's own agency; nobody of another one manages here.
		const may = actor.agencyId === agency.id ? own.filter(({ path }) => mayManagePoint(actor, { unitPath: path })) : [];
		expect(rows.map(({ id }) => id).sort(), persona).toEqual(may.map(({ id }) => id).sort());
	}
}));

test('a standard is changed by who manages services in the unit that sets it, or in the whole government where none does', () => withDatabase(async (db) => {
	const { cast, units } = await insertWorld(db);
	const managers = (unit: keyof World['units'] | null): Persona[] =>
		PERSONAS.filter((persona) => persona !== 'foreign_administrator' && mayManageService(cast[persona].actor, { responsibleUnitPath: unit === null ? null : units[unit].path }));
	expect(managers('section')).toEqual(['service_officer', 'administrator', 'office_administrator']);
	expect(managers('office')).toEqual(['administrator', 'office_administrator']);
	expect(managers('otherOffice')).toEqual(['administrator']);
	expect(managers(null)).toEqual(['administrator']);
}));

test('no subtree holds nothing, and /1/4/ does not hold /1/42/', () => withDatabase(async (db) => {
	const count = async (paths: readonly string[]) => {
		const { rows } = await sql<{ held: boolean }>`select ${withinUnits(paths)} as held from (values ('/1/42/')) u (path)`.execute(db);
		return rows[0]?.held;
	};
	expect([await count([]), await count(['/1/4/']), await count(['/1/42/']), await count(['/1/'])]).toEqual([false, false, true, true]);
}));
