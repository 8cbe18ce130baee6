import { describe, expect, test } from 'vitest';
import { placesOf } from './places.ts';
import { Random } from './random.ts';
import type { Unit } from './types.ts';

const unit = (id: string, areaCode: string) => ({ id, areaCode }) as Unit;

describe('where the demo\'s service points stand', () => {
	test('within three kilometres of the middle of their district, always the same', () => {
		const units = [unit('a', '15.05.02'), unit('b', '150508'), unit('c', '15.05')];
		const [first, again] = [placesOf({ units }, new Random('s')), placesOf({ units }, new Random('s'))];
		for (const { id } of units) expect(first(id)).toEqual(again(id));
		expect(first('a')?.[0]).toBeCloseTo(-1.46, 1);
		expect(first('b')?.[1]).toBeCloseTo(103.78, 1);
	});

	test('nowhere, in a district that is not known here', () => {
		const placeOf = placesOf({ units: [unit('a', '18.01.01')] }, new Random('s'));
		expect([placeOf('a'), placeOf('unknown')]).toEqual([null, null]);
	});
});
