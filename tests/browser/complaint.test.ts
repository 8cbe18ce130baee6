import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from '#tests/support/axe.ts';
import { peek } from '#tests/support/peek.ts';
import { DESK, journey, useBrowser, visit, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

const BODY = 'Jembatan kayu di RT 07 lapuk dan anak-anak lewat setiap pagi. (laporan rekaan)';

async function tellStory({ page, open, press }: Visitor): Promise<void> {
	await open('/lapor');
	await page.locator('input[name=class][value=complaint]').check();
	await page.locator('textarea[name=body]').fill(BODY);
	await press('Lanjutkan');
	await page.locator('input[name=place]').fill('Jembatan RT 07');
	await press('Lanjutkan');
	// An earlier walk may have left a complaint like this one.
	if (page.url().endsWith('/serupa')) await press('Masalah saya lain, lanjutkan laporan saya');
}

async function faultsOf({ page }: Visitor): Promise<string[]> {
	const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	return [...(await accessibilityFaults(page)), ...(over > 1 ? [`scrolls sideways by ${over} px`] : [])].map((fault) => `${page.url()} ${fault}`);
}

/** Closes the newest complaint as its unit would. */
const close = (number: string) => peek(`update complaint set state = 'closed', closed_at = now(), closing = 'fixed' where number = $1`, [number]);

journey('a citizen files a complaint on a phone, follows it, reopens it', async (visitor) => {
	const { page, press } = visitor;
	await tellStory(visitor);
	await press('Lanjutkan');
	await press('Kirim laporan');
	const [number = '', secret = ''] = await page.locator('.slip dd').allInnerTexts();
	expect(number).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
	await page.goto('/pantau');
	await page.locator('input[name=number]').fill(number);
	await page.locator('input[name=secret]').fill(secret);
	await press('Lihat kabar');
	expect(await page.locator('main').innerText()).toContain('Diterima, sedang diperiksa');
	await close(number.replaceAll('-', ''));
	await page.reload();
	await page.locator('input[name=answer][value=not_fixed]').check();
	await page.locator('input[name=satisfaction][value="1"]').check();
	await press('Kirim jawaban');
	expect(await page.locator('main').innerText()).toContain('Ditutup, belum teratasi');
	await page.locator('textarea[name=reason]').fill('Kayunya diganti satu, yang lain masih lapuk.');
	await press('Buka kembali laporan');
	expect(await page.locator('main').innerText()).toContain('Sedang dikerjakan');
	expect(await page.getByRole('button', { name: 'Buka kembali laporan' }).count()).toBe(0);
});

journey('a citizen joins what was reported already instead of repeating it', async ({ page, open, press }) => {
	const [office] = await peek<{ agency_id: string; unit_id: string }>(`select u.agency_id, u.id as unit_id from unit u where u.kind = 'office' order by u.number limit 1`);
	const number = `J${crypto.randomUUID().slice(0, 8)}`.toUpperCase();
	await peek(
		`insert into complaint (agency_id, id, number, unit_id, class, state, subject, body, received_at, received_on)
		values ($1, gen_random_uuid(), $3, $2, 'complaint', 'verified', 'Keran umum di alun-alun bocor', 'Keran umum di alun-alun bocor sejak minggu lalu (laporan rekaan)', now(), current_date)`,
		[office?.agency_id, office?.unit_id, number]
	);
	await open('/lapor');
	await page.locator('input[name=class][value=complaint]').check();
	await page.locator('textarea[name=body]').fill('Keran umum di alun-alun bocor terus. (laporan rekaan)');
	await press('Lanjutkan');
	await page.locator('input[name=unitId][value=other]').check();
	await page.locator('select[name=otherUnitId]').selectOption(office?.unit_id ?? '');
	await press('Lanjutkan');
	expect(await page.locator('main').innerText()).toContain('Keran umum di alun-alun bocor');
	await press(/^Ini masalah saya juga/);
	expect(await page.locator('h1').innerText()).toBe('Anda sudah bergabung');
	await page.goto((await page.locator('.slip a').getAttribute('href')) ?? '');
	expect(await page.locator('main').innerText()).toContain('Anda bergabung dengan laporan ini');
	await peek(`update complaint set state = 'archived' where number = $1`, [number]);
});

journey('going back keeps what was typed, and the way forward still works', async (visitor) => {
	const { page, press } = visitor;
	await tellStory(visitor);
	while (!page.url().endsWith('/tempat')) await page.goBack();
	expect(await page.locator('input[name=place]').inputValue()).toBe('Jembatan RT 07');
	await page.goBack();
	expect(await page.locator('textarea[name=body]').inputValue()).toBe(BODY);
	await press('Lanjutkan');
	await press('Lanjutkan');
	if (page.url().endsWith('/serupa')) await press('Masalah saya lain, lanjutkan laporan saya');
	await press('Lanjutkan');
	expect(await page.locator('main').innerText()).toContain('Jembatan RT 07');
});

for (const [name, options] of [['a phone', {}], ['a desk in the dark', { size: DESK, colorScheme: 'dark' as const }]] as const) {
	test(`no page keeps anybody out, on ${name}`, () =>
		visit(async (visitor) => {
			const { page, open, press } = visitor;
			const faults: string[] = [];
			await open('/lapor');
			faults.push(...(await faultsOf(visitor)));
			await tellStory(visitor);
			await page.goto(page.url().replace('/nama', '/tempat'));
			faults.push(...(await faultsOf(visitor)));
			await page.goto(page.url().replace('/tempat', '/nama'));
			await page.locator('input[name=privacy][value=named]').check();
			faults.push(...(await faultsOf(visitor)));
			await press('Lanjutkan');
			faults.push(...(await faultsOf(visitor)));
			await press('Kirim laporan');
			faults.push(...(await faultsOf(visitor)));
			const number = (await page.locator('.slip dd').first().innerText()).replaceAll('-', '');
			await page.goto((await page.locator('.slip a').getAttribute('href')) ?? '');
			faults.push(...(await faultsOf(visitor)));
			await close(number);
			await page.reload();
			faults.push(...(await faultsOf(visitor)));
			await open('/pantau');
			faults.push(...(await faultsOf(visitor)));
			expect(faults).toEqual([]);
		}, options));
}

test('contact fields come with the choice to give them', () =>
	visit(async (visitor) => {
		await tellStory(visitor);
		const name = visitor.page.locator('input[name=name]');
		expect(await name.isVisible()).toBe(false);
		await visitor.page.locator('input[name=privacy][value=named]').check();
		expect(await name.isVisible()).toBe(true);
	}));

describe('"here"', () => {
	const toPlace = async ({ page, open, press }: Visitor) => {
		await open('/lapor');
		await page.locator('input[name=class][value=complaint]').check();
		await page.locator('textarea[name=body]').fill(BODY);
		await press('Lanjutkan');
	};

	test('fills in the place that the browser gives, to eleven metres', () =>
		visit(async (visitor) => {
			const { page, context, press } = visitor;
			await context.grantPermissions(['geolocation']);
			await context.setGeolocation({ latitude: -1.61234567, longitude: 103.61239999 });
			await toPlace(visitor);
			await page.getByRole('button', { name: 'Pakai tempat saya sekarang' }).click();
			await page.getByText('Titik tempat: -1.6123, 103.6124.').waitFor();
			await press('Lanjutkan');
			if (page.url().endsWith('/serupa')) await press('Masalah saya lain, lanjutkan laporan saya');
			await press('Lanjutkan');
			expect(await page.locator('main').innerText()).toMatch(/[-−]1,6123; 103,6124/);
		}));

	test('says so when the browser gives none, and is not there without script', async () => {
		await visit(async (visitor) => {
			await toPlace(visitor);
			await visitor.page.getByRole('button', { name: 'Pakai tempat saya sekarang' }).click();
			await visitor.page.getByText('Tempat tidak dapat dibaca.').waitFor();
		});
		await visit(async (visitor) => {
			await toPlace(visitor);
			expect(await visitor.page.getByText('Pakai tempat saya').count()).toBe(0);
		}, { script: false });
	});
});
