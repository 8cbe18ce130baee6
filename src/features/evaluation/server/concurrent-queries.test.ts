import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { Problem } from '#platform/problem.ts';
import { ctxOf, insertEmployment, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import { concurrentChanges, type ConcurrentRows } from './concurrent-queries.ts';
import { registerEvaluation } from './register-service.ts';
import { readConcurrent, readEvaluation } from './service.ts';

const TODAY = '2027-12-20';

interface Setting {
	readonly db: Db;
	readonly world: World;
	readonly trained: PointRow;
	readonly other: PointRow;
	/** What changed around a training in March 2027, with a window of six months. */
	changes(): Promise<Record<string, readonly [number, number]>>;
	/** The rows behind them. */
	rows(): Promise<ConcurrentRows>;
	readonly id: string;
}

/** Two offices, the first trained in March 2027. */
const inWorld = (work: (setting: Setting) => Promise<void>) => withDatabase(async (db) => {
	const world = await insertWorld(db);
	const [trained, other] = [await insertServicePoint(db, world.units.office), await insertServicePoint(db, world.units.otherOffice)];
	const ctx = ctxOf(db, world.cast.evaluator.actor, { today: TODAY });
	const id = await registerEvaluation(ctx, { title: 'Rekaan', courseId: null, outcome: 'index', sesoi: 2, direction: 'up', starts: { [world.units.office.id]: '2027-03-01' }, others: [], design: { ...PLAIN_DESIGN, windowMonths: 6 }, drawId: null });
	const changes = async () => {
		const { concurrent } = await readEvaluation(ctx, id);
		expect(concurrent).toMatchObject({ from: '2026-12-01', to: '2027-09-01', trainedOffices: 1, comparisonOffices: 1 });
		return Object.fromEntries(concurrent!.changes.map(({ kind, trained: a, comparison: b }) => [kind, [a, b] as const]));
	};
	const rows = async () => (await readConcurrent(ctx, id)).rows!;
	await work({ db, world, trained, other, id, changes, rows });
});

async function staff(db: Db, { world }: Pick<Setting, 'world'>, given: { startedOn: string; endedOn?: string; isHead?: boolean }): Promise<void> {
	await insertEmployment(db, { person: await insertPerson(db, { agencyId: world.agency.id }), unit: world.units.office, ...given });
}

describe('what else changed around a training', () => {
	test('nothing on record is nothing', () => inWorld(async ({ changes }) => expect(await changes()).not.toHaveProperty('improvement')));

	test('improvements of procedures, on the side where they were made', () => inWorld(async ({ db, world, changes, trained }) => {
		const improve = (beganOn: string, unitId: string, serviceId: string) => db.insertInto('improvement').values({
			agency_id: world.agency.id, unit_id: unitId, service_id: serviceId, title: 'Satu loket', before_text: 'dua', after_text: 'satu', began_on: beganOn, cause: 'own', expected_element: 'duration',
			responsible_person_id: world.cast.employee.actor.personId!, made_by: world.cast.evaluator.actor.accountId, made_at: new Date('2027-01-01')
		}).execute();
		await improve('2026-11-30', trained.unit.id, trained.serviceId);
		expect(await changes()).not.toHaveProperty('improvement');
		await improve('2026-12-01', trained.unit.id, trained.serviceId);
		await improve('2027-05-01', trained.unit.id, trained.serviceId);
		expect((await changes())['improvement']).toEqual([1, 0]);
	}));

	test('services and counters that opened or closed, each with its day', () => inWorld(async ({ db, world, changes, rows, trained, other }) => {
		await db.updateTable('service_point').set({ closed_on: '2027-04-30' }).where('id', '=', other.id).execute();
		await db.insertInto('counter').values({ agency_id: world.agency.id, service_point_id: other.id, number: 9, closed_on: '2027-02-01' }).execute();
		await db.insertInto('counter').values([{ agency_id: world.agency.id, service_point_id: trained.id, number: 3, opened_on: '2027-04-02' }, { agency_id: world.agency.id, service_point_id: trained.id, number: 4, opened_on: '2026-11-30' }, { agency_id: world.agency.id, service_point_id: trained.id, number: 5 }]).execute();
		expect(await changes()).toMatchObject({ service_closed: [0, 1], counter_closed: [0, 1], counter_opened: [1, 0] });
		const { events, offices } = await rows();
		expect(events.map(({ unitId, kind, on, what }) => [offices.get(unitId)?.side, kind, on, what?.endsWith(' · 3')])).toEqual([
			['comparison', 'counter_closed', '2027-02-01', false], ['trained', 'counter_opened', '2027-04-02', true], ['comparison', 'service_closed', '2027-04-30', false]
		]);
	}));

	test('a quarter of the people gone or new, and a new head', () => inWorld(async (setting) => {
		const { db, changes } = setting;
		await db.deleteFrom('employment').where('unit_id', '=', setting.world.units.office.id).execute();
		for (let at = 0; at < 8; at++) await staff(db, setting, { startedOn: '2020-01-01' });
		await staff(db, setting, { startedOn: '2020-01-01', endedOn: '2027-03-15' });
		await staff(db, setting, { startedOn: '2027-03-16' });
		expect(await changes()).not.toHaveProperty('staff');
		await staff(db, setting, { startedOn: '2027-06-01', isHead: true });
		expect(await changes()).toMatchObject({ staff: [1, 0], head: [1, 0] });
		const { moves, events } = await setting.rows();
		expect(moves).toContainEqual({ unitId: setting.world.units.office.id, before: 9, came: 2, went: 1 });
		expect(events).toMatchObject([{ kind: 'head', on: '2027-06-01' }]);
	}));

	test('a promotion inside the office moves nobody, and who came and went in between is neither', () => inWorld(async (setting) => {
		const { db, rows } = setting;
		const { office } = setting.world.units;
		await db.deleteFrom('employment').where('unit_id', '=', office.id).execute();
		const person = await insertPerson(db, { agencyId: setting.world.agency.id });
		await insertEmployment(db, { person, unit: office, startedOn: '2020-01-01', endedOn: '2027-04-01' });
		await insertEmployment(db, { person, unit: office, startedOn: '2027-04-01' });
		await staff(db, setting, { startedOn: '2027-01-01', endedOn: '2027-05-01' });
		expect((await rows()).moves.filter(({ unitId }) => unitId === office.id)).toEqual([{ unitId: office.id, before: 1, came: 0, went: 0 }]);
	}));

	test('is not told to another government', () => inWorld(async ({ db, world, id }) => {
		for (const persona of ['foreign_administrator', 'employee'] as const)
			await expect((async () => readConcurrent(ctxOf(db, world.cast[persona].actor, { today: TODAY }), id))()).rejects.toBeInstanceOf(Problem);
	}));

	test('without a start there is nothing to be around', () => withDatabase(async (db) => {
		expect(await concurrentChanges(db, { id: 'x', agencyId: 'y', firstStart: null, lastStart: null, design: PLAIN_DESIGN }, TODAY)).toBeNull();
	}));
});
