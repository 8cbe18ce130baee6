import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** 'agency': only the government that owns the course; 'all': officers of any government may enrol. */
export const SHARINGS = ['agency', 'all'] as const;
export type Sharing = (typeof SHARINGS)[number];

export const SESSION_STATES = ['open', 'running', 'done', 'cancelled'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export const ENROLMENT_STATES = ['enrolled', 'waiting', 'withdrawn', 'completed', 'absent'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

const day = z.string().refine(isDay);
const line = z.string().trim().min(1).max(200);
const count = (most: number) =>
	z
		.string()
		.trim()
		.regex(/^\d{1,5}$/)
		.transform(Number)
		.pipe(z.int().min(1).max(most));

/** A course as typed: its length in JP (1 JP = 45 minutes), from 1 to 1000. */
export const CourseForm = z.object({
	code: z.string().trim().min(1).max(40),
	title: line,
	summary: z.string().trim().max(2000).default(''),
	formId: z.string().regex(/^\d{1,2}$/),
	jp: count(1000),
	sharing: z.enum(SHARINGS)
});
export type CourseForm = z.infer<typeof CourseForm>;

export const SessionForm = z.object({
	courseId: z.uuid(),
	name: line,
	startsOn: day,
	endsOn: day,
	place: line,
	capacity: count(10_000)
});
export type SessionForm = z.infer<typeof SessionForm>;

/** Filter of the catalogue as it stands in the address; a value that cannot be read is as if it were not there. */
export const CatalogueFilter = z.object({
	text: z.string().trim().max(100).catch(''),
	month: z
		.string()
		.regex(/^\d{4}-(0[1-9]|1[0-2])$/)
		.optional()
		.catch(undefined),
	onlyFree: z.boolean().catch(false)
});
export type CatalogueFilter = z.infer<typeof CatalogueFilter>;

export const EnrolmentForm = z.object({ waiting: z.literal('yes').optional() });
export type EnrolmentForm = z.infer<typeof EnrolmentForm>;

/** One day's list: fields `minutes.<agency>.<enrolment>`; `all` is the button that marks everybody present. */
export const AttendanceForm = z.object({ day, all: z.literal('yes').optional() }).catchall(z.string().trim().max(8));
export type AttendanceForm = z.infer<typeof AttendanceForm>;

export const CheckInForm = z.object({ k: z.string().max(100) });
export type CheckInForm = z.infer<typeof CheckInForm>;

export const SessionChoice = z.object({ session: z.uuid() });
export type SessionChoice = z.infer<typeof SessionChoice>;
