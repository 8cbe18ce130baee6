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
	test('sees a worse measure that was registered together with it, also without a course', () => {
		const together = { courseId: null, registrationId: 'g1' };
		expect(evidenceOfProgramme(programmeNow(together), [{ ...worse, ...together }]).worseElsewhere).toBe(true);
		expect(evidenceOfProgramme(programmeNow(together), [{ ...worse, ...together, registrationId: 'g2' }]).worseElsewhere).toBe(false);
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

describe('the evidence to the letter', () => {
	test('a programme is never called unmeasured, and its numbers are its own', () => {
		expect(evidenceOfProgramme(programmeNow({ minutes: 5400, benefitRupiah: 7 }), [])).toMatchObject({ unmeasured: false, minutes: 5400, benefitRupiah: 7, used: programmeNow().used });
	});

	test('a part has no minutes of its own, and the measure it was meant for even where nobody measured it', () => {
		const part: Part = { id: 'k1', courseId: 'c9', title: 'Menyapa', outcome: 'duration' };
		expect(evidenceOfPart(part, programmeNow({ minutes: 5400 }), [])).toMatchObject({ minutes: 0, used: null, outcome: 'duration', unmeasured: true });
		expect(evidenceOfPart({ ...part, outcome: null }, programmeNow({ minutes: 5400 }), [])).toMatchObject({ minutes: 0, outcome: programmeNow().outcome });
	});

	test('a sibling without a verdict is worse nowhere, and hides no other that is', () => {
		const silent = { ...worse, id: 'p3', latest: null };
		expect(evidenceOfProgramme(programmeNow(), [silent]).worseElsewhere).toBe(false);
		expect(evidenceOfProgramme(programmeNow(), [silent, worse]).worseElsewhere).toBe(true);
		expect(evidenceOfProgramme(programmeNow(), [{ ...worse, latest: { ...latest, verdict: 'indicated_worse' } }]).worseElsewhere).toBe(true);
		expect(evidenceOfProgramme(programmeNow(), [{ ...worse, latest }]).worseElsewhere).toBe(false);
	});

	test('a day is over after 24 hours, not before', () => {
		const aged = (confirmedAt: string) => factsOf(evidenceOfProgramme(programmeNow({ latest: { ...latest, confirmedAt } }), []), NOW).verdictAgeDays;
		const before = (ms: number) => new Date(NOW.getTime() - ms).toISOString();
		const day = 24 * 60 * 60 * 1000;
		expect([aged(before(0)), aged(before(day - 1)), aged(before(day)), aged(before(184 * day)), aged(before(185 * day - 1))]).toEqual([0, 0, 1, 184, 184]);
	});

	// Wilson's 95 % interval of 0 of 5 ends at z²/(5 + z²) = 43.4 %, of 5 of 5 it starts at 56.6 %.
	test('the smallest number of answers that is told has the interval of the textbook', () => {
		expect(usedOf({ answered: 5, favourable: 0 })?.high).toBeCloseTo(43.45, 2);
		expect(usedOf({ answered: 5, favourable: 5 })).toMatchObject({ percent: 100, high: 100, answered: 5 });
		expect(usedOf({ answered: 5, favourable: 5 })?.low).toBeCloseTo(56.55, 2);
	});
});
