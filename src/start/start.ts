import { resolve } from 'node:path';
import { InputError, numberOption, textOption, type Command } from '#platform/cli/command.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openDatabase, type OpenDatabase } from '#platform/db/open.ts';
import { buildIfNeeded } from './build.ts';
import { fillEmpty } from './demo.ts';
import { listen, type WebServer } from './listen.ts';
import { takeLock } from './lock.ts';
import { openTelemetry } from './telemetry.ts';
import { startWorkerChild, type WorkerChild } from './worker-child.ts';

interface Running {
	readonly url: string;
	/** The people of a demo installation to sign in as. */
	readonly personas: string | undefined;
	stop(): Promise<void>;
}

export interface StartOptions {
	readonly port: number;
	readonly host: string;
	readonly demo: boolean;
	readonly dataFolder: string;
	readonly databaseUrl: string | undefined;
	readonly note: (line: string) => void;
}

/** Builds, starts PostgreSQL, migrates, fills an empty database, serves. */
export async function start(options: StartOptions): Promise<Running> {
	buildIfNeeded(options.note);
	const unlock = takeLock(options.dataFolder);
	let opened: OpenDatabase | undefined;
	try {
		opened = await openDatabase({ url: options.databaseUrl, dataFolder: options.dataFolder });
		if (opened.adopted) options.note('Found PostgreSQL still running from before; using it.');
		const { applied, rolesSignIn } = await migrate(opened.address);
		const address = { ...opened.address, rolesSignIn };
		if (applied.length > 0) options.note(`Migrated: ${applied.length} steps.`);
		if (!rolesSignIn) options.note('Warning: the roles of the database could not be given passwords of their own; npm run bina -- doctor says what that leaves open.');
		const { personas } = await fillEmpty(address, options);
		const environment = { ...process.env, BINA_DATABASE_ADDRESS: JSON.stringify(address), BINA_DATA: options.dataFolder, BINA_DEMO: personas ? '1' : '', BINA_DEMO_PERSONAS: personas ?? '' };
		Object.assign(process.env, environment);
		const telemetry = await openTelemetry(address, options.dataFolder);
		const web = await listen({ port: options.port, host: options.host, first: telemetry.first, after: telemetry.after });
		const worker = startWorkerChild(environment, options.note);
		opened.keepRunning(options.note);
		return { url: web.url, personas, stop: () => stopAll({ web, worker, telemetry, opened: opened as OpenDatabase, unlock }) };
	} catch (error) {
		await opened?.close();
		unlock();
		throw error;
	}
}

interface Parts {
	readonly web: WebServer;
	readonly worker: WorkerChild;
	readonly telemetry: { close(): Promise<void> };
	readonly opened: OpenDatabase;
	unlock(): void;
}

/** In order: no new requests, running ones end, jobs end, connections close, PostgreSQL writes its checkpoint. */
async function stopAll({ web, worker, telemetry, opened, unlock }: Parts): Promise<void> {
	await Promise.all([web.stop(), worker.stop()]);
	await telemetry.close();
	await opened.close();
	unlock();
}

export const startCommand: Command = {
	path: ['start'],
	summary: 'serve the pages, with the worker and (without DATABASE_URL) PostgreSQL',
	usage: '[--port 3000] [--host 127.0.0.1] [--no-demo]',
	options: {
		port: { type: 'string', help: 'default 3000; 0 takes a free one' },
		host: { type: 'string', help: 'address to listen on (default 127.0.0.1; behind a proxy keep it)' },
		'no-demo': { type: 'boolean', help: 'leave an empty database empty' },
		data: { type: 'string', help: 'folder of the embedded server and files (default ./data)' },
		'database-url': { type: 'string', help: 'your own PostgreSQL (also DATABASE_URL)' }
	},
	async run(input, io) {
		const port = numberOption(input, 'port') ?? Number(io.env.PORT ?? 3000);
		if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InputError('option.port', '--port must be a whole number from 0 to 65535.');
		const signals = untilSignal();
		const running = await start({
			port,
			host: textOption(input, 'host') ?? io.env.HOST ?? '127.0.0.1',
			demo: input.options['no-demo'] !== true,
			dataFolder: resolve(textOption(input, 'data') ?? io.env.BINA_DATA ?? './data'),
			databaseUrl: textOption(input, 'database-url') ?? io.env.DATABASE_URL,
			note: io.note
		});
		process.stdout.write(`\nBina: ${running.url}\n${running.personas ? `\n${running.personas}\n` : ''}\nCtrl-C stops it.\n`);
		const signal = await signals;
		io.note(`Stopping (${signal}) …`);
		await running.stop();
		return { json: { stopped: signal }, text: 'Stopped; nothing is lost.' };
	}
};

function untilSignal(): Promise<NodeJS.Signals> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
	});
}
