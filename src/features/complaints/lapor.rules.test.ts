import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOfWords, dayOfCell, isYes, moveTo, plain, stateOfStatus } from './lapor.rules.ts';
import { MOVES, STATES } from './schema.ts';

describe('statuses of SP4N-LAPOR!', () => {
	// Source: the statuses shown to reporters and the actions of the agency's administrator (regulations on complaints, section 5).
	test.each([
		['Belum Terverifikasi', 'new'], ['BELUM VERIFIKASI', 'new'], ['Belum Ditindaklanjuti', 'assigned'], ['belum  tindak-lanjut', 'assigned'], ['Terverifikasi', 'verified'],
		['Proses', 'handling'], ['Sedang diproses', 'handling'], ['Ditindaklanjuti', 'handling'], ['Selesai', 'closed'], ['selesai.', 'closed'], ['Ditunda', 'paused'], ['Diarsipkan', 'archived'],
		['Bukan Wewenang', 'outside'], ['Bukan kewenangan', 'outside']
	] as const)('%s is %s', (status, state) => {
		expect(stateOfStatus(status)).toBe(state);
	});

	test.each(['', 'Entah', 'Selesai?? belum', 'proses selesai', 'constructor', '__proto__'])('"%s" is none we know', (status) => {
		expect(stateOfStatus(status)).toBeUndefined();
	});
});

describe('classes', () => {
	// Source: report classes of LAPOR! (aspirasi, pengaduan, permintaan informasi, whistle-blowing system).
	test.each([
		['Pengaduan', 'complaint'], ['', 'complaint'], ['Pengaduan tidak berkadar pengawasan', 'complaint'], ['Pengaduan berkadar pengawasan', 'violation'], ['Whistle Blowing System', 'violation'],
		['WBS', 'violation'], ['Permintaan Informasi', 'information'], ['Aspirasi', 'aspiration'], ['Keluhan', 'complaint']
	] as const)('%s is %s', (words, kind) => {
		expect(classOfWords(words)).toBe(kind);
	});

	test('what nobody knows is not guessed', () => {
		expect(classOfWords('Lainnya')).toBeUndefined();
	});
});

describe('days of cells', () => {
	test.each([
		['2026-03-31', '2026-03-31'], ['2026-03-31T23:59:00Z', '2026-03-31'], ['31/03/2026 10:15', '2026-03-31'], ['1-4-2026', '2026-04-01'], ['31.03.2026', '2026-03-31'], ['31 Maret 2026', '2026-03-31'],
		['Senin, 17 Agustus 2026 08:00 WIB', '2026-08-17'], ["Jum'at, 1 Mei 2026", '2026-05-01'], ['5 Dec 2025', '2025-12-05'], ['5 Desember 2025', '2025-12-05'], ['28-Okt-2026', '2026-10-28'], ['2026/1/2', '2026-01-02']
	])('%s is %s', (cell, day) => {
		expect(dayOfCell(cell)).toBe(day);
	});

	test.each(['', '31/02/2026', '2026-13-01', '03/31/2026', '0000-01-01', '1900-01-01', '46112', '12026-01-01', '31 Entah 2026', 'kemarin', '2026-03-311'])('"%s" is no day', (cell) => {
		expect(dayOfCell(cell)).toBeUndefined();
	});

	test('whatever stands there, the answer is a day or none', () => {
		fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => /^\d{4}-\d{2}-\d{2}$/.test(dayOfCell(text) ?? '2026-01-01')));
	});
});

test.each([['Ya', true], ['TRUE', true], ['1', true], ['Anonim', true], ['Tidak', false], ['', false], ['0', false], ['yaya', false]])('"%s" says yes: %s', (cell, yes) => {
	expect(isYes(cell)).toBe(yes);
});

test('every state is reached by a step that the history can name', () => {
	for (const state of STATES) expect(MOVES).toContain(moveTo(state));
});

test('names are compared by their letters', () => {
	expect(plain('  DINAS  Kependudukan,\u00a0&  Catatan-Sipil ')).toBe('dinas kependudukan catatan sipil');
});
