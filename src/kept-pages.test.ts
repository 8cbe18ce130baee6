import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { keptPage } from './kept-pages.ts';

const event = (path: string, given: Partial<Pick<RequestEvent, 'isDataRequest'>> & { route?: string; method?: string } = {}) =>
	({ url: new URL(path, 'http://bina.example'), request: new Request('http://bina.example/', { method: given.method ?? 'GET' }), isDataRequest: given.isDataRequest ?? false, route: { id: given.route ?? '/(public)/publik/[agency]' } }) as RequestEvent;
const now = new Date('2032-01-01T00:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** Draws pages and counts how often. */
function drawing(status = 200) {
	const drawn = { times: 0, draw: () => Response.json({ nth: (drawn.times += 1) }, { status, headers: { etag: '"x"' } }) };
	return drawn;
}

describe('a public page', () => {
	test('is drawn once for a crowd, and again after a minute', async () => {
		const drawn = drawing();
		const answers = await Promise.all([0, 0, 30].map((seconds) => keptPage(event('/publik/a'), 'id', later(seconds), drawn.draw)));
		expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ nth: 1 }, { nth: 1 }, { nth: 1 }]);
		expect(answers[2]?.headers.get('etag')).toBe('"x"');
		expect(await (await keptPage(event('/publik/a'), 'id', later(61), drawn.draw)).json()).toEqual({ nth: 2 });
	});
	test('is another in another language, order or address', async () => {
		const drawn = drawing();
		for (const [path, name] of [['/publik/b', 'id'], ['/publik/b', 'en'], ['/publik/b?urut=ikm', 'id'], ['/publik/c', 'id']] as const) await keptPage(event(path), name, now, drawn.draw);
		expect(drawn.times).toBe(4);
	});
	test.each([
		['other pages', event('/lapor/d', { route: '/(public)/lapor/[agency]' })],
		['posts', event('/publik/d', { method: 'POST' })],
		['data requests', event('/publik/d', { isDataRequest: true })],
		['long questions, of which there are too many', event(`/publik/d?x=${'a'.repeat(60)}`)]
	])('is all that is kept: not %s', async (_, asked) => {
		const drawn = drawing();
		for (const __ of [1, 2]) await keptPage(asked, 'id', now, drawn.draw);
		expect(drawn.times).toBe(2);
	});
	test.each([404, 500])('is not kept when it is a refusal of %s, and all who wait read it', async (status) => {
		const drawn = drawing(status);
		const answers = await Promise.all([1, 2].map(() => keptPage(event(`/publik/e${status}`), 'id', now, drawn.draw)));
		for (const answer of answers) expect([answer.status, await answer.json()]).toEqual([status, { nth: 1 }]);
		await keptPage(event(`/publik/e${status}`), 'id', now, drawn.draw);
		expect(drawn.times).toBe(2);
	});
});
