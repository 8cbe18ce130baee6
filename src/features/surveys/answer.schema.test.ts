import { describe, expect, test } from 'vitest';
import { AnswerForm } from './answer.schema.ts';
import { ELEMENTS } from './schema.ts';

const answers = Object.fromEntries(ELEMENTS.map((element) => [element, '3']));
const form = { token: '3c6a1f0e-1d7b-4b9e-9d2a-5b8a3a0f1c2d', channel: 'web', ...answers, sex: '', ageBand: '', education: '', occupation: '', comment: '' };
const faults = (given: object) => AnswerForm.safeParse({ ...form, ...given }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a filled survey form', () => {
	test('nine answers are enough; what was left open is null', () => {
		expect(AnswerForm.parse({ token: form.token, ...answers })).toEqual({
			token: form.token,
			channel: 'web',
			...Object.fromEntries(ELEMENTS.map((element) => [element, 3])),
			sex: null,
			ageBand: null,
			education: null,
			occupation: null,
			comment: null
		});
		expect(AnswerForm.parse(form)).toMatchObject({ sex: null, comment: null });
	});

	test.each(['0', '5', '-1', '3.0', '03', '3e0', '１', '', 'null', "1' or '1'='1", '<script>'])('an answer of "%s" is refused at its question', (value) =>
		expect(faults({ duration: value })).toEqual(['duration'])
	);

	test('every question left out is named, a list of answers and a file are refused', () => {
		expect(AnswerForm.safeParse({ token: form.token }).error?.issues.map(({ path }) => path[0])).toEqual([...ELEMENTS]);
		expect(faults({ cost: ['1', '4'] })).toEqual(['cost']);
		expect(faults({ cost: new File(['3'], 'x') })).toEqual(['cost']);
	});

	test('visitor facts come from the lists only; the token must be one', () => {
		expect(faults({ sex: 'X', ageBand: '5-8', education: 'tk', occupation: 'raja' })).toEqual(['sex', 'ageBand', 'education', 'occupation']);
		expect(faults({ token: '1' })).toEqual(['token']);
	});

	test('a comment keeps its letters as they are, loses NUL, and has an end', () => {
		expect(AnswerForm.parse({ ...form, comment: ' <b>Bagus</b>; drop table survey; -- é 👍\u0000 ' }).comment).toBe('<b>Bagus</b>; drop table survey; -- é 👍');
		expect(faults({ comment: 'x'.repeat(2001) })).toEqual(['comment']);
		expect(faults({ comment: 'x'.repeat(10_000_000) })).toEqual(['comment']);
	});

	test('an unknown channel counts as the web', () => expect(AnswerForm.parse({ ...form, channel: 'officer' }).channel).toBe('web'));
});
