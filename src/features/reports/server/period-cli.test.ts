import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { runCommandLine } from '#platform/cli/run.ts';
import { openPool, plainDb, type DatabaseAddress } from '#platform/db/connect.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { allTags, readPdf, rowsOf } from '../testing/read-pdf.ts';
import { commands } from './period-cli.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bina-report-'));
});
afterAll(() => rm(folder, { recursive: true }));

function urlOf({ owner: { host, port, user, password, database } }: DatabaseAddress): string {
	return `postgres://${user}:${password as string}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;
}

const io = { note: () => undefined, env: {} };
const run = (positionals: readonly string[], options: Record<string, string>) => commands[0]!.run({ positionals, options }, io);
const refused = (code: string) => expect.objectContaining({ code }) as unknown;

describe('bina report refuses before it opens a database', () => {
	test.each([
		[[], { agency: '1505', period: '2026-H1' }, 'report.file_missing'],
		[['a.pdf', 'b.pdf'], { agency: '1505', period: '2026-H1' }, 'report.file_missing'],
		[['a.pdf'], { agency: '1505' }, 'option.missing'],
		[['a.pdf'], { agency: '1505', period: '2026-Q5' }, 'report.period_unknown'],
		[['a.pdf'], { agency: '1505', period: "'; drop table agency" }, 'report.period_unknown'],
		[['a.pdf'], { period: '2026-H1' }, 'option.missing'],
		[['a.pdf'], { agency: '1505', period: '2026-H1', language: 'fr' }, 'option.unknown'],
		[['/no/such/folder/a.pdf'], { agency: '1505', period: '2026-H1' }, 'file.not_writable']
	])('%j %j: %s', async (positionals, options, code) => {
		await expect(run(positionals, options as unknown as Record<string, string>)).rejects.toEqual(refused(code));
	});

	test('a second file that cannot be written, so that not one of two is left', async () => {
		const file = join(folder, 'one.pdf');
		await expect(run([file], { agency: '1505', period: '2026-H1', xlsx: folder })).rejects.toEqual(refused('file.not_writable'));
		expect(existsSync(file)).toBe(false);
	});

	test.each([[{ xlsx: 'same.pdf' }], [{ zip: './same.pdf' }], [{ xlsx: 'b.xlsx', zip: 'x/../b.xlsx' }]])('one file for two contents: %j', async (options) => {
		const asked = Object.fromEntries(Object.entries(options).map(([name, file]) => [name, `${folder}/${file}`]));
		await expect(run([join(folder, 'same.pdf')], { agency: '1505', period: '2026-H1', ...asked })).rejects.toEqual(refused('report.same_file'));
		expect(existsSync(join(folder, 'same.pdf'))).toBe(false);
	});
});

const survey = (respondents: number, sum: number) => JSON.stringify({
	respondents, excluded: 0, index: 7500, grade: 'C', weight: '1/9', interval95: [7300, 7700], ruleName: 'skm-1/9', ruleVersion: '2017-1', sampleMinimum: 30,
	elements: ELEMENTS.map((element) => ({ element, answered: respondents, sum, index: 7500, grade: 'C' }))
});

describe('bina report', () => {
	test('writes paper and workbook and prints the same figures; a closed survey of another government and of another half stay out', () => withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 1);
		try {
			const db = plainDb(pool);
			for (const [code, closesOn] of [['9999', '2026-06-30'], ['9999', '2025-12-31'], ['9998', '2026-06-30']] as const) {
				const known = await db.selectFrom('agency').select('id').where('code', '=', code).executeTakeFirst();
				const { id } = known ?? (await insertAgency(db, { code, name: `Kabupaten ${code}` }));
				const point = await insertServicePoint(db, await insertUnit(db, { agencyId: id, name: `Dinas ${code} ${closesOn}` }));
				await insertSurvey(db, point, { opens_on: `${closesOn.slice(0, 7)}-01`, closes_on: closesOn, closed_at: new Date(`${closesOn}T00:00:00Z`), result: survey(40, 120) });
			}
			const [pdf, xlsx] = [join(folder, 'h1.pdf'), join(folder, 'h1.xlsx')];
			const report = async (...words: string[]) => {
				let out = '';
				const code = await runCommandLine(['report', ...words, '--json', '--database-url', urlOf(address), '--data', folder], commands, io, { out: (text) => (out += text), error: () => undefined });
				return { code, json: JSON.parse(out) as { figures: { key: string; label: string; value: number | null; text: string }[]; pages: number; error?: { code: string } } };
			};
			const { code, json } = await report(pdf, '--agency', '9999', '--period', '2026-h1', '--xlsx', xlsx);
			expect(code).toBe(0);
			expect(json).toMatchObject({ file: pdf, xlsx, agency: '9999', period: '2026-H1', from: '2026-01-01', to: '2026-06-30', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
			expect(json.figures.find(({ key }) => key === 'index')).toEqual({ key: 'index', label: 'IKM semua responden', value: 75, text: '75,00' });
			expect(json.figures.find(({ key }) => key === 'respondents')!.value).toBe(40);
			const paper = readPdf(readFileSync(pdf));
			expect(paper.pages).toBe(json.pages);
			expect(rowsOf(allTags(paper.root).find(({ tag }) => tag === 'Table')!).slice(1)).toEqual(json.figures.map(({ label, text }) => [label, text]));
			expect(JSON.stringify(paper.root)).not.toMatch(/9998|2025-12-31/);
			const { sheets } = await readXlsx(readFileSync(xlsx));
			expect(sheets[0]!.rows.slice(-json.figures.length).map((row) => row.slice(0, 3))).toEqual(json.figures.map(({ label, value, text }) => [label, value, text]));
			expect((await report(pdf, '--agency', '9999', '--period', '2026-Q1')).json.figures).toEqual([]);
			const empty = allTags(readPdf(readFileSync(pdf)).root).map(({ text }) => text);
			expect(empty.find((text) => text.startsWith('Tidak ada yang tercatat maupun terukur'))).toBeDefined();
			expect(empty).toContain('Pengesahan');
			expect(await report(pdf, '--agency', '0000', '--period', '2026')).toMatchObject({ code: 1, json: { error: { code: 'agency.unknown' } } });
			expect(await report(pdf, '--agency', '9999', '--period', '2099-Q1')).toMatchObject({ code: 1, json: { error: { code: 'report.in_the_future' } } });
		} finally {
			await pool.end();
		}
	}), 60_000);

	test('names itself and its options', () => {
		expect(commands.map(({ path }) => path)).toEqual([['report']]);
		expect(Object.keys(commands[0]!.options!)).toEqual(expect.arrayContaining(['agency', 'period', 'xlsx', 'language', 'data', 'database-url']));
	});
});
