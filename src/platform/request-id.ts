/** Set by our own server on every request and answer; a page that fails shows it, and the log has it. */
export const REQUEST_ID = 'x-request-id';

/** Short enough to be read out on the telephone. */
export function newRequestId(): string {
	return crypto.randomUUID().slice(0, 8).toUpperCase();
}

/** The number that our server gave; a new one where pages run without it. */
export function requestIdIn(text: string | null | undefined): string {
	return text && /^[0-9A-F]{8}$/.test(text) ? text : newRequestId();
}
