/** What runs later, with what it is told: keys only, never personal data, since the queue is shared by all agencies. */
export interface Jobs {
	/** Something happened; src/reactions.ts knows what follows. */
	'event.react': { event: EventName; agencyId: string; subjectId: string };
	'import.preview': { agencyId: string; batchId: string };
	'import.confirm': { agencyId: string; batchId: string };
	/** By the clock: rows and files that undo no longer needs. */
	'import.clear': Record<string, never>;
	'mail.send': { agencyId: string; notificationId: string };
	/** Without an agency: of all, by the clock. */
	'outcome.refresh': { agencyId?: string };
	'evaluation.compute': { agencyId: string; programmeId: string };
	'evaluation.challenge': { agencyId: string; challengeId: string };
	'report.make': { agencyId: string; reportId: string };
	/** What the public gets of a version. */
	'report.draw': { agencyId: string; reportId: string };
	/** The first report of an invented government, looked after until it is published or this many looks are over. */
	'demo.report': { agencyId: string; looksLeft: number };
	'audit.seal': Record<string, never>;
	'backup.nightly': Record<string, never>;
	'complaint.clock': Record<string, never>;
	/** By the clock: who is asked about a training today, and who is reminded. */
	'post_training.clock': Record<string, never>;
	/** By the clock: similar complaints into groups. */
	'complaint.cluster': Record<string, never>;
	/** By the clock: what is kept no longer. */
	'privacy.retain': Record<string, never>;
	/** By the clock: what reporters did, told on. */
	'complaint.outbox': Record<string, never>;
	/** By the clock: words of past cases by unit, counted anew; drafts never sent, deleted. */
	'complaint.words': Record<string, never>;
	/** To a reporter who agreed; `jobId` makes the Message-ID. */
	'complaint.mail': { agencyId: string; complaintId: string; jobId: string };
}
export type JobName = keyof Jobs;

export const EVENTS = ['session.promoted', 'session.completed', 'survey.closed', 'import.confirmed', 'evaluation.computed', 'notification.created',
	'complaint.filed', 'complaint.moved', 'complaint.answered', 'complaint.closed', 'complaint.reopened', 'complaint.reporter_wrote', 'complaint.late', 'complaint.handed_over'] as const;
export type EventName = (typeof EVENTS)[number];

interface QueueRule {
	readonly retryLimit: number;
	readonly retryDelay: number;
	readonly retryBackoff: boolean;
	readonly expireInSeconds: number;
}

const usual: QueueRule = { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 900 };

/** Every queue and how stubbornly it tries again. Mail waits longer: a mail server may be down for a morning. */
export const QUEUES: Readonly<Record<JobName, QueueRule>> = {
	'event.react': usual,
	'import.preview': { ...usual, retryLimit: 1 },
	'import.confirm': { ...usual, retryLimit: 1 },
	'import.clear': { ...usual, retryLimit: 0 },
	'mail.send': { ...usual, retryLimit: 12, retryDelay: 30 },
	'outcome.refresh': usual,
	'evaluation.compute': usual,
	// Each office of a province left out once takes its time.
	'evaluation.challenge': { ...usual, retryLimit: 2, expireInSeconds: 3600 },
	// Once more when its worker vanished; what failed is noted, and a person asks again.
	'report.make': { ...usual, retryLimit: 1 },
	'report.draw': usual,
	'demo.report': usual,
	'audit.seal': { ...usual, retryLimit: 0 },
	'complaint.clock': usual,
	'post_training.clock': usual,
	'complaint.cluster': { ...usual, retryLimit: 0 },
	'privacy.retain': { ...usual, expireInSeconds: 3600 },
	'complaint.outbox': { ...usual, retryLimit: 0 },
	'complaint.words': { ...usual, retryLimit: 0 },
	'complaint.mail': { ...usual, retryLimit: 12, retryDelay: 30 },
	'backup.nightly': { ...usual, expireInSeconds: 3600 }
};
