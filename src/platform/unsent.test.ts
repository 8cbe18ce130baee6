import { describe, expect, test } from 'vitest';
import { unsent } from './unsent.ts';

describe('facts that are not written out', () => {
	const facts = { heading: 'Dua hal menunggu Anda', tasks: [{ title: 'Isi kehadiran' }], jp: null };

	test('are all there for who draws the page', () => {
		const { heading, tasks, jp } = unsent(facts);
		expect({ heading, tasks, jp }).toEqual(facts);
		expect(tasks).toBe(facts.tasks);
	});

	test('are nothing to who writes out whatever is listed', () => {
		expect(JSON.stringify(unsent(facts))).toBe('{}');
		expect(Object.keys(unsent(facts))).toEqual([]);
		expect(structuredClone(unsent(facts))).toEqual({});
	});

	test('stay a plain object, and the given one stays as it was', () => {
		expect(Object.getPrototypeOf(unsent(facts))).toBe(Object.prototype);
		expect(Object.keys(facts)).toEqual(['heading', 'tasks', 'jp']);
		expect(unsent({})).toEqual({});
	});
});
