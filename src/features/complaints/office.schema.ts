import { z } from 'zod';
import { isDay } from '#platform/clock.ts';
import { LONGEST_BODY } from './filing.schema.ts';
import { CLASSES } from './schema.ts';
import { cleanText, lengthOf } from './text.schema.ts';

/** Letters as people count them; whoever typed too few or too many reads how many it may be. */
const words = (least: number, most: number) =>
	z.string().transform(cleanText).superRefine((text, { addIssue }) => {
		if (lengthOf(text) < least) addIssue({ code: 'too_small', origin: 'string', minimum: least, inclusive: true, input: text });
		if (lengthOf(text) > most) addIssue({ code: 'too_big', origin: 'string', maximum: most, inclusive: true, input: text });
	});
const optionalWords = (most: number) => words(0, most).optional().transform((text) => text || null);
const optionalUnit = z.union([z.uuid(), z.literal('').transform(() => null)]).optional().transform((id) => id ?? null);

/** Ways in which an officer takes down a complaint for a citizen (F79). */
export const WALK_IN_CHANNELS = ['walk_in', 'whatsapp', 'sms', 'paper'] as const;

/** No rule says when an older complaint is answered: an earlier day is a slip of the finger. */
const FIRST_DAY = '2013-01-01';

/** A complaint that an officer writes down for a citizen. Without a name and contact it is anonymous. */
export const WalkInForm = z.object({
	/** Made for this view of the form: sent twice, it is one complaint. */
	token: z.uuid(),
	channel: z.enum(WALK_IN_CHANNELS),
	class: z.enum(CLASSES),
	body: words(10, LONGEST_BODY),
	unitId: optionalUnit,
	serviceId: optionalUnit,
	place: optionalWords(300),
	name: optionalWords(100),
	phone: z.union([z.literal('').transform(() => null), z.string().trim().regex(/^\+?[\d\s.()-]{6,20}$/)]).optional().transform((value) => value ?? null),
	receivedOn: z.string().refine((text) => isDay(text) && text >= FIRST_DAY),
	isConfidential: z.literal('on').optional()
});
export type WalkInForm = z.infer<typeof WalkInForm>;

/** Which units are the intake desk and the inspectorate. */
export const DeskForm = z.object({ intake: optionalUnit, inspectorate: optionalUnit });
export type DeskForm = z.infer<typeof DeskForm>;

export const TemplateForm = z.object({ name: words(1, 100), body: words(1, 5000) });
export type TemplateForm = z.infer<typeof TemplateForm>;
export const TemplateChange = TemplateForm.extend({ templateId: z.uuid() });
export type TemplateChange = z.infer<typeof TemplateChange>;
export const TemplateChoice = z.object({ templateId: z.uuid() });

export const FileForm = z.object({ file: z.instanceof(File) });
export const BatchChoice = z.object({ batch: z.uuid() });
