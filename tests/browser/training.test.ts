import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { DESK, journey, useBrowser, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

const day = (offset: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date(Date.now() + offset * 86_400_000));

/** A manager opens a session of the first course for tomorrow; returns its key. */
async function openSession({ page, open }: Visitor, name: string): Promise<string> {
	await open('/pelatihan/kelola/angkatan-baru');
	const choice = page.locator('select[name=courseId]');
	await choice.selectOption({ index: 1 });
	await page.locator('input[name=name]').fill(name);
	await page.locator('input[name=startsOn]').fill(day(1));
	await page.locator('input[name=endsOn]').fill(day(1));
	await page.locator('input[name=place]').fill('Aula BKPSDM');
	await page.locator('input[name=capacity]').fill('20');
	await page.locator('main form button').last().click();
	await page.waitForURL((url) => !url.pathname.endsWith('/angkatan-baru'));
	const [session] = await peek<{ id: string }>('select id from session where name = $1', [name]);
	return session?.id ?? '';
}

async function changeTo(visitor: Visitor, persona: string): Promise<void> {
	await visitor.context.clearCookies();
	await visitor.signIn(persona);
}

journey('from an open session to lesson hours: a manager opens it, an officer enrols, attends and is credited', async (visitor) => {
	const { page, open } = visitor;
	const name = `Angkatan uji ${randomUUID().slice(0, 8)}`;
	await visitor.signIn('training_manager');
	const id = await openSession(visitor, name);
	expect(id).not.toBe('');

	await changeTo(visitor, 'officer');
	await open(`/pelatihan/${id}`);
	await page.getByRole('button', { name: 'Daftar', exact: true }).click();
	await page.getByRole('button', { name: 'Batal ikut' }).click();
	await page.getByRole('button', { name: 'Urungkan' }).click();
	await page.getByRole('button', { name: 'Batal ikut' }).waitFor();

	await peek('update session set starts_on = starts_on - 1, ends_on = ends_on - 1 where id = $1', [id]); // a day goes by
	await changeTo(visitor, 'training_manager');
	await open(`/pelatihan/${id}/kehadiran`);
	await page.getByRole('button', { name: 'Tandai semua hadir' }).click();
	await page.waitForURL('**tersimpan**').catch(() => undefined);
	await page.getByRole('button', { name: 'Tutup angkatan' }).click();
	await page.getByRole('button', { name: 'Tutup angkatan' }).waitFor({ state: 'detached' });

	const entries = await peek<{ minutes: number }>('select e.state, a.minutes from enrolment e join attendance a on a.agency_id = e.agency_id and a.enrolment_id = e.id where e.session_id = $1', [id]);
	expect(entries).toHaveLength(1);
	expect(entries[0]?.minutes).toBeGreaterThan(0);
}, { size: DESK });
