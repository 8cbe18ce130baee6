import type { TestProject } from 'vitest/node';
import { openDatabase } from '#platform/db/open.ts';
import { unpacked } from './chromium.ts';
import { startBina } from './running.ts';

declare module 'vitest' {
	interface ProvidedContext {
		binaUrl: string;
		binaPrinted: string;
	}
}

/** One running Bina for all browser tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	unpacked(); // before the workers ask for it at once
	const running = await startBina();
	project.provide('binaUrl', running.url);
	project.provide('binaPrinted', running.printed);
	// Found running and used beside the program; stopping it is the program's own business.
	const { address } = await openDatabase({ dataFolder: running.dataFolder });
	project.provide('databaseAddress', address);
	return running.close;
}
