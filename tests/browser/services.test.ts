import { expect } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { journey, useBrowser } from '#tests/support/visitor.ts';

useBrowser();

journey('an officer registers a service, adds a counter and opens a survey', async ({ page, open, signIn, press, script }) => {
	await signIn('service_officer');
	await open('/layanan/daftar');
	await press('Daftarkan layanan');
	await page.locator('select[name=dari]').selectOption('laboratorium');
	await press('Isikan');
	const code = script ? 'uji-naskah' : 'uji-tanpa-naskah';
	await page.locator('input[name=name]').fill(`Layanan ${code}`);
	await page.locator('input[name=code]').fill(code);
	await page.locator('select[name=responsibleUnitId]').selectOption({ index: 1 });
	await press('Simpan layanan');
	expect(await page.locator('h1').innerText()).toBe(`Layanan ${code}`);
	await press('Tambah tempat layanan');
	await page.locator('select[name=unitId]').selectOption({ index: 1 });
	await page.locator('input[name=name]').fill('Loket uji');
	await press('Simpan tempat layanan');
	await page.locator('input[name=name]').fill('Prioritas');
	await press('Tambah loket');
	expect(await page.locator('main table').innerText()).toContain('Prioritas');
	await press('Buka survei');
	const last = await page.locator('input[name=opensOn]').inputValue();
	await page.locator('input[name=closesOn]').fill(last);
	await press('Buka survei');
	expect(page.url()).toMatch(/\/layanan\/survei\/[0-9a-f-]{36}/);
	const [row] = await peek<{ counters: number; surveys: number }>(`select (select count(*)::int from counter c where c.service_point_id = p.id) as counters, (select count(*)::int from survey v where v.service_point_id = p.id) as surveys
		from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id where s.code = $1`, [code]);
	expect(row).toEqual({ counters: 1, surveys: 1 });
});
