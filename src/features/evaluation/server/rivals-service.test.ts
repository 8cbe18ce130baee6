import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertKnownPanel, type PanelWish } from '#tests/support/evaluation.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCourse, withCommitted } from '#tests/support/training.ts';
import { placeboOutcomes, RIVALS_VERSION } from '../rivals/specifications.rules.ts';
import { recomputeEvaluation } from './compute-service.ts';
import { findProgramme } from './queries.ts';
import { runChallenge } from './rivals-job.ts';
import { readEvaluation } from './service.ts';
import { outcomesAimedAt } from './rivals-queries.ts';
import { challengeFile, readChallenge, requestChallenge } from './rivals-service.ts';

const groups = [{ offices: 5, start: 10 }, { offices: 8, start: null }] as const;

interface Setting {
	readonly db: Db;
	readonly world: World;
	readonly id: string;
	readonly challenges: () => Promise<{ id: string; state: string; asked: number; runs: number; planned: number; result: unknown }[]>;
	readonly queued: () => Promise<number>;
}

const inWorld = (work: (setting: Setting) => Promise<void>, wish: Partial<PanelWish> = {}) => withDatabase(async (db) => {
	const world = await insertWorld(db);
	const id = await insertKnownPanel(db, { agencyId: world.agency.id, parent: world.units.root, groups, effect: 4, months: 20, ...wish });
	await recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
	await work({
		db, world, id,
		challenges: () => db.selectFrom('evaluation_challenge').select(['id', 'state', 'asked', 'runs', 'planned', 'result']).execute(),
		queued: async () => (await sql<{ n: number }>`select count(*)::int as n from pgboss.job where name = 'evaluation.challenge'`.execute(db)).rows[0]!.n
	});
});

describe('an attack on a verdict', () => {
	test('is queued, computed by the worker, and shown', () => inWorld(async ({ db, world, id, challenges, queued }) => {
		const ctx = ctxOf(db, world.cast.evaluator.actor);
		expect(await readChallenge(ctx, id)).toMatchObject({ challenge: null, canBeAsked: true, runsEver: { verdicts: 1, rivals: 0 } });
		await requestChallenge(ctx, id);
		expect(await queued()).toBe(1);
		const [waiting] = await challenges();
		expect(waiting).toMatchObject({ state: 'waiting', asked: 1, runs: 0, result: null });
		await runChallenge(ctxOf(db, null), waiting!.id, 0);

		const { challenge, unitNames, runsEver } = await readChallenge(ctx, id);
		expect(challenge).toMatchObject({ state: 'done', asked: 1, rivalsVersion: RIVALS_VERSION });
		expect(challenge!.runs).toBe(challenge!.planned);
		expect(challenge!.result!.runs).toHaveLength(challenge!.runs);
		expect(challenge!.result!.summary.choices.contradicts).toBe(0);
		expect(challenge!.result!.summary.leaveOut.computed).toBe(13);
		expect(Object.keys(unitNames)).toHaveLength(13);
		expect(unitNames[challenge!.result!.summary.matters!.unitId]).toMatch(/\S/);
		expect(runsEver).toEqual({ verdicts: 1, rivals: challenge!.runs });
	}));

	test('comes as a file, in the language of who asks; before there is nothing to fetch', () => inWorld(async ({ db, world, id, challenges }) => {
		const ctx = ctxOf(db, world.cast.evaluator.actor);
		await expect(challengeFile(ctx, id)).rejects.toMatchObject({ code: 'evaluation.not_found' });
		await requestChallenge(ctx, id);
		await runChallenge(ctxOf(db, null), (await challenges())[0]!.id);
		const { name, text } = await challengeFile(ctx, id);
		expect(name).toBe(`patahkan-evaluasi-${id}.csv`);
		const lines = text.trim().split(/\r?\n/);
		expect(lines).toHaveLength((await challenges())[0]!.runs + 1);
		expect(lines[0]).toContain('Yang diubah');
		expect(text).not.toMatch(/NaN|null|undefined|Infinity/);
		expect(text.split('\r\n')[0]).toContain('Hasil,"Rentang 95 %, ujung bawah","Rentang 95 %, ujung atas"');
		expect((await challengeFile({ ...ctx, locale: 'en' }, id)).text).toContain('What was changed,Result,"95% range, lower end","95% range, upper end"');
		expect((await challengeFile({ ...ctx, locale: 'en' }, id)).text.trim().split(/\r?\n/)).toHaveLength(lines.length);
	}));

	test('stands in brief on the page of the verdict', () => inWorld(async ({ db, world, id, challenges }) => {
		const ctx = ctxOf(db, world.cast.evaluator.actor);
		expect((await readEvaluation(ctx, id)).challenge).toBeNull();
		await requestChallenge(ctx, id);
		expect((await readEvaluation(ctx, id)).challenge).toEqual({ state: 'waiting', planned: 0, runs: 0, summary: null });
		await runChallenge(ctxOf(db, null), (await challenges())[0]!.id);
		const { challenge } = await readEvaluation(ctx, id);
		expect(challenge).toMatchObject({ state: 'done', summary: { choices: { contradicts: 0 } } });
		expect(challenge).not.toHaveProperty('result');
	}));

	test('every asking and every run leaves its trace', () => inWorld(async ({ db, world, id, challenges }) => {
		await requestChallenge(ctxOf(db, world.cast.evaluator.actor), id);
		await runChallenge(ctxOf(db, null), (await challenges())[0]!.id);
		await requestChallenge(ctxOf(db, world.cast.auditor.actor), id);
		const traces = await db.selectFrom('audit_entry').select(['account_id', 'detail', 'subject']).where('action', '=', 'evaluation.challenge').orderBy('id').execute();
		expect(traces.map(({ account_id }) => account_id)).toEqual(expect.arrayContaining([world.cast.evaluator.actor.accountId, null, world.cast.auditor.actor.accountId]));
		expect(new Set(traces.map(({ subject }) => subject))).toEqual(new Set([`programme:${id}`]));
		expect(traces.map(({ detail }) => detail)).toContainEqual(expect.objectContaining({ runs: (await challenges())[0]!.runs }));
	}));

	test('a second run changes nothing, a second asking only counts', () => inWorld(async ({ db, world, id, challenges, queued }) => {
		const ctx = ctxOf(db, world.cast.evaluator.actor);
		await requestChallenge(ctx, id);
		const jobCtx = ctxOf(db, null);
		const challengeId = (await challenges())[0]!.id;
		await runChallenge(jobCtx, challengeId);
		const before = await challenges();
		await runChallenge(jobCtx, challengeId);
		expect(await challenges()).toEqual(before);
		await requestChallenge(ctx, id);
		expect(await challenges()).toEqual([{ ...before[0], asked: 2 }]);
		expect(await queued()).toBe(1);
		expect(await db.selectFrom('audit_entry').select('id').where('action', '=', 'evaluation.challenge').where('account_id', 'is', null).execute()).toHaveLength(1);
	}));

	test('a job that broke off is taken up again from its beginning', () => inWorld(async ({ db, world, id, challenges }) => {
		await requestChallenge(ctxOf(db, world.cast.evaluator.actor), id);
		await db.updateTable('evaluation_challenge').set({ state: 'running', planned: 40, runs: 17 }).execute();
		await runChallenge(ctxOf(db, null), (await challenges())[0]!.id);
		expect((await challenges())[0]).toMatchObject({ state: 'done' });
	}));

	test('of which nothing is heard for an hour may be started anew', () => inWorld(async ({ db, world, id, challenges, queued }) => {
		const ctx = ctxOf(db, world.cast.evaluator.actor);
		await requestChallenge(ctx, id);
		await requestChallenge(ctx, id);
		expect(await queued()).toBe(1);
		await db.updateTable('evaluation_challenge').set({ state: 'running', planned: 9, runs: 3, asked_at: new Date(ctx.now.getTime() - 3_700_000) }).execute();
		await requestChallenge(ctx, id);
		expect(await challenges()).toMatchObject([{ state: 'waiting', runs: 0, asked: 3 }]);
	}));

	test('is refused when the data moved on, and may be asked for again', () => inWorld(async ({ db, world, id, challenges }) => {
		const ctx = ctxOf(db, world.cast.evaluator.actor);
		await requestChallenge(ctx, id);
		await sql`update outcome_month set responses = responses + 1 where ctid = (select ctid from outcome_month limit 1)`.execute(db);
		await runChallenge(ctxOf(db, null), (await challenges())[0]!.id);
		expect(await challenges()).toMatchObject([{ state: 'refused', result: null }]);
		await recomputeEvaluation(ctx, id);
		expect((await readChallenge(ctx, id)).challenge).toBeNull();
		await requestChallenge(ctx, id);
		expect((await challenges()).map(({ state }) => state).sort()).toEqual(['refused', 'waiting']);
	}));
});

describe('placebo outcomes', () => {
	const placebosOf = async (db: Db, id: string) => placeboOutcomes(await outcomesAimedAt(db, (await findProgramme(db, id))!));

	test('are those that neither the programme, nor its course, nor a part of it aimed at', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const agencyId = world.agency.id;
		const courseId = await insertCourse(db, agencyId);
		const id = await insertKnownPanel(db, { agencyId, parent: world.units.root, groups: [{ offices: 1, start: 3 }], months: 5, courseId });
		expect(await placebosOf(db, id)).toEqual(['cost', 'facilities']);
		const sibling = (outcome: string, given: object) => db.insertInto('programme').values({ agency_id: agencyId, title: outcome, outcome, registered_at: new Date('2025-01-10T02:00:00Z'), ...given }).execute();
		await sibling('cost', { course_id: courseId });
		expect(await placebosOf(db, id)).toEqual(['facilities', 'requirements']);
		// Whoever registers the placebo itself once the verdict is known does not take it away.
		await sibling('facilities', { course_id: courseId, registered_at: new Date('2026-01-10T02:00:00Z') });
		expect(await placebosOf(db, id)).toEqual(['facilities', 'requirements']);
		await db.insertInto('course_part').values([{ agency_id: agencyId, course_id: courseId, title: 'Syarat', outcome: 'requirements', position: 1 }, { agency_id: agencyId, course_id: courseId, title: 'Tanpa ukuran', position: 2 }]).execute();
		expect(await placebosOf(db, id)).toEqual(['facilities', 'product']);
		expect((await outcomesAimedAt(db, (await findProgramme(db, id))!)).toSorted()).toEqual(['cost', 'index', 'requirements']);
	}));

	test('without course and registration only its own outcome is aimed at', () => inWorld(async ({ db, id }) => {
		await db.insertInto('programme').values({ agency_id: (await findProgramme(db, id))!.agencyId, title: 'Lain', outcome: 'cost', registered_at: new Date('2025-01-10T02:00:00Z') }).execute();
		expect(await outcomesAimedAt(db, (await findProgramme(db, id))!)).toEqual(['index']);
	}));
});

describe('what cannot be attacked', () => {
	test('a verdict that claims nothing', () => inWorld(async ({ db, world, id, challenges }) => {
		await expect(requestChallenge(ctxOf(db, world.cast.evaluator.actor), id)).rejects.toMatchObject({ code: 'evaluation.nothing_to_challenge', status: 409 });
		expect(await challenges()).toEqual([]);
		expect(await readChallenge(ctxOf(db, world.cast.evaluator.actor), id)).toMatchObject({ canBeAsked: false, verdict: 'cannot_be_judged' });
	}, { groups: [{ offices: 1, start: 10 }] }));

	test('a programme that is unknown, no key, or not to be read', () => inWorld(async ({ db, world, id }) => {
		for (const wrong of ['0193a000-0000-7000-8000-00000000dead', 'x', '']) {
			await expect(requestChallenge(ctxOf(db, world.cast.evaluator.actor), wrong)).rejects.toMatchObject({ code: 'evaluation.not_found' });
			await expect(readChallenge(ctxOf(db, world.cast.evaluator.actor), wrong)).rejects.toMatchObject({ code: 'evaluation.not_found' });
		}
		await expect(requestChallenge(ctxOf(db, world.cast.employee.actor), id)).rejects.toMatchObject({ code: 'evaluation.not_found' });
		await expect(readChallenge(ctxOf(db, world.cast.employee.actor), id)).rejects.toMatchObject({ code: 'evaluation.not_found' });
	}));

	test('an attack that is gone', () => inWorld(async ({ db, challenges }) => {
		await runChallenge(ctxOf(db, null), '0193a000-0000-7000-8000-00000000dead');
		expect(await challenges()).toEqual([]);
	}));
});

describe('across governments', () => {
	test('another government neither sees, changes, runs nor adds one', () => withCommitted(async ({ owner, ctx, scoped }) => {
		const world = await insertWorld(owner);
		const id = await insertKnownPanel(owner, { agencyId: world.agency.id, parent: world.units.root, groups, effect: 4, months: 20 });
		await recomputeEvaluation(ctx(world.cast.evaluator.actor), id);
		await requestChallenge(ctx(world.cast.evaluator.actor), id);
		const { id: challengeId, result_id: resultId } = await owner.selectFrom('evaluation_challenge').select(['id', 'result_id']).executeTakeFirstOrThrow();

		const foreign = world.cast.foreign_administrator.actor;
		await expect(requestChallenge(ctx(foreign), id)).rejects.toMatchObject({ code: 'evaluation.not_found' });
		await expect(readChallenge(ctx(foreign), id)).rejects.toMatchObject({ code: 'evaluation.not_found' });
		await runChallenge(ctxOf(scoped(world.foreignAgency.id), null), challengeId);
		await scoped(world.foreignAgency.id).transaction().execute(async (tx) => {
			expect(await tx.selectFrom('evaluation_challenge').select('id').execute()).toEqual([]);
			expect((await tx.updateTable('evaluation_challenge').set({ asked: 99 }).where('id', '=', challengeId).executeTakeFirst()).numUpdatedRows).toBe(0n);
		});
		const smuggled = scoped(world.foreignAgency.id).transaction().execute((tx) =>
			tx.insertInto('evaluation_challenge').values({ agency_id: world.agency.id, result_id: resultId, rivals_version: 'x', asked_at: new Date() }).execute());
		await expect(smuggled).rejects.toThrow(/row-level security/);
		const own = { agency_id: world.foreignAgency.id, result_id: resultId, rivals_version: 'x', asked_at: new Date() };
		await expect(scoped(world.foreignAgency.id).transaction().execute((tx) => tx.insertInto('evaluation_challenge').values(own).execute())).rejects.toThrow(/foreign key/);
		expect(await owner.selectFrom('evaluation_challenge').select(['state', 'asked']).execute()).toEqual([{ state: 'waiting', asked: 1 }]);
	}));
});

describe('progress', () => {
	test('is written down while it runs, and never runs backwards', () => withCommitted(async ({ owner, ctx, scoped }) => {
		const world = await insertWorld(owner);
		const id = await insertKnownPanel(owner, { agencyId: world.agency.id, parent: world.units.root, groups, effect: 4, months: 20 });
		const asking = ctx(world.cast.evaluator.actor);
		await recomputeEvaluation(asking, id);
		await requestChallenge(asking, id);
		const { id: challengeId } = await owner.selectFrom('evaluation_challenge').select('id').executeTakeFirstOrThrow();
		const seen: number[] = [];
		let isRunning = true;
		const job = runChallenge(ctxOf(scoped(world.agency.id), null), challengeId, 0).finally(() => { isRunning = false; });
		while (isRunning) {
			const { challenge } = await readChallenge(asking, id);
			if (challenge?.state === 'running') seen.push(challenge.runs);
		}
		await job;
		expect(seen.length).toBeGreaterThan(0);
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
		expect((await readChallenge(asking, id)).challenge).toMatchObject({ state: 'done' });
	}));
});
