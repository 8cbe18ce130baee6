import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HOSTILE } from '#tests/support/page-laws.ts';
import { peek } from '#tests/support/peek.ts';
import { get, linksIn, post, postAndFollow, type Answer } from '#tests/support/server.ts';

/** The auditor of the demo is its inspector too. */
const PERSONAS = ['officer', 'supervisor', 'training_manager', 'facilitator', 'mentor', 'service_officer', 'complaint_administrator', 'evaluator', 'auditor', 'administrator', 'head_of_region', 'partner'] as const;
type Persona = (typeof PERSONAS)[number];
const ADMINISTRATOR = { as: 'complaint_administrator' };
/** What is typed into a form of the desk; a token of its own each. */
const walkIn = (given: Record<string, string> = {}) => ({ token: randomUUID(), channel: 'walk_in', class: 'complaint', body: `Warga menyampaikan antrean lama di loket (${randomUUID().slice(0, 8)}).`, unitId: '', place: '', name: '', phone: '', receivedOn: '2026-11-02', ...given });
const idIn = ({ html }: Answer): string => /\/pengaduan\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
const stateOf = async (id: string): Promise<string | undefined> => (await peek<{ state: string }>('select state from complaint where id = $1', [id]))[0]?.state;

async function oneIn(state: string, where = 'true'): Promise<string> {
	const [row] = await peek<{ id: string }>(`select c.id from complaint c join agency a on a.id = c.agency_id where a.code = '1505' and c.state = $1 and ${where} order by c.received_at desc limit 1`, [state]);
	return row?.id ?? '';
}
/** A complaint that nobody but this test moves. */
const newOne = async (given: Record<string, string> = {}): Promise<string> => idIn(await post('/pengaduan/baru', walkIn(given), ADMINISTRATOR));

describe('the inbox', () => {
	test('opens to who reads complaints somewhere, and to nobody else', async () => {
		const readers: Persona[] = [];
		for (const as of PERSONAS) {
			const { status } = await get('/pengaduan', { as });
			expect([200, 403], as).toContain(status);
			if (status === 200) readers.push(as);
		}
		// The training manager and the mentor of the demo head a unit as well.
		expect(readers).toEqual(['supervisor', 'training_manager', 'mentor', 'service_officer', 'complaint_administrator', 'evaluator', 'auditor', 'head_of_region']);
	});

	test('leads to cases that open to the same reader', async () => {
		for (const as of ['service_officer', 'complaint_administrator', 'head_of_region']) {
			const rows = linksIn(await get('/pengaduan?lihat=all', { as })).filter((href) => /^\/pengaduan\/[0-9a-f-]{36}$/.test(href));
			for (const href of rows.slice(0, 2)) expect([as, (await get(href, { as })).status]).toEqual([as, 200]);
		}
	});

	test.each(['lihat=%27+or+1%3D1', 'halaman=-1', 'halaman=1e309', 'unit=null', 'jenis=__proto__', 'cari=%25%25%25', `cari=${encodeURIComponent(HOSTILE)}`, 'dari=2026-13&sampai=x', 'gugus=1'])('survives ?%s', async (query) => {
		const { status, html, text } = await get(`/pengaduan?${query}`, ADMINISTRATOR);
		expect(status).toBe(200);
		expect(html).not.toContain('<script>alert');
		expect(text).not.toMatch(/undefined|NaN|\[object/);
	});

	test('a sign that no text can hold is refused, not a fault', async () => expect((await get('/pengaduan?cari=%00', ADMINISTRATOR)).status).toBe(400));

	test('violations are in nobody\'s list but the inspector\'s', async () => {
		const id = await newOne({ class: 'violation', body: 'Warga menyampaikan dugaan pungutan oleh petugas loket.' });
		for (const as of PERSONAS) {
			const { status } = await get(`/pengaduan/${id}`, { as });
			expect([as, status === 200]).toEqual([as, as === 'auditor']);
		}
		for (const list of ['/pengaduan?lihat=all', '/pengaduan?lihat=all&jenis=violation']) expect((await get(list, ADMINISTRATOR)).html).not.toContain(id);
		// It stands on the day on which it was received, behind many newer ones of other kinds.
		expect((await get('/pengaduan?lihat=all&jenis=violation', { as: 'auditor' })).html).toContain(id);
	});
});

describe('a case', () => {
	test.each(['', 'x', '00000000-0000-0000-0000-000000000000', "1'", '%2e%2e%2faudit'].map((id) => [id || '(unknown)', id || randomUUID()]))('%s is a page that is not there', async (_, id) => {
		expect((await get(`/pengaduan/${id}`, ADMINISTRATOR)).status).toBe(404);
		expect((await post(`/pengaduan/${id}?/langkah`, { move: 'start' }, ADMINISTRATOR)).status).toBe(404);
	});

	test('goes its whole way by forms alone, and its log says who did what', async () => {
		const id = await newOne();
		const [{ unit } = { unit: '' }] = await peek<{ unit: string }>(`select u.id as unit from unit u join agency a on a.id = u.agency_id where a.code = '1505' and u.name like 'Dinas Kependudukan%' limit 1`);
		const step = (fields: Record<string, string>) => postAndFollow(`/pengaduan/${id}?/langkah`, fields, ADMINISTRATOR);
		expect((await step({ move: 'verify', class: 'complaint' })).text).toContain('Terverifikasi');
		expect((await step({ move: 'assign', unitId: unit, reason: 'Mohon ditangani' })).text).toContain('Didisposisikan');
		expect((await step({ move: 'start' })).text).toContain('Diproses');
		expect((await step({ move: 'pause', reason: 'Menunggu berkas dari warga' })).text).toContain('Ditunda');
		expect((await step({ move: 'resume' })).text).toContain('Diproses');
		const closed = await step({ move: 'close', closing: 'not_fixed', answer: 'Blangko belum tersedia; kami kabari bila sudah datang.', rootCause: 'outside' });
		expect(closed.text).toContain('Ditutup, belum teratasi');
		expect(await stateOf(id)).toBe('closed');
		expect((await peek<{ move: string }>('select move from complaint_move where complaint_id = $1 order by at, id', [id])).map(({ move }) => move)).toEqual(['file', 'verify', 'assign', 'start', 'pause', 'resume', 'close']);
		const trail = await peek<{ action: string }>('select action from audit_entry where subject = $1 order by at', [`complaint:${id}`]);
		expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['complaint.file', 'complaint.verify', 'complaint.assign', 'complaint.start', 'complaint.pause', 'complaint.resume', 'complaint.close']));
	});

	test('a step that the state does not allow is refused and changes nothing', async () => {
		const id = await newOne();
		for (const fields of [{ move: 'close', closing: 'fixed', answer: 'Sudah kami perbaiki semuanya.', rootCause: 'capacity' }, { move: 'start' }, { move: 'resume' }, { move: 'restore', reason: 'Kembalikan saja' }]) {
			const { status } = await post(`/pengaduan/${id}?/langkah`, fields, ADMINISTRATOR);
			expect([fields.move, status >= 400 && status < 500]).toEqual([fields.move, true]);
		}
		expect(await stateOf(id)).toBe('new');
	});

	test.each<[string, Record<string, string>]>([
		['a step that is the reporter\'s', { move: 'reopen', reason: 'Saya warga' }], ['a step that is none', { move: 'delete' }], ['no step', {}], ['a state instead of a step', { move: 'closed', state: 'closed' }],
		['an end without an answer', { move: 'close', closing: 'fixed', answer: '', rootCause: 'capacity' }], ['a unit of nowhere', { move: 'assign', unitId: randomUUID() }], ['a pause without a reason', { move: 'pause', reason: ' ' }]
	])('%s is refused', async (_, fields) => {
		const id = await newOne();
		const { status } = await post(`/pengaduan/${id}?/langkah`, fields, ADMINISTRATOR);
		expect(status >= 400 && status < 500).toBe(true);
		expect(await stateOf(id)).toBe('new');
	});

	test('who only reads moves nothing, sees no name, writes no line', async () => {
		const id = await newOne({ name: 'Warga Rekaan', phone: '+62 800 0000' });
		for (const as of PERSONAS.filter((persona) => persona !== 'complaint_administrator')) {
			for (const [action, fields] of [['langkah', { move: 'verify', class: 'information' }], ['tulis', { body: 'Halo' }], ['identitas', {}]] as const) {
				const { status, html } = await post(`/pengaduan/${id}?/${action}`, fields, { as });
				if (as === 'service_officer' && status < 400) continue; // an officer of the unit may work on it, not look at the name
				expect([as, action, status === 403 || status === 404]).toEqual([as, action, true]);
				expect(html).not.toContain('Warga Rekaan');
			}
		}
		expect((await peek('select 1 from audit_entry where subject = $1 and action = $2', [`complaint:${id}`, 'complaint.identify'])).length).toBe(0);
	});

	test('a name is shown once to who may ask, and the look is written down', async () => {
		const id = await newOne({ name: 'Warga Rekaan', phone: '+62 800 0000' });
		expect((await get(`/pengaduan/${id}`, ADMINISTRATOR)).html).not.toContain('Warga Rekaan');
		const shown = await post(`/pengaduan/${id}?/identitas`, {}, ADMINISTRATOR);
		expect([shown.status, shown.text.includes('Warga Rekaan')]).toEqual([200, true]);
		expect((await get(`/pengaduan/${id}`, ADMINISTRATOR)).html).not.toContain('Warga Rekaan');
		expect(await peek('select 1 from audit_entry where subject = $1 and action = $2', [`complaint:${id}`, 'complaint.identify'])).toHaveLength(1);
	});

	test('what was typed comes back in the form that was refused, as text', async () => {
		const id = await newOne();
		const { status, html } = await post(`/pengaduan/${id}?/langkah`, { move: 'refer', reason: '<b>x' }, ADMINISTRATOR);
		expect(status).toBe(422);
		expect(html).toContain('&lt;b>x</textarea>');
		expect(html).not.toContain('<b>x');
	});

	test('a closed case of the demo can be read whole', async () => {
		const id = await oneIn('closed', `c.class = 'complaint'`);
		const { status, text } = await get(`/pengaduan/${id}`, ADMINISTRATOR);
		expect(status).toBe(200);
		expect(text).toContain('Riwayat');
		expect(text).not.toMatch(/undefined|NaN|\[object/);
	});
});

describe('the desk', () => {
	test('gives number and code once; the page asked for again shows neither', async () => {
		const done = await post('/pengaduan/baru', walkIn(), ADMINISTRATOR);
		expect(done.status).toBe(200);
		const number = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(done.text)?.[0] ?? '';
		const secret = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(done.text)?.[0] ?? '';
		expect([number, secret]).not.toContain('');
		expect((await get('/pengaduan/baru', ADMINISTRATOR)).html).not.toContain(secret);
		expect((await get(`/pengaduan/${idIn(done)}`, ADMINISTRATOR)).html).not.toContain(secret);
		expect(await peek('select 1 from complaint where number = $1', [number.replaceAll('-', '')])).toHaveLength(1);
	});

	test('a form sent twice is one complaint', async () => {
		const fields = walkIn();
		const [first, second] = [await post('/pengaduan/baru', fields, ADMINISTRATOR), await post('/pengaduan/baru', fields, ADMINISTRATOR)];
		expect(first.status).toBe(200);
		expect(second.status).not.toBe(500);
		expect(await peek('select 1 from complaint where body = $1', [fields.body])).toHaveLength(1);
	});

	test.each<[string, Record<string, string>]>([['tomorrow', { receivedOn: '2099-01-01' }], ['a word', { body: 'Antre' }], ['a unit of nowhere', { unitId: randomUUID() }], ['a way in that is none', { channel: 'web' }], ['no telephone', { phone: 'nol delapan' }]])('%s is refused with what was typed', async (_, given) => {
		const { status, html } = await post('/pengaduan/baru', walkIn({ place: 'Kecamatan Rekaan', ...given }), ADMINISTRATOR);
		expect(status).toBe(422);
		expect(html).toContain('value="Kecamatan Rekaan"');
	});

	test('opens to who handles complaints', async () => {
		const desks: Persona[] = [];
		for (const as of PERSONAS) if ((await get('/pengaduan/baru', { as })).status === 200) desks.push(as);
		expect(desks).toEqual(['service_officer', 'complaint_administrator']);
	});
});

describe('settings', () => {
	test('open to the administrator of complaints alone, to read and to send', async () => {
		for (const as of PERSONAS.filter((persona) => persona !== 'complaint_administrator')) {
			expect([as, (await get('/pengaduan/pengaturan', { as })).status]).toEqual([as, 403]);
			for (const action of ['meja', 'templat', 'hapus']) expect([as, (await post(`/pengaduan/pengaturan?/${action}`, { intake: '', inspectorate: '', name: 'x', body: 'x', templateId: randomUUID() }, { as })).status]).toEqual([as, 403]);
		}
	});

	test('a template is added, shown at a case, and taken away', async () => {
		const name = `Salam ${randomUUID().slice(0, 8)}`;
		const page = await postAndFollow('/pengaduan/pengaturan?/templat', { name, body: 'Terima kasih atas laporan Anda.' }, ADMINISTRATOR);
		expect(page.text).toContain(name);
		expect((await get(`/pengaduan/${await newOne()}`, ADMINISTRATOR)).text).toContain(name);
		expect((await post('/pengaduan/pengaturan?/templat', { name, body: 'Lagi.' }, ADMINISTRATOR)).status).toBe(409);
		const [{ id } = { id: '' }] = await peek<{ id: string }>('select id from complaint_template where name = $1', [name]);
		expect((await postAndFollow('/pengaduan/pengaturan?/hapus', { templateId: id }, ADMINISTRATOR)).text).not.toContain(name);
	});

	test('a desk is no unit of another government', async () => {
		const [{ id } = { id: randomUUID() }] = await peek<{ id: string }>(`select u.id from unit u join agency a on a.id = u.agency_id where a.code <> '1505' limit 1`);
		expect((await post('/pengaduan/pengaturan?/meja', { intake: id, inspectorate: '' }, ADMINISTRATOR)).status).toBe(422);
	});
});

describe('holidays', () => {
	test('are read by every officer and changed by two roles', async () => {
		const able: Persona[] = [];
		for (const as of PERSONAS) {
			const { status, html } = await get('/hari-libur?tahun=2026', { as });
			expect([as, status]).toEqual([as, 200]);
			if (html.includes('?/simpan')) able.push(as);
			else expect([as, (await post('/hari-libur?/simpan', { day: '2026-10-12', name: 'x', kind: 'regional' }, { as })).status]).toEqual([as, 403]);
		}
		expect(able).toEqual(['complaint_administrator', 'administrator']);
	});

	test('a day is added, comes back, and is taken away', async () => {
		const added = await postAndFollow('/hari-libur?/simpan&tahun=2026', { day: '2030-10-12', name: 'Hari jadi rekaan', kind: 'regional' }, ADMINISTRATOR);
		expect(added.text).toContain('Hari jadi rekaan');
		expect((await postAndFollow('/hari-libur?/ubah', { day: '2030-10-12', change: 'reset' }, ADMINISTRATOR)).text).not.toContain('Hari jadi rekaan');
	});

	test.each(['2026-02-30', '', '12/10/2026', '1999-01-01', '2200-01-01'])('"%s" is refused in words', async (day) => {
		const { status, html } = await post('/hari-libur?/simpan&tahun=2026', { day, name: 'Hari jadi rekaan', kind: 'regional' }, ADMINISTRATOR);
		expect(status).toBe(422);
		expect(html).toContain('class="field-error"');
	});

	test.each(['tahun=x', 'tahun=1e9', 'tahun=-1', 'tahun=2026.5', ''])('?%s is this year', async (query) => expect((await get(`/hari-libur?${query}`, { as: 'officer' })).text).toContain(`Hari kerja ${new Date().getFullYear()}`));
});
