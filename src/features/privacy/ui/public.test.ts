import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { id } from '../messages.id.ts';
import { keepDaysOn, textInForce, versionsOf, type Addition, type RetentionSetting } from '../rules.ts';
import { PURPOSES, REFUSAL_REASONS, REQUEST_KINDS, REQUEST_STATES } from '../schema.ts';
import type { RequestStatus as Status } from '../server/citizen-service.ts';
import type { OwnData } from '../server/own-data-service.ts';
import type { OwnRequest } from '../server/request-service.ts';
import type { PublicPage, PurposePage } from '../server/text-service.ts';
import CitizenRequest from './CitizenRequest.svelte';
import OwnDataPage from './OwnDataPage.svelte';
import PrivacyPage from './PrivacyPage.svelte';
import RequestStatus from './RequestStatus.svelte';

const LOCALES = ['id', 'en'] as const;
const added = (bodyId: string): Addition => ({ id: bodyId, purpose: 'all', validFrom: '2026-05-01', bodyId, bodyEn: '' });
const purposes = (additions: readonly Addition[] = [], earlierAdditions: readonly Addition[] = [], settings: readonly RetentionSetting[] = []): PurposePage[] =>
	PURPOSES.flatMap((purpose) => {
		const text = textInForce(purpose, '2026-11-22');
		return text ? [{ purpose, text, additions, earlier: versionsOf(purpose).filter((one) => one !== text), earlierAdditions, keeps: text.retention.map((kind) => ({ kind, ...keepDaysOn(kind, settings, '2026-11-22') })) }] : [];
	});

describe('the page about privacy', () => {
	const agency = (given: Partial<PublicPage> = {}): PublicPage => ({ code: '1505', name: 'Kabupaten Rekaan', timeZone: 'Asia/Jayapura', breaches: [], purposes: purposes([added('Kontak: ppd@contoh.example')], [added('Kontak lama')]), ...given });

	test.each(LOCALES)('in %s is sound: general, searched and of one government', (locale) => {
		expectSound(html(PrivacyPage, { purposes: purposes() }, locale));
		expectSound(html(PrivacyPage, { purposes: purposes(), wanted: 'x', agencies: [{ code: '1505', name: 'Kabupaten Rekaan' }] }, locale));
		expectSound(html(PrivacyPage, { purposes: agency().purposes, agency: agency() }, locale));
	});

	test('says of each purpose the basis, what is deleted after how long, and what stays', () => {
		const text = textOf(html(PrivacyPage, { purposes: purposes() }));
		for (const purpose of PURPOSES) expect(text).toContain(textInForce(purpose, '2026-11-22')?.words.id.stays);
		expect(text.match(/Dasar: Persetujuan/g)).toHaveLength(1);
		expect(text).toContain('730 hari, kecuali');
		expect(text).toContain('Versi 2026-1, berlaku sejak 1 Januari 2026');
		expect(text).toContain('Versi 2026-2, berlaku sejak 22 November 2026');
	});

	test.each(LOCALES)("says a government's own days as they are, without a reserve (%s)", (locale) => {
		const own = purposes([], [], [{ kind: 'survey_comment', keepDays: 97, validFrom: '2026-05-01' }]);
		const text = textOf(html(PrivacyPage, { purposes: own, agency: agency({ purposes: own }) }, locale));
		expect(text).toContain(locale === 'id' ? '97 hari' : '97 days');
		expect(text).not.toMatch(/365 (hari|days)|kecuali|unless/);
	});

	test('shows the paragraph in force and the one before', () => {
		const text = textOf(html(PrivacyPage, { purposes: agency().purposes, agency: agency() }));
		expect(text).toContain('Kontak: ppd@contoh.example');
		expect(text).toContain('Kontak lama');
	});

	test('shows a breach by the clocks of its government, and leads to the form with the government filled in', () => {
		const page = html(PrivacyPage, { purposes: [], agency: agency({ breaches: [{ number: '2026-01', title: 'Uji', text: 'Teks untuk umum.', publishedAt: '2026-03-02T23:15:00Z' }] }) });
		expect(textOf(page)).toContain('Diumumkan 3 Maret 2026 pukul 08.15 WIT');
		expect(page).toContain('href="/privasi/permintaan?instansi=1505"');
	});

	test('is not run by what an agency writes', () => { expectHarmless(html(PrivacyPage, { purposes: purposes([added(HOSTILE)]), agency: agency({ breaches: [{ number: 'x', title: HOSTILE, text: HOSTILE, publishedAt: '2026-03-02T23:15:00Z' }] }) })); });
});

describe('the form of a request', () => {
	test.each(LOCALES)('in %s is sound, and after a refusal too', (locale) => {
		expectSound(html(CitizenRequest, { form: null, agency: '' }, locale));
		expectSound(html(CitizenRequest, { form: { values: { kind: 'deletion', words: 'x' }, errors: { contact: 'Isi nama.', '': 'Tunggu.' } }, agency: '1505' }, locale));
	});
	test('gives back what was typed, as text', () => { expectHarmless(html(CitizenRequest, { form: { values: { words: HOSTILE, name: HOSTILE }, errors: {} }, agency: HOSTILE })); });
});

describe('the state of a request', () => {
	const status: Status = { number: '7KQ2M9XDC', kind: 'access', state: 'filed', reason: null, filedAt: '2026-03-02T01:15:00Z', dueAt: '2026-03-05T01:15:00Z', endedAt: null, answer: null, agencyName: 'Kabupaten Rekaan', agencyCode: '1505', timeZone: 'Asia/Jakarta', atOnce: false, clock: { isLate: false, hours: 71, minutes: 5 }, isOpen: true };
	const shown = (given: Partial<Status> = {}, secret: string | null = null, locale: 'id' | 'en' = 'id') => html(RequestStatus, { form: null, status: { ...status, ...given }, secret }, locale);

	test.each(LOCALES)('in %s is sound in every state and kind', (locale) => {
		for (const state of REQUEST_STATES) expectSound(shown({ state, isOpen: state === 'filed', endedAt: state === 'filed' ? null : '2026-03-03T01:15:00Z', reason: state === 'refused' ? 'others' : null, answer: 'Terlampir.' }, null, locale));
		for (const kind of REQUEST_KINDS) expectSound(shown({ kind }, '4F2H9KQ7M3XDC', locale));
		for (const reason of REFUSAL_REASONS) expectSound(shown({ state: 'refused', reason }, null, locale));
		expectSound(html(RequestStatus, { form: { errors: { number: 'Salah.' } }, status: null, secret: null }, locale));
	});

	test('says when it is due by the clocks of the government (R31), and how much is left', () => {
		expect(textOf(shown())).toContain('Dijawab paling lambat 5 Maret 2026 pukul 08.15 WIB · sisa 71 jam 5 menit');
		expect(textOf(shown({ clock: { isLate: true, hours: 2, minutes: 0 } }))).toContain('lewat 2 jam 0 menit');
	});

	test('shows number and key only right after filing', () => {
		expect(textOf(shown({}, '4F2H9KQ7M3XDC'))).toContain('4F2H-9KQ7-M3XDC');
		expect(textOf(shown())).not.toContain('4F2H');
	});

	test('is not run by an answer', () => { expectHarmless(shown({ answer: HOSTILE })); });
});

describe('my data', () => {
	const data: OwnData = { madeAt: '2026-11-22T03:00:00Z', name: 'Pegawai Rekaan', agencyName: 'Kabupaten Rekaan', sections: [{ table: 'person', count: 1, rows: [{ nip: '199001012015011001', siasn: { a: 1 }, phone: '' }] }, { table: 'notification', count: 400, rows: Array.from({ length: 400 }, (_, index) => ({ link: `/x/${index}` })) }, { table: 'passkey', count: 0, rows: [] }] };
	const request: OwnRequest = { id: 'r1', number: '7KQ2M9XDC', kind: 'correction', via: 'account', field: 'education', state: 'filed', reason: null, filedAt: new Date('2026-11-20T03:00:00Z'), dueAt: new Date('2026-11-23T03:00:00Z'), endedAt: null, emptiedAt: null, clock: { isLate: false, hours: 24, minutes: 0 }, isOpen: true, answerText: null };
	const shown = (given: { data?: OwnData; requests?: readonly OwnRequest[]; sent?: boolean } = {}, locale: 'id' | 'en' = 'id') => html(OwnDataPage, { data, requests: [request], timeZone: 'Asia/Jakarta', form: null, sent: false, ...given }, locale);

	test.each(LOCALES)('in %s is sound, with requests and without', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ requests: [], sent: true }, locale));
		expectSound(shown({ requests: [{ ...request, state: 'refused', reason: 'legal_duty', isOpen: false, endedAt: new Date('2026-11-21T03:00:00Z'), answerText: 'Wajib disimpan.' }] }, locale));
	});

	test('names each table, counts all its rows and shows fifty', () => {
		const page = shown();
		expect(textOf(page)).toContain('Pemberitahuan · 400 baris');
		expect(page.match(/\/x\/\d+/g)).toHaveLength(50);
		expect(textOf(page)).toContain(`${id.own.empty} Kunci sandi`);
		expect(textOf(page)).toContain('{"a":1}'.replaceAll('"', '&quot;').replaceAll('&quot;', '"'));
	});

	test('is not run by what stands in a row or an answer', () => { expectHarmless(shown({ data: { ...data, sections: [{ table: 'person', count: 1, rows: [{ name: HOSTILE }] }] }, requests: [{ ...request, answerText: HOSTILE }] })); });
});
