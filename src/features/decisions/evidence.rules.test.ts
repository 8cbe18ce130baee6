import { describe, expect, test } from 'vitest';
import { evidenceOfPart, evidenceOfProgramme, factsOf, gainOf, usedOf, type Part } from './evidence.rules.ts';
import { NOW, programmeNow } from './testing/matters.ts';

const latest = programmeNow().latest!;
const worse = programmeNow({ id: 'p2', outcome: 'duration', latest: { ...latest, resultId: 'r2', verdict: 'proven_worse' } });

describe('the gain behind a cost of a point', () => {
	test('is the effect of the verdict', () => expect(gainOf(programmeNow())).toEqual({ att: 3, ci95: [1, 5], direction: 'up', units: 10 }));
	test('is none where nothing can be judged, whatever number was computed', () => expect(gainOf(programmeNow({ latest: { ...latest, verdict: 'cannot_be_judged' } }))).toMatchObject({ att: null, ci95: null }));
	test('is none before a verdict', () => expect(gainOf(programmeNow({ latest: null }))).toMatchObject({ att: null, ci95: null }));
});

describe('the evidence about a programme', () => {
	test('sums costs, and names whose verdict it is', () => expect(evidenceOfProgramme(programmeNow(), [])).toMatchObject({ judgedBy: 'p1', costs: { paid: 50_000_000, workingTime: 10_000_000, full: 60_000_000 }, costPerPoint: { kind: 'bounded', estimate: 2_000_000 } }));
	test('sees a worse measure of the same course, not of another course', () => {
		expect(evidenceOfProgramme(programmeNow(), [worse]).worseElsewhere).toBe(true);
		expect(evidenceOfProgramme(programmeNow(), [{ ...worse, courseId: 'c2' }]).worseElsewhere).toBe(false);
		expect(evidenceOfProgramme(programmeNow({ courseId: null }), [{ ...worse, courseId: null }]).worseElsewhere).toBe(false);
	});
	test('is not worse elsewhere by its own verdict', () => expect(evidenceOfProgramme(worse, [worse]).worseElsewhere).toBe(false));
	test.each([true, false, null])('a registration fixed before anybody was trained: %s', (registeredBefore) => expect(evidenceOfProgramme(programmeNow({ registeredBefore }), []).registeredBefore).toBe(registeredBefore));
});

describe('the evidence about a part', () => {
	const part = (given: Partial<Part> = {}): Part => ({ id: 'k1', courseId: 'c1', title: 'Menyapa', outcome: 'duration', ...given });
	test('is the evaluation of the same course by its measure', () => expect(evidenceOfPart(part(), programmeNow(), [worse])).toMatchObject({ judgedBy: 'p2', outcome: 'duration', unmeasured: false, verdict: { verdict: 'proven_worse' } }));
	test('is the programme’s own where the measure is the same', () => expect(evidenceOfPart(part({ outcome: 'index' }), programmeNow(), [worse]).judgedBy).toBe('p1'));
	test('is none of another course, nor without a measure', () => {
		for (const evidence of [evidenceOfPart(part(), programmeNow(), [{ ...worse, courseId: 'c2' }]), evidenceOfPart(part({ outcome: null }), programmeNow(), [worse])]) expect(evidence).toMatchObject({ judgedBy: null, verdict: null, unmeasured: true });
	});
	test('never takes the costs of the whole programme for its own', () => expect(evidenceOfPart(part({ outcome: 'index' }), programmeNow(), [])).toMatchObject({ costs: null, costPerPoint: null, benefitRupiah: null }));
});

describe('the facts of the rule', () => {
	test('count the days since the data confirmed the verdict', () => expect(factsOf(evidenceOfProgramme(programmeNow({ latest: { ...latest, confirmedAt: '2026-11-11T02:00:00Z' } }), []), NOW).verdictAgeDays).toBe(10));
	test('have no age, ratio or cost of a point where there is nothing', () => expect(factsOf(evidenceOfProgramme(programmeNow({ latest: null, costs: [] }), []), NOW)).toMatchObject({ verdict: null, verdictAgeDays: null, benefitCostRatio: null, costPerPoint: 'undefined' }));
	test('have the ratio only of a stated benefit', () => {
		expect(factsOf(evidenceOfProgramme(programmeNow({ benefitRupiah: 90_000_000 }), []), NOW).benefitCostRatio).toBe(1.5);
		expect(factsOf(evidenceOfProgramme(programmeNow(), []), NOW).benefitCostRatio).toBeNull();
	});
});

describe('use at work', () => {
	// Wilson's interval of 30 of 60 as in any textbook: 37.7–62.3 %.
	test('is a share with its interval', () => {
		const used = usedOf({ answered: 60, favourable: 30 })!;
		expect(used).toMatchObject({ percent: 50, answered: 60 });
		expect(used.low).toBeCloseTo(37.7, 1);
		expect(used.high).toBeCloseTo(62.3, 1);
	});
	test.each([[0, 0], [4, 4], [4, 0]])('of %i answers, %i favourable, is not said (R24)', (answered, favourable) => expect(usedOf({ answered, favourable })).toBeNull());
	test('of none of five is still said, with a wide interval', () => expect(usedOf({ answered: 5, favourable: 0 })).toMatchObject({ percent: 0, low: 0 }));
});
