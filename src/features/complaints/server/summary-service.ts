import { sql } from 'kysely';
import { signedIn, type Ctx } from '#platform/context.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { wilson95 } from '#platform/statistics/wilson.ts';
import { exchangeWords } from '../exchange.messages.ts';
import { officeWords } from '../office.messages.ts';
import { ROOT_CAUSES, type RootCause } from '../schema.ts';
import { SummarySearch } from '../summary.schema.ts';
import { CLOSED_IN_TIME, startOf } from './inbox-queries.ts';
import { complaintsReadableBy } from './policy.ts';

/** Fewer than this, and a share is written faintly. */
const FEW = 10;
const MOST_ROWS = 500;

export interface Share {
	readonly part: number;
	readonly whole: number;
	/** 0–1, or null of nothing. */
	readonly share: number | null;
	/** Wilson's 95 % interval, shares 0–1. */
	readonly interval: readonly [number, number] | null;
	readonly isFew: boolean;
}

export interface SummaryRow {
	/** Key of unit or service, the month 'YYYY-MM', or null: without a service. */
	readonly key: string | null;
	readonly name: string | null;
	readonly total: number;
	readonly open: number;
	readonly closed: number;
	readonly other: number;
	/** Of closed ones that had a deadline. */
	readonly inTime: Share;
	/** Of reporters who answered. */
	readonly confirmed: Share;
	readonly causes: Readonly<Partial<Record<RootCause, number>>>;
}

export interface Summary {
	readonly search: SummarySearch & { readonly from: string; readonly to: string };
	readonly rows: readonly SummaryRow[];
}

export function readSummarySearch(query: URLSearchParams): SummarySearch {
	return SummarySearch.parse({ by: query.get('menurut') ?? undefined, from: query.get('dari'), to: query.get('sampai') });
}

interface Counted extends Omit<SummaryRow, 'inTime' | 'confirmed'> {
	readonly timed: number;
	readonly intime: number;
	readonly answers: number;
	readonly fixed: number;
}

/**
 * Numbers of the complaints that the actor may read, by unit, service or month of receipt; a year when no months are named.
 *
 * @throws {Problem} identity.not_allowed: reads complaints nowhere
 */
export async function summary(ctx: Ctx, wished: SummarySearch): Promise<Summary> {
	const actor = signedIn(ctx);
	if (!actor.can('complaint.read') && !actor.can('complaint.violation')) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.read' });
	const to = wished.to ?? ctx.today.slice(0, 7);
	const from = wished.from !== null && wished.from <= to ? wished.from : `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`;
	const [key, name] = { unit: [sql`c.unit_id::text`, sql`u.name`], service: [sql`c.service_id::text`, sql`s.name`], month: [sql`to_char(c.received_at at time zone a.time_zone, 'YYYY-MM')`, sql`to_char(c.received_at at time zone a.time_zone, 'YYYY-MM')`] }[wished.by] as [ReturnType<typeof sql>, ReturnType<typeof sql>];
	const { rows } = await inTransaction(ctx.db, (tx) => sql<Counted>`
		select ${key} as key, ${name} as name, count(*)::integer as total, (count(*) filter (where c.state in ('new', 'verified', 'assigned', 'handling', 'paused')))::integer as open,
			(count(*) filter (where c.state = 'closed'))::integer as closed, (count(*) filter (where c.state in ('archived', 'outside')))::integer as other,
			(count(*) filter (where c.state = 'closed' and c.due_on is not null))::integer as timed, (count(*) filter (where c.state = 'closed' and ${CLOSED_IN_TIME}))::integer as intime,
			(count(*) filter (where c.state = 'closed' and c.confirmed_fixed is not null))::integer as answers, (count(*) filter (where c.state = 'closed' and c.confirmed_fixed))::integer as fixed,
			jsonb_strip_nulls(jsonb_build_object(${sql.join(ROOT_CAUSES.flatMap((cause) => [sql.lit(cause), sql`nullif(count(*) filter (where c.root_cause = ${sql.lit(cause)}), 0)`]))})) as causes
		from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id join agency a on a.id = c.agency_id left join service s on s.agency_id = c.agency_id and s.id = c.service_id
		where c.agency_id = ${actor.agencyId} and ${complaintsReadableBy(actor)} and c.received_at >= ${startOf(ctx.timeZone, from)} and c.received_at < ${startOf(ctx.timeZone, to, '1 month')}
		group by 1, 2 order by ${wished.by === 'month' ? sql`1 desc` : sql`3 desc, 2`} limit ${MOST_ROWS}`.execute(tx));
	return { search: { by: wished.by, from, to }, rows: rows.map(({ timed, intime, answers, fixed, ...row }) => ({ ...row, inTime: shareOf(intime, timed), confirmed: shareOf(fixed, answers) })) };
}

/** A part of a whole with its interval. */
export function shareOf(part: number, whole: number): Share {
	return { part, whole, share: whole === 0 ? null : part / whole, interval: wilson95(part, whole), isFew: whole < FEW };
}

/** What is seen, as csv. */
export async function summaryFile(ctx: Ctx, wished: SummarySearch): Promise<string> {
	const { search, rows } = await summary(ctx, wished);
	const words = exchangeWords(ctx.locale).summary;
	const { rootCauses } = officeWords(ctx.locale);
	const percent = (value: number | undefined | null) => (value === null || value === undefined ? null : Math.round(value * 1000) / 10);
	const shareHeads = (name: string) => [name, `${name} (n)`, `${name} %`, `${name} % min`, `${name} % max`];
	const shareCells = ({ part, whole, share, interval }: Share) => [part, whole, percent(share), percent(interval?.[0]), percent(interval?.[1])];
	return writeTable(
		[words.bys[search.by], words.total, words.open, words.closed, words.other, ...shareHeads(words.inTime), ...shareHeads(words.confirmed), ...ROOT_CAUSES.map((cause) => rootCauses[cause])],
		rows.map((row) => [row.name ?? words.noService, row.total, row.open, row.closed, row.other, ...shareCells(row.inTime), ...shareCells(row.confirmed), ...ROOT_CAUSES.map((cause) => row.causes[cause] ?? 0)]),
		{ bom: true, separator: ';' }
	);
}
