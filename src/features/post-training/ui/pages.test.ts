import { describe, expect, test } from 'vitest';
import { pairedCohen, pairedT } from '#features/evaluation/estimators/scores/paired-scores.ts';
import { signedRankTest } from '#features/evaluation/estimators/scores/signed-ranks.ts';
import { words as snippet } from '#tests/support/render.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { learningResult } from '../learning.rules.ts';
import { id } from '../messages.id.ts';
import { roleResult, scoreField, type Answer, type Rate, type RoleResult } from '../rules.ts';
import { BASE_STATEMENTS, OBSTACLES, REACTION_ITEMS, type AskedRole } from '../schema.ts';
import { scoreName } from '../score.rules.ts';
import type { QuestionPage as Question } from '../server/answer-service.ts';
import type { EndedList } from '../server/ended-list.ts';
import type { ScoreSheet as Sheet } from '../server/learning-service.ts';
import type { RequestRow } from '../server/queries.ts';
import type { SessionResults } from '../server/result-service.ts';
import AnswersPage from './AnswersPage.svelte';
import ImpactList from './ImpactList.svelte';
import MyQuestions from './MyQuestions.svelte';
import QuestionForm from './QuestionForm.svelte';
import ResultsPage from './ResultsPage.svelte';
import ScoreSheet from './ScoreSheet.svelte';
import SettingsPage from './SettingsPage.svelte';
import StatementsPage from './StatementsPage.svelte';
import { sessionTitle } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const ROLES: readonly AskedRole[] = ['participant', 'alumnus', 'superior', 'peer'];
const request = (role: AskedRole, given: Partial<RequestRow> = {}): RequestRow => ({
	id: '0193a000-0000-7000-8000-000000000001', agencyId: 'a', sessionId: 's', courseId: 'c', courseTitle: 'Melayani dengan tenang', sessionName: 'Angkatan I', endsOn: '2026-03-10', alumnusName: 'Budi Rekaan', personId: 'p', role,
	months: role === 'participant' ? 0 : 4, opensOn: '2026-07-10', closesOn: '2026-08-10', answered: false, ...given
});

const ended = (given: Partial<EndedList> = {}): EndedList => ({ search: { cari: '', halaman: 1 }, rows: [{ id: 's', courseTitle: 'Bimtek', name: 'Angkatan I', endsOn: '2026-03-10', missed: [] }], total: 1, page: 1, pages: 1, ...given });

describe('my questions', () => {
	const shown = (roles: readonly AskedRole[], given: object = {}, locale: 'id' | 'en' = 'id') => html(MyQuestions, { page: { open: roles.map((role, index) => request(role, { id: `q${index}` })), ended: null, mayManage: false, ...given }, told: null }, locale);

	test.each(LOCALES)('in %s are readable by all, many or none', (locale) => {
		expectSound(shown(ROLES, {}, locale));
		expectSound(shown([], {}, locale));
		expectSound(shown([], { ended: ended({ pages: 3, page: 2, total: 45 }), mayManage: true }, locale));
		expectSound(html(MyQuestions, { page: { open: [], ended: null, mayManage: false }, told: 'sent' }, locale));
	});
	test('say what became of an answer, the first time and the second', () => {
		const told = (what: 'sent' | 'before' | null) => textOf(html(MyQuestions, { page: { open: [], ended: null, mayManage: false }, told: what }));
		expect(told('sent')).toContain(id.mine.sent);
		expect(told('before')).toContain(id.mine.before);
		expect(told(null)).not.toMatch(/tersimpan/);
	});
	test('say in plain words of whom they are, and until when', () => {
		const text = textOf(shown(['peer', 'alumnus']));
		expect(text).toContain('Bagaimana Budi Rekaan bekerja setelah Melayani dengan tenang?');
		expect(text).toContain('Apakah Melayani dengan tenang terpakai di pekerjaan Anda?');
		expect(text).toContain('sampai 10 Agustus 2026');
	});
	test('lead only those to results and settings who may go there', () => {
		expect(shown(['peer'])).not.toMatch(/hasil-belajar|pengaturan/);
		expect(shown([], { ended: ended() })).toContain('/pelatihan/s/hasil-belajar');
		expect(shown([], { mayManage: true })).toContain('/pasca-pelatihan/pengaturan');
	});
	test('all sessions that are over can be searched and paged, and what was missed is told', () => {
		const list = ended({ search: { cari: 'tenang & ramah', halaman: 2 }, total: 45, page: 2, pages: 3, rows: [{ id: 's', courseTitle: HOSTILE, name: HOSTILE, endsOn: '2026-03-10', missed: [4, 12] }] });
		const page = shown([], { ended: list });
		expect(page).toContain('href="/pasca-pelatihan?cari=tenang+%26+ramah&amp;halaman=3"');
		expect(page).toContain('value="tenang &amp; ramah"');
		expect(textOf(page)).toContain('Terlewat: jendela 4, 12 bulan');
		expectHarmless(page);
		const none = shown([], { ended: ended({ search: { cari: 'xyz', halaman: 1 }, rows: [], total: 0 }) });
		expectSound(none);
		expect(textOf(none)).toContain('Tidak ada angkatan selesai dengan “xyz”');
		expect(shown([], { ended: ended({ rows: [], total: 0 }) })).not.toContain('name="cari"');
	});
	test('what others wrote is text', () => { expectHarmless(html(MyQuestions, { page: { open: [request('peer', { courseTitle: HOSTILE, alumnusName: HOSTILE })], ended: null, mayManage: false }, told: null })); });
});

describe('the form', () => {
	const page = (role: AskedRole, own: readonly string[] = []): Question => ({ request: request(role), statements: [...(role === 'participant' ? REACTION_ITEMS : BASE_STATEMENTS).map((key) => ({ key, text: null })), ...own.map((text, index) => ({ key: `own${index}`, text }))] });
	const filled = Object.fromEntries(BASE_STATEMENTS.map((key) => [scoreField(key), '3']));

	test.each(ROLES.flatMap((role) => LOCALES.map((locale) => [role, locale] as const)))('as %s in %s is readable by all, on every screen', (role, locale) => {
		expectSound(html(QuestionForm, { page: page(role, ['Menyapa lebih dulu']), form: null }, locale));
		expectSound(html(QuestionForm, { page: page(role), form: { values: { [scoreField('uses')]: '3' }, errors: { [scoreField('better')]: 'Pilih satu.' } } }, locale));
		if (role !== 'participant') expectSound(html(QuestionForm, { page: page(role), form: { values: { ...filled, step: '2' } } }, locale));
	});

	test('a reaction is one screen, work is two: the second carries what the first said', () => {
		const reaction = html(QuestionForm, { page: page('participant'), form: null });
		expect(reaction).toContain('action="?/kirim"');
		expect(reaction).toContain('name="words"');
		const first = html(QuestionForm, { page: page('peer'), form: null });
		expect(first).toContain('action="?/lanjut"');
		expect(first).not.toContain('name="obstacles"');
		const second = html(QuestionForm, { page: page('peer'), form: { values: { ...filled, step: '2' } } });
		expect(second).toContain('action="?/kirim"');
		for (const key of BASE_STATEMENTS) expect(second).toContain(`<input type="hidden" name="${scoreField(key)}" value="3"`);
		expect([...second.matchAll(/name="obstacles"/g)]).toHaveLength(OBSTACLES.length);
		expect(second).not.toContain('type="radio"');
	});

	test('every statement has four choices and a way to say that one cannot judge, and none is chosen beforehand', () => {
		const first = html(QuestionForm, { page: page('superior', ['Menyapa']), form: null });
		expect([...first.matchAll(/type="radio"/g)]).toHaveLength(6 * 5);
		expect([...first.matchAll(/value="unjudged"/g)]).toHaveLength(6);
		expect(first).not.toMatch(/\schecked/);
	});

	test('says before anything is chosen that no name is kept', () => {
		const text = textOf(html(QuestionForm, { page: page('peer'), form: null }));
		expect(text.indexOf(id.form.anonymous)).toBeGreaterThan(-1);
		expect(text.indexOf(id.form.anonymous)).toBeLessThan(text.indexOf(id.statements.uses));
	});

	test('what others wrote is text', () => { expectHarmless(html(QuestionForm, { page: { request: request('peer', { alumnusName: HOSTILE }), statements: [{ key: 'own', text: HOSTILE }] }, form: null })); });
});

const rate = (role: AskedRole, given: Partial<Rate> = {}): Rate => ({ months: role === 'participant' ? 0 : 4, role, opensOn: '2026-07-10', closesOn: '2026-08-10', asked: 8, answered: 6, unreached: 1, ...given });
const answers = (keys: readonly string[]): Answer[] => [4, 3, 3, 2, 4, 1].map((score) => ({ scores: Object.fromEntries(keys.map((key) => [key, score])), obstacles: ['rule'], words: 'Dipakai.' }));
const shownRole = (role: AskedRole, given: Partial<Rate> = {}): RoleResult => {
	const keys = role === 'participant' ? REACTION_ITEMS : BASE_STATEMENTS;
	return roleResult(rate(role, given), answers(keys), keys, '2026-08-11');
};
const session = { id: 's', courseId: 'c', courseTitle: 'Melayani dengan tenang', name: 'Angkatan I', startsOn: '2026-03-09', endsOn: '2026-03-10', state: 'done' } as const;
const pairs = [[55, 82], [60, 50], [100, 100], [40, 70]].map(([before = 0, after = 0]) => ({ before, after, beforeMost: 100, afterMost: 100 }));
const results = (given: Partial<SessionResults> = {}): SessionResults => ({
	session, mayManage: true, reaction: shownRole('participant'), learning: learningResult(pairs, { pairedT, pairedCohen, signedRankTest }), scored: { participants: 5, pairs: 4 },
	behaviour: [{ months: 4, opensOn: '2026-07-10', closesOn: '2026-08-10', standing: 'late', graceEndsOn: '2026-10-09', roles: [shownRole('alumnus'), shownRole('superior', { answered: 3 }), shownRole('peer', { closesOn: '2026-09-10' })] }, { months: 12, opensOn: '2027-03-10', closesOn: '2027-04-10', standing: 'coming', graceEndsOn: '2027-06-09', roles: [] }],
	statements: {}, impact: [], mayRegister: true, ...given
});

describe('the four levels', () => {
	const shown = (given: Partial<SessionResults> = {}, locale: 'id' | 'en' = 'id') => html(ResultsPage, { results: results(given), impact: snippet('evaluasi') }, locale);

	test.each(LOCALES)('in %s are readable by all, with everything and with nothing', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ reaction: undefined, learning: undefined, behaviour: [], scored: { participants: 0, pairs: 0 }, mayManage: false }, locale));
		expectSound(shown({ learning: learningResult([pairs[2]!, pairs[2]!], { pairedT, pairedCohen, signedRankTest }) }, locale));
	});

	test('every number says of how many, and how sure', () => {
		const text = textOf(shown());
		expect(text).toContain('6 dari 8 orang menjawab');
		expect(text).toContain('75% (95%: 41% sampai 93%)');
		expect(text).toContain('4 dari 6 (30%–90%)');
		expect(text).toMatch(/t\(3\) = \d,\d\d/);
		expect(text).toContain(id.results.learning.regression);
		expect(text).toContain('1 peserta turun nilainya');
		expect(text).toContain(id.results.learning.undefinedGain(1));
	});

	test('roles stand apart, with their own state, and no figure of all of them', () => {
		const page = shown();
		expect([...page.matchAll(/aria-label="(Alumni|Atasan|Rekan)"/g)].map(([, role]) => role)).toEqual(['Alumni', 'Atasan', 'Rekan']);
		expect(page.split('aria-label="Atasan"')[1]?.split('aria-label="Rekan"')[0]).toContain(id.results.states.too_few());
		expect(textOf(page)).toContain(id.results.states.open('2026-09-10'));
	});

	test.each(['coming', 'open', 'late', 'missed', 'not_due'] as const)('a window without anybody asked says that it is %s', (standing) => {
		const page = shown({ behaviour: [{ months: 4, opensOn: '2026-07-10', closesOn: '2026-08-10', standing, graceEndsOn: '2026-10-09', roles: [] }] });
		expectSound(page);
		expect(textOf(page)).toContain(id.results.nobody[standing]('9 Oktober 2026'));
	});
	test('a statement that few could judge is counted, without a figure, and never the best', () => {
		const few: RoleResult = { ...shownRole('peer'), statements: [{ key: 'uses', n: 3, unjudged: 3 }] };
		const page = shown({ behaviour: [{ months: 4, opensOn: '2026-07-10', closesOn: '2026-08-10', standing: 'late', graceEndsOn: '2026-10-09', roles: [few] }] });
		expectSound(page);
		expect(textOf(page)).toContain(`${id.statements.uses} 3 3 belum cukup belum cukup`);
		expect(textOf(page)).not.toContain('Menurut rekan');
		expect(textOf(html(AnswersPage, { list: { session, result: few, answers: [{ months: 4, role: 'peer' as const, scores: { uses: null }, obstacles: [], words: null }], statements: {} } }))).toContain('TD');
	});
	test('what is not enough or still open leads to no rows', () => {
		const page = shown();
		expect(page).toContain('jawaban?bulan=4&amp;peran=alumnus');
		expect(page).not.toMatch(/peran=superior|peran=peer/);
	});

	test('no free word of anybody stands among the figures', () => expect(textOf(shown())).not.toContain('Dipakai.'));

	test('level 4 says what there is: evaluations, none, or that others read them', () => {
		for (const locale of LOCALES) expectSound(html(ImpactList, { evaluations: [{ id: 'e', title: 'Dampak', verdict: 'Membaik' }], mayRegister: true }, locale));
		expect(textOf(html(ImpactList, { evaluations: [], mayRegister: false }))).toBe(id.results.impact.none);
		expect(textOf(html(ImpactList, { evaluations: null, mayRegister: false }))).toBe(id.results.impact.hidden);
	});

	test('the rows behind a figure are answers, never people', () => {
		const list = { session, result: shownRole('peer', { asked: 6 }), answers: answers(BASE_STATEMENTS).map((one) => ({ ...one, months: 4, role: 'peer' as const })), statements: { own: 'Menyapa' } };
		for (const locale of LOCALES) expectSound(html(AnswersPage, { list }, locale));
		expect(textOf(html(AnswersPage, { list }))).toContain('6 jawaban tanpa nama');
		expectHarmless(html(AnswersPage, { list: { ...list, answers: [{ ...list.answers[0]!, words: HOSTILE }] } }));
	});
});

describe('the sheet', () => {
	const person = (enrolmentId: string, before: number | null, after: number | null) => ({ agencyId: 'a', agencyName: 'Kabupaten Rekaan', enrolmentId, personId: `p${enrolmentId}`, nip: '198001012005011001', name: `Peserta ${enrolmentId}`, unitName: '', before, after });
	const sheet: Sheet = { session: session, mayManage: true, participants: [person('1', 55, 82), person('2', 60, 50), person('3', 100, 100), person('4', null, 70.5)], test: { beforeMost: 100, afterMost: 100 } };
	const shown = (given: object = {}, locale: 'id' | 'en' = 'id') => html(ScoreSheet, { sheet, saved: null, form: null, preview: null, ...given }, locale);

	test.each(LOCALES)('in %s is readable by all: to fill, to read, empty, refused and from a file', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ sheet: { ...sheet, mayManage: false } }, locale));
		expectSound(shown({ sheet: { ...sheet, participants: [] } }, locale));
		expectSound(shown({ form: { values: { [scoreName('before', sheet.participants[0]!)]: 'x' }, errors: { [scoreName('before', sheet.participants[0]!)]: 'Bukan nilai.' } } }, locale));
		expectSound(shown({ preview: { values: {}, taken: 0, refusals: (['nip_unknown', 'nip_twice', 'not_score', 'above_most'] as const).map((reason, row) => ({ row, reason, cell: 'x' })) } }, locale));
	});
	// R25, as people read it.
	test('prints R25 row by row', () => {
		const text = textOf(shown({ sheet: { ...sheet, mayManage: false } }));
		expect(text).toContain('27,0 0,60, sedang');
		expect(text).toContain('-10,0 turun -0,25, rendah');
		expect(text).toContain('0,0 —');
	});
	test('a file fills the fields and stores nothing; what was typed goes before both', () => {
		const field = scoreName('before', sheet.participants[3]!);
		expect(shown({ preview: { values: { [field]: '61,5' }, taken: 1, refusals: [] } })).toContain('value="61,5"');
		expect(shown({ preview: { values: { [field]: '61,5' }, taken: 1, refusals: [] }, form: { values: { [field]: '7' } } })).toContain('value="7"');
		expect(shown()).toContain('value="70,5"');
	});
	test('who only reads has nothing to press', () => expect(shown({ sheet: { ...sheet, mayManage: false } })).not.toMatch(/<button|<input/));
	test('what others wrote is text', () => { expectHarmless(shown({ sheet: { ...sheet, participants: [{ ...sheet.participants[0]!, name: HOSTILE }] } })); });
});

describe('the settings', () => {
	const page = { rules: [{ kind: 'managerial', months: [12], isOwn: false }, { kind: 'technical', months: [3, 6, 12], isOwn: true }] as const, courses: [{ id: 'c', title: 'Bimtek', formId: '3', statements: 2 }] };
	const statements = { course: { id: 'c', title: 'Bimtek' }, statements: [{ id: 's1', courseId: 'c', statement: 'Menyapa lebih dulu', isRetired: false }, { id: 's2', courseId: 'c', statement: 'Lama', isRetired: true }] };

	test.each(LOCALES)('in %s are readable by all', (locale) => {
		expectSound(html(SettingsPage, { page, saved: true, form: null }, locale));
		expectSound(html(SettingsPage, { page: { ...page, courses: [] }, saved: false, form: { values: { kind: 'technical', months: 'x' }, errors: { months: 'Tulis angka.' } } }, locale));
		expectSound(html(StatementsPage, { page: statements, saved: false, retired: null, form: null }, locale));
		expectSound(html(StatementsPage, { page: statements, saved: false, retired: 's2', form: { values: { statement: 'a' }, errors: { statement: 'Terlalu pendek.' } } }, locale));
	});
	test('a refused time comes back in its own form only', () => {
		const out = html(SettingsPage, { page, saved: false, form: { values: { kind: 'technical', months: 'tiga' }, errors: { months: 'Tulis angka.' } } });
		expect([...out.matchAll(/name="months"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="months"/g)].map(([, a, b]) => a ?? b)).toEqual(['12', 'tiga']);
		expect(out).toContain('href="#field-months-technical"');
	});
	test('the common statements cannot be taken out, own ones can and come back', () => {
		const out = html(StatementsPage, { page: statements, saved: false, retired: null, form: null });
		expect([...out.matchAll(/action="\?\/cabut"/g)]).toHaveLength(2);
		expect(textOf(out)).toContain(id.settings.restore);
	});
	test('what others wrote is text', () => { expectHarmless(html(StatementsPage, { page: { ...statements, statements: [{ ...statements.statements[0]!, statement: HOSTILE }] }, saved: false, retired: null, form: null })); });
});

test.each([
	['Pelayanan Prima', 'Pelayanan Prima, angkatan 4', 'Pelayanan Prima, angkatan 4'],
	['Pelayanan Prima', 'Angkatan 4', 'Pelayanan Prima, Angkatan 4'],
	['Pelayanan Prima', '', 'Pelayanan Prima, '],
	['', 'Angkatan 4', 'Angkatan 4']
])('of %j the session %j is called %j', (courseTitle, name, title) => expect(sessionTitle({ courseTitle, name })).toBe(title));
