import { NewPerson } from '#features/people/schema.ts';
import { addPerson, readNewPersonForm } from '#features/people/server/person-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => readNewPersonForm(locals.ctx);

export const actions: Actions = {
	default: (event) => runForm(NewPerson, event, async (input) => `/pegawai/${await addPerson(event.locals.ctx, input)}`)
};
