import { KeyChoice, KeyForm } from '#features/complaints/open311.schema.ts';
import { addKey, readKeys, revokeKey } from '#features/complaints/server/key-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ keys: await readKeys(locals.ctx), address: `${url.origin}/open311/v2`, timeZone: locals.ctx.timeZone });

export const actions: Actions = {
	buat: async (event) => {
		let made = '';
		const result = await runForm(KeyForm, event, async ({ name }) => {
			made = await addKey(event.locals.ctx, name);
			return undefined;
		});
		return made === '' ? result : { made };
	},
	cabut: (event) => runForm(KeyChoice, event, async ({ keyId }) => {
		await revokeKey(event.locals.ctx, keyId);
		return '/pengaduan/pengaturan/kunci';
	})
};
