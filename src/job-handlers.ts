import type pg from 'pg';
import { plainDb, type DatabaseAddress } from '#platform/db/connect.ts';
import type { JobHandlers } from '#platform/jobs/worker.ts';
import { reactions } from './reactions.ts';

export interface JobWorld {
	/** The program's own role: each job takes the scope of the agency it is about. */
	readonly pool: pg.Pool;
	readonly address: DatabaseAddress;
	readonly environment: NodeJS.ProcessEnv;
}

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
		'evaluation.compute': nothing,
		'audit.seal': async () => {
			const db = plainDb(world.pool);
			await db.destroy();
		},
		'backup.nightly': nothing
	};
}
