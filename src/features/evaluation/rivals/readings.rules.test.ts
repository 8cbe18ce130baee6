import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VERDICT_CODES, type VerdictCode } from '../schema.ts';
import { canBeChallenged, isPlacebo, placeboReading, readingOf, summarise } from './readings.rules.ts';
import { READINGS, RIVAL_FAMILIES, type MainResult, type Reading, type RivalFamily, type RivalRun } from './rivals.schema.ts';

const main = (verdict: VerdictCode, att = 3): MainResult => ({ verdict, att, ci95: [att - 1, att + 1], sesoi: 2 });
const found = (att: number, half = 1) => ({ att, ci95: [att - half, att + half] as const, ci90: [att - 0.84 * half, att + 0.84 * half] as const });
const run = (family: RivalFamily, reading: Reading, choice = '1', att: number | null = 3): RivalRun => ({ family, choice, att, ci95: att === null ? null : [att - 1, att + 1], reading, reason: reading === 'not_computable' ? 'no_estimate' : null });
const times = (count: number, one: RivalRun) => Array.from({ length: count }, (_, at) => ({ ...one, choice: `${at}` }));

describe('how another way is read', () => {
	test.each<[VerdictCode, number, number, number, Reading]>([
		['proven_better', 3, 3.2, 1, 'agrees'],
		['proven_better', 3, 0.8, 1, 'unsure'],
		['proven_better', 3, -0.1, 1, 'contradicts'],
		['indicated_better', 3, 2, 1, 'agrees'],
		['proven_worse', -3, -2.5, 1, 'agrees'],
		['indicated_worse', -3, 0.4, 2, 'contradicts'],
		['not_enough_evidence', 0.8, 1.1, 2, 'agrees'],
		['not_enough_evidence', 0.8, 3, 1, 'contradicts'],
		['not_enough_evidence', 0.8, -3, 1, 'contradicts'],
		['no_meaningful_effect', 0.3, 0.5, 1, 'agrees'],
		['no_meaningful_effect', 0.3, 1.5, 1, 'unsure'],
		['no_meaningful_effect', 0.3, 0.2, 4, 'unsure'],
		['no_meaningful_effect', 0.3, 3, 1, 'contradicts']
	])('a verdict %s of %d against %d ± %d: %s', (verdict, att, other, half, reading) => expect(readingOf(main(verdict, att), found(other, half))).toBe(reading));

	test('better and worse are mirror images', () => {
		fc.assert(fc.property(fc.double({ min: 0.1, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }).filter((value) => value !== 0), fc.double({ min: 0.01, max: 9, noNaN: true }), (att, other, half) => {
			expect(readingOf(main('proven_better', att), found(other, half))).toBe(readingOf(main('proven_worse', -att), found(-other, half)));
		}));
	});

	test('a placebo finds something or it does not', () => {
		expect(placeboReading(found(3))).toBe('false_alarm');
		expect(placeboReading(found(-3))).toBe('false_alarm');
		expect(placeboReading(found(0.5))).toBe('quiet');
		expect(RIVAL_FAMILIES.filter((family) => isPlacebo({ family }))).toEqual(['placebo_date', 'placebo_outcome']);
	});

	test('only what claims something can be attacked', () => {
		for (const verdict of VERDICT_CODES) expect(canBeChallenged({ verdict, att: 1 })).toBe(verdict !== 'cannot_be_judged');
		expect(canBeChallenged({ verdict: 'not_enough_evidence', att: null })).toBe(false);
	});
});

describe('what all say together', () => {
	const steady = [...times(12, run('window', 'agrees')), ...times(5, run('leave_out', 'agrees')), ...times(5, run('placebo_date', 'quiet'))];
	const standing = (more: readonly RivalRun[], base: readonly RivalRun[] = steady) => summarise(main('proven_better'), [...base, ...more]).standing;

	test('placebos and offices left out do not swell the share', () => {
		expect(summarise(main('proven_better'), steady)).toMatchObject({
			choices: { computed: 12, agrees: 12 }, leaveOut: { computed: 5 }, placebos: { computed: 5, falseAlarms: 0 }
		});
	});

	test('what was not computed is counted apart', () => {
		expect(summarise(main('proven_better'), times(3, run('window', 'not_computable', '1', null)))).toMatchObject({ choices: { computed: 0, notComputable: 3 }, matters: null });
	});

	test.each<[string, readonly RivalRun[], string]>([
		['nothing more', [], 'holds'],
		['two that are less clear', times(2, run('transform', 'unsure')), 'holds'],
		['four that are less clear', times(4, run('transform', 'unsure')), 'shaken'],
		['one that contradicts', [run('transform', 'contradicts')], 'shaken'],
		['most that contradict', times(14, run('transform', 'contradicts')), 'broken'],
		['one office without which it is less clear', [run('leave_out', 'unsure')], 'shaken'],
		['one office without which it turns', [run('leave_out', 'contradicts')], 'broken'],
		['one placebo that finds something', [run('placebo_outcome', 'false_alarm')], 'holds'],
		['two placebos that do', times(2, run('placebo_outcome', 'false_alarm')), 'shaken'],
		['most placebos that do', times(6, run('placebo_outcome', 'false_alarm')), 'broken']
	])('with %s it %s', (_name, more, expected) => expect(standing(more)).toBe(expected));

	test('a single placebo, and it finds something: no chance is granted', () => expect(standing([run('placebo_date', 'false_alarm')], times(12, run('window', 'agrees')))).toBe('shaken'));
	test('nothing that could be computed is nothing that holds', () => expect(standing([], [])).toBe('shaken'));

	test('the order of the runs changes nothing, also among equals', () => {
		const reading = fc.constantFrom(...READINGS);
		const some = fc.array(fc.record({ family: fc.constantFrom(...RIVAL_FAMILIES), reading, choice: fc.constantFrom('a', 'b', 'c', 'd'), att: fc.constantFrom(1, 2, 3, 4, 5, null) }), { maxLength: 20 });
		fc.assert(fc.property(some, (made) => {
			const runs = made.map(({ family, reading: one, choice, att }) => run(family, one, choice, att));
			const { matters, ...rest } = summarise(main('proven_better'), runs);
			const reversed = summarise(main('proven_better'), [...runs].reverse());
			expect({ ...reversed, matters: null }).toEqual({ ...rest, matters: null });
			expect(Math.abs(reversed.matters?.shift ?? 0)).toBe(Math.abs(matters?.shift ?? 0));
			for (const { computed, agrees, unsure, contradicts } of [rest.choices, rest.leaveOut]) expect(agrees + unsure + contradicts).toBe(computed);
		}));
	});

	test('of two offices that matter alike the first by id is named', () => {
		const runs = [run('leave_out', 'agrees', 'b', 5), run('leave_out', 'agrees', 'a', 1), run('leave_out', 'agrees', 'c', 4)];
		expect(summarise(main('proven_better'), runs).matters).toEqual({ unitId: 'a', att: 1, shift: -2 });
	});
});

describe('the bounds of a reading', () => {
	const at = (att: number, low: number, high: number, ci90: readonly [number, number] | null = null) => ({ att, ci95: [low, high] as const, ci90 });

	test('an interval that touches zero says nothing sure', () => {
		expect([placeboReading(at(1, 0, 2)), placeboReading(at(-1, -2, 0)), placeboReading(at(0.4, 0.1, 0.7)), placeboReading(at(-0.4, -0.7, -0.1))]).toEqual(['quiet', 'quiet', 'false_alarm', 'false_alarm']);
	});
	test('a sure effect contradicts "no meaningful effect" from what is worth having on', () => {
		const reading = (att: number) => readingOf(main('no_meaningful_effect', 0), at(att, att - 1, att + 1, [att - 0.8, att + 0.8]));
		expect([reading(2), reading(1.99), reading(-2)]).toEqual(['contradicts', 'unsure', 'contradicts']);
	});
	test('without a 90 % interval nothing is called negligible', () => expect(readingOf(main('no_meaningful_effect', 0), at(0.1, -0.5, 0.7))).toBe('unsure'));
});

describe('the bounds of a standing', () => {
	const standing = (...runs: readonly RivalRun[][]) => summarise(main('proven_better'), runs.flat()).standing;
	const agreeing = times(8, run('window', 'agrees'));

	test('four fifths that agree are enough, a little less is not', () => {
		expect(standing(agreeing, times(2, run('transform', 'unsure')))).toBe('holds');
		expect(standing(agreeing, times(3, run('transform', 'unsure')))).toBe('shaken');
	});
	test('half that contradict shake, more than half break', () => {
		expect(standing(times(4, run('window', 'agrees')), times(4, run('transform', 'contradicts')))).toBe('shaken');
		expect(standing(times(4, run('window', 'agrees')), times(5, run('transform', 'contradicts')))).toBe('broken');
	});
	test('one false alarm is borne of three placebos, not of two', () => {
		const alarm = [run('placebo_date', 'false_alarm')];
		expect(standing(agreeing, alarm, times(2, run('placebo_outcome', 'quiet')))).toBe('holds');
		expect(standing(agreeing, alarm, times(1, run('placebo_outcome', 'quiet')))).toBe('shaken');
		expect(standing(agreeing, alarm)).toBe('shaken');
	});
	test('two false alarms of four shake, two of three break', () => {
		const alarms = times(2, run('placebo_date', 'false_alarm'));
		expect(standing(agreeing, alarms, times(2, run('placebo_outcome', 'quiet')))).toBe('shaken');
		expect(standing(agreeing, alarms, times(1, run('placebo_outcome', 'quiet')))).toBe('broken');
	});
	test('a verdict that nothing else could compute does not hold', () => expect(standing(times(3, run('window', 'not_computable', '1', null)))).toBe('shaken'));
	test('a placebo that could not be computed is counted as such, an agreeing run is none', () => {
		expect(summarise(main('proven_better'), [...agreeing, run('placebo_date', 'not_computable', '1', null), run('window', 'not_computable', '1', null)]).placebos).toEqual({ computed: 0, falseAlarms: 0, notComputable: 1 });
	});
	test('of two offices that move the effect alike the first by its id is named, in any order', () => {
		const [a, b] = [run('leave_out', 'agrees', 'a', 4), run('leave_out', 'agrees', 'b', 2)];
		for (const runs of [[a, b], [b, a]]) expect(summarise(main('proven_better'), runs).matters).toEqual({ unitId: 'a', att: 4, shift: 1 });
	});
});
