import { LINE_LETTERS, WEEK, type PointForm, type ServiceForm, type Standard } from './schema.ts';

/** The standard that a form describes: its amount becomes minutes or working days. */
export function standardOf({ code, name, promised, promisedIn, fee, feeNote, product, legalBasis, requirements, procedure }: ServiceForm): Standard {
	return {
		code, name,
		promisedMinutes: promisedIn === 'minutes' ? promised : null,
		promisedWorkingDays: promisedIn === 'workingDays' ? promised : null,
		feeRupiah: fee, feeNote, requirements, procedure, product, legalBasis
	};
}

/** The fields in which two standards differ, by name; a list differs when an entry or the order does. */
export function changedFields(before: Standard, after: Standard): (keyof Standard)[] {
	return (Object.keys(after) as (keyof Standard)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Why a promise cannot stand, or undefined: one of minutes and working days must be given, and only one. */
export function promiseRefusal(minutes: number | null, workingDays: number | null): 'service.promise_missing' | 'service.promise_both' | undefined {
	if (minutes === null && workingDays === null) return 'service.promise_missing';
	return minutes !== null && workingDays !== null ? 'service.promise_both' : undefined;
}

/** Where and when a service point can be visited. */
export interface Opening {
	/** ISO day numbers in order. */
	readonly openDays: readonly number[];
	readonly opensMinute: number | null;
	readonly closesMinute: number | null;
}

/** The ticked days in order. */
export function openDaysOf(form: PointForm): number[] {
	return WEEK.filter((day) => form[`day${day}`] === 'on');
}

/** Why a form of a service point is refused and at which field, or undefined. */
export function pointRefusal(form: PointForm): { readonly code: 'service.days_missing' | 'service.hours_incomplete' | 'service.hours_out_of_order' | 'service.place_incomplete'; readonly field: string } | undefined {
	if (openDaysOf(form).length === 0) return { code: 'service.days_missing', field: 'day1' };
	if ((form.opensAt === null) !== (form.closesAt === null)) return { code: 'service.hours_incomplete', field: form.opensAt === null ? 'opensAt' : 'closesAt' };
	if (form.opensAt !== null && form.closesAt !== null && form.closesAt <= form.opensAt) return { code: 'service.hours_out_of_order', field: 'closesAt' };
	if ((form.latitude === null) !== (form.longitude === null)) return { code: 'service.place_incomplete', field: form.latitude === null ? 'latitude' : 'longitude' };
	return undefined;
}

/** '08:00' of 480, as a form shows it; empty for null. */
export function clockTime(minute: number | null): string {
	if (minute === null) return '';
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Whether something with these dates is there on a day; both dates 'YYYY-MM-DD' or null, the end being the first day without it. */
export function isThereOn({ from = null, until = null }: { readonly from?: string | null; readonly until?: string | null }, day: string): boolean {
	return (from === null || from <= day) && (until === null || until > day);
}

/** Days in a row are one stretch: [1,2,3,4,6] is [[1,4],[6,6]]. */
export function stretchesOf(days: readonly number[]): [number, number][] {
	const stretches: [number, number][] = [];
	for (const day of [...new Set(days)].sort((a, b) => a - b)) {
		const last = stretches.at(-1);
		if (last && last[1] === day - 1) last[1] = day;
		else stretches.push([day, day]);
	}
	return stretches;
}

/**
 * Opening days of a cell: '1-5', '1,2,3', 'Senin-Jumat', 'Sen, Sel', 'Mon-Fri'. An empty cell is Monday to Friday.
 *
 * @returns day numbers in order; undefined when a part is no day
 */
export function daysOfCell(cell: string): number[] | undefined {
	if (cell.trim() === '') return [1, 2, 3, 4, 5];
	const days = new Set<number>();
	for (const part of cell.split(/[,;/]|\bdan\b|\band\b/i)) {
		const [first, last = first, more] = part.split(/\s*[-–]\s*|\s+s\.?d\.?\s+|\s+sampai\s+/i).map((name) => dayNumber(name));
		if (first === undefined || last === undefined || last < first || more !== undefined) return undefined;
		for (let day = first; day <= last; day++) days.add(day);
	}
	return [...days].sort((a, b) => a - b);
}

const DAY_NAMES: readonly (readonly string[])[] = [
	['1', 'senin', 'sen', 'monday', 'mon'], ['2', 'selasa', 'sel', 'tuesday', 'tue'], ['3', 'rabu', 'rab', 'wednesday', 'wed'], ['4', 'kamis', 'kam', 'thursday', 'thu'],
	['5', 'jumat', "jum'at", 'jum', 'friday', 'fri'], ['6', 'sabtu', 'sab', 'saturday', 'sat'], ['7', 'minggu', 'ahad', 'min', 'sunday', 'sun']
];

function dayNumber(name: string): number | undefined {
	const index = DAY_NAMES.findIndex((names) => names.includes(name.trim().toLowerCase()));
	return index === -1 ? undefined : index + 1;
}

/** A readable part of an address: 'ktp-el-disdukcapil'. Letters lose their marks; at most 60, cut between words; 'layanan' when nothing is left. */
export function slugOf(text: string): string {
	const plain = text.normalize('NFKD').replaceAll(/\p{M}+/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
	const cut = plain.length <= SLUG_LETTERS ? plain : plain.slice(0, SLUG_LETTERS + 1).replace(/-[^-]*$/, '').slice(0, SLUG_LETTERS);
	return cut.replace(/-+$/, '') || 'layanan';
}
const SLUG_LETTERS = 60;

/** Addresses to try for a service point, the most readable first: of the service and the unit, then with the government, then numbered. */
export function slugCandidates(service: string, unit: string, agency: string): string[] {
	const base = slugOf(`${service} ${unit}`);
	const own = slugOf(`${service} ${unit} ${agency}`);
	const numbered = Array.from({ length: 50 }, (_, index) => `${base.slice(0, SLUG_LETTERS - 4).replace(/-+$/, '')}-${index + 2}`);
	return [...new Set([base, own, ...numbered])];
}

/** The number that a next counter gets: one more than the highest. */
export function nextCounterNumber(numbers: readonly number[]): number {
	return Math.max(0, ...numbers) + 1;
}

/** The last day on which one may still end what began on these days; undefined when nothing stands in the way. */
export function earliestEnd(startedOn: readonly (string | null)[]): string | undefined {
	return startedOn.filter((day) => day !== null).sort().at(-1);
}

/** A list as a text area shows it. */
export function asLines(list: readonly string[]): string {
	return list.map((entry) => entry.slice(0, LINE_LETTERS)).join('\n');
}
