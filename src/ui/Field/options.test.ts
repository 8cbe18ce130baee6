import { describe, expect, test } from 'vitest';
import { html } from '#tests/support/render.ts';
import Field from './Field.svelte';
import { sectionsOf } from './field.ts';

describe('a long choice', () => {
	const options = [{ value: '', label: 'Pilih' }, { value: 'a', label: 'Sekernan', group: 'Kecamatan' }, { value: 'b', label: 'Mestong', group: 'Kecamatan' }, { value: 'c', label: 'Balai', group: null }, { value: 'd', label: 'Kumpeh', group: 'Kecamatan' }];

	test('stands in runs of the same heading, in the order given', () => {
		expect(sectionsOf(options).map(({ group, of }) => [group, of.map(({ value }) => value)])).toEqual([[null, ['']], ['Kecamatan', ['a', 'b']], [null, ['c']], ['Kecamatan', ['d']]]);
		expect(sectionsOf([])).toEqual([]);
	});

	test('is written with these headings, and the chosen one is chosen', () => {
		const out = html(Field, { name: 'unit', type: 'select', label: 'Kantor', options, value: 'b' }, 'id');
		expect(out.match(/<optgroup label="Kecamatan">/g)).toHaveLength(2);
		expect(out).toMatch(/<option value="b" selected/);
		expect(out.match(/<option/g)).toHaveLength(5);
	});

	test('without headings is a plain list', () => expect(html(Field, { name: 'unit', type: 'select', label: 'Kantor', options: options.slice(0, 1) }, 'id')).not.toContain('optgroup'));
});
