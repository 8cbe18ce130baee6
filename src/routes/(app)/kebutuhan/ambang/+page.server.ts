import { z } from 'zod';
import { ThresholdChange, ThresholdForm } from '#features/needs/schema.ts';
import { readThresholds, saveThresholds, thresholdPage } from '#features/needs/server/threshold-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await thresholdPage(locals.ctx, readThresholds(url.searchParams)), saved: url.searchParams.has('tersimpan') });

export const actions: Actions = {
	default: (event) => runForm(z.intersection(ThresholdForm, ThresholdChange), event, async ({ validFrom, reason, ...settings }) => {
		await saveThresholds(event.locals.ctx, settings, { validFrom, reason });
		return '/kebutuhan/ambang?tersimpan';
	})
};
