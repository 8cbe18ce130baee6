/** The calendar day of an instant in a zone, 'YYYY-MM-DD' (R32: deadlines and "this year" follow the agency's zone). */
export function dayIn(timeZone: string, instant: Date): string {
	return dayFormat(timeZone).format(instant);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one takes 0.3 ms: a third of a page. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
	let format = dayFormats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
		dayFormats.set(timeZone, format);
	}
	return format;
}

/**
 * The last second of a day where the clocks are the zone's, with its offset: '2026-11-30T23:59:59+07:00'.
 *
 * @param day 'YYYY-MM-DD'
 */
export function endOfDay(day: string, timeZone: string): string {
	const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(`${day}T12:00:00Z`)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	return `${day}T23:59:59${name.replace('GMT', '')}`;
}

/** The day so many days later (or earlier), both 'YYYY-MM-DD'. */
export function addDays(day: string, count: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + count);
	return date.toISOString().slice(0, 10);
}

/** Whether the text is a day that exists: 30-02 does not, and there was no year 0. */
export function isDay(text: string): boolean {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!parts) return false;
	const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
	return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

/** Whether it is written like a day but there is none such: '2026-02-30'. */
export function isNoDay(value: unknown): boolean {
	return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value.trim()) && !isDay(value.trim());
}

/** By arithmetic: an import looks at a million days, and a Date for each took a tenth of its time. */
export function daysOfMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const timeFormats = new Map<string, Intl.DateTimeFormat>();

/** Hour (0–23) and minute of an instant in a zone. */
export function timeIn(timeZone: string, instant: Date): { readonly hour: number; readonly minute: number } {
	let format = timeFormats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
		timeFormats.set(timeZone, format);
	}
	const [hour = 0, minute = 0] = format.format(instant).split(':').map(Number);
	return { hour, minute };
}
