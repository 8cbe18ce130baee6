import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Locale } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { MailRefused, sendMail, type Mail, type MailSettings } from '#platform/mail/send.ts';
import { inLocale } from '#platform/messages.ts';
import { en } from '../citizen.messages.en.ts';
import { id } from '../citizen.messages.id.ts';
import { grouped } from '#platform/tracking.ts';
import { openIdentity } from './identity-seal.ts';

export interface ReporterMailWorld {
	/** Null where no mail server is set up: then nothing is sent. */
	readonly settings: MailSettings | null;
	/** The address people type for this installation, without a closing stroke. */
	readonly address: string;
	readonly identityKey: string;
}

interface Addressed {
	readonly number: string;
	readonly agencyName: string;
	readonly sealed: Buffer;
}

/** Asks for a mail to a reporter who agreed to be told; nothing for all others. */
export function requestReporterMail(db: Db, agencyId: string, complaintId: string): Promise<boolean> {
	return inTransaction(db, async (tx) => {
		const row = await tx.selectFrom('complaint').select('told_by_mail').where('agency_id', '=', agencyId).where('id', '=', complaintId).executeTakeFirst();
		if (row?.told_by_mail) await enqueue(tx, 'complaint.mail', { agencyId, complaintId, jobId: randomUUID() });
		return row?.told_by_mail ?? false;
	});
}

export interface ReporterMailJob {
	readonly agencyId: string;
	readonly complaintId: string;
	/** Makes the Message-ID: sent twice after a crash, it is one mail to most programs. */
	readonly jobId: string;
}

export type ReporterMailOutcome = 'sent' | 'refused' | 'not_wished' | 'no_server';

/**
 * Tells a reporter by mail that there is news: the number and where to look, never what is written there, never the secret.
 *
 * @param db a handle with the scope of the agency
 * @throws {Error} the mail server is away or says "later": the queue tries again
 */
export async function sendReporterMail(db: Db, { agencyId, complaintId, jobId }: ReporterMailJob, { settings, address, identityKey }: ReporterMailWorld): Promise<ReporterMailOutcome> {
	if (!settings) return 'no_server';
	const row = await inTransaction(db, (tx) => addressedRow(tx, agencyId, complaintId));
	const reporter = row && openIdentity(row.sealed, identityKey, row.number);
	if (!row || !reporter?.email || !reporter.wantsMail) return 'not_wished';
	try {
		await sendMail(settings, composeReporterMail(row, { name: reporter.name ?? reporter.email, address: reporter.email }, `complaint.${jobId}`, address, reporter.locale));
	} catch (error) {
		if (error instanceof MailRefused) return 'refused';
		throw error;
	}
	return 'sent';
}

/** The mail, in the language of the pages on which the reporter wrote; of reports from before that was kept, in Indonesian. */
export function composeReporterMail({ number, agencyName }: Pick<Addressed, 'number' | 'agencyName'>, to: Mail['to'], messageId: string, address: string, locale: Locale = 'id'): Mail {
	const { mail } = inLocale({ id, en }, locale);
	const shown = grouped(number);
	return { id: messageId, to, subject: mail.subject(shown), text: mail.text(agencyName, shown, `${address}/pantau`).join('\n') };
}

async function addressedRow(tx: Db, agencyId: string, complaintId: string): Promise<Addressed | undefined> {
	const { rows } = await sql<Addressed>`
		select c.number, a.name as "agencyName", r.sealed from complaint c join agency a on a.id = c.agency_id
		join complaint_reporter r on r.agency_id = c.agency_id and r.complaint_id = c.id
		where c.agency_id = ${agencyId} and c.id = ${complaintId} and c.told_by_mail`.execute(tx);
	return rows[0];
}
