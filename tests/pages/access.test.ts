import { describe, expect, test } from 'vitest';
import { get, post, postAndFollow, credentialsOf } from '#tests/support/server.ts';
import { readFiles } from '#tests/repository/files.ts';

/** Every page of the program that has no variable part in its address. */
const pages = readFiles('src/routes/**/+page.svelte').map(({ path }) => path.replace(/^src\/routes/, '').replace(/\/\+page\.svelte$/, ''));
const fixed = pages.filter((path) => !path.includes('['));
const addressOf = (path: string): string => path.replace(/\/\([^)]+\)/g, '') || '/';
const officers = fixed.filter((path) => path.startsWith('/(app)')).map(addressOf);
const citizens = fixed.filter((path) => path.startsWith('/(public)')).map(addressOf);

describe('without signing in', () => {
	test.each(officers.map((path) => [path]))('%s leads to the sign-in page and back', async (path) => {
		const { status, location } = await get(path);
		expect([status, location]).toEqual([303, `/masuk?to=${encodeURIComponent(path)}`]);
	});

	test.each(citizens.map((path) => [path]))('%s answers with a page or leads on, never with a fault', async (path) => {
		const { status, text } = await get(path);
		expect([200, 303, 404]).toContain(status);
		if (status === 200) expect(text.length).toBeGreaterThan(30);
	});
});

describe('signing in', () => {
	test('opens the page that was asked for', async () => {
		const { status, location } = await post('/masuk', { ...credentialsOf('officer'), to: '/akun' });
		expect([status, location]).toEqual([303, '/akun']);
	});

	test('a wrong password keeps the typed name and says so without telling which was wrong', async () => {
		const { status, html, text } = await post('/masuk', { login: '199204172019032901', password: 'salah', to: '/' });
		expect(status).toBeGreaterThanOrEqual(400);
		expect(html).toContain('value="199204172019032901"');
		expect(html).not.toContain('salah"');
		expect(text).not.toMatch(/undefined|\[object|stack/);
	});

	test('never leads to another host', async () => {
		const { location } = await post('/masuk', { ...credentialsOf('officer'), to: '//example.com/' });
		expect(location).toMatch(/^\/(?!\/)/);
	});

	test('a form sent from another site is refused', async () => {
		const { status } = await post('/masuk', { ...credentialsOf('officer'), to: '/' }, { headers: { origin: 'https://jahat.example' } });
		expect(status).toBe(403);
	});
});

describe('every page of an officer', () => {
	test.each(officers.map((path) => [path]))('%s is whole', async (path) => {
		const { status, html, text } = await get(path, { as: 'administrator' });
		if (status !== 200) return expect([303, 403]).toContain(status);
		expect(html.match(/<h1[ >]/g)).toHaveLength(1);
		expect(html).toMatch(/<html lang="id"/);
		expect(html).toMatch(/<title>[^<]{3,}<\/title>/);
		expect(text).not.toMatch(/undefined|\[object Object\]|NaN|Invalid Date/);
	});
});

test('an address that is nowhere is a page with a way onward', async () => {
	const { status, html } = await postAndFollow('/tidak-ada', {});
	expect(status).toBe(404);
	expect(html).toMatch(/<a [^>]*href="\//);
});
