import { describe, expect, test } from 'vitest';
import { TableError } from '#platform/csv/table-error.ts';
import { insertAccount, insertPerson } from '#tests/support/builders.ts';
import { PERSONAS } from '#tests/support/personas.ts';
import { withCommitted, type Committed } from '#tests/support/training.ts';
import { SheetForm } from '../schema.ts';
import { scoreName } from '../score.rules.ts';
import { insertScene } from '../testing/followed.ts';
import { previewScoreFile, saveScores, scoreSheet } from './learning-service.ts';

async function arranged({ owner, ctx }: Committed) {
	const scene = await insertScene(owner, { people: 2, sharing: 'all' });
	const guest = await insertPerson(owner, { agencyId: scene.world.foreignAgency.id });
	await insertAccount(owner, { agencyId: scene.world.foreignAgency.id, person: guest });
	const { id: guestEnrolment } = await owner.insertInto('enrolment').values({ agency_id: scene.world.foreignAgency.id, session_id: scene.sessionId, person_id: guest.id, state: 'completed' }).returning('id').executeTakeFirstOrThrow();
	const fields = [...scene.alumni.map(({ enrolmentId }) => ({ agencyId: scene.world.agency.id, enrolmentId })), { agencyId: scene.world.foreignAgency.id, enrolmentId: guestEnrolment }];
	const sheet = (...scores: readonly (readonly [string, string])[]) => SheetForm.parse({ beforeMost: '100', afterMost: '100',
		...Object.fromEntries(scores.flatMap(([before, after], index) => [[scoreName('before', fields[index]!), before], [scoreName('after', fields[index]!), after]])) });
	return { ...scene, guest, fields, sheet, manager: ctx(scene.world.cast.training_manager.actor) };
}

describe('the sheet of scores', () => {
	test('holds guests too; each government has its own trail, and the same sheet again changes nothing', () => withCommitted(async (committed) => {
		const { sessionId, sheet, manager, world } = await arranged(committed);
		expect(await saveScores(manager, sessionId, sheet(['55', '82'], ['60', '50,5'], ['40', '']))).toBe(3);
		expect(await saveScores(manager, sessionId, sheet(['55', '82'], ['60', '50.5'], ['40', '']))).toBe(0);
		expect(await saveScores(manager, sessionId, sheet(['55', '82'], ['60', '50,5'], ['40', '70']))).toBe(1);
		const { participants, test: out } = await scoreSheet(manager, sessionId);
		expect(out).toEqual({ beforeMost: 100, afterMost: 100 });
		expect(participants.map(({ before, after }) => [before, after]).sort()).toEqual([[40, 70], [55, 82], [60, 50.5]]);
		const trail = await committed.owner.selectFrom('audit_entry').select(['agency_id', 'detail']).where('action', '=', 'learning.record').where('subject', '=', `session:${sessionId}`).orderBy('id').execute();
		expect(trail.filter(({ agency_id }) => agency_id === world.foreignAgency.id).map(({ detail }) => detail)).toMatchObject([{ changes: [{ from: [null, null], to: [40, null] }] }, { changes: [{ from: [40, null], to: [40, 70] }] }]);
		expect(trail.filter(({ agency_id }) => agency_id === world.agency.id)).toHaveLength(1);
	}));

	test.each([
		[{ beforeMost: '0' }, 'post_training.not_most', 'beforeMost'], [{ afterMost: 'seratus' }, 'post_training.not_most', 'afterMost'], [{ beforeMost: '50' }, 'post_training.above_most', 'before']
	])('%o is refused with its field, and nothing is written', (given, code, field) => withCommitted(async (committed) => {
		const { sessionId, sheet, manager } = await arranged(committed);
		await expect(saveScores(manager, sessionId, { ...sheet(['55', '82']), ...given })).rejects.toMatchObject({ code, params: { field: expect.stringContaining(field) as string } });
		expect(await committed.owner.selectFrom('learning_score').select('enrolment_id').execute()).toEqual([]);
		expect(await committed.owner.selectFrom('learning_test').select('session_id').execute()).toEqual([]);
	}));

	test('a score of nobody, or of a participant of another session, is not taken', () => withCommitted(async (committed) => {
		const { sessionId, manager, world } = await arranged(committed);
		const stranger = { agencyId: world.agency.id, enrolmentId: '0193a000-0000-7000-8000-00000000dead' };
		expect(await saveScores(manager, sessionId, SheetForm.parse({ beforeMost: '100', afterMost: '100', [scoreName('before', stranger)]: '5' }))).toBe(0);
	}));

	test('is seen by readers of results and filled by managers of training alone', () => withCommitted(async (committed) => {
		const { sessionId, sheet, world } = await arranged(committed);
		const [seen, filled]: [string[], string[]] = [[], []];
		for (const persona of PERSONAS) {
			const ctx = committed.ctx(world.cast[persona].actor);
			await scoreSheet(ctx, sessionId).then(() => seen.push(persona), () => undefined);
			await saveScores(ctx, sessionId, sheet(['1', '2'])).then(() => filled.push(persona), (error: unknown) => expect(error).toMatchObject({ code: 'identity.not_allowed' }));
			if (persona !== 'training_manager') await expect(previewScoreFile(ctx, sessionId, 'nip;sebelum;sesudah\n')).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
		expect(seen).toEqual(['training_manager', 'evaluator', 'head_of_region', 'auditor']);
		expect(filled).toEqual(['training_manager']);
	}));
});

describe('a file of scores', () => {
	test('without its columns says which is missing, by the name on the page', () => withCommitted(async (committed) => {
		const { sessionId, manager } = await arranged(committed);
		await expect(previewScoreFile(manager, sessionId, 'nip;nilai\n1;2')).rejects.toMatchObject({ code: 'csv.column_missing', params: { column: 'sebelum' } });
	}));

	test('is shown before it is saved, with the rows that cannot be taken', () => withCommitted(async (committed) => {
		const { sessionId, manager, alumni, guest, fields } = await arranged(committed);
		const text = `\ufeffNIP;Pre Test;Post-Test\r\n${alumni[0]!.person.nip};55;82\r\n'${guest.nip};40;70,5\r\n${alumni[1]!.person.nip};x;1\r\n123;1;1\r\n`;
		const preview = await previewScoreFile(manager, sessionId, text);
		expect(preview.taken).toBe(2);
		expect(preview.values[scoreName('after', fields[2]!)]).toBe('70,5');
		expect(preview.refusals.map(({ row, reason }) => [row, reason])).toEqual([[4, 'not_score'], [5, 'nip_unknown']]);
		expect(await committed.owner.selectFrom('learning_score').select('enrolment_id').execute()).toEqual([]);
	}));

	test.each([['nothing', ''], ['no column of scores', 'nip;nilai\n1;2'], ['a picture', '\x89PNG\0\0'], ['a cell too many', 'nip;sebelum;sesudah\n1;2;3;4'], ['the same column twice', 'nip;nip;sebelum;sesudah\n1;1;2;3']])('with %s is refused as a file', (_, text) => withCommitted(async (committed) => {
		const { sessionId, manager } = await arranged(committed);
		await expect(previewScoreFile(manager, sessionId, text)).rejects.toBeInstanceOf(TableError);
	}));
});
