import { sealAudit } from '#features/audit/server/service.ts';
import { clusterComplaints } from '#features/complaints/server/cluster-service.ts';
import { escalateLate } from '#features/complaints/server/escalation-service.ts';
import { complaintPanelSources } from '#features/complaints/server/panel-source.ts';
import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { clearDrafts, releaseNews } from '#features/complaints/server/outbox-service.ts';
import { sendReporterMail, type ReporterMailJob } from '#features/complaints/server/reporter-mail.ts';
import { refreshWords } from '#features/complaints/server/suggest-queries.ts';
import { computeEvaluation, requestEvaluations } from '#features/evaluation/server/compute-service.ts';
import { runChallenge } from '#features/evaluation/server/rivals-job.ts';
import { reviewNeeds } from '#features/needs/server/review-service.ts';
import { sendNotificationMail, type MailJob } from '#features/notifications/server/mail-service.ts';
import { clearImports } from '#features/people/server/import-clear.ts';
import { confirmJob, previewJob } from '#features/people/server/jobs.ts';
import { askDue } from '#features/post-training/server/ask-service.ts';
import { retainDue } from '#features/privacy/server/retention-service.ts';
import { drawPublication } from '#features/reports/server/period-draw-job.ts';
import { makeReport } from '#features/reports/server/period-job.ts';
import { remindOfRequests } from '#features/reports/server/privacy-news-service.ts';
import { timesPanelSource } from '#features/service-times/server/panel-source.ts';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import { skmPanelSource } from '#features/surveys/server/outcome-service.ts';
import { clearSpentTickets } from '#features/surveys/server/spent-service.ts';
import { derived, plainDb, scopedDb } from '#platform/db/connect.ts';
import { mailSettings } from '#platform/mail/send.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { filesFolder } from '#platform/files/store.ts';
import type { JobHandlers } from '#platform/jobs/worker.ts';
import { publishFirstReport } from './demo/first-report.ts';
import { jobCtx, type JobWorld } from './job-world.ts';
import { backUpWhenDue } from './operations/nightly-backup.ts';
import { reactions } from './reactions.ts';

/** Who has something to say in the shared panel; a mark on a cell has all of them asked again. */
export const PANEL_SOURCES = [skmPanelSource, timesPanelSource, ...complaintPanelSources] as const;

/** Which code does which job. */
export function jobHandlers(world: JobWorld): JobHandlers {
	return {
		'event.react': async ({ event, agencyId, subjectId }) => {
			for (const reaction of reactions[event]) await reaction(world, agencyId, subjectId);
		},
		'import.preview': async ({ agencyId, batchId }) => previewJob({ ...(await jobCtx(world, agencyId)), agencyId }, batchId, filesFolder(world.environment)),
		'import.confirm': async ({ agencyId, batchId }) => confirmJob({ ...(await jobCtx(world, agencyId)), agencyId }, batchId),
		'import.clear': () => clearImportsEverywhere(world),
		'mail.send': (job) => sendMailOf(world, job),
		'outcome.refresh': async ({ agencyId }) => refreshOutcomes(world, agencyId),
		'evaluation.compute': async ({ agencyId, programmeId }) => {
			await computeEvaluation(await jobCtx(world, agencyId), programmeId);
		},
		'evaluation.challenge': async ({ agencyId, challengeId }) => runChallenge(await jobCtx(world, agencyId), challengeId),
		'report.make': async ({ agencyId, reportId }) => makeReport(await jobCtx(world, agencyId), agencyId, reportId),
		'report.draw': async ({ agencyId, reportId }) => drawPublication(await jobCtx(world, agencyId), agencyId, reportId),
		'complaint.clock': async () => {
			await escalateEverywhere(world);
			await remindEverywhere(world);
		},
		'post_training.clock': () => askEverywhere(world),
		'complaint.cluster': () => clusterEverywhere(world),
		'complaint.outbox': () => releaseNewsEverywhere(world),
		'complaint.words': () => refreshWordsEverywhere(world),
		'complaint.mail': (job) => sendMailToReporter(world, job),
		'privacy.retain': () => retainEverywhere(world),
		'demo.report': async ({ agencyId, looksLeft }) => publishFirstReport(await jobCtx(world, agencyId), agencyId, looksLeft),
		'audit.seal': () => sealEverywhere(world),
		'backup.nightly': async () => {
			await backUpWhenDue(world.address, world.environment.BINA_DATA ?? './data', new Date());
		}
	};
}

/** The mail of one notification; without a mail server it stays in the program only. */
async function sendMailOf(world: JobWorld, job: MailJob): Promise<void> {
	const settings = mailSettings(world.environment);
	if (!settings) return;
	const { db, now } = await jobCtx(world, job.agencyId);
	await sendNotificationMail(db, job, { settings, now, address: publicAddress(world) });
}

/** Seals what has been written since the last time, each agency's chain in a transaction of its own. */
async function sealEverywhere({ pool, address }: JobWorld): Promise<void> {
	const agencyIds = (await inTransaction(plainDb(pool), (tx) => tx.selectFrom('agency').select('id').execute())).map(({ id }) => id);
	const db = scopedDb(pool, { agencyIds }, address.secret);
	const waiting = await inTransaction(db, (tx) => tx.selectFrom('audit_entry').select('agency_id').distinct().where('hash', 'is', null).execute());
	for (const { agency_id } of waiting) await inTransaction(db, (tx) => sealAudit(tx, agency_id));
}

/** What reporters did, of every agency in one look. */
async function releaseNewsEverywhere({ pool, address }: JobWorld): Promise<void> {
	const agencyIds = (await plainDb(pool).selectFrom('agency').select('id').execute()).map(({ id }) => id);
	await releaseNews(scopedDb(pool, { agencyIds }, address.secret), new Date());
}

async function refreshWordsEverywhere(world: JobWorld): Promise<void> {
	await clearDrafts(plainDb(world.pool), new Date());
	for (const { id } of await plainDb(world.pool).selectFrom('agency').select('id').execute()) {
		await inTransaction((await jobCtx(world, id)).db, (tx) => refreshWords(tx, id));
	}
}

async function sendMailToReporter(world: JobWorld, job: ReporterMailJob): Promise<void> {
	const { db } = await jobCtx(world, job.agencyId);
	await sendReporterMail(db, job, { settings: mailSettings(world.environment), address: publicAddress(world), identityKey: derived(world.address.secret, IDENTITY_KEY) });
}

/** The address people type for this installation. */
function publicAddress({ environment }: JobWorld): string {
	return (environment.BINA_ADDRESS ?? 'http://localhost:3000').replace(/\/+$/, '');
}

/** Repeated substance of every agency, grouped anew. */
async function clusterEverywhere(world: JobWorld): Promise<void> {
	for (const { id } of await plainDb(world.pool).selectFrom('agency').select('id').execute()) await clusterComplaints(await jobCtx(world, id), id);
}

/** Whoever is to be asked today about a training, of every agency. */
async function askEverywhere(world: JobWorld): Promise<void> {
	for (const { id } of await plainDb(world.pool).selectFrom('agency').select('id').execute()) await askDue(await jobCtx(world, id), id);
}

/** Late complaints of every agency climb the ladder. */
async function escalateEverywhere(world: JobWorld): Promise<void> {
	for (const { id } of await plainDb(world.pool).selectFrom('agency').select('id').execute()) await escalateLate(await jobCtx(world, id), id);
}

/** Requests about personal data whose 72 hours are nearly over. */
async function remindEverywhere(world: JobWorld): Promise<void> {
	for (const { id } of await plainDb(world.pool).selectFrom('agency').select('id').execute()) await remindOfRequests(await jobCtx(world, id), id);
}

/** What each agency keeps no longer. */
async function retainEverywhere(world: JobWorld): Promise<void> {
	for (const { id } of await plainDb(world.pool).selectFrom('agency').select('id').execute()) await retainDue(await jobCtx(world, id), id, filesFolder(world.environment));
}

/** In the scope of all agencies at once: a file that two of them sent is kept once. */
async function clearImportsEverywhere({ pool, address, environment }: JobWorld): Promise<void> {
	const agencyIds = (await inTransaction(plainDb(pool), (tx) => tx.selectFrom('agency').select('id').execute())).map(({ id }) => id);
	const db = scopedDb(pool, { agencyIds }, address.secret);
	await clearImports({ db, actor: null, now: new Date(), requestId: 'import.clear' }, filesFolder(environment));
}

/** Of one agency, or by the clock of all: every month marked since the last time, however long ago it was. Then what is judged by them. */
async function refreshOutcomes(world: JobWorld, agencyId?: string): Promise<void> {
	const agencies = agencyId === undefined ? await plainDb(world.pool).selectFrom('agency').select('id').execute() : [{ id: agencyId }];
	for (const { id } of agencies) {
		const ctx = await jobCtx(world, id);
		await refreshPanel(ctx.db, id, PANEL_SOURCES, ctx.today);
		await reviewNeeds(ctx, id);
		await requestEvaluations(ctx, id);
		if (agencyId === undefined) await clearSpentTickets(ctx, id);
	}
}
