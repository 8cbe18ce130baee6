import type { BaconDecomposition, ComparisonKind } from '../estimators/fixed-effects/goodman-bacon.ts';
import type { SunAbraham, WeightedEffect } from '../estimators/fixed-effects/sun-abraham.ts';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const KINDS: Record<ComparisonKind, string> = {
	treated_never: 'trained, never trained',
	earlier_later: 'earlier, later trained',
	later_earlier: 'later, already trained (forbidden)',
	treated_always: 'trained, always trained (forbidden)'
};

/** The weights of the static number by kind of comparison, largest first. */
export function baconText(bacon: Pick<BaconDecomposition, 'forbiddenShare'> & { readonly comparisons: readonly Pick<BaconDecomposition['comparisons'][number], 'kind' | 'weight' | 'estimate'>[] } | null): string[] {
	if (!bacon) return ['', 'no Goodman-Bacon weights: the panel has gaps, weights that change, or one cohort'];
	const kinds = [...new Set(bacon.comparisons.map(({ kind }) => kind))];
	const rows = kinds.map((kind) => {
		const parts = bacon.comparisons.filter((part) => part.kind === kind);
		const weight = parts.reduce((sum, part) => sum + part.weight, 0);
		return { kind, weight, estimate: parts.reduce((sum, part) => sum + part.weight * part.estimate, 0) / weight };
	});
	return [
		'',
		'weight  comparison',
		...rows.sort((a, b) => b.weight - a.weight).map(({ kind, weight, estimate }) => `${`${(100 * weight).toFixed(1)} %`.padStart(6)}  ${KINDS[kind]}: ${number.format(estimate)}`),
		...(bacon.forbiddenShare > 0.1 ? [`note: ${(100 * bacon.forbiddenShare).toFixed(0)} % of the weight is on units already under training; their own effect is taken off.`] : [])
	];
}

export function eventEffectsText({ byEvent, att, units, months, warnings }: Pick<SunAbraham, 'byEvent' | 'att' | 'units' | 'months'> & { readonly warnings: readonly { readonly message: string }[] }): string {
	return [
		`under training  ${line(att)}`,
		`${units} units, ${months} months`,
		'',
		'month  effect',
		...byEvent.map((event) => `${String(event.event).padStart(5)}  ${line(event)}`),
		...warnings.map(({ message }) => `note: ${message}`)
	].join('\n');
}

function line({ estimate, se, ci95 }: WeightedEffect): string {
	// Undefined errors come as null once they are JSON.
	return `${number.format(estimate)} (se ${Number.isFinite(se) ? number.format(se) : '–'})${ci95 ? ` [${number.format(ci95[0])}, ${number.format(ci95[1])}]` : ''}`;
}
