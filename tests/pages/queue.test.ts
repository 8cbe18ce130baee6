import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { visitIdOf } from '#features/service-times/visit-id.rules.ts';
import { qrImage } from '#platform/qr.ts';
import { peek } from '#tests/support/peek.ts';
import { get, linksIn, post, postAndFollow, sendJson } from '#tests/support/server.ts';

interface Point {
	readonly id: string;
	readonly slug: string;
}
let own: Point;
let other: Point;

beforeAll(async () => {
	const list = await get('/layanan/waktu', { as: 'service_officer' });
	const worked = new Set(linksIn(list).filter((href) => href.startsWith('/antrean/')).map((href) => href.split('/')[2] ?? ''));
	const points = await peek<Point>('select id, slug from service_point order by slug');
	const mine = points.find(({ slug }) => worked.has(slug));
	const theirs = points.find(({ slug }) => !worked.has(slug));
	if (!mine || !theirs) throw new Error('the demo has no two service points');
	[own, other] = [mine, theirs];
});

const moment = new Date().toISOString();
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta', year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
const eventAt = (point: Point, number: number, given: Record<string, unknown> = {}) => ({
	id: randomUUID(), visitId: visitIdOf(point.id, { day: today, series: 'Q', number }), kind: 'taken', deviceAt: moment, sequence: number, ...given
});
const packet = (events: readonly unknown[]) => ({ deviceId: randomUUID(), sentAt: moment, events });
const send = (point: Point, body: unknown, as?: string, origin?: string) =>
	sendJson(`/antrean/${point.slug}/catat`, typeof body === 'string' ? body : JSON.stringify(body), { ...(as === undefined ? {} : { as }), ...(origin === undefined ? {} : { headers: { origin } }) });
const count = async (id: string) => (await peek<{ count: number }>('select count(*)::int as count from visit_event where id = $1', [id]))[0]?.count;

describe('where tablets send what they wrote down', () => {
	test('a packet is taken once, and again changes nothing', async () => {
		const event = eventAt(own, 1);
		const body = packet([event]);
		expect(JSON.parse((await send(own, body, 'service_officer')).html)).toMatchObject({ added: 1, known: 0, refused: [] });
		expect(JSON.parse((await send(own, body, 'service_officer')).html)).toMatchObject({ added: 0, known: 1 });
		expect(await count(event.id)).toBe(1);
	});

	test('whoever is not signed in, or has no such duty, sends nothing', async () => {
		const event = eventAt(own, 2);
		expect((await send(own, packet([event]))).status).toBe(303);
		for (const as of ['officer', 'auditor'] as const) expect((await send(own, packet([event]), as)).status).toBe(404);
		expect((await send(other, packet([eventAt(other, 2)]), 'service_officer')).status).toBe(404);
		expect(await count(event.id)).toBe(0);
	});

	test.each([
		['no JSON', '{'], ['no packet', []], ['no events', packet([])], ['201 events', packet(Array.from({ length: 201 }, (_, at) => ({ id: randomUUID(), visitId: randomUUID(), kind: 'taken', deviceAt: moment, sequence: at + 1 })))],
		['an unknown kind', packet([{ id: randomUUID(), visitId: randomUUID(), kind: 'deleted', deviceAt: moment, sequence: 1 }])], ['a forged id', packet([{ id: "1' or 1=1", visitId: randomUUID(), kind: 'taken', deviceAt: moment, sequence: 1 }])],
		['a time that is none', packet([{ id: randomUUID(), visitId: randomUUID(), kind: 'taken', deviceAt: 'yesterday', sequence: 1 }])], ['a sequence below one', packet([{ id: randomUUID(), visitId: randomUUID(), kind: 'taken', deviceAt: moment, sequence: -1 }])]
	])('%s is refused whole', async (_, body) => {
		expect((await send(own, body, 'service_officer')).status).toBe(400);
	});

	test('more than a tablet ever keeps is refused before it is read', async () => {
		expect((await send(own, `{"pad":"${'x'.repeat(300_000)}"}`, 'service_officer')).status).toBe(413);
	});

	test('a page of another site sends nothing', async () => {
		expect((await send(own, packet([eventAt(own, 3)]), 'service_officer', 'https://jahat.example')).status).toBe(403);
	});
});

describe('where a lobby tablet gets its letter', () => {
	const greet = (point: Point, deviceId: string, as?: string) => sendJson(`/antrean/${point.slug}/tablet`, JSON.stringify({ deviceId }), as === undefined ? {} : { as });
	interface Greeted { readonly series: string; readonly codes: Readonly<Record<string, readonly { readonly number: number; readonly code: string }[]>> }

	test('two tablets have two letters, and the code of a number is the one that its own page shows', async () => {
		const [one, two] = await Promise.all([randomUUID(), randomUUID()].map(async (device) => ({ device, told: JSON.parse((await greet(own, device, 'service_officer')).html) as Greeted })));
		expect(one?.told.series).not.toBe(two?.told.series);
		const [first] = one?.told.codes[today] ?? [];
		const visitId = visitIdOf(own.id, { day: today, series: one?.told.series ?? '', number: 1 });
		await send(own, { deviceId: one?.device, sentAt: moment, events: [{ id: randomUUID(), visitId, kind: 'taken', deviceAt: moment, sequence: 1 }] }, 'service_officer');
		const page = await get(`/antrean/${own.slug}/nomor/${visitId}`, { as: 'service_officer' });
		expect(page.html).toContain(qrImage(`http://bina.test/survei/${own.slug}?t=${first?.code ?? ''}`));
	});

	test('nobody else is told a letter or a code', async () => {
		expect((await greet(own, randomUUID())).status).toBe(303);
		for (const as of ['officer', 'auditor'] as const) expect((await greet(own, randomUUID(), as)).status).toBe(404);
		expect((await greet(other, randomUUID(), 'service_officer')).status).toBe(404);
		expect((await greet(own, 'x', 'service_officer')).status).toBe(400);
	});
});

describe('the pages of a queue', () => {
	test('give a number whose code answers the survey once', async () => {
		const page = await postAndFollow(`/antrean/${own.slug}`, {}, { as: 'service_officer' });
		expect(page.html).toMatch(/class="queue-number[^"]*">\d{3}</);
		expect(page.html).toContain('<svg');
	});

	test('a double tap with the same order is one number', async () => {
		const eventId = randomUUID();
		const order = () => post(`/antrean/${own.slug}`, { eventId }, { as: 'service_officer' });
		const [first, second] = [await order(), await order()];
		expect(second.location).toBe(first.location);
		expect(await count(eventId)).toBe(1);
	});

	test.each(['', '/loket', '/loket/1', '/layar', '/berkas', '/siaran', '/siaran?loket=1'])('%s of a queue elsewhere does not exist', async (page) => {
		expect((await get(`/antrean/${other.slug}${page}`, { as: 'service_officer' })).status).toBe(404);
		expect((await get(`/antrean/${own.slug}${page}`, { as: 'officer' })).status).toBe(404);
		expect((await get(`/antrean/tidak-ada${page}`, { as: 'service_officer' })).status).toBe(404);
	});

	test('counters that are none, and numbers that are none, do not exist', async () => {
		for (const page of ['/siaran?loket=99', '/siaran?loket=', '/siaran?loket=abc', '/loket/99', '/loket/abc', '/loket/-1', `/nomor/${randomUUID()}`, '/nomor/x']) expect((await get(`/antrean/${own.slug}${page}`, { as: 'service_officer' })).status, page).toBe(404);
	});

	test('whoever is not signed in watches nothing', async () => {
		expect((await get(`/antrean/${own.slug}/siaran`)).status).toBe(303);
	});

	test('a forged act is refused, and nothing happens', async () => {
		expect((await post(`/antrean/${own.slug}/loket/1`, { act: 'delete' }, { as: 'service_officer' })).status).toBe(422);
		expect((await post(`/antrean/${own.slug}/loket/1`, { act: 'done', visit: randomUUID() }, { as: 'service_officer' })).status).toBe(404);
		expect((await post(`/antrean/${own.slug}/berkas`, { act: 'in', reference: '<img src=x>' }, { as: 'service_officer' })).status).toBe(422);
	});
});

describe('the pages of waiting times', () => {
	test.each(['evaluator', 'head_of_region', 'auditor', 'supervisor'])('%s reads the list', async (as) => {
		expect((await get('/layanan/waktu', { as })).status).toBe(200);
	});

	test('an officer without the duty does not', async () => {
		expect((await get('/layanan/waktu', { as: 'officer' })).status).toBe(403);
		expect((await get(`/layanan/waktu/${own.slug}/kunjungan.csv`, { as: 'officer' })).status).toBe(404);
	});

	test('survive nonsense in their address', async () => {
		for (const query of ['dari=x&sampai=9999-99&hari=8&jam=-1&halaman=1e309', 'dari=0001-01&sampai=9999-12', 'halaman=99999', 'dari=%27%3B--']) {
			for (const page of ['', '/kunjungan', '/kunjungan.csv']) expect((await get(`/layanan/waktu/${own.slug}${page}?${query}`, { as: 'service_officer' })).status, page + query).toBe(200);
		}
	});

	test('the file is what the page shows', async () => {
		const { html } = await get(`/layanan/waktu/${own.slug}/kunjungan.csv?dari=2026-09&sampai=2026-10`, { as: 'service_officer' });
		expect(html.replace('\ufeff', '')).toMatch(/^nomor,loket,diambil,/);
	});
});
