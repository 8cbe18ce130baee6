import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element } from '#features/surveys/schema.ts';
import { assertRuleSets, newestRuleSet, ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { wilson95 } from '#platform/statistics/wilson.ts';
import { needRuleSets } from './need-rules.ts';
import { complaintEvidence, complaintProposals, elementProposals, isAlike, isMissed, monthOf, promiseProposals, rulesOf, urgencyOf, type ClosedComplaint, type PromiseMonth } from './rules.ts';
import { DecisionForm, NeedForm, NeedSearch, NeedSettings } from './schema.ts';

/** The first version: what was decided by it is read by it. */
const { rules } = ruleSetOn(needRuleSets, '2026-11-01');
const { rules: now } = newestRuleSet(needRuleSets);

const element = (name: Element, mean: number, answered = 100) => ({ element: name, answered, sum: Math.round(mean * answered), index: Math.round(mean * 2500), grade: null });
const survey = (elements: ReturnType<typeof element>[], elementIntervals: Partial<Record<Element, readonly [number, number] | null>> = {}) => ({
	surveyId: 's', unitId: 'u', serviceId: 'v', closesOn: '2026-10-31', result: { elements, elementIntervals }
});
const complaint = (complaintId: string, closedOn: string, competency = 'Menjelaskan syarat KTP', given: Partial<ClosedComplaint> = {}): ClosedComplaint => ({
	complaintId, unitId: 'u', serviceId: 'v', closedOn, competency, ...given
});
const month = (name: string, percent: number, visits = 50): PromiseMonth => ({ unitId: 'u', serviceId: 'v', month: name, percent, visits });

describe('a weak element', () => {
	test('opens a training need when its interval lies wholly under the bound', () => {
		const [proposal, ...more] = elementProposals(survey([element('conduct', 2.4), element('cost', 3.5)], { conduct: [5700, 6300], cost: [8500, 9000] }), rules);
		expect(more).toEqual([]);
		expect(proposal).toEqual({
			kind: 'training', unitId: 'u', serviceId: 'v', topic: 'conduct', competency: '',
			evidence: [{ kind: 'survey_element', unitId: 'u', referenceId: 's', element: 'conduct', figure: 6000, bound: 6500, month: '2026-10-01' }]
		});
	});
	test('opens nothing when the interval reaches the bound, or is not known', () => {
		expect(elementProposals(survey([element('conduct', 2.4)], { conduct: [5700, 6500] }), rules)).toEqual([]);
		expect(elementProposals(survey([element('conduct', 2.4)], { conduct: null }), rules)).toEqual([]);
	});
	test('opens an improvement where training cannot help', () => {
		expect(elementProposals(survey([element('facilities', 2)], { facilities: [4500, 5500] }), rules).map(({ kind }) => kind)).toEqual(['improvement']);
	});
	test('is one of the three weakest; a fourth waits', () => {
		const names: Element[] = ['conduct', 'competence', 'procedure', 'duration'];
		const weak = survey(names.map((name, at) => element(name, 1.5 + at / 10)), Object.fromEntries(names.map((name) => [name, [3000, 5000]])));
		expect(elementProposals(weak, rules).map(({ topic }) => topic)).toEqual(['conduct', 'competence', 'procedure']);
	});
	test('of an agency with a stricter bound is found earlier', () => {
		const weak = survey([element('conduct', 2.9)], { conduct: [7000, 7500] });
		expect(elementProposals(weak, rules)).toEqual([]);
		expect(elementProposals(weak, rulesOf(rules, { elementBoundHundredths: 7661 }))).toHaveLength(1);
	});
});

describe('complaints with the same competency missing', () => {
	const three = [complaint('a', '2026-09-01'), complaint('b', '2026-10-01', 'menjelaskan syarat KTP-el'), complaint('c', '2026-11-01', 'Syarat KTP: cara menjelaskan')];
	test('open one need when there are three of one unit and service within 90 days', () => {
		const [proposal, ...more] = complaintProposals(three, rules);
		expect(more).toEqual([]);
		expect(proposal).toMatchObject({ kind: 'training', topic: 'complaint', competency: 'Syarat KTP: cara menjelaskan' });
		expect(proposal?.evidence.map(({ referenceId }) => referenceId).sort()).toEqual(['a', 'b', 'c']);
	});
	test.each([
		['only two', three.slice(1)],
		['one closed 91 days earlier', [complaint('a', '2026-08-02'), ...three.slice(1)]],
		['one of another unit', [complaint('a', '2026-09-01', undefined, { unitId: 'other' }), ...three.slice(1)]],
		['one of another service', [complaint('a', '2026-09-01', undefined, { serviceId: 'other' }), ...three.slice(1)]],
		['one with another competency', [complaint('a', '2026-09-01', 'Mengoperasikan printer'), ...three.slice(1)]]
	])('open nothing: %s', (_, complaints) => {
		expect(complaintProposals(complaints, rules)).toEqual([]);
	});
	test('count exactly 90 days as within', () => {
		expect(complaintProposals([complaint('a', '2026-08-03'), ...three.slice(1)], rules)).toHaveLength(1);
	});
	test('each count once, whatever their order', () => {
		const many = fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), text: fc.constantFrom('menjelaskan syarat', 'mengoperasikan printer', '😀', '') }), { maxLength: 20 });
		fc.assert(fc.property(many, (list) => {
			const complaints = list.map(({ day, text }, at) => complaint(String(at), `2026-10-${String(day).padStart(2, '0')}`, text));
			const used = complaintProposals(complaints, rules).flatMap(({ evidence }) => evidence.map(({ referenceId }) => referenceId));
			expect(new Set(used).size).toBe(used.length);
			expect([...used].sort()).toEqual(complaintProposals([...complaints].reverse(), rules).flatMap(({ evidence }) => evidence.map(({ referenceId }) => referenceId)).sort());
		}));
	});
	test('give away neither text nor person', () => {
		expect(Object.keys(complaintEvidence(complaint('a', '2026-09-01'))).sort()).toEqual(['bound', 'element', 'figure', 'kind', 'month', 'referenceId', 'unitId']);
	});
	test.each([['Menjelaskan syarat', 'menjelaskan SYARAT!', true], ['syarat menjelaskan', 'menjelaskan syarat', true], ['komunikasi', 'pengarsipan', false], ['', '', false], ['…', '…', false]])('%s and %s alike: %s', (one, other, alike) => {
		expect(isAlike(one, other, rules)).toBe(alike);
	});
});

describe('missed times', () => {
	test('open a need after two months running under the share', () => {
		const [proposal] = promiseProposals([month('2026-09-01', 70), month('2026-10-01', 60), month('2026-08-01', 95)], rules);
		expect(proposal).toMatchObject({ topic: 'time', kind: 'training' });
		expect(proposal?.evidence.map(({ month: of, figure }) => [of, figure])).toEqual([['2026-09-01', 70], ['2026-10-01', 60]]);
	});
	test('over the turn of the year follow each other too', () => {
		expect(promiseProposals([month('2025-12-01', 70), month('2026-01-01', 70)], rules)).toHaveLength(1);
	});
	test.each([
		['one month', [month('2026-10-01', 60)]],
		['a month between', [month('2026-08-01', 60), month('2026-09-01', 80), month('2026-10-01', 60)]],
		['a month without data between', [month('2026-08-01', 60), month('2026-10-01', 60)]],
		['a month of nine visits', [month('2026-09-01', 60, 9), month('2026-10-01', 60)]],
		['exactly the share', [month('2026-09-01', 80), month('2026-10-01', 80)]]
	])('open nothing: %s', (_, months) => {
		expect(promiseProposals(months, rules)).toEqual([]);
	});
});

describe('missed times since 22 November 2026', () => {
	test('count only where the whole interval lies under the share', () => {
		// Wilson, 95 %: 15 of 25 is 40.7–76.6 %, 60 of 100 is 50.2–69.1 %.
		expect(isMissed({ visits: 25, percent: 60 }, now)).toBe(false);
		expect(isMissed({ visits: 100, percent: 60 }, now)).toBe(true);
		expect(isMissed({ visits: 25, percent: 60 }, rules)).toBe(true);
		expect(isMissed({ visits: 9, percent: 0 }, now)).toBe(false);
		expect(isMissed({ visits: 0, percent: 0 }, { ...now, leastVisits: 0 })).toBe(false);
	});
	test('are urgent by six months, or by less than half of the share; four months a third under it are not', () => {
		const piece = (figure: number) => ({ kind: 'missed_time' as const, figure, bound: 70 });
		expect(urgencyOf(Array.from({ length: 5 }, () => piece(47)), '2026-11-22', '2026-11-22', now)).toBe(1);
		expect(urgencyOf(Array.from({ length: 6 }, () => piece(47)), '2026-11-22', '2026-11-22', now)).toBe(2);
		expect(urgencyOf([piece(34)], '2026-11-22', '2026-11-22', now)).toBe(2);
		expect(urgencyOf(Array.from({ length: 6 }, () => piece(34)), '2026-11-22', '2026-11-22', now)).toBe(3);
		expect(urgencyOf([{ kind: 'survey_element', figure: 5800, bound: 6500 }], '2026-11-22', '2026-11-22', now)).toBe(2);
	});
	test('an element with nine answers says nothing, with ten it does', () => {
		const weak = (answered: number) => survey([element('conduct', 1.2, answered)], { conduct: [3000, 3300] });
		expect(elementProposals(weak(9), now)).toEqual([]);
		expect(elementProposals(weak(10), now)).toHaveLength(1);
	});
	test('numbers of the urgency that an agency set take their place', () => {
		expect(rulesOf(now, { missedMonths: 9, ageDays: 30, promisePercent: 60 })).toMatchObject({ promisePercent: 60, urgency: { ...now.urgency, missedMonths: 9, ageDays: 30 } });
		expect(rulesOf(now, {})).toEqual(now);
	});
});

describe('urgency', () => {
	const at = (count: number, figure: number | null = null, bound: number | null = null) => Array.from({ length: count }, () => ({ figure, bound }));
	test.each([
		['nothing stands any more', at(0), '2026-11-01', 0],
		['three complaints', at(3), '2026-11-01', 1],
		['a fourth raises it', at(4), '2026-11-01', 2],
		['a wide gap raises it', at(1, 5850, 6500), '2026-11-01', 2],
		['a narrow gap does not', at(1, 6000, 6500), '2026-11-01', 1],
		['sixty days of waiting raise it', at(3), '2026-09-22', 2],
		['all three together stay at the top', at(9, 0, 80), '2026-01-01', 3]
	])('%s', (_, evidence, openedOn, wanted) => {
		expect(urgencyOf(evidence, openedOn, '2026-11-21', rules)).toBe(wanted);
	});
	test('never falls when evidence is added', () => {
		const piece = fc.record({ figure: fc.double({ min: 0, max: 100, noNaN: true }), bound: fc.constant(80) });
		fc.assert(fc.property(fc.array(piece, { minLength: 1 }), piece, (list, more) => {
			expect(urgencyOf([...list, more], '2026-10-01', '2026-11-21', rules)).toBeGreaterThanOrEqual(urgencyOf(list, '2026-10-01', '2026-11-21', rules));
		}));
	});
});

describe('shapes', () => {
	test('the dated rule can live with its versions', () => expect(() => assertRuleSets(needRuleSets)).not.toThrow());
	test('what an agency set wrongly is left out', () => {
		expect(NeedSettings.parse({ complaints: -1 })).toEqual({});
		expect(NeedSettings.parse('nonsense')).toEqual({});
		expect(rulesOf(rules, { complaints: 5 }).complaints).toBe(5);
	});
	test('declining says why', () => {
		expect(DecisionForm.safeParse({ decision: 'decline', reason: ' ' }).success).toBe(false);
		expect(DecisionForm.parse({ decision: 'accept' })).toEqual({ decision: 'accept', reason: '' });
		expect(DecisionForm.safeParse({ decision: 'decline', reason: '<b>' }).success).toBe(false);
	});
	test('a filter that nobody understands shows what is open', () => {
		expect(NeedSearch.parse({ state: 'x', kind: '1', unitId: "'", page: '-3' })).toEqual({ state: 'open', kind: null, unitId: null, page: 1 });
	});
	test('an officer names unit, competency and reason', () => {
		const good = { kind: 'training', unitId: '01990000-0000-7000-8000-000000000000', competency: 'Menjelaskan syarat', why: 'Temuan apel' };
		expect(NeedForm.safeParse(good).success).toBe(true);
		for (const bad of [{ unitId: 'x' }, { competency: ' ' }, { why: '' }, { kind: 'plan' }, { competency: 'a'.repeat(201) }]) expect(NeedForm.safeParse({ ...good, ...bad }).success).toBe(false);
	});
	test('the month of a day is its first', () => expect(monthOf('2026-02-28')).toBe('2026-02-01'));
});

// docs/rules/needs.md: each number tried on itself and on both sides.
describe('the bounds of the rule of needs', () => {
	const piece = (kind: 'survey_element' | 'missed_time', figure: number | null, bound: number | null) => ({ kind, figure, bound });
	const urgent = (evidence: readonly { kind: 'survey_element' | 'missed_time'; figure: number | null; bound: number | null }[]) => urgencyOf(evidence, '2026-11-22', '2026-11-22', now);

	test('a month of ten visits speaks, one of nine does not', () => {
		expect([isMissed({ visits: 10, percent: 0 }, now), isMissed({ visits: 9, percent: 0 }, now)]).toEqual([true, false]);
		expect([isMissed({ visits: 10, percent: 79.9 }, rules), isMissed({ visits: 10, percent: 80 }, rules)]).toEqual([true, false]);
	});

	test('an interval that only reaches the share is not under it', () => {
		// Wilson, 95 %: of 100 visits, 60 end at 69.06 and 61 at 69.98 percent, 62 at 70.90.
		expect([60, 61, 62].map((percent) => isMissed({ visits: 100, percent }, now))).toEqual([true, true, false]);
		const end = 100 * (wilson95(61, 100)?.[1] ?? Number.NaN);
		expect(end).toBeCloseTo(69.98, 2);
		expect(isMissed({ visits: 100, percent: 61 }, { ...now, promisePercent: end })).toBe(false);
	});

	test('months count by their own number and never by that of other evidence', () => {
		const months = Array.from({ length: 5 }, () => piece('missed_time', 60, 70));
		const others = Array.from({ length: 3 }, () => piece('survey_element', 6400, 6500));
		expect(urgent([...months, ...others])).toBe(1);
		expect(urgent([...months, ...others, piece('survey_element', 6400, 6500)])).toBe(2);
		expect(urgent([...months, ...others, piece('missed_time', 60, 70)])).toBe(2);
	});

	test('a gap of a tenth of the bound is wide, for months a gap of half', () => {
		expect([5851, 5850].map((figure) => urgent([piece('survey_element', figure, 6500)]))).toEqual([1, 2]);
		expect([35.1, 35].map((figure) => urgent([piece('missed_time', figure, 70)]))).toEqual([1, 2]);
	});

	test('evidence without a figure, without a bound, or with a bound of zero has no gap', () => {
		expect([piece('survey_element', null, 6500), piece('survey_element', 10, null), piece('survey_element', 0, 0), piece('survey_element', -5, 0)].map((one) => urgent([one]))).toEqual([1, 1, 1, 1]);
		expect(urgent([piece('survey_element', 0.5, 1)])).toBe(2);
	});

	test('it waits long from the sixtieth day on', () => {
		const waited = (openedOn: string) => urgencyOf([piece('survey_element', 6400, 6500)], openedOn, '2026-11-22', now);
		expect([waited('2026-09-24'), waited('2026-09-23')]).toEqual([1, 2]);
	});
});

describe('how alike two competencies are', () => {
	const alike = (one: string, other: string, likeness: number) => isAlike(one, other, { likeness });

	// Dice over the three-letter pieces of ' abcd ': ' ab', 'abc', 'bcd', 'cd '; of ' abce ': ' ab', 'abc', 'bce', 'ce ' → 2 · 2 / 8.
	test('the share of pieces in common is counted exactly', () => {
		expect([alike('abcd', 'abce', 0.5), alike('abcd', 'abce', 0.500001)]).toEqual([true, false]);
		expect([alike('abcd', 'abcd', 1), alike('abcd', 'abcd efgh', 4 / 6), alike('abcd', 'abcd efgh', 0.67)]).toEqual([true, true, false]);
	});

	test('a word of one letter is one piece', () => expect([alike('a', 'a', 1), alike('a', 'b', 0.01), alike('a b', 'a', 2 / 3), alike('a b', 'a', 0.67)]).toEqual([true, false, true, false]));

	test('the bound of the rule lies between a case and its next neighbour', () => {
		expect(isAlike('Menjelaskan syarat', 'Menjelaskan alur', now)).toBe(true);
		expect(isAlike('Mengelola arsip', 'Menjelaskan alur', now)).toBe(false);
	});

	test('no order of the two and no order of the words matters', () => {
		const text = fc.array(fc.constantFrom('syarat', 'ktp', 'menjelaskan', 'cara', 'antre', 'a'), { maxLength: 5 });
		fc.assert(fc.property(text, text, fc.double({ min: 0.01, max: 1, noNaN: true }), (one, other, likeness) => {
			expect(alike(one.join(' '), other.join(' '), likeness)).toBe(alike(other.toReversed().join(' - '), one.join('\n'), likeness));
		}));
	});
});

describe('runs of missed months', () => {
	test('a run that is too short adds nothing to one that is long enough', () => {
		const months = [month('2026-01-01', 60), month('2026-03-01', 60), month('2026-04-01', 60), month('2026-06-01', 60)];
		expect(promiseProposals(months, rules).flatMap(({ evidence }) => evidence.map((one) => one.month))).toEqual(['2026-03-01', '2026-04-01']);
	});

	test('two runs of one service are one need; two services are two', () => {
		const months = [month('2026-01-01', 60), month('2026-02-01', 60), month('2026-05-01', 60), month('2026-06-01', 60)];
		expect(promiseProposals(months, rules).map(({ evidence }) => evidence.length)).toEqual([4]);
		expect(promiseProposals([...months, ...months.map((one) => ({ ...one, serviceId: 'w' }))], rules).map(({ serviceId }) => serviceId)).toEqual(['v', 'w']);
	});

	test('the figures and the bound are kept as they were', () => {
		const [proposal] = promiseProposals([month('2026-03-01', 61.5), month('2026-04-01', 0)], rules);
		expect(proposal?.evidence).toEqual([['2026-03-01', 61.5], ['2026-04-01', 0]].map(([of, figure]) => ({ kind: 'missed_time', unitId: 'u', referenceId: 'v', element: '', figure, bound: 80, month: of })));
	});
});
