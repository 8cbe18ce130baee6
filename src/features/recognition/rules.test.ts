import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestRuleSet } from '#platform/rulesets/rule-set.ts';
import { JP_FORM_IDS, jpForms } from './jp-forms.ts';
import type { JpFormId } from './jp-forms.ts';
import { jpRuleSets } from './jp-rules.ts';
import { conversionSentence as english, jpWarnings as englishWarnings } from './jp.messages.en.ts';
import { conversionSentence as indonesian, jpWarnings as indonesianWarnings } from './jp.messages.id.ts';
import { creditActivities, jpOfYear, wholeJp, yearlyDuty } from './rules.ts';
import { JpActivity } from './schema.ts';

const { rules } = newestRuleSet(jpRuleSets);

/** An activity on one day of March 2026 at home; the rest as the case needs. */
function activity(formId: JpFormId, facts: Partial<JpActivity> = {}): JpActivity {
	const startsOn = facts.startsOn ?? '2026-03-02';
	return { formId, isAbroad: false, startsOn, endsOn: startsOn, minutes: 0, sessions: 0, days: 0, ...facts };
}

/** JP of each activity, two decimals. */
function jpEach(...activities: JpActivity[]): number[] {
	return creditActivities(activities, rules).map(({ minuteHundredths }) => Math.round(minuteHundredths / 45) / 100);
}

// R10, docs/rules/jp.md § 5
describe('JP from minutes', () => {
	test.each([
		[900, 20],
		[899, 19],
		[45, 1],
		[44, 0],
		[0, 0]
	])('%d minutes of technical training are %d whole JP', (minutes, jp) => {
		expect(jpOfYear([activity('3', { minutes })], 2026, rules).jp).toBe(jp);
	});

	test('are rounded down once a year, not once an activity', () => {
		expect(
			jpOfYear(
				Array.from({ length: 10 }, () => activity('3', { minutes: 30 })),
				2026,
				rules
			)
		).toMatchObject({ jp: 6, minuteHundredths: 30_000 });
		expect(jpOfYear([activity('3', { minutes: 30 }), activity('11', { minutes: 14 })], 2026, rules).jp).toBe(0);
	});

	test('30 JP abroad are 36, not 35,999', () => {
		expect(jpOfYear([activity('3', { minutes: 1350, isAbroad: true })], 2026, rules).jp).toBe(36);
	});
});

// R09, docs/rules/jp.md § 3 and § 4
describe('the conversion of a form', () => {
	test('three coaching sessions in March and one in April are 2 + 2 + 0 + 2', () => {
		const march = (day: number) => activity('14', { startsOn: `2026-03-0${day}`, sessions: 1 });
		expect(jpEach(march(2), march(9), march(5), activity('14', { startsOn: '2026-04-01', sessions: 1 }))).toEqual([2, 0, 2, 2]);
		expect(jpEach(activity('14', { sessions: 3 }), activity('14', { startsOn: '2026-04-01', sessions: 1 }))).toEqual([4, 2]);
	});

	test.each<[string, JpActivity, number]>([
		['two seminar days', activity('9', { startsOn: '2026-03-02', endsOn: '2026-03-03', days: 2 }), 8],
		['a workshop of one day', activity('4', { days: 1 }), 5],
		['a day of information abroad', activity('7', { days: 1, isAbroad: true }), 6],
		['a workshop day abroad', activity('4', { days: 1, isAbroad: true }), 7],
		['self-learning of five hours', activity('22', { minutes: 300, days: 1 }), 2],
		['self-learning of five hours abroad', activity('22', { minutes: 300, days: 1, isAbroad: true }), 2.4],
		['five JP of e-learning', activity('16', { minutes: 225, days: 1 }), 3],
		['five JP of e-learning abroad', activity('16', { minutes: 225, days: 1, isAbroad: true }), 4],
		['a community meeting of two hours', activity('23', { minutes: 120 }), 2],
		['an hour of community', activity('23', { minutes: 60 }), 1.33],
		['one benchmarking', activity('20'), 10],
		['one benchmarking abroad over a week', activity('20', { endsOn: '2026-03-08', days: 7, isAbroad: true }), 20],
		['a secondment', activity('18', { endsOn: '2026-06-30' }), 20],
		['a secondment abroad', activity('18', { isAbroad: true }), 24],
		['an apprenticeship', activity('10', { minutes: 9000 }), 20],
		['an exchange abroad', activity('21', { isAbroad: true }), 24],
		['mentoring abroad', activity('15', { sessions: 1, isAbroad: true }), 4],
		['guidance at work, session count not recorded', activity('24'), 2],
		['guidance at work abroad, three in a month', activity('24', { sessions: 3, isAbroad: true }), 4.8],
		['two semesters of study', activity('education', { sessions: 2, endsOn: '2026-12-31' }), 40],
		['leadership training abroad, without addition', activity('1', { minutes: 450, isAbroad: true }), 10],
		['other classical training, by its hours', activity('13', { minutes: 90 }), 2]
	])('%s', (_name, given, jp) => {
		expect(jpEach(given)).toEqual([jp]);
	});

	test('that is not in the rule set is an error, and so is an activity that ends before it starts', () => {
		expect(() => creditActivities([{ ...activity('3'), formId: '26' }], rules)).toThrow(/no conversion of form "26"/);
		expect(() => creditActivities([activity('3', { endsOn: '2026-03-01' })], rules)).toThrow(/before it starts/);
	});
});

// docs/rules/jp.md § 4
describe('a limit of the day', () => {
	test('is shared by activities of the same form on that day', () => {
		expect(jpEach(activity('16', { minutes: 90 }), activity('16', { minutes: 90 }))).toEqual([2, 1]);
		expect(jpEach(activity('9'), activity('9'))).toEqual([4, 0]);
	});

	test('is not shared with another form or another day', () => {
		expect(jpEach(activity('22', { minutes: 90 }), activity('23', { minutes: 90 }), activity('16', { minutes: 135 }))).toEqual([2, 2, 3]);
		expect(jpEach(activity('22', { minutes: 90 }), activity('22', { minutes: 90, startsOn: '2026-03-03' }))).toEqual([2, 2]);
		expect(jpEach(activity('9'), activity('4'))).toEqual([4, 5]);
	});

	test('counts once for each day of an activity of several days', () => {
		const course = (facts: Partial<JpActivity>) => activity('16', { startsOn: '2026-03-02', endsOn: '2026-03-31', minutes: 900, ...facts });
		expect(jpEach(course({ days: 3 }))).toEqual([9]);
		expect(jpEach(course({ days: 0 }))).toEqual([20]);
		expect(jpEach(course({ days: 100, endsOn: '2026-03-04' }))).toEqual([9]);
	});

	test('leaves a day inside a longer activity to the shorter one', () => {
		const long = activity('16', { startsOn: '2026-03-02', endsOn: '2026-03-04', days: 3, minutes: 900 });
		expect(jpEach(long, activity('16', { startsOn: '2026-03-03', minutes: 200 }))).toEqual([6, 3]);
		expect(jpEach({ ...long, minutes: 270 }, activity('16', { startsOn: '2026-03-03', minutes: 200 }))).toEqual([6, 3]);
	});

	test('at home and abroad is one day: what is worth more comes first', () => {
		const [home, abroad] = [activity('16', { minutes: 135 }), activity('16', { minutes: 90, isAbroad: true })];
		expect(jpEach(home, abroad)).toEqual([1.5, 2]);
		expect(jpEach(abroad, home)).toEqual([2, 1.5]);
		expect(jpEach(activity('9'), activity('9', { isAbroad: true }))).toEqual([0, 6]);
	});

	test('is shared fairly by very many records of one person', () => {
		const all = Array.from({ length: 20_000 }, () => activity('16', { startsOn: '2026-01-01', endsOn: '2026-12-31', minutes: 60, days: 1 }));
		expect(jpOfYear(all, 2026, rules).jp).toBe(365 * 3);
	});

	test('says that something was taken away', () => {
		expect(creditActivities([activity('22', { minutes: 91 }), activity('23', { minutes: 90 })], rules).map(({ isCapped }) => isCapped)).toEqual([true, false]);
	});
});

describe('a limit of the month', () => {
	test('is two sessions of a form, spread over the months of the activity', () => {
		const series = activity('14', { startsOn: '2026-03-20', endsOn: '2026-04-10', sessions: 5 });
		expect(jpEach(series)).toEqual([8]);
		expect(jpEach(series, activity('14', { startsOn: '2026-03-30', sessions: 1 }))).toEqual([6, 2]);
		expect(jpEach(activity('14', { sessions: 2 }), activity('15', { sessions: 2 }))).toEqual([4, 4]);
	});
});

// R08
describe('the year', () => {
	test('is that of the last day', () => {
		const acrossNewYear = activity('3', { startsOn: '2025-12-30', endsOn: '2026-01-02', minutes: 450 });
		expect(jpOfYear([acrossNewYear], 2025, rules)).toEqual({ jp: 0, minuteHundredths: 0, credits: [null] });
		expect(jpOfYear([acrossNewYear], 2026, rules).jp).toBe(10);
		expect(jpOfYear([activity('3', { startsOn: '2026-12-31', minutes: 45 })], 2026, rules).jp).toBe(1);
	});

	test('shares a month or a day with the year before, which keeps what it had', () => {
		const december = activity('14', { startsOn: '2025-12-30', sessions: 2 });
		const later = activity('14', { startsOn: '2025-12-31', endsOn: '2026-01-31', sessions: 4 });
		expect(jpOfYear([later, december], 2025, rules).jp).toBe(4);
		expect(jpOfYear([later, december], 2026, rules).jp).toBe(4);
	});

	test.each([
		['PNS', 19, { minimum: 20, met: false, isAboveContractLimit: false }],
		['PNS', 20, { minimum: 20, met: true, isAboveContractLimit: false }],
		['PNS', 60, { minimum: 20, met: true, isAboveContractLimit: false }],
		['PPPK', 0, { minimum: null, met: true, isAboveContractLimit: false }],
		['PPPK', 24, { minimum: null, met: true, isAboveContractLimit: false }],
		['PPPK', 25, { minimum: null, met: true, isAboveContractLimit: true }],
		['unknown', 19, { minimum: 20, met: false, isAboveContractLimit: false }]
	] as const)('of a %s with %d JP', (kind, jp, duty) => {
		expect(yearlyDuty(kind, jp, rules)).toEqual(duty);
	});
});

describe('any ledger', () => {
	const date = fc.integer({ min: 0, max: 60 }).map((day) => new Date(Date.UTC(2025, 11, 10 + day)).toISOString().slice(0, 10));
	const anyActivity = (forms: readonly JpFormId[] = JP_FORM_IDS) =>
		fc
			.record({
				formId: fc.constantFrom(...forms),
				isAbroad: fc.boolean(),
				from: date,
				to: date,
				minutes: fc.integer({ min: 0, max: 600 }),
				sessions: fc.integer({ min: 0, max: 6 }),
				days: fc.integer({ min: 0, max: 10 })
			})
			.map(({ from, to, ...facts }): JpActivity => ({ ...facts, startsOn: from < to ? from : to, endsOn: from < to ? to : from }));
	const totals = (activities: readonly JpActivity[]) => [2025, 2026].map((year) => jpOfYear(activities, year, rules).minuteHundredths);

	test('counts the same in any order of rows', () => {
		const shuffled = fc.array(anyActivity(), { maxLength: 12 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
		fc.assert(
			fc.property(shuffled, ([all, mixed]) => {
				expect(totals(mixed)).toEqual(totals(all));
			})
		);
	});

	test('never earns more than its days and months allow', () => {
		const limits: readonly [JpFormId, number, boolean][] = [
			['16', 3, false],
			['22', 2, false],
			['23', 2, false],
			['9', 4, false],
			['4', 5, false],
			['14', 4, true],
			['15', 4, true],
			['24', 4, true]
		];
		fc.assert(
			fc.property(fc.constantFrom(...limits), fc.array(anyActivity(), { maxLength: 10 }), ([formId, most, isMonthly], all) => {
				const ours = all.map((one) => ({ ...one, formId, isAbroad: false }));
				const periods = new Set<string>();
				for (const { startsOn, endsOn } of ours) {
					for (let day = Date.parse(startsOn); day <= Date.parse(endsOn); day += 86_400_000)
						periods.add(new Date(day).toISOString().slice(0, isMonthly ? 7 : 10));
				}
				const earned = creditActivities(ours, rules).reduce((sum, { minuteHundredths }) => sum + minuteHundredths, 0);
				expect(earned).toBeLessThanOrEqual(periods.size * most * 4500);
			})
		);
	});

	test('never earns more for an activity than without limits, and never a fraction of a hundredth', () => {
		fc.assert(
			fc.property(fc.array(anyActivity(['16', '22', '23', '3']), { maxLength: 10 }), (all) => {
				creditActivities(all, rules).forEach(({ minuteHundredths, isCapped }, index) => {
					const { minutes, isAbroad, formId } = all[index]!;
					const free = minutes * (isAbroad && formId !== '16' ? 120 : 100);
					expect(Number.isInteger(minuteHundredths)).toBe(true);
					expect(isCapped ? minuteHundredths < free : minuteHundredths === free).toBe(true);
				});
			})
		);
	});

	test('does not lose JP of a year when something later is recorded', () => {
		fc.assert(
			fc.property(fc.array(anyActivity(), { maxLength: 8 }), fc.array(anyActivity(), { maxLength: 4 }), (all, more) => {
				const later = more.map((one) => ({ ...one, endsOn: '2026-12-31' }));
				expect(jpOfYear([...all, ...later], 2025, rules).minuteHundredths).toBe(jpOfYear(all, 2025, rules).minuteHundredths);
			})
		);
	});

	test('is served as fully as the days allow: more is found by no other way of filling them', () => {
		// Small enough to try all: each activity of one day's worth takes any free day of its period.
		const small = fc.array(fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 3 })), { maxLength: 5 });
		fc.assert(
			fc.property(small, (spans) => {
				const all = spans.map(([from, length]) => activity('9', { startsOn: `2026-03-0${from}`, endsOn: `2026-03-0${from + length}`, days: 1 }));
				const best = (index: number, used: ReadonlySet<number>): number => {
					if (index === spans.length) return used.size;
					const [from, length] = spans[index]!;
					const days = Array.from({ length: length + 1 }, (_, at) => from + at).filter((day) => !used.has(day));
					return Math.max(best(index + 1, used), ...days.map((day) => best(index + 1, new Set([...used, day]))));
				};
				expect(jpEach(...all).reduce((a, b) => a + b, 0)).toBe(best(0, new Set()) * 4);
			})
		);
	});
});

describe('the forms', () => {
	test('are the 25 of SIASN and formal study, each with a name and a conversion', () => {
		expect(
			Object.values(jpForms)
				.map(({ id }) => id)
				.sort()
		).toEqual([...JP_FORM_IDS].sort());
		expect(JP_FORM_IDS.filter((id) => rules.conversions[id] === undefined)).toEqual([]);
		expect(
			Object.values(jpForms)
				.filter(({ siasnGroup }) => siasnGroup === 'P')
				.map(({ id }) => id)
		).toEqual(['4', '7', '9']);
		expect(
			Object.values(jpForms)
				.filter(({ siasnGroup }) => siasnGroup === 'F')
				.map(({ id }) => id)
		).toEqual(['2']);
	});

	test.each<[JpFormId, boolean, string, string]>([
		['3', false, '45 menit = 1 JP', '45 minutes = 1 JP'],
		['3', true, '45 menit = 1 JP, ditambah 20 % (luar negeri)', '45 minutes = 1 JP, plus 20 % (abroad)'],
		['16', false, '45 menit = 1 JP, paling banyak 3 JP sehari', '45 minutes = 1 JP, at most 3 JP a day'],
		['24', true, '1 sesi = 2,4 JP, paling banyak 2 sesi sebulan (luar negeri)', '1 session = 2.4 JP, at most 2 sessions a month (abroad)'],
		['9', false, '1 hari = 4 JP', '1 day = 4 JP'],
		['20', false, '1 kali = 10 JP', '1 time = 10 JP']
	])('say their rule: %s', (id, isAbroad, sentenceId, sentenceEn) => {
		expect(indonesian(rules.conversions[id]!, isAbroad, 45)).toBe(sentenceId);
		expect(english(rules.conversions[id]!, isAbroad, 45)).toBe(sentenceEn);
	});

	test('and their warnings have a sentence in both languages', () => {
		expect(Object.keys(englishWarnings)).toEqual(Object.keys(indonesianWarnings));
	});
});

describe('an activity at the border', () => {
	test.each([
		{ startsOn: '2026-02-30' },
		{ endsOn: '2026-03-01' },
		{ minutes: -1 },
		{ minutes: 1.5 },
		{ minutes: 1e309 },
		{ days: Number.NaN },
		{ startsOn: '02-03-2026' }
	])('is refused with %j', (facts) => {
		expect(JpActivity.safeParse({ ...activity('3', { startsOn: '2026-03-02' }), ...facts }).success).toBe(false);
	});
});

// R10: 900 minutes are 20 JP; 899 are 19.98, which count as 19. Rounded down once, on the total of the year.
test.each([[900, 20], [899, 19], [44, 0], [45, 1], [0, 0]])('%i minutes are %i whole JP', (minutes, jp) => {
	expect(wholeJp(minutes * 100, newestRuleSet(jpRuleSets).rules)).toBe(jp);
});

describe('what each record earns', () => {
	test('a limit that leaves a fraction of a hundredth is rounded down', () => {
		// 135 minutes a day at home, 315 abroad: after one minute abroad 134 4/7 minutes at home are left, 13457.14 hundredths.
		const uneven = { ...rules, conversions: { 16: { by: 'minutes', domestic: 100, abroad: 100, mostADay: { domestic: 300, abroad: 700 } } } } as const;
		const credits = creditActivities([activity('16', { minutes: 1, isAbroad: true }), activity('16', { minutes: 600 })], uneven);
		expect(credits.map(({ minuteHundredths }) => minuteHundredths)).toEqual([100, 13_457]);
	});

	test('days that nobody recorded are the days of the period, none more', () => {
		expect(creditActivities([activity('9', { startsOn: '2026-02-27', endsOn: '2026-03-02', days: 0 })], rules)).toEqual([{ minuteHundredths: 16 * 4500, isCapped: false }]);
		expect(creditActivities([activity('9', { startsOn: '2026-02-27', endsOn: '2026-03-02', days: 5 })], rules)).toEqual([{ minuteHundredths: 16 * 4500, isCapped: true }]);
		expect(creditActivities([activity('9', { days: 0 })], rules)).toEqual([{ minuteHundredths: 4 * 4500, isCapped: false }]);
	});

	test('nothing asked for is nothing taken away', () => expect(creditActivities([activity('16', { minutes: 0 })], rules)).toEqual([{ minuteHundredths: 0, isCapped: false }]));

	test('of two that end on one day the one that began first is served first', () => {
		const [long, short] = [activity('14', { startsOn: '2026-02-20', endsOn: '2026-03-31', sessions: 4 }), activity('14', { startsOn: '2026-03-01', endsOn: '2026-03-31', sessions: 2 })];
		expect(jpEach(long, short)).toEqual([8, 0]);
		expect(jpEach(short, long)).toEqual([0, 8]);
	});

	test('does not depend on the order of rows, record by record', () => {
		const one = fc.record({ isAbroad: fc.boolean(), from: fc.integer({ min: 1, max: 9 }), length: fc.integer({ min: 0, max: 3 }), minutes: fc.integer({ min: 0, max: 400 }), days: fc.integer({ min: 1, max: 4 }) });
		const shuffled = fc.array(one, { maxLength: 8 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
		fc.assert(fc.property(shuffled, ([all, mixed]) => {
			const earned = (records: typeof all) => {
				const activities = records.map(({ from, length, ...facts }) => activity('16', { ...facts, startsOn: `2026-03-0${from}`, endsOn: `2026-03-${String(from + length).padStart(2, '0')}` }));
				return creditActivities(activities, rules).map((credit, at) => JSON.stringify([activities[at], credit])).sort();
			};
			expect(earned(mixed)).toEqual(earned(all));
		}));
	});
});
