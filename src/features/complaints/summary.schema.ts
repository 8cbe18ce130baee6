import { z } from 'zod';

export const GROUPINGS = ['unit', 'service', 'month'] as const;
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).nullable().catch(null);

/** What the address of the summary says; what is not understood is left out. */
export const SummarySearch = z.object({ by: z.enum(GROUPINGS).catch('unit'), from: month, to: month });
export type SummarySearch = z.infer<typeof SummarySearch>;
