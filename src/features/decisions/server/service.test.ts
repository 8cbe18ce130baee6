import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { insertCourse } from '../testing/courses.ts';
import { insertJudged, insertVerdict, type ProgrammeWish } from '../testing/programmes.ts';
import { addPart, closePart } from './part-service.ts';
import { decide, decisionList, decisionPage, readDecisionSearch } from './service.ts';
import { recordCost } from './value-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	as(persona: Persona, at?: string): Ctx;
	programme(given?: Partial<ProgrammeWish>): Promise<string>;
	/** A form as the page of this moment would send it. */
	form(id: string, given?: object, part?: string | null): Promise<Parameters<typeof decide>[3]>;
	audit(): Promise<readonly { action: string; detail: unknown }[]>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = (persona: Persona, at = '2026-11-21T03:00:00Z') => ctxOf(db, world.cast[persona].actor, { now: new Date(at) });
		await work({
			db, world, as,
			programme: (given = {}) => insertJudged(db, { agencyId: world.agency.id, trained: [world.units.section], comparing: [world.units.otherOffice], ...given }),
			form: async (id, given = {}, part = null) => ({ step: 'proposal', choice: 'widen', why: 'Buktinya kuat dan ada unit lain.', seen: (await decisionPage(as('training_manager'), id, part)).seen, ...given }) as const,
			audit: () => db.selectFrom('audit_entry').select(['action', 'detail']).where('agency_id', '=', world.agency.id).where('action', 'like', 'decision.%').orderBy('id').execute()
		});
	});
}

const ALL = readDecisionSearch(new URLSearchParams());

describe('the evidence of a programme', () => {
	test('is the verdict in force, and the rule says what it speaks for', () =>
		inScene(async ({ as, programme, db, world }) => {
			const id = await programme();
			const sha256 = await insertVerdict(db, { agencyId: world.agency.id, programmeId: id, verdict: 'no_meaningful_effect', att: 0.2, ci95: [-0.5, 0.9], confirmedAt: '2026-11-21T02:00:00Z' });
			const page = await decisionPage(as('evaluator'), id);
			expect(page.evidence.verdict).toMatchObject({ verdict: 'no_meaningful_effect', dataSha256: sha256, att: 0.2, ci95: [-0.5, 0.9] });
			expect(page.recommendation).toMatchObject({ choice: 'stop', reasons: ['no_meaningful_effect', 'use_unknown'] });
			expect(page).toMatchObject({ standing: 'undecided', mayPropose: false, mayDecide: false, ruleVersion: '2026-1' });
		}));
	test('is of the local day, not of the day in Greenwich', () =>
		inScene(async ({ as, programme }) => {
			const id = await programme({ confirmedAt: '2026-11-20T18:00:00Z' });
			expect((await decisionPage(as('evaluator'), id)).confirmedOn).toBe('2026-11-21');
			expect((await decisionPage(as('evaluator'), await programme({ title: 'Belum dihitung', verdict: null }))).confirmedOn).toBeNull();
		}));
	test('is none before anything was computed: wait', () =>
		inScene(async ({ as, programme }) => {
			const page = await decisionPage(as('evaluator'), await programme({ verdict: null }));
			expect(page.recommendation).toEqual({ choice: 'wait', reasons: ['not_computed'], cautions: [] });
			expect(page.evidence.costPerPoint).toEqual({ kind: 'undefined', because: 'no_costs' });
		}));
	test('warns of a promise that was made or changed after the training began, whenever it was first registered', () =>
		inScene(async ({ as, programme, db }) => {
			const id = await programme();
			const cautions = async () => (await decisionPage(as('evaluator'), id)).recommendation.cautions;
			expect(await cautions()).not.toContain('registered_late');
			const change = (values: { changed_at?: Date; earliest_start?: string; registration_sha256?: string }) => db.updateTable('programme').set(values).where('id', '=', id).execute();
			await change({ changed_at: new Date('2026-02-20T02:00:00Z') });
			expect(await cautions()).not.toContain('registered_late');
			// The start was moved to later: what was trained first had begun before this version.
			await change({ earliest_start: '2026-02-01' });
			expect(await cautions()).toContain('registered_late');
			await change({ changed_at: new Date('2026-03-02T02:00:00Z'), earliest_start: '2026-03-01' });
			expect(await cautions()).toContain('registered_late');
			expect((await decisionPage(as('evaluator'), id)).evidence.registeredBefore).toBe(false);
			// Made in time, but no longer what was made.
			await change({ changed_at: new Date('2026-02-20T02:00:00Z'), registration_sha256: 'ab'.repeat(32) });
			expect(await cautions()).toContain('registered_late');
		}));
	test('takes in that the same course makes another measure worse', () =>
		inScene(async ({ as, programme, db, world }) => {
			const courseId = await insertCourse(db, world.agency.id);
			const id = await programme({ courseId });
			await programme({ courseId, outcome: 'duration', verdict: 'indicated_worse', att: -2, ci95: [-4, -0.1] });
			expect((await decisionPage(as('evaluator'), id)).recommendation).toMatchObject({ choice: 'change', reasons: ['proven_better', 'worse_elsewhere'] });
		}));
});

describe('a proposal and a decision', () => {
	test('stand as versions with the evidence as it stood, and what was decided may differ from what was recommended', () =>
		inScene(async ({ as, programme, form, db, audit }) => {
			const id = await programme();
			await decide(as('training_manager'), id, null, await form(id));
			expect(await decisionPage(as('head_of_region'), id)).toMatchObject({ standing: 'proposed', mayDecide: true });
			await decide(as('head_of_region'), id, null, await form(id, { step: 'decision', choice: 'continue', why: 'Anggaran tahun depan belum ada.' }));
			const page = await decisionPage(as('evaluator'), id);
			expect(page.standing).toBe('decided');
			expect(page.isOutdated).toBe(false);
			expect(page.versions).toMatchObject([
				{ version: 2, step: 'decision', choice: 'continue', recommended: 'widen', resultId: page.evidence.verdict?.resultId, dataSha256: page.evidence.verdict?.dataSha256, verdict: 'proven_better' },
				{ version: 1, step: 'proposal', choice: 'widen', recommended: 'widen' }
			]);
			const [kept] = await db.selectFrom('decision').select('evidence').where('programme_id', '=', id).where('version', '=', 2).execute();
			expect(kept?.evidence).toMatchObject({ verdict: { att: 3, ci95: [1, 5] }, recommendation: { choice: 'widen' } });
			expect(await audit()).toMatchObject([{ action: 'decision.propose' }, { action: 'decision.decide', detail: { choice: 'continue', recommended: 'widen' } }]);
		}));
	test('a later verdict shows that a decision rests on older evidence, and changes nothing of it', () =>
		inScene(async ({ as, programme, form, db, world }) => {
			const id = await programme();
			await decide(as('head_of_region'), id, null, await form(id, { step: 'decision' }));
			await insertVerdict(db, { agencyId: world.agency.id, programmeId: id, verdict: 'indicated_worse', att: -2, ci95: [-4, -0.2], confirmedAt: '2026-11-21T02:00:00Z' });
			const page = await decisionPage(as('evaluator'), id);
			expect(page).toMatchObject({ isOutdated: true, standing: 'decided', recommendation: { choice: 'change' } });
			expect(page.versions).toMatchObject([{ choice: 'widen', verdict: 'proven_better' }]);
		}));
	test('the same data confirmed once more leave a decision up to date', () =>
		inScene(async ({ as, programme, form, db }) => {
			const id = await programme();
			await decide(as('head_of_region'), id, null, await form(id, { step: 'decision' }));
			await db.updateTable('evaluation_result').set({ confirmed_at: '2026-11-21T02:30:00Z' }).where('programme_id', '=', id).execute();
			expect((await decisionPage(as('evaluator'), id)).isOutdated).toBe(false);
		}));
	test('a page that is no longer true is not acted upon', () =>
		inScene(async ({ as, programme, form }) => {
			const id = await programme();
			const old = await form(id);
			await recordCost(as('training_manager'), id, { kind: 'place', amount: 5_000_000, spentOn: '2026-03-02', source: 'Kuitansi 1' });
			await expect(decide(as('training_manager'), id, null, old)).rejects.toMatchObject({ code: 'decision.evidence_changed', status: 409 });
			const now = await form(id);
			await decide(as('training_manager'), id, null, now);
			await expect(decide(as('training_manager'), id, null, now)).rejects.toMatchObject({ code: 'decision.evidence_changed' });
			expect((await decisionPage(as('evaluator'), id)).versions).toHaveLength(1);
		}));
	test('nobody decides over the own proposal', () =>
		inScene(async ({ as, programme, form, world }) => {
			const id = await programme();
			await decide(as('training_manager'), id, null, await form(id));
			const both = { ...world.cast.head_of_region.actor, accountId: world.cast.training_manager.account.id };
			await expect(decide({ ...as('training_manager'), actor: both }, id, null, await form(id, { step: 'decision' }))).rejects.toMatchObject({ code: 'decision.own_proposal', status: 403 });
			await decide(as('supervisor'), id, null, await form(id, { step: 'decision' }));
			expect((await decisionPage(as('evaluator'), id)).standing).toBe('decided');
		}));
	test.each(PERSONAS.filter((persona) => persona !== 'training_manager'))('%s proposes nothing', (persona) =>
		inScene(async ({ as, programme, form }) => {
			const id = await programme();
			await expect(decide(as(persona), id, null, await form(id))).rejects.toMatchObject({ status: 403 });
		})
	);
	test('nobody but the head of the region decides what nobody proposed', () =>
		inScene(async ({ as, programme, form }) => {
			const id = await programme();
			const sent = await form(id, { step: 'decision' });
			for (const persona of PERSONAS.filter((each) => each !== 'head_of_region')) await expect(decide(as(persona), id, null, sent), persona).rejects.toMatchObject({ status: 403 });
			await decide(as('head_of_region'), id, null, sent);
		}));
});

describe('the list', () => {
	test('is filtered by where a matter stands, with all counts in view', () =>
		inScene(async ({ as, programme, form }) => {
			const [first] = [await programme({ title: 'Satu' }), await programme({ title: 'Dua' })];
			await decide(as('head_of_region'), first, null, await form(first, { step: 'decision' }));
			const decided = await decisionList(as('auditor'), readDecisionSearch(new URLSearchParams('lihat=decided')));
			expect(decided.rows.map(({ programme: { title } }) => title)).toEqual(['Satu']);
			expect([...decided.counts]).toEqual(expect.arrayContaining([['decided', 1], ['undecided', 1]]));
			expect((await decisionList(as('auditor'), ALL)).rows).toHaveLength(2);
		}));
	test('of what waits has a proposal and a verdict nobody decided on, the longest waiting first', () =>
		inScene(async ({ as, programme, form }) => {
			const old = await programme({ title: 'Lama', confirmedAt: '2026-10-22T02:00:00Z' });
			const proposed = await programme({ title: 'Diusulkan' });
			await programme({ title: 'Belum dihitung', verdict: null });
			const decided = await programme({ title: 'Diputuskan' });
			await decide(as('training_manager'), proposed, null, await form(proposed));
			await decide(as('head_of_region'), decided, null, await form(decided, { step: 'decision' }));
			const { rows, waiting } = await decisionList(as('auditor'), readDecisionSearch(new URLSearchParams('lihat=waiting')));
			expect(rows.map(({ programme: { title }, waiting: one }) => [title, one])).toEqual([['Lama', { what: 'verdict', days: 30 }], ['Diusulkan', { what: 'proposal', days: 0 }]]);
			expect(waiting).toBe(2);
			expect((await decisionPage(as('auditor'), old)).waiting?.days).toBe(30);
		}));
});

describe('parts of a curriculum', () => {
	test('are judged by the evaluation of their own measure, and wait without one', () =>
		inScene(async ({ as, programme, db, world }) => {
			const courseId = await insertCourse(db, world.agency.id);
			const id = await programme({ courseId });
			await programme({ courseId, outcome: 'conduct', verdict: 'no_meaningful_effect', att: 0.1, ci95: [-0.5, 0.7], title: 'Perilaku' });
			await addPart(as('training_manager'), id, { title: 'Menyapa', outcome: 'conduct' });
			await addPart(as('training_manager'), id, { title: 'Menulis', outcome: null });
			const { parts } = await decisionPage(as('evaluator'), id);
			expect(parts.map(({ part, recommendation: { choice, reasons }, evidence }) => [part?.title, choice, reasons, evidence.costPerPoint])).toEqual([
				['Menyapa', 'stop', ['no_meaningful_effect', 'use_unknown'], null], ['Menulis', 'wait', ['unmeasured'], null]
			]);
		}));
	test('are decided by themselves and end without losing that', () =>
		inScene(async ({ as, programme, form, db, world }) => {
			const id = await programme({ courseId: await insertCourse(db, world.agency.id) });
			await addPart(as('training_manager'), id, { title: 'Menyapa', outcome: null });
			const partId = (await decisionPage(as('evaluator'), id)).parts[0]!.part!.id;
			await decide(as('head_of_region'), id, partId, await form(id, { step: 'decision', choice: 'change' }, partId));
			expect(await decisionPage(as('evaluator'), id)).toMatchObject({ standing: 'undecided', parts: [{ standing: 'decided' }] });
			await closePart(as('training_manager'), id, partId);
			expect((await decisionPage(as('evaluator'), id)).parts).toEqual([]);
			await expect(decisionPage(as('evaluator'), id, partId)).rejects.toMatchObject({ code: 'decision.not_found' });
			expect(await db.selectFrom('decision').select('choice').where('part_id', '=', partId).execute()).toEqual([{ choice: 'change' }]);
		}));
	test.each([
		['a name that is taken', { title: 'Menyapa', outcome: null }, 'decision.part_taken'],
		['a measure nobody knows', { title: 'Lain', outcome: 'happiness' }, 'decision.outcome_unknown'],
		['a count of complaints', { title: 'Lain', outcome: 'complaint_count' }, 'decision.outcome_unknown']
	])('refuse %s', (_, given, code) =>
		inScene(async ({ as, programme, db, world }) => {
			const id = await programme({ courseId: await insertCourse(db, world.agency.id) });
			await addPart(as('training_manager'), id, { title: 'Menyapa', outcome: null });
			await expect(addPart(as('training_manager'), id, given)).rejects.toMatchObject({ code });
		})
	);
	test('need a course, and somebody who may', () =>
		inScene(async ({ as, programme }) => {
			const id = await programme();
			await expect(addPart(as('training_manager'), id, { title: 'Menyapa', outcome: null })).rejects.toMatchObject({ code: 'decision.part_not_found' });
			await expect(addPart(as('evaluator'), id, { title: 'Menyapa', outcome: null })).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));
});

describe('another government', () => {
	test('sees nothing, and may do nothing, by the key of a programme', () =>
		inScene(async ({ db, programme, world, form, as }) => {
			const id = await programme();
			const sent = await form(id);
			const foreign = ctxOf(db, { ...world.cast.training_manager.actor, agencyId: world.foreignAgency.id });
			await expect(decisionPage(foreign, id)).rejects.toMatchObject({ code: 'decision.not_found' });
			await expect(decide(foreign, id, null, sent)).rejects.toMatchObject({ code: 'decision.not_found' });
			expect((await decisionList(foreign, ALL)).rows).toEqual([]);
			await expect(decisionPage(as('evaluator'), 'tidak-ada')).rejects.toMatchObject({ code: 'decision.not_found', status: 404 });
			await expect(decisionPage(as('evaluator'), id, "' or 1=1 --")).rejects.toMatchObject({ code: 'decision.not_found' });
		}));
	test('the program itself can change or delete no version', () =>
		withScope([crypto.randomUUID()], async (db) => {
			for (const run of [
				() => db.updateTable('decision').set({ choice: 'stop' }).execute(), () => db.deleteFrom('decision').execute(), () => db.deleteFrom('decision_plan').execute(), () => db.updateTable('programme_cost').set({ amount_rupiah: 1 }).execute(),
				() => db.deleteFrom('programme_benefit').execute(), () => db.updateTable('course_part').set({ title: 'x' }).execute()
			]) await expect(savepoint(db, run)).rejects.toThrow(/permission denied/);
		}));
});

/** A refusal inside a transaction ends it, unless it happens after a mark to come back to. */
async function savepoint(db: Db, run: () => Promise<unknown>): Promise<void> {
	await sql`savepoint try`.execute(db);
	try {
		await run();
	} finally {
		await sql`rollback to savepoint try`.execute(db);
	}
}
