import { z } from 'zod';

/** One board for each way of looking: one's own learning, the own unit, the training of a government, the government. */
export const BOARDS = ['training', 'region', 'unit', 'own'] as const;
export type Board = (typeof BOARDS)[number];

export const MEASURES = ['index', 'promise', 'fixed'] as const;
/** What the panel measures and a board sums up; each opens its rows. */
export type Measure = (typeof MEASURES)[number];
/** How they are called in an address. */
export const MEASURE_SLUGS: Readonly<Record<Measure, string>> = { index: 'kepuasan', promise: 'janji-waktu', fixed: 'tuntas' };

export const TILES = ['jp_own', 'activities', 'sessions_coming', 'offers', 'jp_team', ...MEASURES, 'needs', 'verdicts', 'attended', 'spent', 'decisions'] as const;
export type TileCode = (typeof TILES)[number];

/** What the address says; what is not understood is left out. */
export const BoardSearch = z.object({ board: z.enum(BOARDS).nullable().catch(null) });
export type BoardSearch = z.infer<typeof BoardSearch>;
