import { describe, expect, test } from 'vitest';
import type { Complaint } from './types.ts';
import { inventReporter } from './reporters.ts';

const TODAY = '2026-11-21';
const ids = Array.from({ length: 500 }, (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`);
const reporters = (kind: Complaint['class'], receivedOn = '2026-11-02') => ids.map((id) => inventReporter({ id, class: kind }, receivedOn, TODAY));

describe('who signed an invented complaint', () => {
	test('two of five have a name, the others are anonymous', () => {
		const named = reporters('complaint').filter((reporter) => reporter !== null);
		expect(named.length / ids.length).toBeGreaterThan(0.33);
		expect(named.length / ids.length).toBeLessThan(0.47);
	});

	test('nobody who accuses an officer is named', () => expect(reporters('violation').every((reporter) => reporter === null)).toBe(true));

	test('questions and proposals may have a name', () => {
		for (const kind of ['information', 'aspiration'] as const) expect(reporters(kind).some((reporter) => reporter !== null)).toBe(true);
	});

	test('only those of the last half year: the day before is anonymous', () => {
		expect(reporters('complaint', '2026-05-25').some((reporter) => reporter !== null)).toBe(true);
		expect(reporters('complaint', '2026-05-24').every((reporter) => reporter === null)).toBe(true);
	});

	test('nobody real can be reached: no address, and numbers that begin with 0800', () => {
		const named = reporters('complaint').filter((reporter) => reporter !== null);
		for (const { name, email, phone, wantsMail } of named) {
			expect(name).toMatch(/^\p{L}[\p{L} ]+$/u);
			expect([email, wantsMail]).toEqual([null, false]);
			if (phone !== null) expect(phone).toMatch(/^0800\d{8}$/);
		}
		expect(named.some(({ phone }) => phone === null)).toBe(true);
		expect(named.some(({ phone }) => phone !== null)).toBe(true);
	});

	test('the same complaint has the same reporter each time', () => expect(reporters('complaint')).toEqual(reporters('complaint')));
});
