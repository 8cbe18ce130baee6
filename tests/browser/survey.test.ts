import { expect, test } from 'vitest';
import { openSurveyPath, peek } from '#tests/support/peek.ts';
import { journey, useBrowser, visit } from '#tests/support/visitor.ts';

useBrowser();

async function responses(): Promise<number> {
	const [row] = await peek<{ count: number }>('select count(*)::int as count from survey_response');
	return row?.count ?? 0;
}

journey('a citizen answers nine questions and is thanked', async ({ page, open }) => {
	const before = await responses();
	await open(await openSurveyPath());
	const groups = page.locator('form fieldset', { has: page.locator('input[type=radio]') });
	expect(await groups.count()).toBe(9);
	for (const group of await groups.all()) await group.locator('label', { has: page.locator('input[value="3"]') }).or(group.locator('input[value="3"]')).first().click();
	await page.locator('textarea[name=comment]').fill('Petugas ramah, antrean agak lama. (jawaban rekaan)');
	await page.locator('form button').last().click();
	await page.waitForURL('**/terima-kasih**');
	expect(await page.locator('h1').innerText()).not.toBe('');
	expect(await responses()).toBe(before + 1);
});

test('a question left out is named, and what was typed is kept', () =>
	visit(
		async ({ page, open }) => {
			await open(await openSurveyPath());
			await page.locator('textarea[name=comment]').fill('Masih saya ketik');
			await page.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
			await page.locator('form button').last().click();
			await page.locator('[role=alert] a').first().waitFor();
			expect(await page.locator('[role=alert] a').count()).toBe(9);
			expect(await page.locator('textarea[name=comment]').inputValue()).toBe('Masih saya ketik');
			const target = await page.locator('[role=alert] a').first().getAttribute('href');
			expect(await page.locator(target ?? '#none').count()).toBe(1);
		},
		{ expectedErrors: /status of 422/ }
	));
