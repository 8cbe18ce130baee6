import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceType, isOverdue } from './follow-up.rules.ts';
import { NoteForm, PlanForm } from './follow-up.schema.ts';
import { formTexts } from './form-texts.ts';
import { kioskPlace } from './kiosk.rules.ts';
import { KioskForm } from './kiosk.schema.ts';
import { DRAFT_LANGUAGES, languageOf, LANGUAGES } from './languages.schema.ts';
import { placeName } from './place-name.ts';
import { ELEMENTS } from './schema.ts';
import { SurveyForm } from './survey.schema.ts';
import { kioskHome } from './ui/kiosk-query.ts';
import { voiceFor } from './ui/voice.ts';
import { addressOf, viewOf } from './view.ts';

describe('the kiosk', () => {
	const order = ELEMENTS.slice(0, 3);
	test('asks the first question that is open, steps back one, and begins anew', () => {
		expect(kioskPlace(order, {}, 'next')).toEqual({ answers: {}, at: 0 });
		expect(kioskPlace(order, { requirements: 2, procedure: 3 }, 'next')).toEqual({ answers: { requirements: 2, procedure: 3 }, at: 2 });
		expect(kioskPlace(order, { requirements: 2, procedure: 3 }, 'back')).toEqual({ answers: { requirements: 2 }, at: 1 });
		expect(kioskPlace(order, {}, 'back')).toEqual({ answers: {}, at: 0 });
		expect(kioskPlace(order, { requirements: 2 }, 'start')).toEqual({ answers: {}, at: 0 });
	});
	test('answers beyond a gap, or to what is not asked, are let go', () => expect(kioskPlace(order, { requirements: 2, duration: 4, cost: 1 }, 'next')).toEqual({ answers: { requirements: 2 }, at: 1 }));
	test('whatever is posted is a place on it', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...ELEMENTS, 'go', 'token', 'language', 'x'), fc.string()), (fields) => {
				const form = KioskForm.parse(fields);
				expect(kioskPlace(ELEMENTS, Object.fromEntries(ELEMENTS.flatMap((element) => (form[element] === undefined ? [] : [[element, form[element]]]))), form.go).at).toBeLessThanOrEqual(9);
			})
		);
	});
	test('goes home with its pass and without the last visitor', () => {
		expect(kioskHome({ path: '/survei/a/kios', pass: '' })).toBe('/survei/a/kios');
		expect(kioskHome({ path: '/survei/a/kios', pass: 'k.1&x' })).toBe('/survei/a/kios?izin=k.1%26x');
	});
});

describe('the view of a visitor', () => {
	const of = (query: string) => viewOf(new URL(`http://bina.example/survei/a?${query}`), 'id');
	test('stands in the address, and comes back from it', () => {
		const view = of('bahasa=lampung&besar=1&suara=1&izin=p&t=tiket');
		expect(view).toEqual({ path: '/survei/a', language: 'lampung', isDraft: true, large: true, voice: true, pass: 'p', ticket: 'tiket' });
		expect(viewOf(new URL(addressOf(view), 'http://bina.example'), 'id')).toEqual(view);
		expect(addressOf(view, { language: 'id', voice: false })).toBe('/survei/a?bahasa=id&besar=1&izin=p&t=tiket');
	});
	test('is the reader’s own language where the address asks for none we have', () => {
		expect(of('bahasa=klingon').language).toBe('id');
		expect(viewOf(new URL('http://bina.example/survei/a'), 'en').language).toBe('en');
		expect(languageOf(null, 'jawa')).toBe('jawa');
	});
	test('is bounded', () => expect(of(`t=${'x'.repeat(9999)}`).ticket).toHaveLength(200));
});

test('a counter that is named after its service is named once', () => {
	expect(placeName({ serviceName: 'KTP', pointName: 'KTP, Kecamatan' })).toBe('KTP, Kecamatan');
	expect(placeName({ serviceName: 'KTP', pointName: 'Loket 2' })).toBe('KTP, Loket 2');
});

describe('languages of the region', () => {
	test('every language has the sentence that a draft is to be checked, and the page shows it for drafts alone', () => {
		for (const language of LANGUAGES) {
			expect(formTexts[language].form.draft).toBe('Terjemahan perlu diperiksa.');
			expect(viewOf(new URL(`http://bina.test/survei/ktp?bahasa=${language}`), 'id').isDraft).toBe(DRAFT_LANGUAGES.includes(language));
		}
	});
	test('differ from each other', () => {
		for (const text of [(language: (typeof LANGUAGES)[number]) => formTexts[language].form.title, (language: (typeof LANGUAGES)[number]) => formTexts[language].thanks.title])
			expect(new Set(LANGUAGES.map(text)).size).toBe(LANGUAGES.length);
	});
});

describe('the voice that reads aloud', () => {
	const voices = [{ lang: 'en-US', localService: true }, { lang: 'id-ID', localService: false }, { lang: 'id_ID', localService: true }];
	test.each([['id', voices[2]], ['ljp', voices[2]], ['jax', voices[2]], ['jv', voices[2]], ['en', voices[0]], ['xx', voices[2]]])('for %s is the nearest one on the device', (language, voice) => expect(voiceFor(voices, language)).toBe(voice));
	test('is none where there is none', () => expect(voiceFor([{ lang: 'ja-JP', localService: true }], 'id')).toBeUndefined());
});

describe('follow-up', () => {
	// F88
	test.each([['planned', true], ['doing', true], ['done', false], ['dropped', false]] as const)('that is %s and past its day: overdue %s', (state, expected) => {
		expect(isOverdue({ dueOn: '2026-11-20', state }, '2026-11-21')).toBe(expected);
		expect(isOverdue({ dueOn: '2026-11-21', state }, '2026-11-21')).toBe(false);
	});
	test('evidence is known by its first bytes, not by its name', () => {
		const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
		expect(evidenceType(bytes('%PDF-1.7'))).toBe('application/pdf');
		expect(evidenceType(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png');
		expect(evidenceType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
		for (const other of ['<svg xmlns=', '<html>', 'PK\x03\x04', 'GIF89a', '', ' %PDF-']) expect(evidenceType(bytes(other))).toBeUndefined();
	});
	test('a plan and a note need words without markup', () => {
		const plan = { element: 'duration', plan: 'Tambah loket', owner: crypto.randomUUID(), dueOn: '2026-12-31' };
		expect(PlanForm.safeParse(plan).success).toBe(true);
		for (const wrong of [{ plan: ' ' }, { plan: 'x'.repeat(1001) }, { element: 'raja' }, { owner: '1' }, { dueOn: '2026-02-30' }]) expect(PlanForm.safeParse({ ...plan, ...wrong }).success).toBe(false);
		expect(NoteForm.safeParse({ followUp: crypto.randomUUID(), state: 'done', text: 'Selesai' }).success).toBe(true);
		expect(PlanForm.parse({ ...plan, plan: ' Menunggu < 15 menit & > 2 loket ' }).plan).toBe('Menunggu < 15 menit & > 2 loket');
		expect(NoteForm.parse({ followUp: crypto.randomUUID(), state: 'done', text: '<b>Selesai</b>' }).text).toBe('<b>Selesai</b>');
		expect(NoteForm.safeParse({ followUp: crypto.randomUUID(), state: 'hilang', text: 'Selesai' }).success).toBe(false);
	});
});

describe('the form that opens a survey', () => {
	const good = { pointId: crypto.randomUUID(), opensOn: '2026-11-01', closesOn: '2026-11-30' };
	/** What is said of each field: the sentence it names itself, else what kind of fault it is. */
	const said = (given: object) => Object.fromEntries((SurveyForm.safeParse(given).error?.issues ?? []).toReversed().map((issue) => [issue.path.join('.'), issue.code === 'custom' ? ((issue.params?.['problem'] as string | undefined) ?? 'custom') : issue.code]));
	test('takes a counter and two days of the calendar', () => expect(SurveyForm.parse(good)).toEqual(good));
	test.each([
		['nothing', { pointId: '', opensOn: '', closesOn: '' }, { pointId: 'survey.point_not_found', opensOn: 'too_small', closesOn: 'too_small' }],
		['other types', { pointId: ['a', 'b'], opensOn: 3, closesOn: null }, { pointId: 'invalid_type', opensOn: 'invalid_type', closesOn: 'invalid_type' }],
		['days that are none', { ...good, opensOn: '2026-02-30', closesOn: '31/12/2026' }, { opensOn: 'custom', closesOn: 'custom' }],
		['a script as a counter', { ...good, pointId: "<script>' or true" }, { pointId: 'survey.point_not_found' }],
		['a counter of ten thousand letters', { ...good, pointId: 'a'.repeat(10_000) }, { pointId: 'survey.point_not_found' }],
		['no fields at all', {}, { pointId: 'invalid_type', opensOn: 'invalid_type', closesOn: 'invalid_type' }]
	])('of %s says what to mend', (_, given, faults) => expect(said(given)).toEqual(faults));
	test('an owner who was not chosen is asked for by the list', () => {
		const issues = PlanForm.safeParse({ element: 'duration', plan: 'Membuka loket', owner: '', dueOn: '2026-12-31' }).error?.issues;
		expect(issues).toMatchObject([{ path: ['owner'], params: { problem: 'survey.owner_unknown' } }]);
	});
});
