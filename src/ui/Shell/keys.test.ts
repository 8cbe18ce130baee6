import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyMeans, NOTHING_HELD } from './keys.ts';
import { currentHref, initials, languageAt, type NavEntry } from './shell-data.ts';

const after = (g: boolean, at: number) => ({ g, at });

describe('two keys one after the other', () => {
	test.each([[0, 'go'], [1499, 'go'], [1500, 'go'], [1501, 'none'], [60_000, 'none']] as const)('%i milliseconds after g a letter means: %s', (milliseconds, act) => {
		expect(keyMeans(after(true, 5000), 'p', 5000 + milliseconds).act).toBe(act);
	});

	test('without g a letter goes nowhere', () => expect(keyMeans(NOTHING_HELD, 'p', 10)).toEqual({ act: 'none', held: after(false, 10) }));

	test.each(['P', '1', ' ', 'Enter', 'é', 'pp', ''])('after g the key %j goes nowhere, and g is forgotten', (key) => {
		const meaning = keyMeans(after(true, 0), key, 10);
		expect(meaning.act).toBe('none');
		expect(meaning.held.g).toBe(false);
	});

	test('after g, slash still searches and the question mark still lists', () => {
		expect(keyMeans(after(true, 0), '/', 10)).toEqual({ act: 'search', held: NOTHING_HELD });
		expect(keyMeans(after(true, 0), '?', 10)).toEqual({ act: 'list', held: NOTHING_HELD });
	});

	test('g twice goes where g leads', () => expect(keyMeans(keyMeans(NOTHING_HELD, 'g', 0).held, 'g', 10)).toEqual({ act: 'go', letter: 'g', held: NOTHING_HELD }));

	test('a g after patience ran out is a new beginning', () => {
		const { held } = keyMeans(after(true, 0), 'g', 9000);
		expect(held).toEqual(after(true, 9000));
		expect(keyMeans(held, 'j', 9100)).toMatchObject({ act: 'go', letter: 'j' });
	});

	test('after anything was done nothing is held', () => {
		fc.assert(fc.property(fc.boolean(), fc.constantFrom('/', '?', 'g', 'p', 'Shift', 'x'), fc.nat(4000), (g, key, at) => {
			const { act, held } = keyMeans(after(g, 0), key, at);
			expect(held.g).toBe(act === 'none' && key === 'g');
		}));
	});
});

describe('initials of any name', () => {
	test.each([
		['sari', 'S'], ['  Sari   Wulandari  ', 'SW'], ['Sari Wulandari, S.Kom., M.M.', 'SW'], ['H. M. Yusuf', 'Y'], ['Prof. Dr. Ir. Budi', 'B'], ["Nur'aini Al-Hakim", 'NA'], ['Abdul (alias Dul) Rahman', 'AR'],
		['Rahmat 2', 'R'], ['Drs.', '?'], ['   ', '?'], [', S.Sos.', '?'], ['ørsted ñu', 'ØÑ']
	])('%j: %s', (name, letters) => expect(initials(name)).toBe(letters));

	test('are one or two letters, never small ones, or a question mark', () => {
		fc.assert(fc.property(fc.array(fc.constantFrom('Sari', 'wulandari', 'Dr.', 'M.', '12', '', ',', 'S.Kom.', 'al-Amin')), (parts) => {
			const found = initials(parts.join(' '));
			expect(found).toMatch(/^(\?|[A-Z]{1,2})$/);
		}));
	});
});

describe('the place of a page', () => {
	const entry = (href: string, pages?: readonly string[]): NavEntry => ({ href, letter: 'x', label: href, short: href, icon: 'list', ...(pages && { pages }) });

	test('an address is a place’s own before it is below another', () => {
		expect(currentHref([{ entries: [entry('/layanan', ['/layanan/daftar']), entry('/layanan/daftar')] }], '/layanan/daftar')).toBe('/layanan/daftar');
	});

	test('a place of several beginnings is marked at each of them, and at nothing that only looks alike', () => {
		const groups = [{ entries: [entry('/pelatihan', ['/pelatihan', '/hadir', '/pasca-pelatihan'])] }];
		expect(['/pelatihan/7', '/hadir', '/hadir/kode', '/pasca-pelatihan/3'].map((path) => currentHref(groups, path))).toEqual(Array.from({ length: 4 }, () => '/pelatihan'));
		expect(['/hadirin', '/pelatihanku', '/', '', '/jp'].map((path) => currentHref(groups, path))).toEqual(Array.from({ length: 5 }, () => undefined));
	});

	test('an empty menu marks nothing', () => expect([currentHref([], '/'), currentHref([{ entries: [] }], '/hari-ini')]).toEqual([undefined, undefined]));
});

describe('where the language button comes back to', () => {
	const at = (path: string) => languageAt(new URL(path, 'http://bina.example'));

	test.each([
		['/publik/1505?urut=ikm&halaman=2', '/publik/1505?urut=ikm&halaman=2'], ['/lapor/1505?/kirim', '/lapor/1505'], ['/lapor/1505?langkah=2', '/lapor/1505?langkah=2'], ['/survei', '/survei'],
		['/survei/ktp-el?kanal=qr', undefined], ['/luring', undefined], ['/luring/x', '/luring/x'], ['/surveiku/1', '/surveiku/1'], ['/publik#isi', '/publik']
	])('from %s to %s', (path, back) => expect(at(path)).toBe(back));

	test('is always a place of this installation', () => {
		fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
			const { pathname, search } = new URL(address);
			const back = languageAt({ pathname, search });
			expect(back === undefined || (back.startsWith('/') && !back.includes('#'))).toBe(true);
		}));
	});
});
