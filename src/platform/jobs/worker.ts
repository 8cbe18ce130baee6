import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { JobName, Jobs } from './queues.ts';

export type JobHandlers = { readonly [Name in JobName]: (data: Jobs[Name]) => Promise<void> };

export interface Worker {
	/** Lets running jobs end (at most 20 s), takes no new ones. */
	stop(): Promise<void>;
}

/**
 * Takes jobs from the queue and runs them. A job may run twice: handlers are written so that the second run changes nothing.
 * @param every names the jobs that come back by the clock, with their period in seconds
 * @param firstAfter names those that also come once after this start, with the seconds until then
 */
export async function startWorker(
	pool: pg.Pool,
	handlers: JobHandlers,
	{ every, firstAfter = {}, onFailure }: { readonly every: Partial<Record<JobName, number>>; readonly firstAfter?: Partial<Record<JobName, number>>; onFailure(name: JobName, error: Error): void }
): Promise<Worker> {
	const boss = new PgBoss({
		db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
		supervise: true,
		schedule: false,
		migrate: false,
		createSchema: false
	});
	boss.on('error', (error: Error) => onFailure('event.react', error));
	await boss.start();
	for (const name of Object.keys(handlers) as JobName[]) {
		await boss.work(name, { pollingIntervalSeconds: 1, batchSize: 1 }, async ([job]) => {
			if (!job) return;
			try {
				await (handlers[name] as (data: object) => Promise<void>)(job.data as object);
			} catch (error) {
				onFailure(name, error as Error);
				throw error;
			}
		});
	}
	const send = (name: string, options: { singletonKey?: string; singletonSeconds?: number; startAfter?: number }) => void boss.send(name, {}, options).catch((error: Error) => onFailure(name as JobName, error));
	for (const [name, seconds] of Object.entries(firstAfter)) send(name, { startAfter: seconds, singletonKey: 'start', singletonSeconds: 600 });
	const clocks = Object.entries(every).map(([name, seconds]) => setInterval(() => send(name, { singletonKey: name, singletonSeconds: seconds }), seconds * 1000));
	return {
		stop: async () => {
			for (const clock of clocks) clearInterval(clock);
			await boss.stop({ graceful: true, timeout: 20_000 });
		}
	};
}
