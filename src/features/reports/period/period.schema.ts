import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** A quarter, a half or a whole calendar year. */
export interface Period {
	/** '2026-Q1', '2026-H1' or '2026'. */
	readonly key: string;
	readonly kind: 'quarter' | 'half' | 'year';
	readonly year: number;
	/** 1–4 of a quarter, 1–2 of a half, 1 of a year. */
	readonly part: number;
	/** First and last day. */
	readonly from: string;
	readonly to: string;
}

const MONTHS = { Q: 3, H: 6 } as const;
const KINDS = { Q: 'quarter', H: 'half' } as const;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** The period that a text names, or undefined: '2026-Q1', '2026-H2', '2026'; small letters are understood. */
export function readPeriod(text: string): Period | undefined {
	const [, yearText, letter, partText] = /^(\d{4})(?:-([QH])([1-4]))?$/.exec(text.trim().toUpperCase()) ?? [];
	const year = Number(yearText);
	if (yearText === undefined || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
	if (letter === undefined) return { key: yearText, kind: 'year', year, part: 1, from: `${yearText}-01-01`, to: `${yearText}-12-31` };
	const months = MONTHS[letter as 'Q' | 'H'];
	const part = Number(partText);
	if (part * months > 12) return undefined;
	const [first, last] = [(part - 1) * months + 1, part * months].map((month) => String(month).padStart(2, '0')) as [string, string];
	return { key: `${yearText}-${letter}${part}`, kind: KINDS[letter as 'Q' | 'H'], year, part, from: `${yearText}-${first}-01`, to: `${yearText}-${last}-${last === '06' || last === '09' ? 30 : 31}` };
}

/** Periods that have begun on a day, newest first: the years `back` to now with their halves and quarters. */
export function periodsBegun(today: string, back = 2): Period[] {
	const year = Number(today.slice(0, 4));
	const keys = Array.from({ length: back + 1 }, (_, at) => String(year - at)).flatMap((own) => [own, `${own}-H2`, `${own}-H1`, `${own}-Q4`, `${own}-Q3`, `${own}-Q2`, `${own}-Q1`]);
	return keys.map((key) => readPeriod(key) as Period).filter(({ from }) => from <= today);
}

/** A period as a form sends it. */
export const PeriodForm = z.object({
	period: z.string().max(20).transform((text, context) => {
		const period = readPeriod(text);
		if (period) return period;
		context.addIssue({ code: 'custom', params: { problem: 'report.period_unknown' } });
		return z.NEVER;
	})
});
export type PeriodForm = z.infer<typeof PeriodForm>;

const STRUCK = 'struck-';

/** Publishing says which texts are struck, one field each so that a refusal brings every tick back, and that all were read for names of people. */
export const PublishForm = z.looseObject({ read: z.string().max(10).optional() }).transform((form) => ({
	struck: Object.keys(form).filter((name) => name.startsWith(STRUCK) && form[name] === 'on').map((name) => name.slice(STRUCK.length)),
	read: form.read === 'on'
}));
export type PublishForm = z.infer<typeof PublishForm>;

const SHORTEST_REASON = 10;
const LONGEST_REASON = 300;

/** Withdrawing says why: the public reads it. */
export const WithdrawForm = z.object({
	reason: z.string().trim().superRefine((text, context) => {
		if (text.length < SHORTEST_REASON || text.length > LONGEST_REASON) context.addIssue({ code: 'custom', params: { problem: 'report.reason_needed' } });
	})
});
export type WithdrawForm = z.infer<typeof WithdrawForm>;

/** The day up to which data of a period can be: its last, or today while it runs. */
export function lastDayOf({ to }: Period, today: string): string {
	return isDay(today) && today < to ? today : to;
}
