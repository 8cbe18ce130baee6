import { z } from 'zod';
import { LANGUAGES } from './languages.schema.ts';
import { ELEMENTS, type Element } from './schema.ts';

const score = z.enum(['1', '2', '3', '4']).transform(Number).optional().catch(undefined);
const hidden = z.string().max(200).catch('');

/** One tap on a kiosk: what was answered so far, and the button that was pressed. Nothing in it can be wrong, only missing. */
export const KioskForm = z.object({
	token: z.uuid().optional().catch(undefined),
	seal: hidden,
	pass: hidden,
	language: z.enum(LANGUAGES).catch('id'),
	large: hidden,
	go: z.enum(['start', 'back', 'next']).catch('next'),
	...(Object.fromEntries(ELEMENTS.map((element) => [element, score])) as Record<Element, typeof score>)
});
export type KioskForm = z.infer<typeof KioskForm>;
