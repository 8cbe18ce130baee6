import { computeEvaluation } from '#features/evaluation/server/compute-service.ts';
import { plainDb } from '#platform/db/connect.ts';
import type { JobHandlers } from '#platform/jobs/worker.ts';
import { jobCtx, type JobWorld } from './job-world.ts';
import { reactions } from './reactions.ts';

/** Which code does which job. */
export function jobHandlers(world: JobWorld): JobHandlers {
	const nothing = async (): Promise<void> => undefined;
	return {
		'event.react': async ({ event, agencyId, subjectId }) => {
			for (const reaction of reactions[event]) await reaction(world, agencyId, subjectId);
		},
		'import.preview': nothing,
		'import.confirm': nothing,
		'mail.send': nothing,
		'outcome.refresh': nothing,
		'evaluation.compute': async ({ agencyId, programmeId }) => {
			await computeEvaluation(await jobCtx(world, agencyId), programmeId);
		},
		'audit.seal': async () => {
			const db = plainDb(world.pool);
			await db.destroy();
		},
		'backup.nightly': nothing
	};
}
