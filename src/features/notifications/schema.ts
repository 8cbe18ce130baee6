import { z } from 'zod';

/** Everything that can be told. The texts of each stand in the messages files. */
export const KINDS = ['session.promoted', 'session.completed', 'import.confirmed', 'survey.closed', 'evaluation.computed',
	'complaint.new', 'complaint.late', 'complaint.reopened', 'complaint.wrote', 'privacy.due', 'post_training.asked', 'post_training.closing', 'need.recorded', 'need.decided'] as const;
export type Kind = (typeof KINDS)[number];

/** What a text needs to know; plain words and numbers, kept with the notification. */
export type NewsParams = Readonly<Record<string, string | number>>;

/** One read, or all of them. */
export const ReadForm = z.object({ id: z.uuid().optional(), page: z.coerce.number().int().min(1).max(10_000).default(1) });
export type ReadForm = z.infer<typeof ReadForm>;

/** The moment of a reading, as the page printed it: undo takes back exactly what was read then. */
export const UndoForm = z.object({ readAt: z.iso.datetime() });
export type UndoForm = z.infer<typeof UndoForm>;

const kind = z.enum(KINDS);
/** The kinds wished by mail; one box ticked arrives as text, several as a list, none as nothing. */
export const PreferenceForm = z.object({ byMail: z.union([kind.transform((one) => [one]), z.array(kind)]).default([]) });
export type PreferenceForm = z.infer<typeof PreferenceForm>;
