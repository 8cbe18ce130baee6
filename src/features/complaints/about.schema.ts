import { z } from 'zod';

/** The officer whom a complaint is about, by the number that only one person has. */
export const AboutForm = z.object({ nip: z.string().transform((text) => text.replaceAll(/[\s']/g, '')).refine((text) => /^\d{18}$/.test(text)) });
export type AboutForm = z.infer<typeof AboutForm>;

export const NotAboutForm = z.object({ personId: z.uuid() });
export type NotAboutForm = z.infer<typeof NotAboutForm>;
