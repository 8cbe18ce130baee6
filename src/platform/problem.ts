import type { ProblemCode } from './problem-codes.ts';

export type ProblemParams = Readonly<Record<string, string | number>>;

/** A refusal that we expect and explain. Anything else that is thrown is a fault and shows as 500. */
export class Problem extends Error {
	readonly code: ProblemCode;
	readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;
	readonly params: ProblemParams;
	constructor(code: ProblemCode, status: Problem['status'], params: ProblemParams = {}) {
		super(`${code} ${JSON.stringify(params)}`);
		this.name = 'Problem';
		this.code = code;
		this.status = status;
		this.params = params;
	}
}
