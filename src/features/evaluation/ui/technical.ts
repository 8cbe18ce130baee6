import type { Locale } from '#platform/context.ts';
import { dateTime } from '#platform/messages.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import type { ImpactResult } from '../schema.ts';
import type { EvaluationPage } from '../server/service.ts';
import { plain, probability, signed } from './numbers.ts';

export interface TechnicalRow {
	readonly label: string;
	readonly value: string;
	readonly isHash?: boolean;
}

/** How the verdict came about, line by line; here alone stand test values. */
export function technicalRows(page: EvaluationPage, locale: Locale, timeZone: string): TechnicalRow[] {
	const words = { id, en }[locale].technical;
	const { latest } = page;
	if (!latest) return [];
	return [
		...(latest.result.impact ? method(latest.result.impact, page, locale) : []),
		{ label: words.version, value: latest.ruleVersion },
		{ label: words.computed, value: dateTime(new Date(latest.computedAt), locale, timeZone) },
		{ label: words.dataHash, value: latest.dataSha256, isHash: true },
		{ label: words.registrationHash, value: page.registrationSha256 ?? words.none, isHash: page.registrationSha256 !== null }
	];
}

function method(impact: ImpactResult, { sesoi, direction }: EvaluationPage, locale: Locale): TechnicalRow[] {
	const all = { id, en }[locale];
	const words = all.technical;
	const { options, robustness, pretest, permutation, bootstrap, mde, series } = impact;
	const p = (value: number | null) => probability(value, locale);
	const runs = robustness.map(
		({ name, att, ci90 }) =>
			`${name === 'other_control' ? words.otherControl : words.anticipation}: ${att === null ? '–' : signed(att, locale, 2)}${ci90 ? ` (90 %: ${all.page.to(signed(ci90[0], locale, 2), signed(ci90[1], locale, 2))})` : ''}`
	);
	return [
		{ label: words.control, value: options.control === 'never' ? words.controlNever : words.controlNotYet },
		{ label: words.base, value: words.baseText },
		{ label: words.panel, value: words.panelText },
		{ label: words.cluster, value: options.assignment === 'cluster' ? words.clusterOffice : words.clusterUnit },
		...(series && options.seasonal ? [{ label: words.seasonal, value: words.seasonalText }] : []),
		{ label: words.sesoi, value: plain(sesoi, locale, 2) },
		{ label: words.direction, value: direction === 'up' ? words.directionUp : words.directionDown },
		{ label: words.mde, value: mde === null ? '–' : plain(mde, locale, 2) },
		{ label: words.robustness, value: runs.join('; ') || words.none },
		{ label: words.pretest, value: p(pretest.smallSample.p) },
		{ label: words.wald, value: p(pretest.wald.p) },
		...(options.adjustedP === null ? [] : [{ label: words.adjusted, value: p(options.adjustedP) }]),
		...(permutation ? [{ label: words.permutation, value: p(permutation.p) }] : []),
		...(bootstrap ? [{ label: words.seed, value: words.draws(plain(bootstrap.draws, locale, 0), String(bootstrap.seed)) }] : [])
	];
}
