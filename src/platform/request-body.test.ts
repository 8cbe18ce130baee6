import { describe, expect, test } from 'vitest';
import { FORM_LIMIT_BYTES, readForm, readJson } from './request-body.ts';

function post(body: BodyInit | null, type?: string, length?: number): Request {
	const headers = { ...(type !== undefined && { 'content-type': type }), ...(length !== undefined && { 'content-length': String(length) }) };
	return new Request('http://localhost/x', { method: 'POST', body, headers, ...(body instanceof ReadableStream && { duplex: 'half' }) });
}

/** Arrives in pieces and never says how long it is; remembers how much was asked for. */
function endless(piece: string): { body: ReadableStream<Uint8Array>; taken: () => number } {
	let taken = 0;
	const bytes = new TextEncoder().encode(piece);
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			taken += bytes.length;
			controller.enqueue(bytes);
		}
	});
	return { body, taken: () => taken };
}

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=b';

describe('a posted form', () => {
	test('is read in both encodings, files included', async () => {
		expect([...(await readForm(post('a=1&a=2&b=%C3%A9', URLENCODED)))]).toEqual([['a', '1'], ['a', '2'], ['b', 'é']]);
		const form = new FormData();
		form.append('file', new File(['NIP;NAMA'], 'pegawai.csv'));
		expect(await ((await readForm(post(form))).get('file') as File).text()).toBe('NIP;NAMA');
	});

	test.each([
		['without a boundary', 'abc', 'multipart/form-data'],
		['that breaks off', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', MULTIPART],
		['with a line break in a file name', '--b\r\nContent-Disposition: form-data; name="a"; filename="x\r\ny"\r\n\r\n1\r\n--b--\r\n', MULTIPART],
		['that is JSON', '{"a":1}', 'application/json'],
		['without a type', 'a=1', undefined],
		['that is nothing', null, undefined]
	])('%s is refused as one that cannot be read', async (_, body, type) => {
		await expect(readForm(post(body, type))).rejects.toMatchObject({ code: 'request.invalid', status: 400 });
	});

	test('longer than it may be is refused by its stated length, before a byte is read', async () => {
		const { body, taken } = endless('a=1&');
		await expect(readForm(post(body, URLENCODED, FORM_LIMIT_BYTES + 1))).rejects.toMatchObject({ code: 'request.too_large', status: 413, params: { limitMegabytes: 2 } });
		expect(taken()).toBeLessThan(100);
	});

	test('that never ends and states no length is refused where the limit is passed', async () => {
		const { body, taken } = endless('a=1&'.repeat(10_000));
		await expect(readForm(post(body, URLENCODED), 1_000_000)).rejects.toMatchObject({ code: 'request.too_large', params: { limitMegabytes: 1 } });
		expect(taken()).toBeLessThan(1_300_000);
	});

	test('whose connection breaks keeps that fault', async () => {
		const broken = new ReadableStream({ pull: (controller) => controller.error(Object.assign(new Error('reset'), { code: 'ECONNRESET' })) });
		await expect(readForm(post(broken, URLENCODED))).rejects.toMatchObject({ code: 'ECONNRESET' });
	});
});

describe('posted JSON', () => {
	test('is read', async () => {
		expect(await readJson(post('{"a":[1]}', 'application/json'))).toEqual({ a: [1] });
	});

	test.each([['{"a":', 'half'], ['', 'nothing'], ['NaN', 'no JSON']])('%j is refused: %s', async (body) => {
		await expect(readJson(post(body, 'application/json'))).rejects.toMatchObject({ code: 'request.invalid', status: 400 });
	});

	test('of any length is not read to its end', async () => {
		await expect(readJson(post(endless(' '.repeat(50_000)).body), 1_000_000)).rejects.toMatchObject({ code: 'request.too_large' });
	});
});
