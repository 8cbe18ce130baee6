import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { get, linksIn, post, postAndFollow } from '#tests/support/server.ts';

const idIn = (address: string | null): string => /[0-9a-f-]{36}/.exec(address ?? '')?.[0] ?? '';

async function unitOf(like: string): Promise<string> {
	const [row] = await peek<{ id: string }>(`select u.id from unit u join agency a on a.id = u.agency_id where a.code = '1505' and u.name like $1 and u.closed_on is null order by u.path limit 1`, [like]);
	return row?.id ?? '';
}

/** An invented service of the civil registry, as the form sends it. */
const form = async (given: Record<string, string> = {}) => ({
	code: `uji-${randomUUID().slice(0, 8)}`, name: 'Layanan Uji', responsibleUnitId: await unitOf('Dinas Kependudukan%'), promised: '20', promisedIn: 'minutes', fee: '0', feeNote: '', requirements: 'KTP-el', procedure: 'Ambil nomor', product: '', legalBasis: '', ...given
});

describe('the register of services', () => {
	test('is read by every officer and leads to a service with its standard and points', async () => {
		const list = await get('/layanan/daftar?cari=KTP', { as: 'officer' });
		expect(list.status).toBe(200);
		expect(list.html).not.toContain('/layanan/baru');
		const page = await get(linksIn(list).find((href) => /^\/layanan\/[0-9a-f-]{36}$/.test(href)) ?? '', { as: 'officer' });
		expect(page.status).toBe(200);
		expect(page.text).toContain('hari kerja');
		expect(page.html).not.toContain('<form method="POST" action="?/end"');
	});

	test('keeps its filter and survives nonsense in it', async () => {
		const { status, html } = await get('/layanan/daftar?cari=%3Cscript%3E&keadaan=xx&milik=a&halaman=1e309', { as: 'service_officer' });
		expect(status).toBe(200);
		expect(html).toContain('value="&lt;script>"');
	});

	test('opens no form to who may not manage services', async () => {
		expect((await get('/layanan/baru', { as: 'officer' })).status).toBe(403);
		expect((await post('/layanan/baru', await form(), { as: 'officer' })).status).toBe(403);
	});

	test('what is nowhere is a page with a way onward', async () => {
		for (const path of [`/layanan/${randomUUID()}`, '/layanan/bukan-kunci', `/layanan/${randomUUID()}/ubah`, `/layanan/${randomUUID()}/tempat-baru`, `/layanan/tempat/${randomUUID()}`, '/layanan/tempat/x/ubah']) {
			expect((await get(path, { as: 'service_officer' })).status, path).toBe(404);
		}
	});
});

describe('registering a service', () => {
	test('begins with a common service when one is chosen, marked as a suggestion', async () => {
		const { text, html } = await get('/layanan/baru?dari=laboratorium', { as: 'service_officer' });
		expect(text).toContain('usulan');
		expect(html).toContain('value="laboratorium"');
		expect((await get('/layanan/baru?dari=%3Cb%3E', { as: 'service_officer' })).status).toBe(200);
	});

	test('a refused form keeps what was typed and names each field', async () => {
		const { status, html, text } = await post('/layanan/baru', await form({ name: 'Surat <b>tebal</b>', promised: '1e309', fee: '-1', requirements: 'Satu\nDua' }), { as: 'service_officer' });
		expect(status).toBe(422);
		expect(html).toContain('Surat &lt;b>tebal');
		expect(html).toContain('Satu\nDua');
		expect(html.match(/class="field-error"/g)).toHaveLength(3);
		expect(text).toContain('tanpa kode HTML');
	});

	test('a code that is taken and a unit outside the own subtree are refused by a sentence', async () => {
		const taken = await post('/layanan/baru', await form({ code: 'ktp-el' }), { as: 'service_officer' });
		expect([taken.status, taken.text.includes('sudah dipakai')]).toEqual([409, true]);
		expect(taken.html).toMatch(/<input(?=[^>]*name="code")(?=[^>]*value="ktp-el")/);
		const outside = await post('/layanan/baru', await form({ responsibleUnitId: await unitOf('Dinas Sosial%') }), { as: 'service_officer' });
		expect([outside.status, outside.text.includes('tidak ada di wilayah tugas Anda')]).toEqual([422, true]);
	});

	test('goes on to its point, its counters, and their end and return', async () => {
		const as = { as: 'service_officer' };
		const service = idIn((await post('/layanan/baru', await form(), as)).location);
		const place = { unitId: await unitOf('Bidang Pelayanan Pendaftaran%'), name: 'Loket Uji', day1: 'on', day7: 'on', opensAt: '08:00', closesAt: '07:00' };
		const refused = await post(`/layanan/${service}/tempat-baru`, place, as);
		expect([refused.status, refused.text.includes('sesudah jam buka')]).toEqual([422, true]);
		expect(refused.html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
		const point = idIn((await post(`/layanan/${service}/tempat-baru`, { ...place, closesAt: '15:00' }, as)).location);
		const page = await postAndFollow(`/layanan/tempat/${point}?/addCounter`, { number: '3', name: 'Prioritas' }, as);
		expect(page.text).toContain('Loket 3');
		expect(page.text).toContain('Senin, Minggu; 08:00–15:00');
		expect((await post(`/layanan/tempat/${point}?/addCounter`, { number: '3', name: '' }, as)).status).toBe(409);
		expect((await post(`/layanan/tempat/${point}?/addCounter`, { number: '4', name: '' }, { as: 'officer' })).status).toBe(403);
		expect((await postAndFollow(`/layanan/tempat/${point}?/close`, { on: '2026-01-01' }, as)).text).toContain('ditutup');
		expect((await postAndFollow(`/layanan/tempat/${point}?/reopen`, {}, as)).html).not.toContain('?/reopen');
		expect((await postAndFollow(`/layanan/${service}?/end`, { on: '2026-01-01' }, as)).text).toContain('tidak diberikan lagi');
		expect((await postAndFollow(`/layanan/${service}?/resume`, {}, as)).html).not.toContain('?/resume');
		expect((await postAndFollow(`/layanan/${service}/ubah`, await form({ name: 'Layanan Uji Baru' }), as)).text).toContain('Layanan Uji Baru');
	});
});
