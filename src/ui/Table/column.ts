export interface Column<Row> {
	readonly key: string;
	readonly label: string;
	/** Right-aligned figures. */
	readonly numeric?: boolean;
	/** The cell as text; without it the table's `cell` snippet draws it. */
	readonly text?: (row: Row) => string | number;
}
