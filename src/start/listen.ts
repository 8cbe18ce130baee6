import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newRequestId, REQUEST_ID } from '#platform/request-id.ts';
import { safeHeaders } from './safe-headers.ts';

export interface WebServer {
	readonly url: string;
	/** Ends idle connections at once, lets running answers finish (at most 10 s). */
	stop(): Promise<void>;
}

export interface ListenOptions {
	readonly port: number;
	readonly host: string;
	/** Answers before the pages do (health, metrics); true when it has answered. */
	readonly first: (request: IncomingMessage, response: ServerResponse) => boolean;
	/** Called when an answer has gone out. */
	readonly after: (request: IncomingMessage, response: ServerResponse, milliseconds: number) => void;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Serves the built pages. The handler assumes https unless told otherwise, and would refuse every form post over
 * plain http: it is told the protocol by a header that only we (or a proxy we were told to trust) set.
 * @throws {Error} the port is taken; the message says how to choose another
 */
export async function listen(options: ListenOptions): Promise<WebServer> {
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	if (trustsProxy()) Object.assign(process.env, { HOST_HEADER: 'x-forwarded-host', ADDRESS_HEADER: 'x-forwarded-for' });
	process.env.BODY_SIZE_LIMIT ??= '55M'; // uploads; smaller limits stand at each form
	const { handler } = (await import(pathToFileURL(join(import.meta.dirname, '../../build/handler.js')).href)) as { handler: Handler };
	return serve(handler, options);
}

/** Puts a handler behind a port, with the headers that every answer carries. */
export async function serve(handler: Handler, { port, host, first, after }: ListenOptions): Promise<WebServer> {
	const trustProxy = trustsProxy();
	const open = new Set<ServerResponse>();
	const answer: RequestListener = (request, response) => {
		open.add(response);
		const begun = performance.now();
		response.on('close', () => {
			open.delete(response);
			after(request, response, performance.now() - begun);
		});
		if (!trustProxy) request.headers['x-forwarded-proto'] = 'http';
		else request.headers['x-forwarded-for'] ??= request.socket.remoteAddress; // a proxy that names nobody: all visitors share one count of wrong sign-ins
		request.headers[REQUEST_ID] = newRequestId(); // whatever the visitor sent: the number on an error page stands in the log
		response.setHeader(REQUEST_ID, String(request.headers[REQUEST_ID]));
		for (const [name, value] of Object.entries(safeHeaders(request.headers['x-forwarded-proto'] === 'https'))) response.setHeader(name, value);
		if (first(request, response)) return;
		handler(request, response, () => response.writeHead(404).end());
	};
	const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 120_000, maxHeaderSize: 16_384 }, answer);
	await opened(server, port, host);
	const address = server.address();
	const actual = typeof address === 'object' && address ? address.port : port;
	return { url: `http://${host.includes(':') ? `[${host}]` : host === '127.0.0.1' ? 'localhost' : host}:${actual}`, stop: () => closed(server, open) };
}

function trustsProxy(): boolean {
	return process.env.BINA_TRUST_PROXY === '1';
}

function opened(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE'
			? new Error(`Port ${port} is taken by another program. Choose another: npm start -- --port ${port + 1}`)
			: error));
		server.listen(port, host, resolve);
	});
}

/** Whether an answer goes on until somebody ends it; its viewers come back by themselves. */
export function isStream(response: ServerResponse): boolean {
	return String(response.getHeader('content-type')).startsWith('text/event-stream');
}

function closed(server: Server, open: ReadonlySet<ServerResponse>): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		for (const response of open) if (isStream(response)) response.destroy();
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), 10_000).unref();
	});
}
