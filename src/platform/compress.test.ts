import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressed } from './compress.ts';

const text = 'Pelayanan '.repeat(1000);
const page = (headers: Record<string, string> = {}) => new Response(text, { status: 422, headers: { 'content-type': 'text/html', etag: '"a"', ...headers } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('an answer is compressed where the browser takes it', () => {
	test.each(['gzip, deflate, br', 'gzip'])('%s gives gzip', async (accepted) => {
		const response = await compressed(page(), accepted);
		const body = await bytes(response);
		expect(response.headers.get('content-encoding')).toBe('gzip');
		expect(response.headers.get('content-length')).toBe(String(body.length));
		expect(response.headers.get('vary')).toBe('accept-encoding');
		expect([response.status, response.headers.get('etag')]).toEqual([422, '"a"']);
		expect(gunzipSync(body).toString()).toBe(text);
		expect(body.length).toBeLessThan(text.length / 20);
	});

	test.each(['', 'br', 'identity'])('a browser that takes "%s" gets the page as it is', async (accepted) => {
		const response = await compressed(page(), accepted);
		expect(response.headers.has('content-encoding')).toBe(false);
		expect((await bytes(response)).toString()).toBe(text);
	});

	test('pictures, small answers and what is compressed already stay', async () => {
		expect((await compressed(page({ 'content-type': 'image/png' }), 'gzip')).headers.has('content-encoding')).toBe(false);
		expect((await compressed(page({ 'content-encoding': 'br' }), 'gzip')).headers.get('content-encoding')).toBe('br');
		const small = await compressed(new Response('ok', { headers: { 'content-type': 'text/plain' } }), 'gzip');
		expect(small.headers.has('content-encoding')).toBe(false);
		expect((await bytes(small)).toString()).toBe('ok');
	});

	test('an answer that goes on and on is left as it comes', async () => {
		const stream = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new TextEncoder().encode('event: denyut\n\n')) });
		const response = await compressed(new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } }), 'gzip');
		const reader = response.body?.getReader();
		expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('event: denyut\n\n');
		expect(response.headers.has('content-encoding')).toBe(false);
		await reader?.cancel();
	});

	test('an answer without a body stays without one', async () => {
		expect((await compressed(new Response(null, { status: 304, headers: { 'content-type': 'text/html' } }), 'gzip')).body).toBeNull();
	});

	test.each([[{ 'content-disposition': 'attachment; filename="x.csv"' }], [{ 'content-length': '5000000' }]])('what is long (%j) goes out piece by piece, before its end is known', async (headers: Record<string, string>) => {
		let asked = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull: (controller) => {
				asked += 1;
				controller.enqueue(randomBytes(64 * 1024)); // random: the packer cannot hold it back
			}
		});
		const response = await compressed(new Response(endless, { headers: { 'content-type': 'text/csv', ...headers } }), 'br, gzip');
		expect([response.headers.get('content-encoding'), response.headers.get('content-length')]).toEqual(['gzip', null]);
		const reader = response.body!.getReader();
		let received = 0;
		while (received < 200_000) received += (await reader.read()).value?.length ?? 0;
		await reader.cancel();
		expect(asked).toBeLessThan(60); // it waits for who reads
	});

	test('a long file arrives whole, packed or not', async () => {
		const file = () => new Response(text, { headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment' } });
		expect(gunzipSync(await bytes(await compressed(file(), 'gzip, br'))).toString()).toBe(text);
		const plain = await compressed(file(), 'br');
		expect([plain.headers.get('content-encoding'), (await bytes(plain)).toString()]).toEqual([null, text]);
	});
});
