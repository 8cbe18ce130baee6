import { dayIn } from '#platform/clock.ts';
import type { Locale } from '#platform/context.ts';
import { longDate, monthName, number } from '#platform/messages.ts';
import { monthDay } from '#platform/months.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import type { ImpactResult } from '../schema.ts';
import type { EvaluationPage } from '../server/service.ts';
import { standsBefore } from './design/cautions.ts';

/** 'Pelatihan Pelayanan Prima · 14 unit dilatih bertahap Maret 2025–Agustus 2025 · 22 unit pembanding · didaftarkan sebelum pelatihan, 12 Februari 2025'. */
export function leadOf(page: EvaluationPage, locale: Locale, timeZone: string): string {
	const words = { id, en }[locale].page;
	const { title, trainedUnits, comparisonUnits, firstStart, lastStart } = page;
	const registeredOn = longDate(dayIn(timeZone, new Date(page.changedAt ?? page.registeredAt)), locale);
	// Of a programme that is no longer what was registered nobody knows what was promised before.
	const before = page.isAsRegistered === false ? null : standsBefore(page);
	const when =
		firstStart && lastStart
			? firstStart === lastStart
				? words.allAtOnce(monthName(firstStart, locale))
				: words.staggered(monthName(firstStart, locale), monthName(lastStart, locale))
			: null;
	return [
		title,
		...(when === null ? [] : [words.trained(number(trainedUnits, locale), when)]),
		trainedUnits > 0 && comparisonUnits === 0 && page.design.control === 'notyet' ? words.comparisonNotYet : words.comparison(number(comparisonUnits, locale)),
		before === null ? words.registered(registeredOn) : before ? words.registeredBefore(registeredOn) : words.registeredAfter(registeredOn)
	].join(' · ');
}

/** First days of the months in which a cohort began. */
export function startsOf(impact: ImpactResult | null): string[] {
	if (!impact) return [];
	return impact.series ? [monthDay(impact.series.start)] : impact.group.byGroup.map(({ group }) => monthDay(group));
}
