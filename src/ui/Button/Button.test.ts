import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import Button from './Button.svelte';
import LinkButton from './LinkButton.svelte';

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

describe('a button', () => {
	test('sends its form unless told otherwise, and is the main action', () => {
		const { body } = render(Button, { props: { children: words('Kirim') } });
		expect(body).toContain('type="submit"');
		expect(body).toContain('button-primary');
		expect(body).toContain('Kirim');
	});

	test('carries the name and value that tell the server which button was pressed', () => {
		const { body } = render(Button, { props: { kind: 'secondary', name: 'langkah', value: 'batal', children: words('Batalkan') } });
		expect(body).toContain('name="langkah"');
		expect(body).toContain('value="batal"');
		expect(body).not.toContain('button-primary');
	});

	test('hides its icon from screen readers, the words say it', () => {
		expect(render(Button, { props: { icon: 'check', children: words('Simpan') } }).body).toContain('aria-hidden="true"');
	});
});

test('a link button is a link: it works without script and opens in a new tab', () => {
	const { body } = render(LinkButton, { props: { href: '/hari-ini', children: words('Ke Hari ini') } });
	expect(body).toMatch(/^[^<]*(<!--[^>]*-->)*<a[^>]*href="\/hari-ini"/);
});
