import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, roleConfig, type Db } from '#platform/db/connect.ts';
import type { Ctx } from '#platform/context.ts';
import { ctxOf, insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { all, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { AnswerForm } from '../answer.schema.ts';
import { answerSurvey, surveyPage } from './answer-service.ts';

interface Scene {
	readonly owner: Db;
	readonly citizen: Db;
	readonly ctx: Ctx;
	readonly point: PointRow;
	readonly surveyId: string;
}

async function withSurvey(work: (scene: Scene) => Promise<void>, timeZone = 'Asia/Jakarta'): Promise<void> {
	await withOwnDatabase(async (address) => {
		const [ownerPool, citizenPool] = [openPool(address.owner, 2), openPool(roleConfig(address, 'bina_citizen'), 6)];
		try {
			const [owner, citizen] = [plainDb(ownerPool), plainDb(citizenPool)];
			const agency = await insertAgency(owner, { time_zone: timeZone });
			const point = await insertServicePoint(owner, await insertUnit(owner, { agencyId: agency.id }));
			await work({ owner, citizen, ctx: ctxOf(citizen, null), point, surveyId: await insertSurvey(owner, point) });
		} finally {
			await Promise.all([ownerPool.end(), citizenPool.end()]);
		}
	});
}

const filled = (given: object = {}) =>
	AnswerForm.parse({
		token: crypto.randomUUID(),
		...Object.fromEntries(Object.entries(all(3)).map(([element, score]) => [element, String(score)])),
		...given
	});
const responses = (owner: Db) => owner.selectFrom('survey_response').selectAll().execute();

describe('a visitor answers', () => {
	test('and the answer is kept with its day and nothing that names or times the visitor', () =>
		withSurvey(async ({ owner, ctx, point, surveyId }) => {
			expect(await answerSurvey(ctx, point.slug, filled({ duration: '1', facilities: '4', comment: 'Antrenya lama', sex: 'F', ageBand: '56+' }))).toBe('added');
			const [row] = await responses(owner);
			expect(row).toMatchObject({
				survey_id: surveyId,
				channel: 'web',
				submitted_on: '2026-11-21',
				duration: 1,
				facilities: 4,
				complaints: 3,
				comment: 'Antrenya lama',
				sex: 'F',
				age_band: '56+',
				education: null
			});
			expect(row?.id[14]).toBe('4'); // a random uuid: version 7 would hold the millisecond
			const trail = await owner
				.selectFrom('audit_entry')
				.select([
					'id',
					'account_id',
					'action',
					'subject',
					'detail',
					'request_id',
					sql<string>`to_char(at at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI:SS')`.as('at')
				])
				.execute();
			expect(trail).toMatchObject([
				{ account_id: null, action: 'survey.answer', subject: `survey:${surveyId}`, detail: {}, request_id: null, at: '2026-11-21 00:00:00' }
			]);
			expect(trail[0]?.id[14]).toBe('4');
		}));

	test('one form sent three times at once is one response', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const form = filled();
			const outcomes = await Promise.all([1, 2, 3].map(() => answerSurvey(ctx, point.slug, form)));
			expect(outcomes.sort()).toEqual(['added', 'repeated', 'repeated']);
			expect(await responses(owner)).toHaveLength(1);
			expect(await owner.selectFrom('audit_entry').selectAll().execute()).toHaveLength(1);
		}));

	test('a replay with other answers changes nothing', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const token = crypto.randomUUID();
			await answerSurvey(ctx, point.slug, filled({ token }));
			expect(await answerSurvey(ctx, point.slug, filled({ token, duration: '1' }))).toBe('repeated');
			expect(await responses(owner)).toMatchObject([{ duration: 3 }]);
		}));

	test('SQL and HTML in a comment are letters', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const comment = `'); drop table survey_response; -- <script>alert(1)</script> \\ $1 %s`;
			await answerSurvey(ctx, point.slug, filled({ comment }));
			expect(await responses(owner)).toMatchObject([{ comment }]);
		}));

	test('a counter that is nowhere, and one without an open survey, refuse', () =>
		withSurvey(async ({ owner, ctx, point, surveyId }) => {
			await expect(answerSurvey(ctx, `${point.slug}' or true --`, filled())).rejects.toMatchObject({ code: 'survey.not_found', status: 404 });
			await expect(answerSurvey({ ...ctx, now: new Date('2026-12-01T00:00:00Z') }, point.slug, filled())).rejects.toMatchObject({
				code: 'survey.closed',
				status: 409
			});
			await owner.updateTable('survey').set({ closed_at: new Date() }).where('id', '=', surveyId).execute();
			await expect(answerSurvey(ctx, point.slug, filled())).rejects.toMatchObject({ code: 'survey.closed' });
			expect(await responses(owner)).toEqual([]);
		}));

	test("the counter's own day decides: 30 November 22.30 UTC is December in Jayapura", () =>
		withSurvey(async ({ owner, ctx, point }) => {
			await answerSurvey({ ...ctx, now: new Date('2026-11-30T14:30:00Z') }, point.slug, filled());
			expect(await responses(owner)).toMatchObject([{ submitted_on: '2026-11-30' }]);
			await expect(answerSurvey({ ...ctx, now: new Date('2026-11-30T15:30:00Z') }, point.slug, filled())).rejects.toMatchObject({ code: 'survey.closed' });
		}, 'Asia/Jayapura'));

	test('what did not come from our form is refused by the database too', () =>
		withSurvey(async ({ owner, citizen, point }) => {
			const direct = (answers: string, how = 'web') =>
				sql`select answer_survey(${point.slug}, '2026-11-21', gen_random_uuid(), ${how}, ${answers}::smallint[], '{}', null)`.execute(citizen);
			await expect(direct('{1,2,3}')).rejects.toThrow('not a form of ours');
			await expect(direct('{1,2,3,4,1,2,3,4,null}')).rejects.toThrow('not a form of ours');
			await expect(direct('{1,2,3,4,1,2,3,4,5}')).rejects.toThrow('check constraint');
			await expect(direct('{1,2,3,4,1,2,3,4,1}', 'import')).rejects.toThrow('not a form of ours');
			await expect(sql`select * from survey_response`.execute(citizen)).rejects.toThrow('permission denied');
			await expect(sql`select * from person`.execute(citizen)).rejects.toThrow('permission denied');
			expect(await responses(owner)).toEqual([]);
		}));
});

describe('the page of a counter', () => {
	test('names the counter and makes a new token each time', () =>
		withSurvey(async ({ ctx, point, surveyId }) => {
			const [first, second] = [await surveyPage(ctx, point.slug), await surveyPage(ctx, point.slug)];
			expect(first.door).toMatchObject({
				surveyId,
				serviceName: 'Pembuatan KTP-el',
				pointName: 'Loket Rekaan',
				onDay: '2026-11-21',
				closesOn: '2026-11-30',
				lastResult: null
			});
			expect(first.token).not.toBe(second.token);
		}));

	test('without an open survey shows the last result; an unknown one is not found', () =>
		withSurvey(async ({ owner, ctx, point, surveyId }) => {
			await owner
				.updateTable('survey')
				.set({ closed_at: new Date(), result: JSON.stringify({ index: 8050, grade: 'B' }) })
				.where('id', '=', surveyId)
				.execute();
			expect((await surveyPage(ctx, point.slug)).door).toMatchObject({ surveyId: null, lastOpensOn: '2026-11-01', lastResult: { index: 8050, grade: 'B' } });
			await expect(surveyPage(ctx, 'tidak-ada')).rejects.toMatchObject({ code: 'survey.not_found' });
		}));
});
