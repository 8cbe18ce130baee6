import { describe, expect, test } from 'vitest';
import { AuditFilter } from './schema.ts';

describe('the filter in the address of the audit page', () => {
	test('keeps what can be read', () => {
		expect(AuditFilter.parse({ action: 'import.confirm', subject: ' person:1 ', from: '2026-02-28', to: '2026-03-01', page: '3' }))
			.toEqual({ action: 'import.confirm', subject: 'person:1', from: '2026-02-28', to: '2026-03-01', page: 3 });
	});

	// The database has no year 0: such a day must not reach it.
	test.each(['2026-02-30', '0000-01-01', '0000-12-31', '-000001-01-01', 'x', ''])('the day %j counts as not asked', (day) => {
		const { from, to } = AuditFilter.parse({ from: day, to: day });
		expect([from, to]).toEqual([undefined, undefined]);
	});

	test.each(['0', '-1', '1e309', '99999999999999', '1.5', 'x'])('page %j is the first', (page) => expect(AuditFilter.parse({ page }).page).toBe(1));
	test.each(["x'; drop table audit_entry; --", '<script>', 'A.B', 'a.b.c', 'a'.repeat(61)])('the action %j counts as not asked', (action) => expect(AuditFilter.parse({ action }).action).toBeUndefined());
	test('a subject of ten thousand signs counts as not asked', () => expect(AuditFilter.parse({ subject: 'a'.repeat(10_000) }).subject).toBeUndefined());
});
