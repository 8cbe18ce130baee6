import { checkInPoster } from '#features/sessions/server/attendance-service.ts';
import { qrImage } from '#platform/qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { session, code, isToday } = await checkInPoster(locals.ctx, params.session);
	return { session, isToday, svg: qrImage(`${url.origin}/hadir/${session.id}?k=${code}`) };
};
