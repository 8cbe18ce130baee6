import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Ctx } from '../context.ts';
import { derived, openPool, plainDb, roleConfig, scopedDb, type DatabaseAddress, type Db } from '../db/connect.ts';
import { dayIn } from '../clock.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { InputError, textOption, type Arguments, type Io, type OptionSpec } from './command.ts';

/** The options of every command that needs a database; spread them into its own. */
export const DATABASE_OPTIONS: Readonly<Record<string, OptionSpec>> = {
	'database-url': { type: 'string', help: 'your own PostgreSQL (also DATABASE_URL); else the embedded server' },
	data: { type: 'string', help: 'folder of the embedded server and files (default ./data)' }
};

/** A database as a command uses it; `close` leaves an embedded server as it was found. */
export interface CliDatabase {
	readonly address: DatabaseAddress;
	readonly dataFolder: string;
	/** The owner's pool: row-level security passes. For seeding, backup, bulk import. */
	readonly owner: pg.Pool;
	readonly ownerDb: Db;
	/** A context of the system (no person) for one agency, on the program's own role; its writes are audited. */
	contextFor(agencyCode: string): Promise<Ctx & { agencyId: string }>;
	/** A key for one purpose, as the running program has it. */
	key(purpose: string): string;
	close(): Promise<void>;
}

/** Opens and migrates the database that the options, DATABASE_URL or ./data name. */
export async function openCliDatabase(input: Arguments, io: Io): Promise<CliDatabase> {
	const dataFolder = textOption(input, 'data') ?? io.env.BINA_DATA ?? './data';
	const opened = await openDatabase({ url: textOption(input, 'database-url') ?? io.env.DATABASE_URL, dataFolder });
	const { rolesSignIn } = await migrate(opened.address);
	const address = { ...opened.address, rolesSignIn };
	const owner = openPool(address.owner, 4);
	const app = openPool(roleConfig(address, 'bina_app'), 4);
	const ownerDb = plainDb(owner);
	return {
		address,
		dataFolder,
		owner,
		ownerDb,
		key: (purpose) => derived(address.secret, purpose),
		contextFor: (code) => systemContext(ownerDb, app, address, code),
		close: async () => {
			await Promise.all([owner.end(), app.end()]);
			if (!opened.adopted) await opened.close();
		}
	};
}

async function systemContext(ownerDb: Db, app: pg.Pool, address: DatabaseAddress, code: string): Promise<Ctx & { agencyId: string }> {
	const agency = await ownerDb.selectFrom('agency').select(['id', 'time_zone']).where('code', '=', code).executeTakeFirst();
	if (!agency) throw new InputError('agency.unknown', `There is no agency with the code ${code.slice(0, 20)}. Give its area code, for example 1505.`);
	const now = new Date();
	return {
		db: scopedDb(app, { agencyIds: [agency.id] }, address.secret),
		agencyId: agency.id,
		actor: null,
		now,
		today: dayIn(agency.time_zone, now),
		timeZone: agency.time_zone,
		locale: 'id',
		requestId: randomUUID()
	};
}
