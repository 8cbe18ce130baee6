import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CITIZEN_STATUSES, citizenStatus, CONFIRM_DAYS, maskedText, mayConfirm, pointLabel, subjectOf } from './citizen.rules.ts';
import { STATES } from './schema.ts';
import { cleanText, lengthOf } from './text.schema.ts';

const status = (state: (typeof STATES)[number], closing: string | null = null, confirmedAs: string | null = null) => citizenStatus({ state, closing, confirmedAs });

describe('the five statuses (F70)', () => {
	test('every state has one, and every status is reached', () => {
		const reached = new Set([...STATES.map((state) => status(state)), status('closed', 'not_fixed')]);
		expect([...reached].sort()).toEqual([...CITIZEN_STATUSES].sort());
	});

	test.each([
		['closed as fixed', status('closed', 'fixed'), 'fixed'],
		['closed with an explanation', status('closed', 'explained'), 'fixed'],
		['closed, not fixed, by the unit itself', status('closed', 'not_fixed'), 'not_fixed'],
		['closed as fixed, but the reporter says no', status('closed', 'fixed', 'not_fixed'), 'not_fixed'],
		['closed as fixed, partly says the reporter', status('closed', 'fixed', 'partly'), 'fixed'],
		['not for this government', status('outside'), 'not_fixed'],
		['put aside', status('archived'), 'not_fixed'],
		['on hold', status('paused'), 'waiting']
	])('%s', (_, shown, expected) => expect(shown).toBe(expected));

	test('an answer is taken from the day of closure for thirty days, and only then', () => {
		const closed = (closedOn: string | null) => ({ state: 'closed' as const, closedOn });
		expect(CONFIRM_DAYS).toBe(30);
		expect(mayConfirm(closed('2026-11-01'), '2026-12-01')).toBe(true);
		expect(mayConfirm(closed('2026-11-01'), '2026-12-02')).toBe(false);
		expect(mayConfirm(closed(null), '2026-11-01')).toBe(false);
		expect(mayConfirm({ state: 'handling', closedOn: '2026-11-01' }, '2026-11-01')).toBe(false);
	});
});

describe('the subject of a text', () => {
	test.each([
		['Antre lama. Saya datang pukul tujuh.', 'Antre lama'],
		['Jalan rusak!!! Tolong', 'Jalan rusak'],
		['Judul\n\nIsinya di bawah', 'Judul'],
		['Harga Rp 1.500.000 terlalu mahal. Mohon dicek', 'Harga Rp 1.500.000 terlalu mahal'],
		['   \n  spasi   di mana-mana   ', 'spasi di mana-mana'],
		['...', '...'],
		['漢字の苦情。次の文', '漢字の苦情。次の文'],
		['tanpa titik', 'tanpa titik']
	])('%j', (body, subject) => expect(subjectOf(body)).toBe(subject));

	test('is cut between words, never inside an emoji, and never longer than 120 letters', () => {
		expect(subjectOf(`${'kata '.repeat(60)}`)).toMatch(/^(kata ){22,23}kata…$/);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }).filter((text) => cleanText(text) !== ''), (text) => {
				const subject = subjectOf(cleanText(text));
				expect(lengthOf(subject)).toBeGreaterThan(0);
				expect(lengthOf(subject)).toBeLessThanOrEqual(120);
				expect(subject.isWellFormed()).toBe(true);
			})
		);
	});
});

describe('for the eyes of others', () => {
	test.each([
		['Hubungi 0812-3456-7890 segera', 'Hubungi ••• segera'],
		['NIK 1505010101800001 salah ketik', 'NIK ••• salah ketik'],
		['+62 812 3456 7890', '•••'],
		['tulis ke budi@contoh.example ya', 'tulis ke ••• ya'],
		['RT 04 RW 12, tahun 2026, Rp 15.000', 'RT 04 RW 12, tahun 2026, Rp 15.000']
	])('%s', (text, masked) => expect(maskedText(text)).toBe(masked));
});

describe('how far a subject reaches', () => {
	test('120 letters stand whole, of 121 the last are cut', () => {
		expect(subjectOf('a'.repeat(120))).toBe('a'.repeat(120));
		expect(subjectOf('a'.repeat(121))).toBe(`${'a'.repeat(119)}…`);
	});

	test('an emoji is one letter, however many units it takes', () => {
		expect(subjectOf('😀'.repeat(120))).toBe('😀'.repeat(120));
		expect(subjectOf('😀'.repeat(121))).toBe(`${'😀'.repeat(119)}…`);
	});

	test('a space in the second half is where it is cut', () => {
		expect(subjectOf(`${'a'.repeat(61)} ${'b'.repeat(80)}`)).toBe(`${'a'.repeat(61)}…`);
		expect(subjectOf(`${'a'.repeat(118)} ${'b'.repeat(80)}`)).toBe(`${'a'.repeat(118)}…`);
	});

	test('a space in the first half would leave too little: then a word is cut', () => {
		expect(subjectOf(`${'a'.repeat(60)} ${'b'.repeat(80)}`)).toBe(`${'a'.repeat(60)} ${'b'.repeat(58)}…`);
		expect(subjectOf(`a ${'b'.repeat(150)}`)).toBe(`a ${'b'.repeat(117)}…`);
	});

	test('what ends after six hundred signs is not looked for', () => {
		expect(subjectOf(`${' '.repeat(598)}ab. Sesudah itu`)).toBe('ab');
		expect(subjectOf(`${' '.repeat(599)}ab. Sesudah itu`)).toBe('a');
	});
});

describe('the label of a place of service', () => {
	test('says nothing twice: a name that holds service and office stands alone', () => {
		expect(pointLabel(['Imunisasi', 'Imunisasi, Puskesmas Rekaan', 'Puskesmas Rekaan'])).toBe('Imunisasi, Puskesmas Rekaan');
		expect(pointLabel(['Penerbitan KTP', 'Loket Sengeti', 'Dinas Rekaan'])).toBe('Penerbitan KTP · Loket Sengeti · Dinas Rekaan');
	});

	test('leaves out what is missing, and keeps one of two that are the same', () => {
		expect(pointLabel([null, 'Loket Rekaan', 'Loket Rekaan'])).toBe('Loket Rekaan');
		expect(pointLabel([null, '', null])).toBe('');
	});

	test('whatever the names, each of them can be read in the label', () => {
		fc.assert(fc.property(fc.array(fc.string(), { maxLength: 3 }), (parts) => parts.every((part) => pointLabel(parts).includes(part))));
	});
});
