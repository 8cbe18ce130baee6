import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serve, type WebServer } from './listen.ts';

describe('an answer', () => {
	let server: WebServer;
	const protocols: unknown[] = [];
	const visitors: unknown[] = [];
	const numbers: unknown[] = [];
	let logged = Promise.withResolvers<unknown>();

	async function begin(): Promise<void> {
		server = await serve((request, response, next) => {
			protocols.push(request.headers['x-forwarded-proto']);
			visitors.push(request.headers['x-forwarded-for']);
			numbers.push(request.headers['x-request-id']);
			if (request.url === '/nowhere') next();
			else response.writeHead(200, { 'content-type': 'text/html' }).end('page');
		}, {
			port: 0,
			host: '127.0.0.1',
			first: (request, response) => request.url === '/healthz' && Boolean(response.writeHead(200).end('ok')),
			after: (_, response) => logged.resolve(response.getHeader('x-request-id'))
		});
	}
	const headersOf = async (path: string, headers: Record<string, string> = {}) => Object.fromEntries((await fetch(server.url + path, { headers })).headers);

	beforeEach(() => {
		protocols.length = 0;
		visitors.length = 0;
		numbers.length = 0;
		logged = Promise.withResolvers();
	});
	afterEach(async () => {
		delete process.env.BINA_TRUST_PROXY;
		await server.stop();
	});

	test.each(['/', '/healthz', '/nowhere'])('to %s is never guessed at, framed, or told to other sites', async (path) => {
		await begin();
		expect(await headersOf(path)).toMatchObject({
			'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
			'permissions-policy': expect.stringContaining('geolocation=()') as unknown
		});
	});

	test('carries the number of its request, the one that the log and the pages get, and not one that the visitor sent', async () => {
		await begin();
		const { 'x-request-id': number } = await headersOf('/', { 'x-request-id': '<script>' });
		expect(number).toMatch(/^[0-9A-F]{8}$/);
		expect([numbers, await logged.promise]).toEqual([[number], number]);
		expect((await headersOf('/'))['x-request-id']).not.toBe(number);
	});

	test('that goes on until somebody ends it does not hold up the end of the program', async () => {
		server = await serve((_, response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: denyut\n\n'), { port: 0, host: '127.0.0.1', first: () => false, after: () => logged.resolve(undefined) });
		const { body } = await fetch(server.url);
		const reader = body?.getReader();
		await reader?.read();
		await server.stop();
		await expect(reader?.read()).rejects.toThrow();
		await logged.promise;
	});

	test('over plain http asks for no https, whatever the visitor claims', async () => {
		await begin();
		expect(await headersOf('/', { 'x-forwarded-proto': 'https' })).not.toHaveProperty('strict-transport-security');
		expect(protocols).toEqual(['http']);
	});

	test('behind a proxy that is trusted, https stays https for a year', async () => {
		process.env.BINA_TRUST_PROXY = '1';
		await begin();
		expect(await headersOf('/', { 'x-forwarded-proto': 'https' })).toHaveProperty('strict-transport-security', 'max-age=31536000');
		expect(await headersOf('/', { 'x-forwarded-proto': 'http' })).not.toHaveProperty('strict-transport-security');
	});

	test('behind a proxy that is trusted, the visitor is whom it names, or else the proxy itself', async () => {
		process.env.BINA_TRUST_PROXY = '1';
		await begin();
		await headersOf('/', { 'x-forwarded-for': '203.0.113.7' });
		await headersOf('/');
		expect(visitors).toEqual(['203.0.113.7', '127.0.0.1']);
	});
});
