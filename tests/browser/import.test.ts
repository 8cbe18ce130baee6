import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { siasnFile, siasnRow } from '#tests/support/siasn-rows.ts';
import { DESK, journey, useBrowser, visit, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

const WORKER = 40_000;

async function upload({ page, open }: Visitor, text: string): Promise<void> {
	await open('/impor');
	await page.locator('input[type=file]').setInputFiles({ name: 'ekspor-rekaan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	await page.locator('form[enctype] button').click();
	await page.waitForURL(/\/impor\/[0-9a-f-]{36}/);
}

async function known(nip: string): Promise<number> {
	const [row] = await peek<{ count: number }>('select count(*)::int as count from person where nip = $1', [nip]);
	return row?.count ?? 0;
}

journey(
	'an administrator previews a file, saves it, and takes it back',
	async (visitor) => {
		const { page } = visitor;
		const row = siasnRow(50_000 + randomInt(8000));
		const nip = row['NIP BARU'] ?? '';
		await visitor.signIn('administrator');
		await upload(visitor, siasnFile([row, siasnRow(1, { 'NIP BARU': '1.99005E+17' })]));

		const save = page.locator('form[action="?/simpan"] button');
		await save.waitFor({ timeout: WORKER });
		expect(await known(nip)).toBe(0);
		expect(await page.locator('main').innerText()).toContain('1.99005E+17');

		await save.click();
		const undo = page.locator('form[action="?/batalkan"] button');
		await undo.waitFor({ timeout: WORKER });
		expect(await known(nip)).toBe(1);

		await undo.click();
		await undo.waitFor({ state: 'detached', timeout: WORKER });
		expect(await known(nip)).toBe(0);
	},
	{ size: DESK }
);

test('a file that is no export is refused in words, and nothing is saved', () =>
	visit(
		async (visitor) => {
			await visitor.signIn('administrator');
			const [before] = await peek<{ count: number }>('select count(*)::int as count from person');
			await upload(visitor, 'ini;bukan;ekspor\r\n1;2;3\r\n');
			await visitor.page.locator('main .notice-bad').first().waitFor({ timeout: WORKER });
			expect(await visitor.page.locator('form[action="?/simpan"]').count()).toBe(0);
			expect(await peek<{ count: number }>('select count(*)::int as count from person')).toEqual([before]);
		},
		{ size: DESK }
	));
