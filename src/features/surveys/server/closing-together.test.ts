import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, roleConfig, type Db } from '#platform/db/connect.ts';
import type { Ctx } from '#platform/context.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { AnswerForm } from '../answer.schema.ts';
import type { FrozenResult } from '../result.ts';
import { NoteForm, PlanForm } from '../follow-up.schema.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import { answerSurvey as answerWith } from './answer-service.ts';
import { followUpPage, noteProgress, planFollowUp } from './follow-up-service.ts';
import { importResponses } from './import-service.ts';
import { takeKept } from './kept-service.ts';
import { saveQuestionnaire } from './questionnaire-service.ts';
import { passFor } from './sealed.ts';
import { closeSurvey } from './service.ts';
import { SurveyWatch } from './watch.ts';

/* What is decided in the moment in which a survey is closed. Closing and answering meet in transactions that really commit. */

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly surveyId: string;
	readonly officer: Ctx;
	/** Of this many visitors at once. */
	readonly visitor: Ctx;
}

const keyOf = (purpose: string) => `invented key of ${purpose}`;
const answerSurvey = (ctx: Ctx, slug: string, form: AnswerForm) => answerWith(ctx, slug, form, { keyOf, source: null, device: null }, new SurveyWatch());
const filled = (score = 3) => AnswerForm.parse({ token: crypto.randomUUID(), ...Object.fromEntries(Object.keys(all(score)).map((element) => [element, String(score)])) });
const kept = (given: object = {}) => ({ token: crypto.randomUUID(), day: '2026-11-20', floor: '2026-11-20', seconds: 40, answers: all(3), ...given });

/** Open all of November 2026, with five answers of all fours; today is the 21st. */
async function withSurvey(work: (scene: Scene) => Promise<void>): Promise<void> {
	await withOwnDatabase(async (address) => {
		const [ownerPool, citizenPool] = [openPool(address.owner, 4), openPool(roleConfig(address, 'bina_citizen'), 6)];
		try {
			const db = plainDb(ownerPool);
			const world = await insertWorld(db);
			const point = await insertServicePoint(db, world.units.section);
			const surveyId = await insertSurvey(db, point);
			await insertResponses(db, point, surveyId, Array.from({ length: 5 }, () => all(4)));
			await work({ db, world, point, surveyId, officer: ctxOf(db, world.cast.service_officer.actor), visitor: ctxOf(plainDb(citizenPool), null) });
		} finally {
			await Promise.all([ownerPool.end(), citizenPool.end()]);
		}
	});
}

/** Counted, or left out with the reason named. */
const inFigures = (result: FrozenResult | undefined) => (result ? result.respondents + result.excluded : 0);
const answered = async (db: Db, signed: 'all' | 'late' = 'all') =>
	(await db.selectFrom('survey_response').select('signs').execute()).filter(({ signs }) => signed === 'all' || signs.includes('late')).length;

/** Until somebody in this database waits for a lock, or what should have waited has ended. */
async function untilWaiting(db: Db, other: Promise<unknown>): Promise<'waits' | 'ended'> {
	let ended = false;
	const end = () => { ended = true; };
	void other.then(end, end);
	for (;;) {
		const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
		if (rows.length > 0) return 'waits';
		if (ended) return 'ended';
	}
}

/** Closes the survey and, before that is written for good, lets somebody do something that has to wait for it. */
async function duringClosing<T>({ db, officer, surveyId }: Scene, work: () => Promise<T>): Promise<PromiseSettledResult<T>> {
	let others: Promise<PromiseSettledResult<T>[]> | undefined;
	await db.transaction().execute(async (tx) => {
		await closeSurvey({ ...officer, db: tx }, surveyId);
		others = Promise.allSettled([work()]);
		expect(await untilWaiting(db, others)).toBe('waits');
	});
	const [result] = (await others) ?? [];
	if (!result) throw new Error('nothing was done');
	return result;
}

// R01, F84: what was thanked is counted in the published figures, or is kept and named as late. No third thing.
describe('an answer in the moment of the closing', () => {
	test('that was being written is waited for, and is in the figures', () =>
		withSurvey(async ({ db, point, surveyId, officer, visitor }) => {
			let closing: Promise<FrozenResult> | undefined;
			await visitor.db.transaction().execute(async (tx) => {
				expect(await answerSurvey({ ...visitor, db: tx }, point.slug, filled())).toBe('added');
				closing = closeSurvey(officer, surveyId);
				expect(await untilWaiting(db, closing)).toBe('waits');
			});
			expect([inFigures(await closing), await answered(db)]).toEqual([6, 6]);
		}));

	test('that comes while it is being closed waits, and is told that the survey is closed', () =>
		withSurvey(async (scene) => {
			const result = await duringClosing(scene, () => answerSurvey(scene.visitor, scene.point.slug, filled()));
			expect(result).toMatchObject({ status: 'rejected', reason: { code: 'survey.closed', status: 409 } });
			expect(await answered(scene.db)).toBe(5);
		}));

	test('that a tablet brings while it is being closed waits, and is kept as late', () =>
		withSurvey(async (scene) => {
			const pass = passFor(keyOf, 'tablet', { slug: scene.point.slug, surveyId: scene.surveyId, closesOn: '2026-11-30' });
			const result = await duringClosing(scene, () => takeKept(scene.visitor, scene.point.slug, { pass, answers: [kept()] }, keyOf));
			expect(result).toMatchObject({ status: 'fulfilled', value: [{ outcome: 'late' }] });
			expect([await answered(scene.db), await answered(scene.db, 'late')]).toEqual([6, 1]);
		}));

	test('that a closing undone lets pass is taken as if nothing had been', () =>
		withSurvey(async ({ db, point, surveyId, officer, visitor }) => {
			let answering: Promise<'added' | 'repeated'> | undefined;
			const closing = db.transaction().execute(async (tx) => {
				await closeSurvey({ ...officer, db: tx }, surveyId);
				answering = answerSurvey(visitor, point.slug, filled());
				expect(await untilWaiting(db, answering)).toBe('waits');
				throw new Error('the line broke');
			});
			await expect(closing).rejects.toThrow('the line broke');
			expect(await answering).toBe('added');
		}));

	test('among very many is counted if it was thanked, and refused if not', () =>
		withSurvey(async ({ db, point, surveyId, officer, visitor }) => {
			const answering = Array.from({ length: 40 }, () => answerSurvey(visitor, point.slug, filled()).catch((error: unknown) => (error as { code?: unknown }).code));
			await answering[0];
			const [result, ...outcomes] = await Promise.all([closeSurvey(officer, surveyId), ...answering]);
			const added = outcomes.filter((outcome) => outcome === 'added').length;
			expect(new Set(outcomes.filter((outcome) => outcome !== 'added'))).toEqual(new Set(added < 40 ? ['survey.closed'] : []));
			expect([inFigures(result), await answered(db)]).toEqual([5 + added, 5 + added]);
		}));
});

describe('two who close the same survey', () => {
	test('at once write one result and one trace, and hear the same', () =>
		withSurvey(async ({ db, surveyId, officer }) => {
			const results = await Promise.all([1, 2, 3].map(() => closeSurvey(officer, surveyId)));
			for (const result of results) expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(JSON.stringify(results[0])));
			expect(await db.selectFrom('audit_entry').select('action').where('action', '=', 'survey.close').execute()).toHaveLength(1);
		}));

	test('are told so where somebody else was first', () =>
		withSurvey(async ({ db, world, surveyId, officer }) => {
			await closeSurvey(officer, surveyId);
			const other = { ...officer, actor: { ...world.cast.service_officer.actor, accountId: world.cast.administrator.actor.accountId } };
			await expect(closeSurvey(other, surveyId)).rejects.toMatchObject({ code: 'survey.already_closed' });
			expect(await db.selectFrom('audit_entry').select('action').where('action', '=', 'survey.close').execute()).toHaveLength(1);
		}));
});

describe('a form that was taken before its survey was closed', () => {
	test('is thanked again when it is sent again, and written once', () =>
		withSurvey(async ({ db, point, surveyId, officer, visitor }) => {
			const form = filled();
			expect(await answerSurvey(visitor, point.slug, form)).toBe('added');
			await closeSurvey(officer, surveyId);
			expect(await answerSurvey(visitor, point.slug, form)).toBe('repeated');
			await expect(answerSurvey(visitor, point.slug, filled())).rejects.toMatchObject({ code: 'survey.closed' });
			expect(await answered(db)).toBe(6);
		}));

	test('is no pass for another counter', () =>
		withSurvey(async ({ db, world, point, visitor }) => {
			const form = filled();
			await answerSurvey(visitor, point.slug, form);
			const other = await insertServicePoint(db, world.units.section);
			await expect(answerSurvey(visitor, other.slug, form)).rejects.toMatchObject({ code: 'survey.closed' });
		}));
});

test('a file that is read in while the survey is closed waits for it, and changes nothing', () =>
	withSurvey(async (scene) => {
		const { db, world, point } = scene;
		await db.updateTable('survey').set({ closes_on: '2026-11-21' }).where('id', '=', scene.surveyId).execute();
		const file = join(mkdtempSync(join(tmpdir(), 'bina-closing-')), 'jawaban.csv');
		writeFileSync(file, 'Tanggal;U1;U2;U3;U4;U5;U6;U7;U8;U9\n10-11-2026;3;3;3;3;3;3;3;3;3\n');
		const importing = () =>
			importResponses({ ...ctxOf(db, null), agencyId: world.agency.id }, { file, fileName: 'jawaban.csv', serviceCode: point.serviceCode, from: '2026-11-01', to: '2026-11-21', order: 'standard', isDryRun: false });
		expect(await duringClosing(scene, importing)).toMatchObject({ status: 'rejected', reason: { code: 'import.survey_closed' } });
		expect(await answered(db)).toBe(5);
	}));

describe('a button that is pressed twice', () => {
	test('plans once, notes once and traces once', () =>
		withSurvey(async ({ db, world, surveyId, officer }) => {
			await closeSurvey(officer, surveyId);
			const [weakest] = (await followUpPage(officer, surveyId)).weakest;
			const plan = PlanForm.parse({ element: weakest?.element, plan: 'Membuka loket kedua', owner: world.cast.service_officer.person?.id, dueOn: '2026-12-31' });
			await Promise.all([1, 2, 3].map(() => planFollowUp(officer, surveyId, plan)));
			const [made] = (await followUpPage(officer, surveyId)).plans;
			expect(made?.notes).toEqual([]);
			const note = NoteForm.parse({ followUp: made?.id, state: 'doing', text: 'Loket dibuka' });
			await Promise.all([1, 2, 3].map(() => noteProgress(officer, surveyId, note, tmpdir())));
			expect((await followUpPage(officer, surveyId)).plans[0]?.notes).toHaveLength(1);
			expect((await db.selectFrom('audit_entry').select('action').where('action', 'in', ['survey.follow_up', 'survey.progress']).orderBy('action').execute()).map(({ action }) => action)).toEqual(['survey.follow_up', 'survey.progress']);
		}));

	test('writes one version of a questionnaire', () =>
		withSurvey(async ({ db, world, officer }) => {
			const admin: Ctx = { ...officer, actor: { ...world.cast.service_officer.actor, can: (verb) => verb.startsWith('survey.'), pathsFor: () => [world.units.root.path] } };
			const body = { ...STANDARD_QUESTIONNAIRE, order: 'annex' as const };
			expect(await Promise.all([1, 2, 3].map(() => saveQuestionnaire(admin, { serviceId: null, body, based: null })))).toEqual([1, 1, 1]);
			const others = await Promise.allSettled(['standard', 'annex'].map((order) => saveQuestionnaire(admin, { serviceId: null, body: { ...body, order: order as 'annex', extras: [{ key: 'x1', text: order, answers: null }] }, based: 1 })));
			expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			expect(others.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'survey.questionnaire_newer', status: 409, params: { version: 2 } } });
			expect((await db.selectFrom('questionnaire').select('version').orderBy('version').execute()).map(({ version }) => version)).toEqual([1, 2]);
		}));
});
