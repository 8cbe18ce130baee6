import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressed } from './compress.ts';

const text = 'Pelayanan '.repeat(1000);
const page = (headers: Record<string, string> = {}) => new Response(text, { status: 422, headers: { 'content-type': 'text/html', etag: '"a"', ...headers } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('an answer is compressed where the browser takes it', () => {
	test.each([['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync]] as const)('%s gives %s', async (accepted, coding, open) => {
		const response = await compressed(page(), accepted);
		const body = await bytes(response);
		expect(response.headers.get('content-encoding')).toBe(coding);
		expect(response.headers.get('content-length')).toBe(String(body.length));
		expect(response.headers.get('vary')).toBe('accept-encoding');
		expect([response.status, response.headers.get('etag')]).toEqual([422, '"a"']);
		expect(open(body).toString()).toBe(text);
		expect(body.length).toBeLessThan(text.length / 20);
	});

	test('a browser that takes none gets the page as it is', async () => {
		const response = await compressed(page(), '');
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

	test('an answer without a body stays without one', async () => {
		expect((await compressed(new Response(null, { status: 304, headers: { 'content-type': 'text/html' } }), 'gzip')).body).toBeNull();
	});
});
