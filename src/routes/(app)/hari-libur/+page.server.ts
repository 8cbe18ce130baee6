import { HolidayChange, HolidayForm } from '#features/holidays/schema.ts';
import { calendarPage, changeHoliday, saveHoliday } from '#features/holidays/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ calendar: await calendarPage(locals.ctx, Number(url.searchParams.get('tahun'))) });

export const actions: Actions = {
	simpan: (event) => runForm(HolidayForm, event, async (input) => {
		await saveHoliday(event.locals.ctx, input);
		return `/hari-libur?tahun=${input.day.slice(0, 4)}`;
	}),
	ubah: (event) => runForm(HolidayChange, event, async (input) => {
		await changeHoliday(event.locals.ctx, input);
		return `/hari-libur?tahun=${input.day.slice(0, 4)}`;
	})
};
