import type { Locale } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { MailRefused, oneLine, sendMail, type Mail, type MailSettings } from '#platform/mail/send.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { isByMail, isKind } from '../rules.ts';
import { choicesOf, findLetter, putMailed, type Letter } from './queries.ts';

export interface MailJob {
	readonly agencyId: string;
	readonly notificationId: string;
}

interface MailWorld {
	readonly settings: MailSettings | null;
	/** The address people type for this installation, without a closing stroke. */
	readonly address: string;
	readonly now: Date;
}

export type MailOutcome = 'sent' | 'refused' | 'not_wished' | 'gone' | 'no_server';

/**
 * Sends the mail of one notification. Runs twice without sending twice: the row is locked and remembers.
 *
 * @param db a handle with the scope of the job's agency
 * @throws {Error} the mail server is away or says "later": the queue tries again
 */
export function sendNotificationMail(db: Db, { agencyId, notificationId }: MailJob, { settings, address, now }: MailWorld): Promise<MailOutcome> {
	return inTransaction(db, async (tx): Promise<MailOutcome> => {
		if (!settings) return 'no_server';
		const letter = await findLetter(tx, agencyId, notificationId);
		if (!letter || letter.mailedAt || !isKind(letter.kind)) return 'gone';
		if (!isByMail(letter.kind, await choicesOf(tx, { agencyId, accountId: letter.accountId }))) return 'not_wished';
		try {
			await sendMail(settings, compose(letter, notificationId, address));
		} catch (error) {
			if (!(error instanceof MailRefused)) throw error;
			await putMailed(tx, agencyId, notificationId, { failure: error.message.slice(0, 500) });
			return 'refused';
		}
		await putMailed(tx, agencyId, notificationId, { at: now });
		return 'sent';
	});
}

/** The mail in the reader's language: what, where to go, and how to have fewer of these. */
export function compose(letter: Pick<Letter, 'kind' | 'params' | 'link' | 'name' | 'email' | 'locale'>, notificationId: string, address: string): Mail {
	const words = { id, en }[letter.locale as Locale];
	if (!isKind(letter.kind)) throw new RangeError(`compose: unknown kind ${letter.kind}`);
	const news = words.news[letter.kind];
	const title = news.title(letter.params);
	const lines = [
		words.mail.greeting(oneLine(letter.name)), '',
		oneLine(/[.?!]$/.test(title) ? title : `${title}.`), oneLine(news.detail(letter.params)), '',
		words.mail.open(news.action), `${address}${letter.link}`, '',
		'-- ', words.mail.closing, `${address}/pemberitahuan/pengaturan`
	];
	return { id: notificationId, to: { name: letter.name, address: letter.email }, subject: title, text: lines.join('\n') };
}
