import { WithdrawalForm, Year } from '#features/recognition/activity.schema.ts';
import { formNames } from '#features/recognition/jp-forms.ts';
import { jpLedger, withdrawActivity } from '#features/recognition/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const personId = url.searchParams.get('pegawai') ?? undefined;
	const page = await jpLedger(ctx, { year: Year.parse(url.searchParams.get('tahun') ?? undefined), ...personId === undefined ? {} : { personId } });
	return { page, formNames: formNames(ctx.locale), withdrawn: url.searchParams.get('ditarik'), added: url.searchParams.has('tercatat'), hasTeam: ctx.actor?.can('jp.read') ?? false };
};

export const actions: Actions = {
	withdraw: (event) => runForm(WithdrawalForm, event, async (input) => {
		await withdrawActivity(event.locals.ctx, input);
		return input.undo ? '/jp' : `/jp?ditarik=${input.entry}`;
	})
};
