import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** National holiday, leave that the government takes together (cuti bersama), or a day of the region. */
export const HOLIDAY_KINDS = ['national', 'joint_leave', 'regional'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface Holiday {
	/** 'YYYY-MM-DD' */
	readonly day: string;
	readonly name: string;
	readonly kind: HolidayKind;
}

const day = z.string().trim().refine(isDay);

/** A day that the agency adds, or names and classes differently. */
export const HolidayForm = z.object({ day, name: z.string().trim().min(1).max(120), kind: z.enum(HOLIDAY_KINDS) });
export type HolidayForm = z.infer<typeof HolidayForm>;

/** `work`: the agency works on that day of the national list; `reset`: as the national list has it. */
export const HolidayChange = z.object({ day, change: z.enum(['work', 'reset']) });
export type HolidayChange = z.infer<typeof HolidayChange>;
