import type { RequestEvent } from '@sveltejs/kit';
import { forAMinute } from '#features/reports/server/minute.ts';

const LONGEST_SEARCH = 40;

interface KeptPage {
	readonly body: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly status: number;
}

/**
 * Public results are drawn once a minute and process, however many come: they are the same for everybody who has not signed in.
 * A fault is never kept.
 *
 * @param name what the page depends on beside its address: the language, and how the visitor came (https has other headers)
 */
export async function keptPage(event: RequestEvent, name: string, now: Date, draw: () => Response | Promise<Response>): Promise<Response> {
	const { method } = event.request;
	const { origin, pathname, search } = event.url;
	if (method !== 'GET' || event.isDataRequest || search.length > LONGEST_SEARCH || !event.route.id?.startsWith('/(public)/publik')) return draw();
	const page = await forAMinute<KeptPage>(`page ${name} ${origin}${pathname}${search}`, now, async () => {
		const response = await draw();
		if (response.status !== 200) throw new NotKept(response);
		return { body: await response.text(), headers: [...response.headers], status: response.status };
	}).catch((error: unknown) => {
		if (!(error instanceof NotKept)) throw error;
		// Several may wait for the same refusal; each reads a copy of its own.
		return error.response.clone();
	});
	return page instanceof Response ? page : new Response(page.body, { status: page.status, headers: page.headers.map(([key, value]) => [key, value]) });
}

class NotKept extends Error {
	readonly response: Response;
	constructor(response: Response) {
		super('not kept');
		this.response = response;
	}
}
