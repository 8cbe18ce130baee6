import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { DEFAULT_MONTHS, kindOf, missedMonths } from '../rules.ts';
import { EndedSearch } from '../schema.ts';
import { resultsReadableBy } from './policy.ts';
import { listEnded, listRules, type EndedSession } from './queries.ts';

const SESSIONS_PER_PAGE = 20;

export interface EndedRow extends Pick<EndedSession, 'id' | 'courseTitle' | 'name' | 'endsOn'> {
	/** Windows that nobody was asked in and nobody will be, in months after the training. */
	readonly missed: readonly number[];
}

export interface EndedList {
	readonly search: EndedSearch;
	readonly rows: readonly EndedRow[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

/** The view from the address, whatever stands there. */
export function readEndedSearch(query: URLSearchParams): EndedSearch {
	return EndedSearch.parse({ cari: query.get('cari') ?? '', halaman: query.get('halaman') ?? 1 });
}

export const FIRST_PAGE = EndedSearch.parse({});

/** One page of the sessions that are over, newest first; a page beyond the last is the last. */
export async function endedList(tx: Db, actor: Actor, search: EndedSearch, today: string): Promise<EndedList> {
	const listed = (page: number) => listEnded(tx, resultsReadableBy(actor), { text: search.cari, today, limit: SESSIONS_PER_PAGE, offset: (page - 1) * SESSIONS_PER_PAGE });
	const asked = await listed(search.halaman);
	const pages = Math.max(1, Math.ceil(asked.total / SESSIONS_PER_PAGE));
	const page = Math.min(search.halaman, pages);
	const { rows, total } = page === search.halaman ? asked : await listed(page);
	const rules = await listRules(tx, actor.agencyId);
	return {
		search, total, page, pages,
		rows: rows.map(({ id, courseTitle, name, endsOn, formId, asked: months, hasAlumni }) => {
			const kind = kindOf(formId);
			const rule = rules.find((one) => one.kind === kind);
			return { id, courseTitle, name, endsOn, missed: hasAlumni ? missedMonths(endsOn, rule?.months ?? DEFAULT_MONTHS[kind], months, today, rule?.since) : [] };
		})
	};
}
