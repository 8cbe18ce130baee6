import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { officesOf, type OfficeLevel } from '../offices.rules.ts';
import { id } from '../pictures.messages.id.ts';
import { buildRows } from '../testing/build-rows.ts';
import { evaluationPage } from '../testing/stored.ts';
import EffectForest from './EffectForest.svelte';
import { multipleOf, withSelf, type EffectRow } from './effect-rows.ts';
import { forestPicture, NARROW_FOREST, WIDE_FOREST } from './forest-picture.ts';
import { linePicture } from './line-picture.ts';
import { NARROW, WIDE } from './event-picture.ts';
import OfficeTiles from './OfficeTiles.svelte';
import { NARROW_TILES, tilePicture, twoLines, WIDE_TILES } from './tile-picture.ts';

const LOCALES = ['id', 'en'] as const;
const row = (given: Partial<EffectRow> = {}): EffectRow => ({ id: 'a', title: 'Pelatihan Rekaan', outcome: 'index', sesoi: 2, direction: 'up', verdict: 'proven_better', att: 4, ci95: [2, 6], ...given });
const several = [row(), row({ id: 'b', title: 'Antrean', outcome: 'wait_median_minutes', sesoi: 5, direction: 'down', att: -10, ci95: [-15, -5] }), row({ id: 'c', att: 1, ci95: [-1, 3], verdict: 'not_enough_evidence' }), row({ id: 'd', att: -6, ci95: [-8, -4], verdict: 'proven_worse' }), row({ id: 'e', verdict: null, att: null, ci95: null })];

describe('effects on one scale', () => {
	test('points that shall rise and minutes that shall fall stand the same way round', () => {
		expect(multipleOf(several[0]!)).toEqual({ att: 2, ci95: [1, 3], look: 'filled' });
		expect(multipleOf(several[1]!)).toEqual({ att: 2, ci95: [1, 3], look: 'filled' });
		expect(multipleOf(several[2]!)).toMatchObject({ look: 'hollow' });
		expect(multipleOf(several[3]!)).toMatchObject({ att: -3, look: 'against' });
	});

	test('what cannot be judged has no number, whatever was computed', () => {
		for (const verdict of ['cannot_be_judged', null] as const) expect(multipleOf(row({ verdict }))).toEqual({ att: null, ci95: null, look: 'hollow' });
	});

	test('a range stays in order and holds its effect', () => {
		fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 20, noNaN: true }), fc.constantFrom('up', 'down'), (att, half, sesoi, direction) => {
			const { att: effect, ci95 } = multipleOf(row({ att, ci95: [att - half, att + half], sesoi, direction: direction as 'up' }));
			expect(ci95![0]).toBeLessThanOrEqual(effect! + 1e-9);
			expect(ci95![1]).toBeGreaterThanOrEqual(effect! - 1e-9);
		}));
	});

	test.each(LOCALES)('in %s the picture keeps the order given, and names what has no number', (locale) => {
		const out = html(EffectForest, { rows: several }, locale);
		expectSound(out);
		expect(out.match(/role="img"/g)).toHaveLength(2);
		const places = ['Pelatihan Rekaan', 'Antrean'].map((name) => out.indexOf(`>${name}<`));
		expect(places).not.toContain(-1);
		expect(places).toEqual([...places].sort((a, b) => a - b));
	});

	test('cuts a long title and never the measure that tells two evaluations of one training apart', () => {
		const name = 'Pelatihan Pelayanan Prima Gelombang Kedua Tahun 2027';
		const rows = ['IKM', 'unsur “Waktu Penyelesaian”'].map((tail) => ({ key: tail, name, tail, att: 1, ci95: null, look: 'filled' as const }));
		const wide = forestPicture(rows, {}, WIDE_FOREST)!.lines;
		expect(wide.map(({ name, tail }) => [name, tail])).toEqual([['Pelatihan Pelayanan Prima Gelombang K…', 'IKM'], ['Pelatihan Pelayanan Prima Gelombang K…', 'unsur “Waktu Penyelesaian”']]);
		const narrow = forestPicture(rows, {}, NARROW_FOREST)!.lines;
		expect(narrow.map(({ name, tail }) => [name, tail])).toEqual([['Pelatihan Pelayanan Prima Gelombang Ked… · IKM', null], ['Pelatihan Pelaya… · unsur “Waktu Penyelesaian”', null]]);
		for (const line of narrow) expect(line.name.length).toBeLessThanOrEqual(NARROW_FOREST.longest);
		expect(textOf(html(EffectForest, { rows: [row({ title: name }), row({ id: 'b', title: name, outcome: 'duration' })] }))).toContain('unsur “Waktu Penyelesaian”');
	});

	test('without tails the lines stand as close as they did, with them there is room for two', () => {
		const rows = (tail?: string) => ['a', 'b'].map((key) => ({ key, name: key, att: 1, ci95: null, look: 'filled' as const, ...(tail === undefined ? {} : { tail }) }));
		const apart = (tail?: string) => { const { lines, size } = forestPicture(rows(tail), {}, WIDE_FOREST)!; return [lines[1]!.y - lines[0]!.y, size.height]; };
		expect([apart(), apart('IKM')]).toEqual([[26, 86], [38, 110]]);
	});

	test('a tail longer than the room leaves one letter of the name', () => {
		const picture = forestPicture([{ key: 'a', name: 'Nama', tail: 'x'.repeat(60), att: 1, ci95: null, look: 'filled' }], {}, NARROW_FOREST);
		expect(picture!.lines[0]!.name).toBe(`… · ${'x'.repeat(60)}`);
	});

	test('says how many are better, unclear and worse, and how many were not judged', () => {
		const text = textOf(html(EffectForest, { rows: several }));
		expect(text).toContain(id.effects.sentence('4', '2', '1', '1'));
		expect(text).toContain(id.effects.without('1'));
	});

	test('one result alone is no comparison', () => expect(html(EffectForest, { rows: [row(), row({ id: 'z', verdict: null })] })).not.toContain('<svg'));
	test('titles are text', () => expectHarmless(html(EffectForest, { rows: [row({ title: HOSTILE }), row({ id: 'b', title: HOSTILE })] })));

	test('on the page of an evaluation it stands before its siblings', () => {
		const page = evaluationPage(null, { siblings: [{ id: 's', title: 'Lain', outcome: 'index', sesoi: 2, direction: 'up', verdict: 'proven_better', att: 3, ci95: [1, 5] }] });
		const latest = { verdict: 'cannot_be_judged', result: { impact: null } } as unknown as Parameters<typeof withSelf>[1];
		expect(withSelf(page, latest).map(({ id: one }) => one)).toEqual([page.id, 's']);
	});
});

describe('the forest', () => {
	const rows = several.map((one) => ({ key: one.id, name: one.title, ...multipleOf(one) }));

	test.each([['wide', WIDE_FOREST], ['narrow', NARROW_FOREST]] as const)('the %s one holds all lines, in order', (_name, size) => {
		const picture = forestPicture(rows, { main: 2, band: 1 }, size)!;
		expect(picture.lines.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
		for (const { x, low, high, y } of picture.lines) {
			for (const place of [x, low, high]) if (place !== null) expect(place >= 0 && place <= size.width).toBe(true);
			expect(y).toBeLessThan(picture.size.height);
		}
		expect(picture.band!.x).toBeLessThan(picture.grid.find(({ value }) => value === 0)!.at);
		expect(picture.mainX).not.toBeNull();
	});

	test('a long name is cut with a mark', () => expect(forestPicture([{ ...rows[0]!, name: 'x'.repeat(90) }], {}, WIDE_FOREST)!.lines[0]!.name).toMatch(/^x{37}…$/));
	test('without any effect there is none', () => expect(forestPicture([{ key: 'a', name: 'a', att: null, ci95: null, look: 'hollow' }], {}, WIDE_FOREST)).toBeNull());
});

describe('offices as tiles', () => {
	const rows = buildRows({ months: 8, groups: [{ offices: 2, start: 4 }, { offices: 3, start: null }], effect: 3 }).map((one) => ({ ...one, unitName: `Kecamatan ${one.unitId.slice(-1)}` }));
	const offices = officesOf(rows, 'index');

	test('there is one of each office, by name, with when it was trained and its last months', () => {
		expect(offices.map(({ name }) => name)).toEqual(['Kecamatan 0', 'Kecamatan 1', 'Kecamatan 2', 'Kecamatan 3', 'Kecamatan 4']);
		expect(offices.map(({ firstMonth }) => firstMonth)).toEqual(['2024-05-01', '2024-05-01', null, null, null]);
		for (const { value, months } of offices) {
			expect(value).toBeGreaterThan(50);
			expect(months).toBe(8);
		}
	});

	test('answers count alike, whatever service they are about', () => {
		const [one] = officesOf([{ ...rows[0]!, month: '2024-08-01', responses: 10, total: 270 }, { ...rows[0]!, serviceId: 'other', month: '2024-08-01', responses: 30, total: 1080 }], 'index');
		expect(one!.value).toBeCloseTo((25 * 1350) / (40 * 9), 10);
	});

	test('the order of rows changes nothing', () => expect(officesOf([...rows].reverse(), 'index').map(({ name, months }) => [name, months])).toEqual(offices.map(({ name, months }) => [name, months])));
	test('nothing, nobody and silence', () => {
		expect(officesOf([], 'index')).toEqual([]);
		expect(officesOf([{ ...rows[0]!, responses: 0, total: 0 }], 'index')[0]!.value).toBeNull();
		expect(tilePicture([], WIDE_TILES)).toBeNull();
	});

	test.each([['wide', WIDE_TILES], ['narrow', NARROW_TILES]] as const)('the %s picture holds every tile', (_name, size) => {
		const picture = tilePicture(offices, size)!;
		for (const { x, y, shade } of picture.tiles) {
			expect(x + picture.tile.width).toBeLessThanOrEqual(size.width + 0.2);
			expect(y + picture.tile.height).toBeLessThanOrEqual(picture.size.height);
			expect(shade).toBeGreaterThan(0);
			expect(shade).toBeLessThan(5);
		}
	});

	test('a hundred offices are cut off, and the picture says so', () => {
		const many: OfficeLevel[] = Array.from({ length: 100 }, (_, at) => ({ ...offices[0]!, unitId: `u${at}`, name: `Kantor ${at}` }));
		const out = html(OfficeTiles, { offices: many, outcome: 'index' });
		expect(textOf(out)).toContain(id.tiles.more('60', '100'));
		expect(out.match(/<tr>/g)!.length).toBe(101);
	});

	test('names break between words, in two lines at most', () => {
		expect(twoLines('Dinas Kependudukan dan Pencatatan Sipil', 19)).toEqual(['Dinas Kependudukan', 'dan Pencatatan Sip…']);
		expect(twoLines('Kelurahan', 19)).toEqual(['Kelurahan']);
		expect(twoLines('x'.repeat(50), 10)).toEqual(['x'.repeat(10), `${'x'.repeat(9)}…`]);
	});

	test.each(LOCALES)('in %s readable by all, and text stays text', (locale) => {
		expectSound(html(OfficeTiles, { offices, outcome: 'index' }, locale));
		expectHarmless(html(OfficeTiles, { offices: [{ ...offices[0]!, name: HOSTILE }], outcome: 'index' }, locale));
	});
});

describe('names at the ends of lines', () => {
	const month = (index: number) => `2025-${String(index).padStart(2, '0')}-01`;
	test.each([WIDE, NARROW])('never stand on each other', (size) => {
		fc.assert(fc.property(fc.double({ min: 60, max: 90, noNaN: true }), fc.double({ min: 60, max: 90, noNaN: true }), (trained, comparison) => {
			const { names } = linePicture([{ month: month(1), trained: 75, comparison: 76 }, { month: month(2), trained, comparison }], [], size)!;
			expect(Math.abs(names.trained! - names.comparison!)).toBeGreaterThanOrEqual(14.9);
			if (Math.abs(trained - comparison) > 1) expect(names.trained! < names.comparison!).toBe(trained > comparison);
		}));
	});
	test('a line that is not there has none', () => expect(linePicture([{ month: month(1), trained: 75, comparison: null }, { month: month(2), trained: 76, comparison: null }], [], WIDE)!.names.comparison).toBeNull());
});
