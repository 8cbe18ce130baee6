import { describe, expect, test } from 'vitest';
import type { PanelRow } from '../panel.rules.ts';
import { groupMonths, groupNames } from './group-months.rules.ts';

const row = (given: Partial<PanelRow> = {}): PanelRow => ({ unitId: 'u1', serviceId: 's1', firstMonth: null, month: '2027-01-01', responses: 10, total: 0, value: 20, ...given });

describe('what counts as one', () => {
	test('is a service where every office gives one', () => expect(groupNames([row(), row({ unitId: 'u2' })])(row())).toBe('u1/s1'));
	test('is the office where some give several', () => expect(groupNames([row(), row({ serviceId: 's2' })])(row())).toBe('u1'));
	test('is the unit above where training was decided there', () => expect(groupNames([row({ clusterId: 'p' })])(row({ clusterId: 'p' }))).toBe('p'));
});

describe('months of what counts as one', () => {
	test('are the mean of its services, weighted by answers', () => {
		expect(groupMonths([row(), row({ serviceId: 's2', responses: 30, value: 40 })], 'wait_p90_minutes')).toEqual([{ group: 'u1', month: 24_324, value: 35, weight: 40 }]);
	});
	// PermenPANRB 14/2017: an element of answers 1–4 is worth 25 points a step; 10 answers that sum to 30 are 75 points.
	test('of answers are points', () => expect(groupMonths([row({ total: 30, value: null })], 'conduct')).toMatchObject([{ value: 75 }]));
	test('without a value or an answer are no month', () => {
		expect(groupMonths([row({ value: null })], 'wait_p90_minutes')).toEqual([]);
		expect(groupMonths([row({ responses: 0, value: null })], 'index')).toEqual([]);
		expect(groupMonths([], 'index')).toEqual([]);
	});
});
