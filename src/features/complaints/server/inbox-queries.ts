import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { InboxSearch } from '../inbox.schema.ts';
import { OPEN_STATES, STATES, type ComplaintClass, type ComplaintState } from '../schema.ts';
import type { ComplaintRow } from './queries.ts';

/** Beyond so many rows nobody counts along, and a page says '1.000+'. */
export const MOST_COUNTED = 1000;
/** A search looks at so many of its newest finds. */
export const MOST_FOUND = 500;
/** An office and its sections. Of more units than these it is quicker to pass over the few rows of others. */
const FEW_UNITS = 12;

export interface InboxFilter extends Pick<InboxSearch, 'unitId' | 'class' | 'serviceId' | 'fromMonth' | 'toMonth' | 'rootCause' | 'outcome' | 'clusterId'> {
	readonly states: readonly ComplaintState[];
	readonly onlyLate: boolean;
	/** Only these: what a search found; null without a search. */
	readonly ids: readonly string[] | null;
	/** Zone of the government, in which its months begin. */
	readonly timeZone: string;
}

/** Where the rows can be at all, so that the others are not looked at. The policy's own condition still decides on each. */
export interface InboxScope {
	/** Units that the actor reads; null: all. */
	readonly unitIds: readonly string[] | null;
	/** Only violations, all but violations, or (null) both. */
	readonly violations: boolean | null;
}

export type InboxRow = Pick<ComplaintRow, 'id' | 'number' | 'class' | 'state' | 'subject' | 'unitName' | 'receivedOn' | 'dueOn' | 'verifyDueOn' | 'respondDueOn' | 'joined' | 'escalation' | 'isConfidential'>;

/** Units below any of these paths. */
export async function unitsBelow(db: Db, agencyId: string, paths: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select id from unit where agency_id = ${agencyId} and path like any (${paths.map((path) => `${path}%`)}::text[])`.execute(db);
	return rows.map(({ id }) => id);
}

/** The newest complaints with these words, at most `most`, or the one with this number. */
export async function searchIds(db: Db, agencyId: string, text: string, { unitIds, violations }: InboxScope, onlyOpen: boolean, today: string, most: number): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select id from search_complaints(${agencyId}, ${text}, ${unitIds}::uuid[], ${violations}::boolean, ${onlyOpen}, ${today}::date, ${most})`.execute(db);
	return rows.map(({ id }) => id);
}

/** What the actor may read: of open ones the soonest deadline first, then the oldest; of all others the newest first. */
export async function listInbox(db: Db, agencyId: string, readable: RawBuilder<boolean>, scope: InboxScope, filter: InboxFilter, today: string, limit: number, offset: number): Promise<InboxRow[]> {
	const isOpen = filter.states.length > 0 && filter.states.every((state) => (OPEN_STATES as readonly ComplaintState[]).includes(state));
	const order = isOpen ? sql`${NEXT_DUE}, c.received_at, c.id` : sql`c.received_at desc, c.id`;
	const condition = sql<boolean>`${inboxCondition(agencyId, readable, scope, filter, today)} and ${inStates(filter.states)}`;
	// Which rows stand on the page is found first, in an index where there is one; the rows themselves are read only for these fifty.
	const { rows } = await sql<InboxRow>`
		with page as materialized (${!isOpen && scope.unitIds !== null && scope.unitIds.length <= FEW_UNITS ? pageOfUnits(scope.unitIds, condition, limit, offset) : sql`select c.id from ${sources} where ${condition} order by ${order} limit ${limit} offset ${offset}`})
		select c.id, c.number, c.class, c.state, c.subject, u.name as "unitName", coalesce(c.received_on, (c.received_at at time zone a.time_zone)::date) as "receivedOn",
			c.due_on as "dueOn", c.verify_due_on as "verifyDueOn", c.respond_due_on as "respondDueOn", c.joined, c.escalation, c.is_confidential as "isConfidential"
		from page p join complaint c on c.agency_id = ${agencyId} and c.id = p.id join unit u on u.agency_id = c.agency_id and u.id = c.unit_id join agency a on a.id = c.agency_id
		order by ${order}`.execute(db);
	return rows;
}

/** Each unit gives its newest up to the end of the page: so many are walked in order, and not all of an office sorted. */
function pageOfUnits(unitIds: readonly string[], condition: RawBuilder<boolean>, limit: number, offset: number): RawBuilder<unknown> {
	return sql`select n.id from unnest(${unitIds}::uuid[]) w(unit_id) cross join lateral (
		select c.id, c.received_at from ${sources} where c.unit_id = w.unit_id and ${condition} order by c.received_at desc, c.id limit ${limit + offset}) n order by n.received_at desc, n.id limit ${limit} offset ${offset}`;
}

const sources = sql`complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id`;

export interface InboxCounts {
	/** By state; `MOST_COUNTED + 1` where there are more. */
	readonly states: ReadonlyMap<ComplaintState, number>;
	readonly late: number;
}

/** How many there are in each state, and how many of the open ones are late, with the same filter but its states. */
export async function countInbox(db: Db, agencyId: string, readable: RawBuilder<boolean>, scope: InboxScope, filter: InboxFilter, today: string): Promise<InboxCounts> {
	const condition = inboxCondition(agencyId, readable, scope, { ...filter, onlyLate: false }, today);
	const late = sql<boolean>`${inStates(OPEN_STATES)} and ${isLate(today)}`;
	const numbers = [...STATES.map((state) => ({ name: state, holds: sql<boolean>`c.state = ${sql.lit(state)}` })), { name: 'late', holds: late }];
	// A search left few rows: one look at each. Otherwise each number is sought by its own index, and only up to the limit.
	const { rows } = filter.ids
		? await sql<Record<string, number>>`select ${sql.join(numbers.map(({ name, holds }) => sql`(count(*) filter (where ${holds}))::integer as ${sql.ref(name)}`))} from ${sources} where ${condition}`.execute(db)
		: await sql<Record<string, number>>`select ${sql.join(numbers.map(({ name, holds }) => sql`(select count(*) from (select from ${sources} where ${condition} and ${holds} limit ${MOST_COUNTED + 1}) x)::integer as ${sql.ref(name)}`))}`.execute(db);
	const counts = rows[0] ?? {};
	return { states: new Map(STATES.flatMap((state) => (counts[state] ? [[state, counts[state]] as const] : []))), late: counts.late ?? 0 };
}

/** Of an open `complaint c`: what is due next, the check of a new one, the follow-up of a given one, or the answer. As `nextDue` says it of a row; the index of open ones is in this order. */
export const NEXT_DUE = sql<string | null>`least(c.due_on, case c.state when 'new' then c.verify_due_on when 'assigned' then c.respond_due_on end)`;

/** Of an open `complaint c`: what is due next is past. As `isLateOn` says it of a row. */
export const isLate = (today: string) => sql<boolean>`coalesce(${NEXT_DUE} < ${today}::date, false)`;

/** Written out, not handed over: only then does the server see that the index of open ones holds them all. */
function inStates(states: readonly ComplaintState[]): RawBuilder<boolean> {
	return states.length === 0 ? sql<boolean>`true` : sql<boolean>`c.state in (${sql.join(states.map((state) => sql.lit(state)))})`;
}

function inboxCondition(agencyId: string, readable: RawBuilder<boolean>, { unitIds, violations }: InboxScope, filter: InboxFilter, today: string): RawBuilder<boolean> {
	const { onlyLate, ids, timeZone, unitId, class: kind, serviceId, fromMonth, toMonth, rootCause, outcome, clusterId } = filter;
	const parts: (RawBuilder<boolean> | false | null)[] = [
		sql`c.agency_id = ${agencyId} and ${readable}`,
		unitIds !== null && sql`c.unit_id = any (${unitIds}::uuid[])`,
		violations !== null && (violations ? sql`c.class = 'violation'` : sql`c.class <> 'violation'`),
		ids !== null && sql`c.id = any (${ids}::uuid[])`,
		onlyLate && isLate(today),
		unitId !== null && sql`c.unit_id = ${unitId}::uuid`,
		kind !== null && sql`c.class = ${sql.lit<ComplaintClass>(kind)}`,
		serviceId !== null && sql`c.service_id = ${serviceId}::uuid`,
		fromMonth !== null && sql`c.received_at >= ${startOf(timeZone, fromMonth)}`,
		toMonth !== null && sql`c.received_at < ${startOf(timeZone, toMonth, '1 month')}`,
		rootCause !== null && sql`c.root_cause = ${rootCause}`,
		outcome !== null && outcomes[outcome],
		clusterId !== null && sql`c.cluster_id = ${clusterId}::uuid`
	];
	return sql<boolean>`${sql.join(parts.filter((part) => part !== false && part !== null), sql` and `)}`;
}

/** The first instant of a month ('YYYY-MM') in a zone, from values that the planner knows: only then does it see how many rows a few months are. */
export function startOf(timeZone: string, month: string, later = '0 days'): RawBuilder<Date> {
	return sql<Date>`((${`${month}-01`}::timestamp + ${later}::interval) at time zone ${timeZone}::text)`;
}

/** Closed no later than the answer was due; a complaint without a deadline is neither. The day is the agency's own. */
export const CLOSED_IN_TIME = sql<boolean>`((c.closed_at at time zone (select time_zone from agency where id = c.agency_id))::date <= c.due_on)`;

const outcomes: Readonly<Record<NonNullable<InboxSearch['outcome']>, RawBuilder<boolean>>> = {
	in_time: sql`c.state = 'closed' and ${CLOSED_IN_TIME}`,
	too_late: sql`c.state = 'closed' and not ${CLOSED_IN_TIME}`,
	confirmed: sql`c.state = 'closed' and c.confirmed_fixed`,
	denied: sql`c.state = 'closed' and not c.confirmed_fixed`
};
