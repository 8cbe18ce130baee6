import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testPool } from '#tests/support/database.ts';

test('PostgreSQL’s own account of a refused row holds nothing of the row', async () => {
	const owner = testPool('owner');
	const secret = '199901012024011999'; // an invented number
	const { rows } = await owner.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
	const log = () => readFileSync(join(rows[0]?.folder ?? '', '../postgres.log'), 'utf8');
	await expect(owner.query('create temporary table once (nip text primary key); insert into once values ($$' + secret + '$$); insert into once values ($$' + secret + '$$)')).rejects.toMatchObject({ code: '23505' });
	await expect(owner.query('select $1::int', [secret])).rejects.toMatchObject({ code: '22003' });
	expect(log()).toContain('database system is ready');
	expect(log()).not.toContain(secret);
});
