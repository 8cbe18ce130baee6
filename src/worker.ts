import { openPool, roleConfig, type DatabaseAddress } from '#platform/db/connect.ts';
import { startWorker, type Worker } from '#platform/jobs/worker.ts';
import { jobHandlers } from './job-handlers.ts';
import { firstLookAfterSeconds } from './operations/nightly-backup.ts';

const EVERY_SECONDS = { 'audit.seal': 5, 'outcome.refresh': 3600, 'complaint.clock': 3600, 'post_training.clock': 3600, 'complaint.cluster': 86_400, 'privacy.retain': 86_400, 'complaint.outbox': 5, 'complaint.words': 3600, 'backup.nightly': 3600, 'import.clear': 3600 } as const;

/** The job worker of one installation: what bin/worker.ts runs. */
export async function runWorker(environment: NodeJS.ProcessEnv): Promise<Worker> {
	const address = JSON.parse(environment.BINA_DATABASE_ADDRESS ?? 'null') as DatabaseAddress | null;
	if (!address) throw new Error('runWorker: BINA_DATABASE_ADDRESS is not set; start Bina with npm start.');
	const queuePool = openPool(roleConfig(address, 'bina_app'), 2);
	const workPool = openPool(roleConfig(address, 'bina_app'), 3);
	const worker = await startWorker(queuePool, jobHandlers({ pool: workPool, address, environment }), {
		every: EVERY_SECONDS,
		firstAfter: { 'complaint.words': 10, 'complaint.cluster': 60, 'privacy.retain': 900, 'backup.nightly': firstLookAfterSeconds(environment.BINA_DATA ?? './data', new Date()) },
		onFailure: (name, error) => process.stderr.write(`${JSON.stringify({ level: 'error', job: name, message: error.message })}\n`)
	});
	return {
		stop: async () => {
			await worker.stop();
			await Promise.all([queuePool.end(), workPool.end()]);
		}
	};
}
