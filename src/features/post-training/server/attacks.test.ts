import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { withCommitted, type Committed } from '#tests/support/training.ts';
import { at, insertScene, type Scene } from '../testing/followed.ts';
import { askDue } from './ask-service.ts';

/* What an injected statement, or another government, could try on the program's own connection. */

const DENIED = { code: '42501' };
const SCORES = { uses: 4, better: 4, serves: 4, solves: 4, shares: 4 };

interface Given { readonly agency?: string; readonly request: string; readonly account: string; readonly day?: string; readonly scores?: unknown; readonly words?: string }
async function answer(db: Db, scene: Scene, { agency = scene.world.agency.id, request, account, day = '2026-07-12', scores = SCORES, words = '' }: Given): Promise<string> {
	return db.transaction().execute(async (tx) => {
		const { rows } = await sql<{ outcome: string }>`select answer_post_training(${agency}::uuid, ${request}::uuid, ${account}::uuid, ${day}::date, ${JSON.stringify(scores)}::jsonb, '{}', ${words}) as outcome`.execute(tx);
		return rows[0]!.outcome;
	});
}
const inScope = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> => db.transaction().execute(work);

async function arranged({ owner, ctx }: Committed, people = 6) {
	const scene = await insertScene(owner, { people, sharing: 'all' });
	await askDue(ctx(scene.world.cast.training_manager.actor, at('2026-07-10')), scene.world.agency.id);
	const requestOf = (role: string, person?: string) => owner.selectFrom('post_training_request').select(['id', 'person_id']).where('agency_id', '=', scene.world.agency.id).where('role', '=', role)
		.$if(person !== undefined, (query) => query.where('person_id', '=', person!)).orderBy('id').executeTakeFirstOrThrow();
	return { scene, requestOf };
}

describe('an answer cannot be', () => {
	test('given by somebody else, whatever role or account is named', () => withCommitted(async (committed) => {
		const { scene, requestOf } = await arranged(committed);
		const db = committed.scoped(scene.world.agency.id);
		const superior = await requestOf('superior');
		for (const account of [scene.alumni[0]!.account.id, scene.world.cast.training_manager.account.id, scene.world.cast.stranger.account.id, scene.world.cast.foreign_administrator.account.id, scene.sessionId]) {
			expect(await answer(db, scene, { request: superior.id, account })).toBe('unknown');
		}
		await committed.owner.updateTable('account').set({ disabled_at: new Date() }).where('id', '=', scene.world.cast.supervisor.account.id).execute();
		expect(await answer(db, scene, { request: superior.id, account: scene.world.cast.supervisor.account.id })).toBe('unknown');
		expect(await committed.owner.selectFrom('post_training_answer').select('id').where('agency_id', '=', scene.world.agency.id).execute()).toEqual([]);
	}));

	test('given twice, early, late, or at the same moment twice', () => withCommitted(async (committed) => {
		const { scene, requestOf } = await arranged(committed);
		const db = committed.scoped(scene.world.agency.id);
		const { id: request } = await requestOf('superior');
		const account = scene.world.cast.supervisor.account.id;
		expect(await answer(db, scene, { request, account, day: '2026-07-09' })).toBe('early');
		expect(await answer(db, scene, { request, account, day: '2026-08-11' })).toBe('late');
		expect((await Promise.all([1, 2, 3].map(() => answer(db, scene, { request, account })))).sort()).toEqual(['answered', 'answered_before', 'answered_before']);
		expect(await answer(db, scene, { request, account })).toBe('answered_before');
	}));

	test.each<[string, unknown]>([['no scores', {}], ['a list', [1, 2]], ['a 5', { uses: 5 }], ['a 0', { uses: 0 }], ['a half', { uses: 2.5 }], ['text', { uses: '4' }], ['a null of text', { uses: 'null' }], ['yes', { uses: true }], ['a long key', { ['k'.repeat(41)]: 4 }], ['too many', Object.fromEntries(Array.from({ length: 41 }, (_value, index) => [`k${index}`, 1]))]])('made of %s', (_, scores) =>
		withCommitted(async (committed) => {
			const { scene, requestOf } = await arranged(committed, 1);
			const { id: request } = await requestOf('superior');
			expect(await answer(committed.scoped(scene.world.agency.id), scene, { request, account: scene.world.cast.supervisor.account.id, scores })).toBe('not_scores');
		}));

	test('read, forged, changed or deleted past the functions, and no request is marked or moved', () => withCommitted(async (committed) => {
		const { scene, requestOf } = await arranged(committed, 2);
		const db = committed.scoped(scene.world.agency.id);
		const { id } = await requestOf('superior');
		await answer(db, scene, { request: id, account: scene.world.cast.supervisor.account.id, words: 'Rahasia.' });
		for (const statement of [
			'select 1 from post_training_answer', 'select words from post_training_answer', 'delete from post_training_answer', "update post_training_answer set words = 'x'",
			`insert into post_training_answer (agency_id, session_id, months, role, scores) values ('${scene.world.agency.id}', '${scene.sessionId}', 4, 'peer', '{"uses": 4}')`,
			'update post_training_request set answered = false', "update post_training_request set closes_on = '2030-01-01'", 'update post_training_request set person_id = alumnus_id', 'delete from post_training_request'
		]) await expect(inScope(db, (tx) => sql.raw(statement).execute(tx)), statement).rejects.toMatchObject(DENIED);
	}));
});

describe('another government', () => {
	test('answers nothing, sees no request, no score and no result, with its own scope or with a forged session', () => withCommitted(async (committed) => {
		const { scene, requestOf } = await arranged(committed);
		const { foreignAgency, cast, agency } = scene.world;
		const foreign = committed.scoped(foreignAgency.id);
		const { id: request } = await requestOf('superior');
		await expect(answer(foreign, scene, { request, account: cast.supervisor.account.id })).rejects.toMatchObject(DENIED);
		expect(await answer(foreign, scene, { agency: foreignAgency.id, request, account: cast.foreign_administrator.account.id })).toBe('unknown');
		await inScope(foreign, async (tx) => {
			const rowsOf = async (query: string) => (await sql.raw(query).execute(tx)).rows;
			expect(await rowsOf(`select 1 from post_training_request where agency_id = '${agency.id}'`)).toEqual([]);
			expect(await rowsOf(`select * from post_training_rates('${scene.sessionId}')`)).toEqual([]);
			expect(await rowsOf(`select * from post_training_answers('${scene.sessionId}', '2027-01-01')`)).toEqual([]);
			expect(await rowsOf(`select * from session_scores('${scene.sessionId}')`)).toEqual([]);
		});
		const mark = JSON.stringify([{ agencyId: agency.id, enrolmentId: scene.alumni[0]!.enrolmentId, before: 1, after: 1 }]);
		await expect(inScope(foreign, (tx) => sql`select record_scores(${scene.sessionId}::uuid, ${mark}::jsonb, ${cast.foreign_administrator.account.id}::uuid, 'x', now())`.execute(tx))).rejects.toMatchObject(DENIED);
		// A session of its own does not open somebody else's enrolment.
		const { id: own } = await committed.owner.insertInto('course').values({ owner_agency_id: foreignAgency.id, code: 'F', title: 'F', form_id: '3', minutes: 45 }).returning('id').executeTakeFirstOrThrow();
		const { id: ownSession } = await committed.owner.insertInto('session').values({ owner_agency_id: foreignAgency.id, course_id: own, name: 'F', starts_on: '2026-03-09', ends_on: '2026-03-10', place: 'x', capacity: 5 }).returning('id').executeTakeFirstOrThrow();
		const { rows } = await inScope(foreign, (tx) => sql<{ changed: number }>`select record_scores(${ownSession}::uuid, ${mark}::jsonb, ${cast.foreign_administrator.account.id}::uuid, 'x', now()) as changed`.execute(tx));
		expect(rows).toEqual([{ changed: 0 }]);
		expect(await committed.owner.selectFrom('learning_score').select('enrolment_id').execute()).toEqual([]);
	}));

	test('reads which statements a shared course asks, and changes none; sets no windows for others', () => withCommitted(async (committed) => {
		const { scene } = await arranged(committed, 1);
		const { foreignAgency, cast, agency } = scene.world;
		const made = { made_by: cast.training_manager.account.id, made_at: new Date() };
		await committed.owner.insertInto('post_training_statement').values({ owner_agency_id: agency.id, course_id: scene.courseId, statement: 'Menyapa', ...made }).execute();
		const foreign = committed.scoped(foreignAgency.id);
		await inScope(foreign, async (tx) => {
			expect(await tx.selectFrom('post_training_statement').select('statement').execute()).toEqual([{ statement: 'Menyapa' }]);
			expect((await tx.updateTable('post_training_statement').set({ statement: 'Lain' }).executeTakeFirst()).numUpdatedRows).toBe(0n);
			expect((await tx.deleteFrom('post_training_statement').executeTakeFirst()).numDeletedRows).toBe(0n);
		});
		await expect(inScope(foreign, (tx) => tx.insertInto('post_training_rule').values({ owner_agency_id: agency.id, kind: 'technical', months: [1], ...made }).execute())).rejects.toMatchObject(DENIED);
	}));
});

describe('words', () => {
	test('go by the schedule once the month to answer is over, and nothing else of the answer goes', () => withCommitted(async (committed) => {
		const { scene, requestOf } = await arranged(committed, 1);
		const db = committed.scoped(scene.world.agency.id);
		const { id: request } = await requestOf('superior');
		await answer(db, scene, { request, account: scene.world.cast.supervisor.account.id, words: '  Formulir dipakai.  ' });
		const stored = () => committed.owner.selectFrom('post_training_answer').select(['words', 'scores']).where('agency_id', '=', scene.world.agency.id).executeTakeFirstOrThrow();
		expect((await stored()).words).toBe('Formulir dipakai.');
		const retain = (before: string) => inScope(db, (tx) => sql<{ done: number }>`select done from retain(${scene.world.agency.id}::uuid, 'post_training_words', ${before}::date, now() + interval '2 years', 100)`.execute(tx)).then(({ rows }) => rows[0]?.done);
		expect(await retain('2026-08-10')).toBe(0); // ended 10 March, 4 months, one month to answer: 10 August
		expect(await retain('2026-08-11')).toBe(1);
		expect(await stored()).toEqual({ words: null, scores: SCORES });
		expect(await retain('2026-08-11')).toBe(0);
	}));
});
