import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, roleConfig } from '#platform/db/connect.ts';
import { withDatabase, withOwnDatabase, withScope } from '#tests/support/database.ts';
import { announce, enqueue } from './enqueue.ts';
import { QUEUES, type JobName } from './queues.ts';
import { startWorker, type JobHandlers } from './worker.ts';

const agencyId = randomUUID();

describe('jobs', () => {
	test('the program\'s own role sends a job in its transaction', () => withScope([agencyId], async (tx) => {
		await announce(tx, 'survey.closed', agencyId, 'x');
		const { rows } = await sql<{ data: unknown }>`select data from pgboss.job where name = 'event.react'`.execute(tx);
		expect(rows.at(-1)?.data).toEqual({ event: 'survey.closed', agencyId, subjectId: 'x' });
	}));

	test('outside a transaction nothing is sent', async () => {
		await withDatabase(async (tx) => {
			const outside = Object.create(tx, { isTransaction: { value: false } }) as typeof tx;
			await expect(enqueue(outside, 'audit.seal', {})).rejects.toThrow('inside a transaction');
		});
	});

	test('a job that failed is told and tried again; a committed one runs', () => withOwnDatabase(async (address) => {
		const pool = openPool(roleConfig(address, 'bina_app'), 3);
		const seen: string[] = [];
		const failures: string[] = [];
		const ran = Promise.withResolvers<void>();
		const handlers = Object.fromEntries(Object.keys(QUEUES).map((name) => [name, async () => undefined])) as unknown as Record<JobName, (data: never) => Promise<void>>;
		handlers['outcome.refresh'] = async ({ agencyId: told }: { agencyId: string }) => {
			seen.push(told);
			ran.resolve();
			throw new Error('first try fails');
		};
		const db = plainDb(pool);
		await db.transaction().execute((tx) => enqueue(tx, 'outcome.refresh', { agencyId: 'kept' }));
		await db.transaction().execute(async (tx) => {
			await enqueue(tx, 'outcome.refresh', { agencyId: 'rolled back' });
			throw new Error('undo');
		}).catch(() => undefined);
		const worker = await startWorker(pool, handlers as unknown as JobHandlers, { every: {}, onFailure: (name, error) => failures.push(`${name}: ${error.message}`) });
		await ran.promise;
		await worker.stop();
		const { rows } = await pool.query<{ state: string }>(`select state from pgboss.job where name = 'outcome.refresh'`);
		await pool.end();
		expect(seen).toEqual(['kept']);
		expect(failures).toEqual(['outcome.refresh: first try fails']);
		expect(rows.map(({ state }) => state)).toEqual(['retry']);
	}));

	test('what is due at the start comes once, at once or when it is told to', () => withOwnDatabase(async (address) => {
		const pool = openPool(roleConfig(address, 'bina_app'), 3);
		const ran = Promise.withResolvers<void>();
		const handlers = Object.fromEntries(Object.keys(QUEUES).map((name) => [name, async () => undefined])) as unknown as Record<JobName, () => Promise<void>>;
		handlers['backup.nightly'] = async () => ran.resolve();
		const worker = await startWorker(pool, handlers, { every: {}, firstAfter: { 'backup.nightly': 0, 'outcome.refresh': 600 }, onFailure: (_, error) => ran.reject(error) });
		await ran.promise;
		await worker.stop();
		const { rows } = await pool.query<{ name: string; waits: boolean }>(`select name, start_after > now() + interval '9 minutes' as waits from pgboss.job where name in ('backup.nightly', 'outcome.refresh') order by 1`);
		await pool.end();
		expect(rows).toEqual([{ name: 'backup.nightly', waits: false }, { name: 'outcome.refresh', waits: true }]);
	}));
});
