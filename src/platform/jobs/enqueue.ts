import { CompiledQuery } from 'kysely';
import { PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Db } from '../db/connect.ts';
import type { EventName, JobName, Jobs } from './queues.ts';

/** Puts a job into the queue in the caller's transaction: row and job commit or vanish together. `startAfter`: seconds until it may run. */
export async function enqueue<Name extends JobName>(tx: Db, name: Name, data: Jobs[Name], options: { readonly singletonKey?: string; readonly startAfter?: number } = {}): Promise<void> {
	if (!tx.isTransaction) throw new Error('enqueue: a job is sent inside a transaction');
	const sender = new PgBoss({ db: throughTransaction(tx), supervise: false, schedule: false, migrate: false, createSchema: false });
	await sender.send(name, data, options);
}

/** Says that something happened; what follows from it stands in src/reactions.ts alone. */
export function announce(tx: Db, event: EventName, agencyId: string, subjectId: string): Promise<void> {
	return enqueue(tx, 'event.react', { event, agencyId, subjectId });
}

function throughTransaction(tx: Db): NonNullable<ConstructorOptions['db']> {
	return {
		executeSql: async (text, values) => ({ rows: [...(await tx.executeQuery(CompiledQuery.raw(text, values ?? []))).rows] })
	};
}
