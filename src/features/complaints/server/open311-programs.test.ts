import { describe, expect, test } from 'vitest';
import { insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withCitizen, type CitizenScene } from '#tests/support/complaints.ts';
import { ask, insertKey, KEY, type Thing } from '#tests/support/open311.ts';

/*
 * What programs in use send, and what they make of the answers.
 * Sources: the wrappers codeforamerica/open311_python and mysociety/open311-adapter on github.com (which arguments stand where),
 * and GeoReport v2 on wiki.open311.org (which fields, which errors).
 */
const report = { service_code: 'pengaduan', description: 'Jalan berlubang di depan pasar.', address_string: 'Pasar Rekaan' };
const jurisdiction = ({ agency }: CitizenScene) => `jurisdiction_id=${agency.code}`;

/** A government that takes complaints in, and a program with a key. */
const open = (work: (scene: CitizenScene) => Promise<void>) =>
	withCitizen(async (scene) => {
		await insertKey(scene);
		await insertDesk(scene.owner, { ...scene.office }, 'intake');
		await work(scene);
	});
const filed = (scene: CitizenScene) => scene.owner.selectFrom('complaint').select(['number', 'subject', 'body', 'class', 'latitude']).execute();

/** The fields of each thing in an answer in XML, as a program's parser has them: all of it text, empty for nothing. */
function things(xml: string, item: string): Record<string, string>[] {
	const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
	return [...xml.matchAll(new RegExp(`<${item}>(.*?)</${item}>`, 'gs'))].map(([, inner = '']) => Object.fromEntries([...inner.matchAll(/<(\w+)>(.*?)<\/\1>/gs)].map(([, name = '', text = '']) => [name, plain(text)])));
}

/** The same of a thing in JSON. */
const asText = (thing: Thing = {}) => Object.fromEntries(Object.entries(thing).map(([name, value]) => [name, value === null ? '' : String(value as string | number | boolean).replaceAll('\u0007', '')]));

describe('what programs in use send', () => {
	test('key and jurisdiction behind the address, the rest in the body', () =>
		open(async (scene) => {
			expect((await ask(scene, `requests.json?${jurisdiction(scene)}&api_key=${KEY}`, report)).status).toBe(201);
			expect(await filed(scene)).toMatchObject([{ body: report.description }]);
			expect((await ask(scene, `requests.json?${jurisdiction(scene)}&api_key=wrong`, report)).status).toBe(403);
			// What stands in the body counts.
			expect((await ask(scene, `requests.json?${jurisdiction(scene)}&api_key=${KEY}`, { ...report, api_key: 'wrong' })).status).toBe(403);
		}));

	test('attributes, an account, a device: nothing that we ask for, nothing that is refused', () =>
		open(async (scene) => {
			const form = new URLSearchParams({ ...report, api_key: KEY, jurisdiction_id: scene.agency.code, account_id: '1', device_id: 'x', requested_datetime: '1999-01-01T00:00:00Z' });
			for (const value of ['a', 'b']) form.append('attribute[WHISPAWN]', value);
			expect((await ask(scene, 'requests.json', form)).status).toBe(201);
			expect(await filed(scene)).toHaveLength(1);
		}));

	test('an answer in XML to a post, and the number leads back to the request in both formats', () =>
		open(async (scene) => {
			const [posted] = things((await ask(scene, 'requests.xml', { ...report, api_key: KEY, jurisdiction_id: scene.agency.code })).text, 'request');
			expect(Object.keys(posted ?? {})).toEqual(['service_request_id', 'service_notice', 'account_id']);
			const number = posted?.service_request_id ?? '';
			const [json] = (await ask(scene, `requests/${number}.json?${jurisdiction(scene)}`)).list;
			const [xml] = things((await ask(scene, `requests/${number}.xml?${jurisdiction(scene)}`)).text, 'request');
			expect(xml).toEqual(asText(json));
			expect(things((await ask(scene, `tokens/${number}.xml?${jurisdiction(scene)}`)).text, 'request')).toEqual([{ service_request_id: number, token: number }]);
		}));

	test('a question before the post: which methods are understood', () =>
		open(async (scene) => {
			const asked = await ask(scene, 'requests.json', undefined, undefined, 'OPTIONS');
			expect([asked.status, asked.headers.get('access-control-allow-origin'), asked.headers.get('access-control-allow-methods')]).toEqual([204, '*', 'GET, HEAD, POST, OPTIONS']);
			for (const method of ['PUT', 'DELETE', 'PATCH']) {
				const refused = await ask(scene, 'requests.json', undefined, undefined, method);
				expect([refused.status, refused.headers.get('allow'), refused.json]).toEqual([405, 'GET, HEAD, POST, OPTIONS', [{ code: 405, description: 'Only GET and POST are understood' }]]);
			}
			expect((await ask(scene, 'services.xml', {})).headers.get('allow')).toContain('POST');
		}));
});

describe('what programs read', () => {
	const rows = async (scene: CitizenScene) => {
		for (const [number, given] of Object.entries({ SATU: {}, DUA: { class: 'information', state: 'closed', closed_at: new Date('2026-11-12T03:00:00Z') }, TIGA: { channel: 'open311', latitude: -1.6, longitude: 103.6, body: 'Isi & <b>tanda</b> "petik" ]]> \u0007selesai' } }))
			await insertComplaint(scene.owner, { ...scene.office }, { number, state: 'handling', subject: 'Lampu <i>jalan</i> & trotoar', received_at: new Date('2026-11-10T09:30:00Z'), received_on: '2026-11-10', due_on: '2026-11-30', ...given });
	};

	test('both formats say the same of every request and every service', () =>
		open(async (scene) => {
			await rows(scene);
			for (const [path, item] of [['requests', 'request'], ['services', 'service']] as const) {
				const { list } = await ask(scene, `${path}.json?${jurisdiction(scene)}`);
				const { text, headers } = await ask(scene, `${path}.xml?${jurisdiction(scene)}`);
				expect(list.length).toBeGreaterThan(2);
				expect(things(text, item)).toEqual(list.map((one) => asText(one)));
				expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
			}
		}));

	test('signs of HTML and XML stay text', () =>
		open(async (scene) => {
			await rows(scene);
			const { text } = await ask(scene, `requests.xml?${jurisdiction(scene)}&service_request_id=TIGA`);
			expect(text).toContain('<description>Isi &amp; &lt;b&gt;tanda&lt;/b&gt; &quot;petik&quot; ]]&gt; selesai</description>');
			expect(text).not.toMatch(/<[bi]>|\u0007/);
			const json = await ask(scene, `requests.json?${jurisdiction(scene)}`);
			expect([json.headers.get('content-type'), json.headers.get('x-content-type-options')]).toEqual(['application/json; charset=utf-8', 'nosniff']);
		}));

	test('what is due on a day is expected by its end, there', () =>
		open(async (scene) => {
			await rows(scene);
			const due = async () => (await ask(scene, `requests.json?${jurisdiction(scene)}&service_request_id=TIGA`)).list[0]?.expected_datetime;
			expect(await due()).toBe('2026-11-30T23:59:59+07:00');
			await scene.owner.updateTable('agency').set({ time_zone: 'Asia/Jayapura' }).where('id', '=', scene.agency.id).execute();
			expect(await due()).toBe('2026-11-30T23:59:59+09:00');
		}));
});

describe('an attack', () => {
	test('a thousand posts from one key and one address: sixty are taken, the others are told how long to wait', () =>
		open(async (scene) => {
			const post = { ...report, api_key: KEY, jurisdiction_id: scene.agency.code };
			const seen: Record<number, number> = {};
			let wait = '';
			for (let n = 0; n < 1000; n += 1) {
				const { status, headers } = await ask(scene, 'requests.json', post, '10.7.7.7');
				seen[status] = (seen[status] ?? 0) + 1;
				wait = headers.get('retry-after') ?? wait;
			}
			expect(seen).toEqual({ 201: 60, 429: 940 });
			expect(Number(wait)).toBeGreaterThan(0);
			expect(await filed(scene)).toHaveLength(60);
			expect((await scene.owner.selectFrom('open311_key').select('used_count').executeTakeFirst())?.used_count).toBe(60);
		}), 60_000);

	test.each([
		['nothing', {}], ['a code twice over', { service_code: 'pengaduan,informasi' }], ['a name of every object', { service_code: 'constructor' }], ['too little', { description: 'x'.repeat(9) }], ['half a point', { lat: '1', long: '' }],
		['a number that is none', { lat: '1e2', long: '0x1' }], ['a point beyond the pole', { lat: '-90.1', long: '0' }], ['a number of a telephone that is a script', { phone: 'javascript:alert(1)' }], ['a mail that is none', { email: 'x@' }]
	])('%s files nothing and is told in the standard\'s shape', (_, change) =>
		open(async (scene) => {
			const form = Object.keys(change).length === 0 ? { jurisdiction_id: scene.agency.code, api_key: KEY } : { ...report, api_key: KEY, jurisdiction_id: scene.agency.code, ...change };
			const { status, json } = await ask(scene, 'requests.json', form);
			expect([400, 404]).toContain(status);
			expect(json).toEqual([{ code: status, description: expect.any(String) }]);
			expect(await filed(scene)).toEqual([]);
		}));
});
