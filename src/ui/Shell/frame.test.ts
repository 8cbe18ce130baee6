import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html, words } from '#tests/support/render.ts';
import Bottom from './Bottom.svelte';
import Brand from './Brand.svelte';
import Citizen from './Citizen.svelte';
import Front from './Front.svelte';
import { frontMessages as frontEn } from './front.messages.en.ts';
import { frontMessages as frontId } from './front.messages.id.ts';
import { shellMessages as en } from './messages.en.ts';
import { shellMessages as id } from './messages.id.ts';
import Navigation from './Navigation.svelte';
import Offline from './Offline.svelte';
import Refusal from './Refusal.svelte';
import type { NavEntry, ShellData } from './shell-data.ts';
import Shell from './Shell.svelte';
import Shortcuts from './Shortcuts.svelte';
import Top from './Top.svelte';

const entry = (href: string, letter: string, given: Partial<NavEntry> = {}): NavEntry => ({ href, letter, label: `Menu ${letter}`, short: letter, icon: 'list', ...given });
const own = [entry('/hari-ini', 'h'), entry('/pelatihan', 'p')];
const shellOf = (given: Partial<ShellData> = {}): ShellData => ({ locale: 'id', name: 'Sari Wulandari', workplace: 'Loket Sengeti', unread: 0, groups: [{ entries: own }, { title: 'Unit saya', entries: [entry('/pegawai', 'o')] }], places: own, ...given });
const page = (given: Partial<ShellData> = {}, path = '/hari-ini') => html(Shell, { shell: shellOf(given), url: new URL(`http://bina.example${path}`), children: words('isi') });
const languages = [['id', id], ['en', en]] as const;

describe('the frame of officers’ pages', () => {
	test.each(languages)('in %s is sound with a menu of nothing, one and many', (locale) => {
		expectSound(page({ locale }));
		expectSound(page({ locale, groups: [], places: [] }));
		expectSound(page({ locale, groups: [{ entries: Array.from({ length: 30 }, (_, at) => entry(`/tempat/${at}`, '')) }], places: [] }));
		expectSound(page({ locale, name: 'Dr. Ir. Hj. Siti Nurhaliza Binti Abdul Rahman Al Banjari, S.Sos., M.Si., Ph.D.', workplace: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Contoh' }));
	});

	test.each(languages)('in %s every bar says what it is, each differently', (locale, said) => {
		const labels = [...page({ locale, unread: 2 }).matchAll(/<nav[^>]*aria-label="([^"]+)"/g)].map(([, label]) => label);
		expect(labels).toEqual([said.rest, said.main, said.places]);
		expect(new Set(labels).size).toBe(3);
	});

	test.each(languages)('in %s the skip link leads to what it says, and the place takes the focus', (locale, said) => {
		const out = page({ locale });
		expect(out.startsWith(`<a class="skip" href="#isi">${said.skip}</a>`)).toBe(true);
		expect(out).toMatch(/<main class="main" id="isi" tabindex="-1">/);
		expect(out.match(/<main/g)).toHaveLength(1);
	});

	test.each([[0, id.unread(0), null], [1, id.unread(1), '1'], [99, id.unread(99), '99'], [100, id.unread(100), '99+'], [2500, id.unread(2500), '99+']] as const)('%i unread: in words whole, in the small sign cut', (unread, label, sign) => {
		const out = html(Top, { shell: shellOf({ unread }), here: '/' });
		expect(out).toContain(`aria-label="${label}"`);
		expect(/class="count" aria-hidden="true">([^<]*)</.exec(out)?.[1] ?? null).toBe(sign);
	});

	test('what the person is called stands in the button of the own menu, for those who do not see it too', () => {
		const out = html(Top, { shell: shellOf({ name: 'Drs. Ahmad Fauzi, M.Si.' }), here: '/' });
		expect(textOf(/<summary>[\s\S]*?<\/summary>/.exec(out)?.[0] ?? '')).toContain(`${id.account}: Drs. Ahmad Fauzi, M.Si.`);
		expect(out).toMatch(/class="avatar" aria-hidden="true">AF</);
	});

	test('the language button asks for the other language in that language and keeps the question in the address', () => {
		const out = page({ locale: 'id' }, '/pegawai?cari=s%26l&halaman=2');
		expect(out).toContain('name="to" value="/pegawai?cari=s%26l&amp;halaman=2"');
		expect(out).toMatch(/<button name="locale" value="en" lang="en">[\s\S]*?English<\/button>/);
		expect(page({ locale: 'en' })).toMatch(/<button name="locale" value="id" lang="id">[\s\S]*?Bahasa Indonesia<\/button>/);
	});

	test('leaving and changing the language are forms: a link that is only looked at must do neither', () => {
		const out = page();
		expect([...out.matchAll(/<form method="POST" action="([^"]+)"/g)].map(([, action]) => action)).toEqual(['/akun/bahasa', '/keluar']);
		expect(out).not.toMatch(/<a [^>]*href="\/keluar"/);
	});

	test('the search asks by address, at most a hundred letters, and shows a question as text', () => {
		const out = html(Top, { shell: shellOf(), query: HOSTILE, here: '/cari' });
		expect(out).toMatch(/<form class="top-search" action="\/cari" role="search"/);
		expect(out).toMatch(/<input id="cari" name="q" type="search"/);
		expect(out).toContain('maxlength="100"');
		expect(out).not.toContain('<script>alert');
	});

	test('names of people and places are text', () => {
		expectHarmless(page({ name: HOSTILE, workplace: HOSTILE, groups: [{ title: HOSTILE, entries: [entry('/x', 'x', { label: HOSTILE })] }], places: [entry('/x', 'x', { short: HOSTILE })] }));
	});
});

describe('the menu', () => {
	const groups = [{ entries: own }, { title: 'Unit saya', entries: [entry('/pegawai', 'o')] }];

	test('marks the page one is on, and nothing when it is none of them', () => {
		expect(html(Navigation, { groups, current: '/pegawai', label: 'Menu' })).toMatch(/<a href="\/pegawai" aria-current="page"/);
		expect(html(Navigation, { groups, current: undefined, label: 'Menu' })).not.toContain('aria-current');
	});

	test('a list is called after its heading; one without a heading has no name', () => {
		const out = html(Navigation, { groups, current: undefined, label: 'Menu' });
		expect(out).toMatch(/<h2 id="menu-1">Unit saya<\/h2>\s*<ul aria-labelledby="menu-1">/);
		expect(out.match(/aria-labelledby/g)).toHaveLength(1);
		expectSound(out);
	});

	test('under the thumb stand the short words, with the mark of the page', () => {
		const out = html(Bottom, { places: [entry('/pelatihan/kelola', 'k', { label: 'Pelatihan yang dikelola', short: 'Kelola' }), ...own], current: '/pelatihan', label: 'Menu bawah' });
		expect(textOf(out)).toBe('Kelola h p');
		expect([...out.matchAll(/<a href="([^"]+)" aria-current="page"/g)].map(([, href]) => href)).toEqual(['/pelatihan']);
	});

	test('the list of keys names each place that has one, and no other', () => {
		const out = html(Shortcuts, { shell: shellOf({ groups: [{ entries: [...own, entry('/tanpa', '', { label: 'Tanpa huruf' })] }] }) });
		expect([...out.matchAll(/<kbd>g<\/kbd> lalu <kbd>(\w)<\/kbd>/g)].map(([, letter]) => letter)).toEqual(['h', 'p']);
		expect(out).not.toContain('Tanpa huruf');
		expect(out).toContain('aria-labelledby="pintasan-judul"');
		expectSound(out);
	});

	test.each(languages)('the list of keys in %s can be closed without script', (locale, said) => {
		expect(html(Shortcuts, { shell: shellOf({ locale }) })).toMatch(new RegExp(`<form method="dialog"><button class="button">${said.close}</button></form>`));
	});
});

describe('the name', () => {
	test('is a link where it leads somewhere, and words where it does not', () => {
		expect(html(Brand, { href: '/', label: 'Bina, ke depan' })).toMatch(/^<a class="brand" href="\/" aria-label="Bina, ke depan">/);
		const plain = html(Brand, { name: 'Kabupaten Contoh' });
		expect(plain).toMatch(/^<span class="brand">/);
		expect(textOf(plain)).toBe('Kabupaten Contoh');
		expect(plain).toContain('aria-hidden="true"');
	});
});

describe('pages without a person', () => {
	test.each(languages)('in %s are sound', (locale) => {
		expectSound(html(Front, { demo: true }, locale));
		expectSound(html(Offline, {}, locale));
		expectSound(html(Citizen, { locale, here: '/publik', children: words('Hasil') }, locale));
		for (const status of [400, 403, 404, 409, 429, 500, 503]) expectSound(html(Refusal, { status, message: 'Kalimat.', reference: undefined, home: '/' }, locale));
	});

	test.each([['id', frontId], ['en', frontEn]] as const)('the front page in %s names each duty once and says what is invented only where it is', (locale, said) => {
		const shown = textOf(html(Front, { demo: false }, locale));
		for (const [name] of said.officers) expect(shown.split(`${name} :`), name).toHaveLength(2);
		expect(shown).not.toContain(said.demo);
		expect(textOf(html(Front, { demo: true }, locale))).toContain(said.demo);
		expect(shown).toContain(said.honest);
	});

	test.each(languages)('a refusal in %s says what kind it is', (locale, said) => {
		const title = (status: number) => /<h1>([^<]*)<\/h1>/.exec(html(Refusal, { status, message: 'x', reference: undefined, home: '/' }, locale))?.[1];
		expect([400, 401, 403, 404, 409, 422, 429, 499, 500, 503].map(title)).toEqual([said.refused, said.refused, said.notAllowed, said.notFound, said.refused, said.refused, said.refused, said.refused, said.fault, said.fault]);
	});

	test.each(languages)('a refusal in %s leads home: who is signed in to today, others to the front', (locale, said) => {
		const out = (home: string) => html(Refusal, { status: 404, message: 'x', reference: undefined, home }, locale);
		expect(out('/hari-ini')).toMatch(new RegExp(`href="/hari-ini">${said.toToday}<`));
		expect(out('/')).toMatch(new RegExp(`href="/">${said.toFront}<`));
		expect(out('/')).not.toContain(said.quote);
	});

	test('the sentence of a refusal is text, and its number is given where there is one', () => {
		const out = html(Refusal, { status: 500, message: HOSTILE, reference: '4EE09DB5', home: '/' });
		expectHarmless(out);
		expect(textOf(out)).toContain(`${id.quote} 4EE09DB5`);
	});

	test.each(languages)('a page of citizens in %s says what becomes of what they write, after the page', (locale, said) => {
		const out = html(Citizen, { locale, children: words('Isi') }, locale);
		expect(out.indexOf(said.privacy)).toBeGreaterThan(out.indexOf('Isi'));
		expect(out).toMatch(/<main class="citizen-main" id="isi" tabindex="-1">/);
	});

	test('an address in the language button of citizens cannot leave its attribute', () => {
		const out = html(Citizen, { locale: 'id', here: `/publik?q=${HOSTILE}`, children: words('') });
		expect(out).not.toContain('<script>alert');
		expect(out).not.toContain('<img src=x');
	});
});
