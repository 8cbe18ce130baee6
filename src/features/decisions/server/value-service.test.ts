import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { insertCourse, insertEnrolled } from '../testing/courses.ts';
import { insertJudged } from '../testing/programmes.ts';
import { costPerHour, totalCosts } from '../value.rules.ts';
import { recordBenefit, recordCost, valuePage, withdrawBenefit, withdrawCost } from './value-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly id: string;
	readonly courseId: string;
	as(persona: Persona): Ctx;
	cost(amount: number, given?: object): Promise<void>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = (persona: Persona) => ctxOf(db, world.cast[persona].actor);
		const courseId = await insertCourse(db, world.agency.id);
		const id = await insertJudged(db, { agencyId: world.agency.id, courseId, trained: [world.units.section], comparing: [world.units.otherOffice] });
		await work({ db, world, id, courseId, as, cost: (amount, given = {}) => recordCost(as('training_manager'), id, { kind: 'place', amount, spentOn: '2026-03-02', source: 'Kuitansi 7', ...given }) });
	});
}

const people = async ({ db, world }: Scene, minutes: readonly number[]) => Promise.all(minutes.map(async (each) => ({ personId: (await insertPerson(db, { agencyId: world.agency.id })).id, minutes: each })));

describe('costs', () => {
	test('are lines that are withdrawn and never changed, each with its trace', () =>
		inScene(async ({ db, world, id, as, cost }) => {
			await cost(4_000_000);
			await cost(1_000_000, { kind: 'working_time', spentOn: '2026-03-01' });
			const [first] = (await valuePage(as('evaluator'), id)).costs;
			await withdrawCost(as('training_manager'), id, first!.id);
			const { costs, page } = await valuePage(as('evaluator'), id);
			expect(costs.map(({ kind, withdrawnAt }) => [kind, withdrawnAt !== null])).toEqual([['place', true], ['working_time', false]]);
			expect(page.evidence.costs).toEqual({ paid: 0, workingTime: 1_000_000, full: 1_000_000, lines: 1 });
			await expect(withdrawCost(as('training_manager'), id, first!.id)).rejects.toMatchObject({ code: 'value.line_not_found' });
			const trail = await db.selectFrom('audit_entry').select(['action', 'subject', 'detail']).where('agency_id', '=', world.agency.id).where('action', 'like', 'cost.%').orderBy('id').execute();
			expect(trail).toMatchObject([{ action: 'cost.record', subject: `programme:${id}`, detail: { kind: 'place', amountRupiah: 4_000_000 } }, { action: 'cost.record' }, { action: 'cost.withdraw', detail: { amountRupiah: 4_000_000 } }]);
		}));
	test('of a day that is still to come are refused', () => inScene(async ({ cost }) => expect(cost(1, { spentOn: '2026-11-22' })).rejects.toMatchObject({ code: 'value.in_the_future', params: { field: 'spentOn' } })));
	test('under zero, or beyond what a training can cost, are refused by the database too', () =>
		inScene(async ({ db, world, id }) => {
			for (const amount of [-1, 1_000_000_000_000_001]) {
				const line = { agency_id: world.agency.id, programme_id: id, kind: 'place', amount_rupiah: amount, spent_on: '2026-03-02', source: 'x', recorded_at: new Date() };
				await expect(nested(db, (tx) => tx.insertInto('programme_cost').values(line).execute())).rejects.toThrow(/check constraint/);
			}
		}));
	test.each(PERSONAS.filter((persona) => persona !== 'training_manager'))('are not recorded by %s', (persona) =>
		inScene(async ({ id, as }) => expect(recordCost(as(persona), id, { kind: 'place', amount: 1, spentOn: '2026-03-02', source: 'x' })).rejects.toMatchObject({ status: 403 }))
	);
	test('of another government’s programme are neither written nor withdrawn', () =>
		inScene(async ({ db, world, id, as, cost }) => {
			await cost(500);
			const foreign = ctxOf(db, { ...world.cast.training_manager.actor, agencyId: world.foreignAgency.id });
			const [line] = (await valuePage(as('evaluator'), id)).costs;
			await expect(recordCost(foreign, id, { kind: 'place', amount: 1, spentOn: '2026-03-02', source: 'x' })).rejects.toMatchObject({ code: 'decision.not_found' });
			await expect(withdrawCost(foreign, id, line!.id)).rejects.toMatchObject({ code: 'decision.not_found' });
			const other = await insertJudged(db, { agencyId: world.agency.id });
			await expect(withdrawCost(as('training_manager'), other, line!.id)).rejects.toMatchObject({ code: 'value.line_not_found' });
			expect((await valuePage(as('evaluator'), id)).page.evidence.costs?.full).toBe(500);
		}));
});

/** A refusal of the database inside a transaction, without ending it. */
async function nested(db: Db, run: (tx: Db) => Promise<unknown>): Promise<void> {
	await sql`savepoint try`.execute(db);
	try {
		await run(db);
	} finally {
		await sql`rollback to savepoint try`.execute(db);
	}
}

describe('hours', () => {
	test('are those of the course since a month before the first unit was trained, and their rows add up to their sum', () =>
		inScene(async (scene) => {
			const { db, world, id, courseId, as, cost } = scene;
			const [anna, budi, citra] = await people(scene, [300, 240, 60]);
			await insertEnrolled(db, { agencyId: world.agency.id, courseId, participants: [anna!, budi!] });
			await insertEnrolled(db, { agencyId: world.agency.id, courseId, participants: [citra!], day: '2026-04-20' });
			await insertEnrolled(db, { agencyId: world.agency.id, courseId, participants: [{ ...citra!, minutes: 450 }], day: '2026-01-31' });
			await cost(1_000_000);
			const { hours, page } = await valuePage(as('evaluator'), id);
			expect(hours.map(({ participants, minutes }) => [participants, minutes])).toEqual([[2, 540], [1, 60]]);
			expect(page.programme).toMatchObject({ minutes: 600, participants: 3, sessions: 2 });
			expect(costPerHour(totalCosts(page.programme.costs), page.programme.minutes)).toBe(100_000);
		}));
	test('of people of another government in a shared course are not counted', () =>
		inScene(async (scene) => {
			const { db, world, as } = scene;
			const courseId = await insertCourse(db, world.foreignAgency.id, 'all');
			const id = await insertJudged(db, { agencyId: world.agency.id, courseId, trained: [world.units.section] });
			const stranger = await insertPerson(db, { agencyId: world.foreignAgency.id });
			await insertEnrolled(db, { agencyId: world.foreignAgency.id, courseId, participants: [{ personId: stranger.id, minutes: 600 }] });
			expect((await valuePage(as('evaluator'), id)).page.programme).toMatchObject({ minutes: 0, participants: 0 });
		}));
});

describe('benefits in money', () => {
	const stated = { benefit: 180_000_000, least: null, most: null, method: 'Jam tunggu × upah', basis: 'Jam antrean' };
	// R26, through the whole way: Rp120,000,000 and Rp180,000,000.
	test('give a ratio only once somebody stated them, and no more when they are withdrawn', () =>
		inScene(async ({ id, as, cost }) => {
			await cost(120_000_000);
			expect((await valuePage(as('evaluator'), id)).page.evidence.benefitRupiah).toBeNull();
			await recordBenefit(as('training_manager'), id, stated);
			const { benefits, page } = await valuePage(as('evaluator'), id);
			expect(benefits).toMatchObject([{ amountRupiah: 180_000_000, method: stated.method, source: stated.basis }]);
			expect(page.evidence).toMatchObject({ benefitRupiah: 180_000_000, costs: { full: 120_000_000 } });
			await withdrawBenefit(as('training_manager'), id, benefits[0]!.id);
			expect((await valuePage(as('evaluator'), id)).page.evidence.benefitRupiah).toBeNull();
			await expect(withdrawBenefit(as('training_manager'), id, benefits[0]!.id)).rejects.toMatchObject({ code: 'value.line_not_found' });
		}));
	test('may have a stated range, of which a missing end is the benefit itself; sums take what has none as it stands', () =>
		inScene(async ({ id, as }) => {
			const state = (given: object) => recordBenefit(as('training_manager'), id, { ...stated, ...given });
			const rangeNow = async () => (await valuePage(as('evaluator'), id)).page.programme.benefitRange;
			await state({});
			expect(await rangeNow()).toBeNull();
			await state({ benefit: 20_000_000, least: 10_000_000 });
			expect(await rangeNow()).toEqual([190_000_000, 200_000_000]);
			expect((await valuePage(as('evaluator'), id)).benefits.map(({ amountRupiah, range }) => [amountRupiah, range])).toEqual(expect.arrayContaining([[20_000_000, [10_000_000, 20_000_000]], [180_000_000, null]]));
			for (const [given, field] of [[{ least: 180_000_001 }, 'least'], [{ most: 179_999_999 }, 'most'], [{ least: 5, most: 4 }, 'most']] as const) await expect(state(given), field).rejects.toMatchObject({ code: 'value.range', params: { field } });
		}));
	test('under the costs keep a proven programme from being widened', () =>
		inScene(async ({ id, as, cost }) => {
			await cost(120_000_000);
			await recordBenefit(as('training_manager'), id, { ...stated, benefit: 90_000_000 });
			expect((await valuePage(as('evaluator'), id)).page.recommendation).toMatchObject({ choice: 'continue', reasons: ['proven_better', 'costs_more_than_it_brings'] });
		}));
	test.each(['evaluator', 'head_of_region', 'auditor'] as const)('are not stated by %s', (persona) => inScene(async ({ id, as }) => expect(recordBenefit(as(persona), id, stated)).rejects.toMatchObject({ code: 'identity.not_allowed' })));
});
