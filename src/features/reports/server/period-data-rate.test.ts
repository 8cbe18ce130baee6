import { expect, test } from 'vitest';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { dataPanel } from './period-data-queries.ts';

test('a rate of complaints is not given away: three complaints of 900 services could be told from it', () =>
	withDatabase(async (db) => {
		const agency = await insertAgency(db);
		const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
		const cell = { agency_id: agency.id, unit_id: point.unit.id, service_id: point.serviceId, month: '2026-08-01' };
		await db.insertInto('outcome_month').values([
			{ ...cell, element: 'complaints_per_thousand', responses: 900, total: 3, value: 10 / 3 },
			{ ...cell, element: 'closing_median_days', responses: 6, total: 0, value: 8.5 },
			{ ...cell, element: 'wait_median_minutes', responses: 40, total: 0, value: 12 }
		]).execute();
		const rows = await dataPanel(db, { agencyId: agency.id, period: { from: '2026-07-01', to: '2026-09-30' }, today: '2026-11-21' });
		expect(rows.map(({ element, responses }) => [element, responses])).toEqual([['closing_median_days', 6], ['wait_median_minutes', 40]]);
	}));
