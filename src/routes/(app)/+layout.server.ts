import { shellFor } from '#features/reports/server/shell-service.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({ shell: await shellFor(locals.ctx) });
