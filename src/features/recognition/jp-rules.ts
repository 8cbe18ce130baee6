import type { RuleSet } from '#platform/rulesets/rule-set.ts';
import type { JpFormId } from './jp-forms.ts';
import type { Conversion, JpRules } from './rules.ts';

const programme: Conversion = { by: 'minutes', domestic: 100, abroad: 120 };
const programmeOnly: Conversion = { by: 'minutes', domestic: 100, abroad: 100, assumed: 'abroad' };
const unknown: Conversion = { by: 'minutes', domestic: 100, abroad: 100, assumed: 'always' };
const seminarDay: Conversion = { by: 'days', domestic: 400, abroad: 600 };
const guidedSession: Conversion = { by: 'sessions', domestic: 200, abroad: 400, mostAMonth: 2 };
const twoADay: Conversion = { by: 'minutes', domestic: 100, abroad: 120, mostADay: { domestic: 200, abroad: 200 } };
const onceTwenty: Conversion = { by: 'activity', domestic: 2000, abroad: 2400 };

/** docs/rules/jp.md § 3 */
const conversions: Readonly<Record<JpFormId, Conversion>> = {
	1: programmeOnly,
	2: programme,
	3: programme,
	4: { by: 'days', domestic: 500, abroad: 700 },
	5: programme,
	6: programme,
	7: seminarDay,
	8: programme,
	9: seminarDay,
	10: onceTwenty,
	11: programme,
	12: programme,
	13: unknown,
	14: guidedSession,
	15: guidedSession,
	16: { by: 'minutes', domestic: 100, abroad: 100, mostADay: { domestic: 300, abroad: 400 } },
	17: programme,
	18: onceTwenty,
	19: programme,
	20: { by: 'activity', domestic: 1000, abroad: 2000 },
	21: onceTwenty,
	22: twoADay,
	23: twoADay,
	24: { by: 'sessions', domestic: 200, abroad: 240, mostAMonth: 2 },
	25: unknown,
	education: { by: 'sessions', domestic: 2000, abroad: 2000 }
};

/** Versions of the JP rules; a year is counted with the version in force on its last day. */
export const jpRuleSets: readonly RuleSet<JpRules>[] = [
	{
		name: 'jp',
		version: '2018-1',
		validFrom: '2018-01-01',
		status: 'assumed',
		source: 'PP 11/2017 Pasal 203, PP 49/2018 Pasal 40, PerLAN 10/2018; docs/rules/jp.md',
		rules: { minutesPerJp: 45, minimum: 20, contractLimit: 24, conversions }
	}
];
