import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateImpact } from './estimators/estimate.ts';
import { en } from './messages.en.ts';
import { id, type Finding } from './messages.id.ts';
import { judge } from './rules.ts';
import type { Interval } from './schema.ts';
import { buildPanel, starts } from './testing/build-panel.ts';
import { finding } from './testing/evidence.ts';

const LANGUAGES = [
	[id, /perkiraan wajar ([^);]+)/g, /rentang 90 % ([^);]+)/g],
	[en, /reasonable range ([^);]+)/g, /90% range ([^);]+)/g]
] as const;

/** Every range that a text names so, as written. */
const rangesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, said]) => [...said!.matchAll(/\d+(?:[.,]\d+)?/g)].join('…'));

/** What is said at once on a page: the sentence and the gate of the effect. */
function said(words: typeof id, change: Partial<Finding>): string {
	const given = { ...finding, ...change };
	const { code } = judge(given);
	return `${words.sentence(code, given)} ${words.gate('effect', false, given)}`;
}

const point = fc.double({ min: -9, max: 9, noNaN: true });
const width = fc.double({ min: 0.05, max: 6, noNaN: true });
/** The 90 % interval lies inside the 95 % interval, around the same number. */
const found = fc.tuple(point, width, fc.double({ min: 0.1, max: 8, noNaN: true })).map(([att, half, sesoi]) => ({
	att,
	sesoi,
	ci95: [att - half, att + half] as Interval,
	ci90: [att - 0.83 * half, att + 0.83 * half] as Interval
}));

describe('one page names one range in one way', () => {
	test.each(LANGUAGES.map((one) => [one[0] === id ? 'Indonesian' : 'English', one] as const))('%s: what has the same name has the same numbers', (_name, [words, usual, narrow]) => {
		fc.assert(
			fc.property(found, (change) => {
				const text = said(words, change);
				expect(new Set(rangesIn(text, usual)).size).toBeLessThanOrEqual(1);
				expect(new Set(rangesIn(text, narrow)).size).toBeLessThanOrEqual(1);
			})
		);
	});

	// A change inside ±2 by its 90 % interval and not by its 95 % one: the sentence rests on the narrower range and says so.
	test('no meaningful effect is judged by the 90 % range, and both places say which range they mean', () => {
		const change = { att: 0.1, ci95: [-2.1, 2.3], ci90: [-1.7, 1.9] } as const;
		expect(judge({ ...finding, ...change }).code).toBe('no_meaningful_effect');
		const text = said(id, change);
		expect(rangesIn(text, LANGUAGES[0][1])).toEqual(['2,1…2,3']);
		expect(rangesIn(text, LANGUAGES[0][2])).toEqual(['1,7…1,9', '1,7…1,9']);
		expect(said(en, change)).toContain('(90% range between a fall of 1.7 and a rise of 1.9)');
	});

	test('a finding that does not rest on the 90 % range does not name it', () => {
		expect(said(id, { att: 3, ci95: [1, 5], ci90: [1.3, 4.7] })).not.toContain('90 %');
		expect(said(id, { att: 1, ci95: [-2, 4], ci90: [-1.5, 3.5] })).not.toContain('90 %');
	});

	test('so does a computed page, whatever the effect in the data', () => {
		fc.assert(
			fc.property(fc.integer({ min: -3, max: 3 }), fc.nat(99), (effect, seed) => {
				const { verdict } = estimateImpact(buildPanel({ months: 14, starts: starts([8, 8], [12, 0]), effect: () => effect / 2, noise: 0.8, seed }), { sesoi: 2 });
				const text = [verdict.sentence, ...verdict.gates.map(({ detail }) => detail)].join('; ');
				for (const pattern of [LANGUAGES[0][1], LANGUAGES[0][2]]) expect(new Set(rangesIn(text, pattern)).size).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 20 }
		);
	});
});
