import { z } from 'zod';
import { LONGEST_BODY } from './filing.schema.ts';
import { cleanText, lengthOf } from './text.schema.ts';

/** @source GeoReport v2, wiki.open311.org/GeoReport_v2 */
export type Scalar = string | number | boolean | null;
/** One thing of an answer: its fields in the order of the standard; a list of things is the third kind. */
export interface Fields {
	readonly [name: string]: Scalar | readonly Fields[];
}

export type Format = 'json' | 'xml';

/** An answer in either format: the names of the outer and inner element, and the things. */
export interface Answer {
	readonly root: string;
	readonly item: string;
	readonly items: readonly Fields[];
	/** One thing by itself instead of a list of one. */
	readonly isSingle?: boolean;
}

const words = (most: number) => z.string().transform(cleanText).refine((text) => lengthOf(text) <= most);
const optional = (most: number) => words(most).optional().transform((text) => text || null);
const degrees = (most: number) => z.union([z.literal('').transform(() => null), z.string().trim().regex(/^[+-]?\d{1,3}(\.\d{1,12})?$/).transform(Number).refine((value) => Math.abs(value) <= most)]).optional().transform((value) => value ?? null);

/** What a program posts. Each message names the argument, as a program's maker reads it. */
export const RequestPost = z
	.object({
		service_code: z.string().trim().min(1).max(100), description: words(LONGEST_BODY).refine((text) => lengthOf(text) >= 10),
		lat: degrees(90), long: degrees(180), address_string: optional(300), address_id: optional(100),
		first_name: optional(60), last_name: optional(60), email: z.union([z.literal('').transform(() => null), z.email().max(200)]).optional().transform((value) => value ?? null),
		phone: z.union([z.literal('').transform(() => null), z.string().trim().regex(/^\+?[\d\s.()-]{6,20}$/)]).optional().transform((value) => value ?? null),
		media_url: z.union([z.literal('').transform(() => null), z.url({ protocol: /^https?$/ }).max(500)]).optional().transform((value) => value ?? null)
	})
	.refine(({ lat, long }) => (lat === null) === (long === null), { path: ['lat'] })
	.refine(({ lat, address_string, address_id }) => lat !== null || address_string !== null || address_id !== null, { path: ['address_string'] });
export type RequestPost = z.infer<typeof RequestPost>;

export const KeyForm = z.object({ name: words(100).refine((text) => text !== '') });
export const KeyChoice = z.object({ keyId: z.uuid() });
