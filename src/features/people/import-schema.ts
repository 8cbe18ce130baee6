/** Why a row is refused. Each has a sentence in both languages. */
export const ROW_REFUSALS = ['import.nip_twice', 'import.name_missing', 'import.unit_missing', 'import.unit_ambiguous', 'import.date_impossible', 'import.sex_unknown',
	'import.value_too_long', 'import.value_not_text', 'import.number_damaged'] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

/** What was seen in one row: a refusal, or a warning that does not stop it. */
export interface RowReason {
	readonly code: string;
	/** The header as the file format names it. */
	readonly column?: string;
	/** The cell, cut short. */
	readonly value?: string;
	readonly isRefusal: boolean;
}

export const ROW_STATES = ['new', 'changed', 'unchanged', 'refused'] as const;
export type RowState = (typeof ROW_STATES)[number];

export interface ImportCounts {
	readonly rows: number;
	readonly new: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: number;
	/** How many accepted rows carry the warning. */
	readonly warnings: Readonly<Record<string, number>>;
	readonly units: { readonly new: number; readonly changed: number };
}

/** A unit that the file names and the agency does not have yet, or has under another name. */
export interface NamedUnit {
	readonly id: string;
	readonly externalId: string;
	readonly name: string;
}

export const IMPORT_KINDS = ['people', 'units'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
