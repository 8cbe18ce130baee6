import { z } from 'zod';
import { LANGUAGES } from './languages.schema.ts';
import { EXTRA_KEYS, type ExtraKey } from './questionnaire.schema.ts';
import { ELEMENTS, type Element } from './schema.ts';

export const SEXES = ['M', 'F'] as const;
export const AGE_BANDS = ['17-25', '26-35', '36-45', '46-55', '56+'] as const;
export const EDUCATIONS = ['sd', 'smp', 'sma', 'diploma', 's1', 's2', 's3'] as const;
export const OCCUPATIONS = ['pns', 'tni_polri', 'private', 'self_employed', 'other'] as const;

const LONGEST_COMMENT = 2000;
const LONGEST_EXTRA = 500;

const choice = z.enum(['1', '2', '3', '4']).transform(Number).optional();
const answers = Object.fromEntries(ELEMENTS.map((element) => [element, choice])) as Record<Element, typeof choice>;

/** Names of the elements that the form did not ask, as the page wrote them; the database compares them with the survey. */
const skips = z
	.string()
	.max(120)
	.transform((text) => ELEMENTS.filter((element) => text.split(',').includes(element)))
	.catch([]);
const hidden = z.string().max(200).catch('');
// PostgreSQL keeps no NUL in a text.
const words = (longest: number) =>
	z
		.string()
		.trim()
		.max(longest)
		.transform((text) => text.replaceAll('\0', '') || null)
		.optional()
		.transform((text) => text ?? null);
const extraFields = Object.fromEntries(EXTRA_KEYS.map((key) => [key, words(LONGEST_EXTRA)])) as Record<ExtraKey, ReturnType<typeof words>>;

/** '' is a question about the visitor that was left open; those are never needed. */
const optional = <Values extends readonly [string, ...string[]]>(values: Values) =>
	z
		.union([z.enum(values), z.literal('').transform(() => null)])
		.optional()
		.transform((value) => value ?? null);

/** One filled form of a visitor: an answer to each question asked, nothing that names the visitor. */
export const AnswerForm = z
	.object({
		token: z.uuid(),
		/** When the form was opened, signed (server/sealed.ts); '' where it was none of ours. */
		seal: hidden.default(''),
		/** Of the queue ticket (server/ticket.ts). */
		ticket: hidden.default(''),
		/** Of an officer's device. */
		pass: hidden.default(''),
		language: z.enum(LANGUAGES).catch('id'),
		large: z.string().max(2).catch(''),
		skips: skips.default([]),
		...answers,
		...extraFields,
		sex: optional(SEXES),
		ageBand: optional(AGE_BANDS),
		education: optional(EDUCATIONS),
		occupation: optional(OCCUPATIONS),
		comment: words(LONGEST_COMMENT)
	})
	.superRefine((form, context) => {
		for (const element of ELEMENTS) {
			if (form[element] === undefined && !form.skips.includes(element)) context.addIssue({ code: 'custom', path: [element], params: { problem: 'survey.answer_missing' } });
		}
	});
export type AnswerForm = z.infer<typeof AnswerForm>;

/** What a tablet kept while there was no line. */
export const KeptAnswer = z.object({
	token: z.uuid(),
	day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
	/** The latest day the tablet had seen when the visitor answered: an earlier `day` is a clock that ran backwards. */
	floor: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
	seconds: z.number().min(0).max(86_400),
	answers: z.partialRecord(z.enum(ELEMENTS), z.int().min(1).max(4)),
	extras: z.partialRecord(z.enum(EXTRA_KEYS), z.string().max(LONGEST_EXTRA)).optional()
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

export const MOST_IN_BATCH = 200;

/** A batch of a tablet. Each answer is judged alone: one that is refused holds back no other. */
export const KeptBatch = z.object({ pass: z.string().max(200), answers: z.array(z.unknown()).max(MOST_IN_BATCH) });
export type KeptBatch = z.infer<typeof KeptBatch>;
