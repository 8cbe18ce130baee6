import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { load, get, type LoadResult } from './load.ts';

/** A bare node:http server in a process of its own, that answers so many bytes: as fast as a page on this machine could be. */
export async function bareAnswer(bytes: number, connections: number, seconds: number): Promise<LoadResult> {
	const child = fork(fileURLToPath(import.meta.url), [String(bytes)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
	const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)));
	try {
		return await load({ port, connections, seconds, request: () => get('/', { port }) });
	} finally {
		child.kill();
	}
}

/** `select 1` over the same kind of connection, as many at once. */
export async function selectOne(config: pg.PoolConfig, connections: number, seconds: number): Promise<number> {
	const pool = new pg.Pool({ ...config, max: connections });
	pool.on('error', () => undefined); // the server is stopped right after
	let count = 0;
	const end = performance.now() + seconds * 1000;
	await Promise.all(Array.from({ length: connections }, async () => {
		while (performance.now() < end) {
			await pool.query({ name: 'one', text: 'select 1' });
			count += 1;
		}
	}));
	await pool.end();
	return count / seconds;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const body = Buffer.alloc(Math.max(0, Number(process.argv[2]) - 120), 97);
	const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length }).end(body));
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
}
