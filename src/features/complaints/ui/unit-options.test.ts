import { expect, test } from 'vitest';
import { unitOptions } from './unit-options.ts';

const units = [{ id: 'a', name: 'Kabupaten', path: '/1/' }, { id: 'b', name: 'Dinas', path: '/1/2/' }, { id: 'c', name: 'Seksi', path: '/1/2/3/' }];

test('units are indented by their place in the tree, after the choice of none', () => {
	expect(unitOptions(units, 'Pilih unit')).toEqual([
		{ value: '', label: 'Pilih unit' }, { value: 'a', label: 'Kabupaten' }, { value: 'b', label: '\u2003Dinas' }, { value: 'c', label: '\u2003\u2003Seksi' }
	]);
});

test('a note follows the name; without units there is the choice of none alone', () => {
	expect(unitOptions(units.slice(1, 2), '-', ({ id }) => ` (${id})`)[1]).toEqual({ value: 'b', label: '\u2003Dinas (b)' });
	expect(unitOptions([], '-')).toEqual([{ value: '', label: '-' }]);
});
