import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#platform/db/migrate.ts';
import { openDatabase } from '#platform/db/open.ts';
import type { DatabaseAddress } from '#platform/db/connect.ts';
import { buildIfNeeded } from '#src/start/build.ts';
import { fillEmpty } from '#src/start/demo.ts';

export interface Installation {
	readonly address: DatabaseAddress;
	readonly dataFolder: string;
	close(): Promise<void>;
}

const quiet = (): void => undefined;

/** A built program and a PostgreSQL of its own with the small demo region, in a folder that goes with it. */
export async function openInstallation(): Promise<Installation> {
	buildIfNeeded(quiet);
	const dataFolder = mkdtempSync(join(tmpdir(), 'bina-web-'));
	const opened = await openDatabase({ dataFolder });
	const close = async (): Promise<void> => {
		await opened.close();
		rmSync(dataFolder, { recursive: true, force: true });
	};
	try {
		await migrate(opened.address);
		await fillEmpty(opened.address, { demo: true, note: quiet });
		return { address: opened.address, dataFolder, close };
	} catch (error) {
		await close();
		throw error;
	}
}
