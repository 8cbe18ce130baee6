import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { differences, type ImprovementFace } from './improvement.rules.ts';
import { CHANGE_KINDS, EXPECTED, ImprovementChange, ImprovementEnd, ImprovementForm, ImprovementWithdrawal } from './improvement.schema.ts';
import { needRuleSets } from './need-rules.ts';
import { rulesOf } from './rules.ts';
import { DecisionForm, NEED_BASES, NEED_STATES, NeedForm, NeedSearch, NeedSettings, PersonalNeedForm, ThresholdChange, ThresholdForm } from './schema.ts';

const KEY = '0199c0de-0000-7000-8000-000000000000';
const x = (length: number) => 'x'.repeat(length);
const faults = (result: { error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined }) => [...new Set(result.error?.issues.map(({ path }) => path.join('.')) ?? [])];

// docs/rules/needs.md: the numbers of both versions, as an officer reads them there.
describe('the dated rule', () => {
	test.each([
		['2017-01-01', '2017-1', { promisePercent: 80, isPromiseSure: false, recentMonths: 13, leastAnswers: 1 }, { count: 4, gapPercent: 10, ageDays: 60, missedMonths: 4, promiseGapPercent: 10 }],
		['2026-11-21', '2017-1', { promisePercent: 80, isPromiseSure: false, recentMonths: 13, leastAnswers: 1 }, { count: 4, gapPercent: 10, ageDays: 60, missedMonths: 4, promiseGapPercent: 10 }],
		['2026-11-22', '2026-1', { promisePercent: 70, isPromiseSure: true, recentMonths: 6, leastAnswers: 10 }, { count: 4, gapPercent: 10, ageDays: 60, missedMonths: 6, promiseGapPercent: 50 }]
	])('of %s is %s, with its numbers', (day, version, numbers, urgency) => {
		const rule = ruleSetOn(needRuleSets, day);
		expect(rule.version).toBe(version);
		expect(rule.rules).toMatchObject({ elementBoundHundredths: 6500, weakestElements: 3, complaints: 3, complaintDays: 90, likeness: 0.45, promiseMonths: 2, leastVisits: 10, ...numbers });
		expect(rule.rules.urgency).toEqual(urgency);
		expect(rule.rules.trainable.every((element) => ELEMENTS.includes(element))).toBe(true);
	});

	test('what an agency set takes the place of one number each, and leaves the others', () => {
		const { rules } = ruleSetOn(needRuleSets, '2026-11-22');
		expect(rulesOf(rules, {})).toEqual(rules);
		expect(rulesOf(rules, { promisePercent: 55, ageDays: 7 })).toEqual({ ...rules, promisePercent: 55, urgency: { ...rules.urgency, ageDays: 7 } });
		expect(rulesOf(rules, { complaints: undefined })).toEqual(rules);
	});

	test('what an agency set is taken as a whole or not at all: half a fault is no rule', () => {
		expect(NeedSettings.parse({ complaints: 4, promisePercent: 0 })).toEqual({});
		expect(NeedSettings.parse({ complaints: 4, unknown: 7 })).toEqual({ complaints: 4 });
		fc.assert(fc.property(fc.anything(), (value) => {
			for (const number of Object.values(NeedSettings.parse(value))) expect(Number.isFinite(number)).toBe(true);
		}));
	});
});

describe('the page of the thresholds', () => {
	const typed = { elementBound: '65', leastAnswers: '10', complaints: '3', complaintDays: '90', promisePercent: '70', promiseMonths: '2', leastVisits: '10', missedMonths: '6', ageDays: '60' };

	test.each<[keyof typeof typed, readonly string[], readonly string[]]>([
		['elementBound', ['25', '100', '62,5', '62.25', ' 70 '], ['24,99', '100,01', '', 'x', '1e9', 'Infinity', '6 5', '65,5,5', '-65']],
		['leastAnswers', ['1', '10000'], ['0', '10001', '', '1,5', '2.5', 'x']],
		['complaints', ['2', '50'], ['1', '51', '']],
		['complaintDays', ['7', '730'], ['6', '731', '']],
		['promisePercent', ['1', '100'], ['0', '101', '']],
		['promiseMonths', ['1', '12'], ['0', '13', '']],
		['leastVisits', ['1', '10000'], ['0', '10001', '']],
		['missedMonths', ['1', '24'], ['0', '25', '']],
		['ageDays', ['7', '730'], ['6', '731', '']]
	])('%s takes %j and refuses %j', (name, taken, refused) => {
		for (const text of taken) expect([text, faults(ThresholdForm.safeParse({ ...typed, [name]: text }))]).toEqual([text, []]);
		for (const text of [...refused, undefined]) expect([text, faults(ThresholdForm.safeParse({ ...typed, [name]: text }))]).toEqual([text, [name]]);
	});

	test('the bound is kept in hundredths, without a fraction that a computer adds', () => {
		for (const [text, kept] of [['64,99', 6499], ['57,29', 5729], ['29.29', 2929], ['65', 6500]] as const) expect(ThresholdForm.parse({ ...typed, elementBound: text }).elementBoundHundredths).toBe(kept);
		fc.assert(fc.property(fc.integer({ min: 2500, max: 10_000 }), (hundredths) => {
			expect(ThresholdForm.parse({ ...typed, elementBound: (hundredths / 100).toFixed(2).replace('.', ',') }).elementBoundHundredths).toBe(hundredths);
		}));
	});

	test('all that can be typed can be kept: the rule reads back every form that was saved', () => {
		const numbers = fc.record({ leastAnswers: fc.integer({ min: 1, max: 10_000 }), complaints: fc.integer({ min: 2, max: 50 }), complaintDays: fc.integer({ min: 7, max: 730 }), promisePercent: fc.integer({ min: 1, max: 100 }), promiseMonths: fc.integer({ min: 1, max: 12 }), leastVisits: fc.integer({ min: 1, max: 10_000 }), missedMonths: fc.integer({ min: 1, max: 24 }), ageDays: fc.integer({ min: 7, max: 730 }) });
		fc.assert(fc.property(numbers, (values) => {
			const form = ThresholdForm.parse({ elementBound: '65', ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])) });
			expect(NeedSettings.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
		}));
	});

	test('a change has its day and its reason', () => {
		expect(ThresholdChange.safeParse({ validFrom: '2026-11-22', reason: x(1000) }).success).toBe(true);
		for (const bad of [{ validFrom: '' }, { validFrom: '2026-02-30' }, { reason: '  ' }, { reason: x(1001) }, { reason: '<b>' }]) expect(faults(ThresholdChange.safeParse({ validFrom: '2026-11-22', reason: 'x', ...bad }))).toEqual(Object.keys(bad));
	});
});

describe('what officers write', () => {
	const need = { kind: 'training', unitId: KEY, competency: 'Bahasa isyarat', why: 'Warga tuli' };
	const personal = { unitId: KEY, whose: `person:${KEY}`, competency: 'Bahasa isyarat', basis: 'observation', why: 'Warga tuli' };

	test.each([[{ competency: x(200) }, []], [{ competency: x(201) }, ['competency']], [{ why: x(1000) }, []], [{ why: x(1001) }, ['why']], [{ competency: 'a<b' }, ['competency']], [{ why: 'a>b' }, ['why']], [{ why: 'a\0b' }, ['why']], [{ kind: '' }, ['kind']], [{ unitId: '' }, ['unitId']]])('a need of a unit with %j: %j', (given, refused) =>
		expect(faults(NeedForm.safeParse({ ...need, ...given }))).toEqual(refused));

	test.each([[`position:${KEY}`, true], [`person:${KEY.toUpperCase()}`, false], [`unit:${KEY}`, false], [KEY, false], [`person:${KEY} `, false], [`person:${KEY}\nposition:${KEY}`, false], ['person:', false], ['', false]])('%j names somebody: %s', (whose, is) =>
		expect(faults(PersonalNeedForm.safeParse({ ...personal, whose }))).toEqual(is ? [] : ['whose']));

	test.each(NEED_BASES)('on the ground of %s a need of the unit is asked for where it is that ground, and only there', (basis) => {
		expect(faults(PersonalNeedForm.safeParse({ ...personal, basis, followsNeedId: '' }))).toEqual(basis === 'unit_need' ? ['followsNeedId'] : []);
		expect(PersonalNeedForm.parse({ ...personal, basis, followsNeedId: KEY }).followsNeedId).toBe(KEY);
	});

	test.each([['accept', '', []], ['meet', '', []], ['decline', '', ['reason']], ['decline', ' \t', ['reason']], ['decline', 'Sudah dilatih', []], ['accept', x(1001), ['reason']], ['decline', '<i>', ['reason']], ['open', 'x', ['decision']], ['', '', ['decision']]])('deciding "%s" with the reason "%.12s": %j', (decision, reason, refused) =>
		expect(faults(DecisionForm.safeParse({ decision, reason }))).toEqual(refused));

	test('a filter in the address is never refused', () => {
		fc.assert(fc.property(fc.anything(), fc.anything(), fc.anything(), fc.anything(), (state, kind, unitId, page) => {
			const search = NeedSearch.parse({ state, kind, unitId, page });
			expect([...NEED_STATES, 'all']).toContain(search.state);
			expect(Number.isInteger(search.page) && search.page >= 1 && search.page <= 10_000).toBe(true);
		}));
		expect(NeedSearch.parse({})).toEqual({ state: 'open', kind: null, unitId: null, page: 1 });
		expect(NeedSearch.parse({ state: 'all', kind: 'improvement', unitId: KEY, page: '10000' })).toEqual({ state: 'all', kind: 'improvement', unitId: KEY, page: 10_000 });
	});
});

describe('the forms of an improvement', () => {
	const typed = { serviceId: KEY, title: 'Satu loket', beforeText: 'Tiga', afterText: 'Satu', beganOn: '2026-03-02', cause: 'own', expected: 'time', responsible: KEY };
	const record = (given: object) => ImprovementForm.safeParse({ ...typed, ...given });

	test.each([
		['title', x(200), x(201)], ['beforeText', x(10_000), x(10_001)], ['afterText', x(10_000), x(10_001)], ['beganOn', '2024-02-29', '2026-02-29'], ['cause', 'complaints', 'citizens'], ['expected', 'time', 'money'],
		['expected', 'facilities', ''], ['clusterId', '', 'k1'], ['causeElement', 'conduct', 'time'], ['serviceId', KEY, ''], ['responsible', KEY, 'p1'], ['title', 'Satu & dua', '<b>'], ['afterText', 'Satu', ' '], ['endedWhy', x(1000), x(1001)]
	])('%s takes "%.20s" and refuses "%.20s"', (name, taken, refused) => {
		expect(faults(record({ [name]: taken }))).toEqual([]);
		expect(faults(record({ [name]: refused }))).toEqual([name]);
	});

	test('ends on its first day at the earliest, each fault with its own sentence', () => {
		expect(record({ endedOn: '2026-03-02', endedWhy: 'Selesai' }).success).toBe(true);
		expect(record({ endedOn: '2026-03-01', endedWhy: 'Selesai' }).error?.issues).toMatchObject([{ path: ['endedOn'], params: { problem: 'need.improvement_dates' } }]);
		expect(record({ endedOn: '2026-03-02' }).error?.issues).toMatchObject([{ path: ['endedWhy'], params: { problem: 'need.improvement_why' } }]);
	});

	test('a change and an end carry the version that was read and their reason', () => {
		for (const [schema, form, field] of [[ImprovementChange, { ...typed, reason: 'x' }, 'reason'], [ImprovementEnd, { endedOn: '', why: 'x' }, 'why'], [ImprovementWithdrawal, { mistake: 'x' }, 'mistake']] as const) {
			expect(faults(schema.safeParse({ ...form, version: '1000000' }))).toEqual([]);
			for (const version of [undefined, '0', '1000001', '1.5', 'x']) expect(faults(schema.safeParse({ ...form, version }))).toEqual(['version']);
			for (const bad of ['', '  ', x(1001), '<b>', undefined]) expect([field, bad, faults(schema.safeParse({ ...form, version: '1', [field]: bad }))]).toEqual([field, bad, [field]]);
		}
	});

	test('every element can be hoped for, and the time; what can happen to it is named once', () => {
		expect(EXPECTED).toEqual([...ELEMENTS, 'time']);
		expect(new Set(CHANGE_KINDS).size).toBe(CHANGE_KINDS.length);
	});

	test('a difference of any one thing is told as that thing', () => {
		const face: ImprovementFace = { serviceName: 'KTP-el', title: 'a', beforeText: 'b', afterText: 'c', beganOn: '2026-03-02', endedOn: null, endedWhy: '', cause: 'own', clusterName: null, causeElement: null, expected: 'time', responsibleName: 'Pegawai Rekaan' };
		const other: ImprovementFace = { serviceName: null, title: 'b', beforeText: 'c', afterText: 'd', beganOn: '2026-03-03', endedOn: '2026-04-01', endedWhy: 'x', cause: 'element', clusterName: 'Antrean', causeElement: 'cost', expected: 'cost', responsibleName: null };
		const keys = Object.keys(face) as (keyof ImprovementFace)[];
		for (const key of keys) expect(differences(face, { ...face, [key]: other[key] })).toEqual([key]);
		expect(differences(face, other)).toEqual(keys);
	});
});
