/** Every refusal the program makes. Each has a sentence in both languages in its feature's messages (a test looks). */
export const PROBLEM_CODES = [
	'request.not_found', 'request.too_large', 'request.foreign_origin', 'request.invalid', 'request.fault',
	'identity.sign_in_needed', 'identity.not_allowed', 'identity.wrong_credentials', 'identity.too_many_attempts'
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
