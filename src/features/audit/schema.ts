import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

const optional = <T extends z.ZodType>(shape: T) => z.preprocess((value) => (value === '' ? undefined : value), shape.optional()).catch(undefined);

/** What the address of the audit page asks for; anything unreadable counts as not asked. */
export const AuditFilter = z.object({
	action: optional(z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/).max(60)),
	subject: optional(z.string().trim().max(100)),
	from: optional(z.string().refine(isDay)),
	to: optional(z.string().refine(isDay)),
	page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** A fingerprint that somebody wrote down earlier: 'number-hash', the hash cut to 16 figures. */
export const Fingerprint = z.object({ noted: z.string().trim().max(60).regex(/^(\d+-[0-9a-f]{16})?$/).default('') });
export type Fingerprint = z.infer<typeof Fingerprint>;
