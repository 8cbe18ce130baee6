import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { all } from '#tests/support/surveys.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { tallySigns, type MarkedAnswers } from '../sign-report.rules.ts';
import { en } from '../signs.messages.en.ts';
import { id } from '../signs.messages.id.ts';
import { SIGN_GROUPS } from '../signs.schema.ts';
import type { AgencySigns as AgencyView, SignRows as RowsView, SurveySigns as SurveyView } from '../server/signs-service.ts';
import AgencySigns from './AgencySigns.svelte';
import SignRows from './SignRows.svelte';
import SurveySigns from './SurveySigns.svelte';
import { shareOf } from './sign-share.ts';

const rule = gamingRuleSets[0]!;
const group = (given: Partial<MarkedAnswers> = {}): MarkedAnswers => ({ signs: [], channel: 'web', isStraight: false, isIncomplete: false, answers: 1, ...given });
const tally = tallySigns([group({ answers: 90 }), group({ answers: 8, signs: ['fast'] }), group({ answers: 2, channel: 'officer' })], rule.rules);
const survey = { id: 's1', pointName: 'Loket 1', serviceName: 'KTP-el', unitName: 'Disdukcapil Rekaan', opensOn: '2026-11-01', closesOn: '2026-11-30' };
const months = [{ month: '2026-11-01', tally }];
const ofSurvey = (given: Partial<SurveyView> = {}): SurveyView => ({ survey, rule, month: null, tally, months, ...given });
const ofAgency = (given: Partial<AgencyView> = {}): AgencyView => ({ since: '2025-11-01', rule, tally, months, surveys: [{ survey, tally }], page: 1, pages: 1, ...given });
const rows = (given: Partial<RowsView> = {}): RowsView => ({
	survey, sign: 'fast', month: null, smallestCell: 5, carrying: 8, open: 2, page: 1, pages: 1,
	rows: [{ when: '2026-11-10', channel: 'web', signs: ['fast'], isLeftOut: true, answers: { ...all(3), duration: 1 } }, { when: '2026-10', channel: 'officer', signs: ['straight', 'officer'], isLeftOut: false, answers: { cost: 4 } }], ...given
});
const LOCALES = ['id', 'en'] as const;

test.each([[8, 100, 'id', '8 (8 %)'], [8, 100, 'en', '8 (8%)'], [0, 0, 'id', '0'], [1, 3, 'id', '1 (33 %)'], [1234, 1234, 'id', '1.234 (100 %)']] as const)('%d of %d reads (%s) %s', (count, whole, locale, text) => expect(shareOf(count, whole, locale)).toBe(text));

describe('the signs of a survey', () => {
	test.each(LOCALES)('stand with what each means and its limit, and the date of the rule (%s)', (locale) => {
		const out = html(SurveySigns, { signs: ofSurvey() }, locale);
		expectSound(out);
		const [words, text] = [{ id, en }[locale], textOf(out)];
		for (const sign of SIGN_GROUPS) expect(text).toContain(words.meanings[sign](rule.rules));
		expect(text).toContain(words.rule('2026-1', locale === 'id' ? '1 Januari 2017' : '1 January 2017'));
		expect(text).toContain(words.whole('100', '8', '8'));
		expect(words.meanings.fast(rule.rules)).toContain('10');
		expect(words.meanings.device(rule.rules)).toContain('3');
		expect(words.meanings.burst(rule.rules)).toContain('40');
	});

	test('each count leads to its rows, and nothing leads to none', () => {
		const out = html(SurveySigns, { signs: ofSurvey() });
		expect([...out.matchAll(/href="\/layanan\/survei\/s1\/tanda\/([a-z]+)"/g)].map(([, sign]) => sign)).toEqual(['fast', 'officer']);
		expect(out).toContain('href="/layanan/survei/s1/tanda?bulan=2026-11"');
	});

	test('of one month say so, and their counts lead to the rows of that month', () => {
		const out = html(SurveySigns, { signs: ofSurvey({ month: '2026-11' }) });
		expectSound(out);
		expect(out).toContain('href="/layanan/survei/s1/tanda/fast?bulan=2026-11"');
		expect(textOf(out)).toContain(`November 2026. ${id.rows.all}`);
	});

	test('without answers there is nothing to explain', () => {
		const out = html(SurveySigns, { signs: ofSurvey({ tally: tallySigns([], rule.rules), months: [] }) });
		expectSound(out);
		expect(textOf(out)).toContain(id.none);
		expect(out).not.toContain('<table');
	});

	test('which sign keeps an answer out comes from the rule set', () => {
		const effects = (excluding: typeof rule.rules.excluding) => textOf(html(SurveySigns, { signs: ofSurvey({ rule: { ...rule, rules: { ...rule.rules, excluding } } }) })).split(id.counts.yes).length - 1;
		expect([effects(rule.rules.excluding), effects([])]).toEqual([6, 1]);
	});
});

describe('the signs of all surveys', () => {
	test.each(LOCALES)('lead from each counter to its own page (%s)', (locale) => {
		const out = html(AgencySigns, { signs: ofAgency() }, locale);
		expectSound(out);
		expect(out).toContain('href="/layanan/survei/s1/tanda"');
		expect(out).not.toMatch(/tanda\/fast/);
		expect(textOf(out)).toContain({ id, en }[locale].since('November 2025'));
	});

	test('many stand on pages', () => expect(html(AgencySigns, { signs: ofAgency({ page: 2, pages: 3 }) })).toContain('href="/layanan/survei/tanda?halaman=3"'));
	test('none is told', () => expect(textOf(html(AgencySigns, { signs: ofAgency({ tally: tallySigns([], rule.rules), months: [], surveys: [] }) }))).toContain(id.noneText));
});

describe('the answers behind a sign', () => {
	test.each(LOCALES)('tell when, how, which signs, whether they count, and the nine scores (%s)', (locale) => {
		const out = html(SignRows, { found: rows() }, locale);
		expectSound(out);
		const [words, text] = [{ id, en }[locale], textOf(out)];
		for (const part of ['10 November 2026', locale === 'id' ? 'Oktober 2026' : 'October 2026', words.channels.web, words.channels.officer, `${words.names.straight}, ${words.names.officer}`, words.rows.no, words.rows.yes, words.rows.why(5)]) expect(text).toContain(part);
		expect(out.match(/<th scope="col"/g)).toHaveLength(13);
		expect(text).toContain(locale === 'id' ? 'U1 Persyaratan' : 'U1 Requirements');
	});

	test('that stay closed say why', () => {
		const out = html(SignRows, { found: rows({ open: 0, rows: [] }) });
		expectSound(out);
		expect(textOf(out)).toContain(id.rows.noneText(5));
	});

	test('of a month keep it on their pages, and lead to all months', () => {
		const out = html(SignRows, { found: rows({ month: '2026-11', page: 1, pages: 2 }) });
		expect(out).toContain('bulan=2026-11&amp;halaman=2');
		expect(out).toContain('href="/layanan/survei/s1/tanda/fast"');
	});

	test('names that were typed stay letters', () => {
		const named = { ...survey, pointName: HOSTILE, serviceName: HOSTILE, unitName: HOSTILE };
		for (const out of [html(SignRows, { found: rows({ survey: named }) }), html(SurveySigns, { signs: ofSurvey({ survey: named }) }), html(AgencySigns, { signs: ofAgency({ surveys: [{ survey: named, tally }] }) })]) expectHarmless(out);
	});
});
