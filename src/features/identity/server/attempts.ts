import { createHmac, randomBytes } from 'node:crypto';
import { Problem } from '#platform/problem.ts';
import { ACCOUNT, FAILURES_COUNT_FOR_MINUTES, HERE, SOURCE, waitSeconds } from '../rules.ts';
import { inBackground } from './background.ts';
import type { Entrance } from './entrance.ts';
import { deleteFailures, deleteFailuresBefore, reserveAttempt } from './queries.ts';

/** A reserved attempt: counted as failed until it is known to be right. */
export interface Attempt {
	succeed(): void;
}

/**
 * Counts an attempt before the password is looked at, or refuses it when too many have failed just now. A device on
 * which this account signed in before has its own count, so that guessing from elsewhere never keeps its owner out.
 *
 * @param device the part of the device cookie that knows this account, or undefined
 * @throws {Problem} identity.too_many_attempts with the seconds to wait
 */
export async function beginAttempt(entrance: Entrance, login: string, device: string | undefined): Promise<Attempt> {
	const key = (text: string) => createHmac('sha256', entrance.key('sign-in failures')).update(text).digest('base64url');
	const here = device ? key(`device ${login} ${device}`) : key(`here ${login} ${entrance.source}`);
	const keys = device ? [here] : [here, key(`account ${login}`), key(`source ${entrance.source}`)];
	const since = new Date(entrance.now.getTime() - FAILURES_COUNT_FOR_MINUTES * 60_000);
	const rows = await reserveAttempt(entrance.authDb, keys, since, entrance.now);
	const ids = rows.map(({ id }) => id);
	const seconds = Math.max(...[HERE, ACCOUNT, SOURCE].map((patience, index) => waitSeconds(rows.find(({ key: one }) => one === keys[index])?.tally, patience, entrance.now)));
	if (seconds > 0) {
		await deleteFailures(entrance.authDb, null, ids); // it was not looked at, and must not lengthen the wait
		throw new Problem('identity.too_many_attempts', 429, { seconds });
	}
	if (rows.some(({ tally }) => tally.count > 0)) inBackground(deleteFailuresBefore(entrance.authDb, since));
	return { succeed: () => inBackground(deleteFailures(entrance.authDb, here, ids)) };
}

export const DEVICE_COOKIE = 'bina.device';
const MOST_ACCOUNTS = 6; // one computer in a village office

/** The device's mark for an account when the cookie shows that it signed in here before. */
export function knownDevice(entrance: Entrance, cookie: string | undefined, login: string): string | undefined {
	const [device, ...marks] = (cookie ?? '').split('.');
	return device && marks.includes(markOf(entrance, device, login)) ? device : undefined;
}

/** The cookie that will know this account on this device. */
export function rememberDevice(entrance: Entrance, cookie: string | undefined, login: string): string {
	const [known, ...marks] = (cookie ?? '').split('.');
	const device = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url');
	const mark = markOf(entrance, device, login);
	return [device, mark, ...marks.filter((other) => other !== mark)].slice(0, 1 + MOST_ACCOUNTS).join('.');
}

function markOf(entrance: Entrance, device: string, login: string): string {
	return createHmac('sha256', entrance.key('known devices')).update(`${device} ${login}`).digest('base64url').slice(0, 22);
}
