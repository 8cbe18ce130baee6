import { wilson95 } from '#platform/statistics/wilson.ts';
import { sql } from 'kysely';
import { signedIn, type Ctx } from '#platform/context.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { monthsBetween } from '#platform/months.ts';
import { Problem } from '#platform/problem.ts';
import { isSmall } from '../figures.rules.ts';
import { spanOf } from '../span.rules.ts';
import type { TimeFilter } from '../schema.ts';
import { ticketText } from '../visit-id.rules.ts';
import { en } from '../times.messages.en.ts';
import { id } from '../times.messages.id.ts';
import { figuresByPoint, listTimedVisits, slicedFigures, type RawFigures, type SlicedFigures, type Span, type TimedVisit } from './figure-queries.ts';
import { listTimedPoints, type TimedPoint } from './point-queries.ts';
import { readablePoint } from './point-service.ts';
import { timesReadableBy } from './policy.ts';

export type { Span, TimedVisit };

/** Figures with what may be said of them. */
export interface Figures extends RawFigures {
	/** 0–1 with its 95 % interval by Wilson; null where no promise was counted. */
	readonly share: number | null;
	readonly interval: readonly [number, number] | null;
	/** Fewer than ten times: shown in grey, with a sentence. */
	readonly isSmall: boolean;
}

function said(raw: RawFigures): Figures {
	const { kept, promises, waits, files } = raw;
	return { ...raw, share: promises === 0 ? null : kept / promises, interval: wilson95(kept, promises), isSmall: isSmall(Math.max(waits, files)) };
}

export interface TimesList {
	readonly rows: readonly { readonly point: TimedPoint; readonly figures: Figures | null; readonly mayOperate: boolean }[];
	readonly span: Span;
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

export const POINTS_PER_PAGE = 50;

/** Every point whose times the actor may read, 50 a page, with the figures of the months asked for. @throws {Problem} identity.not_allowed */
export async function listTimes(ctx: Ctx, filter: TimeFilter): Promise<TimesList> {
	const actor = signedIn(ctx);
	if (!actor.can('service_time.read') && !actor.can('queue.operate')) throw new Problem('identity.not_allowed', 403, { verb: 'service_time.read' });
	const span = spanOf(filter, ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const readable = await listTimedPoints(tx, actor.agencyId, timesReadableBy(actor));
		const pages = Math.max(1, Math.ceil(readable.length / POINTS_PER_PAGE));
		const page = Math.min(filter.halaman, pages);
		const points = readable.slice((page - 1) * POINTS_PER_PAGE, page * POINTS_PER_PAGE);
		const ids = sql`select unnest(${points.map((point) => point.id)}::uuid[])`;
		const figures = await figuresByPoint(tx, actor.agencyId, ids, span);
		const rows = points.map((point) => {
			const own = figures.get(point.id);
			return { point, figures: own ? said(own) : null, mayOperate: actor.can('queue.operate', point.unitPath) };
		});
		return { rows, span, total: readable.length, page, pages };
	});
}

export interface Slice extends Figures {
	readonly key: string;
}

export interface TimesPage {
	readonly point: TimedPoint;
	readonly span: Span;
	readonly mayOperate: boolean;
	/** Null: no visit in the span. */
	readonly all: Figures | null;
	/** Every month of the span, also those without a visit (null). */
	readonly months: readonly { readonly month: string; readonly figures: Figures | null }[];
	readonly weekdays: readonly Slice[];
	readonly hours: readonly Slice[];
}

/** Times of one point beside its promise: all, by month, by day of the week, by hour. @throws {Problem} queue.point_not_found */
export function readTimes(ctx: Ctx, slug: string, filter: TimeFilter): Promise<TimesPage> {
	const span = spanOf(filter, ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await readablePoint(tx, ctx, slug);
		const slices = await slicedFigures(tx, actor.agencyId, point.id, span);
		const total = slices.find(({ month, weekday, hour }) => month === null && weekday === null && hour === null);
		const byMonth = new Map(slices.map((slice) => [slice.month, slice]));
		const of = (pick: (slice: SlicedFigures) => number | null) => slices.filter((slice) => pick(slice) !== null).map((slice): Slice => ({ ...said(slice), key: String(pick(slice)) }));
		return {
			point, span, mayOperate: actor.can('queue.operate', point.unitPath), all: total && total.visits > 0 ? said(total) : null,
			months: monthsBetween(span.from, span.to).map((month) => {
				const slice = byMonth.get(month);
				return { month, figures: slice ? said(slice) : null };
			}),
			weekdays: of(({ weekday }) => weekday), hours: of(({ hour }) => hour)
		};
	});
}

export const VISITS_PER_PAGE = 50;
const MOST_IN_FILE = 100_000;

export interface VisitsPage {
	readonly point: TimedPoint;
	readonly span: Span;
	readonly visits: readonly TimedVisit[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

/** The visits behind the figures, newest first, 50 a page; a page beyond the last is the last. @throws {Problem} queue.point_not_found */
export function readVisits(ctx: Ctx, slug: string, filter: TimeFilter): Promise<VisitsPage> {
	const span = spanOf(filter, ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await readablePoint(tx, ctx, slug);
		const total = (await figuresByPoint(tx, actor.agencyId, sql`${point.id}::uuid`, span)).get(point.id)?.visits ?? 0;
		const pages = Math.max(1, Math.ceil(total / VISITS_PER_PAGE));
		const page = Math.min(filter.halaman, pages);
		return { point, span, total, page, pages, visits: await listTimedVisits(tx, actor.agencyId, point.id, span, { limit: VISITS_PER_PAGE, offset: (page - 1) * VISITS_PER_PAGE }) };
	});
}

/** The same visits as a file that a spreadsheet opens without running anything in it. @throws {Problem} queue.point_not_found */
export function visitsFile(ctx: Ctx, slug: string, filter: TimeFilter): Promise<{ readonly name: string; readonly text: string }> {
	const span = spanOf(filter, ctx.today);
	const words = { id, en }[ctx.locale].file;
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await readablePoint(tx, ctx, slug);
		const visits = await listTimedVisits(tx, actor.agencyId, point.id, span, { limit: MOST_IN_FILE, offset: 0 });
		const stamp = (instant: Date | null) => (instant === null ? '' : localStamp(instant, point.timeZone));
		const round = (minutes: number | null) => (minutes === null ? '' : Math.round(minutes * 100) / 100);
		const cells = visits.map((visit) => [
			visit.reference ?? (visit.number === null ? '' : ticketText({ series: visit.series, number: visit.number })), visit.counter ?? '', visit.takenKnown ? stamp(visit.takenAt) : '', stamp(visit.calledAt),
			stamp(visit.servedAt), stamp(visit.doneAt), round(visit.wait), round(visit.serve), round(visit.whole), visit.workingDays ?? '', visit.pausedMinutes, visit.kept === null ? '' : visit.kept ? words.yes : words.no,
			visit.clockFault ? words.yes : '', visit.source
		]);
		return { name: `${words.name}-${point.slug}-${span.from}-${span.to}.csv`, text: writeTable(words.headers, cells, { bom: true }) };
	});
}

/** '2026-11-21 10:00:05' where the counter stands: as imports read it back. */
function localStamp(instant: Date, timeZone: string): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
}
