import { wilson95 } from '#platform/statistics/wilson.ts';
import { describe, expect, test } from 'vitest';
import { readTableText } from '#platform/csv/read-table.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { insertVisits } from '#tests/support/queue.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { quantile } from '../figures.rules.ts';
import { TimeFilter } from '../schema.ts';
import { listTimes, POINTS_PER_PAGE, readTimes, readVisits, visitsFile, VISITS_PER_PAGE } from './times-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly ctx: Ctx;
}
const scene = (work: (scene: Scene) => Promise<void>, promisedMinutes: number | null = 20) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		await db.updateTable('service').set({ promised_minutes: promisedMinutes }).where('id', '=', point.serviceId).execute();
		await work({ db, world, point, ctx: ctxOf(db, world.cast.service_officer.actor) });
	});
const filter = (given: Record<string, string> = {}) => TimeFilter.parse(given);
/** Monday 9 November 2026, 08.00 WIB, and so many hours later. */
const monday = (hours = 0) => new Date(Date.parse('2026-11-09T01:00:00Z') + hours * 3_600_000).toISOString();

describe('times of a point', () => {
	test('are the quantiles of the rule and Wilson’s interval beside the promise', () =>
		scene(async ({ db, point, ctx }) => {
			const waits = [2, 4, 7, 9, 11, 14, 15, 18, 22, 60];
			await insertVisits(db, point, waits.map((wait) => ({ takenAt: monday(), wait, serve: 4 })));
			const { all } = await readTimes(ctx, point.slug, filter());
			const kept = waits.filter((wait) => wait + 4 <= 20).length;
			expect(all).toMatchObject({ visits: 10, waitMedian: quantile(waits, 0.5), serveMedian: 4, promises: 10, kept, share: kept / 10, isSmall: false });
			expect(all?.waitP90).toBeCloseTo(quantile(waits, 0.9), 9);
			expect(all?.interval).toEqual(wilson95(kept, 10));
		}));

	test('by month, day of the week and hour of the agency’s clock', () =>
		scene(async ({ db, point, ctx }) => {
			await insertVisits(db, point, [{ takenAt: monday(), wait: 10, serve: 1 }, { takenAt: monday(26), wait: 30, serve: 1 }, { takenAt: '2026-09-30T17:30:00Z', wait: 5, serve: 1 }]);
			const page = await readTimes(ctx, point.slug, filter({ dari: '2026-09', sampai: '2026-11' }));
			expect(page.months.map(({ month, figures }) => [month, figures?.waitMedian ?? null])).toEqual([['2026-09', null], ['2026-10', 5], ['2026-11', 20]]);
			expect(page.weekdays.map(({ key, visits }) => [key, visits])).toEqual([['1', 1], ['2', 1], ['4', 1]]);
			expect(page.hours.map(({ key, waitMedian }) => [key, waitMedian])).toEqual([['0', 5], ['8', 10], ['10', 30]]);
			expect(await readTimes(ctx, point.slug, filter({ hari: '1' }))).toMatchObject({ all: { visits: 1, waitMedian: 10 } });
			expect(await readTimes(ctx, point.slug, filter({ jam: '10' }))).toMatchObject({ all: { visits: 1, waitMedian: 30 } });
		}));

	test('what cannot be believed is counted and not averaged; few are said to be few', () =>
		scene(async ({ db, point, ctx }) => {
			await insertVisits(db, point, [{ takenAt: monday(), wait: 5, serve: 1 }, { takenAt: monday(), wait: 500, serve: 1, clockFault: true }]);
			expect((await readTimes(ctx, point.slug, filter())).all).toMatchObject({ visits: 2, waits: 1, waitMedian: 5, clockFaults: 1, promises: 1, isSmall: true });
		}));

	test('without a visit there is nothing, not zero', () =>
		scene(async ({ point, ctx }) => {
			const page = await readTimes(ctx, point.slug, filter());
			expect(page.all).toBeNull();
			expect(page.months).toHaveLength(12);
			expect((await readVisits(ctx, point.slug, filter())).visits).toEqual([]);
		}));

	test('an address that says nonsense is read as if it said nothing', () => {
		expect(filter({ dari: '2026-13', sampai: "'; drop", hari: '9', jam: 'x', halaman: '-1' })).toEqual({ halaman: 1 });
	});
});

describe('the rows behind a number', () => {
	test('are as many as the number says, newest first, page by page', () =>
		scene(async ({ db, point, ctx }) => {
			await insertVisits(db, point, Array.from({ length: VISITS_PER_PAGE + 3 }, (_, index) => ({ takenAt: monday(index / 60), wait: 1, serve: 1 })));
			const first = await readVisits(ctx, point.slug, filter());
			expect(first).toMatchObject({ total: VISITS_PER_PAGE + 3, pages: 2, page: 1 });
			expect(first.visits[0]?.takenAt.getTime()).toBeGreaterThan(first.visits[1]?.takenAt.getTime() ?? Infinity);
			expect((await readVisits(ctx, point.slug, filter({ halaman: '99' }))).visits).toHaveLength(3);
		}));

	test('are exported as seen, by the local clock', () =>
		scene(async ({ db, point, ctx }) => {
			await insertVisits(db, point, [{ takenAt: monday(), wait: 5.5, serve: 1 }, { takenAt: monday(1), reference: '470/1', workingDays: 2 }]);
			const { name, text } = await visitsFile(ctx, point.slug, filter({ dari: '2026-11', sampai: '2026-11' }));
			expect(name).toBe(`kunjungan-${point.slug}-2026-11-2026-11.csv`);
			expect(readTableText(text).rows.map(({ cells }) => cells)).toMatchObject([
				{ nomor: '470/1', hari_kerja: '2', sumber: 'desk' }, { diambil: '2026-11-09 08:00:00', dipanggil: '2026-11-09 08:05:30', menit_menunggu: '5.5', tepat_janji: 'ya', sumber: 'tablet' }
			]);
		}));
});

describe('the list', () => {
	test('is paged, and a page beyond the last is the last', () =>
		scene(async ({ db, world, ctx }) => {
			for (let at = 0; at < POINTS_PER_PAGE; at++) await insertServicePoint(db, world.units.section, { name: `Loket ${at}` }).catch(() => undefined);
			const first = await listTimes(ctx, filter());
			const last = await listTimes(ctx, filter({ halaman: '99' }));
			expect([first.total, first.pages, first.rows.length, last.page, last.rows.length]).toEqual([POINTS_PER_PAGE + 1, 2, POINTS_PER_PAGE, 2, 1]);
		}));
});

describe('who may read them', () => {
	test.each(PERSONAS)('%s sees in the list just the points whose page opens', (persona) =>
		scene(async ({ db, world, point }) => {
			await insertVisits(db, point, [{ takenAt: monday(), wait: 5, serve: 1 }]);
			const ctx = ctxOf(db, world.cast[persona].actor);
			const listed = await listTimes(ctx, filter()).then(({ rows }) => rows.map((row) => row.point.slug), () => []);
			const opens = await readTimes(ctx, point.slug, filter()).then(() => [point.slug], () => []);
			expect(listed).toEqual(opens);
		}));

	test('another government’s point does not exist', () =>
		scene(async ({ db, world }) => {
			const foreign = await insertServicePoint(db, world.units.foreignRoot);
			const ctx = ctxOf(db, world.cast.auditor.actor);
			for (const read of [readTimes, readVisits, visitsFile]) await expect(read(ctx, foreign.slug, filter())).rejects.toMatchObject({ code: 'queue.point_not_found' });
		}));

	test('who may read only works no queue', () =>
		scene(async ({ db, world }) => {
			expect((await listTimes(ctxOf(db, world.cast.auditor.actor), filter())).rows).toMatchObject([{ mayOperate: false, figures: null }]);
			expect((await listTimes(ctxOf(db, world.cast.service_officer.actor), filter())).rows).toMatchObject([{ mayOperate: true }]);
		}));
});
