import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActivityForm, WithdrawalForm, Year } from './activity.schema.ts';
import { formName, formNames, JP_FORM_IDS, jpForms } from './jp-forms.ts';
import { jpRuleSets } from './jp-rules.ts';

const ENTRY = '01999999-0000-7000-8000-000000000001';
const activity = (given: object = {}) => ActivityForm.safeParse({ title: 'Seminar rekaan', formId: '9', startsOn: '2026-03-02', endsOn: '2026-03-03', jp: '', days: '2', sessions: '', evidence: 'Sertifikat 12/2026', ...given });

describe('an activity as its person enters it', () => {
	test('an empty number was not recorded: 0', () => expect(activity().data).toMatchObject({ jp: 0, days: 2, sessions: 0 }));
	test('a field that was not sent is 0 as well', () => expect(activity({ jp: undefined, days: undefined }).data).toMatchObject({ jp: 0, days: 0 }));

	test.each([['jp', '1000', 1000], ['jp', ' 12 ', 12], ['jp', '007', 7], ['days', '366', 366], ['sessions', '0', 0]])('%s "%s" is %i', (name, text, count) => expect(activity({ [name]: text }).data).toMatchObject({ [name]: count }));

	test.each([
		['jp', '1001'], ['jp', '-1'], ['jp', '1,5'], ['jp', '1.5'], ['jp', '1e3'], ['jp', 'dua'], ['jp', '999999'], ['days', '367'], ['sessions', '367'], ['title', ''], ['title', '   '], ['title', 'x'.repeat(201)],
		['formId', 'x'.repeat(21)], ['startsOn', '2026-02-30'], ['startsOn', ''], ['endsOn', '03/03/2026'], ['evidence', ''], ['evidence', 'x'.repeat(2001)], ['abroad', 'yes']
	])('%s "%.10s" is refused, and nothing else', (name, value) => expect([...new Set(activity({ [name]: value }).error?.issues.map(({ path }) => path.join('.')))]).toEqual([name]));

	test('any number of figures is a count inside its limits, or refused', () => {
		fc.assert(fc.property(fc.string({ maxLength: 8 }), (jp) => {
			const { success, data } = activity({ jp });
			if (success) expect(Number.isInteger(data.jp) && data.jp >= 0 && data.jp <= 1000).toBe(true);
		}));
	});
});

describe('taking an entry back', () => {
	test('names it, and may undo', () => {
		expect(WithdrawalForm.parse({ entry: ENTRY })).toEqual({ entry: ENTRY });
		expect(WithdrawalForm.parse({ entry: ENTRY, undo: 'yes' })).toEqual({ entry: ENTRY, undo: 'yes' });
	});
	test.each([{ entry: '1' }, {}, { entry: ENTRY, undo: 'on' }])('%o is refused', (form) => expect(WithdrawalForm.safeParse(form).success).toBe(false));
});

test.each([['2026', 2026], ['2000', 2000], ['1999', undefined], ['20260', undefined], ['dua', undefined], ['', undefined], [undefined, undefined], ['2026 ', undefined]])('a year "%s" in the address is %s', (text, year) => expect(Year.parse(text)).toBe(year));

// PerLAN 10/2018 as SIASN numbers it, docs/rules/jp.md § 2: 25 forms, and formal study beside them.
describe('the forms of development', () => {
	test('are 25 by number and formal study, each under its own id', () => {
		expect(JP_FORM_IDS).toHaveLength(26);
		expect(JP_FORM_IDS.slice(0, 25)).toEqual(Array.from({ length: 25 }, (_, index) => String(index + 1)));
		for (const id of JP_FORM_IDS) expect(jpForms[id].id).toBe(id);
	});

	test('have names of their own in both languages', () => {
		for (const locale of ['id', 'en'] as const) {
			const names = Object.values(formNames(locale));
			expect(new Set(names).size).toBe(26);
			expect(names.every((name) => name.trim().length > 3)).toBe(true);
		}
	});

	test.each([['16', 'id', 'E-learning'], ['3', 'id', 'Pelatihan teknis'], ['3', 'en', 'Technical training'], ['99', 'id', '99'], ['constructor', 'id', 'constructor']] as const)('%s in %s is called %s', (id, locale, name) => expect(formName(id, locale)).toBe(name));

	test('only formal study feeds no indicator of SIASN', () => expect(JP_FORM_IDS.filter((id) => jpForms[id].siasnGroup === null)).toEqual(['education']));

	test('each has a rate in every version of the rules, abroad never below home', () => {
		for (const { rules } of jpRuleSets) {
			for (const id of JP_FORM_IDS) {
				const rate = rules.conversions[id];
				expect(rate !== undefined && rate.domestic > 0 && rate.abroad >= rate.domestic, id).toBe(true);
			}
		}
	});
});
