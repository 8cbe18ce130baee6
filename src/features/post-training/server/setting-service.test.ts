import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { PERSONAS } from '#tests/support/personas.ts';
import { insertScene } from '../testing/followed.ts';
import { addStatement, courseStatements, retireStatement, saveRule, settingsPage } from './setting-service.ts';

describe('what is asked and when', () => {
	test('follows the default until somebody sets it, and each change leaves a trace', () => withDatabase(async (db) => {
		const { world } = await insertScene(db, { people: 0 });
		const ctx = ctxOf(db, world.cast.training_manager.actor);
		expect((await settingsPage(ctx)).rules).toEqual([{ kind: 'managerial', months: [12], isOwn: false }, { kind: 'technical', months: [4], isOwn: false }]);
		await saveRule(ctx, { kind: 'technical', months: '12, 3, 6' });
		await saveRule(ctx, { kind: 'technical', months: '6' });
		expect((await settingsPage(ctx)).rules[1]).toEqual({ kind: 'technical', months: [6], isOwn: true });
		const trail = await db.selectFrom('audit_entry').select('detail').where('agency_id', '=', world.agency.id).where('action', '=', 'post_training.rule').orderBy('id').execute();
		expect(trail.map(({ detail }) => detail)).toEqual([{ kind: 'technical', from: null, to: [3, 6, 12] }, { kind: 'technical', from: [3, 6, 12], to: [6] }]);
		for (const months of ['', '0', '40', 'x', '1 2 3 4 5']) await expect(saveRule(ctx, { kind: 'managerial', months })).rejects.toMatchObject({ code: 'post_training.months', params: { field: 'months' } });
	}));

	test('a statement is added once, taken out, and brought back; answers keep it', () => withDatabase(async (db) => {
		const { world, courseId } = await insertScene(db, { people: 0 });
		const ctx = ctxOf(db, world.cast.training_manager.actor);
		await addStatement(ctx, courseId, { statement: 'Menyapa warga lebih dulu' });
		await addStatement(ctx, courseId, { statement: 'menyapa warga LEBIH dulu' });
		const [only, ...more] = (await courseStatements(ctx, courseId)).statements;
		expect(more).toEqual([]);
		await retireStatement(ctx, courseId, { statementId: only!.id });
		expect((await courseStatements(ctx, courseId)).statements).toMatchObject([{ isRetired: true }]);
		expect((await settingsPage(ctx)).courses).toMatchObject([{ id: courseId, statements: 0 }]);
		await retireStatement(ctx, courseId, { statementId: only!.id, undo: 'yes' });
		expect((await settingsPage(ctx)).courses).toMatchObject([{ statements: 1 }]);
		await expect(retireStatement(ctx, courseId, { statementId: courseId })).rejects.toMatchObject({ code: 'post_training.statement_unknown' });
	}));

	test('ten are the most', () => withDatabase(async (db) => {
		const { world, courseId } = await insertScene(db, { people: 0 });
		const ctx = ctxOf(db, world.cast.training_manager.actor);
		for (let count = 1; count <= 10; count += 1) await addStatement(ctx, courseId, { statement: `Pernyataan ${count}` });
		await expect(addStatement(ctx, courseId, { statement: 'Pernyataan 11' })).rejects.toMatchObject({ code: 'post_training.statements_full', params: { most: 10 } });
	}));

	test('of another government, or of nothing, there is no course', () => withDatabase(async (db) => {
		const { world, courseId } = await insertScene(db, { people: 0, sharing: 'all' });
		const { id: foreign } = await db.insertInto('course').values({ owner_agency_id: world.foreignAgency.id, code: 'F-1', title: 'Milik orang', form_id: '3', minutes: 45, sharing: 'all' }).returning('id').executeTakeFirstOrThrow();
		const ctx = ctxOf(db, world.cast.training_manager.actor);
		for (const course of [foreign, 'x', world.agency.id]) await expect(addStatement(ctx, course, { statement: 'Titip' })).rejects.toMatchObject({ code: 'course.not_found' });
		expect((await settingsPage(ctx)).courses.map(({ id }) => id)).toEqual([courseId]);
	}));

	test('only who manages the training of the whole government may look or change', () => withDatabase(async (db) => {
		const { world, courseId } = await insertScene(db, { people: 0 });
		for (const persona of PERSONAS.filter((name) => name !== 'training_manager')) {
			const ctx = ctxOf(db, world.cast[persona].actor);
			for (const use of [async () => settingsPage(ctx), async () => saveRule(ctx, { kind: 'technical', months: '4' }), async () => courseStatements(ctx, courseId), async () => addStatement(ctx, courseId, { statement: 'Titip' }), async () => retireStatement(ctx, courseId, { statementId: courseId })]) {
				await expect(use(), persona).rejects.toMatchObject({ code: 'identity.not_allowed' });
			}
		}
	}));
});
