import { describe, expect, test } from 'vitest';
import { textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { all } from '#tests/support/surveys.ts';
import { resultOf, type Basis } from '../closing.rules.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { formTexts } from '../form-texts.ts';
import { LANGUAGES } from '../languages.schema.ts';
import type { Door } from '../server/answer-queries.ts';
import type { SurveyPage } from '../server/answer-service.ts';
import type { FollowUpPage } from '../server/follow-up-service.ts';
import type { KioskScreen } from '../server/kiosk-service.ts';
import type { Publication } from '../server/publication-service.ts';
import type { QuestionnairePage } from '../server/questionnaire-service.ts';
import { skmRuleSets } from '../skm-rules.ts';
import type { Respondent } from '../split.rules.ts';
import { askedIn, STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import type { View } from '../view.ts';
import DeviceLinks from './DeviceLinks.svelte';
import FollowUps from './FollowUps.svelte';
import IntegrityNote from './IntegrityNote.svelte';
import KioskQuestion from './KioskQuestion.svelte';
import KioskStart from './KioskStart.svelte';
import OverdueFollowUps from './OverdueFollowUps.svelte';
import PublishedSurvey from './PublishedSurvey.svelte';
import QuestionnaireEditor from './QuestionnaireEditor.svelte';
import SampleHelper from './SampleHelper.svelte';
import SurveyClosed from './SurveyClosed.svelte';
import SurveyForm from './SurveyForm.svelte';
import SurveyPoster from './SurveyPoster.svelte';
import SurveyThanks from './SurveyThanks.svelte';
import TabletPage from './TabletPage.svelte';
import type { TabletConfig } from './tablet/config.ts';

const view: View = { path: '/survei/ktp', language: 'id', isDraft: false, large: false, voice: false, pass: '', ticket: '' };
const door: Door = {
	agencyId: 'a', surveyId: 's', onDay: '2026-11-21', serviceName: 'Pembuatan KTP-el', unitName: 'Disdukcapil Rekaan', agencyName: 'Kabupaten Rekaan', pointName: 'Loket <1>',
	opensOn: '2026-11-01', closesOn: '2026-11-30', endedOn: null, questions: null, lastSurveyId: null, lastOpensOn: null, lastClosesOn: null, lastResult: null
};
const page: SurveyPage = { door, questionnaire: STANDARD_QUESTIONNAIRE, token: 't', seal: 's.m', setUpBy: null, ticket: 'none' };
const text = (markup: string) => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

const basis: Basis = { skm: skmRuleSets['1/9'][0]!, gaming: gamingRuleSets[0]!, questionnaire: STANDARD_QUESTIONNAIRE, yearlyUsers: 450, visits: 100 };
const person = (score: number, given: Partial<Respondent> = {}): Respondent => ({ answers: { ...all(score), duration: 2 }, signs: [], channel: 'web', byTicket: false, visitor: { sex: 'F', ageBand: null, education: null, occupation: null }, ...given });
const many = (count: number, score: number, given: Partial<Respondent> = {}) => Array.from({ length: count }, () => person(score, given));
const result = resultOf([...many(20, 3), ...many(4, 4, { visitor: { sex: 'M', ageBand: null, education: null, occupation: null }, channel: 'officer' }), ...many(12, 1, { signs: ['fast'] })], basis)!;

describe('where to tell that something is wrong', () => {
	const shown = (given: Partial<View> = {}, isKiosk = false) => [html(SurveyForm, { page, view: { ...view, ...given }, form: null }), html(SurveyThanks, { door, view: { ...view, ...given }, isKiosk })];
	const OWN = 'href="/lapor?cari=Kabupaten+Rekaan"';

	test.each(LANGUAGES)('is one touch away, here and in the national channel, before and after answering (%s)', (language) => {
		for (const markup of shown({ language })) {
			expect(markup).toContain(`${OWN}>${formTexts[language].form.report('Kabupaten Rekaan')}</a>`);
			expect(markup).toContain('<a href="https://www.lapor.go.id">lapor.go.id</a>');
			expect(text(markup).replaceAll(' .', '.')).toContain(formTexts[language].form.complaint.split('lapor.go.id')[0]!.trim());
		}
	});
	test('is only told on a tablet, which stays at its survey', () => {
		for (const markup of [...shown({ pass: 'p' }), shown({}, true)[1]!]) {
			expect(text(markup)).toContain(formTexts.id.form.complaint);
			expect(markup).not.toMatch(/href="(https|\/lapor)/);
		}
	});
	test('names of governments are text in the address too', () => {
		expect(html(SurveyThanks, { door: { ...door, agencyName: 'A&B "<i>' }, view, isKiosk: false })).toContain('href="/lapor?cari=A%26B+%22%3Ci%3E"');
	});
});

describe('the form', () => {
	test('asks nine questions in the order of the template, and carries what the sending needs', () => {
		const markup = html(SurveyForm, { page, view: { ...view, pass: 'p', ticket: 'tik' }, form: null });
		expect(markup.match(/<fieldset/g)).toHaveLength(9);
		for (const [name, value] of [['token', 't'], ['seal', 's.m'], ['pass', 'p'], ['ticket', 'tik'], ['language', 'id'], ['skips', '']]) expect(markup).toContain(`name="${name}" value="${value}"`);
		expect(markup).toContain('Loket &lt;1>');
		expect(markup).not.toContain('<script');
	});
	test('leaves out what does not apply, and asks what the agency added', () => {
		const own = { ...STANDARD_QUESTIONNAIRE, elements: { ...STANDARD_QUESTIONNAIRE.elements, cost: { dropped: 'Tanpa biaya' } }, extras: [{ key: 'x1', text: 'Dari mana Anda tahu?', answers: null }, { key: 'x2', text: 'Nyaman?', answers: ['a', 'b', 'c', 'd'] }] } as const;
		const markup = html(SurveyForm, { page: { ...page, questionnaire: own }, view, form: null });
		expect(markup).toContain('name="skips" value="cost"');
		expect(markup).not.toContain('name="cost"');
		expect(markup).toMatch(/<textarea[^>]*name="x1"/);
		expect(markup.match(/name="x2"/g)).toHaveLength(4);
		expect(text(markup)).toContain('Pertanyaan 8 dari 8');
	});
	test('a refused form is the same form, but asks what is asked now: a survey that changed in between is no dead end', () => {
		const refused = { values: { token: 'typed', seal: 'old.mac', skips: 'cost', pass: 'stolen', comment: 'Masih ada' }, errors: { '': 'berubah' }, reference: 'r' };
		const markup = html(SurveyForm, { page, view, form: refused });
		for (const [name, value] of [['token', 'typed'], ['seal', 'old.mac'], ['skips', ''], ['pass', '']]) expect(markup).toContain(`name="${name}" value="${value}"`);
		expect(markup).toContain('Masih ada');
		const spoilt = html(SurveyForm, { page, view, form: { ...refused, values: { token: 'none', seal: 'old.mac' }, errors: { token: 'keliru' } } });
		for (const [name, value] of [['token', 't'], ['seal', 's.m']]) expect(spoilt).toContain(`name="${name}" value="${value}"`);
	});
	test.each(LANGUAGES)('of which questions were left open, each is named in the order of the form and in its language (%s)', (language) => {
		const words = formTexts[language];
		const form = { values: { token: 't' }, errors: { '': 'Coba lagi', complaints: 'x', facilities: 'x', cost: 'x' }, reference: 'r' };
		const markup = html(SurveyForm, { page, view: { ...view, language }, form });
		const links = [...markup.matchAll(/<li><a href="#field-(\w+)">([^<]+)<\/a>/g)].map(([, name, sentence]) => [name, sentence]);
		expect(links).toEqual((['cost', 'facilities', 'complaints'] as const).map((element, at) => [element, `${words.form.of([4, 8, 9][at]!, 9)}: ${words.questions[element].text}`]));
		expect(markup).toContain('<li>Coba lagi</li>');
		expect(text(markup).split(words.form.choose)).toHaveLength(4);
		for (const [name] of links) expect(markup).toContain(`id="field-${name}"`);
	});
	test.each(LANGUAGES)('in %s names its language to a reader’s voice', (language) => {
		const markup = html(SurveyForm, { page, view: { ...view, language, isDraft: !['id', 'en'].includes(language), large: true }, form: null });
		expect(markup).toMatch(/class="survey-page large" lang="(id|en|jax|ljp|jv)"/);
		expect(markup.includes('Terjemahan perlu diperiksa')).toBe(!['id', 'en'].includes(language));
	});
	test.each([['good', 'Dari tiket antrean Anda'], ['forged', 'tidak dikenali'], ['expired', 'tidak dikenali']] as const)('says what a %s ticket is worth', (ticket, sentence) =>
		expect(text(html(SurveyForm, { page: { ...page, ticket }, view, form: null }))).toContain(sentence)
	);
	test('tells an officer that the way of filling is printed', () => expect(text(html(SurveyForm, { page: { ...page, setUpBy: 'officer' }, view, form: null }))).toContain('Diisi petugas untuk pengunjung'));
	test('when none is open, leads to the last result', () => {
		for (const language of LANGUAGES) {
			const ended = text(html(SurveyClosed, { door: { ...door, surveyId: null, endedOn: '2026-11-01' }, view: { ...view, language } }));
			expect(ended).toContain(formTexts[language].form.ended);
			expect(ended).not.toContain(formTexts[language].form.closedNext);
		}
		const markup = html(SurveyClosed, { door: { ...door, surveyId: null, lastSurveyId: 'L', lastOpensOn: '2026-01-01', lastClosesOn: '2026-06-30', lastResult: result }, view });
		expect(markup).toContain('href="/skm/L"');
	});
	test.each(LANGUAGES)('that was sent to a survey closed meanwhile says that it was not kept, and where to go (%s)', (language) => {
		const given = { door: { ...door, surveyId: null }, view: { ...view, language } };
		const refused = html(SurveyClosed, { ...given, isRefused: true });
		expect(refused).toContain(`<h1 data-question="">${formTexts[language].form.notTaken}</h1>`);
		// Who asked to have the page read hears both sentences.
		expect(refused.split(' data-answer')).toHaveLength(3);
		expect(refused).toMatch(/role="alert"/);
		for (const part of [formTexts[language].form.notTakenWhy, formTexts[language].form.closedNext]) expect(text(refused)).toContain(part);
		expect(html(SurveyClosed, given)).not.toContain(formTexts[language].form.notTaken);
	});
	test('thanks without promising to keep anything; a kiosk goes home', () => {
		expect(html(SurveyThanks, { door, view, isKiosk: false })).not.toContain('http-equiv');
		expect(html(SurveyThanks, { door, view: { ...view, path: '/survei/ktp/kios', language: 'jawa', pass: 'p' }, isKiosk: true })).toMatch(/content="8;url=\/survei\/ktp\/kios\?bahasa=id&amp;izin=p"/);
	});
});

describe('kiosk and tablet', () => {
	const [question] = askedIn(STANDARD_QUESTIONNAIRE, 'id');
	const screen: KioskScreen = { page, token: 't', seal: 's', answers: { requirements: 3 }, question: question!, at: 1, total: 9 };
	test('a screen has four buttons, the way back, and returns by itself', () => {
		const markup = html(KioskQuestion, { screen, view: { ...view, path: '/survei/ktp/kios', pass: 'p' } });
		expect(markup.match(/kiosk-answer"/g)).toHaveLength(4);
		expect(markup).toContain('http-equiv="refresh" content="45;url=/survei/ktp/kios?izin=p"');
		expect(markup).toContain('name="requirements" value="3"');
		expect(text(markup)).toContain('Kembali');
		expect(text(html(KioskQuestion, { screen: { ...screen, at: 0 }, view }))).not.toContain('Kembali Ulang');
	});
	test('a refusal is read, and the beginning comes back', () => {
		const markup = html(KioskStart, { page, view, refused: 'Tunggu sebentar' });
		expect(markup).toContain('role="alert"');
		expect(markup).toContain('http-equiv="refresh" content="12;url=/survei/ktp"');
		expect(html(KioskStart, { page, view, refused: null })).not.toContain('http-equiv');
		expect(text(html(KioskStart, { page: { ...page, door: { ...door, surveyId: null } }, view, refused: null }))).toContain('sedang tidak dibuka');
	});
	test('a tablet carries all languages in its page, and nothing without its pass', () => {
		const markup = html(TabletPage, { page: { ...page, setUpBy: 'tablet' }, slug: 'ktp', pass: 'p', locale: 'id' });
		const config = JSON.parse((/data-config="([^"]*)"/.exec(markup)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')) as TabletConfig;
		expect(config).toMatchObject({ slug: 'ktp', pass: 'p', today: '2026-11-21' });
		expect(config.languages.map(({ questions }) => questions.length)).toEqual([9, 9, 9, 9, 9]);
		expect(config.languages[0]?.of).toBe('Pertanyaan {n} dari {of}');
		for (const setUpBy of [null, 'kiosk'] as const) expect(html(TabletPage, { page: { ...page, setUpBy }, slug: 'ktp', pass: 'p', locale: 'id' })).not.toContain('data-config');
	});
	test('an officer finds the devices, each with its own pass', () => {
		const markup = html(DeviceLinks, { passes: { kiosk: 'K', officer: 'O', tablet: 'T' }, slug: 'ktp', surveyId: 's' });
		for (const href of ['/survei/ktp/kios?izin=K', '/survei/ktp/tablet?izin=T', '/survei/ktp?izin=O', '/layanan/survei/s/poster']) expect(markup).toContain(`href="${href}"`);
	});
	test('the card has two faces, the sheet one', () => {
		const survey = { id: 's', serviceName: 'KTP', pointName: 'KTP, Kecamatan', unitName: 'Disdukcapil' };
		const of = (shape: 'sheet' | 'card') => html(SurveyPoster, { survey, address: 'https://bina.example/survei/ktp', svg: '<svg></svg>', shape, questions: 8 });
		expect(textOf(of('sheet'))).toContain('8 pertanyaan, tanpa nama');
		expect([of('sheet').match(/<svg>/g)?.length, of('card').match(/<svg>/g)?.length]).toEqual([1, 2]);
		expect(text(of('sheet'))).toContain('bina.example/survei/ktp');
	});
});

describe('a result', () => {
	test('prints what does not count, by reason, with and without it', () => {
		const said = text(html(IntegrityNote, { result, locale: 'id' }));
		expect(said).toContain('12 jawaban tidak dihitung: 12: diisi terlalu cepat untuk dibaca');
		expect(said).toMatch(/Bila semuanya dihitung, indeks menjadi [\d,]+ \(mutu [ABCD]\) dari 36 jawaban/);
		expect(said).toContain('17 % jawaban dituliskan oleh petugas');
		expect(said).toContain('Tingkat jawaban 36,0 % (36 dari 100 kunjungan)');
	});
	test('says when the rate is not known, when few are left out, and what came late', () => {
		const few = resultOf([...many(20, 3), ...many(2, 1, { signs: ['burst'] })], { ...basis, visits: null })!;
		const said = text(html(IntegrityNote, { result: few, late: 3, locale: 'id' }));
		expect(said).toContain('Tingkat jawaban belum diketahui');
		expect(said).toContain('tidak ditampilkan');
		expect(said).toContain('3 jawaban tablet tiba setelah survei ditutup');
	});
	test('closed before reasons were kept still says how many', () => {
		const { integrity: _, ...old } = result;
		expect(text(html(IntegrityNote, { result: { ...old, excluded: 7 }, locale: 'en' }))).toContain('7 answers do not count: 7: fewer than half');
	});

	const publication: Publication = {
		slug: 'ktp', agencyName: 'Kabupaten Rekaan', serviceName: 'Pembuatan KTP-el', unitName: 'Disdukcapil', pointName: 'Loket 1', opensOn: '2026-11-01', closesOn: '2026-11-21', closedOn: '2026-11-21', result, respondents: result.respondents, late: 0,
		plans: [{ id: 'p', element: 'duration', plan: 'Membuka <loket> kedua', ownerPost: 'Kepala Seksi', dueOn: '2026-11-30', state: 'doing', madeOn: '2026-11-21', isOverdue: true, notes: [{ id: 'n', notedOn: '2026-11-25', state: 'doing', text: 'Sudah dibuka', fileName: null }] }]
	};
	test('is published with period, interval, weight, splits, plan and thanks; below the minimum grey and in words', () => {
		const markup = html(PublishedSurvey, { publication, locale: 'id' });
		const said = text(markup);
		for (const part of ['1 November 2026', 'Ditetapkan 21 November 2026', 'Selang 95%', 'bobot 1/9', 'skm-1/9 2017-1', 'Belum dapat diandalkan', 'di bawah minimal 208', 'U8 Sarana dan Prasarana', 'Lewat tanggal', 'Sudah dibuka', 'Terima kasih']) expect(said).toContain(part);
		expect(markup).toMatch(/class="published-index unsure"/);
		expect(markup).toContain('Membuka &lt;loket> kedua');
		expect(html(PublishedSurvey, { publication: { ...publication, result: { ...result, sampleMinimum: 20 } }, locale: 'id' })).not.toContain('unsure');
	});
	// R15
	test('with the other template the last two change their number, not their value', () => {
		const said = text(html(PublishedSurvey, { publication: { ...publication, result: { ...result, order: 'annex' } }, locale: 'id' }));
		expect(said).toMatch(/U8 Penanganan Pengaduan[\s\S]*U9 Sarana/);
	});
	test.each(['id', 'en'] as const)('of fewer than five people it has period, number, plan and the reason, and no figure (%s)', (locale) => {
		const markup = html(PublishedSurvey, { publication: { ...publication, result: null, respondents: 4 }, locale });
		const said = text(markup);
		for (const part of ['November 2026', '4', 'Sudah dibuka', locale === 'id' ? 'Yang menjawab kurang dari 5 orang' : 'Fewer than 5 people answered']) expect(said).toContain(part);
		expect(markup).not.toMatch(/<table|published-figure|<svg/);
	});
	test('without a plan says so', () => expect(text(html(PublishedSurvey, { publication: { ...publication, plans: [] }, locale: 'id' }))).toContain('belum dibuat'));
});

describe('pages of officers', () => {
	const followUps: FollowUpPage = { surveyId: 's', serviceName: 'KTP', pointName: 'Loket', weakest: result.elements.slice(0, 3), plans: [], owners: [{ id: 'o', name: 'Rekaan', post: 'Kepala' }], mayManage: true, today: '2026-11-21' };
	test('three weak elements, each with its form; who only reads sees none', () => {
		expect(html(FollowUps, { page: followUps, saved: true, form: null }).match(/action="\?\/plan"/g)).toHaveLength(3);
		expect(html(FollowUps, { page: { ...followUps, mayManage: false }, saved: false, form: null })).not.toContain('<form');
	});
	test('what is overdue leads to its plan', () => {
		const row = { surveyId: 's', element: 'duration' as const, serviceName: 'KTP', ownerPost: 'Kepala', dueOn: '2026-11-01' };
		expect(html(OverdueFollowUps, { rows: [row] })).toContain('href="/layanan/survei/s/tindak-lanjut"');
		expect(html(OverdueFollowUps, { rows: [] })).toBe('');
	});
	const editor: QuestionnairePage = { current: STANDARD_QUESTIONNAIRE, version: null, isOfService: false, ownVersion: null, serviceId: null, services: [], versions: [], mayEdit: true };
	test('the questionnaire is edited by who may, element by element', () => {
		const markup = html(QuestionnaireEditor, { page: editor, saved: '', form: null });
		expect(markup.match(/name="\w+_text"/g)).toHaveLength(14);
		expect(html(QuestionnaireEditor, { page: { ...editor, mayEdit: false }, saved: '', form: null })).not.toContain('method="POST"');
	});
	test('the questionnaire is read by everybody who may open the page, as the next visitor will', () => {
		const own = { ...STANDARD_QUESTIONNAIRE, order: 'annex', elements: { ...STANDARD_QUESTIONNAIRE.elements, cost: { dropped: 'Tanpa biaya' } }, extras: [{ key: 'x1', text: 'Nyaman <b>?', answers: ['Satu', 'Dua', 'Tiga', 'Empat'] }, { key: 'x2', text: 'Apa lagi?', answers: null }] } as const;
		const markup = html(QuestionnaireEditor, { page: { ...editor, current: own, mayEdit: false }, saved: '', form: null });
		expect([...markup.matchAll(/<li[^>]*value="(\d)"/g)].map(([, number]) => number)).toEqual(['1', '2', '3', '5', '6', '7', '8', '9']);
		for (const part of ['Apakah petugas sopan dan ramah?', 'Satu · Dua · Tiga · Empat', 'Apa lagi?', 'pilih layanannya di atas']) expect(text(markup)).toContain(part);
		expect(markup).not.toContain('<b>?');
		expect(text(html(QuestionnaireEditor, { page: { ...editor, serviceId: 's', mayEdit: false }, saved: '', form: null }))).not.toContain('pilih layanannya di atas');
	});
	test('the editor says which version it was opened with', () => {
		for (const [ownVersion, value] of [[null, ''], [3, '3']] as const) expect(html(QuestionnaireEditor, { page: { ...editor, ownVersion }, saved: '', form: null })).toContain(`name="based" value="${value}"`);
	});
	test('the poster speaks to visitors in Indonesian, names the unit once, and says which of its two shapes is shown', () => {
		const poster = (given: object, locale: 'id' | 'en' = 'id') => html(SurveyPoster, { survey: { id: 's', serviceName: 'KTP', pointName: 'KTP, Dinas Rekaan', unitName: 'Dinas Rekaan' }, questions: 9, address: 'https://x.example/survei/ktp', svg: '<svg></svg>', shape: 'sheet', ...given }, locale);
		expect(text(poster({}).slice(poster({}).indexOf('<div'))).match(/Dinas Rekaan/g)).toHaveLength(1);
		expect(text(poster({ survey: { id: 's', serviceName: 'KTP', pointName: 'Loket 2', unitName: 'Dinas Rekaan' } }))).toMatch(/Dinas Rekaan .*KTP, Loket 2/);
		expect(poster({ shape: 'card' })).toMatch(/aria-current="true"[^>]*>Kartu meja/);
		const english = poster({}, 'en');
		expect(english).toContain('lang="id"');
		for (const part of ['Bagaimana pelayanan kami?', '9 pertanyaan']) expect(text(english)).toContain(part);
	});
	test('the sample says what is not filled in', () => {
		const help = { users: 450, sample: 208, rows: [{ pointId: 'p', serviceName: 'KTP', pointName: 'Loket', users: null, minimum: null, quota: null, responses: 0 }] };
		expect(text(html(SampleHelper, { help }))).toContain('belum diisi');
	});
});
