import { ClusterNameForm, MergeForm, SplitForm } from '#features/complaints/cluster.schema.ts';
import { clusterPage, mergeClusters, renameCluster, splitCluster } from '#features/complaints/server/cluster-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => ({ page: await clusterPage(ctx, params.cluster), today: ctx.today });

export const actions: Actions = {
	nama: (event) => runForm(ClusterNameForm, event, async (input) => {
		await renameCluster(event.locals.ctx, event.params.cluster, input);
		return `/pengaduan/berulang/${event.params.cluster}`;
	}),
	gabung: (event) => runForm(MergeForm, event, async (input) => {
		await mergeClusters(event.locals.ctx, event.params.cluster, input);
		return `/pengaduan/berulang/${event.params.cluster}`;
	}),
	pisah: (event) => runForm(SplitForm, event, async (input) => {
		await splitCluster(event.locals.ctx, event.params.cluster, input);
		return '/pengaduan/berulang';
	})
};
