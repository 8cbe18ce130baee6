import { describe, expect, test } from 'vitest';
import { withCommitted } from '#tests/support/training.ts';
import { at, BEHAVIOUR, insertScene, REACTION } from '../testing/followed.ts';
import { AnswerForm } from '../schema.ts';
import { checkScores, myQuestions, questionPage, sendAnswer } from './answer-service.ts';
import { askDue } from './ask-service.ts';
import { readEndedSearch } from './ended-list.ts';

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

	test('may say of a thing, or of everything, that it cannot be judged', () => withCommitted(async ({ owner: db, ctx: ctxOf }) => {
		const scene = await insertScene(db, { people: 1 });
		await askDue(ctxOf(scene.world.cast.training_manager.actor, at('2026-07-10')), scene.world.agency.id);
		const send = async (actor: typeof scene.world.cast.supervisor.actor, given: object) => {
			const ctx = ctxOf(actor, at('2026-07-12'));
			await sendAnswer(ctx, (await myQuestions(ctx)).open[0]!.id, AnswerForm.parse({ ...BEHAVIOUR(3), ...given }));
		};
		await send(scene.world.cast.supervisor.actor, { 'score.serves': 'unjudged' });
		await send(scene.alumni[0]!.actor, Object.fromEntries(Object.keys(BEHAVIOUR(1)).filter((key) => key.startsWith('score.')).map((key) => [key, 'unjudged'])));
		const kept = await db.selectFrom('post_training_answer').select(['role', 'scores']).where('agency_id', '=', scene.world.agency.id).orderBy('role').execute();
		expect(kept).toEqual([
			{ role: 'alumnus', scores: { uses: null, better: null, serves: null, solves: null, shares: null } },
			{ role: 'superior', scores: { uses: 3, better: 3, serves: null, solves: 3, shares: 3 } }
		]);
	}));
});

describe('the sessions that are over', () => {
	test('are listed all, page by page, found by a part of their name, and say what was missed', () => withCommitted(async ({ owner: db, ctx: ctxOf }) => {
		const scene = await insertScene(db, { people: 1 });
		const session = (name: string, endsOn: string) => ({ owner_agency_id: scene.world.agency.id, course_id: scene.courseId, name, starts_on: endsOn, ends_on: endsOn, place: 'Aula', capacity: 9, state: 'done' });
		await db.insertInto('session').values([...Array.from({ length: 43 }, (_, index) => session(`Angkatan ${index + 2}`, '2026-02-02')), session('100%_khusus', '2026-02-01'), { ...session('Dibatalkan', '2026-02-01'), state: 'cancelled' }]).execute();
		const list = async (query: string, actor = scene.world.cast.training_manager.actor) => (await myQuestions(ctxOf(actor, at('2026-12-01')), readEndedSearch(new URLSearchParams(query)))).ended;
		const first = await list('');
		expect(first).toMatchObject({ total: 45, page: 1, pages: 3 });
		expect(first?.rows[0]).toEqual({ id: scene.sessionId, courseTitle: 'Pelayanan Rekaan', name: 'Angkatan I', endsOn: '2026-03-10', missed: [4] });
		expect(first?.rows[1]?.missed).toEqual([]); // nobody completed it
		const all = [...first!.rows, ...(await list('halaman=2'))!.rows, ...(await list('halaman=3'))!.rows].map(({ id }) => id);
		expect(new Set(all).size).toBe(45);
		expect(await list('halaman=99')).toMatchObject({ page: 3, rows: [{}, {}, {}, {}, {}] });
		for (const [text, count] of [['angkatan 4', 6], ['%', 1], ['0%_k', 1], ['rekaan', 45], ['tidak ada', 0], ["'; drop table session --", 0], ['\\', 0]] as const) expect((await list(`cari=${encodeURIComponent(text)}`))?.total, text).toBe(count);
		for (const bad of ['halaman=-1', 'halaman=x', 'halaman=1e9', `cari=${'x'.repeat(101)}`]) expect((await list(bad))?.page, bad).toBe(1);
		expect(await list('', scene.alumni[0]!.actor)).toBeNull();
	}));
});
