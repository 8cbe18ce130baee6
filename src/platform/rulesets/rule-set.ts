/** Where the numbers come from: `confirmed` was read in the regulation, `assumed` is a reading or a practice of others. */
export type RuleSetStatus = 'confirmed' | 'assumed';

/**
 * One dated version of the numbers of a rule. A stored result keeps `name` and `version`, and is
 * never computed again with another version.
 */
export interface RuleSet<T> {
	readonly name: string;
	readonly version: string;
	/** First day on which the version is in force, 'YYYY-MM-DD'. It ends where the next begins. */
	readonly validFrom: string;
	/** Regulation, and the page of docs/rules that says how it was read. */
	readonly source: string;
	readonly status: RuleSetStatus;
	readonly rules: T;
}

/** What a result stores of the rule set it was computed with. */
export interface RuleSetStamp {
	readonly name: string;
	readonly version: string;
}

const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * The version in force on a day: the one with the latest `validFrom` that is not after it.
 *
 * @param sets versions of one rule, in any order
 * @param date 'YYYY-MM-DD', in the agency's time zone
 * @throws {RangeError} the date is not a date, or lies before the first version
 */
export function ruleSetOn<T>(sets: readonly RuleSet<T>[], date: string): RuleSet<T> {
	if (!datePattern.test(date)) throw new RangeError(`ruleSetOn: "${date}" is not a date YYYY-MM-DD`);
	let found: RuleSet<T> | undefined;
	for (const set of sets) {
		if (set.validFrom <= date && (!found || set.validFrom > found.validFrom)) found = set;
	}
	if (!found) throw new RangeError(`ruleSetOn: no version of "${sets[0]?.name ?? 'an empty rule'}" is in force on ${date}`);
	return found;
}

/**
 * The version a stored result names, whatever is in force today.
 *
 * @throws {RangeError} no such version: a published version must never be removed
 */
export function ruleSetVersion<T>(sets: readonly RuleSet<T>[], version: string): RuleSet<T> {
	const found = sets.find((set) => set.version === version);
	if (!found) throw new RangeError(`ruleSetVersion: "${sets[0]?.name ?? 'an empty rule'}" has no version "${version}"`);
	return found;
}

/** The newest version, for a calculation that names no day. */
export function newestRuleSet<T>(sets: readonly RuleSet<T>[]): RuleSet<T> {
	return ruleSetOn(sets, '9999-12-31');
}

/** The part of a rule set that a stored result keeps. */
export function stampOf({ name, version }: RuleSet<unknown>): RuleSetStamp {
	return { name, version };
}

/**
 * Checks that versions can live together: one name, each version and each first day once.
 *
 * @throws {RangeError} says which rule of the three is broken; used before an edited set is saved
 */
export function assertRuleSets(sets: readonly RuleSet<unknown>[]): void {
	const versions = new Set<string>();
	const days = new Set<string>();
	for (const { name, version, validFrom } of sets) {
		if (name !== sets[0]?.name) throw new RangeError(`assertRuleSets: "${name}" stands among versions of "${sets[0]?.name}"`);
		if (!datePattern.test(validFrom)) throw new RangeError(`assertRuleSets: "${validFrom}" is not a date YYYY-MM-DD`);
		if (versions.has(version)) throw new RangeError(`assertRuleSets: version "${version}" stands twice`);
		if (days.has(validFrom)) throw new RangeError(`assertRuleSets: two versions begin on ${validFrom}`);
		versions.add(version);
		days.add(validFrom);
	}
}
