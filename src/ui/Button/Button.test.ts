import { describe, expect, test } from 'vitest';
import { html, words } from '#tests/support/render.ts';
import Button from './Button.svelte';
import LinkButton from './LinkButton.svelte';

describe('a button', () => {
	test('sends its form unless told otherwise, and is the main action', () => {
		const out = html(Button, { children: words('Kirim') });
		expect(out).toContain('type="submit"');
		expect(out).toContain('button-primary');
		expect(out).toContain('Kirim');
	});

	test('carries the name and value that tell the server which button was pressed', () => {
		const out = html(Button, { kind: 'secondary', name: 'langkah', value: 'batal', children: words('Batalkan') });
		expect(out).toContain('name="langkah"');
		expect(out).toContain('value="batal"');
		expect(out).not.toContain('button-primary');
	});

	test('hides its icon from screen readers, the words say it', () => {
		expect(html(Button, { icon: 'check', children: words('Simpan') })).toContain('aria-hidden="true"');
	});

	test.each([['quiet', 'button-quiet'], ['danger', 'button-danger']] as const)('%s looks it', (kind, look) => {
		expect(html(Button, { kind, children: words('x') })).toContain(look);
	});
});

test('a link button is a link: it works without script and opens in a new tab', () => {
	expect(html(LinkButton, { href: '/hari-ini', children: words('Ke Hari ini') })).toMatch(/^<a[^>]*href="\/hari-ini"/);
});
