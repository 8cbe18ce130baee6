import { restartClock } from '#features/complaints/server/move-service.ts';
import { requestReporterMail } from '#features/complaints/server/reporter-mail.ts';
import { reviewNeeds } from '#features/needs/server/review-service.ts';
import { askDue } from '#features/post-training/server/ask-service.ts';
import { creditJp } from '#features/recognition/server/service.ts';
import { tellComplaintAssigned, tellComplaintFiled, tellComplaintLate, tellComplaintReopened, tellReporterWrote } from '#features/reports/server/complaint-news-service.ts';
import { tellEvaluationReaders, tellParticipants, tellPromoted, tellSender, tellServiceOfficers } from '#features/reports/server/news-service.ts';
import type { Ctx } from '#platform/context.ts';
import type { EventName } from '#platform/jobs/queues.ts';
import { jobCtx, type JobWorld } from './job-world.ts';

/** Runs later, in its own transaction, and may run twice: the second run changes nothing. */
export type Reaction = (world: JobWorld, agencyId: string, subjectId: string) => Promise<void>;

/** What follows from what. The only file that knows who listens to whom. */
export const reactions: Readonly<Record<EventName, readonly Reaction[]>> = {
	'session.promoted': [inJob(tellPromoted)],
	'session.completed': [creditJpOfSession, inJob(tellParticipants), inJob(askDue)],
	'survey.closed': [inJob(tellServiceOfficers), inJob(reviewNeeds)],
	'import.confirmed': [inJob(tellSender)],
	'evaluation.computed': [inJob(tellEvaluationReaders)],
	'notification.created': [],
	'complaint.filed': [inJob(tellComplaintFiled)],
	'complaint.moved': [inJob(tellComplaintAssigned), inJob(mailReporter)],
	'complaint.answered': [inJob(mailReporter)],
	'complaint.closed': [inJob(mailReporter), inJob(reviewNeeds)],
	'complaint.reopened': [inJob(restartClock), inJob(tellComplaintReopened), inJob(reviewNeeds)],
	'complaint.reporter_wrote': [inJob(tellReporterWrote)],
	'complaint.late': [inJob(tellComplaintLate)],
	'complaint.handed_over': [inJob(tellComplaintAssigned), inJob(mailReporter), inJob(reviewNeeds)]
};

/** A use case that needs no more than the context of its agency. */
function inJob(tell: (ctx: Ctx, agencyId: string, subjectId: string) => Promise<unknown>): Reaction {
	return async (world, agencyId, subjectId) => {
		await tell(await jobCtx(world, agencyId), agencyId, subjectId);
	};
}

function mailReporter({ db }: Ctx, agencyId: string, complaintId: string): Promise<boolean> {
	return requestReporterMail(db, agencyId, complaintId);
}

async function creditJpOfSession(world: JobWorld, agencyId: string, sessionId: string): Promise<void> {
	await creditJp(await jobCtx(world, agencyId), agencyId, sessionId);
}
