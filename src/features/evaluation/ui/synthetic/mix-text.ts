import type { Locale } from '#platform/context.ts';
import type { StoredSynthetic } from '../../stored.schema.ts';
import { en } from '../../synthetic.messages.en.ts';
import { id } from '../../synthetic.messages.id.ts';
import { plain } from '../numbers.ts';

const MOST_NAMED = 4;
const LEAST = 0.01;

/** 'Dinas A 45 %, Dinas B 30 %, 3 unit lain dengan bagian kecil'. */
export function mixText(weights: StoredSynthetic['weights'], nameOf: (unitId: string) => string, locale: Locale): string {
	const words = { id, en }[locale];
	const named = weights.slice(0, MOST_NAMED).filter(({ weight }) => weight >= LEAST);
	const others = weights.length - named.length;
	return [...named.map(({ unitId, weight }) => words.part(nameOf(unitId), plain(100 * weight, locale, 0))), ...(others === 0 ? [] : [words.others(others)])].join(', ');
}
