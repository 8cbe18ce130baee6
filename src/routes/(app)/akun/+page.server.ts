import { AgencyChoice, SessionChoice } from '#features/identity/schema.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import { changeWorkplace, endOtherSessions, endSession, ownProfile } from '#features/identity/server/session-service.ts';
import { runForm } from '#platform/forms.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ profile: await ownProfile(locals.entrance, visitOf(locals)), timeZone: locals.ctx.timeZone });

const toAccount = async (work: Promise<void>): Promise<string> => work.then(() => '/akun');

export const actions: Actions = {
	akhiri: (event) => runForm(SessionChoice, event, ({ sessionId }) => toAccount(endSession(event.locals.entrance, visitOf(event.locals), sessionId))),
	akhiriLainnya: (event) => runForm(z.object({}), event, () => toAccount(endOtherSessions(event.locals.entrance, visitOf(event.locals)))),
	pindah: (event) => runForm(AgencyChoice, event, ({ agencyId }) => toAccount(changeWorkplace(event.locals.entrance, visitOf(event.locals), agencyId)))
};
