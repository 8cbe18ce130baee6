import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pagesOf, readPage } from './paging.ts';

const list = (total: number) => Array.from({ length: total }, (_, at) => ({ at, total }));
/** A list of so many rows, which notes the offsets that were asked for. */
function reading(total: number, size: number) {
	const asked: number[] = [];
	return {
		asked,
		read: (offset: number) => {
			asked.push(offset);
			return Promise.resolve(list(total).slice(offset, offset + size));
		}
	};
}

describe('one page of a list', () => {
	test('a page in the middle is read once, where it begins', async () => {
		const { asked, read } = reading(120, 50);
		const page = await readPage(2, 50, read);
		expect(page).toMatchObject({ total: 120, pages: 3, page: 2 });
		expect([page.lines[0]?.at, page.lines.at(-1)?.at]).toEqual([50, 99]);
		expect(asked).toEqual([50]);
	});

	test('a page beyond the last is the last, not an empty list', async () => {
		const page = await readPage(99, 50, reading(120, 50).read);
		expect(page).toMatchObject({ total: 120, pages: 3, page: 3 });
		expect(page.lines.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, at) => 100 + at));
	});

	test('a last page that is full has no empty one after it', async () => {
		expect(await readPage(3, 50, reading(100, 50).read)).toMatchObject({ pages: 2, page: 2, total: 100 });
	});

	test('an empty list has one page, whichever was asked for', async () => {
		for (const asked of [1, 2, 100_000]) expect(await readPage(asked, 50, reading(0, 50).read)).toEqual({ lines: [], total: 0, pages: 1, page: 1 });
	});

	test('the pages of a list hold each row once, in order', async () => {
		await fc.assert(fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 9 }), async (total, size) => {
			const { read } = reading(total, size);
			const { pages } = await readPage(1, size, read);
			const seen: number[] = [];
			for (let page = 1; page <= pages; page += 1) seen.push(...(await readPage(page, size, read)).lines.map(({ at }) => at));
			expect(seen).toEqual(list(total).map(({ at }) => at));
		}));
	});

	test('whatever page is asked for, one that is there is shown', async () => {
		await fc.assert(fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 100_000 }), async (total, size, asked) => {
			const shown = await readPage(asked, size, reading(total, size).read);
			expect(shown.page).toBe(Math.min(asked, pagesOf(total, size)));
			expect(shown.lines.length > 0).toBe(total > 0);
		}));
	});
});

test.each([
	[0, 1],
	[1, 1],
	[50, 1],
	[51, 2],
	[100, 2],
	[101, 3]
])('%i rows, fifty a page, are %i pages', (total, pages) => expect(pagesOf(total, 50)).toBe(pages));
