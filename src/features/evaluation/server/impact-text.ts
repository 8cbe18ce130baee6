import type { Coefficients, InterruptedSeries } from '../estimators/its.ts';
import type { InterruptedCounts } from '../estimators/series/count-series.ts';
import type { Cr2Test } from '../estimators/clusters/term-errors.ts';
import type { WildTest } from '../estimators/clusters/wild.ts';
import type { ChangeComparison, MeanTest, PairedComparison } from '../estimators/paired.ts';
import type { FixedEffectsFit, NegativeWeights } from '../estimators/twfe.ts';
import type { Estimate, FewClusters, ImpactResult } from '../schema.ts';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/** What a person reads on the terminal: the verdict first, then the numbers behind it. */
export function impactText(result: ImpactResult, write: (month: number) => number | string): string {
	const { verdict, simple, dynamic, units, mde, pretest, warnings } = result;
	return [
		verdict.sentence,
		'',
		...verdict.gates.map((gate) => `  ${gate.passed ? '✓' : '✗'} ${gate.detail}`),
		'',
		`effect ${line(simple)}   smallest detectable ${show(mde)}`,
		...(result.fewClusters ? [fewClustersText(result.fewClusters)] : []),
		`units: ${units.treated} treated, ${units.control} never treated, ${units.dropped} dropped, ${units.alwaysTreated} always treated; ${units.months} months`,
		`pre-trend (small sample): p ${show(pretest.smallSample.p)}, slope ${show(pretest.smallSample.slope)}`,
		...(result.synthetic
			? [
					`synthetic control of ${result.synthetic.unit}: gap ${show(result.synthetic.effect)}, p ${show(result.synthetic.p)} (none below ${show(result.synthetic.smallestP)} possible)`
				]
			: []),
		'',
		'month  effect',
		...dynamic.byEvent.map((event) => `${String(event.event).padStart(5)}  ${line(event)}`),
		...(result.group.byGroup.length > 0
			? ['', 'cohort  effect', ...result.group.byGroup.map((group) => `${String(write(group.group)).padStart(6)}  ${line(group)}`)]
			: []),
		...(warnings.length > 0 ? ['', ...warnings.map((warning) => `note: ${warning.message}`)] : [])
	].join('\n');
}

function fewClustersText({ clusters, treatedClusters, cr2, wild, decidedBy }: FewClusters): string {
	return `few clusters (${treatedClusters} of ${clusters} with training): ${[...cr2Text(cr2 && { ...cr2, dfSatterthwaite: cr2.df }), ...wildText(wild)].join('; ')}; the interval is by ${decidedBy}`;
}

function cr2Text(cr2: Omit<Cr2Test, 'ci95'> | null): string[] {
	return cr2 ? [`CR2 se ${show(cr2.se)}, df ${show(cr2.dfSatterthwaite)}, p ${show(cr2.p)}`] : [];
}

function wildText(wild: Pick<WildTest, 'p' | 'ci95' | 'distinctP'> | null): string[] {
	if (!wild) return [];
	const range = wild.ci95 ? ` [${show(wild.ci95[0])}, ${show(wild.ci95[1])}]` : '';
	return [`wild bootstrap p ${show(wild.p)}${range}${wild.distinctP !== null && wild.distinctP <= 256 ? ` (p has at most ${wild.distinctP} values)` : ''}`];
}

export function fixedEffectsText({
	static: fixed,
	eventStudy,
	negativeWeights
}: {
	static: FixedEffectsFit | null;
	eventStudy: FixedEffectsFit | null;
	negativeWeights: NegativeWeights | null;
}): string {
	const rows = (fit: FixedEffectsFit | null) =>
		fit === null
			? ['cannot be told apart from the effects']
			: fit.terms.map(
					(term) =>
						`${term.event === null ? 'under training' : String(term.event).padStart(5)}  ${line({ att: term.estimate, se: term.seCr1Nested, ci95: term.ci95 })}`
				);
	return [
		'Two-way fixed effects: read only beside bina impact estimate.',
		...rows(fixed),
		...(fixed?.terms ?? []).flatMap(({ cr2, wild }) => [...cr2Text(cr2), ...wildText(wild)].map((text) => `  ${text}`)),
		...(negativeWeights && negativeWeights.share > 0.1
			? [
					`note: ${show(100 * negativeWeights.share)} % of the treated months count negatively (sum ${show(negativeWeights.sum)}); the static number can have the wrong sign.`
				]
			: []),
		'',
		'month  effect',
		...rows(eventStudy)
	].join('\n');
}

export function seriesText({ gls, neweyWest, n, preMonths, postMonths, average }: InterruptedSeries): string {
	const rows = (terms: Coefficients) => [
		`  level ${coefficient(terms.level)}`,
		`  slope change ${coefficient(terms.slopeChange)}`,
		`  trend before ${coefficient(terms.time)}`
	];
	return [
		`${n} months, ${preMonths} before and ${postMonths} after. No comparison units: other changes in the same month are counted in.`,
		`mean change after the start ${coefficient(average)}`,
		`AR(1) REML, phi ${show(gls.phi)}`,
		...rows(gls),
		`Newey–West, lag ${neweyWest.lag} (not to decide by)`,
		...rows(neweyWest)
	].join('\n');
}

export function countsText({
	quasiPoisson,
	neweyWest,
	n,
	preMonths,
	postMonths,
	dispersion,
	average,
	warnings
}: InterruptedCounts & { readonly warnings: readonly { readonly message: string }[] }): string {
	const rows = (terms: Coefficients) => [
		`  level ${coefficient(terms.level)}`,
		`  slope change ${coefficient(terms.slopeChange)}`,
		`  trend before ${coefficient(terms.time)}`
	];
	return [
		`${n} months, ${preMonths} before and ${postMonths} after. No comparison units: other changes in the same month are counted in.`,
		`rate since the start ${show(average.ratio)} times what it would have been${average.ci95 ? ` [${show(average.ci95[0])}, ${show(average.ci95[1])}]` : ''}`,
		`quasi-Poisson, dispersion ${show(dispersion)}; logarithms of rate ratios`,
		...rows(quasiPoisson),
		`Newey–West, lag ${neweyWest.lag} (not to decide by)`,
		...rows(neweyWest),
		...warnings.map(({ message }) => `note: ${message}`)
	].join('\n');
}

export function pairedText({ n, pairedT, wilcoxon, cohen, comparison }: PairedComparison & { comparison: ChangeComparison | null }): string {
	return [
		`${n} units changed by ${test(pairedT)}. This includes the general change; it is not the impact.`,
		`Wilcoxon p ${show(wilcoxon.p)} (${wilcoxon.method}), median change ${show(wilcoxon.hodgesLehmann)}; dz ${show(cohen.dz)}`,
		...(comparison ? [`against ${comparison.control} comparison units: ${test(comparison.clustered ?? comparison.welch)}`] : []),
		...[...cr2Text(comparison?.clustered?.cr2 ?? null), ...wildText(comparison?.clustered?.wild ?? null)].map((text) => `  ${text}`)
	].join('\n');
}

function coefficient({ estimate, se, ci95 }: { estimate: number; se: number; ci95: Estimate['ci95'] }): string {
	return line({ att: estimate, se, ci95 });
}

function test({ difference, se, ci95, p }: MeanTest): string {
	return `${line({ att: difference, se, ci95 })}, p ${show(p)}`;
}

function line({ att, se, ci95 }: Estimate): string {
	return `${show(att)} (se ${show(se)})${ci95 ? ` [${show(ci95[0])}, ${show(ci95[1])}]` : ''}`;
}

function show(value: number | null): string {
	return value === null ? '–' : number.format(value);
}
