import { expect, test } from 'vitest';
import { useBrowser, visit } from '#tests/support/visitor.ts';

useBrowser();

const kept = async () => (await (await caches.open('bina-pages')).keys()).map(({ url }) => new URL(url).pathname);

test('copies of pages are on the device while somebody is signed in, and gone after signing out', () => visit(async ({ page, signIn, open }) => {
	await signIn('officer');
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await open('/jp');
	await expect.poll(() => page.evaluate(kept), { timeout: 8000 }).toContain('/jp');

	await open('/keluar');
	await page.locator('main form[method=POST] button').click();
	await page.waitForURL('**/masuk**');
	await expect.poll(() => page.evaluate(kept), { timeout: 8000 }).toEqual([]);
}));

test('a session that ended elsewhere leaves nothing either, once the page to sign in is shown', () => visit(async ({ page, context, signIn, open }) => {
	await signIn('officer');
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await open('/jp');
	await expect.poll(() => page.evaluate(kept), { timeout: 8000 }).toContain('/jp');
	await context.clearCookies();
	await open('/akun');
	expect(new URL(page.url()).pathname).toBe('/masuk');
	await expect.poll(() => page.evaluate(kept), { timeout: 8000 }).toEqual([]);
}));
