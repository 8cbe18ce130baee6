import { repeatedComplaints } from '#features/complaints/server/cluster-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => ({ clusters: await repeatedComplaints(ctx), today: ctx.today });
