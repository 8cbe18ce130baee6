import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, coversAgency, signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { WorkCalendar } from '#platform/working-days.ts';
import { isCompleteYear, nationalHolidays } from '../national-holidays.rules.ts';
import { calendarYear, workCalendar, type CalendarDay } from '../rules.ts';
import type { HolidayChange, HolidayForm } from '../schema.ts';
import { dropOwnDay, listOwnDays, putOwnDay } from './queries.ts';

/** First and last year that a calendar is kept for. */
const FIRST_YEAR = 2013;
const LAST_YEAR = 2100;

export interface CalendarPage {
	readonly year: number;
	readonly days: readonly CalendarDay[];
	/** False: the national list of this year holds the days of fixed date only. */
	readonly isComplete: boolean;
	readonly mayChange: boolean;
}

/** The working-day calendar of the actor's agency for one year; everybody who signed in may read it. A year out of range is this year. */
export function calendarPage(ctx: Ctx, wishedYear: number): Promise<CalendarPage> {
	const actor = signedIn(ctx);
	const year = Number.isInteger(wishedYear) && wishedYear >= FIRST_YEAR && wishedYear <= LAST_YEAR ? wishedYear : Number(ctx.today.slice(0, 4));
	return inTransaction(ctx.db, async (tx) => ({
		year,
		days: calendarYear(year, await listOwnDays(tx, actor.agencyId)),
		isComplete: isCompleteYear(year),
		mayChange: coversAgency(actor.pathsFor('holiday.manage'))
	}));
}

/** Adds a day, or names it differently. @throws {Problem} identity.not_allowed, holiday.out_of_range */
export function saveHoliday(ctx: Ctx, form: HolidayForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'holiday.manage');
	inRange(form.day);
	return inTransaction(ctx.db, async (tx) => {
		await putOwnDay(tx, actor.agencyId, form, true);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'holiday.save', subject: `holiday:${form.day}`, detail: { kind: form.kind } });
	});
}

/**
 * Makes a working day of a national holiday, or takes the agency's own change back.
 *
 * @throws {Problem} identity.not_allowed, holiday.not_found: there is nothing on that day
 */
export function changeHoliday(ctx: Ctx, { day, change }: HolidayChange): Promise<void> {
	const actor = allowedEverywhere(ctx, 'holiday.manage');
	return inTransaction(ctx.db, async (tx) => {
		const national = nationalHolidays(Number(day.slice(0, 4))).find((each) => each.day === day);
		if (change === 'reset' ? !(await dropOwnDay(tx, actor.agencyId, day)) : !national) throw new Problem('holiday.not_found', 404, { field: 'day' });
		if (change === 'work' && national) await putOwnDay(tx, actor.agencyId, national, false);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: `holiday.${change}`, subject: `holiday:${day}` });
	});
}

/** The calendar for deadlines that begin on one of these days, in the caller's transaction. */
export async function calendarFor(tx: Db, agencyId: string, fromDay: string, toDay: string): Promise<WorkCalendar> {
	return workCalendar(Number(fromDay.slice(0, 4)), Number(toDay.slice(0, 4)), await listOwnDays(tx, agencyId));
}

function inRange(day: string): void {
	const year = Number(day.slice(0, 4));
	if (year < FIRST_YEAR || year > LAST_YEAR) throw new Problem('holiday.out_of_range', 422, { field: 'day', first: FIRST_YEAR, last: LAST_YEAR });
}
