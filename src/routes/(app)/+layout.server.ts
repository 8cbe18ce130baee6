import { shellFor } from '#features/reports/server/shell-service.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, route }) => ({
	// Hari ini is opened most: it counts the unread in its own statement and hands them up.
	shell: await shellFor(locals.ctx, { countUnread: route.id !== '/(app)/hari-ini' })
});
