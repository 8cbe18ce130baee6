import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assetsIn, fillOffline, handlingOf, isTablet, isWorthKeeping, languageOf, KEPT_MILLISECONDS, markOffline, MOST_PAGES, noLongerKept, stillKept, titleOf } from './rules.ts';

const asked = (path: string, given: Partial<Parameters<typeof handlingOf>[0]> = {}) => handlingOf({ method: 'GET', path, sameOrigin: true, isPage: true, ...given });

describe('what is done with a request', () => {
	test.each(['/hari-ini', '/pelatihan/7', '/jp', '/jp/baru', '/', '/antrean/ktp', '/antrean/ktp/loket/1'])('a copy of %s is kept', (path) => expect(asked(path)).toBe('page'));
	test('the page to sign in lets go of everything kept: nobody is signed in where it is shown', () => expect(asked('/masuk')).toBe('forget'));
	test.each(['/masuk/kode', '/keluar', '/survei/ktp', '/impor/1', '/audit', '/cari', '/pegawai/1', '/jp/tim', '/unit/1', '/mutu-data/COM_6', '/antrean/ktp/nomor/1', '/pengaduan', '/pengaduan/01a1', '/pengaduan/01a1/foto/1', '/pengaduan/berulang', '/pemberitahuan', '/pantau/laporan', '/lapor/1505/periksa'])('%s is not kept', (path) => expect(asked(path)).toBe('pass'));
	test('the tablet of a counter is kept, apart from the pages of whoever is signed in; the survey itself is not', () => {
		expect(['/survei/ktp/tablet', '/survei/ktp', '/survei/ktp/kios', '/survei/ktp/tablet/x'].map((path) => [asked(path), isTablet(path)])).toEqual([['page', true], ['pass', false], ['pass', false], ['pass', false]]);
		expect(asked('/survei/ktp/kirim', { method: 'POST' })).toBe('pass');
	});
	test.each(['/masuk', '/masuk/kode', '/keluar'])('sending %s lets go of everything kept', (path) => expect(asked(path, { method: 'POST' })).toBe('forget'));

	test('files with a lasting name come from the store, downloads and other hosts do not', () => {
		expect(asked('/_app/immutable/assets/a.css', { isPage: false })).toBe('asset');
		expect(asked('/ikon-192.png', { isPage: false })).toBe('asset');
		expect(asked('/evaluasi/1/data.csv', { isPage: false })).toBe('pass');
		expect(asked('/hari-ini', { sameOrigin: false })).toBe('pass');
		expect(asked('/pelatihan/7', { method: 'POST' })).toBe('pass');
	});

	test('names that only look like a refused one are kept', () => expect(asked('/masukan')).toBe('page'));
});

test('copies of cases and of news about them that an earlier release kept are let go, others stay', () => {
	const kept = (path: string) => ({ path, title: path, keptAt: 1000 });
	const pages = ['/pengaduan/01a1?tersimpan', '/pengaduan?lihat=late', '/pemberitahuan', '/pantau/laporan', '/hari-ini', '/pengaduanku', '/jp?tahun=2026'].map(kept);
	expect(noLongerKept(pages, 2000)).toEqual(['/pengaduan/01a1?tersimpan', '/pengaduan?lihat=late', '/pemberitahuan', '/pantau/laporan']);
	expect(stillKept(pages, 2000).map(({ path }) => path)).toEqual(['/hari-ini', '/pengaduanku', '/jp?tahun=2026']);
	expect(stillKept([kept('/survei/ktp/tablet')], 2000)).toHaveLength(1);
});

test.each([['<!doctype html><html lang="en">', 'en'], ['<html class="offline" lang="id">', 'id'], ['<html><p lang="en">', ''], ['', '']])('the language of %s is %j', (html, language) => expect(languageOf(html)).toBe(language));

describe('what is worth keeping', () => {
	const page = { ok: true, redirected: false, type: 'basic', contentType: 'text/html; charset=utf-8' };
	test('a whole page of ours', () => expect(isWorthKeeping(page)).toBe(true));
	test.each([{ ok: false }, { redirected: true }, { type: 'opaque' }, { contentType: 'text/csv' }, { contentType: null }])('not %j', (given) => expect(isWorthKeeping({ ...page, ...given })).toBe(false));

	test('a week, newest first, and so many', () => {
		const now = 10 * KEPT_MILLISECONDS;
		const pages = Array.from({ length: MOST_PAGES + 5 }, (_, index) => ({ path: `/${index}`, title: '', keptAt: now - index }));
		expect(stillKept([...pages].reverse(), now)).toHaveLength(MOST_PAGES);
		expect(stillKept(pages, now)[0]?.path).toBe('/0');
		expect(noLongerKept([...pages].reverse(), now).sort()).toEqual(['/60', '/61', '/62', '/63', '/64']);
		expect(noLongerKept([{ path: '/a', title: '', keptAt: now - KEPT_MILLISECONDS }, { path: '/b', title: '', keptAt: now }], now)).toEqual(['/a']);
		expect(stillKept([{ path: '/a', title: '', keptAt: now - KEPT_MILLISECONDS }], now)).toEqual([]);
	});
});

describe('copies', () => {
	const html = '<!doctype html><html lang="id"><head><title>Empat hal menunggu Anda · Bina</title></head><body></body></html>';
	test('say that they are copies', () => expect(markOffline(html)).toContain('<html class="offline" lang="id">'));
	test('are listed by their title', () => expect(titleOf(html)).toBe('Empat hal menunggu Anda'));
	test('without a title are listed by address', () => {
		const page = '<ul id="tersimpan" class="rows"><li>Belum ada</li></ul>';
		expect(titleOf('<p>x')).toBe('');
		expect(fillOffline(page, [{ path: '/jp', title: '', keptAt: 1 }])).toContain('<a href="/jp">/jp</a>');
		expect(fillOffline(page, [])).toBe(page);
	});

	test('an address with the signs of a replacement is written as it is', () => {
		expect(fillOffline('<ul id="tersimpan"></ul>', [{ path: "/a?$&=$`$'$1", title: 'T', keptAt: 1 }])).toBe('<ul id="tersimpan" class="rows"><li><a href="/a?$&=$`$\'$1">T</a></li></ul>');
	});

	test('an address cannot leave its attribute', () => {
		fc.assert(fc.property(fc.webPath({ size: 'small' }), fc.webQueryParameters({ size: 'small' }), (path, query) => {
			const out = fillOffline('<ul id="tersimpan"></ul>', [{ path: `${path}?${query}"<`, title: 'T', keptAt: 1 }]);
			expect(out.match(/<a /g)).toHaveLength(1);
			expect(out).toMatch(/^<ul[^>]*><li><a href="[^"<]*">T<\/a><\/li><\/ul>$/);
		}));
	}, 30_000);

	test('take the files along that their page asks for, once each, but no switched-off stylesheet', () => {
		const page = `<link href="./_app/immutable/assets/a.css" rel="stylesheet"><link rel="preload" href="/_app/immutable/f.woff2"><script type="module" src="/_app/immutable/w.js"></script><link href="./_app/immutable/assets/a.css" rel="stylesheet"><link href="./_app/immutable/assets/off.css" rel="stylesheet" disabled media="(max-width: 0)">`;
		expect(assetsIn(page, 'http://bina.example/hari-ini')).toEqual(['http://bina.example/_app/immutable/assets/a.css', 'http://bina.example/_app/immutable/f.woff2', 'http://bina.example/_app/immutable/w.js']);
		expect(assetsIn(page.replaceAll('./', '../'), 'http://bina.example/pelatihan/7')[0]).toBe('http://bina.example/_app/immutable/assets/a.css');
	});
});
