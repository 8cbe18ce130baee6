import { expect, test } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { journey, useBrowser, visit, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

/** A point of the demo where the service officer works; each test has its own, so that numbers do not mix. */
async function pointOf({ page, open, signIn }: Visitor, at: number): Promise<string> {
	await signIn('service_officer');
	await open('/layanan/waktu');
	const href = await page.locator('main table a[href*="/antrean/"]').nth(at).getAttribute('href');
	return href?.split('/')[2] ?? '';
}
/** What happened to visitors; orders that were withdrawn without a line belong to none. */
const eventsOf = (slug: string) =>
	peek<{ kind: string; series: string; at: string; offline: boolean }>(
		`select e.kind, e.ticket_series as series, e.at::text as at, e.device_id is not null as offline from visit_event e join service_point p on p.agency_id = e.agency_id and p.id = e.service_point_id where p.slug = $1 and e.visit_id is distinct from e.undoes_id order by e.at, e.kind`,
		[slug]
	);
const number = ({ page }: Visitor) => page.locator('.queue-number').first();

journey('a visitor takes a number, is called, served and done', async (visitor) => {
	const { page, open, script } = visitor;
	const slug = await pointOf(visitor, script ? 0 : 1);
	await open(`/antrean/${slug}`);
	await page.getByRole('button', { name: 'Ambil nomor' }).click();
	await page.waitForURL(/\/nomor\//);
	expect(await number(visitor).innerText()).toBe('001');
	expect(await page.locator('.queue-qr svg').count()).toBe(1);
	await open(`/antrean/${slug}/loket/1`);
	const shown = (state: string) => page.getByText(new RegExp(`^${state} ·`)).waitFor();
	await page.getByRole('button', { name: 'Panggil berikutnya' }).click();
	await shown('dipanggil');
	await page.getByRole('button', { name: 'Mulai layani' }).click();
	await shown('dilayani');
	await page.getByRole('button', { name: 'Batalkan tindakan terakhir' }).click();
	await shown('dipanggil');
	await page.getByRole('button', { name: 'Mulai layani' }).click();
	await shown('dilayani');
	await open(`/antrean/${slug}/layar`);
	expect(await page.locator('.queue-board').innerText()).toContain('001');
	await open(`/antrean/${slug}/loket/1`);
	await page.getByRole('button', { name: 'Selesai' }).click();
	await page.getByText('Belum ada yang Anda panggil').waitFor();
	expect((await eventsOf(slug)).map(({ kind }) => kind).sort()).toEqual(['called', 'done', 'served', 'served', 'taken', 'undone']);
});

journey('an officer registers a file, waits for its applicant, and hands out the product', async (visitor) => {
	const { page, open, press, script } = visitor;
	const slug = await pointOf(visitor, script ? 2 : 3);
	await open(`/antrean/${slug}/berkas`);
	await page.locator('input[name=reference]').fill('470/1/2026');
	await press('Catat berkas masuk');
	expect(await page.locator('h1').innerText()).toBe('1 berkas sedang dikerjakan');
	await press(/^Tunggu pemohon/);
	expect(await page.locator('main table').innerText()).toContain('Menunggu pemohon');
	await press(/^Lanjutkan/);
	await page.locator('input[name=reference]').fill('470/1/2026');
	await press('Catat berkas masuk');
	expect(await page.locator('.error-summary').innerText()).toContain('sudah terdaftar');
	await press(/^Produk keluar/);
	expect(await page.locator('h1').innerText()).toBe('Tidak ada berkas yang sedang dikerjakan');
});

test('without a line numbers are given and called, and arrive once when it is back', () =>
	visit(async (visitor) => {
		const { page, context, open } = visitor;
		const slug = await pointOf(visitor, 4);
		// Another tablet: its own storage, the same account.
		const desk = await context.browser()?.newContext({ storageState: await context.storageState(), locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
		const counter = await desk?.newPage();
		if (!desk || !counter) throw new Error('no second tablet');
		await counter.goto(`${new URL(page.url()).origin}/antrean/${slug}/loket/1`);
		await open(`/antrean/${slug}`);
		await page.waitForLoadState('networkidle');
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await page.waitForTimeout(500); // the worker keeps the page and its files behind the page's back
		await Promise.all([context, desk].map((tablet) => tablet.setOffline(true)));
		await page.getByRole('button', { name: 'Ambil nomor' }).click();
		await page.getByText('Nomor berhuruf dibuat tanpa jaringan').waitFor();
		const ticket = await number(visitor).innerText();
		expect(ticket).toMatch(/^[A-Z]001$/);
		expect(await page.locator('[data-kode]').getAttribute('src')).toMatch(/^data:image\/svg/);
		// The page opens again without a line: the battery was empty, somebody closed it.
		await page.goto(`/antrean/${slug}`);
		await page.getByRole('button', { name: 'Ambil nomor' }).click();
		await page.getByText('Nomor berhuruf dibuat tanpa jaringan').waitFor();
		expect(await number(visitor).innerText()).toBe(ticket.replace('001', '002'));
		await counter.getByLabel('Nomor lain').fill(ticket);
		await counter.getByRole('button', { name: 'Panggil', exact: true }).click();
		await counter.getByText('1 catatan menunggu jaringan').waitFor();
		expect(await counter.locator('[data-kini]').innerText()).toBe(ticket);
		await counter.getByRole('button', { name: 'Mulai layani' }).click();
		await counter.getByText('2 catatan menunggu jaringan').waitFor();
		expect(await eventsOf(slug)).toEqual([]);
		await Promise.all([context, desk].map((tablet) => tablet.setOffline(false)));
		await counter.getByText(/^dilayani ·/).waitFor({ timeout: 20_000 });
		const all = await waitFor(() => eventsOf(slug), (events) => events.length === 4);
		expect(all.map(({ kind, series, offline }) => [kind, series, offline])).toEqual(['taken', 'taken', 'called', 'served'].map((kind) => [kind, ticket[0], true]));
		await desk.close();
	}, { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/ }));

test('two tablets without a line give no number twice, each with a code of its own', () =>
	visit(async (visitor) => {
		const { page, context, open } = visitor;
		const slug = await pointOf(visitor, 5);
		const second = await context.browser()?.newContext({ storageState: await context.storageState(), locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
		const other = await second?.newPage();
		if (!second || !other) throw new Error('no second tablet');
		await open(`/antrean/${slug}`);
		await other.goto(`${new URL(page.url()).origin}/antrean/${slug}`);
		const letters = await Promise.all([page, other].map((tablet) => tablet.getByText(/^Tablet [A-Z]+$/).innerText()));
		expect(new Set(letters).size).toBe(2);
		await Promise.all([context, second].map((tablet) => tablet.setOffline(true)));
		const tickets = await Promise.all([page, other].map(async (tablet) => {
			await tablet.getByRole('button', { name: 'Ambil nomor' }).click();
			await tablet.locator('[data-kode]').waitFor();
			return tablet.locator('.queue-number').first().innerText();
		}));
		expect(tickets.map((ticket) => `Tablet ${ticket.slice(0, -3)}`)).toEqual(letters);
		await Promise.all([context, second].map((tablet) => tablet.setOffline(false)));
		expect((await waitFor(() => eventsOf(slug), (events) => events.length === 2)).map(({ series }) => series).sort()).toEqual(letters.map((letter) => letter.slice(7)).sort());
		await second.close();
	}, { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/ }));

test('a board shows a call as it happens, says since when it is old without a line, and ends with the session', () =>
	visit(async (visitor) => {
		const { page, context, open } = visitor;
		const slug = await pointOf(visitor, 0);
		const board = await context.newPage();
		await board.goto(`/antrean/${slug}/layar`);
		await board.evaluate(() => Object.assign(window, { isTheSamePage: true }));
		await open(`/antrean/${slug}`);
		await page.getByRole('button', { name: 'Ambil nomor' }).click();
		await page.waitForURL(/\/nomor\//);
		const ticket = await number(visitor).innerText();
		await board.bringToFront();
		await board.getByText(`Berikutnya: ${ticket}`).waitFor();
		await open(`/antrean/${slug}/loket/1`);
		await page.getByRole('button', { name: 'Panggil berikutnya' }).click();
		await board.bringToFront();
		await board.locator('.fresh', { hasText: ticket }).waitFor();
		expect(await board.evaluate(() => 'isTheSamePage' in window)).toBe(true);
		expect(await board.locator('#sejak').isVisible()).toBe(false);
		await context.setOffline(true);
		await board.getByText(/^Sambungan terputus\. Yang tampil adalah keadaan pukul \d\d\.\d\d\./).waitFor({ timeout: 15_000 });
		expect(await board.locator('.queue-board').innerText()).toContain(ticket);
		await context.setOffline(false);
		await board.locator('#sejak').waitFor({ state: 'hidden', timeout: 30_000 });
		await context.request.post('/keluar', { form: {}, headers: { origin: new URL(board.url()).origin } });
		await board.waitForURL(/\/masuk/, { timeout: 50_000 });
	}, { expectedErrors: /ERR_|Failed to (fetch|load)|EventSource/ }));

test('a browser too old for the script of the board still shows a call, and says since when it has no line', () =>
	visit(async (visitor) => {
		const { page, context, open } = visitor;
		const slug = await pointOf(visitor, 3); // its other walk is about files
		const board = await context.newPage();
		// What such a browser does with our modules: nothing.
		await board.route(/\/_app\/immutable\/.*\.js$/, (route) => route.abort());
		await board.goto(`/antrean/${slug}/layar`);
		await open(`/antrean/${slug}`);
		await page.getByRole('button', { name: 'Ambil nomor' }).click();
		await page.waitForURL(/\/nomor\//);
		const ticket = await number(visitor).innerText();
		await board.bringToFront();
		await board.getByText(`Berikutnya: ${ticket}`).waitFor({ timeout: 15_000 });
		await context.setOffline(true);
		await board.getByText(/^Sambungan terputus\. Yang tampil adalah keadaan pukul \d\d\.\d\d\./).waitFor({ timeout: 15_000 });
		expect(await board.locator('main').innerText()).toContain(ticket);
		await context.setOffline(false);
		await board.locator('#sejak').waitFor({ state: 'hidden', timeout: 15_000 });
	}, { expectedErrors: /ERR_|Failed to (fetch|load)/ }));

/** Asks until it fits; the tablets send by their own clock. */
async function waitFor<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
	const until = Date.now() + 20_000;
	for (;;) {
		const value = await read();
		if (fits(value) || Date.now() > until) return value;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}
