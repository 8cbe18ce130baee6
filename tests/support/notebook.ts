import type { BulkWriter, Column } from '#src/demo/insert-rows.ts';

export type WrittenRow = Readonly<Record<string, string | number | boolean | null>>;

/** Stands in for the database of the demo's writers: keeps what would be written, by table, in its order. */
export class Notebook {
	readonly #tables = new Map<string, WrittenRow[]>();

	async write<Given>(table: string, columns: readonly Column<Given>[], rows: Iterable<Given>): Promise<void> {
		const kept = this.#tables.get(table) ?? [];
		for (const row of rows) kept.push(Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])));
		this.#tables.set(table, kept);
	}

	/** As the writers take it. */
	get writer(): BulkWriter { return this as unknown as BulkWriter; }
	get tables(): readonly string[] { return [...this.#tables.keys()]; }
	of(table: string): readonly WrittenRow[] { return this.#tables.get(table) ?? []; }
	/** Every value of a column. */
	column(table: string, name: string): readonly WrittenRow[string][] { return this.of(table).map((row) => row[name] ?? null); }
}
