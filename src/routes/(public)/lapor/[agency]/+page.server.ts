import { StoryForm } from '#features/complaints/filing.schema.ts';
import { draftCookie, keepDraftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { slowWriting } from '#features/complaints/server/citizen-pauses.ts';
import { filingPage } from '#features/complaints/server/filing-pages.ts';
import { writeStory } from '#features/complaints/server/filing-service.ts';
import { runForm } from '#platform/forms.ts';
import { Problem } from '#platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const notice = event.url.searchParams.has('hilang') ? event.locals.say(new Problem('complaint.draft_gone', 409)) : undefined;
	return { notice, page: await filingPage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event)) };
};

export const actions: Actions = {
	default: (event) => runForm(StoryForm, event, async (story) => {
		const ctx = event.locals.citizenCtx(null);
		slowWriting(event.getClientAddress(), ctx.now, 'story');
		keepDraftCookie(await writeStory(ctx, event.params.agency, draftCookie(event), story), event);
		return `/lapor/${encodeURIComponent(event.params.agency)}/tempat`;
	})
};
