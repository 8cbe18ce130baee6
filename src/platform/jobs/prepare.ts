import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { QUEUES } from './queues.ts';

/** Makes the job tables and queues, as the owner of the database; the program's own role may use them. */
export async function prepareJobs(owner: pg.Client): Promise<void> {
	const boss = new PgBoss({
		db: { executeSql: (text, values) => owner.query(text, values as unknown[]) },
		supervise: false,
		schedule: false
	});
	boss.on('error', () => undefined); // start() rejects with the same error
	await boss.start();
	const known = new Set((await boss.getQueues()).map(({ name }) => name));
	for (const [name, rule] of Object.entries(QUEUES)) {
		if (known.has(name)) await boss.updateQueue(name, rule);
		else await boss.createQueue(name, rule);
	}
	await boss.stop({ graceful: false });
	await owner.query(`grant usage on schema pgboss to bina_app;
		grant select, insert, update, delete on all tables in schema pgboss to bina_app;
		grant execute on all functions in schema pgboss to bina_app`);
}
