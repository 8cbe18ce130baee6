import { isDay } from '#platform/clock.ts';

/** Formats every spreadsheet program knows by number and that show a day or an hour; 27 to 36 and 50 to 58 are those of East Asia. */
function isDateNumber(id: number): boolean {
	return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a number in this format is a day or an hour: it shows one of d, m, y, h, s outside quoted words, colours and conditions. */
export function isDateFormat(id: number, code: string | undefined): boolean {
	if (code === undefined) return isDateNumber(id);
	const bare = code.replace(/"[^"]*"|\\.|[*_]./g, '');
	return /\[(h+|m+|s+)\]/i.test(bare) || /[dmyhs]/i.test(bare.replace(/\[[^\]]*\]/g, ''));
}

const dayMilliseconds = 86_400_000;

/** The moment of a spreadsheet's serial number. Day 60 of the 1900 system is a leap day that never was: the day before it. */
export function momentOfSerial(serial: number, is1904: boolean): Date {
	const milliseconds = Math.round(serial * dayMilliseconds);
	if (is1904) return new Date(Date.UTC(1904, 0, 1) + milliseconds);
	if (serial === 60) return new Date(Date.UTC(1900, 1, 28));
	return new Date(Date.UTC(1899, 11, serial > 60 ? 30 : 31) + milliseconds);
}

const lastSerial = 2_958_465; // 31 December 9999

/** Whether a spreadsheet could show a number as a day or an hour at all. */
export function isSerial(number: number): boolean {
	return number >= 0 && number < lastSerial + 1;
}

/** The moment of '2026-01-02' or '2026-01-02T08:05:30', by the clock that the sheet shows; undefined when it is none. */
export function momentOfText(text: string): Date | undefined {
	const [, day = '', hour = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:\.\d+)?)Z?)?$/.exec(text.trim()) ?? [];
	if (!isDay(day)) return undefined; // a Date would take 30 February for 2 March
	const moment = new Date(`${day}T${hour}Z`);
	return Number.isNaN(moment.getTime()) ? undefined : moment;
}
