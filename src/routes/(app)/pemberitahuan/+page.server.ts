import { ReadForm, UndoForm } from '#features/notifications/schema.ts';
import { listNotifications, markRead, undoRead } from '#features/notifications/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	list: await listNotifications(locals.ctx, Number(url.searchParams.get('halaman') ?? 1)),
	/** What was just marked, so that it can be taken back. */
	marked: { readAt: url.searchParams.get('dibaca'), count: Number(url.searchParams.get('jumlah') ?? 0) },
	timeZone: locals.ctx.timeZone
});

export const actions: Actions = {
	baca: (event) => runForm(ReadForm, event, async (input) => {
		const { count, readAt } = await markRead(event.locals.ctx, input);
		return `/pemberitahuan?halaman=${input.page}&dibaca=${encodeURIComponent(readAt)}&jumlah=${count}`;
	}),
	urungkan: (event) => runForm(UndoForm, event, async (input) => {
		await undoRead(event.locals.ctx, input);
		return '/pemberitahuan';
	})
};
