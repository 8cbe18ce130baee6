import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from '#platform/cli/run.ts';
import { openPool, plainDb, type DatabaseAddress } from '#platform/db/connect.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { insertDesk } from '#tests/support/complaint-rows.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { commands } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-lapor-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function urlOf({ owner: { host, port, user, password, database } }: DatabaseAddress): string {
	return `postgres://${user}:${password as string}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;
}

test('a trial writes nothing, the file once, nothing twice, refused rows to their file, and undo all of it', () =>
	withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 2);
		const db = plainDb(pool);
		try {
			const { id } = await insertAgency(db, { code: '9999' });
			await insertDesk(db, await insertUnit(db, { agencyId: id }), 'intake');
			const file = join(folder, 'lapor.csv');
			writeFileSync(file, 'Tracking ID,Isi Laporan,Tanggal,Nama Pelapor\n1,Lampu mati,02/01/2026,Warga Rekaan\n2,Jalan rusak,31/02/2026,Warga Rekaan\n');
			const run = async (...words: string[]) => {
				let out = '';
				const code = await runCommandLine(['import', 'complaints', ...words, '--agency', '9999', '--json', '--database-url', urlOf(address), '--data', folder], commands, { note: () => undefined, env: {} }, { out: (text) => (out += text), error: () => undefined });
				return { code, json: JSON.parse(out) as Record<string, unknown> };
			};
			const rows = async () => (await db.selectFrom('complaint').select('source_number').where('agency_id', '=', id).execute()).length;
			expect((await run(file, '--dry-run')).json).toMatchObject({ rows: 2, new: 1, refused: 1, batchId: null });
			expect(await rows()).toBe(0);
			const errors = join(folder, 'ditolak.csv');
			const first = await run(file, '--errors', errors);
			expect(first.json).toMatchObject({ new: 1, changed: 0, unchanged: 0, refused: 1, errorFile: errors });
			expect(readFileSync(errors, 'utf8')).toMatch(/^\ufeff.*\r\n3;2;received;31\/02\/2026;import\.date_unreadable;/);
			expect(readFileSync(errors, 'utf8')).not.toContain('Warga');
			expect((await run(file)).json).toMatchObject({ new: 0, unchanged: 1 });
			expect((await run('--undo', String(first.json.batchId))).json).toEqual({ removed: 1, restored: 0 });
			expect(await rows()).toBe(0);
			expect(await run('--undo', String(first.json.batchId))).toMatchObject({ code: 1, json: { error: { code: 'import.not_ready' } } });
			for (const words of [[], [file, file], [file, '--undo', 'x'], [join(folder, 'none.csv')]]) expect((await run(...words)).code).toBe(1);
		} finally {
			await pool.end();
		}
	}));
