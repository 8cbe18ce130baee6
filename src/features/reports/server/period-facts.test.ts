import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, insertAgency, insertEmployment, insertPerson, insertUnit, NOW, type AgencyRow } from '#tests/support/builders.ts';
import { withDatabase, withOwnDatabase, withScope } from '#tests/support/database.ts';
import { insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { insertCourse, insertSession } from '#tests/support/training.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { gatherFacts } from './period-facts.ts';
import { composeReport } from './period-files.ts';

const H1 = readPeriod('2026-H1') as Period;
const TODAY = '2026-11-21';
const ctxOf = (db: Db, agency: Pick<AgencyRow, 'id'>, role: 'training_manager' | 'employee' | 'supervisor', path = '/1/'): Ctx => ({
	db, actor: actorOf({ roles: { [role]: path }, agencyId: agency.id }), now: NOW, today: TODAY, timeZone: 'Asia/Jakarta', locale: 'id', requestId: 'r'
});

/** Six people, four of whom completed a session; a survey, complaints of two classes, and times of two months. */
async function fill(db: Db): Promise<AgencyRow> {
	const agency = await insertAgency(db, { name: 'Kabupaten Rekaan' });
	const head = await insertUnit(db, { agencyId: agency.id, name: 'Kabupaten Rekaan' });
	const office = await insertUnit(db, { agencyId: agency.id, parent: head, name: 'Dinas Rekaan' });
	const course = await insertCourse(db, agency.id, { title: 'Pelatihan Rekaan' });
	const sessionId = await insertSession(db, agency.id, course, { starts_on: '2026-03-02', ends_on: '2026-03-03', state: 'done', capacity: 30 });
	for (let at = 0; at < 6; at += 1) {
		const person = await insertPerson(db, { agencyId: agency.id, name: 'Nama Rahasia' });
		await insertEmployment(db, { person, unit: office });
		if (at < 5) await db.insertInto('enrolment').values({ agency_id: agency.id, session_id: sessionId, person_id: person.id, state: 'completed' }).execute();
		if (at < 5) await db.insertInto('jp_entry').values({ agency_id: agency.id, person_id: person.id, title: 'Seminar', form_id: '3', starts_on: '2026-03-02', ends_on: '2026-03-03', minutes: 900 }).execute();
	}
	const point = await insertServicePoint(db, office);
	await insertSurvey(db, point, {
		opens_on: '2026-04-01', closes_on: '2026-04-30', closed_at: new Date('2026-05-01T00:00:00Z'),
		result: JSON.stringify({ respondents: 20, index: 8000, grade: 'B', interval95: [7800, 8200], sampleMinimum: null, elements: ELEMENTS.map((element) => ({ element, answered: 20, sum: 64 })) })
	});
	const cell = (month: string, element: string, responses: number, total: number, value: number) => ({ agency_id: agency.id, unit_id: office.id, service_id: point.serviceId, month, element, responses, total, value });
	await db.insertInto('outcome_month').values([
		cell('2026-01-01', 'wait_median_minutes', 40, 0, 12), cell('2026-02-01', 'wait_median_minutes', 4, 0, 99), cell('2026-03-01', 'wait_median_minutes', 10, 0, 20), cell('2026-07-01', 'wait_median_minutes', 50, 0, 1),
		cell('2026-01-01', 'within_promise_percent', 40, 30, 75)
	]).execute();
	return agency;
}

describe('what is found for a period', () => {
	test('is of the agency and of the period, people counted once, months of fewer than five visits left out', () => withDatabase(async (db) => {
		const agency = await fill(db);
		await fill(db);
		const shares: number[] = [];
		const facts = await gatherFacts(db, agency.id, H1, TODAY, 'id', (share) => void shares.push(share));
		expect(facts.agency.name).toBe('Kabupaten Rekaan');
		expect(facts.courses).toEqual([{ title: 'Pelatihan Rekaan', planned: 1, done: 1, cancelled: 0, seats: 30, completed: 5 }]);
		expect(facts.reached).toEqual([{ unit: 'Dinas Rekaan', people: 6, reached: 5 }]);
		expect(facts.jp).toMatchObject({ peopleWithJp: 5, byForm: [{ formId: '3', people: 5 }] });
		expect(facts.surveys).toMatchObject([{ respondents: 20, index: 8000, sampleMinimum: null, closesOn: '2026-04-30' }]);
		expect(facts.times).toMatchObject([{ visits: 50, waitLow: 12, waitHigh: 20, promises: 40, kept: 30 }]);
		expect(shares).toEqual([0.2, 0.4, 0.6, 0.8]);
		const before = await gatherFacts(db, agency.id, readPeriod('2025-H2') as Period, TODAY, 'id');
		expect([before.courses, before.surveys, before.times, before.jp.hundredths]).toEqual([[], [], [], 0]);
	}));

	test('nobody is named anywhere in it', () => withDatabase(async (db) => {
		const agency = await fill(db);
		expect(JSON.stringify(await composeReport(ctxOf(db, agency, 'training_manager'), agency.id, readPeriod('2026') as Period, 'id'))).not.toContain('Rahasia');
	}));
});

test('the database shows nothing of a government outside the scope, whatever agency is asked for', () => withOwnDatabase(async () => {
	await withScope(['0198a000-0000-7000-8000-00000000000a'], async (db) => {
		await expect(gatherFacts(db, '0198a000-0000-7000-8000-00000000000b', H1, TODAY, 'id')).rejects.toThrow();
	});
}));

test('a period that has not begun has no report', () => withDatabase(async (db) => {
	const agency = await insertAgency(db);
	expect(() => composeReport(ctxOf(db, agency, 'training_manager'), agency.id, readPeriod('2027-Q1') as Period, 'id')).toThrow(expect.objectContaining({ code: 'report.in_the_future' }));
}));
