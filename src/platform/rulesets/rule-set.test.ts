import { describe, expect, test } from 'vitest';
import { assertRuleSets, newestRuleSet, ruleSetOn, ruleSetVersion, stampOf } from './rule-set.ts';
import type { RuleSet } from './rule-set.ts';

/** Invented: a rule whose number was changed on 1 July 2026. */
const first: RuleSet<{ minimum: number }> = {
	name: 'example',
	version: '2018-1',
	validFrom: '2018-01-01',
	source: 'docs/rules/example.md',
	status: 'confirmed',
	rules: { minimum: 20 }
};
const second: RuleSet<{ minimum: number }> = { ...first, version: '2026-1', validFrom: '2026-07-01', status: 'assumed', rules: { minimum: 24 } };
const sets = [second, first];

describe('the rule set of a day', () => {
	test.each([
		['2018-01-01', '2018-1'],
		['2026-06-30', '2018-1'],
		['2026-07-01', '2026-1'],
		['2099-12-31', '2026-1']
	])('%s takes version %s, in whatever order the versions stand', (date, version) => {
		expect(ruleSetOn(sets, date).version).toBe(version);
		expect(ruleSetOn([...sets].reverse(), date).version).toBe(version);
	});

	test('a day before the first version has no rule, and says so', () => {
		expect(() => ruleSetOn(sets, '2017-12-31')).toThrow(/"example" is in force on 2017-12-31/);
		expect(() => ruleSetOn([], '2026-01-01')).toThrow(RangeError);
	});

	test.each(['', '2026', '01-07-2026', '2026-13-01', '2026-7-1', '2026-07-01T00:00'])('"%s" is refused as a date', (date) => {
		expect(() => ruleSetOn(sets, date)).toThrow(/is not a date/);
	});

	test('without a day the newest version answers', () => {
		expect(newestRuleSet(sets)).toBe(second);
	});
});

// R01: a saved result names the version it was computed with; a later change never alters it.
describe('a stored result', () => {
	test('finds its own version again after the rule has changed', () => {
		const stored = stampOf(ruleSetOn([first], '2025-12-31'));
		expect(stored).toEqual({ name: 'example', version: '2018-1' });
		expect(ruleSetVersion(sets, stored.version).rules.minimum).toBe(20);
	});

	test('is not answered with another version when its own is gone', () => {
		expect(() => ruleSetVersion([second], '2018-1')).toThrow(/has no version "2018-1"/);
		expect(() => ruleSetVersion([], '2018-1')).toThrow(RangeError);
	});
});

describe('versions that live together', () => {
	test('are accepted when each version and each first day stands once', () => {
		expect(() => assertRuleSets(sets)).not.toThrow();
		expect(() => assertRuleSets([])).not.toThrow();
	});

	test.each([
		['two names', [first, { ...second, name: 'other' }], /"other" stands among/],
		['one version twice', [first, { ...second, version: '2018-1' }], /stands twice/],
		['one first day twice', [first, { ...second, validFrom: '2018-01-01' }], /two versions begin/],
		['a first day that is no date', [{ ...first, validFrom: '1 Juli 2026' }], /is not a date/]
	])('are refused with %s', (_name, bad, message) => {
		expect(() => assertRuleSets(bad)).toThrow(message);
	});
});
