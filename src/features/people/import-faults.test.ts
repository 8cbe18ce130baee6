import { describe, expect, test } from 'vitest';
import { InputError } from '#platform/cli/command.ts';
import { SheetError } from '#platform/xlsx/sheet-error.ts';
import { ImportFileError, sayFileFault } from './import-faults.ts';

const LOCALES = ['id', 'en'] as const;

describe('why a file is refused as a whole', () => {
	test.each(LOCALES)('in %s each reason is a sentence with what to do', (locale) => {
		for (const error of [new ImportFileError('import.separator_unknown'), new ImportFileError('import.no_rows'), new ImportFileError('import.too_many_units', { limit: 5000 }), new ImportFileError('import.columns_missing', { columns: [{ header: 'NIP BARU' }] })]) {
			const sentence = sayFileFault(error, locale);
			expect(sentence).toMatch(/\.$/);
			expect(sentence).not.toMatch(/undefined|\[object|NaN/);
		}
	});

	test('the two languages differ, and the message for a command is English', () => {
		const error = new ImportFileError('import.no_rows');
		expect(sayFileFault(error, 'id')).not.toBe(sayFileFault(error, 'en'));
		expect(error.message).toBe(sayFileFault(error, 'en'));
	});

	test('each missing column is named, with the header that looks like it', () => {
		const error = new ImportFileError('import.columns_missing', { columns: [{ header: 'NIP BARU', near: 'NIP_BARU2' }, { header: 'NAMA' }] });
		expect(sayFileFault(error, 'id')).toContain('NIP BARU (mirip: NIP_BARU2), NAMA.');
		expect(sayFileFault(error, 'en')).toContain('NIP BARU (similar: NIP_BARU2), NAMA.');
	});

	test('stands at the first row unless another is named', () => {
		expect(new ImportFileError('import.no_rows').row).toBe(1);
		expect(new ImportFileError('import.no_rows', { row: 7 }).row).toBe(7);
	});

	test.each(LOCALES)('in %s a workbook that is refused has a sentence of its own', (locale) => {
		for (const code of ['xlsx.not_readable', 'xlsx.suspicious'] as const) expect(sayFileFault(new SheetError(code), locale).length).toBeGreaterThan(20);
		expect(sayFileFault(new SheetError('xlsx.too_large', { megabytes: 600 }), locale)).toContain('600');
	});

	test('what no list of ours knows is told as it came', () => expect(sayFileFault(new InputError('option.unknown', 'There is no such option.'), 'id')).toBe('There is no such option.'));
});
