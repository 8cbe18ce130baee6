import { createHmac, timingSafeEqual } from 'node:crypto';
import { checkInWindow, isWindowTaken } from '../rules.ts';

/** The code on the poster of this minute: '<window>.<signature>'. The session's own key signs it; the key never leaves the server. */
export function checkInCode(session: { readonly id: string; readonly checkInKey: string }, now: Date): string {
	return codeOf(session, checkInWindow(now));
}

/** Whether a scanned code is ours and still fresh. */
export function isCheckInCode(session: { readonly id: string; readonly checkInKey: string }, code: string, now: Date): 'fresh' | 'expired' | 'wrong' {
	const window = Number.parseInt(code.split('.')[0] ?? '', 36);
	if (!Number.isSafeInteger(window) || window < 0) return 'wrong';
	const expected = Buffer.from(codeOf(session, window));
	const given = Buffer.from(code);
	if (expected.length !== given.length || !timingSafeEqual(expected, given)) return 'wrong';
	return isWindowTaken(window, now) ? 'fresh' : 'expired';
}

function codeOf({ id, checkInKey }: { readonly id: string; readonly checkInKey: string }, window: number): string {
	const signature = createHmac('sha256', checkInKey).update(`check-in ${id} ${window}`).digest('base64url').slice(0, 16);
	return `${window.toString(36)}.${signature}`;
}
