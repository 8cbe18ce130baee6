// Writes src/platform/db/tables.ts from a freshly migrated database; with --check only compares.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../src/platform/db/migrate.ts';
import { openDatabase } from '../src/platform/db/open.ts';
import { describeSchema } from '../src/platform/db/describe-schema.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const folder = mkdtempSync(join(tmpdir(), 'bina-schema-'));
const opened = await openDatabase({ dataFolder: folder });
try {
	await migrate(opened.address);
	const out = join(folder, 'tables.ts');
	const { host, user, password, database, port } = opened.address.owner;
	const url = `postgres://${user}:${password as string}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`;
	const run = spawnSync('kysely-codegen', ['--dialect', 'postgres', '--url', url, '--out-file', out, '--date-parser', 'string', '--numeric-parser', 'number',
		'--overrides', JSON.stringify({ columns: {} }), '--default-schema', 'public'], { stdio: ['ignore', 'ignore', 'inherit'] });
	if (run.status !== 0) throw new Error('kysely-codegen failed');
	const tables = readFileSync(out, 'utf8').replaceAll(/Int8 = [^;]+;/g, 'Int8 = ColumnType<number, number | string, number | string>;');
	const differing = [
		put(join(root, 'src/platform/db/tables.ts'), tables),
		put(join(root, 'docs/schema.sql'), await describeSchema(opened.address))
	].filter((file) => file !== undefined);
	if (check && differing.length > 0) {
		console.error(`Out of date: ${differing.join(', ')}. Run: npm run generate`);
		process.exitCode = 1;
	}
} finally {
	await opened.close();
	rmSync(folder, { recursive: true, force: true });
}

function put(file: string, text: string): string | undefined {
	let before = '';
	try {
		before = readFileSync(file, 'utf8');
	} catch {
		// first generation
	}
	if (before === text) return undefined;
	if (!check) writeFileSync(file, text);
	return file;
}
