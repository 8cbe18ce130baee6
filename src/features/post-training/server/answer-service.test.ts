import { describe, expect, test } from 'vitest';
import { withCommitted } from '#tests/support/training.ts';
import { at, BEHAVIOUR, insertScene, REACTION } from '../testing/followed.ts';
import { AnswerForm } from '../schema.ts';
import { checkScores, myQuestions, questionPage, sendAnswer } from './answer-service.ts';
import { askDue } from './ask-service.ts';

const reaction = (score = 4) => AnswerForm.parse(REACTION(score));
const behaviour = (score = 3) => AnswerForm.parse({ ...BEHAVIOUR(score), obstacles: 'no_time', words: 'Formulir baru dipakai.' });

describe('an answer', () => {
	test('is taken once, keeps no name, and leaves the list', () => withCommitted(async ({ owner: db, ctx: ctxOf }) => {
		const scene = await insertScene(db, { people: 2 });
		const [first] = scene.alumni;
		const agencyId = scene.world.agency.id;
		await askDue(ctxOf(first!.actor, at('2026-03-11')), agencyId);
		const ctx = ctxOf(first!.actor, at('2026-03-11'));
		const { open } = await myQuestions(ctx);
		expect(open.map(({ role, opensOn, closesOn }) => [role, opensOn, closesOn])).toEqual([['participant', '2026-03-10', '2026-03-24']]);
		await sendAnswer(ctx, open[0]!.id, reaction());
		expect((await myQuestions(ctx)).open).toEqual([]);
		await expect(sendAnswer(ctx, open[0]!.id, reaction(1))).rejects.toMatchObject({ code: 'post_training.answered' });
		const stored = await db.selectFrom('post_training_answer').selectAll().where('agency_id', '=', agencyId).execute();
		expect(stored).toEqual([{ agency_id: agencyId, id: expect.any(String) as string, session_id: scene.sessionId, months: 0, role: 'participant', scores: { relevance: 4, facilitator: 4, material: 4, would_use: 4 }, obstacles: [], words: null }]);
		const trail = await db.selectFrom('audit_entry').select(['action', 'subject', 'detail']).where('agency_id', '=', agencyId).where('action', '=', 'post_training.answer').execute();
		expect(trail).toEqual([{ action: 'post_training.answer', subject: `post_training_request:${open[0]!.id}`, detail: {} }]);
	}));

	test('about work is asked of the alumnus, the head above and two or three colleagues, each in one role', () => withCommitted(async ({ owner: db, ctx: ctxOf }) => {
		const scene = await insertScene(db, { people: 1 });
		await askDue(ctxOf(scene.world.cast.training_manager.actor, at('2026-07-10')), scene.world.agency.id);
		const rows = await db.selectFrom('post_training_request').select(['role', 'person_id', 'place']).where('agency_id', '=', scene.world.agency.id).orderBy('role').orderBy('place').execute();
		expect(rows.map(({ role }) => role)).toEqual(['alumnus', 'peer', 'peer', 'superior']);
		expect(rows[0]?.person_id).toBe(scene.alumni[0]!.person.id);
		expect(rows[3]?.person_id).toBe(scene.world.cast.supervisor.person?.id);
		expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(4);
		const ctx = ctxOf(scene.world.cast.supervisor.actor, at('2026-07-12'));
		const { open: [asked] } = await myQuestions(ctx);
		expect((await questionPage(ctx, asked!.id)).statements.map(({ key }) => key)).toEqual(['uses', 'better', 'serves', 'solves', 'shares']);
		await sendAnswer(ctx, asked!.id, behaviour());
		expect(await db.selectFrom('post_training_answer').select(['role', 'obstacles', 'words']).where('agency_id', '=', scene.world.agency.id).execute()).toEqual([{ role: 'superior', obstacles: ['no_time'], words: 'Formulir baru dipakai.' }]);
	}));

	test('of somebody else, of no request, before the day, after it or with a gap is refused', () => withCommitted(async ({ owner: db, ctx: ctxOf }) => {
		const scene = await insertScene(db, { people: 2 });
		const agencyId = scene.world.agency.id;
		await askDue(ctxOf(scene.world.cast.training_manager.actor, at('2026-07-10')), agencyId);
		const [first, second] = scene.alumni;
		const { id } = await db.selectFrom('post_training_request').select('id').where('agency_id', '=', agencyId).where('role', '=', 'alumnus').where('person_id', '=', first!.person.id).executeTakeFirstOrThrow();
		for (const [actor, request, day, code] of [
			[second!.actor, id, '2026-07-12', 'post_training.not_found'], [first!.actor, 'no-id', '2026-07-12', 'post_training.not_found'], [first!.actor, scene.sessionId, '2026-07-12', 'post_training.not_found'],
			[first!.actor, id, '2026-07-09', 'post_training.early'], [first!.actor, id, '2026-08-11', 'post_training.late']
		] as const) await expect(sendAnswer(ctxOf(actor, at(day)), request, behaviour())).rejects.toMatchObject({ code });
		for (const broken of ['', '0', '5', '3.5', ' ', 'tiga']) {
			await expect(checkScores(ctxOf(first!.actor, at('2026-07-12')), id, { ...behaviour(), 'score.serves': broken } as never)).rejects.toMatchObject({ code: 'post_training.score_missing', params: { field: 'score.serves' } });
		}
		expect(await db.selectFrom('post_training_answer').select('id').where('agency_id', '=', agencyId).execute()).toEqual([]);
		await sendAnswer(ctxOf(first!.actor, at('2026-08-10')), id, behaviour()); // the last day still counts
	}));
});
