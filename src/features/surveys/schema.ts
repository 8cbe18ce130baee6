import { z } from 'zod';

/** The nine elements (unsur) of PermenPANRB 14/2017, by key: templates number 8 and 9 differently. */
export const ELEMENTS = ['requirements', 'procedure', 'duration', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities'] as const;
export type Element = (typeof ELEMENTS)[number];

/** Which number a template gives the last two: the annex asks complaints as 8, the standard questionnaire facilities. */
export const ELEMENT_ORDERS = ['standard', 'annex'] as const;
export type ElementOrder = (typeof ELEMENT_ORDERS)[number];

/** Grade of service (mutu pelayanan), best first. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** Weight of one of nine elements: exact, or the two decimals that the regulation prints. */
export const WEIGHTS = ['1/9', '0.11'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** A form sends text, the database a number; `3e0`, `0x3` and `true` are neither. */
const score = z.union([
	z.int().min(1).max(4),
	z
		.string()
		.trim()
		.regex(/^[1-4]$/)
		.transform(Number)
]);

/** A complete response, each element scored 1–4. */
export const Answers = z.object(Object.fromEntries(ELEMENTS.map((element) => [element, score])) as Record<Element, typeof score>);
export type Answers = z.infer<typeof Answers>;

/** A response in which elements may be missing. */
export const PartialAnswers = Answers.partial();
export type PartialAnswers = z.infer<typeof PartialAnswers>;
