import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { get, post } from '#tests/support/server.ts';
import { openSurveyPath, peek } from '#tests/support/peek.ts';

const filled = (given: Readonly<Record<string, string>> = {}) => ({
	token: randomUUID(),
	channel: 'web',
	...Object.fromEntries(ELEMENTS.map((element) => [element, '3'])),
	...given
});
/** How many answers of just these forms are kept: other tests answer the same survey at the same time. */
const taken = async (...tokens: readonly (string | undefined)[]) => (await peek<{ count: number }>('select count(*)::int as count from survey_response where visit_token::text = any ($1)', [tokens]))[0]?.count;

describe('the survey at a counter', () => {
	test('is one small page without script, complete in itself', async () => {
		const { status, html, headers } = await get(await openSurveyPath());
		expect(status).toBe(200);
		expect(html).not.toMatch(/<script/);
		expect(html.replace('<a href="https://www.lapor.go.id">', '')).not.toMatch(/(?:src|href)="https?:/);
		expect(Buffer.byteLength(html)).toBeLessThan(30_000);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(html.match(/<fieldset/g)).toHaveLength(9);
	});

	test('leads who met something wrong to complaints of the same government, before and after answering', async () => {
		const path = await openSurveyPath();
		for (const address of [path, `${path}/terima-kasih`]) {
			const own = /href="(\/lapor\?cari=[^"]+)"/.exec((await get(address)).html)?.[1] ?? '';
			const { status, location } = await get(own);
			expect([status, location]).toEqual([303, expect.stringMatching(/^\/lapor\/[^/?]+$/)]);
			const page = await get(location ?? '');
			expect(page.status).toBe(200);
			expect(page.html).toContain(new URLSearchParams(own.split('?')[1]).get('cari'));
		}
	});

	test('thanks, and thanks again for the same form without counting it twice', async () => {
		const path = await openSurveyPath();
		const form = filled({ comment: 'Cepat dan ramah (rekaan)' });
		for (const _ of [1, 2]) {
			const { status, location } = await post(path, form);
			expect([status, location]).toEqual([303, `${path}/terima-kasih?bahasa=id`]);
		}
		expect(await taken(form.token)).toBe(1);
		expect((await get(`${path}/terima-kasih`)).status).toBe(200);
	});

	test.each([
		['an answer outside 1 to 4', filled({ duration: '5' }), 422],
		['an answer left out', { ...filled(), cost: '' }, 422],
		['ten megabytes of comment', filled({ comment: 'x'.repeat(10_000_000) }), 413],
		['a token that is none', filled({ token: '1' }), 422],
		['nothing at all', {}, 422]
	])('refuses %s and writes nothing', async (_, form, expected) => {
		const { status, text } = await post(await openSurveyPath(), form);
		expect(status).toBe(expected);
		expect(text).not.toMatch(/undefined|\[object|stack|syntax error/i);
		expect(await taken((form as { readonly token?: string }).token)).toBe(0);
	});

	test('gives typed HTML back as letters', async () => {
		const { html } = await post(await openSurveyPath(), filled({ duration: '9', comment: '</textarea><script>alert(1)</script>' }));
		expect(html).not.toContain('<script>alert');
		expect(html).toContain('&lt;/textarea');
	});

	test('keeps the token of a refused form, so that the mended one is still the same', async () => {
		const form = filled({ duration: '' });
		const { html } = await post(await openSurveyPath(), form);
		expect(html).toContain(`value="${form.token}"`);
	});

	test('says so where there is no such counter', async () => {
		for (const slug of ['tidak-ada', '%27%20or%20true%20--', 'x'.repeat(2000)]) {
			expect((await get(`/survei/${slug}`)).status).toBe(404);
			expect((await post(`/survei/${slug}`, filled())).status).toBe(404);
		}
	});
});
