import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { countOpenNeeds } from './queries.ts';

test('counts the open needs of units and positions below, and none that names a person', () =>
	withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const need = { agency_id: agency.id, kind: 'training', topic: 'officer', opened_on: '2026-01-01', opened_by: cast.supervisor.actor.accountId, opened_why: 'Diminta warga' };
		await db
			.insertInto('need')
			.values([
				{ ...need, unit_id: units.section.id, urgency: 3 },
				{ ...need, unit_id: units.section.id, urgency: 3, basis: 'wish', person_id: cast.employee.person?.id ?? null },
				{ ...need, unit_id: units.section.id, state: 'accepted' },
				{ ...need, unit_id: units.otherOffice.id, urgency: 1 }
			])
			.execute();
		expect(await countOpenNeeds(db, agency.id, [units.root.path])).toEqual({ open: 2, first: 1 });
		expect(await countOpenNeeds(db, agency.id, [units.otherOffice.path])).toEqual({ open: 1, first: 0 });
		expect(await countOpenNeeds(db, agency.id, [])).toEqual({ open: 0, first: 0 });
		expect(await countOpenNeeds(db, units.foreignRoot.agencyId, [units.root.path])).toEqual({ open: 0, first: 0 });
	}));
