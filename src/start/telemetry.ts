import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { openPool, roleConfig, type DatabaseAddress } from '#platform/db/connect.ts';
import { REQUEST_ID, requestIdIn } from '#platform/request-id.ts';
import { openLog, plainPath } from '#platform/telemetry/log.ts';
import { gauge, RequestMetrics } from '#platform/telemetry/metrics.ts';
import { isStream } from './listen.ts';

export interface Telemetry {
	/** Answers /healthz (the program runs), /readyz (the database answers) and /metrics; true when it did. */
	first(request: IncomingMessage, response: ServerResponse): boolean;
	after(request: IncomingMessage, response: ServerResponse, milliseconds: number): void;
	close(): Promise<void>;
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
const SLOW = 1000;

/** Health, metrics and the request log of the web server. /metrics answers only this machine, or who brings BINA_METRICS_TOKEN. */
export async function openTelemetry(address: DatabaseAddress, dataFolder: string): Promise<Telemetry> {
	const pool = openPool({ ...roleConfig(address, 'bina_app'), connectionTimeoutMillis: 2000, query_timeout: 2000 }, 1);
	const log = openLog(dataFolder);
	const metrics = new RequestMetrics();
	log.write({ level: 'info', event: 'started' });
	return {
		first(request, response) {
			if (request.url === '/healthz') response.writeHead(200, PLAIN).end('ok\n');
			else if (request.url === '/readyz') void ready(pool, response);
			else if (request.url === '/metrics') void answerMetrics(request, response, pool, metrics);
			else return false;
			return true;
		},
		after(request, response, milliseconds) {
			const path = plainPath(request.url ?? '/');
			const isLong = isStream(response); // open for hours: not a slow answer
			if (!isLong) metrics.observe(request.method ?? 'GET', path.startsWith('/_app/') ? 'asset' : 'page', response.statusCode, milliseconds / 1000);
			if (path.startsWith('/_app/') && response.statusCode < 400) return;
			const level = response.statusCode >= 500 ? 'error' : milliseconds > SLOW && !isLong ? 'warn' : 'info';
			log.write({ level, event: 'request', requestId: requestIdIn(String(response.getHeader(REQUEST_ID))), method: request.method ?? 'GET', path, status: response.statusCode, milliseconds: Math.round(milliseconds) });
		},
		close: async () => {
			log.write({ level: 'info', event: 'stopped' });
			await Promise.all([pool.end(), log.close()]);
		}
	};
}

async function ready(pool: pg.Pool, response: ServerResponse): Promise<void> {
	try {
		await pool.query('select 1');
		response.writeHead(200, PLAIN).end('ready\n');
	} catch {
		response.writeHead(503, { ...PLAIN, 'retry-after': '5' }).end('the database does not answer\n');
	}
}

async function answerMetrics(request: IncomingMessage, response: ServerResponse, pool: pg.Pool, metrics: RequestMetrics): Promise<void> {
	const token = process.env.BINA_METRICS_TOKEN;
	const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') && process.env.BINA_TRUST_PROXY !== '1';
	if (token ? request.headers.authorization !== `Bearer ${token}` : !local) {
		response.writeHead(403, PLAIN).end('metrics need BINA_METRICS_TOKEN\n');
		return;
	}
	const jobs = await pool.query<{ state: string; n: number }>('select state::text, count(*)::int as n from pgboss.job group by 1').catch(() => undefined);
	const memory = process.memoryUsage();
	response.writeHead(200, { ...PLAIN, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end([
		metrics.text(),
		gauge('bina_database_up', 'Whether the database answers.', [['', jobs ? 1 : 0]]),
		gauge('bina_jobs', 'Jobs by state.', (jobs?.rows ?? []).map(({ state, n }) => [`state="${state}"`, n])),
		gauge('bina_memory_bytes', 'Memory of the web process.', [['kind="resident"', memory.rss], ['kind="heap"', memory.heapUsed]]),
		gauge('bina_uptime_seconds', 'Time since the web process began.', [['', Math.round(process.uptime())]]),
		''
	].join('\n'));
}
