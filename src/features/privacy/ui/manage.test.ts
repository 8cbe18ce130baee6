import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { FIELD_OWNERS, RETENTION_DEFAULTS, textInForce } from '../rules.ts';
import { FIELDS, PURPOSES, RETENTION_KINDS } from '../schema.ts';
import type { BreachPage as Breach } from '../server/breach-service.ts';
import type { RequestLine, RequestPage } from '../server/request-service.ts';
import type { RetentionPage as Retention } from '../server/retention-service.ts';
import type { PurposePage } from '../server/text-service.ts';
import BreachList from './BreachList.svelte';
import BreachPage from './BreachPage.svelte';
import LetterPage from './LetterPage.svelte';
import ManagePage from './ManagePage.svelte';
import ManageRequest from './ManageRequest.svelte';
import RegisterPage from './RegisterPage.svelte';
import RetentionPage from './RetentionPage.svelte';
import TextsPage from './TextsPage.svelte';

const LOCALES = ['id', 'en'] as const;
const timeZone = 'Asia/Jakarta';
const line: RequestLine = { id: 'r1', number: '7KQ2M9XDC', kind: 'correction', via: 'form', field: null, state: 'filed', reason: null, filedAt: new Date('2026-03-02T01:15:00Z'), dueAt: new Date('2026-03-05T01:15:00Z'), endedAt: null, emptiedAt: null, clock: { isLate: false, hours: 30, minutes: 0 }, isOpen: true };

describe('the queue', () => {
	test.each(LOCALES)('in %s is sound, empty and full', (locale) => {
		expectSound(html(ManagePage, { queue: [], timeZone }, locale));
		expectSound(html(ManagePage, { queue: [line, { ...line, id: 'r2', clock: { isLate: true, hours: 3, minutes: 1 } }, { ...line, id: 'r3', state: 'answered', isOpen: false, endedAt: new Date('2026-03-03T01:15:00Z') }], timeZone }, locale));
	});
	test('says what is over its clock in words and in colour', () => {
		const late = html(ManagePage, { queue: [{ ...line, clock: { isLate: true, hours: 3, minutes: 1 } }], timeZone });
		expect(textOf(late)).toContain('lewat 3 jam 1 menit');
		expect(late).toContain('badge-bad');
	});
});

describe('one request', () => {
	const page: RequestPage = { ...line, asked: { name: 'Warga Rekaan', contact: 'warga@contoh.example', words: 'Data apa?' }, answerText: null, complaintId: null, owner: null, steps: [{ at: line.filedAt, step: 'filed', note: '', by: null }] };
	const shown = (given: Partial<RequestPage> = {}, locale: 'id' | 'en' = 'id') => html(ManageRequest, { request: { ...page, ...given }, timeZone, form: null }, locale);

	test.each(LOCALES)('in %s is sound: open, answered, emptied, of a complaint without a name', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ state: 'answered', isOpen: false, endedAt: page.dueAt, answerText: 'Terlampir.' }, locale));
		expectSound(shown({ asked: null, state: 'refused', reason: 'identity', isOpen: false, endedAt: page.dueAt }, locale));
		expectSound(shown({ via: 'complaint', complaintId: 'c1', asked: { name: '', contact: '', words: 'Hapus.' } }, locale));
	});
	test('leads a correction to the owner of the field', () => {
		for (const field of FIELDS) {
			const { href } = FIELD_OWNERS[field];
			const text = shown({ field, owner: FIELD_OWNERS[field] });
			expect(textOf(text)).toContain('Pemilik data:');
			if (href) expect(text).toContain(`href="${href}"`);
		}
		expect(textOf(shown({ field: 'education', owner: FIELD_OWNERS.education }))).toContain('BKN melalui SIASN');
	});
	test('asks nothing more once it ended', () => expect(shown({ state: 'answered', isOpen: false, endedAt: page.dueAt })).not.toContain('<form'));
	test('is not run by what was asked', () => { expectHarmless(shown({ asked: { name: HOSTILE, contact: HOSTILE, words: HOSTILE } })); });
});

describe('the schedule', () => {
	const row = (kind: (typeof RETENTION_KINDS)[number]): Retention['rows'][number] => ({ kind, days: RETENTION_DEFAULTS[kind].days, isOwn: false, before: '2024-11-22', due: 12, oldest: '2020-03-10', hold: null, coming: null });
	const page: Retention = { rows: RETENTION_KINDS.map(row), runs: [{ kind: 'visit', ranAt: '2026-11-21T18:00:00Z', before: '2023-11-22', done: 4821 }], today: '2026-11-22', timeZone };

	test.each(LOCALES)('in %s is sound', (locale) => {
		expectSound(html(RetentionPage, { page, form: null, saved: true }, locale));
		expectSound(html(RetentionPage, { page: { ...page, runs: [], rows: page.rows.map((one) => ({ ...one, hold: { kind: one.kind, reason: 'Sengketa', placedAt: '2026-11-01T00:00:00Z' }, coming: { kind: one.kind, keepDays: 90, validFrom: '2026-12-01', reason: 'x' } })) }, form: { values: { reason: '' }, errors: { reason: 'Isi.' } }, saved: false }, locale));
	});
	test('counts what would go; under a hold that is nothing', () => {
		const held = { ...page, rows: [{ ...row('visit'), hold: { kind: 'visit' as const, reason: 'Sengketa', placedAt: '2026-11-01T00:00:00Z' } }] };
		expect(textOf(html(RetentionPage, { page: { ...page, rows: [row('visit')] }, form: null, saved: false }))).toContain('tertua 10 Maret 2020');
		const text = textOf(html(RetentionPage, { page: held, form: null, saved: false }));
		expect(text).toContain('Dihentikan: Sengketa');
		expect(text).not.toContain('tertua');
	});
	test('marks every default as assumed', () => expect(textOf(html(RetentionPage, { page, form: null, saved: false })).match(/hari anggapan/g)).toHaveLength(RETENTION_KINDS.length));
});

describe('texts and record', () => {
	const rows: PurposePage[] = PURPOSES.flatMap((purpose) => {
		const text = textInForce(purpose, '2026-11-22');
		return text ? [{ purpose, text, additions: [], earlier: [], earlierAdditions: [], keeps: text.retention.map((kind) => ({ kind, days: 90, isOwn: true })) }] : [];
	});
	test.each(LOCALES)('in %s are sound', (locale) => {
		expectSound(html(TextsPage, { page: { purposes: rows, coming: [{ id: 'a', purpose: 'all', validFrom: '2026-12-01', bodyId: 'Baru', bodyEn: '' }], today: '2026-11-22' }, form: null }, locale));
		expectSound(html(RegisterPage, { rows }, locale));
	});
	test('the record names basis, term and recipients of every purpose', () => {
		const text = textOf(html(RegisterPage, { rows }));
		for (const { text: { words } } of rows) for (const said of [words.id.basis, ...words.id.recipients]) expect(text).toContain(said);
		expect(text).toContain('Nama dan kontak pelapor, sesudah laporan selesai: 90 hari');
	});
});

describe('a breach', () => {
	const breach: Breach = {
		id: 'b1', number: '2026-01', knownAt: new Date('2026-03-02T01:15:00Z'), dueAt: new Date('2026-03-05T01:15:00Z'), title: 'Berkas salah kirim', dataDisclosed: 'Nama dan NIP', whenAndHow: 'Surel', handling: 'Ditarik',
		subjectKinds: ['officers'], subjectCount: 1200, isCountExact: false, publicText: null, publishedAt: null, closedAt: null, clock: { isLate: false, hours: 46, minutes: 15 }, notices: 'running', missing: [],
		sent: [{ recipient: 'authority', sentAt: new Date('2026-03-03T02:00:00Z') }], steps: [{ at: new Date('2026-03-03T03:00:00Z'), step: 'notice_authority', note: '2026-03-03T02:00:00.000Z surat', by: 'Pegawai Rekaan' }],
		timeZone, agencyName: 'Kabupaten Rekaan', contact: ['ppd@contoh.example'], nowLocal: '2026-03-03T10:00'
	};
	const shown = (given: Partial<Breach> = {}, locale: 'id' | 'en' = 'id') => html(BreachPage, { breach: { ...breach, ...given }, form: null }, locale);

	test.each(LOCALES)('in %s is sound in every state, alone and in the list', (locale) => {
		for (const notices of ['running', 'overdue', 'in_time', 'sent_late'] as const) {
			expectSound(shown({ notices }, locale));
			expectSound(html(BreachList, { list: { breaches: [{ ...breach, notices }], timeZone, nowLocal: breach.nowLocal }, form: null }, locale));
		}
		expectSound(shown({ closedAt: breach.dueAt, publishedAt: breach.dueAt, publicText: 'x', sent: [], subjectCount: null }, locale));
		expectSound(html(BreachList, { list: { breaches: [], timeZone, nowLocal: breach.nowLocal }, form: { errors: { known: 'Salah.' } } }, locale));
	});
	test('says due and zone (R31), and shows the hour of a notice on the same clocks', () => {
		const text = textOf(shown());
		expect(text).toContain('Pemberitahuan paling lambat 5 Maret 2026 pukul 08.15 WIB · sisa 46 jam 15 menit');
		expect(text).toContain('3 Maret 2026 pukul 09.00 WIB surat');
	});
	test('once closed offers nothing to change', () => expect(shown({ closedAt: breach.dueAt })).not.toContain('<form'));
	test('the letter has the three contents of Pasal 46(2) in Indonesian, whatever the language of the screen', () => {
		for (const locale of LOCALES) {
			const page = html(LetterPage, { breach }, locale);
			expectSound(page);
			for (const said of ['1. Data pribadi yang terungkap', 'Nama dan NIP', '2. Kapan dan bagaimana', '3. Upaya penanganan', 'kira-kira 1.200 orang', '2 Maret 2026 pukul 08.15 WIB', 'ppd@contoh.example', 'Pasal 46 UU Nomor 27 Tahun 2022']) expect(textOf(page)).toContain(said);
		}
	});
	test('an unfinished letter says that it is not to be sent', () => expect(textOf(html(LetterPage, { breach: { ...breach, dataDisclosed: '', missing: ['dataDisclosed'], subjectCount: null, contact: [] } }))).toContain('Belum lengkap: jangan dikirim.'));
	test('is not run by what was written', () => {
		expectHarmless(shown({ title: HOSTILE, dataDisclosed: HOSTILE }));
		expectHarmless(html(LetterPage, { breach: { ...breach, handling: HOSTILE } }));
	});
});
