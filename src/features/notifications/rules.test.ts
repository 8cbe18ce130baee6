import { describe, expect, test } from 'vitest';
import { isByMail, isKind, isOwnPath } from './rules.ts';
import { KINDS, PreferenceForm, ReadForm, UndoForm } from './schema.ts';

describe('what goes out by mail', () => {
	test('at first: what has a date or waits for a decision, and no more', () => {
		expect(KINDS.filter((kind) => isByMail(kind, new Map()))).toEqual(['session.promoted', 'evaluation.computed', 'complaint.late', 'complaint.reopened', 'privacy.due', 'post_training.asked', 'post_training.closing']);
	});

	test('a choice overrules, both ways', () => {
		expect(isByMail('session.promoted', new Map([['session.promoted', false]]))).toBe(false);
		expect(isByMail('survey.closed', new Map([['survey.closed', true]]))).toBe(true);
	});
});

test('a kind that a newer release wrote is unknown here, not a fault', () => {
	expect(isKind('session.promoted')).toBe(true);
	expect(isKind('holiday.declared')).toBe(false);
});

describe('an address of ours', () => {
	test.each(['/hari-ini', '/pelatihan/0190?x=1', '/'])('%s', (link) => expect(isOwnPath(link)).toBe(true));
	test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', '/a b'])('%j is not', (link) => expect(isOwnPath(link)).toBe(false));
});

describe('forms', () => {
	test('no box ticked, one, or several', () => {
		expect(PreferenceForm.parse({}).byMail).toEqual([]);
		expect(PreferenceForm.parse({ byMail: 'survey.closed' }).byMail).toEqual(['survey.closed']);
		expect(PreferenceForm.parse({ byMail: ['survey.closed', 'session.promoted'] }).byMail).toEqual(['survey.closed', 'session.promoted']);
		expect(PreferenceForm.safeParse({ byMail: 'everything' }).success).toBe(false);
	});

	test('reading takes one or all, and a page of the list', () => {
		expect(ReadForm.parse({})).toEqual({ page: 1 });
		expect(ReadForm.parse({ page: '3' }).page).toBe(3);
		expect(ReadForm.safeParse({ id: 'first' }).success).toBe(false);
		expect(ReadForm.safeParse({ page: '-1' }).success).toBe(false);
	});

	test('undo takes an instant and nothing else', () => {
		expect(UndoForm.safeParse({ readAt: '2026-11-21T03:00:00.000Z' }).success).toBe(true);
		expect(UndoForm.safeParse({ readAt: 'kemarin' }).success).toBe(false);
	});
});
