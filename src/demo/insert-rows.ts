import type pg from 'pg';

/** One column of a target table and where its value comes from. */
export interface Column<Row> {
	readonly name: string;
	/** PostgreSQL type of one value; arrays travel as text and are cast back, bytes as '\x…'. */
	readonly type: 'uuid' | 'text' | 'integer' | 'bigint' | 'smallint' | 'boolean' | 'date' | 'timestamptz' | 'jsonb' | 'numeric' | 'bytea' | 'smallint[]' | 'text[]';
	of(row: Row): string | number | boolean | null;
}

/** Rows of one statement: few enough to keep its parameters in a few megabytes, many enough that the round trip is nothing. */
const ROWS_AT_ONCE = 5000;

/**
 * Writes rows in large statements (`insert … select from unnest`), within the transaction of the client.
 * While the server works on one part, the caller prepares the next: at most one statement is under way.
 */
export class BulkWriter {
	readonly #client: pg.ClientBase;
	readonly #counts = new Map<string, number>();
	#underWay: Promise<unknown> = Promise.resolve();

	constructor(client: pg.ClientBase) {
		this.#client = client;
	}

	/** Rows written so far, by table. */
	get counts(): Readonly<Record<string, number>> {
		return Object.fromEntries(this.#counts);
	}

	/** Resolves when the last part was handed over; an error of an earlier part is thrown here or by `finish`. */
	async write<Row>(table: string, columns: readonly Column<Row>[], rows: Iterable<Row>): Promise<void> {
		let values: unknown[][] = columns.map(() => []);
		let count = 0;
		for (const row of rows) {
			for (const [index, column] of columns.entries()) values[index]?.push(column.of(row));
			if (++count < ROWS_AT_ONCE) continue;
			await this.#send(table, columns, values, count);
			values = columns.map(() => []);
			count = 0;
		}
		if (count > 0) await this.#send(table, columns, values, count);
	}

	async finish(): Promise<void> {
		await this.#underWay;
	}

	async #send<Row>(table: string, columns: readonly Column<Row>[], values: unknown[][], count: number): Promise<void> {
		await this.#underWay;
		this.#counts.set(table, (this.#counts.get(table) ?? 0) + count);
		this.#underWay = this.#client.query({ name: `bulk ${table} ${columns.length}`, text: insertStatement(table, columns), values });
		// The failure is reported by the next await; until then it must not count as unhandled.
		this.#underWay.catch(() => undefined);
	}
}

function insertStatement<Row>(table: string, columns: readonly Column<Row>[]): string {
	const isArray = ({ type }: Column<Row>) => type.endsWith('[]');
	const names = columns.map(({ name }) => `"${name}"`).join(', ');
	const given = columns.map((column, index) => `$${index + 1}::${isArray(column) ? 'text' : column.type}[]`).join(', ');
	const chosen = columns.map((column) => (isArray(column) ? `"${column.name}"::${column.type}` : `"${column.name}"`)).join(', ');
	return `insert into "${table}" (${names}) select ${chosen} from unnest(${given}) as given (${names})`;
}

/** The literal of a PostgreSQL array of plain words or numbers. */
export function arrayLiteral(values: readonly (string | number)[]): string {
	return `{${values.join(',')}}`;
}
