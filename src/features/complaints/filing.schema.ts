import { z } from 'zod';
import { CLASSES } from './schema.ts';
import { cleanText, lengthOf } from './text.schema.ts';

export const LONGEST_BODY = 10_000;
export const MOST_PHOTOS = 3;

/** A sentence of ours in place of the general one. */
const refusal = (problem: string, limit?: number) => ({ params: { problem, limit } });

const words = (most: number) => z.string().transform(cleanText).refine((text) => lengthOf(text) <= most, refusal('complaint.too_long', most));
const optionalWords = (most: number) => words(most).optional().transform((text) => text || null);
const optionalId = z.union([z.uuid(), z.literal('').transform(() => null)]).optional().transform((id) => id ?? null);

/** First page: what happened. */
export const StoryForm = z.object({
	class: z.enum(CLASSES, { error: () => 'choose' }),
	body: words(LONGEST_BODY).refine((text) => lengthOf(text) >= 10, refusal('complaint.too_short'))
});
export type StoryForm = z.infer<typeof StoryForm>;

const degrees = (most: number) => z.union([z.literal('').transform(() => null), z.coerce.number().min(-most).max(most)]).optional().transform((value) => value ?? null);

/** Second page: where, and who should handle it. Without a unit the intake desk chooses; 'other' is one of the list. `pointTo`: the button beside the point; `find`: what is sought among offices and places, `found`: what they were sought by before. None of these is kept. */
export const PlaceForm = z
	.object({ unitId: z.union([optionalId, z.literal('other')]), otherUnitId: optionalId, servicePointId: optionalId, place: optionalWords(300), latitude: degrees(90), longitude: degrees(180), pointTo: z.enum(['map', 'drop', 'find']).optional(), find: z.string().max(200).optional(), found: z.string().max(200).optional() })
	.transform(({ unitId, otherUnitId, ...form }) => ({ ...form, unitId: unitId === 'other' ? otherUnitId : unitId }));
export type PlaceForm = z.infer<typeof PlaceForm>;

const phone = z.string().trim().regex(/^\+?[\d\s.()-]{6,20}$/);
const email = z.email().max(200);
const empty = z.literal('').transform(() => null);

/** Third page: who writes. Anonymous is the choice that needs nothing; what was typed beside it is not kept. */
export const WriterForm = z
	.object({
		privacy: z.enum(['anonymous', 'named']),
		isConfidential: z.literal('on').optional().transform((value) => value === 'on'),
		name: optionalWords(100),
		email: z.union([empty, email]).optional().transform((value) => value ?? null),
		phone: z.union([empty, phone]).optional().transform((value) => value ?? null),
		wantsMail: z.literal('on').optional().transform((value) => value === 'on')
	})
	.transform((form) => (form.privacy === 'anonymous' ? { ...form, name: null, email: null, phone: null, wantsMail: false } : form));
export type WriterForm = z.infer<typeof WriterForm>;

/** The button pressed beside the photos: one is taken out, or those chosen are added. */
export const PhotosForm = z.object({ drop: z.coerce.number().int().min(1).max(MOST_PHOTOS).optional() });

/** Who wrote, as it is sealed. */
export interface Reporter {
	readonly name: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	/** The reporter agreed to news by mail. */
	readonly wantsMail: boolean;
	/** Of the pages on which the reporter wrote; missing where nobody knows it. */
	readonly locale?: 'id' | 'en';
}

export const LONGEST_NOTE = 2000;
/** Another complaint is joined; `note`: own words for who handles it, null when empty. */
export const JoinForm = z.object({ number: z.string().min(1).max(60), note: optionalWords(LONGEST_NOTE) });
export const FollowForm = z.object({ number: z.string().trim().min(1).max(60), secret: z.string().trim().min(1).max(60) });
export const MessageForm = z.object({ body: words(2000).refine((text) => text !== '', refusal('complaint.too_short')) });
export const ReopenForm = z.object({ reason: words(1000).refine((text) => lengthOf(text) >= 10, refusal('complaint.too_short')) });
export const ANSWERS = ['fixed', 'partly', 'not_fixed'] as const;
export const ConfirmForm = z.object({ answer: z.enum(ANSWERS), satisfaction: z.enum(['1', '2', '3', '4']).transform(Number) });

/** A button and nothing else. */
export const SendForm = z.object({});
