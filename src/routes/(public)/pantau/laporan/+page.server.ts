import { redirect, type RequestEvent } from '@sveltejs/kit';
import { ConfirmForm, MessageForm, ReopenForm, SendForm } from '#features/complaints/filing.schema.ts';
import { dropSlip, slipIn, SLIP_KEY } from '#features/complaints/server/citizen-cookies.ts';
import { slowWriting } from '#features/complaints/server/citizen-pauses.ts';
import { confirmComplaint, reopenComplaint, statusPage, writeToOfficers, type Slip } from '#features/complaints/server/tracking-service.ts';
import type { Ctx } from '#platform/context.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/pantau/laporan';

export const load: PageServerLoad = async (event) => {
	// Not 'no-referrer': the forms here would then be sent with the origin 'null' and be refused as somebody else's.
	event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
	const slip = slipIn(event, event.locals.key(SLIP_KEY));
	const page = slip && (await statusPage(event.locals.citizenCtx(null), slip));
	if (!page) redirect(303, '/pantau?tutup');
	return { page };
};

async function asHolder(event: RequestEvent, work: (ctx: Ctx, slip: Slip) => Promise<void>): Promise<string> {
	const [ctx, slip] = [event.locals.citizenCtx(null), slipIn(event, event.locals.key(SLIP_KEY))];
	if (!slip) return '/pantau?tutup';
	slowWriting(event.getClientAddress(), ctx.now, 'story');
	await work(ctx, slip);
	return HERE;
}

export const actions: Actions = {
	write: (event) => runForm(MessageForm, event, (form) => asHolder(event, (ctx, slip) => writeToOfficers(ctx, slip, form))),
	reopen: (event) => runForm(ReopenForm, event, (form) => asHolder(event, (ctx, slip) => reopenComplaint(ctx, slip, form))),
	confirm: (event) => runForm(ConfirmForm, event, (form) => asHolder(event, (ctx, slip) => confirmComplaint(ctx, slip, form))),
	close: (event) => runForm(SendForm, event, async () => {
		dropSlip(event);
		return '/pantau';
	})
};
