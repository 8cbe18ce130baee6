import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { testAddress, withOwnDatabase } from '#tests/support/database.ts';
import { derived, openPool, roleConfig } from './connect.ts';
import { queryAlone } from './lone-query.ts';
import { signScope } from './scope.ts';

const scopeOf = (...agencyIds: string[]) => signScope({ agencyIds }, derived(testAddress().secret, 'scope'));

async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
	const pool = openPool(roleConfig(testAddress(), 'bina_app'), 1);
	const client = await pool.connect();
	try {
		return await work(client);
	} finally {
		client.release();
		await pool.end();
	}
}

describe('a statement alone with its scope', () => {
	test('sees the scope, named or not, with values or without', () => withClient(async (client) => {
		const [a, b] = [randomUUID(), randomUUID()];
		expect(await queryAlone(client, scopeOf(a), { text: 'select current_agencies() as ids' })).toEqual([{ ids: [a] }]);
		expect(await queryAlone(client, scopeOf(b), { name: 'named', text: 'select current_agencies() as ids' })).toEqual([{ ids: [b] }]);
		expect(await queryAlone(client, scopeOf(a, b), { text: 'select current_agencies() as ids, $1::int as n', values: [7] })).toEqual([{ ids: [a, b], n: 7 }]);
	}));

	test('brings back no row, one or many, and none of the opening', () => withClient(async (client) => {
		for (const count of [0, 1, 500]) {
			const rows = await queryAlone<{ n: number }>(client, scopeOf(), { text: 'select n from generate_series(1, $1::int) n', values: [count] });
			expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
		}
	}));

	test('leaves neither the scope nor the refusal to write behind', () => withClient(async (client) => {
		await queryAlone(client, scopeOf(randomUUID()), { text: 'select 1' });
		const { rows } = await client.query<{ ids: string[]; mode: string }>(`select current_agencies() as ids, current_setting('transaction_read_only') as mode`);
		expect(rows).toEqual([{ ids: [], mode: 'off' }]);
	}));

	test.each([
		['insert into holiday (name) values (\'x\')', 'read-only'],
		['select set_config(\'transaction_read_only\', \'off\', true)', 'read-write'],
		['commit; select 1', 'multiple commands'],
		['select from nowhere', 'does not exist'],
		['select 1 / 0', 'division by zero']
	])('is refused: %s', (text, reason) => withClient(async (client) => {
		await expect(queryAlone(client, scopeOf(), { name: 'refused', text })).rejects.toThrow(reason);
		expect(await queryAlone(client, scopeOf(), { text: 'select 2 as n' })).toEqual([{ n: 2 }]);
	}));

	test('with a value that cannot be sent fails, and the connection stays in order', () => withClient(async (client) => {
		const circular: Record<string, unknown> = {};
		circular.self = circular;
		await expect(queryAlone(client, scopeOf(), { text: 'select $1::text', values: [circular] })).rejects.toThrow('circular');
		expect(await queryAlone(client, scopeOf(), { text: 'select 3 as n' })).toEqual([{ n: 3 }]);
	}));

	test('that failed to be prepared is prepared when it can be', () => withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 1);
		const client = await pool.connect();
		const later = { name: 'later', text: 'select n from made_later' };
		await expect(queryAlone(client, '', later)).rejects.toThrow('does not exist');
		await client.query('create table made_later as select 5 as n');
		expect(await queryAlone(client, '', later)).toEqual([{ n: 5 }]);
		client.release();
		await pool.end();
	}));

	test('is answered in order when many are sent at once', () => withClient(async (client) => {
		const ids = Array.from({ length: 40 }, () => randomUUID());
		const answers = await Promise.all(ids.map((id, index) => queryAlone<{ ids: string[] }>(client, scopeOf(id), { name: 'many', text: 'select current_agencies() as ids, $1::int as n', values: [index] })));
		expect(answers).toEqual(ids.map((id, index) => [{ ids: [id], n: index }]));
	}));
});
