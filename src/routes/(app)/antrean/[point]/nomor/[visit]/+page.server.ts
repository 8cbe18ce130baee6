import { visitTokenFor } from '#features/surveys/server/ticket.ts';
import { ticketPage } from '#features/service-times/server/queue-service.ts';
import { dayIn } from '#platform/clock.ts';
import { qrImage } from '#platform/qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { point, ticket } = await ticketPage(locals.ctx, params.point, params.visit);
	const token = visitTokenFor(locals.key, { visitId: ticket.visitId, slug: point.slug, takenOn: dayIn(point.timeZone, ticket.takenAt) });
	return { point, ticket, svg: qrImage(`${url.origin}/survei/${point.slug}?t=${token}`), locale: locals.ctx.locale };
};
