import { describe, expect, test } from 'vitest';
import { withDoorway, type Browser } from '#tests/support/entrance.ts';
import { insertOfficer, PASSWORD, sendSignIn, signedInBrowser, trailOf, visitIn } from '#tests/support/signed-in.ts';
import { actorFrom } from '../actor.ts';
import { ACCOUNT, HERE, SOURCE } from '../rules.ts';
import { backgroundDone } from './background.ts';
import { beginAttempt, knownDevice, rememberDevice } from './attempts.ts';
import { SESSION_COOKIE } from './session.ts';
import { signOut } from './sign-in-service.ts';

const WRONG = 'bukan kata sandinya';

describe('signing in', () => {
	test('with NIP or e-mail and the password gives a session whose actor has a post', () => withDoorway(async (doorway) => {
		const { person, email, unit, agency } = await insertOfficer(doorway);
		for (const login of [person.nip, ` ${person.nip.replace(/(.{8})(.{6})(.)/, '$1 $2 $3 ')} `, email.toUpperCase()]) {
			const browser = doorway.browser();
			expect(await sendSignIn(browser, login)).toBe('/hari-ini');
			const visit = await visitIn(doorway, browser);
			expect(visit?.standing).toMatchObject({ personId: person.id, agencyId: agency.id, unitPath: unit.path });
			expect(actorFrom(visit!.standing).roles).toEqual(['employee']);
		}
		expect(await trailOf(doorway)).toEqual(['account.sign_in', 'account.sign_in', 'account.sign_in']);
	}));

	test('a wrong password and an unknown name get the same refusal, and only what concerns an account is written down', () => withDoorway(async (doorway) => {
		const { person } = await insertOfficer(doorway);
		for (const login of [person.nip, '199912312020121999', 'siapa@contoh.example', 'bukan surel', "' or 1=1 --", '\u0000']) {
			await expect(sendSignIn(doorway.browser(), login, WRONG)).rejects.toMatchObject({ code: 'identity.wrong_credentials', status: 422, params: {} });
		}
		expect(await trailOf(doorway)).toEqual(['account.sign_in_refused']);
	}));

	test('an account without a password is as closed as one that does not exist', () => withDoorway(async (doorway) => {
		const { person, accountId } = await insertOfficer(doorway);
		await doorway.owner.deleteFrom('credential').where('account_id', '=', accountId).execute();
		await expect(sendSignIn(doorway.browser(), person.nip)).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
	}));

	test('signing out ends the session at once, and is written down', () => withDoorway(async (doorway) => {
		const { browser, visit } = await signedInBrowser(doorway, await insertOfficer(doorway));
		const kept = new Map(browser.cookies);
		browser.keep(await signOut(browser.entrance(), visit));
		expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
		const thief = doorway.browser();
		for (const [name, value] of kept) thief.cookies.set(name, value);
		expect(await visitIn(doorway, thief)).toBeUndefined();
		expect(await trailOf(doorway)).toEqual(['account.sign_in', 'account.sign_out']);
	}));

	test('signing out without a session is no fault', () => withDoorway(async (doorway) => {
		const browser = doorway.browser();
		browser.keep(await signOut(browser.entrance(), null));
		expect(await trailOf(doorway)).toEqual([]);
	}));
});

describe('guessing', () => {
	/** So many attempts that never came right, without computing a hash for each. */
	async function fail(browser: Browser, login: string, count: number, now = new Date()): Promise<void> {
		for (let index = 0; index < count; index += 1) await beginAttempt(browser.entrance(now), login, undefined);
		await backgroundDone();
	}

	test('is slowed at one place, told the seconds, and goes on after them', () => withDoorway(async (doorway) => {
		const { person } = await insertOfficer(doorway);
		const start = new Date();
		const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
		await fail(doorway.browser(), person.nip, HERE.free - 1, start);
		await expect(sendSignIn(doorway.browser(), person.nip, WRONG, start)).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
		await expect(sendSignIn(doorway.browser(), person.nip, PASSWORD, later(1))).rejects.toMatchObject({ code: 'identity.too_many_attempts', status: 429, params: { seconds: 4 } });
		expect(await sendSignIn(doorway.browser(), person.nip, PASSWORD, later(5))).toBe('/hari-ini');
	}));

	test('a burst in parallel gets no more tries than one after the other', () => withDoorway(async (doorway) => {
		const now = new Date();
		const codes = await Promise.all(Array.from({ length: HERE.free + 6 }, () => beginAttempt(doorway.browser().entrance(now), 'siapa', undefined).then(() => 'tried', (error: { code: string }) => error.code)));
		expect(codes.filter((code) => code === 'tried')).toHaveLength(HERE.free);
		expect(codes.filter((code) => code === 'identity.too_many_attempts')).toHaveLength(6);
	}));

	test('one account from ever new addresses is slowed too, by a minute at most', () => withDoorway(async (doorway) => {
		const now = new Date();
		for (let index = 0; index < ACCOUNT.free; index += 1) await fail(doorway.browser({ source: `198.51.100.${index}` }), 'siapa', 1, now);
		await expect(fail(doorway.browser({ source: '192.0.2.1' }), 'siapa', 1, now)).rejects.toMatchObject({ params: { seconds: ACCOUNT.firstSeconds } });
		await fail(doorway.browser({ source: '192.0.2.1' }), 'siapa', 1, new Date(now.getTime() + ACCOUNT.longestSeconds * 1000));
	}));

	test('many accounts from one address are slowed late: a whole office may stand behind it', () => withDoorway(async (doorway) => {
		const now = new Date();
		for (let index = 0; index < SOURCE.free; index += 1) await fail(doorway.browser(), `siapa ${index}`, 1, now);
		await expect(fail(doorway.browser(), 'seorang lain', 1, now)).rejects.toMatchObject({ code: 'identity.too_many_attempts' });
	}));

	test('elsewhere does not keep the owner out of a device on which he signed in before', () => withDoorway(async (doorway) => {
		const { person } = await insertOfficer(doorway);
		const { browser } = await signedInBrowser(doorway, { person });
		await fail(doorway.browser(), person.nip, HERE.free);
		await expect(sendSignIn(doorway.browser(), person.nip)).rejects.toMatchObject({ code: 'identity.too_many_attempts' });
		expect(await sendSignIn(browser, person.nip)).toBe('/hari-ini');
	}));

	test('a device cookie that we did not make, or of another account, opens no second count', () => withDoorway(async (doorway) => {
		const { person } = await insertOfficer(doorway);
		const other = await signedInBrowser(doorway, await insertOfficer(doorway));
		await fail(doorway.browser(), person.nip, HERE.free);
		for (const device of ['', '.', 'x.y', `${'a'.repeat(22)}.${'b'.repeat(22)}`, other.browser.cookies.get('device')!]) {
			const browser = doorway.browser();
			browser.cookies.set('device', device);
			await expect(sendSignIn(browser, person.nip)).rejects.toMatchObject({ code: 'identity.too_many_attempts' });
		}
	}));

	test('a device remembers the last six who signed in on it', () => withDoorway(async (doorway) => {
		const entrance = doorway.browser().entrance();
		let device: string | undefined;
		for (const login of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'g']) device = rememberDevice(entrance, device, login);
		expect(['a', 'b', 'c', 'd', 'e', 'f', 'g'].filter((login) => knownDevice(entrance, device, login))).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
	}));

	test('a success forgets the mistakes made before it', () => withDoorway(async (doorway) => {
		const { person } = await insertOfficer(doorway);
		for (let round = 0; round < 3; round += 1) {
			await fail(doorway.browser(), person.nip, HERE.free - 1);
			expect(await sendSignIn(doorway.browser(), person.nip)).toBe('/hari-ini');
		}
	}));

	test('what is kept of it is no name and no address, and goes with time', () => withDoorway(async (doorway) => {
		const start = new Date();
		await fail(doorway.browser(), '199104172015032007', 1, start);
		const kept = await doorway.owner.selectFrom('sign_in_failure').select('key').execute();
		expect(kept).toHaveLength(3);
		for (const { key } of kept) expect(key).toMatch(/^[\w-]{43}$/);
		await fail(doorway.browser(), '199104172015032007', 1, new Date(start.getTime() + 60_000));
		await fail(doorway.browser(), '199104172015032007', 1, new Date(start.getTime() + 15.5 * 60_000));
		expect(await doorway.owner.selectFrom('sign_in_failure').select('key').execute()).toHaveLength(6);
	}));
});
