import { describe, expect, test } from 'vitest';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import { en as pageEn } from './page.messages.en.ts';
import { id as pageId } from './page.messages.id.ts';
import { REASONS } from './rules.ts';
import { CHOICES, COST_KINDS, PLAN_STATES, STANDINGS, STEPS } from './schema.ts';

const BOTH = [['id', id, pageId], ['en', en, pageEn]] as const;

/** Every text of a tree of messages, each function called with arguments that show where they land. */
function textsOf(tree: unknown, path = ''): [string, string][] {
	if (typeof tree === 'string') return [[path, tree]];
	if (typeof tree === 'function') return [[path, String((tree as (...given: readonly string[]) => unknown)('«1»', '«2»', '«3»', '«4»'))]];
	return Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
}

describe.each(BOTH)('the words in %s', (locale, words, page) => {
	test.each([
		['choice', CHOICES, words.choices], ['hint of a choice', CHOICES, words.choiceHints], ['heading of a recommendation', CHOICES, page.page.headings], ['step', STEPS, words.steps], ['standing', STANDINGS, words.standings],
		['state of a plan', PLAN_STATES, words.planStates], ['kind of cost', COST_KINDS, words.costKinds], ['reason', REASONS, words.reasons]
	] as const)('every %s has words of its own', (_, keys, texts) => {
		expect(Object.keys(texts).sort()).toEqual([...keys].sort());
		expect(new Set(Object.values(texts)).size).toBe(keys.length);
	});

	test('every reason and every refusal is a whole sentence', () => {
		for (const sentence of [...Object.values(words.reasons), ...textsOf(words.problems).map(([, text]) => text)]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
	});

	test('no text is empty, has a gap, or shows the machine', () => {
		for (const [path, text] of textsOf({ words, page })) {
			expect(text.trim(), path).not.toBe('');
			expect(text, path).not.toMatch(/undefined|\[object|NaN| {2}|\s[.,;:]/);
		}
	});

	test('everything that is handed to a text stands in it', () => {
		for (const [path, text] of textsOf(page)) {
			const wanted = path.split('.').slice(1).reduce<unknown>((tree, key) => (tree as Record<string, unknown>)[key], page);
			if (typeof wanted !== 'function') continue;
			for (let given = 1; given <= wanted.length; given += 1) expect(text, path).toContain(`«${given}»`);
		}
	});

	test(`is ${locale === 'id' ? 'not English' : 'not Indonesian'}`, () => {
		const other = locale === 'id' ? /\b(the|and|of|is)\b/ : /\b(yang|dan|atau|tidak|belum)\b/;
		for (const [path, text] of textsOf({ words, page })) expect(text, path).not.toMatch(other);
	});
});

describe('counts in words', () => {
	test('nothing that waits does not mean that all is decided: some have no verdict yet', () => {
		expect(pageId.list.heading(0)).toBe('Tidak ada yang menunggu keputusan');
		expect(pageEn.list.heading(0)).toBe('Nothing waits for a decision');
	});
	test('one is one in English', () => {
		expect([1, 2].map(pageEn.list.heading)).toEqual(['1 matter waits for a decision', '2 matters wait for a decision']);
		expect([0, 1, 2].map(pageEn.list.ages.proposal)).toEqual(['proposed today', 'proposed 1 day ago', 'proposed 2 days ago']);
		expect([0, 1, 2].map(pageEn.list.ages.verdict)).toEqual(['verdict of today', 'verdict of 1 day ago', 'verdict of 2 days ago']);
		expect([0, 1, 2].map(pageEn.plans.heading)).toEqual(['No plan is under way', '1 plan is under way', '2 plans are under way']);
		expect(['1', '2', '1,000'].map(pageEn.page.unitsTrained)).toEqual(['1 unit trained', '2 units trained', '1,000 units trained']);
		expect(pageEn.value.hoursSum('1', '1', '1')).toBe('1 hour attended by 1 participant in 1 session.');
		expect(pageEn.value.hoursSum('1.5', '2', '3')).toBe('1.5 hours attended by 2 participants in 3 sessions.');
	});
	test('Indonesian has one form', () => {
		expect([0, 1, 12].map(pageId.list.ages.proposal)).toEqual(['usulan hari ini', 'usulan sejak 1 hari', 'usulan sejak 12 hari']);
		expect([0, 1, 12].map(pageId.list.ages.verdict)).toEqual(['putusan hari ini', 'putusan sejak 1 hari', 'putusan sejak 12 hari']);
		expect([0, 1].map(pageId.plans.heading)).toEqual(['Tidak ada rencana yang berjalan', '1 rencana sedang berjalan']);
	});
});

test('a refusal says in both languages what to do next, under the same codes', () => {
	expect(Object.keys(en.problems)).toEqual(Object.keys(id.problems));
	for (const code of Object.keys(id.problems)) expect(code).toMatch(/^(decision|value)\.[a-z_]+$/);
	expect(new Set(textsOf(id.problems).map(([, text]) => text)).size).toBe(Object.keys(id.problems).length);
});
