import { connect, type Socket } from 'node:net';

export interface LoadResult {
	readonly perSecond: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	/** Bytes of one answer on the wire, headers included (the median). */
	readonly bytes: number;
	readonly failed: number;
	readonly requests: number;
}

export interface LoadOptions {
	readonly host?: string;
	readonly port: number;
	readonly connections: number;
	readonly seconds: number;
	/** The whole request text for the n-th call; keep-alive is expected. */
	readonly request: (n: number) => string;
	/** Which status codes count as done. */
	readonly accept?: (status: number) => boolean;
}

/**
 * Asks as fast as the answers come, on so many kept connections. Plain sockets and no HTTP client, because the
 * generator shares the two cores with what it measures.
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
	const accept = options.accept ?? ((status) => status === 200);
	const times: number[] = [];
	const sizes: number[] = [];
	let failed = 0;
	let sent = 0;
	const end = performance.now() + options.seconds * 1000;
	const begun = performance.now();
	await Promise.all(Array.from({ length: options.connections }, async () => {
		const channel = new Channel(options.host ?? '127.0.0.1', options.port);
		while (performance.now() < end) {
			const started = performance.now();
			const { status, bytes } = await channel.ask(options.request(sent++));
			times.push(performance.now() - started);
			sizes.push(bytes);
			if (!accept(status)) failed += 1;
		}
		channel.close();
	}));
	const elapsed = (performance.now() - begun) / 1000;
	times.sort((a, b) => a - b);
	sizes.sort((a, b) => a - b);
	const at = (list: number[], share: number) => list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
	return { perSecond: times.length / elapsed, p50: at(times, 0.5), p95: at(times, 0.95), p99: at(times, 0.99), bytes: at(sizes, 0.5), failed, requests: times.length };
}

/** One kept connection that reads an answer to its end: by content-length, or by the last chunk. */
class Channel {
	readonly #host: string;
	readonly #port: number;
	#socket: Socket | undefined;
	constructor(host: string, port: number) {
		this.#host = host;
		this.#port = port;
	}

	ask(request: string): Promise<{ status: number; bytes: number }> {
		const socket = (this.#socket ??= connect({ host: this.#host, port: this.#port, noDelay: true }));
		return new Promise((resolve, reject) => {
			let received: Buffer = Buffer.alloc(0);
			let expected: number | undefined;
			let chunked = false;
			let status = 0;
			const done = (): void => {
				socket.off('data', take);
				socket.off('error', fail);
				socket.off('close', ended);
			};
			const fail = (error: Error): void => {
				done();
				reject(error);
			};
			const ended = (): void => {
				done();
				this.#socket = undefined;
				resolve({ status: status || 599, bytes: received.length });
			};
			const take = (data: Buffer): void => {
				received = received.length === 0 ? data : Buffer.concat([received, data]);
				if (status === 0) {
					const head = received.indexOf('\r\n\r\n');
					if (head < 0) return;
					const text = received.toString('latin1', 0, head);
					status = Number(text.slice(9, 12));
					const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
					chunked = /\r\ntransfer-encoding: chunked/i.test(text);
					expected = head + 4 + (length === undefined || status === 304 || status === 204 ? 0 : Number(length));
				}
				if (chunked ? received.subarray(-5).toString('latin1') === '0\r\n\r\n' : received.length >= (expected ?? Infinity)) {
					done();
					resolve({ status, bytes: received.length });
				}
			};
			socket.on('data', take);
			socket.once('error', fail);
			socket.once('close', ended);
			socket.write(request);
		});
	}

	close(): void {
		this.#socket?.destroy();
	}
}

/** A GET as a browser of an officer would send it. */
export function get(path: string, { cookie, port, gzip = true }: { cookie?: string; port: number; gzip?: boolean }): string {
	return [`GET ${path} HTTP/1.1`, `host: localhost:${port}`, 'accept: text/html', ...(gzip ? ['accept-encoding: gzip, br'] : []), ...(cookie ? [`cookie: ${cookie}`] : []), '', ''].join('\r\n');
}

/** A form post from our own origin. */
export function post(path: string, form: Record<string, string>, { cookie, port }: { cookie?: string; port: number }): string {
	const body = new URLSearchParams(form).toString();
	return [`POST ${path} HTTP/1.1`, `host: localhost:${port}`, `origin: http://localhost:${port}`, 'accept: text/html',
		'content-type: application/x-www-form-urlencoded', `content-length: ${Buffer.byteLength(body)}`, ...(cookie ? [`cookie: ${cookie}`] : []), '', body].join('\r\n');
}
