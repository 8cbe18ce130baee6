import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { InboxSearch, statesOf } from '../inbox.schema.ts';
import type { ComplaintState } from '../schema.ts';
import { complaintsReadableBy } from './policy.ts';
import { countInbox, listInbox, type InboxFilter, type InboxRow } from './queries.ts';

const PAGE = 50;

export interface Inbox {
	readonly search: InboxSearch;
	readonly rows: readonly InboxRow[];
	/** How many in each state with this text, class and unit, whatever view is open. */
	readonly counts: ReadonlyMap<ComplaintState, number>;
	readonly late: number;
	readonly total: number;
	readonly pages: number;
	readonly mayAdd: boolean;
	readonly maySet: boolean;
}

/** The filter of the inbox from the address, whatever stands there. */
export function readInboxSearch(query: URLSearchParams): InboxSearch {
	return InboxSearch.parse({ view: query.get('lihat') ?? undefined, text: query.get('cari') ?? '', unitId: query.get('unit'), class: query.get('jenis'), page: query.get('halaman') ?? undefined });
}

/**
 * Complaints that the actor may read, soonest deadline first, 50 a page.
 *
 * @throws {Problem} identity.not_allowed: reads complaints nowhere
 */
export async function inbox(ctx: Ctx, search: InboxSearch): Promise<Inbox> {
	const actor = signedIn(ctx);
	if (!actor.can('complaint.read') && !actor.can('complaint.violation')) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.read' });
	const readable = complaintsReadableBy(actor);
	const filter: InboxFilter = { states: statesOf(search.view), onlyLate: search.view === 'late', text: search.text, unitId: search.unitId, class: search.class };
	return inTransaction(ctx.db, async (tx) => {
		const counts = await countInbox(tx, actor.agencyId, readable, { ...filter, onlyLate: false }, ctx.today);
		const late = total(await countInbox(tx, actor.agencyId, readable, { ...filter, onlyLate: true }, ctx.today));
		const found = search.view === 'late' ? late : total(counts, filter.states);
		const pages = Math.max(1, Math.ceil(found / PAGE));
		const page = Math.min(search.page, pages);
		const rows = await listInbox(tx, actor.agencyId, readable, filter, ctx.today, PAGE, (page - 1) * PAGE);
		return { search: { ...search, page }, rows, counts, late, total: found, pages, mayAdd: actor.can('complaint.handle'), maySet: actor.can('complaint.route') };
	});
}

function total(counts: ReadonlyMap<ComplaintState, number>, states: readonly ComplaintState[] = []): number {
	return [...counts].reduce((sum, [state, count]) => (states.length === 0 || states.includes(state) ? sum + count : sum), 0);
}
