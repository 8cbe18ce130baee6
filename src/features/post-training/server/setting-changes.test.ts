import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { MOST_STATEMENTS } from '../rules.ts';
import { at, insertScene, type Scene } from '../testing/followed.ts';
import { askDue } from './ask-service.ts';
import { listImpact, listRules } from './queries.ts';
import { addStatement, courseStatements, retireStatement, saveRule, settingsPage } from './setting-service.ts';

interface Desk extends Scene {
	readonly db: Db;
	readonly manager: Ctx;
	add(...statements: readonly string[]): Promise<void>;
	/** What is asked now, and what was. */
	asked(): Promise<{ readonly now: readonly string[]; readonly before: readonly string[] }>;
	retire(statement: string, undo?: 'yes'): Promise<void>;
	actions(): Promise<readonly string[]>;
}

function atDesk(work: (desk: Desk) => Promise<void>, people = 0): Promise<void> {
	return withDatabase(async (db) => {
		const scene = await insertScene(db, { people });
		const manager = ctxOf(db, scene.world.cast.training_manager.actor);
		const all = async () => (await courseStatements(manager, scene.courseId)).statements;
		await work({
			...scene, db, manager,
			add: async (...statements) => {
				for (const statement of statements) await addStatement(manager, scene.courseId, { statement });
			},
			asked: async () => ({ now: (await all()).filter(({ isRetired }) => !isRetired).map(({ statement }) => statement), before: (await all()).filter(({ isRetired }) => isRetired).map(({ statement }) => statement) }),
			retire: async (statement, undo) => retireStatement(manager, scene.courseId, { statementId: (await all()).find((one) => one.statement === statement && one.isRetired === (undo === 'yes'))?.id ?? scene.courseId, undo }),
			actions: async () => (await db.selectFrom('audit_entry').select('action').where('agency_id', '=', scene.world.agency.id).where('action', 'like', 'post_training.%').orderBy('id').execute()).map(({ action }) => action)
		});
	});
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_value, index) => `Pernyataan ${index + 1}`);

describe('a statement that comes back', () => {
	// Once ten were asked, one was taken out, another added and the first brought back: eleven were asked.
	test('finds no place where ten are asked already, and stays out', () => atDesk(async ({ add, retire, asked }) => {
		await add(...numbered(MOST_STATEMENTS));
		await retire('Pernyataan 1');
		await add('Pernyataan 11');
		await expect(retire('Pernyataan 1', 'yes')).rejects.toMatchObject({ code: 'post_training.statements_full', status: 409, params: { most: 10, field: 'statement' } });
		expect((await asked()).now).toHaveLength(MOST_STATEMENTS);
		expect((await asked()).before).toEqual(['Pernyataan 1']);
		await retire('Pernyataan 11');
		await retire('Pernyataan 1', 'yes');
		expect((await asked()).now).toEqual(numbered(MOST_STATEMENTS));
	}));

	test('is not asked beside the same words', () => atDesk(async ({ add, retire, asked }) => {
		await add('Menyapa lebih dulu');
		await retire('Menyapa lebih dulu');
		await add('menyapa LEBIH dulu');
		await retire('Menyapa lebih dulu', 'yes');
		expect(await asked()).toEqual({ now: ['menyapa LEBIH dulu'], before: ['Menyapa lebih dulu'] });
	}));

	test('is the same statement, so that its answers stay with it', () => atDesk(async ({ add, retire, manager, courseId }) => {
		await add('Menyapa');
		const [before] = (await courseStatements(manager, courseId)).statements;
		await retire('Menyapa');
		await retire('Menyapa', 'yes');
		expect((await courseStatements(manager, courseId)).statements).toEqual([before]);
	}));

	test('leaves one trace a change, and none where nothing changes', () => atDesk(async ({ add, retire, actions, manager, courseId }) => {
		await add('Menyapa', 'Menyapa');
		const [one] = (await courseStatements(manager, courseId)).statements;
		const press = (undo?: 'yes') => retireStatement(manager, courseId, { statementId: one!.id, undo });
		await press('yes');
		await press();
		await press();
		await press('yes');
		await press('yes');
		await retire('Menyapa');
		expect(await actions()).toEqual(['post_training.statement', 'post_training.retire', 'post_training.restore', 'post_training.retire']);
	}));

	test('of another course is not known here', () => atDesk(async ({ add, db, world, manager, courseId }) => {
		await add('Menyapa');
		const [one] = (await courseStatements(manager, courseId)).statements;
		const { id: other } = await db.insertInto('course').values({ owner_agency_id: world.agency.id, code: 'P-2', title: 'Lain', form_id: '3', minutes: 45 }).returning('id').executeTakeFirstOrThrow();
		for (const undo of [undefined, 'yes'] as const) await expect(retireStatement(manager, other, { statementId: one!.id, undo })).rejects.toMatchObject({ code: 'post_training.statement_unknown', status: 404 });
		expect((await courseStatements(manager, other)).statements).toEqual([]);
	}));
});

describe('a new statement', () => {
	test('stands after those before it, as it was written', () => atDesk(async ({ add, asked, db }) => {
		await add('Zakat', 'Antre');
		await db.updateTable('post_training_statement').set({ made_at: new Date('2026-11-01T03:00:00Z') }).where('statement', '=', 'Zakat').execute();
		expect((await asked()).now).toEqual(['Zakat', 'Antre']);
	}));
	test('the tenth is taken, and words that are there already need no place', () => atDesk(async ({ add, asked }) => {
		await add(...numbered(MOST_STATEMENTS));
		await add('PERNYATAAN 3');
		expect((await asked()).now).toHaveLength(MOST_STATEMENTS);
		await expect(add('Satu lagi')).rejects.toMatchObject({ code: 'post_training.statements_full' });
	}));
	test('one that was taken out leaves its place', () => atDesk(async ({ add, retire, asked }) => {
		await add(...numbered(MOST_STATEMENTS));
		await retire('Pernyataan 4');
		await add('Satu lagi');
		expect((await asked()).now).toContain('Satu lagi');
	}));
});

describe('windows that are set', () => {
	const rulesOf = async ({ db, world }: Desk) => (await listRules(db, world.agency.id)).map(({ kind, months, since }) => [kind, months, since]);
	const on = ({ db, world }: Desk, day: string) => ctxOf(db, world.cast.training_manager.actor, at(day));

	// Once a second press on "Simpan waktu" moved the day from which the windows hold, and what was still to be asked late was asked no more.
	test('the same once more changes nothing: not the day from which they hold, and not what is still asked late', () => atDesk(async (desk) => {
		await saveRule(on(desk, '2026-05-01'), { kind: 'technical', months: '4' });
		for (const months of ['4', ' 4, 4 ']) await saveRule(on(desk, '2026-09-01'), { kind: 'technical', months });
		expect(await rulesOf(desk)).toEqual([['technical', [4], '2026-05-01']]);
		expect(await desk.actions()).toEqual(['post_training.rule']);
		// 10 July to 10 August went by; until 9 October it is asked late.
		expect((await askDue(ctxOf(desk.db, null, at('2026-09-02')), desk.world.agency.id)).asked).toBeGreaterThan(0);
	}, 1));

	test('another setting holds from its day, and what was over by then is not asked', () => atDesk(async (desk) => {
		await saveRule(on(desk, '2026-05-01'), { kind: 'technical', months: '4' });
		await saveRule(on(desk, '2026-09-01'), { kind: 'technical', months: '4, 12' });
		expect(await rulesOf(desk)).toEqual([['technical', [4, 12], '2026-09-01']]);
		expect((await askDue(ctxOf(desk.db, null, at('2026-09-02')), desk.world.agency.id)).asked).toBe(0);
	}, 1));

	test('one kind does not touch the other', () => atDesk(async (desk) => {
		await saveRule(desk.manager, { kind: 'managerial', months: '6 18' });
		expect((await settingsPage(desk.manager)).rules).toEqual([{ kind: 'managerial', months: [6, 18], isOwn: true }, { kind: 'technical', months: [4], isOwn: false }]);
	}));

	test('are those of one government', () => atDesk(async (desk) => {
		await saveRule(desk.manager, { kind: 'technical', months: '7' });
		expect(await listRules(desk.db, desk.world.foreignAgency.id)).toEqual([]);
	}));
});

describe('level 4', () => {
	const register = ({ db, world, courseId }: Desk, title: string, given: object = {}) =>
		db.insertInto('programme').values({ agency_id: world.agency.id, title, course_id: courseId, registered_at: new Date('2026-02-01T02:00:00Z'), ...given }).returning('id').executeTakeFirstOrThrow().then(({ id }) => id);
	const judge = ({ db, world }: Desk, programmeId: string, verdict: string, computedAt: string, confirmedAt = computedAt) =>
		db.insertInto('evaluation_result').values({ agency_id: world.agency.id, programme_id: programmeId, data_sha256: crypto.randomUUID().replaceAll('-', '').repeat(2), rule_version: '2026-2', verdict, result: '{}', computed_at: computedAt, confirmed_at: confirmedAt }).execute();
	const impact = async ({ db, world, courseId }: Desk) => (await listImpact(db, world.agency.id, courseId)).map(({ title, verdict }) => [title, verdict]);

	// Data that were corrected, and corrected back, confirm the first verdict again: the pages of the evaluation said one thing, this page another.
	test('says the verdict that the data confirmed last, as the evaluation itself does', () => atDesk(async (desk) => {
		const id = await register(desk, 'Satu');
		await judge(desk, id, 'proven_better', '2026-09-01T02:00:00Z', '2026-11-20T02:00:00Z');
		await judge(desk, id, 'proven_worse', '2026-10-01T02:00:00Z');
		expect(await impact(desk)).toEqual([['Satu', 'proven_better']]);
	}));
	test('has the newest registration first, one without a verdict too, and none of another course', () => atDesk(async (desk) => {
		await judge(desk, await register(desk, 'Lama'), 'indicated_better', '2026-09-01T02:00:00Z');
		await register(desk, 'Baru', { registered_at: new Date('2026-03-01T02:00:00Z') });
		await register(desk, 'Lain', { course_id: null });
		expect(await impact(desk)).toEqual([['Baru', null], ['Lama', 'indicated_better']]);
		expect(await listImpact(desk.db, desk.world.foreignAgency.id, desk.courseId)).toEqual([]);
	}));
});
