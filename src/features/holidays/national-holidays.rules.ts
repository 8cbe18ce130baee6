import type { Holiday, HolidayKind } from './schema.ts';

/**
 * National holidays and joint leave that ship with Bina. From memory of the joint decisions of three ministers (SKB), not confirmed:
 * the page says so, and every agency can change each day. A year that is not in `COMPLETE_YEARS` holds the days fixed by the calendar only.
 *
 * @source docs/rules/holidays.md
 */
const YEARS: Readonly<Record<number, readonly (readonly [monthDay: string, name: string, kind?: HolidayKind])[]>> = {
	2024: [
		['12-25', 'Hari Raya Natal'], ['12-26', 'Cuti bersama Natal', 'joint_leave']
	],
	2025: [
		['01-01', 'Tahun Baru Masehi'], ['01-27', 'Isra Mikraj'], ['01-28', 'Cuti bersama Tahun Baru Imlek', 'joint_leave'], ['01-29', 'Tahun Baru Imlek'],
		['03-28', 'Cuti bersama Nyepi', 'joint_leave'], ['03-29', 'Hari Suci Nyepi'], ['03-31', 'Idulfitri'], ['04-01', 'Idulfitri'],
		['04-02', 'Cuti bersama Idulfitri', 'joint_leave'], ['04-03', 'Cuti bersama Idulfitri', 'joint_leave'], ['04-04', 'Cuti bersama Idulfitri', 'joint_leave'],
		['04-07', 'Cuti bersama Idulfitri', 'joint_leave'], ['04-18', 'Wafat Yesus Kristus'], ['04-20', 'Kebangkitan Yesus Kristus'], ['05-01', 'Hari Buruh Internasional'],
		['05-12', 'Hari Raya Waisak'], ['05-13', 'Cuti bersama Waisak', 'joint_leave'], ['05-29', 'Kenaikan Yesus Kristus'], ['05-30', 'Cuti bersama Kenaikan', 'joint_leave'],
		['06-01', 'Hari Lahir Pancasila'], ['06-06', 'Iduladha'], ['06-09', 'Cuti bersama Iduladha', 'joint_leave'], ['06-27', 'Tahun Baru Islam'],
		['08-17', 'Proklamasi Kemerdekaan'], ['08-18', 'Cuti bersama Kemerdekaan', 'joint_leave'], ['09-05', 'Maulid Nabi Muhammad'], ['12-25', 'Hari Raya Natal'],
		['12-26', 'Cuti bersama Natal', 'joint_leave']
	],
	2026: [
		['01-01', 'Tahun Baru Masehi'], ['01-16', 'Isra Mikraj'], ['02-16', 'Cuti bersama Tahun Baru Imlek', 'joint_leave'], ['02-17', 'Tahun Baru Imlek'],
		['03-18', 'Cuti bersama Nyepi', 'joint_leave'], ['03-19', 'Hari Suci Nyepi'], ['03-20', 'Cuti bersama Idulfitri', 'joint_leave'], ['03-21', 'Idulfitri'],
		['03-22', 'Idulfitri'], ['03-23', 'Cuti bersama Idulfitri', 'joint_leave'], ['03-24', 'Cuti bersama Idulfitri', 'joint_leave'], ['04-03', 'Wafat Yesus Kristus'],
		['04-05', 'Kebangkitan Yesus Kristus'], ['05-01', 'Hari Buruh Internasional'], ['05-14', 'Kenaikan Yesus Kristus'], ['05-15', 'Cuti bersama Kenaikan', 'joint_leave'],
		['05-27', 'Iduladha'], ['05-28', 'Cuti bersama Iduladha', 'joint_leave'], ['05-31', 'Hari Raya Waisak'], ['06-01', 'Hari Lahir Pancasila'], ['06-16', 'Tahun Baru Islam'],
		['08-17', 'Proklamasi Kemerdekaan'], ['08-25', 'Maulid Nabi Muhammad'], ['12-24', 'Cuti bersama Natal', 'joint_leave'], ['12-25', 'Hari Raya Natal']
	]
};

/** Days that fall on the same date every year. */
const FIXED = [['01-01', 'Tahun Baru Masehi'], ['05-01', 'Hari Buruh Internasional'], ['06-01', 'Hari Lahir Pancasila'], ['08-17', 'Proklamasi Kemerdekaan'], ['12-25', 'Hari Raya Natal']] as const;

const COMPLETE_YEARS: readonly number[] = [2025, 2026];

/** Whether the list of a year holds the days that move with the moon too. */
export function isCompleteYear(year: number): boolean {
	return COMPLETE_YEARS.includes(year);
}

/** The national list of one year, in order of days. */
export function nationalHolidays(year: number): readonly Holiday[] {
	return (YEARS[year] ?? FIXED).map(([monthDay, name, kind]) => ({ day: `${year}-${monthDay}`, name, kind: kind ?? 'national' }));
}
