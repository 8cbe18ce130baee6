import { describe, expect, test } from 'vitest';
import { sayReason } from './import-reasons.ts';
import { reasonSentences as reasonsEnglish } from './import.messages.en.ts';
import { reasonSentences as reasonsIndonesian } from './import.messages.id.ts';
import { en as problemsEnglish } from './messages.en.ts';
import { id as problemsIndonesian } from './messages.id.ts';
import { nipMessages as nipEnglish } from './nip.messages.en.ts';
import { nipMessages as nipIndonesian } from './nip.messages.id.ts';
import { NIP_REASONS, NIP_WARNINGS } from './nip.ts';
import { pageWords } from './pages.messages.ts';
import { INDICATORS } from './quality-indicators.ts';
import { ROW_REFUSALS } from './import-schema.ts';
import { UNIT_REFUSALS } from './unit-tree.ts';

const LOCALES = ['id', 'en'] as const;
/** Every text of a tree of words, functions filled with what is easily told from the rest. */
function textsIn(words: unknown, at = ''): [string, string][] {
	if (typeof words === 'string') return [[at, words]];
	if (typeof words === 'function') return [[at, String((words as (...given: unknown[]) => unknown)('AA', 'BB', 'CC'))]];
	return Object.entries(words as object).flatMap(([key, value]: [string, unknown]) => textsIn(value, `${at}.${key}`));
}

describe.each(LOCALES)('the words of the pages in %s', (locale) => {
	const all = textsIn(pageWords(locale));
	test('are all there: nothing empty, nothing of the machine', () => {
		for (const [at, text] of all) {
			expect(text.trim(), at).not.toBe('');
			expect(text, at).not.toMatch(/undefined|null|NaN|\[object|\$\{| {2}|^\s|\s$/);
		}
	});
	test('use each thing they are given', () => {
		const words = pageWords(locale);
		expect(words.person.until('AA', 'BB')).toMatch(/AA.*BB/);
		expect(words.unit.formerLine('AA', 'BB', 'CC')).toMatch(/AA.*BB.*CC/);
		expect(words.quality.lead('AA', 'BB')).toMatch(/AA.*BB/);
		expect(words.batch.units('AA', 'BB')).toMatch(/AA.*BB/);
		for (const text of [words.people.total('AA'), words.units.total('AA'), words.units.caption('AA'), words.unit.people('AA'), words.batch.confirm('AA'), words.batch.cleared('AA'), words.quality.unlooked('AA'), words.quality.missing('AA')]) expect(text).toContain('AA');
	});
});

test('both languages have the same words, and no sentence is left in the other', () => {
	const [indonesian, english] = LOCALES.map((locale) => new Map(textsIn(pageWords(locale))));
	expect([...(english?.keys() ?? [])]).toEqual([...(indonesian?.keys() ?? [])]);
	const same = [...(indonesian ?? [])].filter(([at, text]) => english?.get(at) === text && text.includes(' ') && text.length > 20);
	expect(same).toEqual([]);
});

describe('how many, in English', () => {
	const words = pageWords('en');
	test.each([['0', '0 people'], ['1', '1 person'], ['2', '2 people'], ['1,001', '1,001 people']])('%s: %s', (count, text) => {
		expect(words.people.total(count)).toBe(text);
		expect(words.unit.people(count)).toBe(text);
		expect(words.quality.rows(count)).toBe(text);
		expect(words.quality.lead(count, 'today')).toContain(` over ${text}, `);
	});
	test.each([['0', '0 rows'], ['1', '1 row'], ['12,000', '12,000 rows']])('%s: %s', (count, text) => {
		expect(words.batch.total(count)).toBe(text);
		expect(words.batch.confirm(count)).toBe(`Store ${text}`);
		expect(words.batch.reading(count)).toContain(`${text} read so far.`);
	});
	test.each([['1', '1 unit'], ['2', '2 units']])('%s: %s', (count, text) => expect(words.units.total(count)).toBe(text));
	test('one person who was not looked at is not "have"', () => {
		expect(words.quality.unlooked('1')).toMatch(/^1 person has not been looked at and is not /);
		expect(words.quality.unlooked('2')).toMatch(/^2 people have not been looked at and are not /);
	});
	test('one person who was changed since is not "were"', () => {
		expect(problemsEnglish.problems['import.undo_changed']({ people: 1 })).toMatch(/^1 person of this import was changed/);
		expect(problemsEnglish.problems['import.undo_changed']({ people: 2 })).toMatch(/^2 people of this import were changed/);
	});
});

describe('what is refused', () => {
	const params = { hours: 24, people: 3, message: 'NIP harus 18 angka.' };
	test('is said in both languages by the same codes, in whole sentences', () => {
		expect(Object.keys(problemsEnglish.problems)).toEqual(Object.keys(problemsIndonesian.problems));
		for (const { problems } of [problemsIndonesian, problemsEnglish]) {
			for (const [code, say] of Object.entries(problems)) {
				expect(say(params), code).toMatch(/\.$/);
				expect(say(params), code).not.toMatch(/undefined|\[object/);
			}
		}
	});
	test('too late names the hours, changed names the people', () => {
		for (const { problems } of [problemsIndonesian, problemsEnglish]) {
			expect(problems['import.undo_too_late'](params)).toContain('24');
			expect(problems['import.undo_changed'](params)).toContain('3');
		}
	});
});

describe.each(LOCALES)('what was seen in a row, in %s', (locale) => {
	test.each([...NIP_REASONS, ...NIP_WARNINGS, ...ROW_REFUSALS, ...UNIT_REFUSALS])('%s is a sentence', (code) => {
		const sentence = sayReason({ code, value: 'WWW' }, locale);
		expect(sentence).toMatch(/[.?]$/);
		expect(sentence).not.toBe(code);
		expect(sentence).not.toMatch(/undefined|\[object/);
	});
	test.each(['import.nip_twice', 'import.unit_ambiguous', 'import.date_impossible', 'import.sex_unknown', 'import.number_damaged'])('%s shows what stands in the cell', (code) => {
		expect(sayReason({ code, value: 'WWW' }, locale)).toContain('WWW');
		expect(sayReason({ code }, locale)).not.toContain('undefined');
	});
	test.each(INDICATORS.map(({ code }) => code))('%s is called by its title', (code) => {
		expect(sayReason({ code }, locale)).toBe(INDICATORS.find((one) => one.code === code)?.title[locale]);
	});
});

test('the sentences of a number stand for a row as they do for a form', () => {
	for (const code of [...NIP_REASONS, ...NIP_WARNINGS]) {
		expect(reasonsIndonesian[code]('x')).toBe(nipIndonesian[code]);
		expect(reasonsEnglish[code]('x')).toBe(nipEnglish[code]);
	}
	expect(Object.keys(nipEnglish)).toEqual(Object.keys(nipIndonesian));
});
