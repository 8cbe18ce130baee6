import { describe, expect, test } from 'vitest';
import { get, post } from '#tests/support/server.ts';
import { peek } from '#tests/support/peek.ts';

const place = async () => (await peek<{ code: string; slug: string }>('select a.code, p.slug from service_point p join agency a on a.id = p.agency_id where p.closed_on is null order by p.slug limit 1'))[0] ?? { code: '', slug: '' };
const paths = async () => {
	const { code, slug } = await place();
	return ['/publik', `/publik/${code}`, `/publik/${code}?urut=ikm`, `/publik/${code}/${slug}`, `/data/${code}`];
};

describe('public pages', () => {
	test('are small, without script or strange hosts, and may be kept for a minute', async () => {
		for (const path of await paths()) {
			const { status, html, headers } = await get(path);
			expect(status, path).toBe(200);
			expect(html.replaceAll(/<code>.*?<\/code>/g, '')).not.toMatch(/<script|(?:src|href)="https?:/);
			expect(Buffer.byteLength(html), path).toBeLessThan(60_000);
			expect(headers.get('cache-control')).toContain('public, max-age=60');
		}
	});

	test('give open data and a badge that other sites may show', async () => {
		const { code, slug } = await place();
		for (const [path, type] of [[`/data/${code}/skm.csv`, 'text/csv'], [`/data/${code}/pengaduan.json`, 'application/json'], [`/data/${code}/katalog.jsonld`, 'application/ld+json'], [`/lencana/${slug}.svg`, 'image/svg+xml']] as const) {
			const { status, headers } = await get(path);
			expect(status, path).toBe(200);
			expect(headers.get('content-type')).toContain(type);
			expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
		}
	});

	test('speak the language that a stranger chose there, and no copy of the other one is taken for it', async () => {
		const asked = await post('/bahasa', { locale: 'en', to: '/publik' });
		expect([asked.status, asked.location]).toEqual([303, '/publik']);
		const cookie = asked.headers.getSetCookie().find((line) => line.startsWith('bina.locale='))?.split(';')[0] ?? '';
		expect(cookie).toBe('bina.locale=en');
		const english = await get('/publik', { headers: { cookie } });
		expect(english.html).toContain('<html lang="en"');
		expect(english.headers.get('vary')).toMatch(/cookie/i);
		expect((await get('/publik')).html).toContain('<html lang="id"');
		expect((await post('/bahasa', { locale: 'en', to: '//evil.example' })).location).toBe('/');
		expect((await post('/bahasa', { locale: 'xx', to: '/' })).status).toBe(400);
	});

	test.each(['/publik/none', '/publik/%27%20or%201=1/x', '/data/none/panel.csv', '/lencana/none.svg'])('answer %s with a page that is not there', async (path) => {
		expect((await get(path)).status).toBe(404);
	});

	test('of a counter are not found under another government', async () => {
		const { slug } = await place();
		expect((await get(`/publik/none/${slug}`)).status).toBe(404);
	});
});

describe('needs', () => {
	test.each(['/kebutuhan', '/kebutuhan/baru'])('%s asks a stranger to sign in', async (path) => {
		const { status, location } = await get(path);
		expect(status).toBe(303);
		expect(location).toContain('/masuk?to=');
	});
});
