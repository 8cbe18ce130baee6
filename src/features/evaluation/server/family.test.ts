import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertKnownPanel, type PanelWish } from '#tests/support/evaluation.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCourse } from '#tests/support/training.ts';
import { computeEvaluation } from './compute-service.ts';
import { registrationFingerprint } from './fingerprints.ts';
import { programmeUnits } from './panel-queries.ts';
import { familyOf, findProgramme } from './queries.ts';
import { putFingerprint } from './registration-queries.ts';
import { readEvaluation } from './service.ts';

const groups = [{ offices: 6, start: 10 }, { offices: 8, start: null }] as const;

interface Setting {
	readonly db: Db;
	readonly world: World;
	/** A programme of the course (or of none) with a known effect. */
	add(given?: Partial<PanelWish>): Promise<string>;
	/** Judges it, and says with which p among the tries. */
	judge(id: string): Promise<{ p: number | null; adjustedP: number | null; isNew: boolean; verdict: string }>;
	/** Programmes that wait to be judged again. */
	waiting(): Promise<string[]>;
}

const inCourse = (work: (setting: Setting) => Promise<void>) => withDatabase(async (db) => {
	const world = await insertWorld(db);
	const courseId = await insertCourse(db, world.agency.id);
	const ctx = ctxOf(db, null);
	await work({
		db,
		world,
		add: (given = {}) => insertKnownPanel(db, { agencyId: world.agency.id, parent: world.units.root, groups, courseId, effect: 4, months: 20, ...given }),
		judge: async (id) => {
			const computed = await computeEvaluation(ctx, id);
			const { latest } = await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id);
			const impact = latest?.result.impact;
			return { p: impact?.simple.p ?? null, adjustedP: impact?.options.adjustedP ?? null, isNew: computed?.isNew ?? false, verdict: latest?.verdict ?? '' };
		},
		waiting: async () => {
			const { rows } = await sql<{ id: string }>`select data ->> 'programmeId' as id from pgboss.job where name = 'evaluation.compute' order by created_on, id`.execute(db);
			return rows.map(({ id }) => id);
		}
	});
});

// Handbook on impact methods § 6: Benjamini–Hochberg over the outcomes of one report; § 9: every run and try is counted.
describe('several evaluations of one course', () => {
	test('one alone is judged by its own range', () => inCourse(async ({ add, judge }) => {
		expect(await judge(await add())).toMatchObject({ adjustedP: null, verdict: 'proven_better' });
	}));

	test('a second one, registered and not yet computed, counts as a try', () => inCourse(async ({ add, judge }) => {
		const id = await add();
		await add({ title: 'Coba lagi' });
		const { p, adjustedP } = await judge(id);
		expect(adjustedP).toBeCloseTo(2 * p!, 12);
	}));

	test('a result of one has the others looked at again, and the round ends when nothing is new', () => inCourse(async ({ add, judge, waiting }) => {
		const [first, second] = [await add(), await add({ effect: 0, seed: 5 })];
		await judge(first);
		expect(await waiting()).toEqual([]);
		const found = await judge(second);
		expect(await waiting()).toEqual([first]);
		const again = await judge(first);
		expect(again.isNew).toBe(true);
		expect(again.adjustedP).toBeCloseTo(Math.min(1, again.p! * 2, Math.max(again.p!, found.p!)), 12);
		expect((await judge(second)).isNew).toBe(false);
		expect((await judge(first)).isNew).toBe(false);
	}));

	test('many tries take a weak finding its standing', () => inCourse(async ({ db, world, add, judge }) => {
		const id = await add({ effect: 3, noise: 1.2 });
		const alone = await judge(id);
		for (let index = 0; index < 40; index++) await add({ months: 0, title: `Percobaan ${index}`, groups: [{ offices: 1, start: 10 }] });
		const among = await judge(id);
		expect(among.p).toBeCloseTo(alone.p!, 12);
		expect([alone.verdict, among.verdict]).toEqual(['proven_better', 'not_enough_evidence']);
		expect(among.adjustedP).toBeCloseTo(41 * alone.p!, 12);
		expect((await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id)).siblings).toHaveLength(40);
	}));

	test('programmes of other courses, of none, and of another government are no family', () => inCourse(async ({ db, world, add }) => {
		const id = await add();
		await add({ courseId: await insertCourse(db, world.agency.id) });
		const own = { agencyId: world.agency.id, parent: world.units.root, groups: [{ offices: 1, start: 3 }], months: 0 };
		const loose = await insertKnownPanel(db, own);
		const course = (await findProgramme(db, id))!.courseId!;
		await insertKnownPanel(db, { ...own, agencyId: world.foreignAgency.id, parent: world.units.foreignRoot, courseId: course });
		expect(await familyOf(db, (await findProgramme(db, id))!)).toEqual([]);
		expect(await familyOf(db, (await findProgramme(db, loose))!)).toEqual([]);
	}));

	// A start that is moved by a month is the same training told again; a year later it is another one (docs/rules/impact.md § 6).
	test.each([
		['the same offices from the same month on', 0, 1],
		['the same offices from a month later on', 1, 1],
		['the same offices from a month earlier on', -1, 1],
		['the same offices eleven months later', 11, 1],
		['the same offices eleven months earlier', -11, 1],
		['the same offices a year later', 12, 0],
		['the same offices a year earlier', -12, 0]
	])('%s, under another title and without the course', (_what, later, tries) => inCourse(async ({ db, world, add, judge, waiting }) => {
		const id = await add();
		const own = { agencyId: world.agency.id, parent: world.units.root, groups: [{ offices: 1, start: 3 }], months: 0 };
		const again = await insertKnownPanel(db, { ...own, title: 'Coba lagi, tanpa pelatihan' });
		await sql`insert into programme_unit (agency_id, programme_id, unit_id, service_id, first_month)
			select agency_id, ${again}, unit_id, service_id, first_month + make_interval(months => ${later}) from programme_unit where programme_id = ${id} and first_month is not null limit 1`.execute(db);
		expect(await familyOf(db, (await findProgramme(db, id))!)).toHaveLength(tries);
		const { p, adjustedP } = await judge(id);
		expect(adjustedP).toEqual(tries === 0 ? null : expect.closeTo(2 * p!, 12));
		expect((await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id)).siblings.map((one) => one.id)).toEqual(tries === 0 ? [] : [again]);
		await judge(again);
		expect(await waiting()).toEqual(tries === 0 ? [] : [id]);
	}));

	test('being tries of one another goes both ways, whoever began first', () => inCourse(async ({ db, world, add }) => {
		const id = await add();
		const again = await insertKnownPanel(db, { agencyId: world.agency.id, parent: world.units.root, groups: [{ offices: 1, start: 3 }], months: 0, title: 'Bergeser' });
		await sql`insert into programme_unit (agency_id, programme_id, unit_id, service_id, first_month)
			select agency_id, ${again}, unit_id, service_id, first_month + interval '3 months' from programme_unit where programme_id = ${id} and first_month is not null limit 1`.execute(db);
		const members = async (of: string) => (await familyOf(db, (await findProgramme(db, of))!)).map((one) => one.id);
		expect([await members(id), await members(again)]).toEqual([[again], [id]]);
	}));

	test('offices that only compare in both are no common training', () => inCourse(async ({ db, world, add }) => {
		const id = await add();
		const other = await insertKnownPanel(db, { agencyId: world.agency.id, parent: world.units.root, groups: [{ offices: 1, start: 10 }], months: 0, title: 'Lain' });
		await sql`insert into programme_unit (agency_id, programme_id, unit_id, service_id, first_month)
			select agency_id, ${other}, unit_id, service_id, null from programme_unit where programme_id = ${id}`.execute(db);
		expect(await familyOf(db, (await findProgramme(db, id))!)).toEqual([]);
	}));

	test('a sibling without comparison is shown with the effect of its series', () => inCourse(async ({ db, world, add, judge }) => {
		const id = await add();
		const series = await add({ groups: [{ offices: 3, start: 13 }], title: 'Deret', months: 20 });
		await judge(series);
		const [sibling] = (await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id)).siblings;
		const own = (await readEvaluation(ctxOf(db, world.cast.evaluator.actor), series)).latest!.result.impact!.series!.average!;
		expect(sibling).toMatchObject({ id: series, att: own.estimate, ci95: own.ci95 });
	}));
});

describe('the registration in a verdict', () => {
	test('after the first training month an effect is a sign at most', () => inCourse(async ({ add, judge }) => {
		expect((await judge(await add({ registeredAt: new Date('2025-09-01T02:00:00Z') }))).verdict).toBe('indicated_better');
		expect((await judge(await add({ registeredAt: new Date('2025-08-31T02:00:00Z'), title: 'Lain' }))).verdict).toBe('proven_better');
	}));

	test('a threshold lowered afterwards proves nothing, and the page says that it was changed', () => inCourse(async ({ db, world, add, judge }) => {
		const id = await add({ sesoi: 3 });
		const programme = (await findProgramme(db, id))!;
		const units = await programmeUnits(db, programme);
		await putFingerprint(db, programme, registrationFingerprint({ ...programme, registeredAt: programme.registeredAt.toISOString() }, units));
		expect((await judge(id)).verdict).toBe('proven_better');
		await db.updateTable('programme').set({ sesoi: 1 }).where('id', '=', id).execute();
		expect((await judge(id)).verdict).toBe('indicated_better');
		expect((await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id)).isAsRegistered).toBe(false);
	}));
});
