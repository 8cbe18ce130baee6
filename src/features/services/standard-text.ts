import type { Locale } from '#platform/context.ts';
import { number } from '#platform/messages.ts';
import { en } from './page.messages.en.ts';
import { id } from './page.messages.id.ts';
import { clockTime, stretchesOf, type Opening } from './rules.ts';
import type { Standard } from './schema.ts';

const words = { id, en };

/** '30 menit', '3 hari kerja', or that no time was promised yet. */
export function promiseText({ promisedMinutes, promisedWorkingDays }: Pick<Standard, 'promisedMinutes' | 'promisedWorkingDays'>, locale: Locale): string {
	const { standard } = words[locale];
	if (promisedMinutes !== null) return standard.minutes(number(promisedMinutes, locale));
	return promisedWorkingDays === null ? standard.undescribed : standard.workingDays(number(promisedWorkingDays, locale));
}

/** 'Gratis' or 'Rp 15.000'. */
export function feeText({ feeRupiah }: Pick<Standard, 'feeRupiah'>, locale: Locale): string {
	const { standard } = words[locale];
	return feeRupiah === 0 ? standard.free : standard.rupiah(number(feeRupiah, locale));
}

/** 'Senin sampai Jumat, Minggu; 08:00–15:00'. Two days in a row are named both. */
export function openingText({ openDays, opensMinute, closesMinute }: Opening, locale: Locale): string {
	const { days, until, hours } = words[locale];
	const name = (day: number) => days[day - 1] ?? '';
	const stretches = stretchesOf(openDays).map(([first, last]) => (first === last ? name(first) : last === first + 1 ? `${name(first)}, ${name(last)}` : until(name(first), name(last))));
	const times = opensMinute === null || closesMinute === null ? [] : [hours(clockTime(opensMinute), clockTime(closesMinute))];
	return [...(stretches.length > 0 ? [stretches.join(', ')] : []), ...times].join('; ');
}
