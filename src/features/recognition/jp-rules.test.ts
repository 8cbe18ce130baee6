import { describe, expect, test } from 'vitest';
import { assertRuleSets, ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { JP_FORM_IDS, type JpFormId } from './jp-forms.ts';
import { jpRuleSets } from './jp-rules.ts';
import { conversionSentence as english, jpWarnings as englishWarnings } from './jp.messages.en.ts';
import { conversionSentence as indonesian, jpWarnings as indonesianWarnings } from './jp.messages.id.ts';
import { creditActivities, jpOfYear, wholeJp, yearlyDuty } from './rules.ts';
import type { JpActivity } from './schema.ts';

const { rules } = ruleSetOn(jpRuleSets, '2026-11-21');

/** JP in hundredths of one activity at home and abroad. */
function worth(formId: JpFormId, facts: Partial<JpActivity>): [number, number] {
	const [home, abroad] = [false, true].map((isAbroad) => creditActivities([{ formId, isAbroad, startsOn: '2026-03-02', endsOn: '2026-03-02', minutes: 0, sessions: 0, days: 0, ...facts }], rules)[0]?.minuteHundredths ?? Number.NaN);
	return [(home ?? 0) / 45, (abroad ?? 0) / 45];
}

// R09, docs/rules/jp.md § 3: the whole table, row by row, worked by hand. 90 minutes are 2 JP; +20 % of them 2.4.
describe('one activity of each form, at home and abroad, in hundredths of a JP', () => {
	test.each<[JpFormId, string, Partial<JpActivity>, number, number]>([
		['1', 'leadership training, two hours and a half', { minutes: 135 }, 300, 300],
		['2', 'functional training', { minutes: 90 }, 200, 240],
		['3', 'technical training', { minutes: 90 }, 200, 240],
		['4', 'a workshop of two days', { endsOn: '2026-03-03' }, 1000, 1400],
		['5', 'managerial training', { minutes: 90 }, 200, 240],
		['6', 'socio-cultural training', { minutes: 90 }, 200, 240],
		['7', 'a day of information', {}, 400, 600],
		['8', 'technical guidance', { minutes: 90 }, 200, 240],
		['9', 'a seminar of two days', { endsOn: '2026-03-03' }, 800, 1200],
		['10', 'an apprenticeship of half a year', { endsOn: '2026-08-31', minutes: 50_000 }, 2000, 2400],
		['11', 'a course', { minutes: 90 }, 200, 240],
		['12', 'an upgrading course', { minutes: 90 }, 200, 240],
		['13', 'other classical training', { minutes: 90 }, 200, 200],
		['14', 'a coaching session', { sessions: 1, minutes: 600 }, 200, 400],
		['15', 'a mentoring session', { sessions: 1 }, 200, 400],
		['16', 'e-learning of ten hours in a day', { minutes: 600 }, 300, 400],
		['17', 'distance training of ten hours in a day', { minutes: 600 }, 1333, 1600],
		['18', 'a secondment', { endsOn: '2026-05-31', days: 60 }, 2000, 2400],
		['19', 'outdoor learning', { minutes: 90 }, 200, 240],
		['20', 'a benchmarking', { sessions: 3 }, 1000, 2000],
		['21', 'an exchange', {}, 2000, 2400],
		['22', 'self-learning of ten hours in a day', { minutes: 600 }, 200, 240],
		['23', 'a community of ten hours in a day', { minutes: 600 }, 200, 240],
		['24', 'guidance at work', { sessions: 1 }, 200, 240],
		['25', 'other non-classical training', { minutes: 90 }, 200, 200],
		['education', 'two semesters of study', { sessions: 2, endsOn: '2026-12-31' }, 4000, 4000]
	])('%s: %s', (formId, _, facts, home, abroad) => expect(worth(formId, facts).map(Math.floor)).toEqual([home, abroad]));

	test('an hour of the programme more never earns less, in any form', () => {
		for (const formId of JP_FORM_IDS) {
			for (const minutes of [0, 44, 45, 90, 135, 180, 900]) {
				const [less, more] = [worth(formId, { minutes }), worth(formId, { minutes: minutes + 60 })];
				expect([formId, minutes, more[0] >= less[0], more[1] >= less[1]]).toEqual([formId, minutes, true, true]);
			}
		}
	});

	test('forms whose rule was not found say so, and no others', () => {
		const assumed = (which: 'always' | 'abroad') => JP_FORM_IDS.filter((id) => rules.conversions[id]?.assumed === which);
		expect([assumed('always'), assumed('abroad')]).toEqual([['13', '25'], ['1']]);
	});

	test('limits stand where the table has them', () => {
		const limited = JP_FORM_IDS.flatMap((id) => {
			const rate = rules.conversions[id];
			if (!rate) return [];
			return rate.by === 'minutes' ? (rate.mostADay ? [[id, rate.mostADay.domestic, rate.mostADay.abroad]] : []) : rate.mostAMonth === undefined ? [] : [[id, rate.mostAMonth]];
		});
		expect(limited).toEqual([['14', 2], ['15', 2], ['16', 300, 400], ['22', 200, 200], ['23', 200, 200], ['24', 2]]);
	});
});

describe('versions of the rule', () => {
	test('can live with each other, and begin with a whole year', () => {
		expect(() => assertRuleSets(jpRuleSets)).not.toThrow();
		for (const { validFrom } of jpRuleSets) expect(validFrom).toMatch(/^\d{4}-01-01$/);
	});

	test('before the first there is none, from its first day on there is', () => {
		expect(() => ruleSetOn(jpRuleSets, '2017-12-31')).toThrow(RangeError);
		expect(ruleSetOn(jpRuleSets, '2018-01-01').version).toBe('2018-1');
	});

	// R07 and R08: 20 JP of a PNS, 24 JP above which a PPPK's government is warned; 1 JP are 45 minutes.
	test('has the numbers of the duty', () => expect(rules).toMatchObject({ minutesPerJp: 45, minimum: 20, contractLimit: 24 }));

	test.each([[0, 0], [4499, 0], [4500, 1], [8999, 1], [89_999, 19], [90_000, 20], [1_000_000_000, 222_222]])('%i hundredths of a minute are %i whole JP', (hundredths, jp) => expect(wholeJp(hundredths, rules)).toBe(jp));

	test('with other numbers is followed: 60 minutes a JP, 30 a year, warned above 10', () => {
		const other = { ...rules, minutesPerJp: 60, minimum: 30, contractLimit: 10 };
		expect(jpOfYear([{ formId: '3', isAbroad: false, startsOn: '2026-03-02', endsOn: '2026-03-03', minutes: 659, sessions: 0, days: 0 }], 2026, other).jp).toBe(10);
		expect(yearlyDuty('PNS', 29, other)).toEqual({ minimum: 30, met: false, isAboveContractLimit: false });
		expect([yearlyDuty('PPPK', 10, other), yearlyDuty('PPPK', 11, other)].map(({ isAboveContractLimit }) => isAboveContractLimit)).toEqual([false, true]);
	});
});

describe('the rule of a form in words', () => {
	const languages = [['id', indonesian, ' (luar negeri)'], ['en', english, ' (abroad)']] as const;

	test.each(languages)('in %s says for every form where it was, and its worth as counted', (_, sentence, abroad) => {
		for (const id of JP_FORM_IDS) {
			const conversion = rules.conversions[id]!;
			const [home, away] = [sentence(conversion, false, 45), sentence(conversion, true, 45)];
			expect([id, home.includes(abroad), away.endsWith(abroad)]).toEqual([id, false, true]);
			for (const text of [home, away]) expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
		}
	});

	test.each<[JpFormId, string, string]>([
		['4', '1 hari = 7 JP (luar negeri)', '1 day = 7 JP (abroad)'],
		['14', '1 sesi = 4 JP, paling banyak 2 sesi sebulan (luar negeri)', '1 session = 4 JP, at most 2 sessions a month (abroad)'],
		['16', '45 menit = 1 JP, paling banyak 4 JP sehari (luar negeri)', '45 minutes = 1 JP, at most 4 JP a day (abroad)'],
		['18', '1 kali = 24 JP (luar negeri)', '1 time = 24 JP (abroad)'],
		['22', '45 menit = 1 JP, paling banyak 2 JP sehari, ditambah 20 % (luar negeri)', '45 minutes = 1 JP, at most 2 JP a day, plus 20 % (abroad)'],
		['24', '1 sesi = 2,4 JP, paling banyak 2 sesi sebulan (luar negeri)', '1 session = 2.4 JP, at most 2 sessions a month (abroad)'],
		['education', '1 sesi = 20 JP (luar negeri)', '1 session = 20 JP (abroad)']
	])('abroad: %s', (id, inIndonesian, inEnglish) => {
		expect(indonesian(rules.conversions[id]!, true, 45)).toBe(inIndonesian);
		expect(english(rules.conversions[id]!, true, 45)).toBe(inEnglish);
	});

	test('follows the minutes of its version', () => expect([indonesian(rules.conversions['3']!, false, 60), english(rules.conversions['3']!, false, 60)]).toEqual(['60 menit = 1 JP', '60 minutes = 1 JP']));

	test('each warning is a sentence, another in each language', () => {
		for (const [code, text] of Object.entries(indonesianWarnings)) {
			const other = englishWarnings[code as keyof typeof englishWarnings];
			for (const sentence of [text, other]) expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
			expect(other).not.toBe(text);
		}
	});
});
