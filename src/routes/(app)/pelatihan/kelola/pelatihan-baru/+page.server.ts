import { formNames } from '#features/recognition/jp-forms.ts';
import { CourseForm } from '#features/sessions/schema.ts';
import { createCourse } from '#features/sessions/server/service.ts';
import { allowedEverywhere } from '#platform/context.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { ctx } }) => {
	allowedEverywhere(ctx, 'course.manage');
	return { forms: Object.entries(formNames(ctx.locale)).filter(([value]) => value !== 'education').map(([value, label]) => ({ value, label })) };
};

export const actions: Actions = {
	default: (event) => runForm(CourseForm, event, async (input) => `/pelatihan/kelola/angkatan-baru?pelatihan=${await createCourse(event.locals.ctx, input)}`, undefined, ['code'])
};
