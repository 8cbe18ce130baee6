import { creditJp } from '#features/recognition/server/service.ts';
import type { EventName } from '#platform/jobs/queues.ts';
import { jobCtx, type JobWorld } from './job-world.ts';

/** Runs later, in its own transaction, and may run twice: the second run changes nothing. */
export type Reaction = (world: JobWorld, agencyId: string, subjectId: string) => Promise<void>;

/** What follows from what. The only file that knows who listens to whom. */
export const reactions: Readonly<Record<EventName, readonly Reaction[]>> = {
	'session.completed': [creditJpOfSession],
	'survey.closed': [],
	'import.confirmed': [],
	'evaluation.computed': [],
	'notification.created': []
};

async function creditJpOfSession(world: JobWorld, agencyId: string, sessionId: string): Promise<void> {
	await creditJp(await jobCtx(world, agencyId), agencyId, sessionId);
}
