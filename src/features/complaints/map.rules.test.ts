import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxAround, isInside, labelsOf, metresBetween, nearest, onSheet, placeAt, scaleOf, shortName, viewOf, zoomedBox, ZOOM, type Box, type MapPlace } from './map.rules.ts';

const BOX: Box = { south: -2, west: 103, north: -1, east: 104.3333 };
const place = (name: string, latitude: number, longitude: number, kind: MapPlace['kind'] = 'office'): MapPlace => ({ id: name, name, kind, latitude, longitude });
const somewhere = fc.record({ latitude: fc.double({ min: -11, max: 6, noNaN: true }), longitude: fc.double({ min: 95, max: 141, noNaN: true }) });

describe('the box of a map', () => {
	test('none without places; with one place it is still two kilometres tall', () => {
		expect(boxAround([])).toBeUndefined();
		const box = boxAround([{ latitude: -1.5, longitude: 103.5 }]);
		expect((box?.north ?? 0) - (box?.south ?? 0)).toBeCloseTo(0.02, 6);
	});

	test('holds every place with a margin, on a sheet of 4:3', () => {
		fc.assert(fc.property(fc.array(somewhere, { minLength: 1, maxLength: 30 }), (places) => {
			const box = boxAround(places) as Box;
			for (const one of places) expect(isInside(box, one)).toBe(true);
			expect(viewOf(box, 640).height).toBe(480);
		}));
	});

	test('a picture gives the sheet its own proportions, within reason', () => {
		expect(viewOf(BOX, 640, { width: 1000, height: 500 }).height).toBe(320);
		expect(viewOf(BOX, 288, { width: 10, height: 5000 }).height).toBe(576);
		expect(viewOf(BOX, 640, { width: 5000, height: 10 }).height).toBe(256);
	});

	test('nearer is four times smaller, holds the point, and never leaves the whole', () => {
		fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (up, across) => {
			const at = { latitude: BOX.south + up * (BOX.north - BOX.south), longitude: BOX.west + across * (BOX.east - BOX.west) };
			const part = zoomedBox(BOX, at);
			expect((part.north - part.south) * ZOOM).toBeCloseTo(BOX.north - BOX.south, 9);
			expect(at.latitude).toBeGreaterThanOrEqual(part.south - 1e-9);
			expect(at.latitude).toBeLessThanOrEqual(part.north + 1e-9);
			expect(part.south).toBeGreaterThanOrEqual(BOX.south - 1e-9);
			expect(part.east).toBeLessThanOrEqual(BOX.east + 1e-9);
		}));
	});
});

describe('a click on the sheet', () => {
	const view = viewOf(BOX, 640);

	test('is the place drawn there, to eleven metres', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: view.width }), fc.integer({ min: 0, max: view.height }), (x, y) => {
			const at = placeAt(view, x, y);
			const back = onSheet(view, at ?? { latitude: 0, longitude: 0 });
			expect(Math.abs(back.x - x)).toBeLessThan(0.1);
			expect(Math.abs(back.y - y)).toBeLessThan(0.1);
		}));
	});

	test('the corners are the corners of the box', () => {
		expect(placeAt(view, 0, 0)).toEqual({ latitude: -1, longitude: 103 });
		expect(placeAt(view, view.width, view.height)).toEqual({ latitude: -2, longitude: 104.3333 });
	});

	test.each([[-1, 0], [0, -1], [641, 0], [0, 10_000], [Number.NaN, 3], [3, Number.POSITIVE_INFINITY]])('beside the sheet (%s, %s) there is no place', (x, y) => {
		expect(placeAt(view, x, y)).toBeUndefined();
	});
});

describe('distances', () => {
	// Jambi to Palembang by great circle: -1.6101 103.6131, -2.9761 104.7754: about 199 km.
	test('are those on the sphere', () => {
		expect(metresBetween({ latitude: 0, longitude: 100 }, { latitude: 1, longitude: 100 })).toBeCloseTo(111_195, -1);
		expect(metresBetween({ latitude: -1.6101, longitude: 103.6131 }, { latitude: -2.9761, longitude: 104.7754 }) / 1000).toBeCloseTo(199.4, 0);
	});

	test('the nearest place is said, none of none', () => {
		const places = [place('jauh', -1.9, 103.1), place('dekat', -1.5, 103.52)];
		expect(nearest(places, { latitude: -1.5, longitude: 103.5 })?.name).toBe('dekat');
		expect(nearest([], { latitude: 0, longitude: 0 })).toBeUndefined();
	});

	test('the scale bar is 1, 2 or 5 of something, and at most a quarter of the sheet', () => {
		fc.assert(fc.property(somewhere, fc.double({ min: 0.001, max: 10, noNaN: true }), ({ latitude, longitude }, tall) => {
			const view = viewOf({ south: latitude - tall / 2, north: latitude + tall / 2, west: longitude - tall / 2, east: longitude + tall / 2 }, 640);
			const { metres, pixels } = scaleOf(view);
			expect([1, 2, 5]).toContain(Number(String(metres).replace('0.', '').replaceAll('0', '')));
			expect(pixels).toBeLessThanOrEqual(160.001);
			expect(pixels).toBeGreaterThan(60);
		}));
	});
});

describe('names on the sheet', () => {
	const view = viewOf(BOX, 640);

	test('districts come first, and a name never covers another', () => {
		const labels = labelsOf(view, [place('Dinas', -1.5, 103.5), place('Kecamatan Rekaan', -1.5, 103.51, 'district')]);
		expect(labels.map(({ name, isNamed }) => [name, isNamed])).toEqual([['Kecamatan Rekaan', true], ['Dinas', false]]);
	});

	test('at the right edge the name stands left of its mark; places beyond the sheet are not drawn', () => {
		const labels = labelsOf(view, [place('Kantor Timur', -1.5, 104.32), place('Luar', -3, 103.5)]);
		expect(labels).toMatchObject([{ name: 'Kantor Timur', isLeft: true, isNamed: true }]);
	});

	test('a long name is cut by signs, not in the middle of one', () => {
		expect(shortName('Dinas Perhubungan')).toBe('Dinas Perhubungan');
		expect(['Kecamatan Sekernan', 'Kantor Camat Kumpeh', 'Kecamatan'].map(shortName)).toEqual(['Sekernan', 'Kumpeh', 'Kecamatan']);
		expect([...shortName('😀'.repeat(40))]).toHaveLength(28);
		expect(shortName('Dinas Kependudukan dan Pencatatan Sipil')).toBe('Dinas Kependudukan dan Penc…');
	});
});
