import type { Estimate, ImpactResult } from '../schema.ts';

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
		`units: ${units.treated} treated, ${units.control} never treated, ${units.dropped} dropped, ${units.alwaysTreated} always treated; ${units.months} months`,
		`pre-trend (small sample): p ${show(pretest.smallSample.p)}, slope ${show(pretest.smallSample.slope)}`,
		'',
		'month  effect',
		...dynamic.byEvent.map((event) => `${String(event.event).padStart(5)}  ${line(event)}`),
		...(result.group.byGroup.length > 0 ? ['', 'cohort  effect', ...result.group.byGroup.map((group) => `${String(write(group.group)).padStart(6)}  ${line(group)}`)] : []),
		...(warnings.length > 0 ? ['', ...warnings.map((warning) => `note: ${warning.message}`)] : [])
	].join('\n');
}

function line({ att, se, ci95 }: Estimate): string {
	return `${show(att)} (se ${show(se)})${ci95 ? ` [${show(ci95[0])}, ${show(ci95[1])}]` : ''}`;
}

function show(value: number | null): string {
	return value === null ? '–' : number.format(value);
}
