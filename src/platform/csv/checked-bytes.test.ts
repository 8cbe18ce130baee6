import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedBytes, type Fault } from './checked-bytes.ts';

const LIMITS = { maximumBytes: 1e6, maximumRowBytes: 1e5 };

/** The bytes in pieces that end anywhere, also inside a letter. */
async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
	let at = 0;
	for (let turn = 0; at < bytes.length; turn++) {
		const size = Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? bytes.length);
		yield bytes.subarray(at, at + size);
		at += size;
	}
}

async function read(bytes: Uint8Array, sizes: readonly number[] = [], limits = LIMITS): Promise<{ text: string; chunks: Buffer[]; fault: Fault }> {
	const fault: Fault = {};
	const chunks: Buffer[] = [];
	for await (const chunk of checkedBytes(pieces(bytes, sizes), limits, fault)) chunks.push(chunk);
	return { text: Buffer.concat(chunks).toString(), chunks, fault };
}

const line = fc.string({ unit: fc.constantFrom('a', ';', '"', 'é', '✓', '字', '😀', ' '), maxLength: 12 });

describe('bytes of a table', () => {
	test('come through unchanged however they were cut, in whole lines', async () => {
		await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }), async (lines, end, sizes) => {
			const text = lines.map((one) => one + end).join('');
			const { text: got, chunks, fault } = await read(Buffer.from(text), sizes);
			expect([got, fault]).toEqual([text, {}]);
			for (const chunk of chunks) expect(chunk.toString()).toMatch(/\n$/);
		}));
	});

	test('the rows before a bad one are handed on, the bad one and those after are not', async () => {
		await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), fc.constantFrom([0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0x00]), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), async (lines, bad, sizes) => {
			const good = lines.map((one) => `${one}\n`).join('');
			const bytes = Buffer.concat([Buffer.from(good), Buffer.from([0x78, ...bad, 0x0a]), Buffer.from('later\n')]);
			const { text, fault } = await read(bytes, sizes);
			expect(text).toBe(good);
			expect(fault.code).toBe(bad[0] === 0 ? 'csv.not_text' : 'csv.invalid_utf8');
		}));
	});

	test('a last line without an end counts, and is looked at as well', async () => {
		expect((await read(Buffer.from('a\nb'))).text).toBe('a\nb');
		expect((await read(Buffer.from([0x61, 0x0a, 0xff]))).fault.code).toBe('csv.invalid_utf8');
	});

	test('old Mac files end lines with a carriage return alone', async () => expect((await read(Buffer.from('a\rb\rc'), [1])).text).toBe('a\rb\rc'));

	test.each([[[0xff, 0xfe, 0x61, 0]], [[0xfe, 0xff, 0, 0x61]]])('UTF-16 is refused at once: %j', async (bytes) =>
		expect(read(Buffer.from(bytes))).rejects.toMatchObject({ code: 'csv.utf16' }));

	test('too many bytes are refused, in megabytes; as many as allowed are not', async () => {
		const limits = { maximumBytes: 2_000_000, maximumRowBytes: 1e7 };
		await expect(read(Buffer.alloc(2_000_001, 0x61), [65_536], limits)).rejects.toMatchObject({ code: 'csv.too_large', params: { megabytes: 2 } });
		expect((await read(Buffer.alloc(2_000_000, 0x61), [65_536], limits)).text).toHaveLength(2_000_000);
	});

	test('a line without an end is given up before it fills the memory', async () => {
		const { text, fault } = await read(Buffer.concat([Buffer.from('kepala\n'), Buffer.alloc(5000, 0x61)]), [100], { maximumBytes: 1e6, maximumRowBytes: 1000 });
		expect([text, fault.code]).toEqual(['kepala\n', 'csv.row_too_large']);
	});

	test('nothing is nothing', async () => expect(await read(Buffer.alloc(0))).toEqual({ text: '', chunks: [], fault: {} }));
});
