import { z } from 'zod';
import { CLASSES, OPEN_STATES, STATES, type ComplaintState } from './schema.ts';

/** Which complaints a list shows: those to do, those late, one state, or all. */
export const VIEWS = ['open', 'late', ...STATES, 'all'] as const;
export type View = (typeof VIEWS)[number];

/** The filter in the address; what is not understood is left out. */
export const InboxSearch = z.object({
	view: z.enum(VIEWS).catch('open'),
	text: z.string().trim().max(200).catch(''),
	unitId: z.uuid().nullable().catch(null),
	class: z.enum(CLASSES).nullable().catch(null),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});
export type InboxSearch = z.infer<typeof InboxSearch>;

/** The states of a view; none means all. */
export function statesOf(view: View): readonly ComplaintState[] {
	if (view === 'open' || view === 'late') return OPEN_STATES;
	return view === 'all' ? [] : [view];
}
