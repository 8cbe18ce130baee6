import { describe, expect, test } from 'vitest';
import { longDate, number } from '#platform/messages.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { all } from '#tests/support/surveys.ts';
import { resultOf, type Basis } from '../closing.rules.ts';
import { id as idForm } from '../form.messages.id.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { en as enResult } from '../result.messages.en.ts';
import { id as idResult } from '../result.messages.id.ts';
import type { FrozenResult } from '../result.ts';
import { ELEMENTS } from '../schema.ts';
import type { FollowUpPage, PlanView } from '../server/follow-up-service.ts';
import type { PointPage, PointView, SurveyDetail } from '../server/service.ts';
import { elementNames } from '../skm.messages.id.ts';
import { skmRuleSets } from '../skm-rules.ts';
import type { Respondent } from '../split.rules.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import FollowUps from './FollowUps.svelte';
import OverdueFollowUps from './OverdueFollowUps.svelte';
import PointList from './PointList.svelte';
import PublishedSplits from './PublishedSplits.svelte';
import SampleHelper from './SampleHelper.svelte';
import SurveyEditor from './SurveyEditor.svelte';
import SurveyResult from './SurveyResult.svelte';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const basis: Basis = { skm: skmRuleSets['1/9'][0]!, gaming: gamingRuleSets[0]!, questionnaire: STANDARD_QUESTIONNAIRE, yearlyUsers: 450, visits: null };
const people = (count: number, score: number, sex: 'F' | 'M'): Respondent[] =>
	Array.from({ length: count }, () => ({ answers: { ...all(score), duration: 2 }, signs: [], channel: 'web', byTicket: false, visitor: { sex, ageBand: null, education: null, occupation: null } }));
/** Twenty women and six men answered 3, and 2 for the time it took. */
const result = resultOf([...people(20, 3, 'F'), ...people(6, 3, 'M')], basis)!;
const headings = (out: string) => [...out.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inner = '']) => textOf(inner));
const points = (hundredths: number, locale: Locale = 'id') => number(hundredths / 100, locale, 2);

function detail(given: Partial<SurveyDetail> = {}, survey: Partial<SurveyDetail['survey']> = {}): SurveyDetail {
	return {
		survey: { id: 's1', pointId: 'p1', slug: 'ktp', pointName: 'Loket 1', unitId: 'u1', unitName: 'Disdukcapil Rekaan', unitPath: '/1/', serviceId: 'v1', serviceName: 'KTP-el', yearlyUsers: 450, opensOn: '2026-11-01', closesOn: '2026-11-30', closedAt: null, ruleVersion: '2017-1', visits: null, ...survey },
		state: 'open', responses: 26, result, distribution: Object.fromEntries(ELEMENTS.map((element) => [element, [0, element === 'duration' ? 26 : 0, element === 'duration' ? 0 : 26, 0]])) as unknown as SurveyDetail['distribution'],
		comments: [], extras: [], waiting: 0, smallestCell: 5, asked: 9, mayManage: false, isPublished: false, ...given
	};
}
const shown = (given: Partial<SurveyDetail> = {}, { locale = 'id', survey = {}, passes = null, justClosed = false }: { locale?: Locale; survey?: Partial<SurveyDetail['survey']>; passes?: { kiosk: string; officer: string; tablet: string } | null; justClosed?: boolean } = {}) =>
	html(SurveyResult, { detail: detail(given, survey), passes, justClosed, form: null }, locale);

describe('the result of a survey', () => {
	// Nine means of 3 with one of 2: (8 × 3 + 2) ÷ 9 × 25 = 72.22, grade C (PermenPANRB 14/2017).
	test.each(LOCALES)('answers in the heading with index and grade (%s)', (locale) => {
		const out = shown({}, { locale });
		expectSound(out);
		expect(headings(out)).toEqual([{ id, en }[locale].detail.heading(locale === 'id' ? '72,22' : '72.22', 'C')]);
	});

	test.each(LOCALES)('that leaves out an element says which and why, and that it is not simply compared (%s)', (locale) => {
		const questionnaire = { ...STANDARD_QUESTIONNAIRE, elements: { ...STANDARD_QUESTIONNAIRE.elements, cost: { dropped: 'Layanan ini gratis (rekaan)' } } };
		const eight = resultOf(people(20, 3, 'F'), { ...basis, questionnaire })!;
		const out = shown({ result: eight, asked: 8 }, { locale });
		expectSound(out);
		const [words, text] = [{ id, en }[locale].detail, textOf(out)];
		expect(text).toContain(words.fewer);
		expect(text).toContain('Layanan ini gratis (rekaan)');
		expect(text).toContain(words.indexMeaning('1/8', 8));
		expect(textOf(shown({}, { locale }))).not.toContain(words.fewer);
	});

	test.each(LOCALES)('that is closed with fewer than five says so, and shows nothing that could be theirs (%s)', (locale) => {
		const few = shown({ result: null, responses: 3, waiting: 0, state: 'closed' }, { locale, survey: { closedAt: new Date('2026-11-21') } });
		expectSound(few);
		expect(headings(few)).toEqual([{ id: idResult, en: enResult }[locale].published.few]);
		expect(few).not.toContain('<table');
		expect(textOf(few)).not.toContain({ id, en }[locale].detail.emptyText);
	});

	test.each(LOCALES)('whose answers are too new or too few says how many wait and why, and can be closed (%s)', (locale) => {
		const [words, hidden] = [{ id, en }[locale].detail, shown({ result: null, responses: 4, waiting: 4, mayManage: true }, { locale })];
		expectSound(hidden);
		expect(headings(hidden)).toEqual([words.waitingTitle]);
		for (const part of [words.waiting('4'), words.close]) expect(textOf(hidden)).toContain(part);
		expect(textOf(hidden)).not.toContain(words.emptyText);
		expect(hidden).not.toContain('<table');
		expect(textOf(shown({ waiting: 1234 }, { locale }))).toContain(words.waiting(locale === 'id' ? '1.234' : '1,234'));
		expect(textOf(shown({}, { locale }))).not.toContain(words.waiting('0'));
		// 26 that show and 4 that wait, of 60 visits
		expect(textOf(shown({ waiting: 4, result: { ...result, visits: 60 } }, { locale }))).toContain({ id: idResult, en: enResult }[locale].rate.known(locale === 'id' ? '50,0' : '50.0', '30', '60'));
	});

	test.each(LOCALES)('shows what was answered to the questions of the office, as text and never as markup (%s)', (locale) => {
		const words = { id, en }[locale].detail;
		const extras: SurveyDetail['extras'] = [
			{ key: 'x1', text: 'Tahu dari mana?', answered: 6, counts: [{ label: 'Teman', count: 4 }, { label: 'Radio', count: 2 }], words: null },
			{ key: 'x2', text: 'Apa yang kurang?', answered: 5, counts: null, words: ['<b>Kursi</b>', 'Air'] },
			{ key: 'x3', text: 'Siapa lagi?', answered: 3, counts: null, words: null },
			{ key: 'x4', text: 'Kapan?', answered: 0, counts: null, words: null }
		];
		const out = shown({ extras }, { locale });
		expectSound(out);
		for (const part of [words.extras, 'Teman: 4', 'Radio: 2', '<b>Kursi</b>', words.fewExtra, words.noExtra]) expect(textOf(out)).toContain(part.replaceAll('<', '&lt;'));
		expect(out).not.toContain('<b>Kursi');
		expect(textOf(shown({}, { locale }))).not.toContain(words.extras);
	});

	test.each(LOCALES)('without an answer says so, and draws nothing (%s)', (locale) => {
		const out = shown({ result: null, responses: 0 }, { locale });
		expectSound(out);
		expect(headings(out)).toEqual([{ id, en }[locale].detail.empty]);
		expect(out).not.toContain('<table');
	});

	test('its interval stands beside the index', () => {
		const wide = resultOf([...people(20, 4, 'F'), ...people(20, 2, 'M')], basis)!;
		expect(wide.interval95).not.toBeNull();
		const [low = 0, high = 0] = wide.interval95 ?? [];
		expect(low).toBeLessThan(wide.index);
		expect(high).toBeGreaterThan(wide.index);
		expect(textOf(shown({ result: wide }))).toContain(id.detail.interval(points(low), points(high)));
	});

	test('below the least number it is marked in words; without a known number it claims nothing', () => {
		expect(textOf(shown())).toContain(idResult.unsure);
		expect(textOf(shown())).toContain(id.detail.below(String(result.sampleMinimum)));
		const unknown = textOf(shown({ result: { ...result, sampleMinimum: null } }));
		expect(unknown).toContain(id.detail.unknownMinimum);
		expect(unknown).not.toContain(idResult.unsure);
		expect(textOf(shown({ result: { ...result, sampleMinimum: 26 } }))).toContain(id.detail.enough('26'));
	});

	test('the weakest element is named first, and each answer behind it is counted', () => {
		const out = shown();
		expect(textOf(out)).toContain(id.detail.weakest(elementNames.duration, '50,00'));
		expect(out).toContain('id="jawaban"');
		expect(out).toMatch(/href="#unsur"[\s\S]*href="#jawaban"/);
	});

	test('it can be closed by who manages it, while it is open or over; never twice', () => {
		for (const state of ['open', 'ended'] as const) expect(textOf(shown({ mayManage: true, state }))).toContain(id.detail.close);
		for (const state of ['planned', 'closed', 'none'] as const) expect(textOf(shown({ mayManage: true, state }))).not.toContain(id.detail.close);
		for (const state of ['planned', 'open', 'ended', 'closed'] as const) expect(textOf(shown({ mayManage: true, state, result: null })).includes(id.detail.withdraw)).toBe(state === 'planned');
		expect(textOf(shown({ state: 'planned', result: null }))).not.toContain(id.detail.withdraw);
		expect(textOf(shown({ mayManage: true, result: null }))).not.toContain(id.detail.close);
		expect(textOf(shown())).not.toContain(id.detail.close);
	});

	test('the poster is for what is asked still, the public page for what is fixed', () => {
		expect(shown()).toContain('href="/layanan/survei/s1/poster"');
		const closed = shown({ state: 'closed', isPublished: true }, { survey: { closedAt: new Date('2026-12-01T00:00:00Z') }, justClosed: true });
		expectSound(closed);
		expect(closed).not.toContain('/poster"');
		expect(closed).toContain('href="/skm/s1"');
		expect(textOf(closed)).toContain(id.detail.closed);
		expect(textOf(closed)).toContain(id.detail.frozen);
		expect(shown({ state: 'closed', isPublished: false }, { survey: { closedAt: new Date('2026-12-01T00:00:00Z') } })).not.toContain('/skm/');
	});

	test('devices are set up only for a survey that is open', () => {
		const passes = { kiosk: 'K', officer: 'O', tablet: 'T' };
		expect(shown({}, { passes })).toContain('izin=K');
		expect(shown({ state: 'ended' }, { passes })).not.toContain('izin=');
	});

	test('what visitors wrote is text; without it the silence is explained', () => {
		const out = shown({ comments: [HOSTILE, 'Baik\nsekali'] }, { survey: { serviceName: HOSTILE, pointName: HOSTILE } });
		expectHarmless(out);
		expectSound(out);
		expect(textOf(shown())).toContain(id.detail.noComments);
	});

	test('an element that nobody answered is a dash, not nought', () => {
		const none = { ...result, elements: result.elements.map((row) => (row.element === 'cost' ? { ...row, answered: 0, sum: 0, index: null, grade: null } : row)) };
		const out = shown({ result: none });
		expectSound(out);
		expect(out).toContain(`${elementNames.cost} –`);
	});
});

describe('groups of visitors', () => {
	const splits: NonNullable<FrozenResult['splits']> = [{ split: 'sex', cells: [{ value: 'F', respondents: 10_000, index: 7222 }, { value: 'M', respondents: null, index: null }, { value: '', respondents: null, index: null }] }];

	test('a hidden cell is a word, never a number, on both pages', () => {
		const own = textOf(shown({ result: { ...result, splits } }));
		const open = textOf(html(PublishedSplits, { splits, smallestCell: 5, locale: 'id' }));
		for (const out of [own, open]) {
			expect(out).toContain('10.000');
			expect(out).toMatch(new RegExp(`${idForm.visitor.sex.options.M} ${id.detail.hidden}`));
			expect(out).toContain(`${idForm.visitor.unsaid} ${id.detail.hidden}`);
		}
		expect(own).toContain(id.detail.hiddenWhy(5));
		expect(open).toContain(idResult.published.small(5));
	});

	test.each(LOCALES)('are left out where nobody said anything (%s)', (locale) => {
		expect(html(PublishedSplits, { splits: [], smallestCell: 5, locale }, locale)).toBe('');
		expectSound(html(PublishedSplits, { splits, smallestCell: 5, locale }, locale));
		expect(textOf(shown({ result: { ...result, splits: [] } }, { locale }))).not.toContain({ id, en }[locale].detail.splits);
	});

	test('no cell below five leaves the rules, whoever the visitors are', () => {
		for (const men of [1, 2, 3, 4]) for (const cell of resultOf([...people(20, 3, 'F'), ...people(men, 1, 'M')], basis)?.splits?.flatMap(({ cells }) => cells) ?? []) expect(cell.respondents === null || cell.respondents >= 5).toBe(true);
	});
});

describe('the list of counters', () => {
	const point = (given: Partial<PointView> = {}): PointView => ({
		id: 'p1', slug: 'ktp', name: 'KTP-el, Disdukcapil Rekaan', serviceName: 'KTP-el', unitName: 'Disdukcapil Rekaan', unitPath: '/1/', yearlyUsers: null, endsOn: null, surveyId: null, opensOn: null, closesOn: null, isClosed: false, lastClosedOn: null,
		state: 'none', responses: 0, minimum: null, isOverdue: false, mayManage: false, ...given
	});
	const list = (rows: readonly PointView[], given: Partial<PointPage> = {}, mayCreate = false, locale: Locale = 'id') =>
		html(PointList, { list: { points: rows, page: 1, pages: 1, total: rows.length, overdue: rows.filter(({ isOverdue }) => isOverdue).length, ...given }, overdue: [], mayCreate }, locale);

	test.each(LOCALES)('says in its heading how many are overdue (%s)', (locale) => {
		const words = { id, en }[locale].list;
		for (const rows of [[], [point()], Array.from({ length: 50 }, (_, at) => point({ id: `p${at}`, isOverdue: true }))]) expectSound(list(rows, {}, true, locale));
		expect(headings(list([], {}, false, locale))).toEqual([words.empty]);
		expect(headings(list([point()], {}, false, locale))).toEqual([words.heading(0)]);
		expect(headings(list([point()], { overdue: 12_000 }, false, locale))[0]).toContain(locale === 'id' ? '12.000 loket' : '12,000 counters are');
		expect(headings(list([point({ isOverdue: true })], {}, false, 'en'))[0]).toContain('1 counter is');
	});

	test('answers stand beside the least number, where that is known', () => {
		expect(textOf(list([point({ surveyId: 's', state: 'open', responses: 1200, minimum: 3000 })]))).toContain(id.list.of('1.200', '3.000'));
		expect(textOf(list([point({ surveyId: 's', state: 'open', responses: 1200 })]))).toContain('1.200');
	});

	test.each([['none', true], ['closed', true], ['open', false], ['ended', false], ['planned', false]] as const)('a survey can be opened at a counter whose state is "%s": %s', (state, may) => {
		const surveyId = state === 'none' ? null : 's';
		expect(list([point({ state, surveyId, mayManage: true })]).includes('/layanan/survei/baru?loket=p1')).toBe(may);
		expect(list([point({ state, surveyId })])).not.toContain('baru?loket');
	});

	test('a counter named by a citizen-facing sign is text', () => expectHarmless(list([point({ name: HOSTILE, serviceName: HOSTILE, unitName: HOSTILE, mayManage: true })])));

	test('a new survey begins at the counter it was asked for', () => {
		const out = html(SurveyEditor, { points: [point(), point({ id: 'p2', serviceName: HOSTILE })], chosen: 'p2', today: '2026-11-21', form: null });
		expectSound(out);
		expectHarmless(out);
		expect(out).not.toContain(id.create.withdrawn);
		expect(out).toMatch(/<option(?=[^>]*value="p2")[^>]*\sselected/);
		expect(out).toMatch(/name="opensOn"[^>]*value="2026-11-21"|value="2026-11-21"[^>]*name="opensOn"/);
	});

	test.each(LOCALES)('after one was withdrawn the page says so and offers the days again (%s)', (locale) => {
		const out = html(SurveyEditor, { points: [point()], chosen: '', today: '2026-11-21', withdrawn: true, form: null }, locale);
		expectSound(out);
		expect(textOf(out)).toContain({ id, en }[locale].create.withdrawn);
	});

	test('a counter that is named after its service is named once', () => {
		const out = textOf(html(SurveyEditor, { points: [point({ serviceName: 'KTP-el', name: 'KTP-el, Bidang Rekaan' })], chosen: '', today: '2026-11-21', form: null }));
		expect(out.split('KTP-el')).toHaveLength(2);
	});
});

describe('what follows from a result', () => {
	const plan: PlanView = { id: 'f1', element: 'duration', plan: 'Membuka loket kedua', ownerPersonId: 'o1', ownerName: 'Rekaan', ownerPost: 'Kepala Seksi', dueOn: '2026-11-30', state: 'doing', madeOn: '2026-11-21', isOverdue: false, notes: [] };
	const page: FollowUpPage = { surveyId: 's1', serviceName: 'KTP-el', pointName: 'Loket 1', weakest: result.elements.filter(({ element }) => ['duration', 'cost', 'product'].includes(element)), plans: [], owners: [{ id: 'o1', name: 'Rekaan', post: 'Kepala Seksi' }], mayManage: true, today: '2026-11-21' };
	const shownPlans = (given: Partial<FollowUpPage> = {}, form: object | null = null, locale: Locale = 'id') => html(FollowUps, { page: { ...page, ...given }, saved: false, form: form as null }, locale);

	test.each(LOCALES)('is sound before, with a plan, and for who only reads (%s)', (locale) => {
		for (const given of [{}, { plans: [plan] }, { plans: [{ ...plan, isOverdue: true, notes: [{ id: 'n', notedOn: '2026-11-25', state: 'done' as const, text: 'Sudah', fileName: 'bukti.pdf' }] }], mayManage: false }]) expectSound(shownPlans(given, null, locale));
		expect(textOf(shownPlans({ mayManage: false }, null, locale))).toContain({ id: idResult, en: enResult }[locale].followUp.none);
	});

	test('says who, until when, and that the day is past', () => {
		const out = textOf(shownPlans({ plans: [{ ...plan, isOverdue: true }] }));
		expect(out).toContain(`${idResult.followUp.by('Rekaan, Kepala Seksi')} ${idResult.followUp.due(longDate('2026-11-30', 'id'))}`);
		expect(out).toContain(idResult.followUp.overdue);
		expect(textOf(shownPlans({ plans: [plan] }))).not.toContain(idResult.followUp.overdue);
	});

	test.each([
		['plan', { element: 'cost', plan: '' }, 'plan-cost'],
		['owner', { element: 'cost', plan: 'Ada' }, 'owner-cost'],
		['text', { followUp: 'f1', text: '' }, 'text-f1'],
		['file', { followUp: 'f1', text: 'Ada' }, 'file-f1']
	])('a fault of %s is linked to its field in the form that was sent, not to its namesake', (name, values, target) => {
		const markup = shownPlans({ plans: [plan] }, { errors: { [name]: 'Perlu diisi.', '': 'Coba lagi.' }, values, reference: 'r' });
		expect(markup).toContain(`href="#field-${target}"`);
		expect(markup.split(`id="field-${target}"`)).toHaveLength(2);
		expect(markup).toContain('<li>Coba lagi.</li>');
	});

	test.each(LOCALES)('the heading counts the elements that have a plan (%s)', (locale) => {
		const words = { id: idResult, en: enResult }[locale].followUp;
		expect(textOf(shownPlans({}, null, locale))).toContain(words.heading(0, page.weakest.length));
		expect(textOf(shownPlans({ plans: [plan] }, null, locale))).toContain(words.heading(1, page.weakest.length));
		expect(words.heading(3, 3)).not.toContain('3');
		expect(textOf(shownPlans({ weakest: [] }, null, locale))).toContain(words.title);
	});

	test('a refusal opens only the form it belongs to', () => {
		const before = shownPlans({ plans: [plan] }).match(/<details[^>]*\sopen/g)?.length ?? 0;
		const refused = shownPlans({ plans: [plan] }, { errors: { text: 'Tulis apa yang terjadi.' }, values: { followUp: 'f1', text: HOSTILE } });
		expectSound(refused);
		expectHarmless(refused);
		expect(refused.match(/<details[^>]*\sopen/g)?.length).toBe(before + 1);
	});

	test('an address in a note can be opened, and nothing else in it becomes a link', () => {
		const notes = [{ id: 'n1', notedOn: '2026-11-25', state: 'doing' as const, text: 'Foto: https://dukcapil.example/foto. <a href="javascript:x">x</a>', fileName: null }];
		const out = shownPlans({ plans: [{ ...plan, notes }] });
		expect(out).toContain('<a href="https://dukcapil.example/foto" rel="nofollow noopener noreferrer">https://dukcapil.example/foto</a>. &lt;a');
		expect(out).not.toContain('<a href="javascript');
	});

	test('evidence opens its own file', () => {
		const out = shownPlans({ plans: [{ ...plan, plan: HOSTILE, notes: [{ id: 'n1', notedOn: '2026-11-25', state: 'doing', text: HOSTILE, fileName: HOSTILE }] }] });
		expectHarmless(out);
		expect(out).toContain('href="/layanan/survei/s1/tindak-lanjut/n1"');
	});

	test.each([[1, '1 tindak lanjut', '1 follow-up overdue'], [2, '2 tindak lanjut', '2 follow-ups overdue'], [1200, '1.200 tindak lanjut', '1,200 follow-ups overdue']])('%i that are overdue', (count, idSaid, enSaid) => {
		const rows = Array.from({ length: count }, (_, at) => ({ surveyId: `s${at}`, element: 'duration' as const, serviceName: 'KTP-el', ownerPost: 'Kepala', dueOn: '2026-11-01' }));
		expect(textOf(html(OverdueFollowUps, { rows }))).toContain(idSaid);
		expect(textOf(html(OverdueFollowUps, { rows }, 'en'))).toContain(enSaid);
	});
});

test.each(LOCALES)('the sample of all services says users and people to ask (%s)', (locale) => {
	const row = { pointId: 'p1', serviceName: HOSTILE, pointName: 'Loket', users: 10_000, minimum: 370, quota: 200, responses: 0 };
	const out = html(SampleHelper, { help: { users: 10_000, sample: 370, rows: [row] } }, locale);
	expectSound(out);
	expectHarmless(out);
	expect(textOf(out)).toContain({ id: idResult, en: enResult }[locale].quota.total(number(10_000, locale), '370'));
	expectSound(html(SampleHelper, { help: { users: 0, sample: 0, rows: [] } }, locale));
});
