import { HoldForm, LiftForm, RetentionForm } from '#features/privacy/schema.ts';
import { liftHold, placeHold, retentionPage, saveRetention } from '#features/privacy/server/retention-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await retentionPage(locals.ctx), saved: url.searchParams.has('tersimpan') });

const saved = (work: Promise<void>): Promise<string> => work.then(() => '/privasi/kelola/hapus?tersimpan');

export const actions: Actions = {
	atur: (event) => runForm(RetentionForm, event, (form) => saved(saveRetention(event.locals.ctx, form))),
	hentikan: (event) => runForm(HoldForm, event, (form) => saved(placeHold(event.locals.ctx, form))),
	cabut: (event) => runForm(LiftForm, event, ({ kind }) => saved(liftHold(event.locals.ctx, kind)))
};
