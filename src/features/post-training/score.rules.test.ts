import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { previewScores, readMost, readScore, readSheet, scoreName } from './score.rules.ts';

const A = { agencyId: 'a', enrolmentId: '1', nip: '198001012005011001' };
const B = { agencyId: 'a', enrolmentId: '2', nip: '198001012005011002' };
const MOST = { beforeMost: 100, afterMost: 50 };

describe('a score', () => {
	test.each([['82', 82], ['82,5', 82.5], ['82.50', 82.5], [' 7 ', 7], ['0', 0], ['', null], ['  ', null], ['1000', 1000]])('%j is read', (text, score) => expect(readScore(text)).toBe(score));
	test.each(['-1', '82.500', '1e2', '0x10', '82 5', 'delapan', '１２', '1.000,5', '99999', ',5', '5,', '+5', 'NaN', 'Infinity', '=1+1'])('%j is none', (text) => expect(readScore(text)).toBeUndefined());
	test.each(['', '0', '1001', '-5', 'x', '0,00'])('a test is not out of %j', (text) => expect(readMost(text)).toBeUndefined());
	test.each([['100', 100], ['0,5', 0.5], ['1000', 1000]])('a test may be out of %s', (text, most) => expect(readMost(text)).toBe(most));
	test('what is printed is read back', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 999_900 }), (hundredths) => { expect(readScore((hundredths / 100).toFixed(2).replace('.', ','))).toBeCloseTo(hundredths / 100, 9); }));
	});
});

describe('the sheet', () => {
	const fields = (before: string, after: string) => ({ [scoreName('before', A)]: before, [scoreName('after', A)]: after });
	test('takes half a pair: somebody missed one of the tests', () => {
		expect(readSheet({ ...fields('60', ''), [scoreName('after', B)]: '41,5' }, [A, B], MOST)).toEqual({ marks: [{ agencyId: 'a', enrolmentId: '1', before: 60, after: null }, { agencyId: 'a', enrolmentId: '2', before: null, after: 41.5 }] });
	});
	test('each test has its own highest score', () => {
		expect(readSheet(fields('100', '50'), [A], MOST)).toHaveProperty('marks');
		expect(readSheet(fields('60', '51'), [A], MOST)).toEqual({ bad: { field: 'after.a.1', problem: 'post_training.above_most', most: 50 } });
		expect(readSheet(fields('enam puluh', '40'), [A], MOST)).toEqual({ bad: { field: 'before.a.1', problem: 'post_training.not_score', most: 100 } });
	});
	test('a field of somebody who was not there is not looked at', () => {
		expect(readSheet({ [scoreName('before', B)]: 'x', 'before.other.9': '5' }, [A], MOST)).toEqual({ marks: [{ agencyId: 'a', enrolmentId: '1', before: null, after: null }] });
	});
});

describe('a file', () => {
	const row = (number: number, nip: string, before: string, after: string) => ({ row: number, nip, before, after });
	test('shows what it would put into the sheet, and why a row cannot be taken', () => {
		const preview = previewScores([
			row(2, `'${A.nip}`, '60', '41,5'), row(3, '199001012015011009', '60', '40'), row(4, A.nip, '61', '42'), row(5, B.nip, 'x', '40'), row(6, B.nip, '60', '51'), row(7, '1.98001E+17', '1', '2')
		], [A, B], MOST);
		expect(preview.taken).toBe(1);
		expect(preview.values).toEqual({ [scoreName('before', A)]: '60', [scoreName('after', A)]: '41,5' });
		expect(preview.refusals.map(({ row: at, reason }) => [at, reason])).toEqual([[3, 'nip_unknown'], [4, 'nip_twice'], [5, 'not_score'], [6, 'above_most'], [7, 'nip_unknown']]);
	});
	test('a NIP with spaces is the same NIP', () => expect(previewScores([row(2, '19800101 200501 1 001', '60', '40')], [A], MOST).taken).toBe(1));
	test('a very long cell is cut before it is shown', () => expect(previewScores([row(2, '9'.repeat(500), '1', '1')], [A], MOST).refusals[0]?.cell).toHaveLength(40));
	test('a person refused once may stand right in a later row', () => expect(previewScores([row(2, A.nip, 'x', '1'), row(3, A.nip, '2', '3')], [A], MOST)).toMatchObject({ taken: 1, refusals: [{ row: 2 }] }));
});
