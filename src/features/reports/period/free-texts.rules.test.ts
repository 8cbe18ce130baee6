import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluationFacts, periodFacts } from '../testing/period-facts.ts';
import { sheetTable } from '../testing/find.ts';
import type { DecisionFacts } from './facts.schema.ts';
import { reportWords } from './format.ts';
import { freeTextsOf, strike, struckTitles, suspicionsOf } from './free-texts.rules.ts';
import { readPeriod, type Period } from './period.schema.ts';
import { writeReport } from './write-report.ts';

const H1 = readPeriod('2026-H1') as Period;
const decision = (given: Partial<DecisionFacts> = {}): DecisionFacts => ({ ...periodFacts().decisions[0]!, ...given });
const write = (given: Parameters<typeof periodFacts>[0] = {}, language: 'id' | 'en' = 'id') => writeReport(periodFacts(given), H1, '2026-11-22', language);
const words = reportWords('id').struck;

describe('texts that somebody typed', () => {
	test('are all found, titles once, reasons each', () => {
		const texts = freeTextsOf(write({ decisions: [decision({ why: 'Satu' }), decision({ part: 'Modul 2', why: 'Satu' })] }));
		expect(texts.filter(({ kind }) => kind === 'reason').map(({ text, of }) => [text, of])).toEqual([['Satu', 'Pelayanan Prima'], ['Satu', 'Pelayanan Prima: Modul 2']]);
		expect(texts.filter(({ kind }) => kind === 'title').map(({ text }) => text)).toEqual(['Komunikasi Publik', 'Literasi Digital', 'Manajemen Waktu', 'Pelayanan Prima', 'Antrean Loket', 'Belum Dihitung', 'Pelayanan Prima: Modul 2']);
	});

	test('have the same keys in both languages', () => {
		const keys = (language: 'id' | 'en') => freeTextsOf(write({}, language)).map(({ key, text }) => [key, text]);
		expect(keys('en')).toEqual(keys('id'));
	});

	test('are none but these: names of offices and services are official', () => {
		const texts = freeTextsOf(write()).map(({ text }) => text);
		expect(texts).not.toContain('Dinas Kesehatan');
		expect(texts).not.toContain('Penerbitan KTP');
	});
});

describe('what looks like personal data', () => {
	// All numbers and addresses are invented.
	test.each([
		['NIP 19800101 200501 1 001 menolak', ['id_number']], ['NIK 1505010101800001', ['id_number']], ['hubungi 0812-3456-7890', ['phone']], ['+62 812 3456 7890', ['phone']], ['tulis ke budi@contoh.example', ['mail']],
		['Layanan memburuk 2,1 poin sejak 2025-09-01.', []], ['Anggaran Rp120.000.000 dipakai dua kali', []], ['', []]
	])('in %j: %j', (text, found) => expect(suspicionsOf(text)).toEqual(found));

	test('never takes long to see, whatever is typed', () => {
		fc.assert(fc.property(fc.string({ maxLength: 2000 }), (text) => { suspicionsOf(text); }));
		for (const text of ['1'.repeat(2000), '1 '.repeat(1000), 'a@'.repeat(1000), '08'.repeat(1000)]) suspicionsOf(text);
	});
});

describe('striking', () => {
	test('a reason leaves a sentence where it stood, and a line that says how many', () => {
		const struck = strike(write({ decisions: [decision({ why: 'Kata Budi Rekaan.' }), decision({ why: 'Alasan lain.' })] }), new Set(['reason-1']), words);
		const findings = struck.sections.find(({ key }) => key === 'decided')!.findings;
		expect(findings.map(({ sentence }) => sentence)).toEqual([words.reason, 'Alasan: Alasan lain.']);
		expect(JSON.stringify(struck)).not.toContain('Budi Rekaan');
		expect(struck.lines.at(-1)).toBe('1 teks tertulis ditutup sebelum laporan ini diterbitkan; setiap tempatnya ditandai.');
	});

	test('a title goes wherever it is repeated, also in front of a part', () => {
		const report = write({ evaluations: [evaluationFacts({ title: 'Kelas Budi Rekaan' })], decisions: [decision({ programme: 'Kelas Budi Rekaan', part: 'Modul 2' })], courses: [{ ...periodFacts().courses[0]!, title: 'Kelas Budi Rekaan' }] });
		const key = freeTextsOf(report).find(({ text }) => text === 'Kelas Budi Rekaan')!.key;
		const struck = strike(report, new Set([key]), words);
		expect(JSON.stringify(struck)).not.toContain('Budi');
		expect(sheetTable(struck, 'decisions').rows[0]![0]).toBe('[judul ditutup]: Modul 2');
		expect(struckTitles(report, new Set([key]))).toEqual(new Set(['Kelas Budi Rekaan']));
	});

	test('of nothing, or of what is not there, changes nothing', () => {
		expect(strike(write(), new Set(), words)).toEqual(write());
		expect(strike(write(), new Set(['reason-99', '__proto__']), words)).toEqual(write());
	});

	test('everything leaves no typed text at all, and all numbers as they were', () => {
		fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 6 }), (reasons) => {
			const report = write({ decisions: reasons.map((why) => decision({ why })) });
			const struck = strike(report, new Set(freeTextsOf(report).map(({ key }) => key)), words);
			expect(freeTextsOf(struck).map(({ text }) => text)).toEqual(['[judul ditutup]']);
			expect(struck.sections.flatMap(({ figures }) => figures)).toEqual(report.sections.flatMap(({ figures }) => figures));
		}), { numRuns: 30 });
	});
});

describe('of two titles that begin alike', () => {
	const decisions = [decision({ programme: 'Pelayanan', part: null }), decision({ programme: 'Pelayanan: lanjutan', part: 'Modul 2' })];
	test('the longer is struck whole where both are', () => {
		const both = write({ decisions: [...decisions, decision({ programme: 'Pelayanan: lanjutan', part: null })], evaluations: [] });
		const keys = new Set(freeTextsOf(both).filter(({ text }) => ['Pelayanan', 'Pelayanan: lanjutan'].includes(text)).map(({ key }) => key));
		const rows = sheetTable(strike(both, keys, words), 'decisions').rows.map(([name]) => name);
		expect(rows).toEqual(['[judul ditutup]', '[judul ditutup]: Modul 2', '[judul ditutup]']);
	});

	test('a title that only begins with the letters of a struck one stays', () => {
		const report = write({ decisions: [decision({ programme: 'Pelayanan' }), decision({ programme: 'Pelayanan Prima' })], evaluations: [] });
		const keys = new Set(freeTextsOf(report).filter(({ text }) => text === 'Pelayanan').map(({ key }) => key));
		expect(sheetTable(strike(report, keys, words), 'decisions').rows.map(([name]) => name)).toEqual(['[judul ditutup]', 'Pelayanan Prima']);
	});

	test('only the name of a row is struck: the same word elsewhere is no title', () => {
		const report = write({ decisions: [decision({ programme: 'Keputusan' })], evaluations: [] });
		const keys = new Set(freeTextsOf(report).filter(({ text }) => text === 'Keputusan').map(({ key }) => key));
		expect(sheetTable(strike(report, keys, words), 'decisions').rows[0]!.slice(0, 2)).toEqual(['[judul ditutup]', 'Keputusan']);
	});

	test('a struck reason takes no title with it that reads the same', () => {
		const report = write({ decisions: [decision({ programme: 'Sama', why: 'Sama' })], evaluations: [] });
		const keys = new Set(freeTextsOf(report).filter(({ kind }) => kind === 'reason').map(({ key }) => key));
		const struck = strike(report, keys, words);
		expect(sheetTable(struck, 'decisions').rows[0]![0]).toBe('Sama');
		expect(struck.sections.flatMap(({ findings }) => findings).map(({ sentence, typed }) => [sentence, typed])).toEqual([[words.reason, undefined]]);
		expect(struck.lines.at(-1)).toBe(words.line(1));
	});
});
