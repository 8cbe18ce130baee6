import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#features/identity/schema.ts';
import { actorOf } from '#tests/support/builders.ts';
import { currentHref } from '#ui/Shell/shell-data.ts';
import { menuIn } from './menu.ts';
import { menuOf, placesOf, thumbPlacesOf, type NavKey } from './navigation.rules.ts';

const own = '00000000-0000-7000-8000-0000000000aa';
/** Of somebody who may do everything. */
const keysOfAll = placesOf({ personId: own, can: () => true, pathsFor: () => ['/1/'] });
const keysFor = (role: Role, personId: string | null = own) => placesOf(actorOf({ roles: { [role]: '/1/' }, personId }));

describe('the menu follows what may be done', () => {
	test.each<[Role, string, boolean]>([
		['employee', 'people', false], ['supervisor', 'people', true], ['service_officer', 'surveys', true], ['service_officer', 'import', false],
		['training_manager', 'import', true], ['training_manager', 'audit', false], ['auditor', 'audit', true], ['administrator', 'grants', true], ['administrator', 'privacy', true], ['auditor', 'privacy', false],
		['head_of_region', 'evaluation', true], ['partner', 'units', false]
	])('%s and %s: %s', (role, key, shown) => expect(keysFor(role).includes(key as never)).toBe(shown));

	test('who is no officer of the government has no JP of one\'s own', () => {
		expect(keysFor('head_of_region', null)).not.toContain('jp');
		expect(keysFor('employee')).toContain('jp');
	});

	test('reports of the whole government are for who may read them everywhere', () => {
		expect(placesOf(actorOf({ roles: { supervisor: '/1/2/' }, personId: own }))).not.toContain('reports');
		expect(keysFor('training_manager')).toContain('reports');
	});

	test('a group without places is left out', () => {
		expect(menuOf(keysFor('partner', null)).map(({ group }) => group)).toEqual(['own']);
		expect(menuOf(keysFor('administrator')).map(({ group }) => group)).toEqual(['own', 'unit', 'agency']);
	});
});

/** What each role adds to what everybody has. */
const ADDED: Readonly<Record<Role, readonly NavKey[]>> = {
	employee: ['units'],
	supervisor: ['people', 'units', 'surveys', 'times', 'complaints', 'needs', 'evaluation', 'decisions', 'reports'],
	training_manager: ['people', 'units', 'surveys', 'times', 'needs', 'evaluation', 'decisions', 'reports', 'import', 'quality'],
	facilitator: ['units'],
	mentor: ['units'],
	partner: [],
	service_officer: ['units', 'services', 'surveys', 'times', 'complaints', 'needs'],
	complaint_administrator: ['units', 'complaints'],
	inspector: ['units', 'complaints'],
	evaluator: ['units', 'surveys', 'times', 'complaints', 'needs', 'evaluation', 'decisions', 'reports'],
	head_of_region: ['people', 'units', 'surveys', 'times', 'complaints', 'needs', 'evaluation', 'decisions', 'reports'],
	auditor: ['units', 'surveys', 'times', 'complaints', 'needs', 'evaluation', 'decisions', 'reports', 'audit'],
	administrator: ['people', 'units', 'services', 'import', 'quality', 'accounts', 'grants', 'audit', 'privacy']
};

describe.each(ROLES.map((role) => [role]))('the whole menu of a %s', (role) => {
	test('has exactly the places that the role opens', () => {
		expect(keysFor(role)).toEqual(['today', 'summary', 'training', 'jp', 'notifications', ...ADDED[role]]);
		expect(keysFor(role, null)).toEqual(['today', 'summary', 'training', 'notifications', ...ADDED[role]]);
	});

	test.each(['id', 'en'] as const)('in %s names every place, and under the thumb nothing that the menu has not', (locale) => {
		const { groups, places } = menuIn(locale, keysFor(role));
		const all = groups.flatMap((group) => group.entries);
		expect(all.every(({ label, short }) => label.length > 0 && short.length > 0 && short.length <= 15)).toBe(true);
		for (const place of places) expect(all).toContainEqual(place);
	});
});

test('two roles together open what each opens, each place once and in the same order', () => {
	for (const one of ROLES) {
		for (const other of ROLES) {
			const both = placesOf(actorOf({ roles: { [one]: '/1/', [other]: '/1/2/' }, personId: own }));
			// Reports are of the whole government; the second role holds in one office.
			const local = (keys: readonly NavKey[]) => new Set(keys.filter((key) => key !== 'reports'));
			expect(local(both)).toEqual(local([...keysFor(one), ...keysFor(other)]));
			expect(both).toHaveLength(new Set(both).size);
			expect(both).toEqual(keysOfAll.filter((key) => both.includes(key)));
		}
	}
});

describe('the place that a page belongs to', () => {
	const markedFor = (role: Role, path: string) => currentHref(menuIn('id', keysFor(role)).groups, path);

	test.each<[path: string, officer: string | undefined, reader: string | undefined]>([
		['/layanan', '/layanan', '/layanan'],
		['/layanan/daftar', '/layanan/daftar', undefined],
		['/layanan/baru', '/layanan/daftar', undefined],
		['/layanan/0193a000-0000-7000-8000-000000000001', '/layanan/daftar', undefined],
		['/layanan/0193a000-0000-7000-8000-000000000001/ubah', '/layanan/daftar', undefined],
		['/layanan/tempat/0193a000-0000-7000-8000-000000000001', '/layanan/daftar', undefined],
		['/layanan/waktu', '/layanan/waktu', '/layanan/waktu'], ['/antrean/ktp-el/berkas', '/layanan/waktu', '/layanan/waktu'],
		['/layanan/survei/baru', '/layanan', '/layanan'],
		['/layanan/survei/0193a000-0000-7000-8000-000000000001/tindak-lanjut', '/layanan', '/layanan'],
		['/pengaduan/baru', '/pengaduan', '/pengaduan'],
		['/pelatihan/kelola', '/pelatihan', '/pelatihan'],
		['/hadir/0193a000-0000-7000-8000-000000000001', '/pelatihan', '/pelatihan'],
		['/jp/tim', '/jp', '/jp'],
		['/akun', undefined, undefined],
		['/cari', undefined, undefined]
	])('%s: %s for a service officer, %s for a superior', (path, officer, reader) => {
		expect(markedFor('service_officer', path)).toBe(officer);
		expect(markedFor('supervisor', path)).toBe(reader);
	});

	test('accounts are not taken for grants', () => {
		expect(markedFor('administrator', '/kewenangan/akun')).toBe('/kewenangan/akun');
		expect(markedFor('administrator', '/kewenangan')).toBe('/kewenangan');
	});

	/** Pages that stand beside the menu: the person's own corner, the search, and what other pages lead to. */
	const BESIDE = ['/akun', '/cari', '/hari-libur', '/sistem'];
	test('every page of an officer belongs to a place, but a few that are named', () => {
		const pages = globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '../../routes/(app)') }).map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`);
		expect(pages.length).toBeGreaterThan(40);
		const groups = menuIn('id', keysOfAll).groups;
		const beside = pages.filter((path) => currentHref(groups, path) === undefined).map((path) => `/${path.split('/')[1] ?? ''}`);
		expect([...new Set(beside)].sort()).toEqual(BESIDE);
	});
});

describe('under the thumb', () => {
	test.each<Role>(ROLES.filter((role) => role !== 'partner'))('%s has at most five places, Today first', (role) => {
		const places = thumbPlacesOf(keysFor(role));
		expect(places[0]?.key).toBe('today');
		expect(places.length).toBeGreaterThanOrEqual(4);
		expect(places.length).toBeLessThanOrEqual(5);
	});
});

const everything = menuIn('id', keysOfAll);
const entries = everything.groups.flatMap((group) => group.entries);

test('no two places share a letter, an address or a name', () => {
	for (const field of ['letter', 'href', 'label'] as const) expect(new Set(entries.map((entry) => entry[field])).size).toBe(entries.length);
});

test('short names fit under a thumb', () => {
	for (const { short } of entries) expect(short.length).toBeLessThanOrEqual(12);
});

test.each(entries.map(({ href }) => href))('%s is a page', (href) => {
	const routes = join(import.meta.dirname, '../../routes/(app)');
	expect(existsSync(join(routes, href.slice(1), '+page.svelte')) || existsSync(join(routes, href.slice(1), '+page.server.ts'))).toBe(true);
});

test.each(['/sistem', '/pelatihan/[session]', '/pelatihan/[session]/kehadiran', '/layanan/survei/[survey]', '/evaluasi/[id]', '/jp/tim', '/cari'])('%s, to which Today leads, is a page', (path) => {
	expect(existsSync(join(import.meta.dirname, '../../routes/(app)', path, '+page.svelte'))).toBe(true);
});

test('the menu speaks both languages, and is made once', () => {
	expect(menuIn('en', ['today']).groups[0]?.entries[0]?.label).toBe('Today');
	expect(menuIn('id', ['today', 'jp'])).toBe(menuIn('id', ['today', 'jp']));
});
