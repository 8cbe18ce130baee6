import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HELD_DAYS, seriesFor, type HeldSeries } from './series.rules.ts';

const NOW = Date.parse('2026-11-21T03:00:00Z');
const days = (count: number) => NOW - count * 86_400_000;
const held = (series: string, daysAgo = 0): HeldSeries => ({ series, seenAt: days(daysAgo) });
const SINGLE = [...'ABCDEFGHJKLMNPRSTUVWXYZ'];

describe('the letter of a tablet', () => {
	test('is the first that nobody holds', () => {
		expect(seriesFor([], NOW)).toBe('A');
		expect(seriesFor([held('A'), held('C')], NOW)).toBe('B');
	});

	test('is none that looks like a digit', () => {
		const given: HeldSeries[] = [];
		for (let next = seriesFor(given, NOW); next !== undefined; next = seriesFor(given, NOW)) given.push(held(next));
		expect(given).toHaveLength(23 + 23 * 23);
		expect(given.filter(({ series }) => /[IOQ]/.test(series))).toEqual([]);
		expect(new Set(given.map(({ series }) => series)).size).toBe(given.length);
	});

	test('of one that has rested longest passes on before a second letter is needed', () => {
		const all = SINGLE.map((series, at) => held(series, at === 4 ? HELD_DAYS + 9 : at === 7 ? HELD_DAYS + 1 : 3));
		expect(seriesFor(all, NOW)).toBe(SINGLE[4]);
		expect(seriesFor(all.filter(({ series }) => series !== 'Z'), NOW)).toBe('Z');
	});

	test('seen within four hundred days is nobody else’s', () => {
		expect(seriesFor(SINGLE.map((series) => held(series, HELD_DAYS)), NOW)).toBe('AA');
	});

	test('seen tomorrow, by a server whose clock was set back, is kept', () => {
		expect(seriesFor([held('A', -400)], NOW)).toBe('B');
	});

	test('whatever comes and goes, nobody gets the letter of one that was seen within four hundred days', () => {
		const age = fc.integer({ min: 0, max: 300 });
		fc.assert(fc.property(fc.array(age, { maxLength: 80 }), (steps) => {
			let now = days(0);
			const holders: HeldSeries[] = [];
			for (const step of steps) {
				now += step * 86_400_000;
				const series = seriesFor(holders, now);
				if (series === undefined) return;
				const before = holders.findIndex((one) => one.series === series);
				if (before !== -1) expect(now - (holders[before]?.seenAt ?? now)).toBeGreaterThan(HELD_DAYS * 86_400_000);
				if (before !== -1) holders.splice(before, 1);
				holders.push({ series, seenAt: now });
			}
		}));
	});
});
