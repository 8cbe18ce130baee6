import { z } from 'zod';
import { AttendanceForm } from '#features/sessions/schema.ts';
import { attendanceList, completeSession, recordAttendance } from '#features/sessions/server/attendance-service.ts';
import { coversAgency } from '#platform/context.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	const saved = url.searchParams.get('tersimpan');
	return {
		list: await attendanceList(ctx, params.session, url.searchParams.get('hari')), today: ctx.today,
		saved: saved !== null && /^\d{1,6}$/.test(saved) ? Number(saved) : null, mayFinish: coversAgency(ctx.actor?.pathsFor('session.manage') ?? [])
	};
};

export const actions: Actions = {
	save: (event) => runForm(AttendanceForm, event, async (input) => {
		const changed = await recordAttendance(event.locals.ctx, event.params.session, input);
		return `/pelatihan/${event.params.session}/kehadiran?hari=${input.day}&tersimpan=${changed}`;
	}),
	finish: (event) => runForm(z.object({}), event, async () => {
		await completeSession(event.locals.ctx, event.params.session);
		return `/pelatihan/${event.params.session}/kehadiran`;
	})
};
