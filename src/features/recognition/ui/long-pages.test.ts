import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { formNames, JP_FORM_IDS } from '../jp-forms.ts';
import { ledgerOf, type LedgerFact } from '../ledger.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { LedgerPage as Page, TeamJp } from '../server/service.ts';
import ActivityEditor from './ActivityEditor.svelte';
import LedgerPage from './LedgerPage.svelte';
import TeamPage from './TeamPage.svelte';

const LOCALES = [['id', id], ['en', en]] as const;
const fact: LedgerFact = { id: 'f1', title: 'Seminar Rekaan', formId: '3', isAbroad: false, startsOn: '2026-03-02', endsOn: '2026-03-03', minutes: 30, sessions: 0, days: 0, isFromSession: false, evidence: '' };
const page = (facts: readonly LedgerFact[], given: Partial<Page> = {}): Page => ({ ledger: ledgerOf(facts, 2026, 'PNS'), years: [2026, 2025], person: { personId: 'p1', name: 'Pegawai Rekaan', unitName: 'Dinas Rekaan' }, isOwn: true, ...given });
const ledger = (of: Page, locale: 'id' | 'en' = 'id', given: object = {}) => html(LedgerPage, { page: of, formNames: formNames(locale), withdrawn: null, added: false, hasTeam: false, ...given }, locale);

describe('the ledger', () => {
	// Three half hours are 90 minutes, 2 JP; the figure beside it said 1.98.
	test.each(LOCALES)('in %s the figure behind the total agrees with the total', (locale, words) => {
		const text = textOf(ledger(page([fact, { ...fact, id: 'f2' }, { ...fact, id: 'f3' }]), locale));
		expect(text).toContain(words.ledger.heading(2, 20));
		expect(text).toContain(locale === 'id' ? '2,00' : '2.00');
		expect(text).not.toMatch(/1[.,]98/);
	});

	test.each(LOCALES)('in %s of a hundred entries with long words is readable by all', (locale) => {
		const many = Array.from({ length: 100 }, (_, at): LedgerFact => ({ ...fact, id: `f${at}`, formId: JP_FORM_IDS[at % JP_FORM_IDS.length] ?? '3', title: 'Penyelenggaraan'.repeat(12), evidence: 'x'.repeat(2000), isAbroad: at % 2 === 0, isFromSession: at % 3 === 0, days: at % 4, sessions: at % 5 }));
		const out = ledger(page(many), locale, { hasTeam: true, added: true });
		expectSound(out);
		expect(out.match(/<details/g)?.length).toBeGreaterThanOrEqual(100);
		expect(out.match(/name="entry"/g)).toHaveLength(many.filter(({ isFromSession }) => !isFromSession).length);
	});

	test('a form that is not known any more is shown by its number', () => {
		const known = page([fact]);
		const later = { ...known, ledger: { ...known.ledger, entries: known.ledger.entries.map((entry) => ({ ...entry, formId: '99' })) } };
		expect(textOf(ledger(later))).toContain('99 ·');
	});

	test('what a limit took away is said at its entry and at no other', () => {
		const coaching = (name: string, sessions: number): LedgerFact => ({ ...fact, id: name, title: name, formId: '14', minutes: 0, sessions });
		const items = ledger(page([coaching('A', 2), coaching('B', 1)])).split('<li').filter((item) => item.includes('name="entry"'));
		expect(items.map((item) => [/value="(\w)"/.exec(item)?.[1], item.includes(id.ledger.capped)]).sort()).toEqual([['A', true], ['B', false]]);
	});

	test('the year shown is marked among the years, once', () => {
		const out = ledger(page([], { years: [2026, 2025, 2019] }));
		expect([...out.matchAll(/<a[^>]*aria-current="page"[^>]*>(\d+)</g)].map(([, year]) => year)).toEqual(['2026']);
		for (const year of [2026, 2025, 2019]) expect(out).toContain(`/jp?tahun=${year}"`);
	});

	test('of somebody else says whose it is, and offers nothing to change', () => {
		const out = ledger(page([fact], { isOwn: false }), 'id', { hasTeam: true });
		expect(textOf(out)).toContain(`${id.ledger.of('Pegawai Rekaan')}, ${id.ledger.title(2026)}`);
		for (const absent of ['?/withdraw', '/jp/baru', 'href="/pelatihan"']) expect(out).not.toContain(absent);
	});

	test('the last word of a step is said once: taken back before entered', () => {
		expect(textOf(ledger(page([]), 'id', { withdrawn: 'f1', added: true }))).not.toContain(id.ledger.added);
		expect(textOf(ledger(page([fact]), 'id', { added: true }))).toContain(id.ledger.added);
		expectHarmless(`${ledger(page([{ ...fact, title: HOSTILE }]), 'en')}`);
	});
});

describe('lengths in words', () => {
	test.each([
		[1, 1, 1, '1 menit, 1 hari, 1 pertemuan', '1 minute, 1 day, 1 meeting'],
		[90, 2, 3, '90 menit, 2 hari, 3 pertemuan', '90 minutes, 2 days, 3 meetings'],
		[0, 2, 0, '2 hari', '2 days'], [45, 0, 0, '45 menit', '45 minutes'], [0, 0, 0, '', '']
	])('%i, %i, %i', (minutes, days, sessions, inIndonesian, inEnglish) => expect([id.ledger.facts(minutes, days, sessions), en.ledger.facts(minutes, days, sessions)]).toEqual([inIndonesian, inEnglish]));

	test.each([[0, 'Everybody has JP this year.'], [1, '1 person has no JP at all this year.'], [12, '12 people have no JP at all this year.']])('%i without any', (count, said) => expect(en.team.without(count)).toBe(said));
	test('a first year before the rules is named', () => { for (const [, words] of LOCALES) expect(words.problems['jp.before_rules']({ firstYear: '2018' })).toContain('2018'); });
});

describe('the team', () => {
	const person = (at: number): TeamJp['people'][number] => ({ personId: `p${at}`, name: `Pegawai Rekaan ${at}`, nip: '199001012015011001', unitName: '', unitPath: '/1/', kind: 'PNS', jp: at, minimum: 20, missing: Math.max(0, 20 - at), met: at >= 20 });
	const people = Array.from({ length: 50 }, (_, at) => person(at));
	const shown = (locale: 'id' | 'en', given: object = {}) => html(TeamPage, { team: { year: 2026, people, obliged: 50, met: 30, without: 1 }, people, page: 1, pages: 1, years: [2026, 2025, 2024], ...given }, locale);

	test.each(LOCALES)('in %s of fifty people has a row and a way to each', (locale, words) => {
		const out = shown(locale, { pages: 4, page: 4 });
		expectSound(out);
		for (const { personId } of people) expect(out).toContain(`pegawai=${personId}"`);
		expect(textOf(out)).toContain(words.team.title(30, 50));
		expect(textOf(out)).toContain(words.team.without(1));
		expect(out).not.toContain('halaman=5');
	});

	test('the year looked at is marked and goes with every person', () => {
		const out = shown('id', { team: { year: 2025, people, obliged: 50, met: 30, without: 0 } });
		expect([...out.matchAll(/<a[^>]*aria-current="page"[^>]*>(\d{4})</g)].map(([, year]) => year)).toEqual(['2025']);
		expect(out).not.toContain('tahun=2026&amp;pegawai');
	});
});

describe('recording', () => {
	const forms = JP_FORM_IDS.map((value) => ({ value, label: formNames('id')[value] ?? '' }));
	const shown = (form: object | null = null) => html(ActivityEditor, { forms, today: '2026-11-21', form: form as null });

	test('offers each form and chooses none', () => {
		const options = [...(/<select[^>]*name="formId"[\s\S]*?<\/select>/.exec(shown())?.[0] ?? '').matchAll(/<option([^>]*)>/g)].map(([, attributes = '']) => attributes);
		expect(options.map((one) => /value="([^"]*)"/.exec(one)?.[1])).toEqual(['', ...JP_FORM_IDS]);
	});

	test('needs name, form, days and evidence; lengths follow the form', () => {
		const required = (name: string) => new RegExp(`<(input|select|textarea)(?=[^>]*name="${name}")(?=[^>]*\\srequired)`).test(shown());
		expect(['title', 'formId', 'startsOn', 'endsOn', 'evidence'].map(required)).toEqual([true, true, true, true, true]);
		expect(['jp', 'days', 'sessions', 'abroad'].map(required)).toEqual([false, false, false, false]);
	});

	test('a refusal leads to its field, and all that was typed is there again', () => {
		const out = shown({ values: { title: 'Bimtek', formId: '8', startsOn: '2026-10-01', endsOn: '2017-10-02', abroad: 'on', jp: '16', evidence: 'S/1' }, errors: { endsOn: id.problems['jp.before_rules']({ firstYear: '2018' }) } });
		expectSound(out);
		expect(out).toMatch(/<input(?=[^>]*name="endsOn")(?=[^>]*aria-invalid="true")/);
		for (const typed of ['value="Bimtek"', 'value="2017-10-02"', 'value="16"', 'S/1']) expect(out).toContain(typed);
		expect(out).toMatch(/<option(?=[^>]*value="8")[^>]*\sselected/);
		expect(out).toMatch(/<input(?=[^>]*name="abroad")[^>]*\schecked/);
	});
});
