import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Role } from '#features/identity/schema.ts';
import { actorOf } from '#tests/support/builders.ts';
import { menuIn } from './menu.ts';
import { menuOf, placesOf, thumbPlacesOf } from './navigation.rules.ts';

const own = '00000000-0000-7000-8000-0000000000aa';
const keysFor = (role: Role, personId: string | null = own) => placesOf(actorOf({ roles: { [role]: '/1/' }, personId }));

describe('the menu follows what may be done', () => {
	test.each<[Role, string, boolean]>([
		['employee', 'people', false], ['supervisor', 'people', true], ['service_officer', 'surveys', true], ['service_officer', 'import', false],
		['training_manager', 'import', true], ['training_manager', 'audit', false], ['auditor', 'audit', true], ['administrator', 'grants', true],
		['head_of_region', 'evaluation', true], ['partner', 'units', false]
	])('%s and %s: %s', (role, key, shown) => expect(keysFor(role).includes(key as never)).toBe(shown));

	test('who is no officer of the government has no JP of one\'s own', () => {
		expect(keysFor('head_of_region', null)).not.toContain('jp');
		expect(keysFor('employee')).toContain('jp');
	});

	test('a group without places is left out', () => {
		expect(menuOf(keysFor('partner', null)).map(({ group }) => group)).toEqual(['own']);
		expect(menuOf(keysFor('administrator')).map(({ group }) => group)).toEqual(['own', 'unit', 'agency']);
	});
});

describe('under the thumb', () => {
	test.each<Role>(['employee', 'supervisor', 'training_manager', 'service_officer', 'evaluator', 'auditor', 'administrator', 'head_of_region'])('%s has at most five places, Today first', (role) => {
		const places = thumbPlacesOf(keysFor(role));
		expect(places[0]?.key).toBe('today');
		expect(places.length).toBeGreaterThanOrEqual(4);
		expect(places.length).toBeLessThanOrEqual(5);
	});
});

const everything = menuIn('id', ['today', 'training', 'jp', 'notifications', 'people', 'units', 'surveys', 'evaluation', 'import', 'quality', 'accounts', 'grants', 'audit']);
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
