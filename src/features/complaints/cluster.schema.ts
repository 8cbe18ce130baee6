import { z } from 'zod';
import { cleanText, lengthOf } from './text.schema.ts';

export const ClusterNameForm = z.object({ name: z.string().transform(cleanText).refine((text) => text !== '' && lengthOf(text) <= 200) });
export type ClusterNameForm = z.infer<typeof ClusterNameForm>;
export const MergeForm = z.object({ other: z.uuid() });
export type MergeForm = z.infer<typeof MergeForm>;
/** One ticked box comes as a text, several as a list. */
export const SplitForm = z.object({ complaints: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(50)]).optional().transform((ids) => ids ?? []) });
export type SplitForm = z.infer<typeof SplitForm>;
