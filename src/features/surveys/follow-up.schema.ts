import { z } from 'zod';
import { isDay } from '#platform/clock.ts';
import { ELEMENTS } from './schema.ts';

export const FOLLOW_UP_STATES = ['planned', 'doing', 'done', 'dropped'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** Shown as letters wherever it is read: 'di bawah < 15 menit' is a sentence. */
const words = (longest: number) => z.string().trim().min(1).max(longest);

export const PlanForm = z.object({ element: z.enum(ELEMENTS), plan: words(1000), owner: z.string().refine((text) => z.uuid().safeParse(text).success, { params: { problem: 'survey.owner_unknown' } }), dueOn: z.string().min(1).refine(isDay) });
export type PlanForm = z.infer<typeof PlanForm>;

export const MOST_EVIDENCE_BYTES = 5_000_000;

export const NoteForm = z.object({ followUp: z.uuid(), state: z.enum(FOLLOW_UP_STATES), text: words(2000), file: z.instanceof(File).optional() });
export type NoteForm = z.infer<typeof NoteForm>;

/** One step that was published with its day. */
export interface FollowUpNote {
	readonly id: string;
	readonly notedOn: string;
	readonly state: FollowUpState;
	readonly text: string;
	readonly fileName: string | null;
}

export interface FollowUp {
	readonly id: string;
	readonly element: (typeof ELEMENTS)[number];
	readonly plan: string;
	readonly ownerPost: string;
	readonly dueOn: string;
	readonly state: FollowUpState;
	readonly madeOn: string;
	readonly notes: readonly FollowUpNote[];
}
