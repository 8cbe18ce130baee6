import { AboutForm, NotAboutForm } from '#features/complaints/about.schema.ts';
import { MessageForm, MoveForm } from '#features/complaints/move.schema.ts';
import { afterMove } from '#features/complaints/inbox-address.ts';
import { putTemplate } from '#features/complaints/server/template-form.ts';
import type { Reporter } from '#features/complaints/filing.schema.ts';
import { nameOfficer, unnameOfficer } from '#features/complaints/server/about-service.ts';
import { caseOf, identify } from '#features/complaints/server/case-service.ts';
import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { moveComplaint, writeMessage } from '#features/complaints/server/move-service.ts';
import { runForm } from '#platform/forms.ts';
import { runtime } from '#platform/runtime.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => ({ page: await caseOf(ctx, params.id), saved: url.searchParams.has('tersimpan'), timeZone: ctx.timeZone });

/** Who has just lost sight of it is led to the list. */
const hereOrList = (id: string, isReadable: boolean) => (isReadable ? `/pengaduan/${id}?tersimpan` : '/pengaduan');

export const actions: Actions = {
	langkah: (event) => runForm(MoveForm, event, async (input) => afterMove(event.params.id, input, await moveComplaint(event.locals.ctx, event.params.id, input))),
	tulis: (event) => runForm(MessageForm, event, async (input) => {
		await writeMessage(event.locals.ctx, event.params.id, input);
		return `/pengaduan/${event.params.id}?tersimpan`;
	}),
	templat: (event) => putTemplate(event.locals.ctx, event.params.id, event),
	tentang: (event) => runForm(AboutForm, event, async (input) => hereOrList(event.params.id, await nameOfficer(event.locals.ctx, event.params.id, input))),
	'bukan-tentang': (event) => runForm(NotAboutForm, event, async (input) => hereOrList(event.params.id, await unnameOfficer(event.locals.ctx, event.params.id, input))),
	identitas: async (event) => {
		let reporter: Reporter | undefined;
		const outcome = await runForm(z.object({}), event, async () => {
			reporter = await identify(event.locals.ctx, event.params.id, runtime().key(IDENTITY_KEY));
			return undefined;
		});
		return reporter ? { reporter } : outcome;
	}
};
