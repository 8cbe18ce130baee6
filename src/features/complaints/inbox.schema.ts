import { z } from 'zod';
import { CLASSES, OPEN_STATES, ROOT_CAUSES, STATES, type ComplaintState } from './schema.ts';

/** Which complaints a list shows: those to do, those late, one state, or all. */
export const VIEWS = ['open', 'late', ...STATES, 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What came of a closed complaint: by its deadline, and by the word of its reporter. */
export const OUTCOMES = ['in_time', 'too_late', 'confirmed', 'denied'] as const;

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).nullable().catch(null);

/** The filter in the address; what is not understood is left out. */
export const InboxSearch = z.object({
	view: z.enum(VIEWS).catch('open'),
	text: z.string().trim().max(200).catch(''),
	unitId: z.uuid().nullable().catch(null),
	class: z.enum(CLASSES).nullable().catch(null),
	serviceId: z.uuid().nullable().catch(null),
	/** Months of receipt, first and last, 'YYYY-MM'. */
	fromMonth: month,
	toMonth: month,
	rootCause: z.enum(ROOT_CAUSES).nullable().catch(null),
	outcome: z.enum(OUTCOMES).nullable().catch(null),
	clusterId: z.uuid().nullable().catch(null),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});
export type InboxSearch = z.infer<typeof InboxSearch>;

/** The states of a view; none means all. */
export function statesOf(view: View): readonly ComplaintState[] {
	if (view === 'open' || view === 'late') return OPEN_STATES;
	return view === 'all' ? [] : [view];
}
