import { redirect, type RequestEvent } from '@sveltejs/kit';
import { PhotosForm, WriterForm } from '#features/complaints/filing.schema.ts';
import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { slowWriting } from '#features/complaints/server/citizen-pauses.ts';
import { filingPage } from '#features/complaints/server/filing-pages.ts';
import { writeWriter } from '#features/complaints/server/filing-service.ts';
import { PHOTO_FORM_LIMIT_BYTES } from '#features/complaints/server/photo.ts';
import { addPhotos, dropPhoto, photosIn } from '#features/complaints/server/photo-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const page = await filingPage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event));
	if (!page.place) redirect(303, `/lapor/${encodeURIComponent(event.params.agency)}?hilang`);
	return { page };
};

type Step = RequestEvent<{ agency: string }>;

async function keep(event: Step, form: FormData, writer: WriterForm | undefined, page: string): Promise<string> {
	const [ctx, code, cookie, photos] = [event.locals.citizenCtx(null), event.params.agency, draftCookie(event), photosIn(form)];
	if (writer) await writeWriter(ctx, code, cookie, writer);
	if (photos.length > 0) {
		slowWriting(event.getClientAddress(), ctx.now, 'photo');
		await addPhotos(ctx, code, cookie, photos);
	}
	return `/lapor/${encodeURIComponent(code)}/${page}`;
}

export const actions: Actions = {
	next: (event) => runForm(WriterForm, event, (writer, form) => keep(event, form, writer, 'periksa'), PHOTO_FORM_LIMIT_BYTES),
	// What is typed beside the photos is kept as far as it is right already.
	photos: (event) => runForm(PhotosForm, event, async ({ drop }, form) => {
		if (drop) await dropPhoto(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), drop);
		return keep(event, form, WriterForm.safeParse(Object.fromEntries(form)).data, 'nama');
	}, PHOTO_FORM_LIMIT_BYTES)
};
