import type { LayoutServerLoad } from './$types';

/** The reader's language, for every page and for the page that says why one could not be shown. */
export const load: LayoutServerLoad = ({ locals }) => ({ locale: locals.ctx.locale });
