import { dayIn } from '#platform/clock.ts';
import type { Locale } from '#platform/context.ts';
import { longDate, monthName } from '#platform/messages.ts';
import { monthNumber } from '#platform/months.ts';
import { en as enDesign } from '../../design/design.messages.en.ts';
import { id as idDesign } from '../../design/design.messages.id.ts';
import { isRegisteredBefore } from '../../evidence.rules.ts';
import { en } from '../../page.messages.en.ts';
import { id } from '../../page.messages.id.ts';
import type { EvaluationPage } from '../../server/service.ts';
import type { Version } from '../../server/version-service.ts';
import { plain } from '../numbers.ts';

/** What a reader must know about the registration behind a verdict, in a few words. */
export function versionLines({ latest, version, design, lastStart }: Pick<EvaluationPage, 'latest' | 'version' | 'design' | 'lastStart'>, today: string, locale: Locale): string[] {
	const words = { id: idDesign, en: enDesign }[locale].cautions;
	const count = (value: number) => plain(value, locale, 0);
	const judged = latest?.version;
	const passed = lastStart === null ? 0 : monthNumber(today) - monthNumber(lastStart);
	const isOpen = judged !== undefined && design.windowMonths !== null && lastStart !== null && passed < design.windowMonths;
	return [
		...(judged === undefined ? [] : [judged < version ? words.staleVersion(count(judged), count(version)) : words.version(count(judged))]),
		...(isOpen ? [words.windowOpen({ passed: count(Math.max(0, passed)), window: count(design.windowMonths ?? 0) })] : [])
	];
}

export interface VersionRow {
	readonly label: string;
	readonly value: string;
	readonly isHash?: boolean;
}

/** All that one version promised, line by line. */
export function versionRows({ promise, reason, sha256 }: Version, unitNames: ReadonlyMap<string, string>, locale: Locale): VersionRow[] {
	const all = { id, en }[locale];
	const words = { id: idDesign, en: enDesign }[locale];
	const { design, units } = promise;
	const starts = new Map(units.map(({ unitId, firstMonth }) => [unitId, firstMonth]));
	const trained = [...Map.groupBy([...starts].filter(([, month]) => month !== null), ([, month]) => month!)].sort(([a], [b]) => (a < b ? -1 : 1));
	return [
		...(reason === '' ? [] : [{ label: words.versions.reason, value: reason }]),
		{ label: words.versions.title, value: promise.title },
		{ label: words.form.main, value: all.outcomeName(promise.outcome) },
		{ label: all.technical.sesoi, value: `${plain(promise.sesoi, locale, 2)} ${all.unitOf(promise.outcome)}` },
		{ label: all.technical.direction, value: promise.direction === 'up' ? all.technical.directionUp : all.technical.directionDown },
		{ label: words.form.control, value: design.control === 'never' ? words.form.never : words.form.notyet },
		{ label: words.form.window, value: design.windowMonths === null ? words.form.windowAll : words.form.months(design.windowMonths) },
		{ label: words.form.assignedBy, value: design.assignedBy === 'unit' ? words.form.byUnit : words.form.byParent },
		...(design.panel === 'joined' ? [{ label: words.form.panel, value: words.form.joined }] : []),
		...(design.seasonal === 'harmonics' ? [{ label: words.form.seasonal, value: words.form.seasonalYes }] : []),
		...trained.map(([month, own]) => ({ label: words.versions.trainedFrom(monthName(month, locale)), value: own.map(([unitId]) => unitNames.get(unitId) ?? '–').sort().join(', ') })),
		{ label: words.versions.comparison, value: words.versions.offices([...starts.values()].filter((month) => month === null).length) },
		{ label: all.technical.registrationHash, value: sha256 ?? all.technical.none, isHash: sha256 !== null }
	];
}

/** '12 Februari 2027'. */
export function madeOn({ madeAt }: Pick<Version, 'madeAt'>, locale: Locale, timeZone: string): string {
	return longDate(dayIn(timeZone, new Date(madeAt)), locale);
}

/** Whether a version came before the first training month of any. */
export function cameBefore({ madeAt }: Pick<Version, 'madeAt'>, firstStart: string | null, timeZone: string): boolean | null {
	return isRegisteredBefore(madeAt, firstStart, timeZone);
}
