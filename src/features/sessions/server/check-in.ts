import { createHmac } from 'node:crypto';
import type { Db } from '#platform/db/connect.ts';
import { checkInWindow, isWindowTaken } from '../rules.ts';
import { isSignedCheckIn } from './queries.ts';

/** The code on the poster of this minute: '<window>.<signature>'. The session's own key signs it; the key never leaves the server. */
export function checkInCode({ id, checkInKey }: { readonly id: string; readonly checkInKey: string }, now: Date): string {
	const window = checkInWindow(now);
	const signature = createHmac('sha256', checkInKey).update(`check-in ${id} ${window}`).digest('base64url').slice(0, 16);
	return `${window.toString(36)}.${signature}`;
}

/** Whether a scanned code is ours and still fresh. Guests of other governments scan too: the database compares, for the key is not theirs to read. */
export async function judgeCheckIn(tx: Db, sessionId: string, code: string, now: Date): Promise<'fresh' | 'expired' | 'wrong'> {
	const [, written = '', signature = ''] = /^([0-9a-z]{1,10})\.([\w-]{16})$/.exec(code) ?? [];
	const window = Number.parseInt(written, 36);
	if (!Number.isSafeInteger(window) || window.toString(36) !== written) return 'wrong';
	if (!(await isSignedCheckIn(tx, sessionId, window, signature))) return 'wrong';
	return isWindowTaken(window, now) ? 'fresh' : 'expired';
}
