import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
	/** For BINA_SMTP_URL. */
	readonly url: string;
	/** Whole messages with headers, in order of arrival. */
	readonly received: readonly string[];
	close(): Promise<void>;
}

/** A real SMTP server on loopback. `answer` refuses: 550 for good, 450 for now. */
export async function startMailServer(answer?: 450 | 550): Promise<MailServer> {
	const received: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		onRcptTo: (_address, _session, done) => done(answer ? Object.assign(new Error(answer === 550 ? 'No such person here' : 'Come back later'), { responseCode: answer }) : null),
		onData: (stream, _session, done) => {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				received.push(Buffer.concat(parts).toString('utf8'));
				done();
			});
		}
	});
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const { port } = server.server.address() as AddressInfo;
	return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
