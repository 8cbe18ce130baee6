import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { checkInCode } from '#features/sessions/server/check-in.ts';
import { peek } from '#tests/support/peek.ts';
import { credentialsOf } from '#tests/support/server.ts';
import { journey, useBrowser } from '#tests/support/visitor.ts';

useBrowser();

interface Today {
	readonly id: string;
	readonly key: string;
}

/** A session of today in which the officer has a place. */
async function sessionOfToday(name: string): Promise<Today> {
	const [session] = await peek<Today>(
		`with officer as (
			select a.home_agency_id as agency_id, a.person_id from account a where a.username = $2
		), opened as (
			insert into session (owner_agency_id, course_id, name, starts_on, ends_on, place, capacity)
			select o.agency_id, c.id, $1, t.day, t.day, 'Aula Rekaan', 20
			from officer o join lateral (select id from course where owner_agency_id = o.agency_id order by code limit 1) c on true,
				(select (now() at time zone 'Asia/Jakarta')::date as day) t
			returning id, check_in_key
		), place as (
			insert into enrolment (agency_id, session_id, person_id) select o.agency_id, s.id, o.person_id from officer o, opened s returning 1
		)
		select id, check_in_key as key from opened`,
		[name, credentialsOf('officer').login]
	);
	if (!session) throw new Error('The demo has no course for the officer');
	return session;
}

journey(
	'an officer scans the code in the room, and the hours stand in the ledger after the session',
	async ({ page, context, open, signIn, press }) => {
		const name = `Angkatan QR ${randomUUID().slice(0, 8)}`;
		const { id, key } = await sessionOfToday(name);
		const address = `/hadir/${id}?k=${checkInCode({ id, checkInKey: key }, new Date())}`;

		await open(address);
		expect(new URL(page.url()).pathname).toBe('/masuk');
		const { login, password } = credentialsOf('officer');
		await page.locator('input[name=login]').fill(login);
		await page.locator('input[name=password]').fill(password);
		await page.locator('main form[method=POST] button').first().click();
		await page.getByRole('button', { name: 'Saya hadir' }).click();
		await page.waitForURL('**kabar=baru**');
		expect(await page.locator('h1').innerText()).toBe('Kehadiran Anda tercatat');

		await open(address);
		await page.getByRole('button', { name: 'Saya hadir' }).click();
		await page.waitForURL('**kabar=sudah**');
		expect(
			await peek(`select t.method from attendance t join enrolment e on e.agency_id = t.agency_id and e.id = t.enrolment_id where e.session_id = $1`, [id])
		).toEqual([{ method: 'qr' }]);

		await open(`/hadir/${id}?k=1.bukan-kode-kami`);
		await page.getByRole('button', { name: 'Saya hadir' }).click();
		expect(await page.locator('[role=alert]').innerText()).toContain('Pindai kode di layar');

		await context.clearCookies();
		await signIn('training_manager');
		await open(`/pelatihan/${id}/qr`);
		expect(await page.locator('[role=img] svg').count()).toBe(1);
		await open(`/pelatihan/${id}/kehadiran`);
		await press('Tutup angkatan');

		await context.clearCookies();
		await signIn('officer');
		await expect
			.poll(
				async () => {
					await open('/jp');
					return page.locator('main').innerHTML();
				},
				{ timeout: 20_000, interval: 500 }
			)
			.toContain(name);
	},
	{ expectedErrors: /status of 422/ }
);
