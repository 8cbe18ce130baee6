import { readPerson } from '#features/people/server/person-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ person: await readPerson(locals.ctx, params.id) });
