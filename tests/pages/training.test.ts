import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { get, post } from '#tests/support/server.ts';
import { peek } from '#tests/support/peek.ts';

const nowhere = `/pelatihan/${randomUUID()}`;

async function openSession(): Promise<string> {
	const [row] = await peek<{ id: string }>(
		`select s.id from session s join course c on c.id = s.course_id where s.state = 'open' and s.starts_on > current_date order by s.starts_on, s.id limit 1`
	);
	return row?.id ?? '';
}

describe('training pages', () => {
	test('the catalogue keeps its filter in the address and survives nonsense there', async () => {
		const { status, html } = await get('/pelatihan?cari=%3Cscript%3E&bulan=2026-99&tempat=ada', { as: 'officer' });
		expect(status).toBe(200);
		expect(html).toContain('value="&lt;script>"');
	});

	test('a session that is nowhere is a page with a way onward, for every address below it', async () => {
		for (const path of [nowhere, `${nowhere}/kehadiran`, `${nowhere}/qr`, `/hadir/${randomUUID()}?k=x`, '/pelatihan/bukan-kunci']) {
			expect((await get(path, { as: 'training_manager' })).status, path).toBe(404);
		}
	});

	test('an officer sees a session and cannot keep its list, show its code or open a session', async () => {
		const id = await openSession();
		expect((await get(`/pelatihan/${id}`, { as: 'officer' })).status).toBe(200);
		for (const path of [
			`/pelatihan/${id}/kehadiran`,
			`/pelatihan/${id}/qr`,
			'/pelatihan/kelola',
			'/pelatihan/kelola/pelatihan-baru',
			'/pelatihan/kelola/angkatan-baru',
			'/jp/tim'
		]) {
			expect((await get(path, { as: 'officer' })).status, path).toBe(403);
		}
		expect((await post(`/pelatihan/${id}/kehadiran?/save`, { day: '2026-11-22', all: 'yes' }, { as: 'officer' })).status).toBe(403);
	});

	test('a refused session keeps what was typed and names each field', async () => {
		const { status, html } = await post(
			'/pelatihan/kelola/angkatan-baru',
			{ courseId: randomUUID(), name: 'Angkatan <b>', startsOn: '2030-02-30', endsOn: '2030-01-01', place: '', capacity: '-1' },
			{ as: 'training_manager' }
		);
		expect(status).toBe(422);
		expect(html).toContain('value="Angkatan &lt;b>"');
		expect(html.match(/class="field-error"/g)?.length).toBe(3);
	});

	test('an activity of somebody else cannot be taken back, and a length is asked for', async () => {
		expect((await post('/jp?/withdraw', { entry: randomUUID() }, { as: 'officer' })).status).toBe(404);
		const { status, text } = await post(
			'/jp/baru',
			{ title: 'Kursus rekaan', formId: '11', startsOn: '2026-01-05', endsOn: '2026-01-06', jp: '', days: '', sessions: '', evidence: 'Sertifikat' },
			{ as: 'officer' }
		);
		expect(status).toBe(422);
		expect(text).toContain('Isi panjang kegiatannya');
	});

	test('the ledger of another office is not there', async () => {
		const [row] = await peek<{ id: string }>(
			`select p.id from person p join agency a on a.id = p.agency_id where p.nip <> '199204172019032901' order by p.nip limit 1`
		);
		expect((await get(`/jp?pegawai=${row?.id ?? ''}`, { as: 'officer' })).status).toBe(404);
	});
});
