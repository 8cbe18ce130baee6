import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, roleConfig, type Db } from '#platform/db/connect.ts';
import type { Ctx } from '#platform/context.ts';
import { ctxOf, insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { all, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { takeKept } from './kept-service.ts';
import { passFor } from './sealed.ts';

const keyOf = (purpose: string) => `invented key of ${purpose}`;

interface Scene {
	readonly owner: Db;
	readonly ctx: Ctx;
	readonly point: PointRow;
	readonly surveyId: string;
	readonly pass: string;
}

/** Open all of November 2026; today is the 21st. */
async function withTablet(work: (scene: Scene) => Promise<void>): Promise<void> {
	await withOwnDatabase(async (address) => {
		const [ownerPool, citizenPool] = [openPool(address.owner, 2), openPool(roleConfig(address, 'bina_citizen'), 4)];
		try {
			const owner = plainDb(ownerPool);
			const agency = await insertAgency(owner);
			const point = await insertServicePoint(owner, await insertUnit(owner, { agencyId: agency.id }), { opened_on: '2026-11-03' });
			const surveyId = await insertSurvey(owner, point);
			const pass = passFor(keyOf, 'tablet', { slug: point.slug, surveyId, closesOn: '2026-11-30' });
			await work({ owner, ctx: ctxOf(plainDb(citizenPool), null), point, surveyId, pass });
		} finally {
			await Promise.all([ownerPool.end(), citizenPool.end()]);
		}
	});
}

const kept = (given: object = {}) => ({ token: crypto.randomUUID(), day: '2026-11-20', floor: '2026-11-20', seconds: 40, answers: all(3), ...given });
const count = async (owner: Db) => (await owner.selectFrom('survey_response').select('id').execute()).length;

describe('answers that a tablet kept', () => {
	test('arrive under their own day, once each, however often and in whatever batches they are sent', () =>
		withTablet(async ({ owner, ctx, point, pass }) => {
			const answers = Array.from({ length: 200 }, () => kept());
			const outcomes = async (some: unknown[]) => (await takeKept(ctx, point.slug, { pass, answers: some }, keyOf)).map(({ outcome }) => outcome);
			expect(new Set(await outcomes(answers.slice(0, 120)))).toEqual(new Set(['added']));
			// The line broke before the tablet heard of it: it sends all again, twice at once, and twice the same in one batch.
			const [first, second] = await Promise.all([outcomes(answers), outcomes([...answers].slice(100).reverse())]);
			expect(first.filter((outcome) => outcome === 'added').length + second.filter((outcome) => outcome === 'added').length).toBe(80);
			expect(await outcomes([answers[0], answers[0]])).toEqual(['repeated', 'repeated']);
			expect(await count(owner)).toBe(200);
			expect(await owner.selectFrom('survey_response').select(['submitted_on', 'channel', 'signs']).distinct().execute()).toEqual([{ submitted_on: '2026-11-20', channel: 'kiosk', signs: [] }]);
		}));

	test.each([
		['before the survey', { day: '2026-10-31', floor: '2026-10-31' }, 'before'],
		['before the counter was opened', { day: '2026-11-02', floor: '2026-11-02' }, 'before'],
		['after today', { day: '2026-11-22', floor: '2026-11-21' }, 'future'],
		['of a clock that ran backwards', { day: '2026-11-10', floor: '2026-11-20' }, 'clock'],
		['of no day', { day: '2026-02-30' }, 'unreadable'],
		['with a score of five', { answers: { ...all(3), cost: 5 } }, 'unreadable'],
		['with an answer missing', { answers: { cost: 3 } }, 'changed'],
		['that is no answer at all', { answers: null }, 'unreadable']
	])('%s are refused with a reason, and hold back no other', (_, given, outcome) =>
		withTablet(async ({ owner, ctx, point, pass }) => {
			const [bad, good] = [kept(given), kept()];
			const results = await takeKept(ctx, point.slug, { pass, answers: [bad, good] }, keyOf);
			expect(new Map(results.map((result) => [result.token, result.outcome]))).toEqual(new Map([[bad.token, outcome], [good.token, 'added']]));
			expect(await count(owner)).toBe(1);
		})
	);

	test('filled in a second are kept and noted', () =>
		withTablet(async ({ owner, ctx, point, pass }) => {
			await takeKept(ctx, point.slug, { pass, answers: [kept({ seconds: 1 })] }, keyOf);
			expect(await owner.selectFrom('survey_response').select('signs').execute()).toEqual([{ signs: ['fast'] }]);
		}));

	test.each([
		['2026-11-20', 'late'],
		['2026-11-13', 'expired']
	])('of a survey that was closed on %s come %s', (closedOn, outcome) =>
		withTablet(async ({ owner, ctx, point, surveyId, pass }) => {
			await owner.updateTable('survey').set({ closed_at: new Date(`${closedOn}T03:00:00Z`), closes_on: closedOn }).where('id', '=', surveyId).execute();
			const day = '2026-11-12';
			const results = await takeKept(ctx, point.slug, { pass, answers: [kept({ day, floor: day })] }, keyOf);
			expect(results.map((result) => result.outcome)).toEqual([outcome]);
			expect(await owner.selectFrom('survey_response').select('signs').execute()).toEqual(outcome === 'late' ? [{ signs: ['late'] }] : []);
		})
	);

	test('of a day after the closing are refused, also when the survey was meant to last longer', () =>
		withTablet(async ({ owner, ctx, point, surveyId, pass }) => {
			await owner.updateTable('survey').set({ closed_at: new Date('2026-11-18T03:00:00Z'), closes_on: '2026-11-18' }).where('id', '=', surveyId).execute();
			expect(await takeKept(ctx, point.slug, { pass, answers: [kept()] }, keyOf)).toMatchObject([{ outcome: 'after' }]);
		}));

	test('need a tablet pass of this counter', () =>
		withTablet(async ({ owner, ctx, point, surveyId, pass }) => {
			const of = (kind: 'kiosk' | 'tablet', slug: string, closesOn = '2026-11-30') => passFor(keyOf, kind, { slug, surveyId, closesOn });
			for (const bad of ['', 'tablet', pass.slice(0, -1), of('kiosk', point.slug), of('tablet', 'loket-lain'), of('tablet', point.slug, '2026-11-01')])
				await expect(takeKept(ctx, point.slug, { pass: bad, answers: [kept()] }, keyOf)).rejects.toMatchObject({ code: 'survey.pass_invalid', status: 403 });
			expect(await count(owner)).toBe(0);
		}));
});

test('an answer given on the tablet before the counter was closed for good arrives, one of that day does not', () =>
	withTablet(async ({ owner, ctx, point, pass }) => {
		await owner.updateTable('service_point').set({ closed_on: '2026-11-20' }).where('id', '=', point.id).execute();
		const outcomes = (await takeKept(ctx, point.slug, { pass, answers: [kept({ day: '2026-11-19', floor: '2026-11-19' }), kept()] }, keyOf)).map(({ outcome }) => outcome);
		expect([...outcomes].sort()).toEqual(['added', 'after']);
		expect(await count(owner)).toBe(1);
	}));

describe('an answer whose month is over when it comes', () => {
	const later = (ctx: Ctx, now: string, today: string): Ctx => ({ ...ctx, now: new Date(now), today });
	const counted = (owner: Db) => owner.selectFrom('survey_response').select(['submitted_on', 'counted_in', 'signs']).orderBy('submitted_on').execute();
	const marks = async (owner: Db) => [...new Set((await owner.selectFrom('panel_stale').select('month').execute()).map(({ month }) => month))].sort();

	test('keeps its day and counts in the month that runs; of the same month nothing more is kept', () =>
		withTablet(async ({ owner, ctx, point, pass }) => {
			await takeKept(ctx, point.slug, { pass, answers: [kept()] }, keyOf);
			expect(await counted(owner)).toEqual([{ submitted_on: '2026-11-20', counted_in: null, signs: [] }]);
			await owner.deleteFrom('panel_stale').execute();
			const december = later(ctx, '2026-12-02T03:00:00Z', '2026-12-02');
			const again = kept({ day: '2026-11-30', floor: '2026-11-30' });
			for (const outcome of ['added', 'repeated']) expect(await takeKept(december, point.slug, { pass: passFor(keyOf, 'tablet', { slug: point.slug, surveyId: (await owner.selectFrom('survey').select('id').executeTakeFirstOrThrow()).id, closesOn: '2026-12-30' }), answers: [again] }, keyOf)).toMatchObject([{ outcome }]);
			expect((await counted(owner)).at(-1)).toEqual({ submitted_on: '2026-11-30', counted_in: '2026-12-01', signs: [] });
			expect(await marks(owner)).toEqual(['2026-11-01', '2026-12-01']);
		}));

	test('the month is that of the agency’s own zone, and of a survey that was closed since it counts the same way', () =>
		withTablet(async ({ owner, ctx, point, surveyId, pass }) => {
			await owner.updateTable('survey').set({ closed_at: new Date('2026-11-30T12:00:00Z') }).execute();
			// 1 December, 01.00 in Jakarta.
			const night = later(ctx, '2026-11-30T18:00:00Z', '2026-12-01');
			void pass;
			const longer = passFor(keyOf, 'tablet', { slug: point.slug, surveyId, closesOn: '2026-12-30' });
			expect(await takeKept(night, point.slug, { pass: longer, answers: [kept({ day: '2026-11-30', floor: '2026-11-30' })] }, keyOf)).toMatchObject([{ outcome: 'late' }]);
			expect(await counted(owner)).toEqual([{ submitted_on: '2026-11-30', counted_in: '2026-12-01', signs: ['late'] }]);
		}));

	test('whoever guesses keys moves nothing: an unknown key, another survey, an answer of a form', () =>
		withTablet(async ({ owner, ctx, point, surveyId, pass }) => {
			const answer = kept();
			await takeKept(ctx, point.slug, { pass, answers: [answer] }, keyOf);
			const web = crypto.randomUUID();
			await owner.insertInto('survey_response').values({ agency_id: point.unit.agencyId, survey_id: surveyId, visit_token: web, channel: 'web', submitted_on: '2026-11-10', ...all(3) }).execute();
			for (const [survey, token] of [[surveyId, crypto.randomUUID()], [crypto.randomUUID(), answer.token], [surveyId, web]]) await sql`select note_arrival(${survey}::uuid, ${token}::uuid, ${'2026-12-05'}::timestamptz)`.execute(ctx.db);
			expect((await counted(owner)).map(({ counted_in }) => counted_in)).toEqual([null, null]);
		}));
});
