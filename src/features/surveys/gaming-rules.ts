import type { RuleSet } from '#platform/rulesets/rule-set.ts';
import type { GamingRules } from './signs.rules.ts';

/** Versions of the watch over answers. A closed survey names the one it was closed with. */
export const gamingRuleSets: readonly RuleSet<GamingRules>[] = [
	{
		name: 'skm-signs',
		version: '2026-1',
		validFrom: '2017-01-01',
		source: 'F83; docs/decisions/0007-signs-of-gaming.md; docs/rules/skm.md § 10',
		status: 'assumed',
		rules: { fastestSeconds: 10, mostPerDevice: 3, burstInTenMinutes: 40, slowAfter: 12, excluding: ['late', 'unsealed', 'fast', 'burst', 'device'] }
	}
];
