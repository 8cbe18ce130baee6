import { expect, test } from 'vitest';
import { ELEMENTS, GRADES } from './schema.ts';
import * as english from './skm.messages.en.ts';
import * as indonesian from './skm.messages.id.ts';

test.each([indonesian, english])('every element and every grade has a name of its own', ({ elementNames, gradeLabels }) => {
	expect(Object.keys(elementNames)).toEqual([...ELEMENTS]);
	expect(Object.keys(gradeLabels)).toEqual([...GRADES]);
	expect(new Set([...Object.values(elementNames), ...Object.values(gradeLabels)]).size).toBe(13);
});

// docs/rules/skm.md § 3
test('the labels are those of the regulation', () => {
	expect(Object.values(indonesian.gradeLabels)).toEqual(['Sangat Baik', 'Baik', 'Kurang Baik', 'Tidak Baik']);
});
