import { expect, test } from 'vitest';
import { html } from '#tests/support/render.ts';
import ErrorSummary from './ErrorSummary.svelte';

test('before anything was sent there is nothing', () => {
	expect(html(ErrorSummary, { form: null })).toBe('');
	expect(html(ErrorSummary, { form: { values: {}, errors: {} } })).toBe('');
});

test('links each fault to its field, announces itself, and gives a number to quote', () => {
	const out = html(ErrorSummary, { form: { errors: { nip: 'NIP harus 18 angka.', day: 'Pilih tanggal.' }, reference: '4EE09DB5' } });
	expect(out).toContain('role="alert"');
	expect(out).toContain('<a href="#field-nip">NIP harus 18 angka.</a>');
	expect(out).toContain('Ada 2 hal yang perlu diperbaiki');
	expect(out).toContain('4EE09DB5');
});

test('a fault of the whole form has no link; one fault is one', () => {
	const out = html(ErrorSummary, { form: { errors: { '': 'Angkatan ini penuh.' } } });
	expect(out).toContain('Ada satu hal');
	expect(out).not.toContain('<a ');
	expect(html(ErrorSummary, { form: { errors: { '': 'Full.' } } }, 'en')).toContain('One thing needs mending');
});
