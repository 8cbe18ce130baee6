import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, roleConfig, type Db } from '#platform/db/connect.ts';
import type { Ctx } from '#platform/context.ts';
import { ctxOf, insertAgency, NOW, insertUnit } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { all, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { AnswerForm } from '../answer.schema.ts';
import { answerSurvey as answerWith, surveyPage as pageWith, type Desk } from './answer-service.ts';
import { passFor, sealForm } from './sealed.ts';
import { visitTokenFor } from './ticket.ts';
import { SurveyWatch } from './watch.ts';

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

const at = NOW;
const keyOf = (purpose: string) => `invented key of ${purpose}`;
const unknown: Desk = { keyOf, source: null, device: null };
const answerSurvey = (ctx: Ctx, slug: string, form: AnswerForm, desk: Partial<Desk> = {}, watch = new SurveyWatch()) => answerWith(ctx, slug, form, { ...unknown, ...desk }, watch);
const surveyPage = (ctx: Ctx, slug: string, brought = { pass: '', ticket: '' }) => pageWith(ctx, slug, unknown, brought);

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
			const direct = async (answers: string, how = 'web', signs = '{}') => {
				const { rows } = await sql<{ outcome: string }>`select take_answer(${point.slug}, '2026-11-21', gen_random_uuid(), ${how}, ${answers}::smallint[], '{}', null, null, ${signs}::text[], null) as outcome`.execute(citizen);
				return rows[0]?.outcome;
			};
			expect(await direct('{1,2,3}')).toBe('changed');
			expect(await direct('{1,2,3,4,1,2,3,4,null}')).toBe('changed');
			expect(await direct('{}')).toBe('changed');
			await expect(direct('{1,2,3,4,1,2,3,4,5}')).rejects.toThrow('check constraint');
			await expect(direct('{1,2,3,4,1,2,3,4,1}', 'import')).rejects.toThrow('not a form of ours');
			await expect(direct('{1,2,3,4,1,2,3,4,1}', 'web', '{Budi}')).rejects.toThrow('check constraint');
			await expect(sql`select * from survey_response`.execute(citizen)).rejects.toThrow('permission denied');
			await expect(sql`select * from spent_ticket`.execute(citizen)).rejects.toThrow('permission denied');
			await expect(sql`select * from person`.execute(citizen)).rejects.toThrow('permission denied');
			expect(await responses(owner)).toEqual([]);
		}));

	test('10,000 letters are refused before they come here; 2,000 of every script are kept as they are', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const comment = '👍🏽 ไทย 中文 العربية ᮞᮥᮔ᮪ᮓ ꦗꦮ \u202e'.repeat(60).slice(0, 2000).toWellFormed();
			await answerSurvey(ctx, point.slug, filled({ comment: comment.trim() }));
			expect((await responses(owner))[0]?.comment).toBe(comment.trim());
		}));
});

describe('signs of how a form was filled', () => {
	const opened = (slug: string, secondsAgo: number, token: string = crypto.randomUUID()) => ({ token, seal: sealForm(keyOf, slug, token, new Date(at.getTime() - secondsAgo * 1000)) });
	const signsOf = async (owner: Db) => (await responses(owner)).map(({ signs, channel, by_ticket }) => ({ signs, channel, by_ticket }));

	test('none when it was opened here and read; "fast" when it was not read; "unsealed" when nobody opened it', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			await answerSurvey(ctx, point.slug, filled(opened(point.slug, 60)));
			expect(await signsOf(owner)).toEqual([{ signs: [], channel: 'web', by_ticket: false }]);
			await answerSurvey(ctx, point.slug, filled(opened(point.slug, 3)));
			await answerSurvey(ctx, point.slug, filled({ ...opened(point.slug, 60), token: crypto.randomUUID() }));
			await answerSurvey(ctx, point.slug, filled(opened('loket-lain', 60)));
			await answerSurvey(ctx, point.slug, filled(opened(point.slug, -3600)));
			expect((await signsOf(owner)).map(({ signs }) => signs.join()).sort()).toEqual(['', 'fast', 'unsealed', 'unsealed', 'unsealed']);
		}));

	test('a good ticket counts once, whoever sends it again with whatever answers, and names neither visit nor answer', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const visitId = crypto.randomUUID();
			const ticket = visitTokenFor(keyOf, { visitId, slug: point.slug, takenOn: '2026-11-21' });
			expect(await answerSurvey(ctx, point.slug, filled({ ...opened(point.slug, 60), ticket }))).toBe('added');
			expect(await answerSurvey(ctx, point.slug, filled({ ...opened(point.slug, 60), ticket, duration: '1' }))).toBe('repeated');
			const together = await Promise.all([1, 2, 3].map(() => answerSurvey(ctx, point.slug, filled({ ...opened(point.slug, 60), ticket: visitTokenFor(keyOf, { visitId: point.id, slug: point.slug, takenOn: '2026-11-21' }) }))));
			expect(together.sort()).toEqual(['added', 'repeated', 'repeated']);
			expect(await signsOf(owner)).toEqual([1, 2].map(() => ({ signs: [], channel: 'web', by_ticket: true })));
			const spent = await owner.selectFrom('spent_ticket').selectAll().execute();
			expect(spent).toHaveLength(2);
			for (const row of [...(await responses(owner)), ...spent]) expect(JSON.stringify(row)).not.toContain(visitId);
		}));

	test.each([
		['forged', 'AAAAAAAAAAAAAAAAAAAAAA.abc.AAAAAAAAAAAAAAAAAAAAAA', ['forged']],
		['of another counter', visitTokenFor(keyOf, { visitId: crypto.randomUUID(), slug: 'loket-lain', takenOn: '2026-11-21' }), ['forged']],
		['not text of ours', '..%00..', ['forged']],
		['old', null, []]
	])('a ticket that is %s answers as without one, and says so', (_, given, signs) =>
		withSurvey(async ({ owner, ctx, point }) => {
			const ticket = given ?? visitTokenFor(keyOf, { visitId: crypto.randomUUID(), slug: point.slug, takenOn: '2026-11-13' });
			expect(await answerSurvey(ctx, point.slug, filled({ ...opened(point.slug, 60), ticket }))).toBe('added');
			expect(await signsOf(owner)).toEqual([{ signs, channel: 'web', by_ticket: false }]);
		})
	);

	test('a fourth answer of one device on a day is noted, another device is not, and a ticket clears it', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const watch = new SurveyWatch();
			const send = (device: string, given: object = {}) => answerSurvey(ctx, point.slug, filled({ ...opened(point.slug, 60), ...given }), { device, source: '203.0.113.7' }, watch);
			for (const _ of [1, 2, 3, 4]) await send('a');
			await send('b');
			await send('a', { ticket: visitTokenFor(keyOf, { visitId: crypto.randomUUID(), slug: point.slug, takenOn: '2026-11-21' }) });
			expect((await signsOf(owner)).filter(({ signs }) => signs.length > 0)).toEqual([{ signs: ['device'], channel: 'web', by_ticket: false }]);
		}));

	test('a flood is asked to wait; a neighbour behind the same address is not', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const watch = new SurveyWatch();
			const send = (device: string | null, minutes = 0) => answerSurvey({ ...ctx, now: new Date(at.getTime() + minutes * 60_000) }, point.slug, filled(opened(point.slug, 60)), { device, source: '203.0.113.7' }, watch);
			for (let sent = 0; sent < 12; sent += 1) await send(null);
			await expect(send(null)).rejects.toMatchObject({ code: 'survey.slow_down', status: 429 });
			expect(await send('neighbour')).toBe('added');
			expect(await send(null, 11)).toBe('added');
			expect(await responses(owner)).toHaveLength(14);
		}));

	test('from the fortieth answer of one source in ten minutes on, answers are kept and noted as a burst', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			const watch = new SurveyWatch();
			for (let sent = 0; sent < 42; sent += 1) await answerSurvey(ctx, point.slug, filled(opened(point.slug, 60)), { device: `d${sent}`, source: '203.0.113.7' }, watch);
			expect((await signsOf(owner)).filter(({ signs }) => signs.includes('burst'))).toHaveLength(2);
		}));

	test('a pass of the office says how it was filled; without or with a forged one nobody can', () =>
		withSurvey(async ({ owner, ctx, point, surveyId }) => {
			const pass = (kind: 'kiosk' | 'officer') => passFor(keyOf, kind, { slug: point.slug, surveyId, closesOn: '2026-11-30' });
			await answerSurvey(ctx, point.slug, filled({ pass: pass('officer') }));
			await answerSurvey(ctx, point.slug, filled({ pass: pass('kiosk') }));
			await answerSurvey(ctx, point.slug, filled({ pass: pass('kiosk').replace('kiosk', 'officer') }));
			await answerSurvey(ctx, point.slug, filled({ pass: passFor(keyOf, 'officer', { slug: 'loket-lain', surveyId, closesOn: '2026-11-30' }) }));
			await answerSurvey(ctx, point.slug, filled({ pass: passFor(keyOf, 'officer', { slug: point.slug, surveyId, closesOn: '2026-11-01' }) }));
			expect((await signsOf(owner)).map(({ channel }) => channel).sort()).toEqual(['kiosk', 'officer', 'web', 'web', 'web']);
		}));

	test('nothing of device, source or hour is in any table afterwards', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			await answerSurvey(ctx, point.slug, filled(opened(point.slug, 60)), { device: 'gawai-rahasia', source: '203.0.113.77' });
			const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(owner);
			for (const { name } of rows) {
				const found = await sql`select 1 from ${sql.table(name)} r where to_jsonb(r)::text ~ 'gawai-rahasia|203\\.0\\.113\\.77'`.execute(owner);
				expect([name, found.rows]).toEqual([name, []]);
			}
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

describe('a counter that is closed for good', () => {
	test.each([
		['itself', '2026-11-21', null],
		['with its service', null, '2026-11-20']
	])('%s takes no answer though the period of its survey runs, and says so', (_, pointEnd, serviceEnd) =>
		withSurvey(async ({ owner, ctx, point }) => {
			await owner.updateTable('service_point').set({ closed_on: pointEnd }).where('id', '=', point.id).execute();
			await owner.updateTable('service').set({ ended_on: serviceEnd }).where('id', '=', point.serviceId).execute();
			await expect(answerSurvey(ctx, point.slug, filled())).rejects.toMatchObject({ code: 'survey.point_ended', status: 409 });
			expect((await surveyPage(ctx, point.slug)).door).toMatchObject({ surveyId: null, opensOn: null, endedOn: pointEnd ?? serviceEnd });
			expect(await responses(owner)).toEqual([]);
		}));

	test('tomorrow still takes an answer today, and none from its own midnight on', () =>
		withSurvey(async ({ owner, ctx, point }) => {
			await owner.updateTable('service_point').set({ closed_on: '2026-11-22' }).where('id', '=', point.id).execute();
			expect((await surveyPage(ctx, point.slug)).door.endedOn).toBeNull();
			expect(await answerSurvey(ctx, point.slug, filled())).toBe('added');
			const tomorrow = { ...ctx, now: new Date('2026-11-21T17:00:00Z'), today: '2026-11-22' }; // midnight in Jambi
			await expect(answerSurvey(tomorrow, point.slug, filled())).rejects.toMatchObject({ code: 'survey.point_ended' });
		}));

	test('has no older door beside it: the two functions that knew nothing of it are gone', () =>
		withSurvey(async ({ citizen, point }) => {
			for (const call of [sql`select answer_survey(${point.slug}, now(), gen_random_uuid(), 'web', '{3,3,3,3,3,3,3,3,3}', '{}', null)`, sql`select survey_door(${point.slug}, now())`]) await expect(call.execute(citizen)).rejects.toThrow('does not exist');
		}));
});
