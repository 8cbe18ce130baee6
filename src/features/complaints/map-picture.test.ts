import { describe, expect, test } from 'vitest';
import { HOSTILE } from '#tests/support/page-laws.ts';
import { drawMap } from './map-picture.ts';
import { boxAround, viewOf, type MapPlace } from './map.rules.ts';

const place = (name: string, latitude: number, kind: MapPlace['kind'] = 'district'): MapPlace => ({ id: name, name, kind, latitude, longitude: 103.5 });
const view = viewOf(boxAround([place('a', -1.4), place('b', -1.9)]) ?? { south: 0, west: 0, north: 1, east: 1 }, 640);

describe('the drawn map', () => {
	test('shows districts, offices, the scale and the chosen point, and stays small', () => {
		const svg = drawMap({ view, places: [place('Sekernan', -1.46), place('Dinas Rekaan', -1.7, 'office')], point: { latitude: -1.6, longitude: 103.5 } });
		for (const part of ['>Sekernan<', '>Dinas Rekaan<', '<circle', ' km<', '#b3261e']) expect(svg).toContain(part);
		expect(svg.length).toBeLessThan(4000);
	});

	test('draws a hundred places within 20 kB', () => {
		const places = Array.from({ length: 100 }, (_, index) => ({ ...place(`Kecamatan Rekaan ${index}`, -1.4 - (index % 10) / 20), longitude: 103.3 + Math.floor(index / 10) / 25 }));
		expect(drawMap({ view, places, point: null }).length).toBeLessThan(20_000);
	});

	test('names are text: nothing in them closes, opens or loads anything', () => {
		const svg = drawMap({ view, places: [place(HOSTILE.slice(0, 28), -1.6), place('<script>x</script>', -1.5), place('"\'&\u0000\u0007', -1.7)], point: null });
		expect(svg).not.toMatch(/<script|<img|onerror=|\u0000|\u0007/);
		expect(svg.match(/</g)?.length).toBe(svg.match(/>/g)?.length);
	});

	test('a picture stands inside the drawing itself, which loads nothing else', () => {
		const svg = drawMap({ view, places: [], point: null, jpeg: Buffer.from('abc') });
		expect(svg).toContain('href="data:image/jpeg;base64,YWJj"');
		expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('http');
	});
});
