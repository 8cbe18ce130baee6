import type { EventName } from '#platform/jobs/queues.ts';
import type { JobWorld } from './job-handlers.ts';

/** Runs later, in its own transaction, and may run twice: the second run changes nothing. */
export type Reaction = (world: JobWorld, agencyId: string, subjectId: string) => Promise<void>;

/** What follows from what. The only file that knows who listens to whom. */
export const reactions: Readonly<Record<EventName, readonly Reaction[]>> = {
	'session.completed': [],
	'survey.closed': [],
	'import.confirmed': [],
	'evaluation.computed': [],
	'notification.created': []
};
