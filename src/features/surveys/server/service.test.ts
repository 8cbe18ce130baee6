import { describe, expect, test } from 'vitest';
import { skmRuleSets } from '../skm-rules.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { withCommitted } from '#tests/support/training.ts';
import { mayManageSurvey, mayReadSurvey, surveysManagedBy, surveysReadableBy } from './policy.ts';
import { listPoints } from './queries.ts';
import { closeSurvey, createSurvey, managedPoints, surveyDetail, surveyPoints } from './service.ts';

interface Scene {
	readonly world: World;
	readonly point: PointRow;
	readonly surveyId: string;
}

async function scene(db: Db, given: { yearlyUsers?: number } = {}): Promise<Scene> {
	const world = await insertWorld(db);
	const point = await insertServicePoint(db, world.units.section, { yearly_users: given.yearlyUsers ?? null });
	return { world, point, surveyId: await insertSurvey(db, point) };
}

/** A month that is over, of a survey that goes on: its answers show when five came after them. */
const OVER = { submitted_on: '2026-10-10' };
async function goingOn(db: Db, point: PointRow, surveyId: string): Promise<void> {
	await db.updateTable('survey').set({ opens_on: '2026-10-01' }).where('id', '=', surveyId).execute();
	await insertResponses(db, point, surveyId, many(5, 2));
}

const many = (count: number, score: number) => Array.from({ length: count }, () => all(score));

describe('the result of a survey', () => {
	// R12: all elements 3.55. 1/9 gives 88.75 (A), 0.11 gives 87.86 (B).
	const mixed = [...many(11, 4), ...many(9, 3)];

	test("is computed with the agency's weight while it is open", () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			await goingOn(db, point, surveyId);
			await insertResponses(db, point, surveyId, mixed, OVER);
			const officer = ctxOf(db, world.cast.service_officer.actor);
			expect((await surveyDetail(officer, surveyId)).result).toMatchObject({ index: 8875, grade: 'A', weight: '1/9', ruleName: 'skm-1/9', respondents: 20 });
			await db
				.updateTable('agency')
				.set({ settings: JSON.stringify({ skmWeight: '0.11' }) })
				.where('id', '=', world.agency.id)
				.execute();
			expect((await surveyDetail(officer, surveyId)).result).toMatchObject({ index: 8786, grade: 'B', weight: '0.11' });
		}));

	// R01: change the weight after closing: the closed report is unchanged.
	test('stays as it was when closed, whatever the weight or the rows become', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			await insertResponses(db, point, surveyId, mixed);
			const officer = ctxOf(db, world.cast.service_officer.actor);
			const frozen = await closeSurvey(officer, surveyId);
			expect(frozen).toMatchObject({ index: 8875, ruleVersion: skmRuleSets['1/9'][0]?.version });
			await db
				.updateTable('agency')
				.set({ settings: JSON.stringify({ skmWeight: '0.11' }) })
				.where('id', '=', world.agency.id)
				.execute();
			await insertResponses(db, point, surveyId, many(50, 1));
			const detail = await surveyDetail(officer, surveyId);
			expect(detail.result).toEqual(frozen);
			expect(detail).toMatchObject({ state: 'closed', survey: { closesOn: '2026-11-21' } });
			expect(await closeSurvey(officer, surveyId)).toEqual(frozen);
		}));

	test('closing writes the panel, the trail and the event together', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			await db.updateTable('survey').set({ opens_on: '2026-10-01' }).where('id', '=', surveyId).execute();
			await insertResponses(db, point, surveyId, mixed, { submitted_on: '2026-10-10' });
			await insertResponses(db, point, surveyId, mixed);
			await closeSurvey(ctxOf(db, world.cast.service_officer.actor), surveyId);
			// Of the month that runs the panel says nothing until it is over.
			expect(await db.selectFrom('outcome_month').select(['responses', 'total', 'month', 'told']).where('element', '=', 'index').execute()).toEqual([
				{ responses: 20, total: 639, month: '2026-10-01', told: true }
			]);
			expect(await db.selectFrom('audit_entry').select('action').execute()).toEqual([{ action: 'survey.close' }]);
			const { rows } = await sql<{ data: unknown }>`select data from pgboss.job where data ->> 'subjectId' = ${surveyId}`.execute(db);
			expect(rows.map(({ data }) => data)).toEqual([{ event: 'survey.closed', agencyId: world.agency.id, subjectId: surveyId }]);
		}));

	// R16: 450 users need 208 answers; with 200 the result is there and says so.
	test('below the minimum it still computes, and shows the minimum', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db, { yearlyUsers: 450 });
			await goingOn(db, point, surveyId);
			await insertResponses(db, point, surveyId, many(200, 3), OVER);
			expect((await surveyDetail(ctxOf(db, world.cast.service_officer.actor), surveyId)).result).toMatchObject({
				respondents: 200,
				sampleMinimum: 208,
				index: 7500
			});
		}));

	// R18: cells below five are hidden, and the next smallest with them, so that none is the rest of the sum.
	test('a group of four is hidden, and the rest cannot give it away', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			await insertResponses(db, point, surveyId, many(12, 4), { sex: 'F', comment: 'Bagus' });
			await insertResponses(db, point, surveyId, many(4, 1), { sex: 'M' });
			const result = await closeSurvey(ctxOf(db, world.cast.service_officer.actor), surveyId);
			expect((await surveyDetail(ctxOf(db, world.cast.service_officer.actor), surveyId)).result?.splits).toEqual(result.splits);
			expect(result.splits).toEqual([
				{
					split: 'sex',
					cells: [
						{ value: 'M', respondents: null, index: null },
						{ value: 'F', respondents: null, index: null }
					]
				}
			]);
		}));

	test('an empty survey has no index, shows no comment of few, and cannot be closed', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			const officer = ctxOf(db, world.cast.service_officer.actor);
			expect(await surveyDetail(officer, surveyId)).toMatchObject({ result: null, responses: 0 });
			await expect(closeSurvey(officer, surveyId)).rejects.toMatchObject({ code: 'survey.no_responses' });
			await insertResponses(db, point, surveyId, many(4, 2), { ...OVER, comment: 'Lama sekali' });
			await goingOn(db, point, surveyId);
			expect(await surveyDetail(officer, surveyId)).toMatchObject({ comments: [], responses: 9, waiting: 9, result: null, distribution: { duration: [0, 0, 0, 0] } });
			await insertResponses(db, point, surveyId, many(1, 2), OVER);
			expect(await surveyDetail(officer, surveyId)).toMatchObject({ responses: 10, waiting: 5, distribution: { duration: [0, 5, 0, 0] } });
			expect((await surveyDetail(officer, surveyId)).comments).toHaveLength(4);
		}));

	test('further questions of the office are read by those who read the survey, of honest answers only', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			const officer = ctxOf(db, world.cast.service_officer.actor);
			const body = { ...STANDARD_QUESTIONNAIRE, extras: [{ key: 'x1', text: 'Tahu dari mana?', answers: ['Teman', 'Radio', 'Internet', 'Lainnya'] }, { key: 'x2', text: 'Apa yang kurang?', answers: null }] };
			const { id } = await db.insertInto('questionnaire').values({ agency_id: world.agency.id, version: 1, body: JSON.stringify(body), created_at: officer.now }).returning('id').executeTakeFirstOrThrow();
			await db.updateTable('survey').set({ questionnaire_id: id, extra_keys: ['x1', 'x2'] }).where('id', '=', surveyId).execute();
			await insertResponses(db, point, surveyId, many(5, 3), { ...OVER, extras: JSON.stringify({ x1: '2', x2: 'Kursi' }) });
			await goingOn(db, point, surveyId);
			await insertResponses(db, point, surveyId, many(2, 3), { ...OVER, extras: JSON.stringify({ x1: '1', x2: 'Curang' }), signs: ['fast'] });
			const { extras } = await surveyDetail(officer, surveyId);
			expect(extras).toMatchObject([{ answered: 5, counts: [{ count: 0 }, { label: 'Radio', count: 5 }, { count: 0 }, { count: 0 }] }, { answered: 5, words: ['Kursi', 'Kursi', 'Kursi', 'Kursi', 'Kursi'] }]);
			await insertResponses(db, point, surveyId, many(5, 3), { submitted_on: '2026-11-21', extras: JSON.stringify({ x2: 'Hari ini' }) });
			expect((await surveyDetail(officer, surveyId)).extras).toEqual(extras);
		}));

	// R18: an officer who opens the page before and after a visitor learns nothing of what that visitor said.
	test('an open survey shows no answer and no comment of the month that runs, and no group of visitors', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			const officer = ctxOf(db, world.cast.service_officer.actor); // 21 November 2026
			await goingOn(db, point, surveyId);
			await insertResponses(db, point, surveyId, many(6, 4), { ...OVER, comment: 'Bagus', sex: 'F' });
			const before = await surveyDetail(officer, surveyId);
			expect(before).toMatchObject({ responses: 11, waiting: 5, result: { respondents: 6, index: 10_000, splits: [] } });
			await insertResponses(db, point, surveyId, many(1, 1), { submitted_on: '2026-11-21', comment: 'Petugas kasar', sex: 'M' });
			await insertResponses(db, point, surveyId, many(1, 1), { submitted_on: '2026-10-31', counted_in: '2026-11-01', channel: 'kiosk' });
			await insertResponses(db, point, surveyId, many(9, 1), { submitted_on: '2026-11-20', signs: ['fast'] });
			expect(await surveyDetail(officer, surveyId)).toEqual({ ...before, responses: 22, waiting: 16 });
			// The month is over, and what came in it waits for five more, or for the closing: one more tablet would be the difference.
			expect((await surveyDetail({ ...officer, today: '2026-12-01' }, surveyId)).result).toEqual(before.result);
			expect((await closeSurvey(officer, surveyId)).respondents).toBe(13);
			const closed = await surveyDetail(officer, surveyId);
			expect(closed).toMatchObject({ waiting: 0, responses: 22, comments: expect.arrayContaining(['Bagus', 'Petugas kasar']) });
		}));

	test('left out answers move nothing that is shown while the survey is open, and are told at the closing from five on', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			const officer = ctxOf(db, world.cast.service_officer.actor);
			await goingOn(db, point, surveyId);
			await insertResponses(db, point, surveyId, many(6, 4), OVER);
			await insertResponses(db, point, surveyId, many(6, 1), { ...OVER, signs: ['fast'] });
			expect((await surveyDetail(officer, surveyId)).result).toMatchObject({ respondents: 6, excluded: 6, integrity: { excludedBy: { fast: 6 }, withAll: null } });
			expect((await closeSurvey(officer, surveyId)).integrity?.withAll?.respondents).toBe(17);
		}));
});

describe('counters and their surveys', () => {
	// R17: no closed survey in the last twelve months is overdue.
	test('say what is open, how many answered and what is overdue', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db, { yearlyUsers: 100 });
			await insertResponses(db, point, surveyId, many(3, 3));
			const done = await insertServicePoint(db, world.units.section);
			await insertSurvey(db, done, { opens_on: '2025-11-01', closes_on: '2025-11-21', closed_at: new Date('2025-11-22') });
			const old = await insertServicePoint(db, world.units.section);
			await insertSurvey(db, old, { opens_on: '2025-11-01', closes_on: '2025-11-20', closed_at: new Date('2025-11-21') });
			const points = new Map((await surveyPoints(ctxOf(db, world.cast.service_officer.actor))).points.map((row) => [row.id, row]));
			expect(points.get(point.id)).toMatchObject({ state: 'open', responses: 3, minimum: 80, isOverdue: true, mayManage: true });
			expect(points.get(done.id)).toMatchObject({ state: 'closed', isOverdue: false, minimum: null });
			expect(points.get(old.id)).toMatchObject({ state: 'closed', isOverdue: true });
		}));

	test('fifty stand on a page, what waits to be closed first, and the overdue are counted over all', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			for (let count = 0; count < 51; count++) await insertServicePoint(db, world.units.section);
			const ended = await insertServicePoint(db, world.units.section);
			await insertResponses(db, ended, await insertSurvey(db, ended, { opens_on: '2026-10-01', closes_on: '2026-10-31' }), many(2, 3));
			const officer = ctxOf(db, world.cast.service_officer.actor);
			const first = await surveyPoints(officer);
			expect(first).toMatchObject({ page: 1, pages: 2, total: 52, overdue: 52 });
			expect(first.points[0]).toMatchObject({ id: ended.id, state: 'ended', responses: 2 });
			expect((await surveyPoints(officer, 99)).points).toHaveLength(2);
			expect((await surveyPoints(officer, -5)).page).toBe(1);
		}));

	test('a survey is opened for an own counter; overlap, order and foreign counters are refused', () =>
		withDatabase(async (db) => {
			const { world, point } = await scene(db);
			const officer = ctxOf(db, world.cast.service_officer.actor);
			const other = await insertServicePoint(db, world.units.otherOffice);
			const id = await createSurvey(officer, { pointId: point.id, opensOn: '2026-12-01', closesOn: '2026-12-31' });
			expect(await surveyDetail(officer, id)).toMatchObject({ state: 'planned', survey: { ruleVersion: '2017-1' } });
			await expect(createSurvey(officer, { pointId: point.id, opensOn: '2026-12-31', closesOn: '2027-01-31' })).rejects.toMatchObject({
				code: 'survey.overlap',
				params: { field: 'opensOn' }
			});
			await expect(createSurvey(officer, { pointId: point.id, opensOn: '2027-02-02', closesOn: '2027-02-01' })).rejects.toMatchObject({
				code: 'survey.dates_out_of_order'
			});
			await expect(createSurvey(officer, { pointId: other.id, opensOn: '2027-02-02', closesOn: '2027-02-03' })).rejects.toMatchObject({
				code: 'survey.point_not_found'
			});
			expect((await managedPoints(officer)).map((row) => row.id)).toEqual([point.id]);
		}));

	test.each<[string, string, string]>([['2015-01-01', '2015-03-01', 'survey.ends_in_the_past'], ['0001-01-01', '0001-02-01', 'survey.ends_in_the_past'], ['9999-01-01', '9999-12-31', 'survey.too_far'], ['2026-11-21', '2206-11-21', 'survey.too_long']])(
		'from %s to %s none is opened: %s', (opensOn, closesOn, code) =>
			withDatabase(async (db) => {
				const { world, point } = await scene(db);
				const before = await db.selectFrom('survey').select('id').execute();
				await expect(createSurvey(ctxOf(db, world.cast.service_officer.actor), { pointId: point.id, opensOn, closesOn })).rejects.toMatchObject({ code, status: 422 });
				expect(await db.selectFrom('survey').select('id').execute()).toEqual(before);
			})
	);

	test('two officers who open the same days at once are led to one survey with one trace', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const point = await insertServicePoint(owner, world.units.section);
			const officer = ctx(world.cast.service_officer.actor);
			const form = { pointId: point.id, opensOn: '2026-12-01', closesOn: '2026-12-31' };
			const ids = await Promise.all([1, 2, 3, 4].map(() => createSurvey(officer, form)));
			expect(new Set(ids).size).toBe(1);
			expect(await owner.selectFrom('survey').select('id').execute()).toEqual([{ id: ids[0] }]);
			expect(await owner.selectFrom('audit_entry').select('subject').where('action', '=', 'survey.open').execute()).toEqual([{ subject: `survey:${ids[0]}` }]);
			const others = await Promise.allSettled(['2026-12-30', '2026-12-31', '2027-01-01'].map((closesOn) => createSurvey(officer, { ...form, opensOn: '2026-11-30', closesOn })));
			for (const other of others) expect(other).toMatchObject({ status: 'rejected', reason: { code: 'survey.overlap' } });
		}));

	test('a form that is sent again opens no second survey; one that was closed in between stays closed', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			const officer = ctxOf(db, world.cast.service_officer.actor);
			const form = { pointId: point.id, opensOn: '2026-11-01', closesOn: '2026-11-30' };
			expect(await createSurvey(officer, form)).toBe(surveyId);
			expect(await db.selectFrom('audit_entry').select('action').execute()).toEqual([]);
			await insertResponses(db, point, surveyId, many(5, 3));
			await db.updateTable('survey').set({ closes_on: '2026-11-21' }).where('id', '=', surveyId).execute();
			await closeSurvey(officer, surveyId);
			await expect(createSurvey(officer, { ...form, closesOn: '2026-11-21' })).rejects.toMatchObject({ code: 'survey.overlap' });
		}));

	test('readers read and do not close; who reads nothing finds nothing', () =>
		withDatabase(async (db) => {
			const { world, point, surveyId } = await scene(db);
			await insertResponses(db, point, surveyId, many(6, 3));
			for (const who of ['supervisor', 'evaluator', 'head_of_region', 'auditor', 'training_manager'] as const) {
				const reader = ctxOf(db, world.cast[who].actor);
				expect((await surveyDetail(reader, surveyId)).mayManage).toBe(false);
				await expect(closeSurvey(reader, surveyId)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			}
			for (const who of ['employee', 'facilitator', 'stranger', 'foreign_administrator'] as const) {
				await expect(surveyDetail(ctxOf(db, world.cast[who].actor), surveyId)).rejects.toMatchObject({ code: 'survey.not_found' });
				expect(() => surveyPoints(ctxOf(db, world.cast[who].actor))).toThrow('identity.not_allowed');
			}
			await expect(surveyDetail(ctxOf(db, world.cast.service_officer.actor), 'x')).rejects.toMatchObject({ code: 'survey.not_found' });
		}));

	test('what one may open is what one is listed, for every persona', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			for (const unit of Object.values(world.units)) await insertServicePoint(db, unit);
			for (const persona of PERSONAS) {
				const { actor } = world.cast[persona];
				const units = Object.values(world.units).filter(({ agencyId }) => agencyId === actor.agencyId);
				const paths = async (condition: ReturnType<typeof surveysReadableBy>) =>
					(await listPoints(db, actor.agencyId, condition)).map(({ unitPath }) => unitPath).sort();
				expect(await paths(surveysReadableBy(actor)), persona).toEqual(
					units
						.filter(({ path }) => mayReadSurvey(actor, { unitPath: path }))
						.map(({ path }) => path)
						.sort()
				);
				expect(await paths(surveysManagedBy(actor)), persona).toEqual(
					units
						.filter(({ path }) => mayManageSurvey(actor, { unitPath: path }))
						.map(({ path }) => path)
						.sort()
				);
			}
		}));
});

describe('a point that closes', () => {
	test('takes no survey beyond its last day, is not called late, and is not offered', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const point = await insertServicePoint(db, world.units.section, { closed_on: '2026-12-01' });
			const ended = await insertServicePoint(db, world.units.section);
			await db.updateTable('service').set({ ended_on: '2026-11-01' }).where('id', '=', ended.serviceId).execute();
			const officer = ctxOf(db, world.cast.service_officer.actor);
			expect((await managedPoints(officer)).map(({ id }) => id)).toEqual([point.id]);
			for (const [pointId, closesOn] of [[point.id, '2026-12-01'], [ended.id, '2026-11-30']] as const) {
				await expect(createSurvey(officer, { pointId, opensOn: '2026-11-21', closesOn })).rejects.toMatchObject({ code: 'survey.point_not_found' });
			}
			await createSurvey(officer, { pointId: point.id, opensOn: '2026-11-21', closesOn: '2026-11-30' });
			expect((await surveyPoints(officer)).points.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([[point.id, true]]);
			const later = ctxOf(db, world.cast.service_officer.actor, { now: new Date('2026-12-05T03:00:00Z') });
			expect((await surveyPoints(later)).points.map(({ id, isOverdue, mayManage }) => [id, isOverdue, mayManage])).toEqual([[point.id, false, false]]);
		}));
});
