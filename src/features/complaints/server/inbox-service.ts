import { coversAgency, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { FURTHER } from '../inbox-address.ts';
import { InboxSearch, statesOf } from '../inbox.schema.ts';
import { OPEN_STATES, type ComplaintState } from '../schema.ts';
import { countInbox, listInbox, MOST_COUNTED, MOST_FOUND, searchIds, unitsBelow, type InboxFilter, type InboxRow, type InboxScope } from './inbox-queries.ts';
import { complaintsReadableBy } from './policy.ts';

const PAGE = 50;
/** Whoever wants to see further narrows the filter. */
const MOST_PAGES = MOST_COUNTED / PAGE;

export interface Inbox {
	readonly search: InboxSearch;
	readonly rows: readonly InboxRow[];
	/** How many in each state with this text, class and unit, whatever view is open; counted up to a limit. */
	readonly counts: ReadonlyMap<ComplaintState, number>;
	/** States of which there are more than `counts` says. */
	readonly beyond: ReadonlySet<ComplaintState>;
	readonly late: number;
	readonly isLateBeyond: boolean;
	readonly total: number;
	/** More than `total`; and of a search, older finds than those shown. */
	readonly isTotalBeyond: boolean;
	readonly pages: number;
	readonly mayAdd: boolean;
	readonly maySet: boolean;
}

/** The filter of the inbox from the address, whatever stands there. */
export function readInboxSearch(query: URLSearchParams): InboxSearch {
	const further = Object.fromEntries(Object.entries(FURTHER).map(([key, name]) => [key, query.get(name)]));
	return InboxSearch.parse({ view: query.get('lihat') ?? undefined, text: query.get('cari') ?? '', class: query.get('jenis'), page: query.get('halaman') ?? undefined, ...further });
}

/**
 * Complaints that the actor may read, 50 a page: open ones by deadline, others the newest first. Nothing is counted beyond its
 * limit, and a search looks at its newest 500 finds, so that the page takes the same time over a million complaints.
 *
 * @throws {Problem} identity.not_allowed: reads complaints nowhere
 */
export async function inbox(ctx: Ctx, search: InboxSearch): Promise<Inbox> {
	const actor = signedIn(ctx);
	if (!actor.can('complaint.read') && !actor.can('complaint.violation')) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.read' });
	const readable = complaintsReadableBy(actor);
	return inTransaction(ctx.db, async (tx) => {
		const scope = await scopeOf(tx, actor);
		const states = statesOf(search.view);
		const ids = search.text === '' ? null : await searchIds(tx, actor.agencyId, search.text, scope, states === OPEN_STATES, ctx.today, MOST_FOUND);
		const filter: InboxFilter = { ...search, states, onlyLate: search.view === 'late', ids, timeZone: ctx.timeZone };
		const counted = await countInbox(tx, actor.agencyId, readable, scope, filter, ctx.today);
		const beyond = new Set([...counted.states].flatMap(([state, count]) => (count > MOST_COUNTED ? [state] : [])));
		const counts = new Map([...counted.states].map(([state, count]) => [state, Math.min(count, MOST_COUNTED)]));
		const [late, isLateBeyond] = [Math.min(counted.late, MOST_COUNTED), counted.late > MOST_COUNTED];
		const found = search.view === 'late' ? late : total(counts, states);
		const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(found / PAGE)));
		const page = Math.min(search.page, pages);
		const rows = await listInbox(tx, actor.agencyId, readable, scope, filter, ctx.today, PAGE, (page - 1) * PAGE);
		const isTotalBeyond = search.view === 'late' ? isLateBeyond : [...beyond].some((state) => states.length === 0 || states.includes(state)) || (ids !== null && ids.length >= MOST_FOUND);
		return { search: { ...search, page }, rows, counts, beyond, late, isLateBeyond, total: found, isTotalBeyond, pages, mayAdd: actor.can('complaint.handle'), maySet: actor.can('complaint.route') };
	});
}

/** Where the actor's complaints are, for the indexes: the policy's condition by itself gives them nothing to begin with. */
export async function scopeOf(tx: Db, actor: Actor): Promise<InboxScope> {
	const [reads, violations] = [actor.pathsFor('complaint.read'), actor.pathsFor('complaint.violation')];
	const paths = [...new Set([...reads, ...violations])];
	return { unitIds: coversAgency(paths) ? null : await unitsBelow(tx, actor.agencyId, paths), violations: reads.length === 0 ? true : violations.length === 0 ? false : null };
}

function total(counts: ReadonlyMap<ComplaintState, number>, states: readonly ComplaintState[] = []): number {
	return [...counts].reduce((sum, [state, count]) => (states.length === 0 || states.includes(state) ? sum + count : sum), 0);
}
