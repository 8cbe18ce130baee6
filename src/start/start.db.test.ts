import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createServer, type Server } from 'node:http';
import { testAddress } from '#tests/support/database.ts';
import { takeLock } from './lock.ts';
import { openTelemetry, type Telemetry } from './telemetry.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bina-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
	test('is given back, and taken again', () => {
		const unlock = takeLock(folder);
		expect(readFileSync(join(folder, 'bina.pid'), 'utf8')).toBe(String(process.pid));
		unlock();
		takeLock(folder)();
	});

	test.each([['a process that ended', '4194300'], ['nonsense', 'x'], ['a process that is not Bina', '1']])('of %s is taken over', (_, left) => {
		writeFileSync(join(folder, 'bina.pid'), left);
		const unlock = takeLock(folder);
		expect(readFileSync(join(folder, 'bina.pid'), 'utf8')).toBe(String(process.pid));
		unlock();
	});
});

describe('health, metrics and the request log', () => {
	let telemetry: Telemetry;
	let server: Server;
	let base: string;

	async function begin(address = testAddress()): Promise<void> {
		telemetry = await openTelemetry(address, folder);
		server = createServer((request, response) => {
			const begun = performance.now();
			response.on('close', () => telemetry.after(request, response, performance.now() - begun));
			response.setHeader('x-request-id', '0A1B2C3D');
			if (!telemetry.first(request, response)) response.writeHead(200).end('page');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		base = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	}
	const ask = async (path: string, headers: Record<string, string> = {}) => {
		const response = await fetch(base + path, { headers });
		return { status: response.status, text: await response.text() };
	};
	afterEach(async () => {
		delete process.env.BINA_METRICS_TOKEN;
		server.closeAllConnections();
		server.close();
		await telemetry.close();
	});

	test('it lives, it is ready, and it counts', async () => {
		await begin();
		expect(await ask('/healthz')).toEqual({ status: 200, text: 'ok\n' });
		expect(await ask('/readyz')).toEqual({ status: 200, text: 'ready\n' });
		expect(await ask('/hari-ini?cari=Sari')).toEqual({ status: 200, text: 'page' });
		const { status, text } = await ask('/metrics');
		expect(status).toBe(200);
		expect(text).toContain('bina_database_up 1');
		expect(text).toMatch(/bina_request_seconds_count\{method="GET",kind="page",status="2xx"\} \d/);
		for (const line of text.trim().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) .+|[a-z_]+(\{[^}]*\})? -?[\d.]+(e[+-]?\d+)?)$/);
	});

	test('without a database it lives and is not ready', async () => {
		await begin({ ...testAddress(), owner: { ...testAddress().owner, host: join(folder, 'nowhere') } });
		expect((await ask('/healthz')).status).toBe(200);
		expect(await ask('/readyz')).toEqual({ status: 503, text: 'the database does not answer\n' });
		expect((await ask('/metrics')).text).toContain('bina_database_up 0');
	});

	test('with a token, metrics want it', async () => {
		process.env.BINA_METRICS_TOKEN = 'a-long-token';
		await begin();
		expect((await ask('/metrics')).status).toBe(403);
		expect((await ask('/metrics', { authorization: 'Bearer a-long-token-' })).status).toBe(403);
		expect((await ask('/metrics', { authorization: 'Bearer a-long-token' })).status).toBe(200);
	});

	test('the log holds no query and no long number', async () => {
		await begin();
		await ask('/pegawai/199005152019032001?nama=Sari%20Wulandari');
		await ask('/_app/immutable/x.js');
		await telemetry.close();
		const log = readFileSync(join(folder, 'log/bina.jsonl'), 'utf8');
		expect(log).toContain('"path":"/pegawai/:id"');
		expect(log).toContain('"requestId":"0A1B2C3D"');
		expect(log).not.toMatch(/Sari|19900515|_app/);
		await begin();
	});
});
