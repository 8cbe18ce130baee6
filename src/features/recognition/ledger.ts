import { ruleSetOn, type RuleSetStamp } from '#platform/rulesets/rule-set.ts';
import { JP_FORM_IDS, type JpFormId } from './jp-forms.ts';
import { jpRuleSets } from './jp-rules.ts';
import { jpOfYear, yearlyDuty, type Conversion, type EmploymentKind } from './rules.ts';
import type { JpActivity } from './schema.ts';

export interface LedgerFact extends JpActivity {
	readonly id: string;
	readonly title: string;
	/** Comes from a session of ours; its person cannot take it back. */
	readonly isFromSession: boolean;
	readonly evidence: string;
}

export interface LedgerEntry extends LedgerFact {
	/** Hundredths of a JP that count. */
	readonly jpHundredths: number;
	/** A limit of the day or the month took something away. */
	readonly isCapped: boolean;
	readonly conversion: Conversion;
}

export interface Ledger {
	readonly year: number;
	/** Whole JP of the year, rounded down once (R10). */
	readonly jp: number;
	/** The same before rounding, in hundredths of a JP. Not the sum of the entries' own: each of those is rounded for itself. */
	readonly jpHundredths: number;
	/** Null for a PPPK, who has no minimum (R08). */
	readonly minimum: number | null;
	readonly missing: number;
	readonly met: boolean;
	readonly isAboveContractLimit: boolean;
	/** Latest first. */
	readonly entries: readonly LedgerEntry[];
	readonly minutesPerJp: number;
	readonly rule: RuleSetStamp & { readonly source: string };
}

/**
 * One person's JP of a year, each entry with the rule that counted it. The rule set is the one in force on the year's last day.
 *
 * @throws {RangeError} a year before the first rules: ask `yearToCount`
 * @param facts all activities of the person, other years too: a limit of the day is shared across New Year
 * @source docs/rules/jp.md; R08, R09, R10
 */
export function ledgerOf(facts: readonly LedgerFact[], year: number, kind: EmploymentKind): Ledger {
	const { rules, name, version, source } = ruleSetOn(jpRuleSets, `${year}-12-31`);
	const known = facts.filter(({ formId }) => formId in rules.conversions);
	const { jp, minuteHundredths, credits } = jpOfYear(known, year, rules);
	const duty = yearlyDuty(kind, jp, rules);
	const entries = known.flatMap((fact, index): LedgerEntry[] => {
		const credit = credits[index];
		const conversion = rules.conversions[fact.formId];
		return credit && conversion
			? [{ ...fact, jpHundredths: Math.floor(credit.minuteHundredths / rules.minutesPerJp), isCapped: credit.isCapped, conversion }]
			: [];
	});
	return {
		year,
		jp,
		jpHundredths: Math.floor(minuteHundredths / rules.minutesPerJp),
		...duty,
		missing: Math.max(0, (duty.minimum ?? 0) - jp),
		minutesPerJp: rules.minutesPerJp,
		rule: { name, version, source },
		entries: entries.sort((a, b) => b.endsOn.localeCompare(a.endsOn) || a.title.localeCompare(b.title))
	};
}

/** The first day of which we know how JP are counted, 'YYYY-MM-DD'. */
export const FIRST_COUNTED_DAY = jpRuleSets.map(({ validFrom }) => validFrom).sort()[0] ?? '9999-12-31';

/** A year whose JP can be counted; any other one, and none, is this year. */
export function yearToCount(wanted: number | undefined, today: string): number {
	return wanted !== undefined && `${wanted}-12-31` >= FIRST_COUNTED_DAY ? wanted : Number(today.slice(0, 4));
}

/** Whether a text is a form of development that we can count. */
export function isFormId(text: string): text is JpFormId {
	return (JP_FORM_IDS as readonly string[]).includes(text);
}

/** What an entry of this form must say about its length; 'days' and 'sessions' may be left out, programme hours may not. */
export function lengthNeeded(formId: JpFormId, onDay: string): Conversion['by'] {
	return ruleSetOn(jpRuleSets, onDay).rules.conversions[formId]?.by ?? 'minutes';
}
