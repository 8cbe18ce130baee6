import { z } from 'zod';
import { ELEMENTS, type Element } from './schema.ts';

export const SEXES = ['M', 'F'] as const;
export const AGE_BANDS = ['17-25', '26-35', '36-45', '46-55', '56+'] as const;
export const EDUCATIONS = ['sd', 'smp', 'sma', 'diploma', 's1', 's2', 's3'] as const;
export const OCCUPATIONS = ['pns', 'tni_polri', 'private', 'self_employed', 'other'] as const;
export const CHANNELS = ['web', 'kiosk'] as const;

const LONGEST_COMMENT = 2000;

const choice = z.enum(['1', '2', '3', '4']).transform(Number);
const answers = Object.fromEntries(ELEMENTS.map((element) => [element, choice])) as Record<Element, typeof choice>;

/** '' is a question about the visitor that was left open; those are never needed. */
const optional = <Values extends readonly [string, ...string[]]>(values: Values) =>
	z
		.union([z.enum(values), z.literal('').transform(() => null)])
		.optional()
		.transform((value) => value ?? null);

/** One filled form of a visitor: nine answers, nothing that names the visitor. */
export const AnswerForm = z.object({
	token: z.uuid(),
	channel: z.enum(CHANNELS).catch('web'),
	...answers,
	sex: optional(SEXES),
	ageBand: optional(AGE_BANDS),
	education: optional(EDUCATIONS),
	occupation: optional(OCCUPATIONS),
	// PostgreSQL keeps no NUL in a text.
	comment: z
		.string()
		.trim()
		.max(LONGEST_COMMENT)
		.transform((text) => text.replaceAll('\0', '') || null)
		.optional()
		.transform((text) => text ?? null)
});
export type AnswerForm = z.infer<typeof AnswerForm>;
