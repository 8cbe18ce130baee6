import { monthDay, monthNumber } from '#platform/months.ts';
import { seededRandom } from '../estimators/random.ts';
import type { PanelRow } from '../panel.rules.ts';

export interface RowsPlan {
	readonly months: number;
	/** Offices that start in a month counted from 0; null = never. */
	readonly groups: readonly { readonly offices: number; readonly start: number | null }[];
	/** Points on the scale of 25 to 100. */
	readonly effect?: number;
	readonly noise?: number;
	readonly seed?: number;
	readonly responses?: (office: number, month: number) => number;
	readonly missing?: (office: number, month: number) => boolean;
	/** The sum of one element instead of all nine. */
	readonly element?: boolean;
	/** Minutes instead of answers: the value itself. */
	readonly minutes?: boolean;
}

export const FIRST_MONTH = '2024-01-01';

/** Invented months of offices with a known effect, as the panel hands them over. */
export function buildRows(plan: RowsPlan): PanelRow[] {
	const { effect = 0, noise = 1, seed = 1, responses = () => 30 } = plan;
	const random = seededRandom(seed);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
	const starts = plan.groups.flatMap(({ offices, start }) => Array<number | null>(offices).fill(start));
	return starts.flatMap((start, office) => {
		const level = (plan.minutes ? 40 : 72) + 3 * normal();
		const service = `${office}`.padStart(12, '0');
		return Array.from({ length: plan.months }, (_, month): PanelRow | null => {
			const value = level + Math.sin(month) + noise * normal() + (start !== null && month >= start ? effect : 0);
			if (plan.missing?.(office, month)) return null;
			const people = responses(office, month);
			return {
				unitId: officeId(office),
				serviceId: `00000000-0000-7000-8000-${service}`,
				firstMonth: start === null ? null : monthDay(monthNumber(FIRST_MONTH) + start),
				month: monthDay(monthNumber(FIRST_MONTH) + month),
				responses: people,
				total: plan.minutes ? 0 : (value * people * (plan.element ? 1 : 9)) / 25,
				value: plan.minutes ? value : null
			};
		}).filter((row) => row !== null);
	});
}

export function officeId(office: number): string {
	return `00000000-0000-7000-8000-0000000a${`${office}`.padStart(4, '0')}`;
}
