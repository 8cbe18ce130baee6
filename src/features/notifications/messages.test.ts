import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import { KINDS, type Kind, type NewsParams } from './schema.ts';
import { compose } from './server/mail-service.ts';

const LOCALES = [['id', id], ['en', en]] as const;
/** What each kind is told with, by those who tell it. */
const told: Readonly<Record<Kind, NewsParams>> = {
	'session.promoted': { title: 'Pelatihan Prima', startsOn: '2026-11-25', place: 'Aula Sengeti' },
	'session.completed': { title: 'Pelatihan Prima' },
	'import.confirmed': { fileName: 'pegawai.xlsx', rows: 1200 },
	'survey.closed': { service: 'KTP-el', unit: 'Loket Sengeti' },
	'evaluation.computed': { programme: 'Pelatihan Prima' },
	'complaint.new': { number: 'A-12', subject: 'Antrean lama', unit: 'Loket Sengeti' },
	'complaint.late': { number: 'A-12', subject: 'Antrean lama', unit: 'Loket Sengeti' },
	'complaint.reopened': { number: 'A-12', subject: 'Antrean lama', unit: 'Loket Sengeti' },
	'complaint.wrote': { number: 'A-12', subject: 'Antrean lama', unit: 'Loket Sengeti' },
	'privacy.due': { number: 'P-3', dueOn: '2026-11-24', dueAt: '10.00' },
	'post_training.asked': { title: 'Pelatihan Prima', alumnus: 'Sari Rekaan', role: 'supervisor', closesOn: '2026-11-28' },
	'post_training.closing': { title: 'Pelatihan Prima', alumnus: 'Sari Rekaan', role: 'supervisor', closesOn: '2026-11-28' },
	'need.recorded': {},
	'need.decided': {}
};
const letter = (kind: Kind, locale: 'id' | 'en', params = told[kind]) =>
	compose({ kind, params, link: '/tujuan/1', name: 'Sari Rekaan', email: 'sari@contoh.example', locale }, 'n1', 'https://bina.contoh.example');
const texts = (kind: Kind, locale: 'id' | 'en') => {
	const news = { id, en }[locale].news[kind];
	return [news.name, news.title(told[kind]), news.detail(told[kind]), news.action];
};

describe.each(LOCALES)('news in %s', (locale, words) => {
	test.each(KINDS)('%s is told in full: nothing of the machine, nothing empty, nothing twice', (kind) => {
		const all = texts(kind, locale);
		for (const text of all) {
			expect(text.trim()).not.toBe('');
			expect(text).not.toMatch(/undefined|null|NaN|Invalid|\[object|\d{4}-\d{2}-\d{2}|\s{2}/);
		}
		expect(words.news[kind].title(told[kind])).not.toBe(words.news[kind].detail(told[kind]));
	});

	test('each kind has a name of its own: boxes of the settings are told apart', () => {
		expect(new Set(KINDS.map((kind) => words.news[kind].name)).size).toBe(KINDS.length);
	});

	test.each(KINDS.filter((kind) => Object.keys(told[kind]).length > 0))('%s is told by what it is about', (kind) => {
		const text = texts(kind, locale).join(' ');
		const { title, number, fileName, service, programme } = told[kind];
		expect(text).toContain(title ?? number ?? fileName ?? service ?? programme);
	});

	test.each(['need.recorded', 'need.decided'] as const)('%s says on no screen in passing what somebody has to learn', (kind) => {
		const params = { title: 'Pelatihan Rahasia', subject: 'Rahasia', alumnus: 'Rahasia' };
		expect(words.news[kind].title(params) + words.news[kind].detail(params)).not.toContain('Rahasia');
	});

	test.each(['participant', 'alumnus'])('a question to the %s is about the training, not about a third person', (role) => {
		const title = words.news['post_training.asked'].title({ ...told['post_training.asked'], role });
		expect(title).not.toContain('Sari Rekaan');
		expect(title).toContain('Pelatihan Prima');
	});
	test.each(['supervisor', 'peer', 'subordinate'])('a question to a %s names whom it is about', (role) => {
		expect(words.news['post_training.asked'].title({ ...told['post_training.asked'], role })).toContain('Sari Rekaan');
	});
});

describe.each(LOCALES)('the letter of news in %s', (locale, words) => {
	test.each(KINDS)('%s has whole sentences: each ends once', (kind) => {
		const { subject, text } = letter(kind, locale);
		const lines = text.split('\n');
		expect(subject).not.toMatch(/[\r\n]/);
		expect(lines[2]).toMatch(/[.?!]$/);
		expect(lines[2]).not.toMatch(/[.?!]{2}$/);
		expect(lines[2]?.startsWith(subject)).toBe(true);
		expect(text).not.toMatch(/undefined|NaN|\[object|Invalid/);
	});

	test('leads to what it is about and to the settings, both here', () => {
		const addresses = [...letter('survey.closed', locale).text.matchAll(/https?:\S+/g)].map(([address]) => address);
		expect(addresses).toEqual(['https://bina.contoh.example/tujuan/1', 'https://bina.contoh.example/pemberitahuan/pengaturan']);
	});

	test('greets by name, says what to do and how to have fewer', () => {
		const { text, to } = letter('session.promoted', locale);
		expect(to).toEqual({ name: 'Sari Rekaan', address: 'sari@contoh.example' });
		for (const part of [words.mail.greeting('Sari Rekaan'), words.mail.open(words.news['session.promoted'].action), words.mail.closing]) expect(text).toContain(part);
	});

	test('what others named makes no line of its own', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', ' ', 'Z') }), (title) => {
			const plain = letter('session.promoted', locale).text.split('\n').length;
			expect(letter('session.promoted', locale, { ...told['session.promoted'], title, place: title }).text.split('\n')).toHaveLength(plain);
		}));
	});
});

describe('how many there are', () => {
	test.each([['0', '0 notifications'], ['1', '1 notification'], ['2', '2 notifications'], ['1,001', '1,001 notifications']])('%s in English: "%s"', (count, text) => expect(en.list.total(count)).toBe(text));
	test.each([['1', '1 notification is unread'], ['2', '2 notifications are unread'], ['21', '21 notifications are unread']])('%s unread: "%s"', (count, text) => expect(en.list.title(count)).toBe(text));
	test.each([['1', '1 pemberitahuan belum dibaca'], ['21', '21 pemberitahuan belum dibaca']])('%s belum dibaca: "%s"', (count, text) => expect(id.list.title(count)).toBe(text));

	test.each([[1, '1 row stored.', '1 baris tersimpan.'], [2, '2 rows stored.', '2 baris tersimpan.'], [12_000, '12,000 rows stored.', '12.000 baris tersimpan.'], [0, '0 rows stored.', '0 baris tersimpan.']])('%i rows of an import', (rows, english, indonesian) => {
		expect(en.news['import.confirmed'].detail({ fileName: 'a', rows })).toContain(english);
		expect(id.news['import.confirmed'].detail({ fileName: 'a', rows })).toContain(indonesian);
	});
});

test('dates are written out in the language of the reader', () => {
	expect(id.news['session.promoted'].detail(told['session.promoted'])).toBe('Mulai 25 November 2026 di Aula Sengeti.');
	expect(en.news['session.promoted'].detail(told['session.promoted'])).toBe('Starts 25 November 2026 at Aula Sengeti.');
	expect(id.news['privacy.due'].detail({ number: 'P-3', dueOn: '2026-08-17', dueAt: '10.00' })).toContain('17 Agustus 2026');
	expect(en.news['privacy.due'].detail({ number: 'P-3', dueOn: '2026-08-17', dueAt: '10.00' })).toContain('17 August 2026');
});

test('a letter in a question ends with the question', () => {
	expect(letter('post_training.asked', 'id').text).toContain('Bagaimana Sari Rekaan bekerja setelah Pelatihan Prima?\n');
	expect(letter('post_training.asked', 'en').text).toContain('How does Sari Rekaan work after Pelatihan Prima?\n');
});
