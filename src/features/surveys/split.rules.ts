import { AGE_BANDS, EDUCATIONS, OCCUPATIONS, SEXES } from './answer.schema.ts';
import type { Element } from './schema.ts';
import { hiddenCells, satisfactionIndex, type SkmRules } from './rules.ts';
import type { Weighed } from './signs.rules.ts';

export const SPLITS = ['sex', 'ageBand', 'education', 'occupation'] as const;
export type Split = (typeof SPLITS)[number];

/** As the form asks: from young to old, from school to doctorate. */
const ASKED: Readonly<Record<Split, readonly string[]>> = { sex: SEXES, ageBand: AGE_BANDS, education: EDUCATIONS, occupation: OCCUPATIONS };

export interface Respondent extends Weighed {
	readonly visitor: Readonly<Record<Split, string | null>>;
}

export interface SplitCell {
	/** '' is who did not say. */
	readonly value: string;
	/** Null: fewer than five, or the next smallest cell, so that no hidden one is the rest of the sum (R18). */
	readonly respondents: number | null;
	/** Hundredths. */
	readonly index: number | null;
}

/** The index by groups of visitors, small cells hidden; empty when nobody said anything. @source R18; docs/rules/skm.md § 7 */
export function splitBy(respondents: readonly Respondent[], split: Split, rules: SkmRules, used?: readonly Element[]): SplitCell[] {
	const groups = Map.groupBy(respondents, ({ visitor }) => visitor[split] ?? '');
	if (groups.size === 0 || (groups.size === 1 && groups.has(''))) return [];
	const cells = [...groups].sort(([a], [b]) => placeOf(split, a) - placeOf(split, b) || a.localeCompare(b));
	const hidden = hiddenCells(
		cells.map(([, people]) => people.length),
		rules,
		true
	);
	return cells.map(([value, people], at) =>
		hidden[at]
			? { value, respondents: null, index: null }
			: {
					value,
					respondents: people.length,
					index: satisfactionIndex(
						people.map(({ answers }) => answers),
						rules,
						used
					)
				}
	);
}

/** What a file brought and the form does not know comes after what it knows; who did not say comes last. */
function placeOf(split: Split, value: string): number {
	const place = ASKED[split].indexOf(value);
	return value === '' ? Infinity : place < 0 ? ASKED[split].length : place;
}
