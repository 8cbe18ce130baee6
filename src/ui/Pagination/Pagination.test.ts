import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { uiMessages as en } from '../messages.en.ts';
import { uiMessages as id } from '../messages.id.ts';
import Pagination from './Pagination.svelte';

const draw = (page: number, pages: number, given: { readonly total?: string; readonly locale?: 'id' | 'en' } = {}) =>
	html(Pagination, { page, pages, href: (to: number) => `/daftar?cari=a&halaman=${to}`, ...(given.total === undefined ? {} : { total: given.total }) }, given.locale);
/** Where the two links lead; null where there is none. */
const links = (page: number, pages: number) => {
	const out = draw(page, pages);
	const to = (rel: string) => new RegExp(`rel="${rel}" href="[^"]*halaman=(-?\\d+)"`).exec(out)?.[1] ?? null;
	return [to('prev'), to('next')];
};

describe('the pages of a list', () => {
	test.each([
		[1, 3, [null, '2']], [2, 3, ['1', '3']], [3, 3, ['2', null]], [1, 1, [null, null]], [1, 2, [null, '2']]
	] as const)('page %i of %i leads to %j', (page, pages, wanted) => expect(links(page, pages)).toEqual(wanted));

	test('a page beyond the last leads back to the last, not to another that is empty', () => {
		expect(links(9, 3)).toEqual(['3', null]);
		expect(links(1000, 1)).toEqual([null, null]);
	});

	test('no link ever leads where no page is', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 200 }), (page, pages) => {
			for (const to of links(page, pages)) if (to !== null) expect(Number(to) >= 1 && Number(to) <= pages).toBe(true);
		}));
	});

	test('of one page without a count nothing stands; with a count only the count', () => {
		expect(draw(1, 1)).toBe('');
		expect(textOf(draw(1, 1, { total: '12 orang' }))).toBe('12 orang');
		expect(draw(1, 1, { total: '12 orang' })).not.toContain('<a ');
	});

	test.each([['id', id], ['en', en]] as const)('in %s says the count and the place', (locale, words) => {
		const out = draw(2, 58, { total: '2.898', locale });
		expectSound(out);
		expect(textOf(out)).toBe(`2.898 · ${words.page(2, 58)} ${words.previous} ${words.next}`);
		expect(out).toContain(`aria-label="${words.pages}"`);
	});

	test('the filter in the address stays, as part of an attribute', () => expect(draw(1, 2)).toContain('href="/daftar?cari=a&amp;halaman=2"'));
});
