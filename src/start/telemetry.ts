import type { IncomingMessage, ServerResponse } from 'node:http';
import { openPool, roleConfig, type DatabaseAddress } from '#platform/db/connect.ts';

export interface Telemetry {
	first(request: IncomingMessage, response: ServerResponse): boolean;
	after(request: IncomingMessage, response: ServerResponse, milliseconds: number): void;
	close(): Promise<void>;
}

/** Health for whoever watches the program. */
export async function openTelemetry(address: DatabaseAddress, _dataFolder: string): Promise<Telemetry> {
	const pool = openPool(roleConfig(address, 'bina_app'), 1);
	return {
		first(request, response) {
			if (request.url === '/healthz') {
				response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
				return true;
			}
			if (request.url === '/readyz') {
				pool.query('select 1').then(
					() => response.writeHead(200, { 'content-type': 'text/plain' }).end('ready\n'),
					() => response.writeHead(503, { 'content-type': 'text/plain' }).end('database away\n')
				);
				return true;
			}
			return false;
		},
		after: () => undefined,
		close: () => pool.end()
	};
}
