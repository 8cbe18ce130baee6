import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ImpactOptions, Panel } from '../schema.ts';

/** Published and generated reference results lie beside the repository, not in it; tests that need them skip when they are away. */
const folder = new URL('../../../../../shared/reference/impact/', import.meta.url);

export const hasReferences = existsSync(folder);
/** Said in the name of a suite that is skipped. */
export const skipMessage = hasReferences ? '' : ' (skipped: ../shared/reference/impact is not here)';

export interface ReferenceEffect {
	readonly key: number;
	readonly att: number;
	readonly se: number | null;
}

export interface ReferenceSeries {
	readonly overall_att: number;
	readonly overall_se: number;
	readonly by: readonly ReferenceEffect[];
}

export interface ReferenceRun {
	readonly label: string;
	readonly options: {
		control_group: string;
		est_method: string;
		covariates: string[];
		base_period: string;
		anticipation: number;
		weights: string | null;
		cluster: string | null;
		panel: boolean;
		allow_unbalanced: boolean;
	};
	readonly n_units_used: number;
	readonly att_gt: readonly { g: number; t: number; post: boolean; att: number | null; se: number | null }[];
	readonly pretest: { W: number; df: number; p: number; rcond_V: number; smallest_group_units: number } | null;
	readonly aggregates: Record<string, ReferenceSeries>;
}

export function readExpected<Shape>(name: string): Shape {
	return JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Shape;
}

export interface Columns {
	readonly unit: string;
	readonly time: string;
	readonly outcome: string;
	readonly firstTreated: string;
	readonly covariates?: readonly string[];
	readonly weight?: string | null;
	readonly cluster?: string | null;
}

export function readRows(name: string): Record<string, string>[] {
	return parse(readFileSync(new URL(`${name}.csv`, folder)), { columns: true });
}

export function panelFrom(rows: readonly Record<string, string>[], columns: Columns): Panel {
	const numbers = (column: string) => Float64Array.from(rows, (row) => (row[column] === '' || row[column] === 'NA' ? NaN : Number(row[column])));
	return {
		unit: rows.map((row) => row[columns.unit]!),
		time: numbers(columns.time),
		outcome: numbers(columns.outcome),
		firstTreated: numbers(columns.firstTreated),
		covariates: (columns.covariates ?? []).map((name) => ({ name, values: numbers(name) })),
		...(columns.weight ? { weight: numbers(columns.weight) } : {}),
		...(columns.cluster ? { cluster: rows.map((row) => row[columns.cluster!]!) } : {})
	};
}

export function optionsOf({ options }: Pick<ReferenceRun, 'options'>): Pick<ImpactOptions, 'control' | 'method' | 'base' | 'anticipation'> {
	return {
		control: options.control_group.startsWith('never') ? 'never' : 'notyet',
		method: options.est_method as ImpactOptions['method'],
		base: options.base_period as ImpactOptions['base'],
		anticipation: options.anticipation
	};
}
