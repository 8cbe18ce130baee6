import { describe, expect, test } from 'vitest';
import { wrongDays, type WrongDays } from './survey-days.rules.ts';

const TODAY = '2026-11-21';
const why = (opensOn: string, closesOn: string) => wrongDays({ opensOn, closesOn }, TODAY);

describe('the days of a survey', () => {
	test.each<[string, string]>([
		['2026-11-21', '2026-11-21'], ['2026-07-01', '2026-12-31'], ['2026-11-21', '2027-11-21'], ['2027-11-22', '2028-02-29'], ['2025-11-21', '2026-11-21']
	])('%s to %s can be asked', (opensOn, closesOn) => expect(why(opensOn, closesOn)).toBeUndefined());

	test.each<[string, string, WrongDays['code'], WrongDays['field']]>([
		['2026-12-02', '2026-12-01', 'survey.dates_out_of_order', 'closesOn'],
		['2015-01-01', '2015-03-01', 'survey.ends_in_the_past', 'closesOn'],
		['0001-01-01', '0001-02-01', 'survey.ends_in_the_past', 'closesOn'],
		['2026-11-01', '2026-11-20', 'survey.ends_in_the_past', 'closesOn'],
		['2027-11-23', '2027-12-01', 'survey.too_far', 'opensOn'],
		['9999-01-01', '9999-12-31', 'survey.too_far', 'opensOn'],
		['2026-11-21', '2027-11-22', 'survey.too_long', 'closesOn'],
		['2026-11-21', '2206-11-21', 'survey.too_long', 'closesOn'],
		['1015-01-01', '2026-12-31', 'survey.too_long', 'closesOn']
	])('%s to %s is refused: %s, at %s', (opensOn, closesOn, code, field) => expect(why(opensOn, closesOn)).toEqual({ code, field }));

	test('a leap year is one year: 1 January to 31 December of it', () => {
		expect(wrongDays({ opensOn: '2028-01-01', closesOn: '2028-12-31' }, '2027-12-01')).toBeUndefined();
		expect(wrongDays({ opensOn: '2028-01-01', closesOn: '2029-01-01' }, '2027-12-01')).toMatchObject({ code: 'survey.too_long' });
	});
});
