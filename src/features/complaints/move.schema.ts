import { z } from 'zod';
import { ARCHIVE_REASONS, CLASSES, CLOSINGS, ORDINARY_CLASSES, RootCauseChoice } from './schema.ts';

/** What an officer writes; the first characters count, so a space is no reason. */
const text = (longest: number) => z.string().trim().min(1).max(longest);
const optionalText = (longest: number) => z.string().trim().max(longest).optional();

/** A reason is read by others later: a word is not enough. */
const reason = z.string().trim().min(5).max(1000);

/** One move of an officer; each asks for what the rules want written (R20). */
export const MoveForm = z.discriminatedUnion('move', [
	z.object({ move: z.literal('verify'), class: z.enum(CLASSES), isFormal: z.literal('on').optional() }),
	z.object({ move: z.literal('assign'), unitId: z.uuid(), reason: optionalText(1000) }),
	z.object({ move: z.literal('start') }),
	z
		.object({
			move: z.literal('close'), closing: z.enum(CLOSINGS), answer: z.string().trim().min(20).max(10_000), rootCause: RootCauseChoice, rootCauseNote: optionalText(1000),
			competency: optionalText(200)
		})
		.refine(({ rootCause, competency }) => rootCause !== 'competence' || (competency ?? '') !== '', { path: ['competency'], params: { problem: 'complaint.competency_needed' } }),
	z.object({ move: z.literal('pause'), reason }),
	z.object({ move: z.literal('resume') }),
	z.object({ move: z.literal('refer'), reason }),
	z.object({ move: z.literal('archive'), archiveReason: z.enum(ARCHIVE_REASONS), reason: optionalText(1000) }),
	z.object({ move: z.literal('restore'), reason }),
	z.object({ move: z.literal('hand_over'), reason }),
	z.object({ move: z.literal('hand_back'), class: z.enum(ORDINARY_CLASSES), unitId: z.uuid(), reason })
]);
export type MoveForm = z.infer<typeof MoveForm>;

/** A line to the reporter, or a note among officers. */
export const MessageForm = z.object({ body: text(10_000), isInternal: z.literal('on').optional() });
export type MessageForm = z.infer<typeof MessageForm>;
