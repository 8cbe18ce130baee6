import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { markStale, markStaleBy, measurePanel, refreshPanel, type CountedSpan, type PanelSource } from './panel-service.ts';

const TODAY = '2026-11-21';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly agency: string;
	readonly service: string;
}
const scene = (work: (scene: Scene) => Promise<void>) => withDatabase(async (db) => {
	const world = await insertWorld(db);
	const agency = world.agency.id;
	const { id: service } = await db.insertInto('service').values({ agency_id: agency, code: 'ktp', name: 'KTP' }).returning('id').executeTakeFirstOrThrow();
	await work({ db, world, agency, service });
});

/** A source that says one thing of every cell it is asked for. */
function source(element: string, { responses = 7, value = 12.5, told }: { readonly responses?: number; readonly value?: number; readonly told?: CountedSpan[] } = {}): PanelSource {
	return {
		elements: [element],
		measures: (_agency, running) => sql`select c.unit_id, c.service_id, c.month, ${element}::text as element, ${responses}::int as responses, 0::bigint as total, ${value}::float8 as value from cell c where c.month < ${running}::date`,
		...(told && { judge: (_tx: Db, _agency: string, spans: readonly CountedSpan[]) => { told.push(...spans); return Promise.resolve(); } })
	};
}
/** A source that finds nothing to count any more. */
const silent = (element: string): PanelSource => ({ ...source(element), measures: () => sql`select unit_id, service_id, month, ${element}::text as element, 1 as responses, 0::bigint as total, 0::float8 as value from cell where false` });

const panel = (db: Db, agency: string) => db.selectFrom('outcome_month').select(['unit_id', 'month', 'element', 'responses', 'value']).where('agency_id', '=', agency).orderBy('month').orderBy('element').execute();
const marks = async (db: Db, agency: string) => (await db.selectFrom('panel_stale').select('month').where('agency_id', '=', agency).orderBy('month').execute()).map(({ month }) => month);

describe('a mark on a cell', () => {
	test('is of its month, whatever the day, and of nothing marks nothing', () => scene(async ({ db, world, agency, service }) => {
		const cell = (month: string) => ({ unitId: world.units.section.id, serviceId: service, month });
		await markStale(db, agency, []);
		expect(await marks(db, agency)).toEqual([]);
		await markStale(db, agency, [cell('2026-08-01'), cell('2026-08-31'), cell('2026-09-15')]);
		expect(await marks(db, agency)).toEqual(['2026-08-01', '2026-09-01']);
	}));

	test('may be made of what a query finds', () => scene(async ({ db, world, agency, service }) => {
		await markStaleBy(db, agency, sql`select ${world.units.section.id}::uuid as unit_id, ${service}::uuid as service_id, day::date as month from unnest(array['2026-07-03', '2026-07-30', '2026-10-31']) as day`);
		expect(await marks(db, agency)).toEqual(['2026-07-01', '2026-10-01']);
	}));
});

describe('counting the marked cells again', () => {
	const marked = async ({ db, world, agency, service }: Scene, ...months: string[]) => { await markStale(db, agency, months.map((month) => ({ unitId: world.units.section.id, serviceId: service, month }))); };

	test('writes what is new and takes the marks away; a second time there is nothing to do', () => scene(async (own) => {
		const { db, world, agency } = own;
		await marked(own, '2026-08-09', '2026-08-10', '2026-09-01');
		expect(await refreshPanel(db, agency, [source('wait_median_minutes')], TODAY)).toEqual({ cells: 2, written: 2, gone: 0 });
		expect(await panel(db, agency)).toEqual(['2026-08-01', '2026-09-01'].map((month) => ({ unit_id: world.units.section.id, month, element: 'wait_median_minutes', responses: 7, value: 12.5 })));
		expect(await marks(db, agency)).toEqual([]);
		expect(await refreshPanel(db, agency, [source('wait_median_minutes')], TODAY)).toEqual({ cells: 0, written: 0, gone: 0 });
	}));

	test('writes only what came out different', () => scene(async (own) => {
		const { db, agency } = own;
		await marked(own, '2026-08-01', '2026-09-01');
		await refreshPanel(db, agency, [source('wait_median_minutes')], TODAY);
		await marked(own, '2026-08-01');
		expect(await refreshPanel(db, agency, [source('wait_median_minutes')], TODAY)).toEqual({ cells: 1, written: 0, gone: 0 });
		await marked(own, '2026-08-01');
		expect(await refreshPanel(db, agency, [source('wait_median_minutes', { value: 20 })], TODAY)).toEqual({ cells: 1, written: 1, gone: 0 });
		expect((await panel(db, agency)).map(({ value }) => value)).toEqual([20, 12.5]);
	}));

	test('takes away what nothing is left of, and only in the cells that were marked', () => scene(async (own) => {
		const { db, agency } = own;
		await marked(own, '2026-08-01', '2026-09-01');
		await refreshPanel(db, agency, [source('wait_median_minutes')], TODAY);
		await marked(own, '2026-09-01');
		expect(await refreshPanel(db, agency, [silent('wait_median_minutes')], TODAY)).toEqual({ cells: 1, written: 0, gone: 1 });
		expect((await panel(db, agency)).map(({ month }) => month)).toEqual(['2026-08-01']);
	}));

	test('keeps one mark on the month that runs: it is counted when it is over', () => scene(async (own) => {
		const { db, agency } = own;
		await marked(own, '2026-10-31', '2026-11-01', '2026-11-20');
		await refreshPanel(db, agency, [source('wait_median_minutes')], TODAY);
		expect([await marks(db, agency), (await panel(db, agency)).map(({ month }) => month)]).toEqual([['2026-11-01'], ['2026-10-01']]);
		expect(await refreshPanel(db, agency, [source('wait_median_minutes')], '2026-12-01')).toMatchObject({ cells: 1, written: 1 });
		expect(await marks(db, agency)).toEqual([]);
	}));

	test('asks every source, and tells each that judges what was counted, from the first month to the last', () => scene(async (own) => {
		const { db, world, agency, service } = own;
		const told: CountedSpan[] = [];
		await marked(own, '2026-03-01', '2026-08-01', '2026-05-01');
		await refreshPanel(db, agency, [source('wait_median_minutes', { told }), source('index')], TODAY);
		expect(told).toEqual([{ unitId: world.units.section.id, serviceId: service, first: '2026-03-01', last: '2026-08-01' }]);
		expect((await panel(db, agency)).map(({ element }) => element)).toEqual(['index', 'wait_median_minutes', 'index', 'wait_median_minutes', 'index', 'wait_median_minutes']);
		told.length = 0;
		await refreshPanel(db, agency, [source('wait_median_minutes', { told })], TODAY);
		expect(told).toEqual([]);
	}));

	test('leaves another government alone', () => scene(async (own) => {
		const { db, world, agency } = own;
		await marked(own, '2026-08-01');
		expect(await refreshPanel(db, world.units.foreignRoot.agencyId, [source('wait_median_minutes')], TODAY)).toEqual({ cells: 0, written: 0, gone: 0 });
		expect([await marks(db, agency), await panel(db, world.units.foreignRoot.agencyId)]).toEqual([['2026-08-01'], []]);
	}));
});

describe('counting some elements without marks', () => {
	test('leaves the marks and the elements of other sources as they are', () => scene(async ({ db, world, agency, service }) => {
		const cell = { unitId: world.units.section.id, serviceId: service, month: '2026-08-01' };
		await markStale(db, agency, [cell]);
		await refreshPanel(db, agency, [source('index', { value: 50 }), source('wait_median_minutes')], TODAY);
		await markStale(db, agency, [cell]);
		const cells = sql`select ${cell.unitId}::uuid as unit_id, ${service}::uuid as service_id, '2026-08-17'::date as month`;
		expect(await measurePanel(db, agency, [silent('wait_median_minutes')], cells, TODAY)).toEqual({ cells: 1, written: 0, gone: 1 });
		expect((await panel(db, agency)).map(({ element, value }) => [element, value])).toEqual([['index', 50]]);
		expect(await marks(db, agency)).toEqual(['2026-08-01']);
	}));
});
