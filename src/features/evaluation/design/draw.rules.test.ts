import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canDraw, draw, tertiles, type Candidate, type DrawPlan } from './draw.rules.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const offices = (count: number, stratumOf: (at: number) => string = () => '–'): Candidate[] => Array.from({ length: count }, (_none, at) => ({ key: `k${at}`, stratum: stratumOf(at) }));
const lottery = (seats: number): DrawPlan => ({ kind: 'lottery', seats, months: ['2027-03-01'] });
const turns: DrawPlan = { kind: 'phased', months: ['2027-03-01', '2027-06-01', '2027-09-01'] };
const chosen = (candidates: readonly Candidate[], plan: DrawPlan, seed: string) => draw(candidates, plan, seed, digest).filter(({ month }) => month !== null).map(({ key }) => key);

describe('a drawing', () => {
	// By hand: printf 'benih\nA' | sha256sum, and so for B and C; B has the lowest ticket, A the next, C the last.
	test('follows the printed rule', () => {
		const three = ['A', 'B', 'C'].map((key) => ({ key, stratum: '–' }));
		expect(draw(three, lottery(1), 'benih', digest).map(({ key, ticket, position, month }) => [key, ticket.slice(0, 16), position, month])).toEqual([
			['B', '13fb490a0ec02a50', 1, '2027-03-01'],
			['A', '28abe74f383274c0', 2, null],
			['C', 'b4cd0167b0103985', 3, null]
		]);
	});

	test('is the same in whatever order offices are listed, and another with another seed', () => {
		fc.assert(fc.property(fc.string({ minLength: 1 }), fc.shuffledSubarray(offices(12, (at) => `s${at % 3}`), { minLength: 12 }), (seed, shuffled) => {
			expect(draw(shuffled, lottery(4), seed, digest)).toEqual(draw(offices(12, (at) => `s${at % 3}`), lottery(4), seed, digest));
		}));
		expect(new Set(Array.from({ length: 20 }, (_none, at) => chosen(offices(20), lottery(5), `b${at}`).sort().join())).size).toBeGreaterThan(15);
	});

	test('gives exactly the seats there are', () => {
		fc.assert(fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.string(), (count, wish, seed) => {
			const seats = 1 + (wish % (count - 1));
			const result = draw(offices(count, (at) => `s${at % 5}`), lottery(seats), seed, digest);
			expect(result.filter(({ month }) => month !== null)).toHaveLength(seats);
			expect(result.map(({ position }) => position)).toEqual(Array.from({ length: count }, (_none, at) => at + 1));
		}));
	});

	// 2,000 drawings of 6 seats among 20 offices in strata of 1, 3, 6 and 10: each office should be drawn in 30 %; 4.5 standard errors are 4.6 points.
	test('is fair: every office has the same chance, whatever the size of its stratum', () => {
		const strata = ['a', ...Array<string>(3).fill('b'), ...Array<string>(6).fill('c'), ...Array<string>(10).fill('d')];
		const candidates = offices(20, (at) => strata[at]!);
		const wins = new Map(candidates.map(({ key }) => [key, 0]));
		for (let at = 0; at < 2000; at++) for (const key of chosen(candidates, lottery(6), `benih ${at}`)) wins.set(key, wins.get(key)! + 1);
		for (const [key, count] of wins) expect(Math.abs(count / 2000 - 0.3), key).toBeLessThan(0.046);
	});

	test('shares seats among strata in proportion, to one seat', () => {
		for (let at = 0; at < 50; at++) {
			const keys = chosen(offices(30, (office) => (office < 20 ? 'besar' : 'kecil')), lottery(9), `b${at}`);
			const large = keys.filter((key) => Number(key.slice(1)) < 20).length;
			expect(Math.abs(large - 6)).toBeLessThanOrEqual(1);
		}
	});

	test('of turns gives every office one month, months as equal as can be', () => {
		const result = draw(offices(11, (at) => `s${at % 2}`), turns, 'x', digest);
		const counts = Map.groupBy(result, ({ month }) => month);
		expect([...counts.keys()]).toEqual(turns.months);
		expect([...counts.values()].map((own) => own.length)).toEqual([4, 4, 3]);
	});
});

test('there must be something to draw', () => {
	expect([canDraw(lottery(1), 2), canDraw(lottery(2), 2), canDraw(lottery(0), 2), canDraw(lottery(1), 1), canDraw(lottery(1), 0)]).toEqual([true, false, false, false, false]);
	expect([canDraw(turns, 3), canDraw(turns, 2), canDraw({ kind: 'phased', months: ['2027-03-01'] }, 5)]).toEqual([true, false, false]);
});

test('thirds by value, lowest first; what has no value stands apart', () => {
	expect([...tertiles(new Map([['a', 3], ['b', 1], ['c', null], ['d', 2]]))]).toEqual([['a', '3'], ['b', '1'], ['c', '–'], ['d', '2']]);
	expect([...tertiles(new Map([['a', 1], ['b', 1]])).values()]).toEqual(['1', '2']);
	expect(tertiles(new Map()).size).toBe(0);
});
