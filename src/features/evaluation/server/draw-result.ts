import { createHash } from 'node:crypto';
import { draw, type Drawn } from '../design/draw.rules.ts';
import type { DrawRow } from './draw-queries.ts';

/** Hexadecimal SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What a drawing came to, computed from its seed every time it is read; nothing before it. */
export function resultOf({ announced, seed, drawnAt }: Pick<DrawRow, 'announced' | 'seed' | 'drawnAt'>): (Drawn & { readonly name: string })[] {
	if (seed === null || drawnAt === null) return [];
	const names = new Map(announced.candidates.map(({ key, name }) => [key, name]));
	return draw(announced.candidates, announced.plan, seed, sha256).map((one) => ({ ...one, name: names.get(one.key) ?? '–' }));
}

/** First months by office, of those who were drawn. */
export function startsOf(row: Pick<DrawRow, 'announced' | 'seed' | 'drawnAt'>): Record<string, string> {
	return Object.fromEntries(resultOf(row).flatMap(({ key, month }) => (month === null ? [] : [[key, month]])));
}
