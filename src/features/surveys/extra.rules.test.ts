import { describe, expect, test } from 'vitest';
import { extraResults } from './extra.rules.ts';
import type { ExtraQuestion } from './questionnaire.schema.ts';

const questions: readonly ExtraQuestion[] = [
	{ key: 'x1', text: 'Tahu dari mana?', answers: ['Teman', 'Radio', 'Internet', 'Lainnya'] },
	{ key: 'x2', text: 'Apa yang kurang?', answers: null }
];
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('answers to further questions', () => {
	test('are counted where there was a choice, and stand in the order of the letters where not', () => {
		const given = [...times(4, { x1: '1', x2: 'Kursi' }), { x1: '3', x2: 'Air' }, { x1: '3' }];
		expect(extraResults(questions, given, 5)).toEqual([
			{ key: 'x1', text: 'Tahu dari mana?', answered: 6, counts: [{ label: 'Teman', count: 4 }, { label: 'Radio', count: 0 }, { label: 'Internet', count: 2 }, { label: 'Lainnya', count: 0 }], words: null },
			{ key: 'x2', text: 'Apa yang kurang?', answered: 5, counts: null, words: ['Air', 'Kursi', 'Kursi', 'Kursi', 'Kursi'] }
		]);
	});

	test('of fewer than five people only their number is said (R18)', () => {
		expect(extraResults(questions, times(4, { x1: '2', x2: 'Lama' }), 5)).toMatchObject([{ answered: 4, counts: null, words: null }, { answered: 4, counts: null, words: null }]);
	});

	test('an answer that the question does not know is counted as answered and nowhere else', () => {
		expect(extraResults(questions.slice(0, 1), times(5, { x1: '9' }), 5)[0]).toMatchObject({ answered: 5, counts: [{ count: 0 }, { count: 0 }, { count: 0 }, { count: 0 }] });
	});

	test('there are none where nothing more was asked', () => expect(extraResults([], times(5, { x1: '1' }), 5)).toEqual([]));
});
