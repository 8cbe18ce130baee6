import { describe, expect, test } from 'vitest';
import { expectHarmless, HOSTILE } from '#tests/support/page-laws.ts';
import { html, words } from '#tests/support/render.ts';
import Axis from './Axis.svelte';
import { valueAxis } from './axis.ts';
import Picture from './Picture.svelte';

const lines = (out: string) => [...out.matchAll(/<line class="([^"]*)" x1="([^"]*)" x2="([^"]*)" y1="([^"]*)" y2="([^"]*)"/g)].map(([, look, ...at]) => [look, ...at.map(Number)]);
const labels = (out: string) => [...out.matchAll(/<text class="([^"]*)"[^>]*>([^<]*)</g)].map(([, anchor, text]) => [anchor, text]);

describe('the lines of round values', () => {
	const { grid } = valueAxis([-2, 4], 3, [200, 20]);
	test('of differences carry their sign, and nothing is a stronger line', () => {
		const out = html(Axis, { grid, run: 'up', ends: [40, 300], difference: true });
		expect(labels(out)).toEqual([['end', '−2'], ['end', '0'], ['end', '+2'], ['end', '+4']]);
		expect(lines(out).map(([look]) => look)).toEqual(['grid', 'zero', 'grid', 'grid']);
	});
	test('of plain values have no sign, and zero is a value like others', () => {
		const out = html(Axis, { grid, run: 'up', ends: [40, 300] });
		expect(labels(out).map(([, text]) => text)).toEqual(['−2', '0', '2', '4']);
		expect(lines(out).every(([look]) => look === 'grid')).toBe(true);
	});
	test('run from end to end: up they lie flat, across they stand', () => {
		expect(lines(html(Axis, { grid: [{ value: 1, at: 50 }], run: 'up', ends: [40, 300] }))).toEqual([['grid', 40, 300, 50, 50]]);
		const across = html(Axis, { grid: [{ value: 1, at: 50 }], run: 'across', ends: [8, 90] });
		expect(lines(across)).toEqual([['grid', 50, 50, 8, 90]]);
		expect(labels(across)).toEqual([['middle', '1']]);
	});
	test('are written as the reader writes them', () => {
		const half = [{ value: 0.5, at: 1 }, { value: 1, at: 2 }];
		expect(labels(html(Axis, { grid: half, run: 'up', ends: [0, 1] })).map(([, text]) => text)).toEqual(['0,5', '1,0']);
		expect(labels(html(Axis, { grid: half, run: 'up', ends: [0, 1] }, 'en')).map(([, text]) => text)).toEqual(['0.5', '1.0']);
	});
	test('of an empty axis are none', () => expect(lines(html(Axis, { grid: [], run: 'up', ends: [0, 1] }))).toEqual([]));
});

describe('the frame of a picture', () => {
	const given = { name: 'p', on: 'wide', size: { width: 640, height: 300 }, title: 'Judul', sentence: 'Kalimat', children: words('') } as const;
	test('is named and described by what it holds itself', () => {
		const out = html(Picture, given);
		expect(out).toMatch(/role="img" aria-labelledby="p-wide-title p-wide-desc"/);
		expect(out).toContain('<title id="p-wide-title">Judul</title>');
		expect(out).toContain('<desc id="p-wide-desc">Kalimat</desc>');
		expect(out).toContain('viewBox="0 0 640 300"');
	});
	test('for a desk and for a phone never share an id', () => {
		const ids = (['wide', 'narrow'] as const).flatMap((on) => [...html(Picture, { ...given, on }).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
		expect(ids).toHaveLength(4);
		expect(new Set(ids).size).toBe(4);
	});
	test.each([[{}, 'picture wide'], [{ on: 'narrow' }, 'picture narrow'], [{ halo: true, limited: true }, 'picture wide halo limited']] as const)('%j looks like %s', (more, look) => expect(html(Picture, { ...given, ...more })).toMatch(new RegExp(`<svg class="${look}"`)));
	test('titles and sentences are text', () => expectHarmless(html(Picture, { ...given, title: HOSTILE, sentence: HOSTILE })));
});
