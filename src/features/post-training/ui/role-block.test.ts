import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { id } from '../messages.id.ts';
import { roleResult, type Answer, type Rate, type RoleResult } from '../rules.ts';
import { BASE_STATEMENTS, type AskedRole } from '../schema.ts';
import RoleBlock from './RoleBlock.svelte';
import { postTrainingWords, statementText } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const rate = (given: Partial<Rate> = {}): Rate => ({ months: 4, role: 'peer', opensOn: '2026-07-10', closesOn: '2026-08-10', asked: 8, answered: 6, unreached: 0, ...given });
const answers = (key: string, scores: readonly (number | null)[], obstacles: readonly (readonly string[])[] = []): Answer[] => scores.map((score, index) => ({ scores: { [key]: score }, obstacles: obstacles[index] ?? [], words: null }));
const resultOf = (given: Answer[], rates: Partial<Rate> = {}, keys: readonly string[] = BASE_STATEMENTS): RoleResult => roleResult(rate({ answered: given.length, ...rates }), given, keys, '2026-08-11');
const shown = (result: RoleResult, locale: 'id' | 'en' = 'id', own: Readonly<Record<string, string>> = {}) => html(RoleBlock, { result, own, rowsHref: '/jawaban' }, locale);
const cells = (page: string): string[][] => [...page.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, inner = '']) => [...inner.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell))).filter(({ length }) => length > 0);
const sixPeers = answers('uses', [4, 3, 3, 2, 4, 1]);

describe('what a role said', () => {
	test.each(LOCALES)('in %s is readable by all: shown, too few, still open', (locale) => {
		expectSound(shown(resultOf(sixPeers), locale));
		expectSound(shown(resultOf(sixPeers.slice(0, 3)), locale));
		expectSound(shown(resultOf(sixPeers, { closesOn: '2026-09-01' }), locale));
	});
	// Mean of 4 3 3 2 4 1 is 2.83, sd 1.169; t(5; 0.975) = 2.5706 gives ± 1.23, cut at 4. Wilson of 4/6 is 30 to 90 %.
	test('is a row a statement: how many, the mean and the share with their intervals', () => {
		expect(cells(shown(resultOf(sixPeers)))).toEqual([[id.statements.uses, '6', '0', '2,83 (1,61–4,00)', '4 dari 6 (30%–90%)']]);
		expect(cells(shown(resultOf(sixPeers), 'en'))[0]?.slice(1)).toEqual(['6', '0', '2.83 (1.61–4.00)', '4 of 6 (30%–90%)']);
	});
	test('has a mean without an interval where all answered alike', () => expect(cells(shown(resultOf(answers('uses', [3, 3, 3, 3, 3]))))[0]?.slice(3)).toEqual(['3,00', '5 dari 5 (57%–100%)']));
	test('counts who cannot judge beside the others', () => expect(cells(shown(resultOf(answers('uses', [3, 3, 3, 3, 3, null, null]))))[0]?.slice(1, 3)).toEqual(['5', '2']));
	test('of a statement with four scores says that it is not enough, in place of each figure', () => expect(cells(shown(resultOf(answers('uses', [4, 4, 4, 4, null]))))[0]).toEqual([id.statements.uses, '4', '1', 'belum cukup', 'belum cukup']));
	test('stands in the order in which it was asked, own statements after the common ones', () => {
		const all = Array.from({ length: 5 }, (): Answer => ({ scores: { own: 4, shares: 3, uses: 2 }, obstacles: [], words: null }));
		expect(cells(shown(resultOf(all, {}, [...BASE_STATEMENTS, 'own']), 'id', { own: 'Menyapa' })).map(([name]) => name)).toEqual([id.statements.uses, id.statements.shares, 'Menyapa']);
	});
});

describe('the statement that shows most', () => {
	const of = (scores: Readonly<Record<string, readonly number[]>>) => {
		const given = Array.from({ length: 6 }, (_value, index): Answer => ({ scores: Object.fromEntries(Object.entries(scores).map(([key, all]) => [key, all[index] ?? null])), obstacles: [], words: null }));
		return textOf(shown(resultOf(given)));
	};
	const best = /Menurut rekan, yang paling tampak: “([^”]*)” \(([^)]*)\)/;
	test('is the one of the largest share, not of the largest mean', () => {
		// 5 of 6 with a mean of 2.67 goes before 4 of 6 with a mean of 3.
		expect(best.exec(of({ uses: [4, 4, 4, 4, 1, 1], better: [3, 3, 3, 3, 3, 1] }))?.slice(1)).toEqual([id.statements.better, '5 dari 6']);
	});
	test('of two with one share is the one of the larger mean', () => expect(best.exec(of({ uses: [3, 3, 3, 3, 1, 1], better: [4, 4, 4, 4, 1, 1] }))?.[1]).toBe(id.statements.better));
	test('is one of those with enough scores', () => expect(best.exec(of({ uses: [4, 4, 4, 4], better: [3, 3, 3, 1, 1, 1] }))?.slice(1)).toEqual([id.statements.better, '3 dari 6']));
	test('is not named where nobody saw anything', () => expect(of({ uses: [1, 2, 1, 2, 1, 2] })).not.toContain('yang paling tampak'));
	test('of participants is what they agree with', () => {
		const given = Array.from({ length: 5 }, (): Answer => ({ scores: { relevance: 4 }, obstacles: [], words: null }));
		expect(textOf(shown(roleResult(rate({ role: 'participant', months: 0, answered: 5 }), given, ['relevance'], '2026-08-11')))).toContain('Menurut peserta, yang paling disetujui: “Isi pelatihan sesuai dengan pekerjaan saya” (5 dari 5).');
	});
});

describe('obstacles', () => {
	const given = answers('uses', [4, 3, 3, 2, 4], [['rule'], ['no_time', 'rule'], ['no_time'], ['rule'], []]);
	test('are counted of all who answered, the most frequent first', () => {
		const list = textOf(/<ul[\s\S]*?<\/ul>/.exec(shown(resultOf(given)))?.[0] ?? '');
		expect(list).toBe('Aturan atau SOP tidak memungkinkan: 3 dari 5 (23%–88%) Tidak ada waktu: 2 dari 5 (12%–77%)');
	});
	test('that nobody named are not listed, nor their heading', () => expect(textOf(shown(resultOf(sixPeers)))).not.toContain(id.results.obstacles));
	test('that nobody offers any more are in no sum', () => expect(textOf(shown(resultOf(answers('uses', [4, 3, 3, 2, 4], [['laziness'], ['laziness']]))))).not.toMatch(/laziness|Penghalang/));
});

describe('how many answered', () => {
	test('is a share with its interval, and says who could not', () => {
		const text = textOf(shown(resultOf(sixPeers, { unreached: 2 })));
		expect(text).toContain('6 dari 8 orang menjawab: 75% (95%: 41% sampai 93%).');
		expect(text).toContain('2 yang belum menjawab tidak punya akun.');
		expect(textOf(shown(resultOf(sixPeers)))).not.toContain('tidak punya akun');
	});
	test('of nobody is 0 %', () => expect(textOf(shown(resultOf([])))).toContain('0 dari 8 orang menjawab: 0% (95%: 0% sampai 32%).'));
	test('of all is 100 %', () => expect(textOf(shown(resultOf(sixPeers, { asked: 6 })))).toContain('6 dari 6 orang menjawab: 100%'));
	test('with too few shows no figure and leads to no rows', () => {
		const page = shown(resultOf(sixPeers.slice(0, 4)));
		expect(textOf(page)).toContain(id.results.states.too_few());
		expect(page).not.toMatch(/<table|href="\/jawaban"/);
	});
	test('while it is open says until when, and nothing else', () => {
		const page = shown(resultOf(sixPeers, { closesOn: '2026-09-01' }));
		expect(textOf(page)).toContain('Masih dijawab sampai 1 September 2026.');
		expect(page).not.toMatch(/<table|href="\/jawaban"/);
	});
	test('rows are called by their role for who does not see the heading', () => expect(textOf(shown(resultOf(sixPeers)))).toContain('Lihat jawabannya : Rekan'));
});

describe('what a statement says', () => {
	test.each<[string, AskedRole, string]>([
		['uses', 'peer', id.statements.uses], ['relevance', 'participant', id.reaction.relevance], ['own', 'alumnus', 'Menyapa'], ['gone', 'alumnus', 'gone'], ['uses', 'participant', 'uses'], ['relevance', 'peer', 'relevance']
	])('%s of a %s', (key, role, text) => expect(statementText(key, role, { own: 'Menyapa' }, postTrainingWords('id'))).toBe(text));
	test('own words go before ours', () => expect(statementText('uses', 'peer', { uses: 'Memakai formulir' }, postTrainingWords('id'))).toBe('Memakai formulir'));
	test('others wrote is text', () => {
		const given = Array.from({ length: 5 }, (): Answer => ({ scores: { own: 4 }, obstacles: [], words: null }));
		expectHarmless(shown(resultOf(given, {}, ['own']), 'id', { own: HOSTILE }));
	});
});
