import { resolve } from 'node:path';
import { BackupRefused, readBackup } from '#platform/backup/read.ts';
import { restoreBackup } from '#platform/backup/restore.ts';
import { writeBackup, type BackupReport } from '#platform/backup/write.ts';
import { InputError, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { fileToWrite } from '#platform/cli/out-file.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openDatabase } from '#platform/db/open.ts';
import { adoptSecret, SecretRefused } from '#platform/db/secret.ts';
import { examine } from './doctor.ts';

function oneFile(input: Arguments, command: string): string {
	const [file, ...more] = input.positionals;
	if (!file || more.length > 0) throw new InputError('argument.file', `Name one file: bina ${command} FILE`);
	return resolve(file);
}

function report(title: string, { tables, files }: BackupReport): CommandResult {
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	const lines = tables.map(({ name, rows: count, sha256 }) => `${name.padEnd(26)} ${String(count).padStart(10)}  ${sha256.slice(0, 16)}`);
	return { json: { tables, files }, text: [...lines, `${title}: ${tables.length} tables, ${rows} rows, ${files} files.`].join('\n') };
}

const migrateCommand: Command = {
	path: ['migrate'],
	summary: 'bring the database to this release',
	usage: '',
	options: DATABASE_OPTIONS,
	async run(input, io) {
		const opened = await openDatabase({ url: textOption(input, 'database-url') ?? io.env.DATABASE_URL, dataFolder: dataFolderOf(input, io) });
		try {
			const done = await migrate(opened.address);
			return { json: done, text: done.applied.length === 0 ? `Nothing to do; ${done.already} migrations are in place.` : `Applied: ${done.applied.join(', ')}.` };
		} finally {
			if (!opened.adopted) await opened.close();
		}
	}
};

const backupCommand: Command = {
	path: ['backup'],
	summary: 'write all data and files into one file',
	usage: 'FILE',
	options: DATABASE_OPTIONS,
	async run(input, io) {
		const file = fileToWrite(oneFile(input, 'backup'));
		const database = await openCliDatabase(input, io);
		try {
			return report('Backed up', await writeBackup(database.address, database.dataFolder, file));
		} catch (error) {
			if ((error as Error).message.includes('exists already')) throw new InputError('backup.exists', (error as Error).message);
			throw error;
		} finally {
			await database.close();
		}
	}
};

const restoreCommand: Command = {
	path: ['restore'],
	summary: 'fill an empty database from a backup',
	usage: 'FILE [--into DATABASE_URL]',
	options: { ...DATABASE_OPTIONS, into: { type: 'string', help: 'URL of an empty database of your own; else the embedded one' } },
	async run(input, io) {
		const file = oneFile(input, 'restore');
		const dataFolder = dataFolderOf(input, io);
		try {
			const { secret } = await readBackup(file); // to its end: of a damaged one not even the secret is written
			adoptSecret(dataFolder, secret);
			const url = textOption(input, 'into') ?? textOption(input, 'database-url') ?? io.env.DATABASE_URL;
			const opened = await openDatabase({ url, dataFolder });
			try {
				await migrate(opened.address);
				return report('Restored', await restoreBackup(opened.address, dataFolder, file));
			} finally {
				if (!opened.adopted) await opened.close();
			}
		} catch (error) {
			if (error instanceof BackupRefused || error instanceof SecretRefused) throw new InputError('backup.refused', error.message);
			throw error;
		}
	}
};

const doctorCommand: Command = {
	path: ['doctor'],
	summary: 'look at the installation and say what is wrong',
	usage: '',
	options: DATABASE_OPTIONS,
	async run(input, io) {
		const checks = await examine(textOption(input, 'database-url') ?? io.env.DATABASE_URL, dataFolderOf(input, io));
		const text = checks.map(({ name, ok, warning, detail }) => `${warning ? 'warn' : ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(20)} ${detail}`).join('\n');
		return { json: checks, text, exitCode: checks.every(({ ok }) => ok) ? 0 : 1 };
	}
};

function dataFolderOf(input: Arguments, io: Io): string {
	return resolve(textOption(input, 'data') ?? io.env.BINA_DATA ?? './data');
}

export const commands: readonly Command[] = [migrateCommand, backupCommand, restoreCommand, doctorCommand];
