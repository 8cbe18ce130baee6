import pg from 'pg';
import { expect, test } from 'vitest';
import { testAddress } from '#tests/support/database.ts';
import { arrayLiteral, BulkWriter, type Column } from './insert-rows.ts';

interface Thing {
	readonly id: number;
	readonly name: string | null;
	readonly days: readonly number[];
}
const COLUMNS: readonly Column<Thing>[] = [
	{ name: 'id', type: 'integer', of: ({ id }) => id }, { name: 'name', type: 'text', of: ({ name }) => name },
	{ name: 'days', type: 'smallint[]', of: ({ days }) => arrayLiteral(days) }, { name: 'extra', type: 'jsonb', of: ({ id }) => JSON.stringify({ id }) }
];

async function withTable(work: (client: pg.Client) => Promise<void>): Promise<void> {
	const client = new pg.Client(testAddress().owner);
	await client.connect();
	try {
		await client.query('create temporary table thing (id integer primary key, name text, days smallint[], extra jsonb)');
		await work(client);
	} finally {
		await client.end();
	}
}

test('more rows than one statement holds arrive, arrays and nulls as they are', () => withTable(async (client) => {
	const writer = new BulkWriter(client);
	const things = Array.from({ length: 12_345 }, (_, id): Thing => ({ id, name: id % 2 ? null : `"${id}', {}`, days: id % 3 ? [1, 2] : [] }));
	await writer.write('thing', COLUMNS, things);
	await writer.finish();
	expect(writer.counts).toEqual({ thing: 12_345 });
	const { rows } = await client.query<{ id: number; name: string | null; days: number[]; extra: unknown }>('select * from thing order by id');
	expect(rows).toHaveLength(12_345);
	expect(rows.slice(0, 4)).toEqual([
		{ id: 0, name: `"0', {}`, days: [], extra: { id: 0 } }, { id: 1, name: null, days: [1, 2], extra: { id: 1 } },
		{ id: 2, name: `"2', {}`, days: [1, 2], extra: { id: 2 } }, { id: 3, name: null, days: [], extra: { id: 3 } }
	]);
}));

test('a row that the table refuses is thrown, at the latest when finishing', () => withTable(async (client) => {
	const writer = new BulkWriter(client);
	await writer.write('thing', COLUMNS, [{ id: 1, name: 'a', days: [] }, { id: 1, name: 'b', days: [] }]);
	await expect(writer.finish()).rejects.toThrow(/thing_pkey/);
}));

test('no rows are no statement', () => withTable(async (client) => {
	const writer = new BulkWriter(client);
	await writer.write('thing', COLUMNS, []);
	await writer.finish();
	expect(writer.counts).toEqual({});
}));
