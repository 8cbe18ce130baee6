import { describe, expect, test } from 'vitest';
import { pairedCohen, pairedT } from '#features/evaluation/estimators/scores/paired-scores.ts';
import { signedRankTest } from '#features/evaluation/estimators/scores/signed-ranks.ts';
import { PERSONAS, type Persona } from '#tests/support/personas.ts';
import { withCommitted, type Committed } from '#tests/support/training.ts';
import { AnswerForm, ScoresForm } from '../schema.ts';
import { at, BEHAVIOUR, insertScene, REACTION, type Scene } from '../testing/followed.ts';
import { scoreName } from '../score.rules.ts';
import { myQuestions, sendAnswer } from './answer-service.ts';
import { askDue } from './ask-service.ts';
import { saveScores } from './learning-service.ts';
import { answerList, sessionResults } from './result-service.ts';

const TESTS = { pairedT, pairedCohen, signedRankTest };

async function answerAs({ ctx }: Committed, scene: Scene, count: number, day: string, role: string, score: (index: number) => number) {
	for (const [index, { actor }] of scene.alumni.slice(0, count).entries()) {
		const own = ctx(actor, at(day));
		const request = (await myQuestions(own)).open.find((one) => one.role === role);
		if (request) await sendAnswer(own, request.id, AnswerForm.parse({ ...(role === 'participant' ? REACTION : BEHAVIOUR)(score(index)), obstacles: index === 0 ? ['no_time', 'rule'] : [], words: index === 0 ? 'Dipakai di loket.' : '' }));
	}
}

describe('what followed a session', () => {
	test('each role by itself, from five answers, and only when nobody can answer any more', () => withCommitted(async (committed) => {
		const scene = await insertScene(committed.owner, { people: 7 });
		const manager = (day: string) => committed.ctx(scene.world.cast.training_manager.actor, at(day));
		await askDue(manager('2026-03-11'), scene.world.agency.id);
		await answerAs(committed, scene, 4, '2026-03-12', 'participant', () => 4);
		await askDue(manager('2026-07-12'), scene.world.agency.id);
		await answerAs(committed, scene, 6, '2026-07-13', 'alumnus', (index) => 2 + (index % 3));

		const during = await sessionResults(manager('2026-07-20'), scene.sessionId, TESTS);
		expect(during.reaction).toMatchObject({ asked: 7, answered: 4, state: 'too_few', statements: [] });
		expect(during.behaviour[0]?.roles.map(({ role, state }) => [role, state])).toEqual([['alumnus', 'open'], ['superior', 'open'], ['peer', 'open']]);
		await expect(answerList(manager('2026-07-20'), scene.sessionId, 4, 'alumnus')).rejects.toMatchObject({ code: 'post_training.too_few' });

		const after = await sessionResults(manager('2026-08-11'), scene.sessionId, TESTS);
		expect(after.behaviour).toMatchObject([{ months: 4, opensOn: '2026-07-10', closesOn: '2026-08-10' }]);
		const [alumni, superiors, peers] = after.behaviour[0]!.roles;
		expect(alumni).toMatchObject({ role: 'alumnus', asked: 7, answered: 6, state: 'shown' });
		expect(alumni?.statements[0]).toMatchObject({ key: 'uses', n: 6, mean: 3, favourable: 4 });
		expect(alumni?.obstacles.map(({ obstacle, count }) => [obstacle, count])).toEqual([['no_time', 1], ['rule', 1]]);
		expect([superiors?.state, peers?.state]).toEqual(['too_few', 'too_few']);
		expect(JSON.stringify(after)).not.toContain('Dipakai di loket.');

		const { answers } = await answerList(manager('2026-08-11'), scene.sessionId, 4, 'alumnus');
		expect(answers).toHaveLength(6);
		for (const row of answers) expect(Object.keys(row).sort()).toEqual(['months', 'obstacles', 'role', 'scores', 'words']);
		for (const [months, role] of [[4, 'superior'], [0, 'participant'], [4, 'everybody'], [-1, 'alumnus'], [NaN, '']] as const) await expect(answerList(manager('2026-08-11'), scene.sessionId, months, role)).rejects.toMatchObject({ code: 'post_training.too_few' });
	}));

	test('a window that nobody was asked in says whether that will still be done', () => withCommitted(async ({ owner, ctx }) => {
		const { world, sessionId } = await insertScene(owner, { people: 1 });
		for (const [day, standing] of [['2026-07-01', 'coming'], ['2026-07-12', 'open'], ['2026-08-11', 'late'], ['2026-10-10', 'missed']] as const) {
			expect((await sessionResults(ctx(world.cast.training_manager.actor, at(day)), sessionId, TESTS)).behaviour, day).toMatchObject([{ months: 4, opensOn: '2026-07-10', standing, graceEndsOn: '2026-10-09', roles: [] }]);
		}
		await askDue(ctx(world.cast.training_manager.actor, at('2026-09-01')), world.agency.id);
		expect((await sessionResults(ctx(world.cast.training_manager.actor, at('2026-09-02')), sessionId, TESTS)).behaviour).toMatchObject([{ opensOn: '2026-09-01', closesOn: '2026-10-02', roles: [{ role: 'alumnus' }, { role: 'superior' }, { role: 'peer' }] }]);
	}));

	test('is read by who manages training or reads evaluations of the whole government that holds it, and by nobody else', () => withCommitted(async ({ owner, ctx }) => {
		const { world, sessionId } = await insertScene(owner, { people: 1, sharing: 'all' });
		const readers: Persona[] = [];
		for (const persona of PERSONAS) {
			await sessionResults(ctx(world.cast[persona].actor), sessionId, TESTS).then(() => readers.push(persona), (error: unknown) => expect(error, persona).toMatchObject({ code: 'identity.not_allowed' }));
		}
		expect(readers).toEqual(['training_manager', 'evaluator', 'head_of_region', 'auditor']);
		for (const forged of ['x', world.agency.id, '']) await expect(sessionResults(ctx(world.cast.training_manager.actor), forged, TESTS)).rejects.toMatchObject({ code: 'session.not_found' });
	}));

	test('has learning from the sheet, with what each test is out of', () => withCommitted(async ({ owner, ctx }) => {
		const scene = await insertScene(owner, { people: 3 });
		const manager = ctx(scene.world.cast.training_manager.actor);
		expect((await sessionResults(manager, scene.sessionId, TESTS)).learning).toBeUndefined();
		const agencyId = scene.world.agency.id;
		const [a, b, c] = scene.alumni.map(({ enrolmentId }) => ({ agencyId, enrolmentId }));
		const sheet = { beforeMost: '20', afterMost: '50', [scoreName('before', a!)]: '10', [scoreName('after', a!)]: '41', [scoreName('before', b!)]: '12', [scoreName('after', b!)]: '30', [scoreName('before', c!)]: '15', [scoreName('after', c!)]: '' };
		await saveScores(manager, scene.sessionId, { ...ScoresForm.parse(sheet), beforeMost: '20', afterMost: '50' });
		const { learning, scored } = await sessionResults(manager, scene.sessionId, TESTS);
		expect(scored).toEqual({ participants: 3, pairs: 2 });
		expect(learning).toMatchObject({ n: 2, before: 55, after: 71 });
	}));

	test('level 4 names the evaluations of the course with their last verdict', () => withCommitted(async ({ owner, ctx }) => {
		const { world, sessionId, courseId } = await insertScene(owner, { people: 1 });
		const agency_id = world.agency.id;
		const { id } = await owner.insertInto('programme').values({ agency_id, title: 'Pelayanan Rekaan', course_id: courseId }).returning('id').executeTakeFirstOrThrow();
		await owner.insertInto('programme').values({ agency_id, title: 'Lain' }).execute();
		const results = await sessionResults(ctx(world.cast.training_manager.actor), sessionId, TESTS);
		expect(results.impact).toEqual([{ id, title: 'Pelayanan Rekaan', verdict: null }]);
	}));

	test('a window to come stands there with its days, before anybody is asked', () => withCommitted(async ({ owner, ctx }) => {
		const { world, sessionId } = await insertScene(owner, { people: 1 });
		expect((await sessionResults(ctx(world.cast.training_manager.actor, at('2026-04-01')), sessionId, TESTS)).behaviour).toEqual([{ months: 4, opensOn: '2026-07-10', closesOn: '2026-08-10', standing: 'coming', graceEndsOn: '2026-10-09', roles: [] }]);
	}));
});
