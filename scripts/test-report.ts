/** What a step counted: a check counts one, a run of tests each of its tests. */
export interface Outcome {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

interface VitestReport {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly numTodoTests: number;
	readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * The counts of a run of vitest. A file that could not be loaded has no tests and still counts as one failure; so does a
 * run that failed without saying why.
 */
export function countTests(report: string | undefined, exitedWell: boolean): Outcome {
	if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report) as VitestReport;
	const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
	const failed = numFailedTests + broken;
	return { passed: numPassedTests, failed: failed === 0 && !exitedWell ? 1 : failed, skipped: numPendingTests + numTodoTests };
}

/** The last line of the whole check and the code it ends with. Nothing run is no success. */
export function summaryLine(outcomes: readonly Outcome[]): { line: string; exitCode: 0 | 1 } {
	const sum = (key: keyof Outcome): number => outcomes.reduce((total, outcome) => total + outcome[key], 0);
	const skipped = sum('skipped');
	const line = `${sum('passed')} passed, ${sum('failed')} failed`;
	return { line: skipped === 0 ? line : `${skipped} skipped\n${line}`, exitCode: sum('failed') > 0 || sum('passed') === 0 ? 1 : 0 };
}
