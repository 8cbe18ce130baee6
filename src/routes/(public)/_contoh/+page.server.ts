import { Problem } from '#platform/problem.ts';
import type { PageServerLoad } from './$types';

/** Every component in every state, for those who build and check them; not part of an installation. */
export const load: PageServerLoad = () => {
	if (process.env.BINA_EXAMPLES !== '1') throw new Problem('request.not_found', 404);
};
