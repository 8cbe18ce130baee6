import { z } from 'zod';

const day = z.string();
const Interval = z.tuple([z.number(), z.number()]).nullable();

/** A counter as the list of a government shows it; figures in hundredths of a point. */
export const PublicPoint = z.object({
	slug: z.string(), name: z.string(), unit: z.string(), service: z.string(), serviceCode: z.string(), isOverdue: z.boolean(),
	survey: z.object({ id: z.string(), opensOn: day, closesOn: day, index: z.number(), grade: z.string(), interval95: Interval, respondents: z.number(), sampleMinimum: z.number().nullable() }).nullable()
});
export type PublicPoint = z.infer<typeof PublicPoint>;

/** What is published of one government. A count of complaints that is null is under five, or would tell one that is. */
export const PublicAgency = z.object({
	code: z.string(), name: z.string(), points: z.array(PublicPoint),
	plans: z.object({ open: z.number(), late: z.number(), done: z.number() }),
	complaints: z.record(z.string(), z.number().nullable()),
	confirmed: z.object({ answers: z.number(), fixedPercent: z.number() }).nullable()
});
export type PublicAgency = z.infer<typeof PublicAgency>;

export const ORDERS = ['nama', 'ikm'] as const;
export type Order = (typeof ORDERS)[number];

/** How the list stands, from the address. */
export const PublicSearch = z.object({ urut: z.enum(ORDERS).catch('nama'), halaman: z.coerce.number().int().min(1).max(1000).catch(1) });
export type PublicSearch = z.infer<typeof PublicSearch>;

export const DATASETS = ['panel', 'skm', 'pengaduan', 'layanan'] as const;
export type Dataset = (typeof DATASETS)[number];

/** The name of a file of open data: 'panel.csv', 'kamus.json', 'katalog.jsonld'. */
export const DataFile = z.templateLiteral([z.enum(DATASETS), '.', z.enum(['csv', 'json'])]);
