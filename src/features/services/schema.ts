import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** Kinds of public service, as the list of common services groups them. */
export const SECTORS = ['population', 'licensing', 'village', 'health', 'education', 'social', 'tax', 'transport', 'labour', 'library'] as const;
export type Sector = (typeof SECTORS)[number];

export const PROMISES = ['minutes', 'workingDays'] as const;
export type PromiseKind = (typeof PROMISES)[number];

/** ISO day numbers, 1 is Monday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

export const MOST_LINES = 40;
export const LINE_LETTERS = 300;

/** Stops at once: what comes after would judge a value that is none. */
const refusal = (problem: string) => ({ abort: true, params: { problem } });
/** What a browser would take for a tag; "< 17 tahun" is none. */
const isPlain = (text: string): boolean => !/<[a-z/!?]/i.test(text);

/** Text of one line: spaces in a row, and line breaks, are one space. */
const line = (most: number) => z.string().transform((text) => text.replaceAll(/\s+/g, ' ').trim()).pipe(z.string().max(most).refine(isPlain, refusal('service.markup')));
const needed = (most: number) => line(most).pipe(z.string().min(1));

/** A whole number as people type it: '30', '15.000', 'Rp 15.000'. Neither '1e309', '3,5' nor '-1' is one. */
const whole = (least: number, most: number) =>
	z.string().trim().refine((text) => /^(rp\.?\s*)?(\d{1,12}|\d{1,3}(\.\d{3}){1,3})$/i.test(text), refusal('service.not_a_number'))
		.transform((text) => Number(text.replaceAll(/\D/g, ''))).pipe(z.int().min(least).max(most));
/** An empty field is null. */
const perhaps = <Schema extends z.ZodType<unknown, string>>(schema: Schema) => z.string().default('').transform((text) => text.trim() || null).pipe(schema.nullable());

/** One entry a line; empty lines do not count. */
const list = z.string().transform((text) => text.split(/\r?\n/).map((one) => one.replaceAll(/\s+/g, ' ').trim()).filter((one) => one !== ''))
	.pipe(z.array(z.string()).refine((all) => all.length <= MOST_LINES && all.every((one) => one.length <= LINE_LETTERS), refusal('service.list_long'))
		.refine((all) => all.every(isPlain), refusal('service.markup')));
const lines = z.string().default('').pipe(list);

const code = z.string().trim().toLowerCase().min(1).max(40).refine((text) => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text), refusal('service.code_form'));
const day = z.string().refine(isDay);

/** What a service promises to citizens (standar pelayanan). */
export interface Standard {
	readonly code: string;
	readonly name: string;
	/** One of the two; the other is null. */
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
	/** 0 is free of charge. */
	readonly feeRupiah: number;
	readonly feeNote: string;
	readonly requirements: readonly string[];
	readonly procedure: readonly string[];
	readonly product: string;
	readonly legalBasis: string;
}

/** A week of minutes, two years of working days, ten thousand million rupiah: beyond it somebody mistyped. */
export const MOST = { minutes: 10_080, workingDays: 500, rupiah: 10_000_000_000, users: 100_000_000, counter: 999 } as const;

/** The form of a service: one amount, and what it counts. */
export const ServiceForm = z.object({
	code,
	name: needed(200),
	responsibleUnitId: z.uuid(),
	promised: z.string().trim().refine((text) => text !== '', refusal('service.promise_missing')).pipe(whole(1, MOST.minutes)),
	promisedIn: z.enum(PROMISES),
	fee: whole(0, MOST.rupiah),
	feeNote: line(LINE_LETTERS).default(''),
	product: line(LINE_LETTERS).default(''),
	legalBasis: line(1000).default(''),
	requirements: lines,
	procedure: lines
}).refine(({ promised, promisedIn }) => promised <= MOST[promisedIn], { path: ['promised'], ...refusal('service.promise_long') });
export type ServiceForm = z.infer<typeof ServiceForm>;

const minute = z.string().trim().regex(/^([01]\d|2[0-3])[:.][0-5]\d$|^24[:.]00$/).transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
/** With either minus: the one of a keyboard, or the one of a printed page as our own example has it. */
const degrees = (most: number) => z.string().trim().regex(/^[-\u2212]?\d{1,3}([.,]\d{1,10})?$/).transform((text) => Number(text.replace(',', '.').replace('\u2212', '-'))).pipe(z.number().min(-most).max(most));
const ticked = z.literal('on').optional();

/** The form of a service point. The days are seven boxes, so that a refused form can show each as it was. */
export const PointForm = z.object({
	unitId: z.uuid(),
	name: needed(200),
	address: line(LINE_LETTERS).default(''),
	day1: ticked, day2: ticked, day3: ticked, day4: ticked, day5: ticked, day6: ticked, day7: ticked,
	opensAt: perhaps(minute),
	closesAt: perhaps(minute),
	yearlyUsers: perhaps(whole(1, MOST.users)),
	openedOn: perhaps(day),
	latitude: perhaps(degrees(90)),
	longitude: perhaps(degrees(180))
});
export type PointForm = z.infer<typeof PointForm>;

export const CounterForm = z.object({ number: whole(1, MOST.counter), name: line(100).default('') });
export type CounterForm = z.infer<typeof CounterForm>;

export const EndForm = z.object({ on: day });
export const CounterChoice = z.object({ counter: z.uuid() });

/** Filter of the register as it stands in the address; a value that cannot be read is as if it were not there. */
export const RegisterFilter = z.object({
	cari: z.string().trim().max(100).catch(''),
	keadaan: z.enum(['aktif', 'berakhir', 'semua']).catch('aktif'),
	milik: z.enum(['semua', 'saya']).catch('semua'),
	halaman: z.coerce.number().int().min(1).max(10_000).catch(1)
});
export type RegisterFilter = z.infer<typeof RegisterFilter>;

/** A row of an import file: the same fields, lists in one cell divided by line breaks or semicolons. */
const cellLines = z.string().default('').transform((text) => text.replaceAll(';', '\n')).pipe(list);
export const ServiceCells = z.object({
	code,
	name: needed(200),
	promised_minutes: perhaps(whole(1, MOST.minutes)),
	promised_working_days: perhaps(whole(1, MOST.workingDays)),
	fee: perhaps(whole(0, MOST.rupiah)),
	fee_note: line(LINE_LETTERS).default(''),
	product: line(LINE_LETTERS).default(''),
	requirements: cellLines,
	procedure: cellLines,
	legal_basis: line(1000).default(''),
	unit: line(200).default(''),
	point_name: line(200).default(''),
	open_days: z.string().default(''),
	yearly_users: perhaps(whole(1, MOST.users))
});
export type ServiceCells = z.infer<typeof ServiceCells>;
