import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { id as manage } from '../manage.messages.id.ts';
import { id } from '../messages.id.ts';
import { RETENTION_DEFAULTS } from '../rules.ts';
import { FIELDS, NOTICE_RECIPIENTS, REFUSAL_REASONS, REQUEST_KINDS, RETENTION_KINDS, SUBJECT_KINDS } from '../schema.ts';
import type { BreachPage as Breach } from '../server/breach-service.ts';
import type { StepRow } from '../server/request-queries.ts';
import type { RequestPage } from '../server/request-service.ts';
import type { RetentionPage as Retention } from '../server/retention-service.ts';
import BreachPage from './BreachPage.svelte';
import CitizenRequest from './CitizenRequest.svelte';
import ManageRequest from './ManageRequest.svelte';
import RequestStatus from './RequestStatus.svelte';
import RetentionPage from './RetentionPage.svelte';
import Steps from './Steps.svelte';
import { clockWords, manageWords, privacyWords } from './words.ts';

const LOCALES = ['id', 'en'] as const;
type Form = { readonly values?: Readonly<Record<string, unknown>>; readonly errors?: Readonly<Record<string, string>> } | null;
const timeZone = 'Asia/Jayapura';
const forms = (out: string) => new Map([...out.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inner = '']) => [/action="([^"]*)"/.exec(attributes)?.[1] ?? '', inner]));
const names = (out: string) => [...new Set([...out.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name))];
const values = (out: string, name: string) => [...out.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`, 'g'))].map(([, value]) => value);
const options = (out: string, name: string) => [...(new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(out)?.[0] ?? '').matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, value]) => value);

describe('a clock in words', () => {
	test.each(LOCALES)('left and over are two sentences (%s)', (locale) => {
		const { left, late } = privacyWords(locale).request;
		expect(clockWords(locale, { isLate: false, hours: 71, minutes: 5 })).toBe(left(71, 5));
		expect(clockWords(locale, { isLate: true, hours: 2, minutes: 0 })).toBe(late(2, 0));
		expect(left(2, 0)).not.toBe(late(2, 0));
	});
});

describe('what a citizen may ask', () => {
	const shown = (form: Form = null, agency = '') => html(CitizenRequest, { form: form as never, agency });

	test('every kind, every field, and both ways to show who one is', () => {
		const out = shown();
		expect(values(out, 'kind')).toEqual([...REQUEST_KINDS]);
		expect(options(out, 'field')).toEqual(['', ...FIELDS]);
		for (const name of ['words', 'number', 'secret', 'agency', 'name', 'contact']) expect(names(out)).toContain(name);
	});

	test('only the story is needed at once: number and key, or name and contact, follow from what it is about', () => {
		const required = [...shown().matchAll(/<(?:input|textarea)(?=[^>]*\srequired)[^>]*name="([^"]+)"/g)].map(([, name]) => name).filter((name) => name !== 'kind');
		expect(required).toEqual(['words']);
	});

	test('a secret is not kept by the browser for the next citizen', () => {
		for (const name of ['number', 'secret']) expect(shown()).toMatch(new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*autocomplete="off")`));
	});

	test('the government of the page one came from is filled in', () => expect(values(shown(null, '1505'), 'agency')).toEqual(['1505']));
	test('what was refused stands beside its field, and above all', () => {
		const out = shown({ values: { kind: 'deletion', words: 'Hapus' }, errors: { contact: 'Isi kontak.' } });
		expectSound(out);
		expect(textOf(out).split('Isi kontak.')).toHaveLength(3);
		expect(out).toMatch(/value="deletion"[^>]*checked/);
	});

	test('who asks for the state shows number and key, and gets them refused in words', () => {
		const out = html(RequestStatus, { form: { values: { number: HOSTILE }, errors: { secret: 'Tidak cocok.' } }, status: null, secret: null });
		expectSound(out);
		expectHarmless(out);
		expect(names(forms(out).get('?/show') ?? '')).toEqual(['number', 'secret']);
	});
});

describe('answering a request', () => {
	const request: RequestPage = {
		id: 'r1', number: '7KQ2M9XDC', kind: 'correction', via: 'form', field: null, state: 'filed', reason: null, filedAt: new Date('2026-03-02T01:15:00Z'), dueAt: new Date('2026-03-05T01:15:00Z'), endedAt: null, emptiedAt: null,
		clock: { isLate: false, hours: 30, minutes: 0 }, isOpen: true, asked: { name: 'Warga Rekaan', contact: 'warga@contoh.example', words: 'Nama saya salah.' }, answerText: null, complaintId: null, owner: null, steps: []
	};
	const shown = (given: Partial<RequestPage> = {}, form: Form = null) => html(ManageRequest, { request: { ...request, ...given }, timeZone, form: form as never });

	test('checking begins once; answering is possible until it has ended', () => {
		expect(values(shown(), 'to')).toEqual(['checking', 'answered', 'refused']);
		expect(values(shown({ state: 'checking' }), 'to')).toEqual(['answered', 'refused']);
		expect(values(shown({ state: 'answered', isOpen: false, endedAt: request.dueAt }), 'to')).toEqual([]);
	});

	test('a refusal names its reason, of those that the law knows', () => {
		expect(options(shown(), 'reason')).toEqual(['', ...REFUSAL_REASONS]);
		const out = shown({}, { values: { to: 'refused', answer: 'Maaf' }, errors: { reason: 'Pilih alasan.' } });
		expectSound(out);
		expect(textOf(out)).toContain('Pilih alasan.');
		expect(out).toMatch(/value="refused"[^>]*checked/);
	});

	test('who asked by the key of a report has no name, and that is said', () => {
		const out = textOf(shown({ asked: { name: '', contact: '', words: 'Hapus.' }, complaintId: 'c1' }));
		expect(out).toContain(manage.request.anonymous);
		expect(shown({ complaintId: 'c1' })).toContain('href="/pengaduan/c1"');
	});

	test('what the schedule deleted is gone, and that is said too', () => expect(textOf(shown({ asked: null }))).toContain(manage.request.emptied));
	test('hours are those of the government, with their zone', () => expect(textOf(shown())).toContain('5 Maret 2026 pukul 10.15 WIT'));
	test('a late one is told in words and in colour', () => {
		const out = shown({ clock: { isLate: true, hours: 3, minutes: 1 } });
		expect(textOf(out)).toContain('lewat 3 jam 1 menit');
		expect(out).toContain('notice-bad');
		expect(shown()).not.toContain('notice-bad');
	});
});

describe('the schedule of deletion', () => {
	const page: Retention = {
		rows: RETENTION_KINDS.map((kind) => ({ kind, days: RETENTION_DEFAULTS[kind].days, isOwn: false, before: '2024-11-22', due: 1200, oldest: '2020-03-10', hold: null, coming: null })), runs: [], today: '2026-11-22', timeZone
	};
	const shown = (given: Partial<Retention> = {}, form: Form = null, saved = false) => html(RetentionPage, { page: { ...page, ...given }, form: form as never, saved });
	const first = page.rows[0];
	if (!first) throw new Error('there is no kind of retention');

	test('every kind can be set and held, from today on', () => {
		const out = forms(shown());
		expect(options(out.get('?/atur') ?? '', 'kind')).toEqual([...RETENTION_KINDS]);
		expect(options(out.get('?/hentikan') ?? '', 'kind')).toEqual([...RETENTION_KINDS]);
		expect(out.get('?/atur')).toMatch(/<input(?=[^>]*name="validFrom")(?=[^>]*min="2026-11-22")/);
	});

	test('nothing here deletes: there is no button that would', () => expect([...forms(shown()).keys()]).toEqual(['?/atur', '?/hentikan']));
	test('a hold can be lifted for its own kind, and nothing of it is counted as due', () => {
		const out = shown({ rows: [{ ...first, hold: { kind: first.kind, reason: 'Sengketa', placedOn: '2026-11-01' } as never }] });
		expect(forms(out).get('?/cabut')).toContain(`name="kind" value="${first.kind}"`);
		expect(textOf(out)).toContain(manage.retention.held('Sengketa'));
		expect(textOf(out)).not.toContain('1.200');
		expect(textOf(shown())).toContain('1.200');
	});

	test('what comes later is said beside what holds now', () => {
		const coming = { kind: first.kind, keepDays: 365, validFrom: '2027-01-01' } as never;
		expect(textOf(shown({ rows: [{ ...first, coming }] }))).toContain(manage.retention.coming(365, '1 Januari 2027'));
	});

	test('a refusal stands in the form that was sent, not in the other', () => {
		const rule = forms(shown({}, { values: { kind: 'visit', keepDays: '1', reason: 'x' }, errors: { keepDays: 'Paling sedikit 400.' } }));
		expect(rule.get('?/atur')).toContain('Paling sedikit 400.');
		const hold = shown({}, { values: { kind: 'visit', reason: '' }, errors: { reason: 'Tulis alasan.' } });
		expectSound(hold);
		expect(forms(hold).get('?/hentikan')).toContain('Tulis alasan.');
		expect(forms(hold).get('?/hentikan'), 'the list of faults leads here').toContain('id="field-reason"');
		expect(forms(hold).get('?/atur')).not.toContain('Tulis alasan.');
	});

	test('what ran is dated on the clocks of the government', () => {
		expect(textOf(shown())).toContain(manage.retention.noRuns);
		const out = textOf(shown({ runs: [{ kind: 'visit', ranAt: '2026-11-21T18:00:00Z', before: '2023-11-22', done: 4821 }] }));
		expect(out).toContain('22 November 2026');
		expect(out).toContain('4.821');
	});

	test('a reason is text', () => { expectHarmless(shown({ rows: [{ ...first, hold: { kind: first.kind, reason: HOSTILE } as never }] })); });
});

describe('a breach that is open', () => {
	const breach: Breach = {
		id: 'b1', number: '2026-01', knownAt: new Date('2026-03-02T01:15:00Z'), dueAt: new Date('2026-03-05T01:15:00Z'), title: 'Berkas salah kirim', dataDisclosed: 'Nama', whenAndHow: '', handling: '', subjectKinds: ['officers'], subjectCount: null, isCountExact: false,
		publicText: null, publishedAt: null, closedAt: null, clock: { isLate: false, hours: 46, minutes: 15 }, notices: 'running', missing: ['whenAndHow', 'handling'], sent: [], steps: [], timeZone, agencyName: 'Kabupaten Rekaan', contact: [], nowLocal: '2026-03-03T10:00'
	};
	const shown = (given: Partial<Breach> = {}, form: Form = null) => html(BreachPage, { breach: { ...breach, ...given }, form: form as never });

	test('a refused save keeps every box that was newly ticked, and those that were emptied', () => {
		const form = { values: { handling: 'Ditutup', subjectKinds: 'officers', subjectCount: '-1' }, lists: { subjectKinds: ['respondents', 'officers'] }, errors: { subjectCount: 'Salah.' } };
		const out = forms(shown({ subjectKinds: ['reporters'], isCountExact: true }, form)).get('?/simpan') ?? '';
		expect([...out.matchAll(/<input[^>]*value="(\w+)"[^>]*checked/g)].map(([, value]) => value)).toEqual(['respondents', 'officers']);
		expect(out).toContain('value="-1"');
		const exact = forms(shown({ isCountExact: false }, { ...form, values: { ...form.values, isCountExact: 'on' } })).get('?/simpan') ?? '';
		expect(exact).toMatch(/<input(?=[^>]*name="isCountExact")[^>]*checked/);
	});

	test('has a form for its contents, its notices, the public text and its end', () => {
		const out = forms(shown());
		expect([...out.keys()]).toEqual(['?/simpan', '?/kirim', '?/umumkan', '?/tutup']);
		expect(names(out.get('?/simpan') ?? '')).toEqual(['dataDisclosed', 'whenAndHow', 'handling', 'subjectKinds', 'subjectCount', 'isCountExact']);
		expect(values(out.get('?/simpan') ?? '', 'subjectKinds')).toEqual([...SUBJECT_KINDS]);
		expect(values(out.get('?/kirim') ?? '', 'recipient')).toEqual([...NOTICE_RECIPIENTS]);
	});

	test('says how many of the three contents are missing, and nothing once all are there', () => {
		expect(textOf(shown())).toContain(manage.breach.missing(2));
		expect(textOf(shown({ missing: [] }))).not.toContain('dari 3 isi');
	});

	test('a notice is not sent in the future, and that it was sent is told with the hour', () => {
		expect(shown()).toMatch(/<input(?=[^>]*name="sent")(?=[^>]*max="2026-03-03T10:00")/);
		expect(textOf(shown())).toContain(manage.breach.noNotices);
		expect(textOf(shown({ sent: [{ recipient: 'subjects', sentAt: new Date('2026-03-03T02:00:00Z') }] }))).toContain(`${manage.breach.recipients.subjects} · 3 Maret 2026 pukul 11.00 WIT`);
	});

	test('the clock is counted only while it runs', () => {
		for (const notices of ['running', 'overdue'] as const) expect(textOf(shown({ notices }))).toContain('sisa 46 jam 15 menit');
		for (const notices of ['in_time', 'sent_late'] as const) expect(textOf(shown({ notices }))).not.toContain('sisa 46 jam');
	});

	test('what was refused is shown in the form that was sent', () => {
		const out = shown({}, { values: { text: '' }, errors: { text: 'Tulis pengumumannya.' } });
		expectSound(out);
		expect(forms(out).get('?/umumkan')).toContain('Tulis pengumumannya.');
		expect(forms(out).get('?/simpan')).not.toContain('Tulis pengumumannya.');
	});
});

describe('the steps of a matter', () => {
	const step = (given: Partial<StepRow> = {}): StepRow => ({ at: new Date('2026-03-03T03:00:00Z'), step: 'filed', note: '', by: null, ...given });
	const shown = (steps: readonly StepRow[], locale: 'id' | 'en' = 'id') => html(Steps, { steps, timeZone, title: 'Langkah' }, locale);

	test.each(LOCALES)('in %s are sound, each in a word', (locale) => {
		const all = Object.keys(manageWords(locale).steps);
		expectSound(shown(all.map((name) => step({ step: name })), locale));
		for (const word of Object.values(manageWords(locale).steps)) expect(textOf(shown(all.map((name) => step({ step: name })), locale))).toContain(word);
	});

	test('one that nobody signed in did was the applicant\'s', () => {
		expect(textOf(shown([step()]))).toContain(manage.applicant);
		expect(textOf(shown([step({ by: 'Pegawai Rekaan' })]))).not.toContain(manage.applicant);
	});

	test('an hour inside a note stands on the same clocks; any other note as it was written', () => {
		expect(textOf(shown([step({ note: '2026-03-03T02:00:00.000Z surat' })]))).toContain('3 Maret 2026 pukul 11.00 WIT surat');
		expect(textOf(shown([step({ note: 'surat 2026-03-03' })]))).toContain('surat 2026-03-03');
	});

	test('a step of a later version is shown by its name instead of being lost', () => expect(textOf(shown([step({ step: 'archived' })]))).toContain('archived'));
	test('notes and names are text', () => { expectHarmless(shown([step({ note: HOSTILE, by: HOSTILE })])); });
	test('all kinds of requests have their word', () => { for (const kind of REQUEST_KINDS) expect(id.request.kinds[kind]).not.toBe(''); });
});
