import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE } from '#tests/support/page-laws.ts';
import { html, words } from '#tests/support/render.ts';
import Badge from '../Badge/Badge.svelte';
import EmptyState from '../EmptyState/EmptyState.svelte';
import Notice from '../Notice/Notice.svelte';
import Stat from '../Stat/Stat.svelte';
import Tabs from '../Tabs/Tabs.svelte';
import Card from './Card.svelte';

describe('a card', () => {
	test('is a part of the page that is called after its heading', () => {
		const out = html(Card, { title: 'Jadwal', id: 'jadwal', children: words('isi') });
		expect(out).toMatch(/^<section class="card" id="jadwal" aria-label="Jadwal">\s*<h2>Jadwal<\/h2>/);
		expectSound(out);
	});

	test('without a heading has neither a name nor an empty heading, with actions or without', () => {
		for (const out of [html(Card, { children: words('isi') }), html(Card, { children: words('isi'), actions: words('Ubah') })]) {
			expect(out).not.toContain('<h2');
			expect(out).not.toContain('aria-label');
		}
	});

	test('its actions stand beside the heading, before what it holds', () => {
		const out = html(Card, { title: 'Jadwal', actions: words('Ubah'), children: words('isi') });
		expect(out.match(/<h2>Jadwal<\/h2>/g)).toHaveLength(1);
		expect(out).toMatch(/<div class="card-head"><h2>Jadwal<\/h2>[\s\S]*Ubah[\s\S]*<\/div>[\s\S]*isi/);
	});
});

describe('a notice', () => {
	test.each([['info', 'notice'], ['good', 'notice notice-good'], ['attention', 'notice notice-attention'], ['bad', 'notice notice-bad'], ['plain', 'notice notice-plain']] as const)('%s looks it', (kind, look) =>
		expect(html(Notice, { kind, children: words('x') })).toContain(`class="${look}"`));

	test('is read aloud at once only when it says what the person just did', () => {
		expect(html(Notice, { announce: true, children: words('Tersimpan') })).toContain('role="status"');
		expect(html(Notice, { children: words('Tersimpan') })).not.toContain('role=');
	});

	test('has a title only where one is given', () => {
		expect(html(Notice, { title: 'Berkas ditolak', children: words('x') })).toContain('<strong>Berkas ditolak</strong>');
		expect(html(Notice, { children: words('x') })).not.toContain('<strong>');
	});
});

describe('a badge', () => {
	test('says its state in words; colour only repeats it', () => {
		expect(html(Badge, { children: words('Selesai') })).toBe('<span class="badge"><span>Selesai</span></span>');
		for (const kind of ['teal', 'good', 'attention', 'bad'] as const) expect(html(Badge, { kind, children: words('x') })).toContain(`class="badge badge-${kind}"`);
	});
});

describe('an empty list', () => {
	test('says why and what the first step is', () => {
		const out = html(EmptyState, { title: 'Belum ada layanan', text: 'Daftarkan yang pertama.', action: { href: '/layanan/baru', label: 'Daftarkan' } });
		expectSound(out);
		expect(out).toMatch(/<h2>Belum ada layanan<\/h2>[\s\S]*Daftarkan yang pertama\.[\s\S]*<a class="button button-primary" href="\/layanan\/baru">Daftarkan<\/a>/);
		expect(out).toMatch(/<span class="task-mark" aria-hidden="true">/);
	});

	test('has no button where there is nothing the reader may do', () => expect(html(EmptyState, { title: 'a', text: 'b', icon: 'search' })).not.toContain('<a '));

	test('its words are text', () => expectHarmless(html(EmptyState, { title: HOSTILE, text: HOSTILE, action: { href: '/', label: HOSTILE } })));
});

describe('a figure', () => {
	test('is a link only where it leads somewhere', () => {
		expect(html(Stat, { value: '80,50', label: 'IKM', href: '/ringkasan/ikm' })).toMatch(/^<a class="stat" href="\/ringkasan\/ikm">/);
		const plain = html(Stat, { value: '80,50', label: 'IKM' });
		expect(plain).toMatch(/^<div class="stat">/);
		expect(plain).not.toContain('stat-note');
		expect(html(Stat, { value: '0', label: 'IKM', note: '12 jawaban' })).toContain('<span class="stat-note">12 jawaban</span>');
	});
});

describe('views of one thing', () => {
	const tabs = (current: string) => html(Tabs, { label: 'Keadaan', tabs: ['baru', 'lama'].map((name) => ({ href: `?lihat=${name}`, label: name, current: name === current })) });

	test('are links with their own addresses, the present one marked', () => {
		expectSound(tabs('baru'));
		expect([...tabs('lama').matchAll(/<a href="([^"]+)" aria-current="page"/g)].map(([, href]) => href)).toEqual(['?lihat=lama']);
		expect(tabs('lain')).not.toContain('aria-current');
	});

	test('have a name of their own among the bars of a page', () => expect(tabs('baru')).toMatch(/^<nav aria-label="Keadaan">/));
});
