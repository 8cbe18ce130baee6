import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withCitizen, type CitizenScene } from '#tests/support/complaints.ts';
import { withDatabase } from '#tests/support/database.ts';
import { ask, insertKey, KEY, type Thing } from '#tests/support/open311.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { readKeys, revokeKey, addKey } from './key-service.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { openIdentity } from './identity-seal.ts';

const seen = (scene: CitizenScene, given: Parameters<typeof insertComplaint>[2] = {}) =>
	insertComplaint(scene.owner, { ...scene.office }, { state: 'handling', subject: 'Lampu jalan mati', body: 'Nama saya ada di sini.', place: 'Pasar', received_at: new Date('2026-11-10T09:30:00Z'), received_on: '2026-11-10', ...given });

/*
 * The answers against the public JSON schemas of GeoReport v2, restated: which fields must be there, and what each may hold.
 * Source: github.com/open311/schema-validation, schema/georeport-v2/{request,service,service-definition}.json.
 */
type Check = (value: unknown) => boolean;
const text: Check = (value) => typeof value === 'string';
const orNull = (check: Check): Check => (value) => value === null || value === undefined || check(value);
const oneOf = (...values: unknown[]): Check => (value) => values.includes(value);
const instant: Check = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));
const number: Check = (value) => typeof value === 'number';
const REQUEST: Record<string, Check> = {
	service_request_id: text, status: oneOf('open', 'closed'), service_code: text, requested_datetime: instant, status_notes: orNull(text), service_name: orNull(text),
	description: orNull((value) => text(value) && String(value).length <= 4000), agency_responsible: orNull(text), service_notice: orNull(text), updated_datetime: orNull(instant), expected_datetime: orNull(instant), address: orNull(text),
	address_id: orNull(text), zipcode: orNull(text), lat: orNull(number), long: orNull(number), media_url: orNull(text)
};
const SERVICE: Record<string, Check> = { service_code: text, service_name: text, metadata: oneOf(true, false), type: oneOf('realtime', 'batch', 'blackbox'), description: orNull(text), keywords: orNull(text), group: orNull(text) };

function faults(value: Thing, schema: Record<string, Check>): string[] {
	return [...Object.keys(schema).filter((name) => !schema[name]?.(value[name])), ...Object.keys(value).filter((name) => !(name in schema))];
}

describe('the answers of GeoReport v2', () => {
	test('services, definitions, requests and tokens hold what the public schemas ask for', () =>
		withCitizen(async (scene) => {
			await seen(scene);
			await seen(scene, { state: 'closed', closed_at: new Date('2026-11-12T03:00:00Z') });
			const jurisdiction = `jurisdiction_id=${scene.agency.code}`;
			const services = await ask(scene, `services.json?${jurisdiction}`);
			expect(services.list.length).toBeGreaterThan(3);
			for (const service of services.list) expect(faults(service, SERVICE)).toEqual([]);
			const code = String(services.list.at(-1)?.service_code);
			expect((await ask(scene, `services/${encodeURIComponent(code)}.json?${jurisdiction}`.replaceAll('%20', ' '))).json).toEqual({ service_code: code, attributes: [] });
			const { list: json, headers } = await ask(scene, `requests.json?${jurisdiction}`);
			expect(json).toHaveLength(2);
			for (const request of json) expect(faults(request, REQUEST)).toEqual([]);
			expect(headers.get('cache-control')).toBe('public, max-age=60');
			const one = String(json[0]?.service_request_id);
			expect((await ask(scene, `requests/${one}.json?${jurisdiction}`)).json).toEqual([json[0]]);
			expect((await ask(scene, `tokens/${one}.json?${jurisdiction}`)).json).toEqual([{ service_request_id: one, token: one }]);
			expect((await ask(scene, `requests.xml?${jurisdiction}`)).text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<service_requests><request><service_request_id>/);
		}));

	test('discovery names the endpoint and both formats', () =>
		withCitizen(async (scene) => {
			const { json } = await ask(scene, 'discovery.json');
			expect((json as Thing).endpoints).toEqual([expect.objectContaining({ specification: 'http://wiki.open311.org/GeoReport_v2', url: 'http://bina.test/open311/v2', formats: ['text/xml', 'application/json'] })]);
			expect((await ask(scene, 'discovery.xml')).text).toContain('<formats><format>text/xml</format><format>application/json</format></formats>');
		}));

	test.each([
		['requests.json?jurisdiction_id=tidak-ada', 404], ['services.xml?jurisdiction_id=%00', 404], ['requests/NONE.json', 404], ['services/entah.json', 404], ['nonsense.json', 404], ['requests/a/b.json', 404], ['requests', 404],
		['requests.json?start_date=x', 400], ['requests.json?status=maybe', 400], ['requests.json?page=0', 400], ['requests.json?page_size=1001', 400], ['requests.json?page=9999999999', 400],
		['requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-12-01T00:00:00Z', 400], [`requests.json?service_request_id=${'1,'.repeat(201)}`, 400]
	])('%s is refused in the standard\'s shape', (path, status) =>
		withCitizen(async (scene) => {
			const url = path.includes('jurisdiction') ? path : `${path}${path.includes('?') ? '&' : '?'}jurisdiction_id=${scene.agency.code}`;
			const refused = await ask(scene, url);
			expect(refused.status).toBe(status);
			if (refused.json) expect(refused.json).toEqual([{ code: status, description: expect.any(String) }]);
			else expect(refused.text).toMatch(new RegExp(`<errors><error><code>${status}</code><description>[^<]+</description></error></errors>`));
		}));

	test('filters by service, status, span and page', () =>
		withCitizen(async (scene) => {
			for (const given of [{}, { class: 'information' }, { state: 'closed', closed_at: new Date() }, { received_at: new Date('2026-02-01T03:00:00Z'), received_on: '2026-02-01' }]) await seen(scene, given);
			const count = async (query: string) => (await ask(scene, `requests.json?jurisdiction_id=${scene.agency.code}&${query}`)).list.length;
			expect(await count('')).toBe(3);
			expect(await count('status=open')).toBe(2);
			expect(await count('status=open,closed')).toBe(3);
			expect(await count('service_code=informasi')).toBe(1);
			expect(await count('service_code=informasi,pengaduan')).toBe(3);
			expect(await count('service_code=layanan.ENTAH')).toBe(0);
			expect(await count('service_code=entah')).toBe(0);
			expect(await count('start_date=2026-01-15T00:00:00Z&end_date=2026-03-01T00:00:00Z')).toBe(1);
			expect([await count('page_size=2'), await count('page_size=2&page=2'), await count('page_size=2&page=3')]).toEqual([2, 1, 0]);
		}));
});

describe('what nobody reads by it', () => {
	test('violations, confidential, anonymous, about an officer, abusive: neither in the list nor by number', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const { section } = world.units;
			const hidden = [{ class: 'violation' }, { is_confidential: true }, { is_anonymous: true }, { state: 'archived', archive_reason: 'abusive' }, { state: 'new' }, { state: 'paused', state_before: 'new' }] as const;
			for (const [at, given] of hidden.entries()) await insertComplaint(db, section, { state: 'handling', number: `H${at}`, received_at: new Date('2026-11-10T09:30:00Z'), ...given });
			const about = await insertComplaint(db, section, { state: 'handling', number: 'H9', received_at: new Date('2026-11-10T09:30:00Z') });
			await aboutPerson(db, world.agency.id, about, world.cast.employee.person?.id ?? '');
			await insertComplaint(db, section, { state: 'handling', number: 'SEEN', received_at: new Date('2026-11-10T09:30:00Z') });
			const scene = { ctx: ctxOf(db, null) };
			expect((await ask(scene, `requests.json?jurisdiction_id=${world.agency.code}`)).list.map((one) => one.service_request_id)).toEqual(['SEEN']);
			for (const number of ['H0', 'H1', 'H2', 'H3', 'H4', 'H5', 'H9']) expect((await ask(scene, `requests/${number}.json?jurisdiction_id=${world.agency.code}`)).status).toBe(404);
		}));

	test('of a citizen\'s complaint only what the citizen was told: title, place and month', () =>
		withCitizen(async (scene) => {
			await seen(scene, { subject: 'Hubungi 0812-0000-1234 atau a@b.example', latitude: -1.612345, longitude: 103.612345, due_on: '2026-11-30' });
			const { list: json, text: whole } = await ask(scene, `requests.json?jurisdiction_id=${scene.agency.code}`);
			expect(json[0]).toMatchObject({ description: 'Hubungi ••• atau •••', requested_datetime: '2026-10-31T17:00:00Z', expected_datetime: null, lat: null, long: null, media_url: null });
			expect(whole).not.toContain('Nama saya');
		}));

	test('another agency\'s number is unknown', () =>
		withCitizen(async (scene) => {
			const { owner } = scene;
			await seen(scene, { number: 'OURS' });
			const [foreign] = await owner.insertInto('agency').values({ code: 'LAIN', name: 'Kabupaten Lain', kind: 'regency', invented: true }).returning(['id']).execute();
			expect(foreign).toBeDefined();
			expect((await ask(scene, 'requests/OURS.json?jurisdiction_id=LAIN')).status).toBe(404);
			expect((await ask(scene, 'requests.json')).json).toEqual([{ code: 400, description: 'jurisdiction_id was not provided' }]);
		}));
});

describe('filing', () => {
	const post = { api_key: KEY, service_code: 'pengaduan', description: 'Jalan berlubang di depan pasar.\nSudah lama.', lat: '-1.61234', long: '103.61234', first_name: 'Warga', last_name: 'Rekaan', media_url: 'http://169.254.169.254/latest/meta-data' };

	test('makes a complaint with number, clocks and sealed name; its words are public only when checked', () =>
		withCitizen(async (scene) => {
			await insertKey(scene);
			await insertDesk(scene.owner, { ...scene.office }, 'intake');
			const { status, list: json } = await ask(scene, 'requests.json', { ...post, jurisdiction_id: scene.agency.code });
			expect([status, json]).toEqual([201, [{ service_request_id: expect.stringMatching(/^[0-9A-Z]{9}$/), service_notice: expect.any(String), account_id: null }]]);
			const number = String(json[0]?.service_request_id);
			const row = await scene.owner.selectFrom('complaint').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
			expect(row).toMatchObject({ channel: 'open311', class: 'complaint', unit_id: scene.office.id, subject: 'Jalan berlubang di depan pasar', is_anonymous: false, received_on: '2026-11-21', due_on: '2026-12-10' });
			const sealed = await scene.owner.selectFrom('complaint_reporter').select('sealed').where('complaint_id', '=', row.id).executeTakeFirstOrThrow();
			expect(openIdentity(sealed.sealed, 'seal', number)?.name).toBe('Warga Rekaan');
			const shown = async () => (await ask(scene, `requests/${number}.json?jurisdiction_id=${scene.agency.code}`)).list[0];
			expect(await shown()).toMatchObject({ status: 'open', description: null, lat: null, requested_datetime: '2026-11-21T03:00:00Z' });
			await scene.owner.updateTable('complaint').set({ state: 'verified' }).where('id', '=', row.id).execute();
			const checked = await shown();
			expect(checked).toMatchObject({ description: post.description, lat: -1.612, long: 103.612, media_url: null });
			expect(JSON.stringify(checked)).not.toMatch(/Warga|169\.254/);
		}));

	test('a wrong, missing, revoked or another agency\'s key files nothing, and guessing is slowed', () =>
		withCitizen(async (scene) => {
			await insertKey(scene, { key_hash: hashOf('revoked'), revoked_at: new Date() });
			const [other] = await scene.owner.insertInto('agency').values({ code: 'LAIN2', name: 'Kabupaten Lain', kind: 'regency', invented: true }).returning('id').execute();
			await scene.owner.insertInto('open311_key').values({ agency_id: other?.id ?? '', name: 'Lain', key_hash: hashOf('other'), created_at: new Date() }).execute();
			const statuses = [];
			for (const key of ['', 'x', 'revoked', 'other', '\\x00', "' or true --"]) statuses.push((await ask(scene, 'requests.xml', { ...post, api_key: key, jurisdiction_id: scene.agency.code }, '10.9.9.9')).status);
			expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
			expect(await scene.owner.selectFrom('complaint').select('id').execute()).toEqual([]);
		}));

	test.each([[{ service_code: 'violation' }, 404], [{ service_code: 'layanan.ENTAH' }, 404], [{ description: '' }, 400], [{ lat: '', long: '' }, 400], [{ lat: '95' }, 400], [{ media_url: 'file:///x' }, 400], [{ jurisdiction_id: 'zzz' }, 404], [{ description: 'x'.repeat(120_000) }, 413]])('%o is refused', (change, status) =>
		withCitizen(async (scene) => {
			await insertKey(scene);
			expect((await ask(scene, 'requests.json', { ...post, jurisdiction_id: scene.agency.code, ...change })).status).toBe(status);
			expect(await scene.owner.selectFrom('complaint').select('id').execute()).toEqual([]);
		}));

	test('a key files at most 2,000 a day', () =>
		withCitizen(async (scene) => {
			await insertKey(scene, { used_on: '2026-11-21', used_count: 2000 });
			expect((await ask(scene, 'requests.json', { ...post, jurisdiction_id: scene.agency.code })).status).toBe(429);
			await scene.owner.updateTable('open311_key').set({ used_on: '2026-11-20' }).execute();
			expect((await ask(scene, 'requests.json', { ...post, jurisdiction_id: scene.agency.code })).status).toBe(201);
			expect(await scene.owner.selectFrom('open311_key').select(['used_on', 'used_count']).executeTakeFirst()).toEqual({ used_on: '2026-11-21', used_count: 1 });
		}));

	test('posting elsewhere is no method', () => withCitizen(async (scene) => expect((await ask(scene, 'services.json', {})).status).toBe(405)));

	test('a flood from one address is told to wait', () =>
		withCitizen(async (scene) => {
			const statuses = new Set<number>();
			for (let n = 0; n < 125; n += 1) statuses.add((await ask(scene, 'discovery.json', undefined, '10.8.8.8')).status);
			expect([...statuses]).toEqual([200, 429]);
		}));
});

describe('keys', () => {
	test('are shown once, kept as a checksum, and revoked', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.complaint_administrator.actor);
			const key = await addKey(ctx, 'Aplikasi Rekaan');
			await expect(addKey(ctx, 'Aplikasi Rekaan')).rejects.toMatchObject({ code: 'complaint.key_name_taken' });
			const [row] = await readKeys(ctx);
			expect(JSON.stringify(await db.selectFrom('open311_key').selectAll().execute())).not.toContain(key);
			await revokeKey(ctx, row?.id ?? '');
			await revokeKey(ctx, row?.id ?? '');
			expect((await readKeys(ctx))[0]?.revokedAt).not.toBeNull();
			expect(await addKey(ctx, 'Aplikasi Rekaan')).not.toBe(key);
		}));

	test.each(['service_officer', 'inspector', 'administrator', 'supervisor', 'stranger'] as const)('%s has no say', (persona) =>
		withDatabase(async (db) => {
			const ctx = ctxOf(db, (await insertWorld(db)).cast[persona].actor);
			for (const act of [() => readKeys(ctx), () => addKey(ctx, 'x'), () => revokeKey(ctx, '01999999-0000-7000-8000-00000000000a')]) await expect((async () => act())()).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));
});
