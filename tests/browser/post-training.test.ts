import { expect, test } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { credentialsOf } from '#tests/support/server.ts';
import { DESK, journey, useBrowser, visit, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

/** Opens one question to a superior or colleague of the demo from today; returns its key. */
async function askToday(persona: string, roles: readonly string[]): Promise<string> {
	const [request] = await peek<{ id: string }>(
		`update post_training_request r set answered = false, opens_on = current_date - 2, closes_on = current_date + 9 from person p
		where p.nip = $1 and p.id = r.person_id and p.agency_id = r.agency_id and r.id = (
			select x.id from post_training_request x where x.agency_id = p.agency_id and x.person_id = p.id and x.role = any ($2) order by x.closes_on, x.id limit 1) returning r.id`,
		[credentialsOf(persona).login, roles]
	);
	if (!request) throw new Error(`The demo asks ${persona} nothing after a training`);
	return request.id;
}

async function answers(): Promise<readonly { scores: Record<string, number | null>; words: string | null }[]> {
	return peek('select scores, words from post_training_answer');
}

/** Chooses the same for every statement, by its label as a thumb would; the second one cannot be judged. */
async function chooseAll({ page }: Visitor, label: string): Promise<number> {
	const groups = await page.locator('form fieldset').all();
	for (const [index, group] of groups.entries()) await group.getByText(index === 1 ? 'Tidak dapat menilai' : label, { exact: true }).click();
	return groups.length;
}

journey('somebody asked about a colleague answers on two screens, says what cannot be judged, and is thanked', async (visitor) => {
	const { page, open, signIn, press } = visitor;
	const id = await askToday('supervisor', ['superior', 'peer']);
	const before = await answers();
	await signIn('supervisor');
	await open(`/pasca-pelatihan/${id}`);
	expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
	expect(await chooseAll(visitor, 'Sering')).toBeGreaterThanOrEqual(5);
	await press('Lanjut');
	expect(await page.locator('main').innerText()).toContain('Bagian 2 dari 2');
	await page.getByLabel('Tidak ada waktu').check();
	await page.locator('textarea[name=words]').fill('Formulir baru dipakai tiap hari. (jawaban rekaan)');
	await press('Kirim jawaban');
	expect(await page.locator('main').innerText()).toContain('Jawaban Anda tersimpan tanpa nama.');
	const after = await answers();
	expect(after).toHaveLength(before.length + 1);
	const added = after.filter(({ words }) => words === 'Formulir baru dipakai tiap hari. (jawaban rekaan)').at(-1);
	expect(added?.scores).toMatchObject({ uses: 3, better: null, serves: 3 });
	await open(`/pasca-pelatihan/${id}`);
	expect(await page.locator('main').innerText()).toContain('Pertanyaan itu sudah Anda jawab; jawaban yang pertama tersimpan.');
});

test('a statement left out is named, and what was chosen is kept', () =>
	visit(
		async (visitor) => {
			const { page, open, signIn } = visitor;
			const id = await askToday('supervisor', ['superior', 'peer']);
			await signIn('supervisor');
			await open(`/pasca-pelatihan/${id}`);
			await page.locator('form fieldset').first().getByText('Tidak dapat menilai', { exact: true }).click();
			await page.locator('main form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
			await page.getByRole('button', { name: 'Lanjut' }).click();
			await page.locator('[role=alert] a').first().waitFor();
			expect(await page.locator('input[value=unjudged]:checked').count()).toBe(1);
			const target = await page.locator('[role=alert] a').first().getAttribute('href');
			expect(await page.locator(target ?? '#none').count()).toBe(1);
		},
		{ expectedErrors: /status of 422/ }
	));

journey('a training manager finds a session among all that are over', async ({ page, open, signIn, press }) => {
	await signIn('training_manager');
	await open('/pasca-pelatihan');
	const first = await page.locator('section li a').first().innerText();
	await page.locator('input[name=cari]').fill(first.slice(0, 12));
	await press('Cari');
	expect(new URL(page.url()).searchParams.get('cari')).toBe(first.slice(0, 12).trim());
	for (const title of await page.locator('section li').allInnerTexts()) expect(title.toLowerCase()).toContain(first.slice(0, 12).trim().toLowerCase());
	await page.locator('section li a').first().click();
	await page.waitForURL('**/hasil-belajar');
	expect(await page.locator('h1').innerText()).toBe('Apa hasil pelatihan ini?');
}, { size: DESK });
