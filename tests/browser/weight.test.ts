import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSurveyPath } from '#tests/support/peek.ts';
import { useBrowser, visit } from '#tests/support/visitor.ts';

useBrowser();

interface Weight {
	/** Bytes as they came over the line, with headers. */
	readonly all: number;
	readonly script: number;
	readonly requests: number;
}

/** What a first visit to the page costs. */
async function weigh(page: Page, path: string): Promise<Weight> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	const kinds = new Map<string, string>();
	let [all, script, requests] = [0, 0, 0];
	session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		all += encodedDataLength;
		requests += 1;
		if (kinds.get(requestId) === 'Script') script += encodedDataLength;
	});
	await page.goto(path, { waitUntil: 'networkidle' });
	return { all, script, requests };
}

describe('a first visit', () => {
	test('to a survey costs a citizen at most 30 KB and no script', () =>
		visit(async ({ page }) => {
			const { all, script, requests } = await weigh(page, await openSurveyPath());
			expect(all).toBeLessThanOrEqual(30_000);
			expect(script).toBe(0);
			expect(requests).toBeLessThanOrEqual(10);
		}));

	test('to each page of a complaint costs a citizen at most 60 KB', () =>
		visit(async ({ page, press }) => {
			const first = await weigh(page, '/lapor');
			await page.locator('input[name=class][value=complaint]').check();
			await page.locator('textarea[name=body]').fill('Lampu di simpang tiga padam sejak Senin. (laporan rekaan)');
			await press('Lanjutkan');
			const place = await weigh(page, page.url());
			await press('Lanjutkan');
			const writer = await weigh(page, page.url());
			for (const { all, requests } of [first, place, writer, await weigh(page, '/pantau')]) {
				expect(all).toBeLessThanOrEqual(60_000);
				expect(requests).toBeLessThanOrEqual(10);
			}
		}));

	test.each(['/masuk', '/hari-ini', '/pelatihan', '/jp'])('to %s costs an officer at most 100 KB, 60 KB of it script', (path) =>
		visit(async (visitor) => {
			if (path !== '/masuk') await visitor.signIn('officer');
			const { all, script, requests } = await weigh(visitor.page, path);
			expect(all).toBeLessThanOrEqual(100_000);
			expect(script).toBeLessThanOrEqual(60_000);
			expect(requests).toBeLessThanOrEqual(10);
		}));
});
