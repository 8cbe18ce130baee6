import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { accessibilityFaults } from '#tests/support/axe.ts';
import { peek } from '#tests/support/peek.ts';
import { DESK, journey, useBrowser, visit, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

/** Making a report, or its public files, waits for the worker. */
const WORKER = 60_000;
const REASON = 'Angka pengaduan pada versi ini keliru. (rekaan)';

/** Bytes of a file as the browser of the visitor gets them. */
async function download({ page }: Visitor, path: string): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
	const answer = await page.request.get(path);
	return { status: answer.status(), bytes: new Uint8Array(await answer.body()) };
}

/** Nothing that axe knows stands in the way of whoever hears the page, or sees little. Its own script needs one. */
async function expectReadable({ page, script }: Visitor): Promise<void> {
	if (script) expect(await accessibilityFaults(page)).toEqual([]);
}

const begins = (bytes: Uint8Array, letters: string) => Buffer.from(bytes.slice(0, letters.length)).toString('latin1') === letters;

/** What somebody has in hand who opens the file: a tagged paper, a workbook, or data with all that belongs to them. */
async function expectFiles(visitor: Visitor, of: (kind: string) => string): Promise<void> {
	const pdf = await download(visitor, of('pdf'));
	expect([pdf.status, begins(pdf.bytes, '%PDF-1.7')]).toEqual([200, true]);
	const xlsx = await download(visitor, of('xlsx'));
	expect(begins(xlsx.bytes, 'PK')).toBe(true);
	expect(Object.keys(unzipSync(xlsx.bytes))).toContain('xl/workbook.xml');
	const zip = await download(visitor, of('zip'));
	expect(Object.keys(unzipSync(zip.bytes)).sort()).toEqual(['README.md', 'analysis.R', 'dictionary.csv', 'dictionary.md', 'panel.csv', 'registration.csv', 'results.csv']);
	expect(JSON.parse(Buffer.from((await download(visitor, of('json'))).bytes).toString())).toMatchObject({ id: { language: 'id' }, en: { language: 'en' } });
}

journey('a training manager has a report made, reads it, publishes it and withdraws it; citizens see each step', async (visitor) => {
	const { page, open, press } = visitor;
	// Each walk takes a quarter of its own, so that none meets the versions of another.
	const period = visitor.script ? '2025-Q3' : '2025-Q4';
	await visitor.signIn('training_manager');
	await open('/laporan');
	await page.locator('select[name=period]').selectOption(period);
	await press('Buat laporan');
	const { pathname: own } = new URL(page.url());
	const version = own.split('/').at(-1) ?? '';
	expect(own).toBe(`/laporan/${period}/${version}`);
	// The page reloads by itself until its files are there.
	await page.locator(`a[href="${own}/pdf"]`).waitFor({ timeout: WORKER });
	expect(await page.locator('main').innerText()).toMatch(/Data per tanggal.*Ringkasan/s);
	await expectReadable(visitor);
	await expectFiles(visitor, (kind) => `${own}/${kind}`);
	const { status } = await download(visitor, `/data/1505/laporan/${period}-v${version}.pdf`);
	expect(status).toBe(404);

	await press('Periksa dan terbitkan');
	await expectReadable(visitor);
	await page.locator('input[name=read]').check();
	await press('Terbitkan');
	const see = page.locator(`a[href="/publik/1505/laporan/${period}"]`);
	await see.waitFor({ timeout: WORKER });

	await see.click();
	await page.waitForURL(`**/publik/1505/laporan/${period}`);
	expect(await page.locator('h1').innerText()).toBe(`Triwulan ${period.at(-1)} 2025`);
	expect(await page.locator('main a[href^="/laporan"]').count()).toBe(0);
	await expectReadable(visitor);
	const [sha256] = await peek<{ sha256: string }>('select p.sha256 from period_report_publication p join period_report r on r.agency_id = p.agency_id and r.id = p.report_id where r.period = $1 and r.version = $2', [period, version]);
	expect(await page.locator('main code').first().innerText()).toBe(sha256?.sha256);
	const publicFile = (kind: string) => `/data/1505/laporan/${period}-v${version}.${kind}`;
	for (const kind of ['pdf', 'xlsx', 'zip', 'json']) expect(await page.locator(`a[href="${publicFile(kind)}"]`).count()).toBe(1);
	await expectFiles(visitor, publicFile);
	const named = async () => Buffer.from((await download(visitor, '/data/1505/katalog.jsonld')).bytes).toString().includes(publicFile('pdf'));
	expect(await named()).toBe(true);

	await open(`${own}/terbit`);
	await page.locator('textarea[name=reason]').fill(REASON);
	await press('Tarik laporan');
	expect(await page.locator('main').innerText()).toContain(REASON);
	await open(`/publik/1505/laporan/${period}`);
	expect(await page.locator('main').innerText()).toMatch(new RegExp(`Tidak ada versi yang sedang terbit.*${REASON.replaceAll(/[.()]/g, '\\$&')}`, 's'));
	for (const kind of ['pdf', 'en.pdf', 'xlsx', 'en.xlsx', 'zip', 'json']) expect((await download(visitor, publicFile(kind))).status).toBe(404);
	expect(await named()).toBe(false);
}, { size: DESK });

test('the demo publishes its first report by itself, without an officer', () => visit(async (visitor) => {
	const { page, open } = visitor;
	const [half] = await peek<{ period: string }>("select case when extract(month from d) > 6 then extract(year from d) || '-H1' else (extract(year from d) - 1) || '-H2' end as period from (select (now() at time zone 'Asia/Jakarta')::date as d) t");
	const path = `/publik/1505/laporan/${half?.period}`;
	await open('/publik/1505/laporan');
	const link = page.locator(`a[href="${path}"]`);
	await expect.poll(async () => {
		await open('/publik/1505/laporan');
		return link.count();
	}, { timeout: 2 * WORKER, interval: 500 }).toBe(1);
	await link.click();
	await page.waitForURL(`**${path}`);
	expect(await page.locator('main').innerText()).toMatch(/KABUPATEN MUARO JAMBI.*Versi 1, terbit.*Yang ditemukan/s);
	await expectFiles(visitor, (kind) => `/data/1505/laporan/${half?.period}-v1.${kind}`);
}));

test('a report of a period that has not begun is refused in words', () => visit(async (visitor) => {
	const { page, open } = visitor;
	await visitor.signIn('training_manager');
	await open('/laporan');
	// As a form that was kept open, or changed, sends it.
	await page.locator('select[name=period] option').first().evaluate((option: HTMLOptionElement) => (option.value = '2099-H1'));
	await page.locator('select[name=period]').selectOption('2099-H1');
	await page.locator('main form button').first().click();
	await page.locator('[role=alert] a').first().waitFor();
	expect(await page.locator('[role=alert]').innerText()).toContain('Periode itu belum mulai.');
	expect(await peek("select from period_report where period = '2099-H1'")).toEqual([]);
}, { size: DESK, expectedErrors: /status of 422/ }));
