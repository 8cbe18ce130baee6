import type { BatchLine } from '../server/import-pages.ts';

/** Colour only repeats what the word says. */
export const badgeOf: Readonly<Record<BatchLine['state'], 'neutral' | 'teal' | 'good' | 'attention' | 'bad'>> = {
	reading: 'neutral', previewed: 'attention', writing: 'neutral', confirmed: 'good', undone: 'neutral', refused: 'bad'
};

export const rowBadgeOf = { new: 'teal', changed: 'attention', unchanged: 'neutral', refused: 'bad' } as const;
