import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { countOpenNeeds, listGroups } from './queries.ts';

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

test('a service is marked where in some month fewer than nine elements were asked, and only for its index', () =>
	withDatabase(async (db) => {
		const { units, agency } = await insertWorld(db);
		const [nine, short] = [await insertServicePoint(db, units.section), await insertServicePoint(db, units.otherOffice)];
		const cell = { agency_id: agency.id, responses: 10, total: 270 };
		await db
			.insertInto('outcome_month')
			.values([
				{ ...cell, unit_id: units.section.id, service_id: nine.serviceId, element: 'index', month: '2026-09-01', value: null },
				{ ...cell, unit_id: units.otherOffice.id, service_id: short.serviceId, element: 'index', month: '2026-08-01', value: null },
				{ ...cell, unit_id: units.otherOffice.id, service_id: short.serviceId, element: 'index', month: '2026-09-01', value: 80 },
				{ ...cell, unit_id: units.section.id, service_id: nine.serviceId, element: 'within_promise_percent', month: '2026-09-01', value: 75 }
			])
			.execute();
		const wish = { agencyId: agency.id, paths: [units.root.path], from: '2026-08-01', until: '2026-11-01' };
		expect(new Map((await listGroups(db, 'index', wish)).map(({ unitId, isPartial }) => [unitId, isPartial]))).toEqual(new Map([[units.section.id, false], [units.otherOffice.id, true]]));
		expect((await listGroups(db, 'promise', wish)).map(({ isPartial }) => isPartial)).toEqual([false]);
		expect((await listGroups(db, 'index', { ...wish, until: '2026-09-01' })).map(({ isPartial }) => isPartial)).toEqual([false]);
	}));
