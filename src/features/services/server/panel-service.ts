import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';

/** One month of one service of one unit. */
export interface PanelCell {
	readonly unitId: string;
	readonly serviceId: string;
	/** First day, 'YYYY-MM-DD'. */
	readonly month: string;
}

/** A feature that has something to say in the panel: which elements it owns, and how they are counted. */
export interface PanelSource {
	readonly elements: readonly string[];
	/**
	 * A select of unit_id, service_id, month, element, responses, total, value; it may read `cell (unit_id, service_id, month)`, the cells to count.
	 *
	 * @param running first day of the month that is not over: what may not be read while it grows leaves it out
	 */
	measures(agencyId: string, running: string): RawBuilder<unknown>;
	/** Says of what was counted which cells may be shown, in the same transaction. */
	judge?(tx: Db, agencyId: string, counted: readonly CountedSpan[]): Promise<void>;
}

/** A unit and service of which months were counted again, from the first to the last of them. */
export interface CountedSpan {
	readonly unitId: string;
	readonly serviceId: string;
	readonly first: string;
	readonly last: string;
}

export interface PanelRefresh {
	/** Cells that were counted again. */
	readonly cells: number;
	/** Rows of the panel that are new or came out different. */
	readonly written: number;
	/** Rows that went, because nothing was left to count. */
	readonly gone: number;
}

/**
 * Says that the facts behind these cells have changed, in the transaction that changed them: row and mark commit or vanish together.
 * The same cell may be marked often; nobody waits for anybody.
 */
export async function markStale(tx: Db, agencyId: string, cells: readonly PanelCell[]): Promise<void> {
	if (cells.length === 0) return;
	const packet = cells.map(({ unitId, serviceId, month }) => ({ unit_id: unitId, service_id: serviceId, month }));
	await sql`insert into panel_stale (agency_id, unit_id, service_id, month)
		select distinct ${agencyId}::uuid, c.unit_id, c.service_id, date_trunc('month', c.month)::date
		from jsonb_to_recordset(${JSON.stringify(packet)}::jsonb) as c (unit_id uuid, service_id uuid, month date)`.execute(tx);
}

/** The same for cells that a query finds: a select of unit_id, service_id, month (any day of it). */
export async function markStaleBy(tx: Db, agencyId: string, cells: RawBuilder<unknown>): Promise<void> {
	await sql`insert into panel_stale (agency_id, unit_id, service_id, month)
		select distinct ${agencyId}::uuid, c.unit_id, c.service_id, date_trunc('month', c.month)::date from (${cells}) c`.execute(tx);
}

/**
 * Counts the marked cells of an agency again and writes what evaluations and pages read; other cells are not looked at.
 * Run twice it writes nothing the second time. All sources are given: a mark says which cell changed, not whose facts.
 * A mark on the month that runs stays, one a cell: what is counted of whole months only is counted when it is over.
 *
 * @param today 'YYYY-MM-DD'
 */
export function refreshPanel(db: Db, agencyId: string, sources: readonly PanelSource[], today: string): Promise<PanelRefresh> {
	const marked = sql`delete from panel_stale where agency_id = ${agencyId}::uuid returning unit_id, service_id, month`;
	const again = sql`insert into panel_stale (agency_id, unit_id, service_id, month) select distinct ${agencyId}::uuid, unit_id, service_id, month from wanted where month >= ${runningMonth(today)}::date`;
	return measure(db, agencyId, sources, { cells: marked, again, today });
}

/**
 * Counts the elements of some sources in the cells that a query finds (a select of unit_id, service_id, month), marked or not; marks stay.
 * Elements of other sources stay as they are.
 *
 * @param today 'YYYY-MM-DD'
 */
export function measurePanel(db: Db, agencyId: string, sources: readonly PanelSource[], cells: RawBuilder<unknown>, today: string): Promise<PanelRefresh> {
	return measure(db, agencyId, sources, { cells, again: sql`select 1`, today });
}

function runningMonth(today: string): string {
	return `${today.slice(0, 7)}-01`;
}

interface Work {
	readonly cells: RawBuilder<unknown>;
	readonly again: RawBuilder<unknown>;
	readonly today: string;
}

function measure(db: Db, agencyId: string, sources: readonly PanelSource[], { cells, again, today }: Work): Promise<PanelRefresh> {
	return inTransaction(db, async (tx) => {
		// One at a time: else the slower of two would write the older counts last.
		await sql`select pg_advisory_xact_lock(hashtextextended(${`panel/${agencyId}`}, 0))`.execute(tx);
		// The full join is always hashed or merged: with a plain anti-join a wrong estimate made 10,000 × 10,000 comparisons (40 s instead of half a second).
		const { rows } = await sql<PanelRefresh & { readonly spans: readonly CountedSpan[] }>`
			with wanted as (
				${cells}
			), again as (
				${again}
			), cell as materialized (
				select distinct unit_id, service_id, date_trunc('month', month)::date as month from wanted
			), fresh as materialized (
				${sql.join(
					sources.map((source) => source.measures(agencyId, runningMonth(today))),
					sql` union all `
				)}
			), known as (
				select o.unit_id, o.service_id, o.month, o.element, o.responses, o.total, o.value from cell c
				join outcome_month o on o.agency_id = ${agencyId}::uuid and o.unit_id = c.unit_id and o.service_id = c.service_id and o.month = c.month
				where o.element = any (${sources.flatMap(({ elements }) => elements)}::text[])
			), different as materialized (
				select unit_id, service_id, month, element, f.responses, f.total, f.value
				from known k full join fresh f using (unit_id, service_id, month, element)
				where (k.responses, k.total, k.value) is distinct from (f.responses, f.total, f.value)
			), gone as (
				delete from outcome_month o using different d
				where d.responses is null and o.agency_id = ${agencyId}::uuid and o.unit_id = d.unit_id and o.service_id = d.service_id and o.element = d.element and o.month = d.month
				returning 1
			), written as (
				insert into outcome_month (agency_id, unit_id, service_id, element, month, responses, total, value)
				select ${agencyId}::uuid, unit_id, service_id, element, month, responses, total, value from different where responses is not null
				on conflict (agency_id, unit_id, service_id, element, month) do update set responses = excluded.responses, total = excluded.total, value = excluded.value
				returning 1
			)
			select (select count(*)::int from cell) as cells, (select count(*)::int from written) as written, (select count(*)::int from gone) as gone,
				(select coalesce(json_agg(p), '[]') from (select unit_id as "unitId", service_id as "serviceId", min(month)::text as first, max(month)::text as last from cell group by unit_id, service_id) p) as spans`.execute(tx);
		const { spans, ...refreshed } = rows[0] ?? { cells: 0, written: 0, gone: 0, spans: [] };
		if (spans.length > 0) for (const source of sources) await source.judge?.(tx, agencyId, spans);
		return refreshed;
	});
}
