import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.ctx.actor) redirect(303, '/hari-ini');
	return { demo: process.env.BINA_DEMO === '1' };
};
