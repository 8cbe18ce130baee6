import { describe, expect, test } from 'vitest';
import { markStale, markStaleBy, measurePanel, refreshPanel } from '#features/services/server/panel-service.ts';
import { refreshOutcomeMonth, skmPanelSource } from '#features/surveys/server/outcome-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { sql } from 'kysely';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertVisits } from '#tests/support/queue.ts';
import { all, insertResponses, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { quantile } from '../figures.rules.ts';
import { timesPanelSource } from './panel-source.ts';

const BOTH = [skmPanelSource, timesPanelSource];

async function place(db: Db, promise: { minutes?: number; days?: number } = {}) {
	const agency = await insertAgency(db);
	const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
	await db.updateTable('service').set({ promised_minutes: promise.minutes ?? null, promised_working_days: promise.days ?? null }).where('id', '=', point.serviceId).execute();
	return { agencyId: agency.id, point };
}
const cell = (point: PointRow, month = '2026-11-01') => ({ unitId: point.unit.id, serviceId: point.serviceId, month });
const panel = async (db: Db, agencyId: string) =>
	Object.fromEntries(
		(await db.selectFrom('outcome_month').select(['element', 'month', 'responses', 'total', 'value']).where('agency_id', '=', agencyId).orderBy('month').execute()).map(
			({ element, month, responses, total, value }) => [`${element} ${month.slice(0, 7)}`, [responses, total, value]]
		)
	);
const stale = async (db: Db, agencyId: string) => Number((await db.selectFrom('panel_stale').select(({ fn }) => fn.countAll().as('count')).where('agency_id', '=', agencyId).executeTakeFirstOrThrow()).count);

describe('what the queue clock says in the panel', () => {
	test('median and P90 of waiting, median of service, and the share that kept the promise', () =>
		withDatabase(async (db) => {
			const { agencyId, point } = await place(db, { minutes: 20 });
			const waits = [1, 3, 4, 8, 20];
			await insertVisits(db, point, waits.map((wait) => ({ takenAt: '2026-11-10T02:00:00Z', wait, serve: 5 })));
			await markStale(db, agencyId, [cell(point)]);
			expect(await refreshPanel(db, agencyId, BOTH, '2027-01-01')).toEqual({ cells: 1, written: 4, gone: 0 });
			// The same quantiles as the rule's, which a test compares with published values.
			expect(await panel(db, agencyId)).toEqual({
				'wait_median_minutes 2026-11': [5, 0, quantile(waits, 0.5)], 'wait_p90_minutes 2026-11': [5, 0, quantile(waits, 0.9)],
				'serve_median_minutes 2026-11': [5, 0, 5], 'within_promise_percent 2026-11': [5, 4, 80]
			});
		}));

	test('of a promise in days only files say something, and what waits for its applicant does not count', () =>
		withDatabase(async (db) => {
			const { agencyId, point } = await place(db, { days: 3 });
			await insertVisits(db, point, [
				{ takenAt: '2026-11-10T02:00:00Z', wait: 5, serve: 5 }, { takenAt: '2026-11-10T02:00:00Z', reference: 'A-1', workingDays: 3 }, { takenAt: '2026-11-10T02:00:00Z', reference: 'A-2', workingDays: 4 }
			]);
			await markStale(db, agencyId, [cell(point)]);
			await refreshPanel(db, agencyId, BOTH, '2027-01-01');
			expect(await panel(db, agencyId)).toMatchObject({ 'within_promise_percent 2026-11': [2, 1, 50], 'wait_median_minutes 2026-11': [1, 0, 5] });
		}));

	test('times that cannot be are not averaged, nor is a wait whose beginning nobody saw', () =>
		withDatabase(async (db) => {
			const { agencyId, point } = await place(db);
			await insertVisits(db, point, [
				{ takenAt: '2026-11-10T02:00:00Z', wait: 10, serve: 5 }, { takenAt: '2026-11-10T02:00:00Z', wait: 999, serve: 5, clockFault: true }, { takenAt: '2026-11-10T02:00:00Z', wait: 0, serve: 7, takenKnown: false }
			]);
			await markStale(db, agencyId, [cell(point)]);
			await refreshPanel(db, agencyId, BOTH, '2027-01-01');
			expect(await panel(db, agencyId)).toEqual({ 'wait_median_minutes 2026-11': [1, 0, 10], 'wait_p90_minutes 2026-11': [1, 0, 10], 'serve_median_minutes 2026-11': [2, 0, 6] });
		}));

	test('a ticket belongs to the month of the agency’s own calendar', () =>
		withDatabase(async (db) => {
			const { agencyId, point } = await place(db);
			await insertVisits(db, point, [{ takenAt: '2026-10-31T16:59:00Z', wait: 1, serve: 1 }, { takenAt: '2026-10-31T17:00:00Z', wait: 2, serve: 1 }]);
			await markStale(db, agencyId, [cell(point, '2026-10-01'), cell(point)]);
			await refreshPanel(db, agencyId, BOTH, '2027-01-01');
			expect(await panel(db, agencyId)).toMatchObject({ 'wait_median_minutes 2026-10': [1, 0, 1], 'wait_median_minutes 2026-11': [1, 0, 2] });
		}));
});

describe('the refresh', () => {
	test('looks at marked cells only, and once', () =>
		withDatabase(async (db) => {
			const { agencyId, point } = await place(db);
			await insertVisits(db, point, [{ takenAt: '2026-10-10T02:00:00Z', wait: 1, serve: 1 }, { takenAt: '2026-11-10T02:00:00Z', wait: 2, serve: 1 }]);
			await markStale(db, agencyId, [cell(point), cell(point), cell(point, '2026-11-17')]);
			expect(await refreshPanel(db, agencyId, BOTH, '2027-01-01')).toMatchObject({ cells: 1, written: 3 });
			expect(await stale(db, agencyId)).toBe(0);
			expect(await refreshPanel(db, agencyId, BOTH, '2027-01-01')).toEqual({ cells: 0, written: 0, gone: 0 });
			await markStale(db, agencyId, [cell(point)]);
			expect(await refreshPanel(db, agencyId, BOTH, '2027-01-01')).toEqual({ cells: 1, written: 0, gone: 0 });
			expect(Object.keys(await panel(db, agencyId)).every((key) => key.endsWith('2026-11'))).toBe(true);
		}));

	test('what is gone from the facts is gone from the panel', () =>
		withDatabase(async (db) => {
			const { agencyId, point } = await place(db);
			await insertVisits(db, point, [{ takenAt: '2026-11-10T02:00:00Z', wait: 2, serve: 1 }]);
			await markStale(db, agencyId, [cell(point)]);
			await refreshPanel(db, agencyId, BOTH, '2027-01-01');
			await db.deleteFrom('visit').where('agency_id', '=', agencyId).execute();
			await markStale(db, agencyId, [cell(point)]);
			expect(await refreshPanel(db, agencyId, BOTH, '2027-01-01')).toEqual({ cells: 1, written: 0, gone: 3 });
			expect(await panel(db, agencyId)).toEqual({});
		}));

	test('surveys and times stand side by side and leave each other alone', () =>
		withDatabase(async (db) => {
			const { agencyId, point } = await place(db);
			const surveyId = await insertSurvey(db, point);
			await insertResponses(db, point, surveyId, [all(3)]);
			await insertVisits(db, point, [{ takenAt: '2026-11-10T02:00:00Z', wait: 2, serve: 1 }]);
			await markStale(db, agencyId, [cell(point)]);
			expect(await refreshPanel(db, agencyId, BOTH, '2027-01-01')).toMatchObject({ written: 13 });
			await markStale(db, agencyId, [cell(point)]);
			await db.deleteFrom('survey_response').where('agency_id', '=', agencyId).execute();
			expect(await refreshOutcomeMonth(db, agencyId, surveyId, '2027-01-01')).toBe(0);
			expect(Object.keys(await panel(db, agencyId))).toHaveLength(3);
			// The one above and the one that the answers left when they went.
			expect(await stale(db, agencyId)).toBe(2);
			expect(await measurePanel(db, agencyId, [timesPanelSource], sql`select ${point.unit.id}::uuid as unit_id, ${point.serviceId}::uuid as service_id, '2026-11-20'::date as month`, '2027-01-01')).toMatchObject({ cells: 1, written: 0 });
		}));

	test('other governments are neither marked nor counted', () =>
		withDatabase(async (db) => {
			const [mine, other] = [await place(db), await place(db)];
			for (const { agencyId, point } of [mine, other]) {
				await insertVisits(db, point, [{ takenAt: '2026-11-10T02:00:00Z', wait: 2, serve: 1 }]);
				await markStaleBy(db, agencyId, sql`select ${point.unit.id}::uuid as unit_id, ${point.serviceId}::uuid as service_id, '2026-11-20'::date as month`);
			}
			await refreshPanel(db, mine.agencyId, BOTH, '2027-01-01');
			expect(await panel(db, other.agencyId)).toEqual({});
			expect(await stale(db, other.agencyId)).toBe(1);
		}));

	test('a citizen may mark a cell of the open agency and read none', () =>
		withScope(['01936f5e-7c1a-7abc-9def-0123456789ab'], async (db) => {
			const values = { unit_id: crypto.randomUUID(), service_id: crypto.randomUUID(), month: '2026-11-01' };
			await db.insertInto('panel_stale').values({ agency_id: '01936f5e-7c1a-7abc-9def-0123456789ab', ...values }).execute();
			await expect(db.selectFrom('panel_stale').selectAll().execute()).rejects.toThrow(/permission denied/);
		}, 'bina_citizen'));
});
