import { surveyDetail } from '#features/surveys/server/service.ts';
import { qrImage } from '#platform/qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { survey, asked } = await surveyDetail(locals.ctx, params.survey);
	const address = `${url.origin}/survei/${survey.slug}`;
	return { survey, questions: asked, address, svg: qrImage(address), shape: url.searchParams.get('bentuk') === 'kartu' ? ('card' as const) : ('sheet' as const) };
};
