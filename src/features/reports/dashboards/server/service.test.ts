import { describe, expect, test } from 'vitest';
import { recordCost } from '#features/decisions/server/value-service.ts';
import { decisionList } from '#features/decisions/server/service.ts';
import { spending } from '#features/decisions/server/spending-service.ts';
import { insertJudged } from '#features/decisions/testing/programmes.ts';
import { teamJp } from '#features/recognition/server/service.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import type { Board } from '../schema.ts';
import { dashboard, measureRows, readBoardSearch } from './service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	as(persona: Persona): Ctx;
	/** A month of a unit in the panel. */
	month(unit: 'section' | 'otherOffice' | 'foreignRoot', given?: { element?: string; month?: string; count?: number; mean?: number }): Promise<void>;
}

const board = (name: Board | null) => ({ board: name });

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const points = new Map<string, Awaited<ReturnType<typeof insertServicePoint>>>();
		await work({
			db, world,
			as: (persona) => ctxOf(db, world.cast[persona].actor),
			month: async (name, { element = 'index', month = '2026-09-01', count = 10, mean = 80 } = {}) => {
				const unit = world.units[name];
				const point = points.get(name) ?? (await insertServicePoint(db, unit));
				points.set(name, point);
				const isIndex = element === 'index';
				await db.insertInto('outcome_month').values({ agency_id: unit.agencyId, unit_id: unit.id, service_id: point.serviceId, element, month, responses: count, total: isIndex ? Math.round((mean / 25) * 9 * count) : 0, value: isIndex ? null : mean }).execute();
			}
		});
	});
}

describe('what a board sums', () => {
	test('are the last three full months of the whole government, each counter by what it counted', () =>
		inScene(async ({ as, month }) => {
			await month('section', { mean: 75 });
			await month('section', { month: '2026-10-01', mean: 75 });
			await month('otherOffice', { mean: 100, count: 20 });
			await month('section', { month: '2026-11-01', mean: 25, count: 999 });
			await month('section', { month: '2026-07-01', mean: 25, count: 999 });
			await month('foreignRoot', { mean: 25, count: 999 });
			const { figures, tiles } = await dashboard(as('head_of_region'), board(null));
			expect(figures.index?.mean).toMatchObject({ mean: 87.5, count: 40, groups: 2 });
			expect(tiles).toContain('index');
		}));
	test('is of the own unit and below on the board of a unit', () =>
		inScene(async ({ as, month }) => {
			await month('section', { mean: 75 });
			await month('otherOffice', { mean: 100 });
			expect((await dashboard(as('supervisor'), board('unit'))).figures.index?.mean).toMatchObject({ mean: 75, groups: 1, interval: null });
		}));
	test('is nothing, and not zero, where nothing was measured', () =>
		inScene(async ({ as }) => {
			const { figures } = await dashboard(as('head_of_region'), board('region'));
			expect([figures.index?.mean, figures.promise?.mean, figures.fixed?.mean]).toEqual([null, null, null]);
		}));
	test('percentages weigh by what was counted', () =>
		inScene(async ({ as, month }) => {
			await month('section', { element: 'within_promise_percent', mean: 50, count: 30 });
			await month('otherOffice', { element: 'within_promise_percent', mean: 90, count: 10 });
			await month('section', { element: 'confirmed_fixed', mean: 40, count: 5 });
			const { figures } = await dashboard(as('head_of_region'), board('region'));
			expect(figures.promise?.mean).toMatchObject({ mean: 60, count: 40 });
			expect(figures.fixed?.mean).toMatchObject({ mean: 40, count: 5 });
		}));
	test('JP are those of the page that it opens', () =>
		inScene(async ({ as }) => {
			const { figures } = await dashboard(as('head_of_region'), board('region'));
			const { obliged, met } = await teamJp(as('head_of_region'));
			expect(figures.jp_team).toEqual({ members: obliged, met });
		}));
	test('verdicts, money and decisions are those of the pages that they open', () =>
		inScene(async ({ as, db, world }) => {
			const id = await insertJudged(db, { agencyId: world.agency.id, verdict: 'proven_worse', att: -3, ci95: [-5, -1], trained: [world.units.section] });
			await insertJudged(db, { agencyId: world.foreignAgency.id });
			await recordCost(as('training_manager'), id, { kind: 'travel', amount: 2_000_000, spentOn: '2026-03-02', source: 'SPD' });
			await recordCost(as('training_manager'), id, { kind: 'working_time', amount: 500_000, spentOn: '2026-03-02', source: 'Gaji' });
			await recordCost(as('training_manager'), id, { kind: 'travel', amount: 9_000_000, spentOn: '2025-12-31', source: 'SPD' });
			const { figures } = await dashboard(as('head_of_region'), board('region'));
			expect(figures.verdicts?.filter(({ count }) => count > 0)).toEqual([{ code: 'proven_worse', count: 1 }]);
			expect(figures.spent).toEqual({ paid: 2_000_000, workingTime: 500_000, programmes: 1, bounded: 0 });
			expect(figures.decisions).toEqual({ waiting: 1, proposed: 0, unplanned: 0 });
			expect(figures.decisions?.waiting).toBe((await decisionList(as('head_of_region'), { standing: 'waiting' })).rows.length);
			expect(await spending(as('auditor'))).toMatchObject({ year: '2026', paid: 2_000_000, rows: [{ programmeId: id, lines: 2, full: 11_500_000, verdict: 'proven_worse', costPerPoint: { kind: 'undefined', because: 'no_gain' } }] });
			await expect(spending(as('employee'))).rejects.toMatchObject({ status: 403 });
		}));
});

describe('whose board it is', () => {
	test.each(PERSONAS)('%s sees a board, and on it nothing without its right', (persona) =>
		inScene(async ({ as, world }) => {
			const { actor } = world.cast[persona];
			const shown = await dashboard(as(persona), board('region'));
			expect(shown.tiles.length).toBeLessThanOrEqual(7);
			expect(Object.keys(shown.figures).every((key) => shown.tiles.includes(key as never))).toBe(true);
			if (!actor.can('evaluation.read')) expect(shown.figures).not.toHaveProperty('spent');
			if (shown.board === 'region') expect(actor.can('report.read')).toBe(true);
		})
	);
	test('a board that is not the own one is answered with the own one', () =>
		inScene(async ({ as }) => {
			expect((await dashboard(as('employee'), readBoardSearch(new URLSearchParams('papan=region')))).board).toBe('own');
			expect((await dashboard(as('stranger'), board('training')))).toMatchObject({ board: null, tiles: [], figures: {} });
		}));
	test('an officer’s own has the JP of the year', () =>
		inScene(async ({ as }) => expect((await dashboard(as('employee'), board('own'))).figures).toMatchObject({ jp_own: { jp: 0, year: 2026 }, activities: 0 })));
});

describe('the rows behind a measure', () => {
	test('add up to it, and stand by name', () =>
		inScene(async ({ as, month, world }) => {
			await month('section', { mean: 75 });
			await month('otherOffice', { mean: 100, count: 30 });
			const { rows, mean } = await measureRows(as('evaluator'), 'kepuasan', board('region'));
			expect(rows.map(({ unitId }) => unitId).sort()).toEqual([world.units.section.id, world.units.otherOffice.id].sort());
			expect(rows.map(({ unitName }) => unitName)).toEqual(rows.map(({ unitName }) => unitName).toSorted());
			expect(mean?.count).toBe(rows.reduce((sum, { count }) => sum + count, 0));
		}));
	// R18: the mean of all, less the rows that are shown, is of five people or more, and not of one row alone.
	test('hide a small row and the next smallest, so that the mean of all does not tell it', () =>
		inScene(async ({ as, month }) => {
			await month('section', { element: 'confirmed_fixed', mean: 0, count: 2 });
			await month('otherOffice', { element: 'confirmed_fixed', mean: 100, count: 30 });
			const { rows, mean } = await measureRows(as('head_of_region'), 'tuntas', board('region'));
			expect(rows.map(({ sum, count, isFew }) => [sum, count, isFew])).toEqual([[0, 0, true], [0, 0, true]]);
			expect(mean?.count).toBe(32);
		}));
	test('of fewer than five together say nothing, nor does the tile', () =>
		inScene(async ({ as, month }) => {
			await month('section', { element: 'confirmed_fixed', mean: 0, count: 4 });
			expect((await measureRows(as('head_of_region'), 'tuntas', board('region'))).mean).toBeNull();
			expect((await dashboard(as('head_of_region'), board('region'))).figures.fixed?.mean).toBeNull();
		}));
	test('read answers only where they may be told', () =>
		inScene(async ({ db, as, month }) => {
			await month('section', { mean: 25, count: 20 });
			await month('otherOffice', { mean: 100, count: 10 });
			await db.updateTable('outcome_month').set({ told: false }).where('responses', '=', 20).execute();
			expect((await measureRows(as('head_of_region'), 'kepuasan', board('region'))).rows.map(({ count }) => count)).toEqual([10]);
			expect((await dashboard(as('head_of_region'), board('region'))).figures.index?.mean).toMatchObject({ mean: 100, groups: 1 });
		}));
	test('of another measure are not found, and of one without the right refused', () =>
		inScene(async ({ as }) => {
			await expect(measureRows(as('evaluator'), 'index', board(null))).rejects.toMatchObject({ code: 'request.not_found' });
			await expect(measureRows(as('employee'), 'kepuasan', board(null))).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));
});
