import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { withCommitted } from '#tests/support/training.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertKnownPanel, type PanelWish } from '#tests/support/evaluation.ts';
import { computeEvaluation, recomputeEvaluation, requestEvaluations } from './compute-service.ts';
import { readEvaluation } from './service.ts';

const wish = (world: World, given: Partial<PanelWish> = {}): PanelWish => ({
	agencyId: world.agency.id,
	parent: world.units.root,
	groups: [
		{ offices: 8, start: 10 },
		{ offices: 8, start: 14 },
		{ offices: 24, start: null }
	],
	...given
});

const inWorld = (work: (db: Db, world: World) => Promise<void>) => withDatabase(async (db) => work(db, await insertWorld(db)));

async function resultsOf(db: Db, programmeId: string) {
	return db.selectFrom('evaluation_result').select(['id', 'verdict']).where('programme_id', '=', programmeId).execute();
}

describe('a panel with a known effect', () => {
	test('four points are found, and the range holds them', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world, { effect: 4 }));
			const computed = await recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			expect(computed).toMatchObject({ verdict: 'proven_better', isNew: true });

			const { latest } = await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			const { impact, series, counts, baseline, english } = latest!.result;
			expect(impact?.simple.att).toBeCloseTo(4, 0);
			expect(impact!.simple.ci95![0]).toBeLessThan(4);
			expect(impact!.simple.ci95![1]).toBeGreaterThan(4);
			expect(impact?.verdict.sentence).toMatch(/^Setelah pelatihan, IKM unit yang dilatih naik sekitar 4,\d+ poin/);
			expect(english?.verdict.sentence).toMatch(/IKM/);
			expect(counts).toEqual({ rows: 40 * 24, responses: 40 * 24 * 30, withoutData: 0, firstMonth: '2024-11-01', lastMonth: '2026-10-01' });
			expect(series).toHaveLength(24);
			expect(baseline.trained).toBeGreaterThan(70);
		}));

	test('no effect is never called proven', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world, { effect: 0 }));
			const computed = await recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			expect(['no_meaningful_effect', 'not_enough_evidence']).toContain(computed?.verdict);
		}));

	test('two services of one office count as one decision', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					effect: 4,
					servicesEach: 2,
					groups: [
						{ offices: 3, start: 10 },
						{ offices: 10, start: null }
					]
				})
			);
			await recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			const { latest } = await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			expect(latest!.result.impact?.options.assignment).toBe('cluster');
			expect(latest!.result.impact?.units).toMatchObject({ treated: 6, treatedClusters: 3 });
			expect(latest!.verdict).not.toBe('proven_better');
		}));
});

describe('before the first training month', () => {
	test('nobody can ask for a verdict, and nothing is recorded', () => inWorld(async (db, world) => {
		const id = await insertKnownPanel(db, wish(world));
		await db.updateTable('programme_unit').set({ first_month: '2027-01-01' }).where('programme_id', '=', id).where('first_month', 'is not', null).execute();
		const ctx = ctxOf(db, world.cast.evaluator.actor);
		await expect(recomputeEvaluation(ctx, id)).rejects.toMatchObject({ code: 'evaluation.not_begun', status: 409, params: { beginsOn: '2027-01-01' } });
		expect((await readEvaluation(ctx, id)).latest).toBeNull();
		expect(await db.selectFrom('audit_entry').select('action').where('subject', '=', `programme:${id}`).where('action', '=', 'evaluation.compute').execute()).toEqual([]);
	}));
	test('a phased training is judged from its first turn on', () => inWorld(async (db, world) => {
		const id = await insertKnownPanel(db, wish(world));
		const [one] = await db.selectFrom('programme_unit').select('unit_id').where('programme_id', '=', id).where('first_month', 'is not', null).limit(1).execute();
		await db.updateTable('programme_unit').set({ first_month: '2027-01-01' }).where('programme_id', '=', id).where('first_month', 'is not', null).where('unit_id', '!=', one!.unit_id).execute();
		await expect(recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id)).resolves.toMatchObject({ isNew: true });
	}));
	test('who may not register is told that, and not the month', () => inWorld(async (db, world) => {
		const id = await insertKnownPanel(db, wish(world));
		await db.updateTable('programme_unit').set({ first_month: '2027-01-01' }).where('programme_id', '=', id).where('first_month', 'is not', null).execute();
		await expect(recomputeEvaluation(ctxOf(db, world.cast.auditor.actor), id)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		await expect(recomputeEvaluation(ctxOf(db, world.cast.foreign_administrator.actor), id)).rejects.toMatchObject({ status: 404 });
	}));
});

describe('data that cannot be judged', () => {
	test('no month at all', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					months: 0,
					groups: [
						{ offices: 2, start: 3 },
						{ offices: 2, start: null }
					]
				})
			);
			expect(await recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id)).toMatchObject({ verdict: 'cannot_be_judged' });
			const { latest } = await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			expect(latest!.result).toMatchObject({ impact: null, fault: 'panel.empty', counts: { rows: 0, withoutData: 4 } });
		}));

	test.each([
		['nobody is trained', [{ offices: 6, start: null }]],
		['everybody began together, too lately', [{ offices: 6, start: 22 }]],
		['a single office', [{ offices: 1, start: 12 }]],
		[
			'trained from the first month',
			[
				{ offices: 6, start: 0 },
				{ offices: 6, start: null }
			]
		],
		[
			'too few to compare with',
			[
				{ offices: 6, start: 10 },
				{ offices: 2, start: null }
			]
		]
	] as const)('%s', (_, groups) =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world, { groups }));
			const computed = await recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			const { latest } = await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			expect(computed?.verdict).not.toMatch(/proven/);
			expect(JSON.stringify(latest!.result)).not.toMatch(/NaN|Infinity/);
			expect(latest!.result.impact?.verdict.sentence.length).toBeGreaterThan(20);
		})
	);
});

describe('the same data', () => {
	test('give the same result, no new row, and a trace', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					effect: 3,
					groups: [
						{ offices: 6, start: 8 },
						{ offices: 8, start: null }
					]
				})
			);
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			const first = await recomputeEvaluation(ctx, id);
			const page = await readEvaluation(ctx, id);
			const second = await recomputeEvaluation({ ...ctx, now: new Date('2026-11-22T03:00:00Z') }, id);
			expect(second).toEqual({ ...first, isNew: false });
			expect(await readEvaluation(ctx, id)).toEqual(page);
			expect(await resultsOf(db, id)).toHaveLength(1);
			const trail = await db.selectFrom('audit_entry').select(['action', 'detail']).where('subject', '=', `programme:${id}`).orderBy('id').execute();
			expect(trail).toMatchObject([
				{ action: 'evaluation.compute', detail: { same: false } },
				{ action: 'evaluation.compute', detail: { same: true } }
			]);
		}));

	test('new data make a new result; data that return bring the earlier one back into force', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					effect: 3,
					groups: [
						{ offices: 6, start: 8 },
						{ offices: 8, start: null }
					]
				})
			);
			const at = (day: number) => ctxOf(db, world.cast.evaluator.actor, { now: new Date(Date.UTC(2026, 10, day)) });
			const change = (by: number) =>
				sql`update outcome_month set total = total + ${by} where agency_id = ${world.agency.id} and month = '2025-02-01'`.execute(db);
			const first = await recomputeEvaluation(at(1), id);
			await change(5);
			const second = await recomputeEvaluation(at(2), id);
			expect(second).toMatchObject({ isNew: true });
			expect(await readEvaluation(at(2), id)).toMatchObject({ runs: 2 });
			await change(-5);
			expect(await recomputeEvaluation(at(3), id)).toEqual({ ...first, isNew: false });
			const page = await readEvaluation(at(3), id);
			expect([page.runs, page.latest!.computedAt.slice(0, 10)]).toEqual([2, '2026-11-01']);
		}));

	test('are announced once', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					groups: [
						{ offices: 6, start: 8 },
						{ offices: 8, start: null }
					]
				})
			);
			for (let run = 0; run < 2; run++) await recomputeEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			const { rows } = await sql<{ data: unknown }>`select data from pgboss.job where name = 'event.react' and data ->> 'subjectId' = ${id}`.execute(db);
			expect(rows).toEqual([{ data: { event: 'evaluation.computed', agencyId: world.agency.id, subjectId: id } }]);
		}));
});

describe('who may compute', () => {
	test.each([
		['evaluator', true],
		['training_manager', true],
		['auditor', false],
		['head_of_region', false],
		['supervisor', false]
	] as const)('%s: %s', (persona, may) =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					groups: [
						{ offices: 5, start: 8 },
						{ offices: 5, start: null }
					]
				})
			);
			const done = recomputeEvaluation(ctxOf(db, world.cast[persona].actor), id);
			if (may) expect(await done).toMatchObject({ isNew: true });
			else await expect(done).rejects.toMatchObject({ status: 403 });
		})
	);

	test.each(['employee', 'foreign_administrator'] as const)('for %s there is no such evaluation', (persona) =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world, { groups: [{ offices: 1, start: 8 }] }));
			await expect(recomputeEvaluation(ctxOf(db, world.cast[persona].actor), id)).rejects.toMatchObject({ code: 'evaluation.not_found', status: 404 });
		})
	);
});

test('as a job it computes in the scope of its agency alone', () =>
	withCommitted(async ({ owner, scoped }) => {
		const world = await insertWorld(owner);
		const id = await insertKnownPanel(owner, wish(world, { effect: 4 }));
		expect(await computeEvaluation(ctxOf(scoped(world.foreignAgency.id), null), id)).toBeUndefined();
		expect(await computeEvaluation(ctxOf(scoped(world.agency.id), null), id)).toMatchObject({ verdict: 'proven_better', isNew: true });
		expect(await computeEvaluation(ctxOf(scoped(world.agency.id), null), id)).toMatchObject({ isNew: false });
	}));

describe('by the clock', () => {
	test('a job on judged data changes and records nothing', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					groups: [
						{ offices: 5, start: 8 },
						{ offices: 5, start: null }
					]
				})
			);
			for (let run = 0; run < 3; run++) await computeEvaluation(ctxOf(db, null, { now: new Date(Date.UTC(2026, 10, 21 + run)) }), id);
			expect(await db.selectFrom('audit_entry').select('action').where('subject', '=', `programme:${id}`).execute()).toEqual([
				{ action: 'evaluation.compute' }
			]);
			const [row] = await db.selectFrom('evaluation_result').select('confirmed_at').where('programme_id', '=', id).execute();
			expect(row?.confirmed_at).toEqual(new Date(Date.UTC(2026, 10, 21)));
		}));

	test('the month that is not over does not count', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(
				db,
				wish(world, {
					months: 25,
					groups: [
						{ offices: 5, start: 8 },
						{ offices: 5, start: null }
					]
				})
			);
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			await recomputeEvaluation(ctx, id);
			expect((await readEvaluation(ctx, id)).latest!.result.counts.lastMonth).toBe('2026-10-01');
			const later = ctxOf(db, world.cast.evaluator.actor, { now: new Date('2026-12-01T03:00:00Z') });
			expect(await recomputeEvaluation(later, id)).toMatchObject({ isNew: true });
			expect((await readEvaluation(later, id)).latest!.result.counts.lastMonth).toBe('2026-11-01');
		}));

	test('asks for every programme whose training has begun, of one agency', () =>
		inWorld(async (db, world) => {
			const begun = await insertKnownPanel(db, wish(world, { months: 1, groups: [{ offices: 2, start: 8 }] }));
			await insertKnownPanel(db, wish(world, { months: 1, groups: [{ offices: 1, start: 40 }] }));
			await insertKnownPanel(
				db,
				wish(world, { months: 1, agencyId: world.foreignAgency.id, parent: world.units.foreignRoot, groups: [{ offices: 1, start: 8 }] })
			);
			expect(await requestEvaluations(ctxOf(db, null), world.agency.id)).toBe(1);
			const { rows } = await sql<{
				data: unknown;
			}>`select data from pgboss.job where name = 'evaluation.compute' and data ->> 'agencyId' = ${world.agency.id}`.execute(db);
			expect(rows).toEqual([{ data: { agencyId: world.agency.id, programmeId: begun } }]);
		}));
});

test('two runs at once store one result', () =>
	withCommitted(async ({ owner, ctx }) => {
		const world = await insertWorld(owner);
		const id = await insertKnownPanel(
			owner,
			wish(world, {
				groups: [
					{ offices: 5, start: 8 },
					{ offices: 5, start: null }
				]
			})
		);
		const runs = await Promise.all([1, 2].map(() => recomputeEvaluation(ctx(world.cast.evaluator.actor), id)));
		expect(runs[0]?.resultId).toBe(runs[1]?.resultId);
		expect(runs.filter((run) => run?.isNew)).toHaveLength(1);
		expect(await resultsOf(owner, id)).toHaveLength(1);
	}));
