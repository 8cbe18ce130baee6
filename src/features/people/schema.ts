import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const day = z.string().refine(isDay).optional().catch(undefined);
const search = z.string().trim().max(100).optional().catch(undefined).transform((text) => (text === '' ? undefined : text));

/** /pegawai?cari=…&halaman=… */
export const PeopleFilter = z.object({ cari: search, halaman: page });
export type PeopleFilter = z.infer<typeof PeopleFilter>;

/** /unit?pada=YYYY-MM-DD&cari=…&halaman=… */
export const UnitFilter = z.object({ pada: day, cari: search, halaman: page });
export type UnitFilter = z.infer<typeof UnitFilter>;

export const BatchFilter = z.object({ keadaan: z.enum(['new', 'changed', 'unchanged', 'refused', 'warned']).optional().catch(undefined), halaman: page });
export type BatchFilter = z.infer<typeof BatchFilter>;

export const PageFilter = z.object({ halaman: page });

/** A button without fields. */
export const Nothing = z.object({});

export const PersonId = z.uuid();

/** What a browser sends for an upload. */
export const Upload = z.object({ kind: z.enum(['people', 'units']), file: z.instanceof(File) });

/** One person entered by hand. Days are 'YYYY-MM-DD', as a date field sends them. */
export const NewPerson = z.object({
	nip: z.string().trim().min(1).max(40),
	name: z.string().trim().min(1).max(200),
	titleBefore: z.string().trim().max(60).default(''),
	titleAfter: z.string().trim().max(60).default(''),
	email: z.union([z.literal(''), z.email().max(200)]).default(''),
	phone: z.string().trim().max(30).default(''),
	unitId: z.uuid(),
	positionTitle: z.string().trim().min(1).max(300),
	positionKind: z.enum(['jpt', 'administrator', 'pengawas', 'fungsional', 'pelaksana']),
	rank: z.string().trim().max(10).default(''),
	startedOn: z.string().refine(isDay)
});
export type NewPerson = z.infer<typeof NewPerson>;
