import { createTransport, type Transporter } from 'nodemailer';

/** Where mail goes out, from BINA_SMTP_URL ('smtps://user:password@mail.example.go.id:465') and BINA_MAIL_FROM ('Bina <bina@example.go.id>'). */
export interface MailSettings {
	readonly url: string;
	readonly from: string;
}

export interface Mail {
	/** Makes the Message-ID: a mail sent twice after a crash is one mail to most programs. */
	readonly id: string;
	readonly to: { readonly name: string; readonly address: string };
	readonly subject: string;
	readonly text: string;
}

/** The server said no for good (5xx): trying again would only annoy it. Anything else that is thrown may be tried again. */
export class MailRefused extends Error {}

const WAIT_MILLISECONDS = 15_000;

/**
 * The settings, or null where no mail server is set up.
 * @throws {RangeError} half a setting, or an address that is not smtp: the start says so, not the first mail
 */
export function mailSettings(environment: Readonly<Record<string, string | undefined>>): MailSettings | null {
	const url = environment.BINA_SMTP_URL;
	if (!url) return null;
	const from = environment.BINA_MAIL_FROM;
	if (!from) throw new RangeError('BINA_SMTP_URL is set but BINA_MAIL_FROM is not. Set it, for example: Bina <bina@example.go.id>');
	if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) throw new RangeError('BINA_SMTP_URL must look like smtp://host:587 or smtps://user:password@host:465');
	return { url, from: oneLine(from) };
}

/**
 * Sends one plain-text mail.
 * @throws {MailRefused} the server will never take it
 * @throws {Error} no connection, or "later": try again
 */
export async function sendMail(settings: MailSettings, mail: Mail): Promise<void> {
	const transport = createTransport({ url: settings.url, connectionTimeout: WAIT_MILLISECONDS, greetingTimeout: WAIT_MILLISECONDS, socketTimeout: 2 * WAIT_MILLISECONDS, disableFileAccess: true, disableUrlAccess: true });
	try {
		await deliver(transport, settings, mail);
	} catch (error) {
		const { responseCode, message } = error as { responseCode?: number; message: string };
		if (responseCode !== undefined && responseCode >= 500) throw new MailRefused(message);
		throw error;
	} finally {
		transport.close();
	}
}

async function deliver(transport: Transporter, { from }: MailSettings, { id, to, subject, text }: Mail): Promise<void> {
	await transport.sendMail({
		from,
		to: { name: oneLine(to.name), address: oneLine(to.address) },
		subject: oneLine(subject),
		text,
		messageId: `<${id.replaceAll(/[^\w.-]/g, '')}@bina>`,
		headers: { 'Auto-Submitted': 'auto-generated' }
	});
}

/** A name with a line break could add a header of its own: one line, no control signs. */
export function oneLine(text: string): string {
	return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
