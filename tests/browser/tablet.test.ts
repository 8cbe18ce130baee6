import { expect, test } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { DESK, journey, useBrowser, visit, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

const responses = async () => (await peek<{ count: number }>('select count(*)::int as count from survey_response'))[0]?.count ?? 0;

/** Address of a device page that a service officer finds at an open survey. */
async function deviceAddress({ page, signIn }: Visitor, part: string): Promise<string> {
	await signIn('service_officer');
	await page.goto('/layanan');
	const poster = await page.locator('main a[href$="/poster"]').first().getAttribute('href');
	await page.goto((poster ?? '').replace(/\/poster$/, ''));
	return (await page.locator(`main a[href*="${part}"]`).first().getAttribute('href')) ?? '';
}

async function answer({ page }: Visitor): Promise<void> {
	await page.locator('.kiosk-button').first().click();
	for (let at = 0; at < 9; at += 1) await page.locator('.kiosk-answer').nth(2).click();
	await page.getByRole('heading', { name: 'Terima kasih' }).waitFor();
}

test('a tablet opens again without a line, keeps what visitors answer, and sends each once', () =>
	visit(
		async (visitor) => {
			const { page, context } = visitor;
			const address = await deviceAddress(visitor, '/tablet?izin=');
			await page.goto(address);
			await page.locator('#tablet button').first().waitFor();
			await page.waitForFunction(async () => (await navigator.serviceWorker.ready) !== undefined);
			await page.reload();
			await page.waitForFunction(async () => (await caches.keys()).includes('bina-tablets'));
			const before = await responses();
			await context.setOffline(true);
			await page.reload();
			await answer(visitor);
			await page.reload();
			await answer(visitor);
			expect(await page.locator('#menunggu').innerText()).toBe('2 jawaban menunggu dikirim');
			expect(await responses()).toBe(before);
			// The line breaks after the server has written, before the tablet hears of it.
			let broken = false;
			await page.route('**/kirim', async (route) => {
				if (broken) return route.continue();
				await route.fetch();
				broken = true;
				return route.abort();
			});
			await page.locator('summary').click();
			await context.setOffline(false);
			const press = async () => {
				await page.locator('#kirim').click();
				return page.locator('#menunggu').innerText();
			};
			await expect.poll(async () => [await press(), broken].at(1)).toBe(true);
			expect(await responses()).toBe(before + 2);
			await expect.poll(press).toBe('Semua jawaban sudah terkirim');
			expect(await responses()).toBe(before + 2);
		},
		{ size: DESK, expectedErrors: /ERR_|Failed to (fetch|load)/ }
	));

journey(
	'a kiosk takes nine taps and thanks',
	async (visitor) => {
		const { page } = visitor;
		const before = await responses();
		await page.goto(await deviceAddress(visitor, '/kios?izin='));
		await page.locator('.kiosk-button').first().click();
		for (let at = 1; at <= 9; at += 1) {
			await page.getByText(`Pertanyaan ${at} dari 9`).waitFor();
			await page.locator('.kiosk-answer').nth(3).click();
		}
		await page.waitForURL('**/terima-kasih**');
		expect(await responses()).toBe(before + 1);
	},
	{ size: DESK }
);

test('questions are read aloud by the voice of the browser', () =>
	visit(async ({ page }) => {
		const [row] = await peek<{ slug: string }>('select p.slug from survey s join service_point p on p.agency_id = s.agency_id and p.id = s.service_point_id where s.closed_at is null and current_date between s.opens_on and s.closes_on order by p.slug limit 1');
		await page.addInitScript(() => {
			const said: string[] = [];
			Object.assign(window, { said });
			speechSynthesis.speak = (saying) => void said.push(saying.text);
			// A browser without voices of its own stands in for one that has an Indonesian voice.
			const voice = { lang: 'id-ID', name: 'Suara uji', localService: true, default: true, voiceURI: 'uji' };
			speechSynthesis.getVoices = () => [voice];
			window.SpeechSynthesisUtterance = class { text: string; constructor(text: string) { this.text = text; } } as unknown as typeof SpeechSynthesisUtterance;
		});
		await page.goto(`/survei/${row?.slug ?? ''}?suara=1`);
		await page.locator('.survey-read').first().click();
		const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
		expect(said).toEqual([expect.stringContaining('Tidak sesuai. Kurang sesuai. Sesuai. Sangat sesuai')]);
	}));
