import { BreachForm, EmptyForm, NoticeForm, PublishForm } from '#features/privacy/schema.ts';
import { breachPage, closeBreach, noteNotice, publishBreach, saveBreach } from '#features/privacy/server/breach-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ breach: await breachPage(locals.ctx, params.breach) });

const of = ({ params }: RequestEvent) => params.breach;
const back = async (event: RequestEvent, work: Promise<void>): Promise<string> => {
	await work;
	return `/privasi/kelola/insiden/${event.params.breach}`;
};

export const actions: Actions = {
	simpan: (event) => runForm(BreachForm, event, (form) => back(event, saveBreach(event.locals.ctx, of(event), form))),
	kirim: (event) => runForm(NoticeForm, event, (form) => back(event, noteNotice(event.locals.ctx, of(event), form))),
	umumkan: (event) => runForm(PublishForm, event, ({ text }) => back(event, publishBreach(event.locals.ctx, of(event), text))),
	tutup: (event) => runForm(EmptyForm, event, () => back(event, closeBreach(event.locals.ctx, of(event))))
};
