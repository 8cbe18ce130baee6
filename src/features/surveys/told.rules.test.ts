import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ELEMENTS, type Element } from './schema.ts';
import { TOLD_MEASURES, shownMonths, untoldCells, untoldMonths, type MonthPart, type ToldMeasure } from './told.rules.ts';

const FEWEST = 5;
const alike = (count: number) => Object.fromEntries(TOLD_MEASURES.map((measure) => [measure, count])) as Record<ToldMeasure, number>;
const part = (month: string, count: number, given: Partial<MonthPart> = {}): MonthPart => ({ survey: 'a', isClosed: false, month: `${month}-01`, answers: alike(count), ...given });
const months = (counts: readonly number[], given: Partial<MonthPart> = {}) => counts.map((count, at) => part(`2026-${String(at + 1).padStart(2, '0')}`, count, given));
/** Which of the months are shown, as 1 and 0. */
const shown = (counts: readonly number[], isClosed = false) => {
	const parts = months(counts, { isClosed });
	const untold = untoldMonths(parts, FEWEST);
	return parts.map(({ month }) => (untold.includes(month) ? 0 : 1)).join('');
};

describe('a month of an open survey', () => {
	test('is shown when five answers came after it: fewer would be the rest of the result', () => {
		expect(shown([20])).toBe('0');
		expect(shown([20, 4])).toBe('00');
		expect(shown([20, 5])).toBe('10');
		expect(shown([20, 20, 4])).toBe('100');
	});
	test('of fewer than five is not shown, and counts as rest of the others', () => {
		expect(shown([4, 20])).toBe('00');
		expect(shown([3, 20, 2])).toBe('010');
		expect(shown([4, 20, 1])).toBe('010');
		expect(shown([20, 2, 2, 1])).toBe('1000');
	});
	test('of none is none, not a hidden one', () => {
		expect(untoldMonths(months([0, 0]), FEWEST)).toEqual([]);
		expect(shown([20, 0, 5])).toBe('110');
	});
});

describe('a month of a closed survey', () => {
	test('is shown to the last where none is small', () => {
		expect(shown([20], true)).toBe('1');
		expect(shown([20, 5, 6], true)).toBe('111');
	});
	test('goes with a small one that the result would tell', () => {
		expect(shown([20, 1], true)).toBe('00');
		expect(shown([20, 20, 1], true)).toBe('100');
		expect(shown([1, 20, 20], true)).toBe('010');
		expect(shown([2, 3, 20], true)).toBe('001');
		expect(shown([4], true)).toBe('0');
	});
});

describe('several surveys of one month', () => {
	test('are each large enough, or the month is not told: the result of one would tell the other', () => {
		const first = part('2026-01', 20, { isClosed: true });
		expect(untoldCells([first, part('2026-01', 4, { survey: 'b', isClosed: true })], FEWEST)).toHaveLength(TOLD_MEASURES.length);
		expect(untoldCells([first, part('2026-01', 5, { survey: 'b', isClosed: true })], FEWEST)).toEqual([]);
		expect(untoldCells([first, part('2026-01', 5, { survey: 'b' })], FEWEST)).toHaveLength(TOLD_MEASURES.length);
	});
	test('hide a month by what one of them needs', () => {
		const parts = [part('2026-01', 20, { isClosed: true }), part('2026-02', 20, { isClosed: true }), part('2026-02', 9, { survey: 'b', isClosed: true }), part('2026-03', 1, { survey: 'b', isClosed: true })];
		expect(new Set(untoldCells(parts, FEWEST).map(({ month }) => month))).toEqual(new Set(['2026-02-01', '2026-03-01']));
	});
});

describe('answers that left something open', () => {
	test('are judged for each element by who answered it', () => {
		const answers = { ...alike(20), cost: 3, index: 3 };
		expect(untoldCells([part('2026-01', 0, { isClosed: true, answers })], FEWEST).map(({ measure }) => measure)).toEqual(['cost', 'index']);
	});
	test('hide the index where fewer than five did: the elements less the index would be theirs', () => {
		const untold = (index: number) => untoldCells([part('2026-01', 0, { isClosed: true, answers: { ...alike(20), index } })], FEWEST).map(({ measure }) => measure);
		expect([untold(20), untold(19), untold(16), untold(15)]).toEqual([[], ['index'], ['index'], []]);
	});
	test('an element that is asked of fewer says nothing of the index', () => {
		expect(untoldCells([part('2026-01', 0, { isClosed: true, answers: { ...alike(20), cost: 9 } })], FEWEST)).toEqual([]);
	});
});

describe('the page of an open survey', () => {
	const score = (value: number) => Object.fromEntries(ELEMENTS.map((element) => [element, value]));
	const given = (month: string, count: number, answers = score(3)) => Array.from({ length: count }, () => ({ month: `${month}-01`, answers }));
	const of = (answers: ReturnType<typeof given>, running = '2026-03-01', used: readonly Element[] = ELEMENTS) => shownMonths(answers, { used, running, fewest: FEWEST });

	test('shows months that are over, each with five answers after it', () => {
		expect(of([...given('2026-01', 9), ...given('2026-02', 8)])).toEqual(['2026-01-01']);
		expect(of([...given('2026-01', 9), ...given('2026-02', 8), ...given('2026-03', 5)])).toEqual(['2026-01-01', '2026-02-01']);
		expect(of([...given('2026-01', 9), ...given('2026-02', 3), ...given('2026-03', 5)])).toEqual(['2026-01-01']);
		expect(of([])).toEqual([]);
	});
	test('never the month that runs, however many answered', () => {
		expect(of(given('2026-03', 500))).toEqual([]);
		expect(of([...given('2026-03', 500), ...given('2026-04', 9)], '2026-04-01')).toEqual(['2026-03-01']);
	});
	test('no month in which some element hides somebody; what is not asked hides nobody', () => {
		const { cost: _, ...open } = score(3);
		const one = [...given('2026-01', 9), ...given('2026-01', 1, open), ...given('2026-02', 9)];
		expect(of(one)).toEqual([]);
		expect(of(one, '2026-03-01', ELEMENTS.filter((element) => element !== 'cost'))).toEqual(['2026-01-01']);
		expect(of([...given('2026-01', 9), ...given('2026-01', 5, open), ...given('2026-02', 9)])).toEqual(['2026-01-01']);
	});
	test('one visitor more changes nothing that is shown, for whatever came before', () => {
		const month = fc.integer({ min: 1, max: 3 }).map((number) => `2026-0${number}`);
		fc.assert(
			fc.property(fc.array(fc.record({ month, count: fc.integer({ min: 1, max: 9 }) }), { maxLength: 12 }), (packets) => {
				const answers = packets.flatMap(({ month: name, count }) => given(name, count));
				const before = of(answers);
				const after = of([...answers, ...given('2026-03', 1, score(1))]);
				// A month may come to be shown, with all of its people at once; none goes, and none changes.
				for (const name of before) expect(after).toContain(name);
				for (const name of after) expect(answers.filter((answer) => answer.month === name).length).toBeGreaterThanOrEqual(FEWEST);
			})
		);
	});
});

/** An attacker: sums of groups of people, from which others are worked out by adding and subtracting. */
class Attacker {
	private readonly rows: number[][] = [];

	learn(row: readonly number[]): void {
		const reduced = this.reduce(row);
		const lead = reduced.findIndex((value) => Math.abs(value) > 1e-9);
		if (lead < 0) return;
		this.rows.push(reduced.map((value) => value / reduced[lead]!));
	}

	knows(row: readonly number[]): boolean {
		return this.reduce(row).every((value) => Math.abs(value) < 1e-9);
	}

	private reduce(row: readonly number[]): number[] {
		const left = [...row];
		for (const known of this.rows) {
			const lead = known.findIndex((value) => Math.abs(value) > 1e-9);
			const times = left[lead]!;
			if (Math.abs(times) > 1e-9) for (let at = 0; at < left.length; at += 1) left[at]! -= times * known[at]!;
		}
		return left;
	}
}

/** Everybody who answered alone, two and so on up to four people: what nobody may work out. Parts are what people can be told apart by. */
function* smallGroups(sizes: readonly number[]): Generator<number[]> {
	for (let mask = 1; mask < 2 ** sizes.length; mask += 1) {
		const row = sizes.map((_, at) => (mask >> at) & 1);
		const people = row.reduce((sum, one, at) => sum + one * sizes[at]!, 0);
		if (people > 0 && people < FEWEST) yield row;
	}
}

describe('whoever writes down every figure that is ever shown', () => {
	// Two surveys of one counter follow each other, the first is closed in the third month; answers come day by day in packets.
	const packet = fc.record({ month: fc.integer({ min: 0, max: 4 }), size: fc.integer({ min: 1, max: 6 }) });

	test('learns nothing of fewer than five people, in whatever order answers come', () => {
		fc.assert(
			fc.property(fc.array(packet, { maxLength: 14 }), fc.boolean(), (packets, isLastClosed) => {
				const given = [...packets].sort((a, b) => a.month - b.month);
				const surveyOf = (at: number, month: number) => (month < 2 || (month === 2 && at % 2 === 0) ? 'a' : 'b');
				const owners = given.map(({ month }, at) => surveyOf(at, month));
				const attacker = new Attacker();
				const rowOf = (belongs: (at: number) => boolean) => given.map((_, at) => (belongs(at) ? 1 : 0));
				const look = (arrived: number, running: number, isClosed: (survey: string) => boolean) => {
					const cells = Map.groupBy(given.slice(0, arrived).map((one, at) => ({ ...one, at })), ({ month, at }) => `${owners[at]} ${month}`);
					const parts = [...cells].map(([key, own]): MonthPart => {
						const [survey, month] = key.split(' ') as [string, string];
						return { survey, month: `2026-0${Number(month) + 1}-01`, isClosed: isClosed(survey), answers: alike(own.reduce((sum, { size }) => sum + size, 0)) };
					});
					const untold = new Set(untoldCells(parts, FEWEST).filter(({ measure }) => measure === 'index').map(({ month }) => month));
					for (let month = 0; month < running; month += 1) {
						if (!untold.has(`2026-0${month + 1}-01`)) attacker.learn(rowOf((at) => at < arrived && given[at]!.month === month));
					}
					for (const survey of ['a', 'b']) {
						const own = parts.filter((one) => one.survey === survey);
						const hidden = untoldMonths(own, FEWEST);
						// The page of an open survey: its own months, taken together.
						attacker.learn(rowOf((at) => at < arrived && owners[at] === survey && given[at]!.month < running && !hidden.includes(`2026-0${given[at]!.month + 1}-01`)));
						const all = own.reduce((sum, { answers }) => sum + answers.index, 0);
						if (isClosed(survey) && all >= FEWEST) attacker.learn(rowOf((at) => owners[at] === survey));
					}
				};
				for (let arrived = 0; arrived <= given.length; arrived += 1) {
					const running = given[arrived]?.month ?? 5;
					look(arrived, running, (survey) => survey === 'a' && owners.slice(arrived).every((owner) => owner !== 'a') && running > 2);
				}
				look(given.length, 5, (survey) => survey === 'a' || isLastClosed);
				for (const group of smallGroups(given.map(({ size }) => size))) expect(attacker.knows(group)).toBe(false);
			}),
			{ numRuns: 300 }
		);
	}, 60_000);

	test('what was shown once stays as it was while answers come', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 12 }), (counts, more) => {
				const before = untoldMonths(months(counts), FEWEST);
				const later = untoldMonths(months([...counts.slice(0, -1), counts.at(-1)! + more]), FEWEST);
				const last = months(counts).at(-1)!.month;
				for (const { month, answers } of months(counts)) if (month !== last && answers.index > 0 && !before.includes(month)) expect(later).not.toContain(month);
				const closed = untoldMonths(months(counts, { isClosed: true }), FEWEST);
				for (const month of closed) expect(before).toContain(month);
			})
		);
	});

	test('every measure is judged by the same rule', () => {
		const parts = months([20, 3], { isClosed: true });
		for (const measure of ELEMENTS) expect(untoldMonths(parts, FEWEST, measure)).toEqual(untoldMonths(parts, FEWEST));
	});
});
