import { expect } from 'vitest';
import { journey, useBrowser } from '#tests/support/visitor.ts';
import { credentialsOf } from '#tests/support/server.ts';

useBrowser();

journey('an officer signs in, sees what today asks, and signs out', async ({ page, signIn, open }) => {
	await signIn('officer');
	await open('/');
	expect(await page.locator('h1').count()).toBe(1);
	expect(await page.locator('h1').innerText()).not.toBe('');

	await open('/keluar');
	await page.locator('main form[method=POST] button').click();
	await page.waitForURL('**/masuk**');

	await open('/akun');
	expect(new URL(page.url()).pathname).toBe('/masuk');
});

journey('a wrong password keeps the typed name and says what to do', async ({ page, open }) => {
	const { login } = credentialsOf('officer');
	await open('/masuk');
	await page.locator('input[name=login]').fill(login);
	await page.locator('input[name=password]').fill('bukan-kata-sandi-saya');
	await page.locator('main form[method=POST] button').first().click();
	await page.locator('[role=alert]').first().waitFor();
	expect(await page.locator('[role=alert]').first().innerText()).toMatch(/\p{L}{4,}/u);
	expect(await page.locator('input[name=login]').inputValue()).toBe(login);
	expect(await page.locator('input[name=password]').inputValue()).toBe('');
}, { expectedErrors: /status of 4\d\d/ });
