import { describe, expect, test } from 'vitest';
import { AnswerForm, KeptAnswer, KeptBatch } from './answer.schema.ts';
import { EXTRA_KEYS } from './questionnaire.schema.ts';
import { ELEMENTS } from './schema.ts';

const answers = Object.fromEntries(ELEMENTS.map((element) => [element, '3']));
const form = { token: '3c6a1f0e-1d7b-4b9e-9d2a-5b8a3a0f1c2d', ...answers, sex: '', ageBand: '', education: '', occupation: '', comment: '' };
const faults = (given: object) => AnswerForm.safeParse({ ...form, ...given }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a filled survey form', () => {
	test('nine answers are enough; what was left open is null', () => {
		expect(AnswerForm.parse({ token: form.token, ...answers })).toEqual({
			token: form.token,
			seal: '',
			ticket: '',
			pass: '',
			language: 'id',
			large: '',
			skips: [],
			...Object.fromEntries(EXTRA_KEYS.map((key) => [key, null])),
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

	test('an element that the form did not ask may be missing, and only such a one', () => {
		const { cost: _, ...eight } = answers;
		expect(AnswerForm.parse({ token: form.token, ...eight, skips: 'cost,raja' }).skips).toEqual(['cost']);
		expect(AnswerForm.safeParse({ token: form.token, ...eight, skips: 'duration' }).error?.issues.map(({ path }) => path[0])).toEqual(['cost']);
	});

	test('a way of filling cannot be claimed: a channel in the form is not read', () => expect(AnswerForm.parse({ ...form, channel: 'officer' })).not.toHaveProperty('channel'));

	test('emoji and every script are letters; ten thousand of them are too many', () => {
		const comment = 'Bagus 👍🏽 ภาษาไทย 中文 العربية हिन्दी ᮞᮥᮔ᮪ᮓ ꦗꦮ 𐐷';
		expect(AnswerForm.parse({ ...form, comment, x1: comment })).toMatchObject({ comment, x1: comment });
		expect(faults({ comment: '👍'.repeat(10_000), x1: 'x'.repeat(10_000) })).toEqual(['x1', 'comment']);
	});
});

describe('an answer that a tablet kept', () => {
	const kept = { token: form.token, day: '2026-11-20', floor: '2026-11-20', seconds: 40, answers: { duration: 3 } };
	test('holds whole scores of known elements only', () => {
		expect(KeptAnswer.parse(kept)).toEqual(kept);
		for (const wrong of [{ duration: 5 }, { duration: '3' }, { duration: 2.5 }, { raja: 1 }]) expect(KeptAnswer.safeParse({ ...kept, answers: wrong }).success).toBe(false);
	});
	test.each([{ day: '20-11-2026' }, { day: '' }, { floor: 'x' }, { seconds: -1 }, { seconds: Number.NaN }, { token: '1' }])('%j is refused', (wrong) =>
		expect(KeptAnswer.safeParse({ ...kept, ...wrong }).success).toBe(false)
	);
	test('comes in batches of at most 200', () => {
		expect(KeptBatch.safeParse({ pass: 'x', answers: Array(200).fill(kept) }).success).toBe(true);
		expect(KeptBatch.safeParse({ pass: 'x', answers: Array(201).fill(kept) }).success).toBe(false);
	});
});
