import { describe, expect, test } from 'vitest';
import { countTests, summaryLine } from './test-report.ts';

const report = (counts: object, testResults: object[] = []): string =>
	JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults, ...counts });

describe('counting a run of tests', () => {
	test('takes passed, failed and skipped as vitest wrote them', () => {
		expect(countTests(report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }), false)).toEqual({ passed: 7, failed: 2, skipped: 2 });
	});

	test('a file that does not load is a failure although it has no test', () => {
		expect(countTests(report({ numPassedTests: 7 }, [{ status: 'failed', assertionResults: [] }]), false)).toEqual({ passed: 7, failed: 1, skipped: 0 });
	});

	test('a file with failed tests is not counted again', () => {
		expect(countTests(report({ numFailedTests: 1 }, [{ status: 'failed', assertionResults: [{}] }]), false)).toMatchObject({ failed: 1 });
	});

	test('a run that ends badly is a failure although all its tests passed', () => {
		expect(countTests(report({ numPassedTests: 7 }), false)).toEqual({ passed: 7, failed: 1, skipped: 0 });
	});

	test('a run without a report is a failure', () => {
		expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
	});
});

describe('the last line', () => {
	test('sums checks and tests', () => {
		expect(summaryLine([{ passed: 1, failed: 0, skipped: 0 }, { passed: 41, failed: 0, skipped: 0 }])).toEqual({ line: '42 passed, 0 failed', exitCode: 0 });
	});

	test('one failure decides the exit code', () => {
		expect(summaryLine([{ passed: 41, failed: 1, skipped: 0 }])).toEqual({ line: '41 passed, 1 failed', exitCode: 1 });
	});

	test('says what was skipped before it', () => {
		expect(summaryLine([{ passed: 1, failed: 0, skipped: 3 }]).line).toBe('3 skipped\n1 passed, 0 failed');
	});

	test('a check that ran nothing has not passed', () => {
		expect(summaryLine([])).toEqual({ line: '0 passed, 0 failed', exitCode: 1 });
	});
});
