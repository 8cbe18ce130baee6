import { expect, test } from 'vitest';
import { useBrowser, visit } from '#tests/support/visitor.ts';

useBrowser();

const DAY_MS = 86_400_000;

test('a counter without a line: opened again it knows the queue, the next morning it asks about yesterday, and its wrong clock is told', () =>
	visit(async ({ page: counter, context, open, signIn }) => {
		await signIn('service_officer');
		await open('/layanan/waktu');
		const slug = (await counter.locator('main table a[href*="/antrean/"]').nth(2).getAttribute('href'))?.split('/')[2] ?? ''; // the other walks there are about files
		const lobby = await context.newPage();
		await open(`/antrean/${slug}/loket/1`);
		await counter.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await counter.reload(); // the copy that is kept knows of nobody yet
		await counter.waitForTimeout(500); // the worker keeps the page behind the page's back
		for (const number of ['001', '002']) {
			await lobby.goto(`/antrean/${slug}`);
			await lobby.getByRole('button', { name: 'Ambil nomor' }).click();
			await lobby.getByText(number, { exact: true }).first().waitFor();
		}
		await counter.bringToFront();
		const count = (waiting: number) => counter.getByRole('heading', { name: `${waiting} menunggu` }).waitFor();
		await count(2);

		await context.setOffline(true);
		await counter.reload();
		await count(2);
		expect(await counter.locator('[data-daftar] li').allInnerTexts()).toEqual(['001', '002']);

		await counter.clock.setSystemTime(Date.now() + DAY_MS);
		await counter.reload();
		await count(0);
		const call = async (ticket: string) => {
			await counter.getByLabel('Nomor lain').fill(ticket);
			await counter.getByRole('button', { name: 'Panggil', exact: true }).click();
		};
		await call('2');
		await counter.getByText(/^Nomor 002 tercatat pada .*, belum tercatat hari ini/).waitFor();
		expect(await counter.locator('#menunggu-jaringan').isHidden()).toBe(true);

		await counter.clock.setSystemTime(Date.now() - 600_000);
		await counter.reload();
		await count(2);
		await call('2');
		await counter.getByText('1 catatan menunggu jaringan').waitFor();
		expect(await counter.locator('[data-kini]').innerText()).toBe('002');
		await context.setOffline(false);
		await counter.getByText(/^dipanggil ·/).waitFor({ timeout: 20_000 });
		await counter.getByText(/^Jam tablet ini meleset 10 menit\./).waitFor();
	}, { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource|EventSource/ }));
