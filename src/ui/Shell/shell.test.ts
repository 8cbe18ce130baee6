import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, words } from '#tests/support/render.ts';
import Front from './Front.svelte';
import Citizen from './Citizen.svelte';
import { keyMeans, NOTHING_HELD } from './keys.ts';
import Offline from './Offline.svelte';
import Refusal from './Refusal.svelte';
import { currentHref, initials, languageAt, type NavEntry, type ShellData } from './shell-data.ts';
import Shell from './Shell.svelte';

const entry = (href: string, letter: string): NavEntry => ({ href, letter, label: `Menu ${letter}`, short: letter, icon: 'list' });
const groups = [{ entries: [entry('/hari-ini', 'h'), entry('/pelatihan', 'p')] }, { title: 'Unit saya', entries: [entry('/pelatihan/kelola', 'k')] }];
const shell: ShellData = { locale: 'id', name: 'Sari Wulandari', workplace: 'Loket Sengeti', unread: 3, groups, places: groups[0]?.entries ?? [] };
const at = (path: string) => new URL(`http://bina.example${path}`);

describe('the keyboard', () => {
	test('slash searches, question mark lists, g and a letter goes', () => {
		expect(keyMeans(NOTHING_HELD, '/', 0).act).toBe('search');
		expect(keyMeans(NOTHING_HELD, '?', 0).act).toBe('list');
		const { held, act } = keyMeans(NOTHING_HELD, 'g', 100);
		expect(act).toBe('none');
		expect(keyMeans(held, 'p', 600)).toMatchObject({ act: 'go', letter: 'p', held: NOTHING_HELD });
	});

	test('a g long ago is forgotten, and another key between forgets it', () => {
		const { held } = keyMeans(NOTHING_HELD, 'g', 0);
		expect(keyMeans(held, 'p', 5000).act).toBe('none');
		expect(keyMeans(keyMeans(held, 'Shift', 10).held, 'p', 20).act).toBe('none');
	});

	test('no key does two things', () => {
		fc.assert(fc.property(fc.string(), fc.boolean(), fc.nat(3000), (key, g, now) => {
			expect(['none', 'search', 'list', 'go']).toContain(keyMeans({ g, at: 0 }, key, now).act);
		}));
	});
});

describe('initials', () => {
	test.each([
		['Sari Wulandari', 'SW'], ['Drs. H. Ahmad Fauzi, M.Si.', 'AF'], ['Suharto', 'S'], ['rina kusuma dewi', 'RD'], ['', '?'], ['123', '?'], ['Élodie Ôzil', 'ÉÔ']
	])('%s: %s', (name, letters) => expect(initials(name)).toBe(letters));
});

describe('the menu', () => {
	test('marks the longest address that begins the page\'s own', () => {
		expect(currentHref(groups, '/pelatihan/kelola/7')).toBe('/pelatihan/kelola');
		expect(currentHref(groups, '/pelatihan/7')).toBe('/pelatihan');
		expect(currentHref(groups, '/pelatihan-lain')).toBeUndefined();
	});

	test('a place whose pages lie elsewhere is marked there, and one below it is not taken for it', () => {
		const services = [{ entries: [{ ...entry('/layanan/daftar', 'l'), pages: ['/layanan'] }, { ...entry('/layanan', 's'), pages: ['/layanan/survei'] }] }];
		expect(currentHref(services, '/layanan')).toBe('/layanan');
		expect(currentHref(services, '/layanan/daftar')).toBe('/layanan/daftar');
		expect(currentHref(services, '/layanan/0193a/ubah')).toBe('/layanan/daftar');
		expect(currentHref(services, '/layanan/survei/0193a')).toBe('/layanan');
		expect(currentHref(services, '/layanan/surveibaru')).toBe('/layanan/daftar');
	});

	test('whatever the address, the mark is an entry or nothing, in any order of the menu', () => {
		const entries = groups.flatMap((group) => group.entries);
		fc.assert(fc.property(fc.array(fc.constantFrom('pelatihan', 'kelola', 'hari-ini', '7', '')), (steps) => {
			const path = `/${steps.join('/')}`;
			const found = currentHref(groups, path);
			expect([undefined, ...entries.map(({ href }) => href)]).toContain(found);
			expect(currentHref([{ entries: entries.toReversed() }], path)).toBe(found);
		}));
	});

	test('a page is framed: skip link first, one current place in each bar, the count in words', () => {
		const out = html(Shell, { shell, url: at('/hari-ini'), children: words('isi') });
		expect(out).toMatch(/^<a class="skip" href="#isi">/);
		expect(out.match(/aria-current="page"/g)).toHaveLength(2);
		expect(out).toContain('aria-label="Pemberitahuan, 3 belum dibaca"');
		expect(out).toContain('data-go="k"');
		expect(out).toMatch(/<form method="POST" action="\/keluar">/);
	});

	test('what has no room under the thumb stands in the person\'s menu', () => {
		const out = html(Shell, { shell, url: at('/hari-ini'), children: words('') });
		expect(out).toMatch(/<nav class="menu-rest"[\s\S]*?href="\/pelatihan\/kelola"[\s\S]*?<\/nav>/);
		expect(html(Shell, { shell: { ...shell, places: groups.flatMap(({ entries }) => entries) }, url: at('/'), children: words('') })).not.toContain('menu-rest');
	});

	test('the search box keeps the question on its own page only', () => {
		expect(html(Shell, { shell, url: at('/cari?q=sari'), children: words('') })).toMatch(/id="cari"[^>]*value="sari"/);
		expect(html(Shell, { shell, url: at('/pelatihan?q=sari'), children: words('') })).not.toMatch(/id="cari"[^>]*value="sari"/);
	});

	test('changes to the other language and back to the same page', () => {
		const out = html(Shell, { shell: { ...shell, locale: 'en', unread: 0 }, url: at('/pelatihan?bulan=3'), children: words('') });
		expect(out).toContain('value="/pelatihan?bulan=3"');
		expect(out).toContain('Bahasa Indonesia');
		expect(out).toContain('aria-label="Notifications"');
		expect(out).not.toContain('class="count"');
	});
});

describe('pages without a person', () => {
	test('the front page says what Bina is and offers the way in', () => {
		const out = html(Front, { demo: true });
		expect(out).toContain('href="/masuk"');
		expect(out).toContain('rekaan');
		expect(html(Front, { demo: false }, 'en')).not.toContain('invented');
	});

	test.each(['id', 'en'] as const)('the front page leads citizens to reports and to the results, in %s', (locale) => {
		const out = html(Front, { demo: false }, locale);
		for (const address of ['/lapor', '/pantau', '/publik']) expect(out).toContain(`href="${address}"`);
	});

	test.each([[404, 'Halaman tidak ditemukan'], [403, 'bukan wewenang Anda'], [500, 'kesalahan pada sistem kami'], [409, 'tidak dapat dilayani']])('a refusal %d has a sentence, a way onward and a number', (status, title) => {
		const out = html(Refusal, { status, message: 'Kalimat.', reference: 'AB12', home: '/hari-ini' });
		expect(out).toContain(title);
		expect(out).toContain('Kalimat.');
		expect(out).toContain('AB12');
		expect(out).toContain('href="/hari-ini"');
	});

	test('the offline page has the list that is filled on the device', () => expect(html(Offline, {})).toContain('<ul id="tersimpan"'));
	test('a citizen\'s page has no script and leads nowhere else', () => {
		const out = html(Citizen, { locale: 'id', children: words('Survei') });
		expect(out).not.toContain('<script');
		expect([...out.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['#isi', '/', '/privasi']);
		expect(out).not.toContain('<form');
	});

	test('a citizen\'s page offers the other language in that language, and comes back to where it was', () => {
		const out = html(Citizen, { locale: 'id', here: '/publik/1505?urut=ikm&q="', children: words('Hasil') });
		expect(out).toContain('<form method="POST" action="/bahasa">');
		expect(out).toMatch(/name="to" value="\/publik\/1505\?urut=ikm&amp;q=&quot;"/);
		expect(out).toMatch(/<button name="locale" value="en" lang="en">English<\/button>/);
		expect(html(Citizen, { locale: 'en', here: '/', children: words('Front') }, 'en')).toMatch(/value="id" lang="id">Bahasa Indonesia</);
	});

	test.each([['/lapor/1505', '/lapor/1505'], ['/publik/1505?urut=ikm', '/publik/1505?urut=ikm'], ['/lapor/1505/tempat?/lanjut', '/lapor/1505/tempat'], ['/survei/ktp', undefined], ['/luring', undefined], ['/', '/']])('the language button at %s comes back to %s', (path, back) => {
		expect(languageAt(at(path))).toBe(back);
	});
});
