import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html, words } from '#tests/support/render.ts';
import { uiMessages as en } from '../messages.en.ts';
import { uiMessages as id } from '../messages.id.ts';
import PageHeading from './PageHeading.svelte';

const LONG = 'Pelayanan Terpadu Satu Pintu '.repeat(12).trim();

describe('the heading of a page', () => {
	test('is the title of the window too', () => {
		const out = html(PageHeading, { title: 'Layanan' });
		expect(out).toContain('<title>Layanan · Bina</title>');
		expect(out).toMatch(/<h1>Layanan<\/h1>/);
	});

	test('alone has neither a way back nor buttons nor a lead', () => {
		const out = html(PageHeading, { title: 'Layanan' });
		expect(out).not.toContain('<nav');
		expect(out).not.toContain('class="cluster');
		expect(out).not.toContain('class="lead"');
		expect(html(PageHeading, { title: 'Layanan', crumbs: [], lead: '' })).toBe(out);
	});

	test.each([['id', id], ['en', en]] as const)('in %s shows the way here, in order, above the heading', (locale, said) => {
		const out = html(PageHeading, { title: 'Loket 1', lead: 'Buka Senin sampai Jumat', crumbs: [{ href: '/layanan', label: 'Layanan' }, { href: '/layanan/7', label: LONG }], actions: words('Ubah') }, locale);
		expectSound(out);
		expect(out).toContain(`<nav aria-label="${said.crumbs}">`);
		expect([...out.matchAll(/<li><a href="([^"]+)">/g)].map(([, href]) => href)).toEqual(['/layanan', '/layanan/7']);
		expect(out.indexOf('<nav')).toBeLessThan(out.indexOf('<h1>'));
		expect(out.indexOf('<h1>')).toBeLessThan(out.indexOf('Ubah'));
	});

	test('its buttons are not printed', () => expect(html(PageHeading, { title: 'x', actions: words('Ubah') })).toMatch(/class="cluster no-print">\s*<span>Ubah/));

	test('what others typed is text, in the window too', () => {
		const out = html(PageHeading, { title: HOSTILE, lead: HOSTILE, crumbs: [{ href: '/', label: HOSTILE }] });
		expectHarmless(out);
		expect(textOf(out)).not.toContain('undefined');
	});
});
