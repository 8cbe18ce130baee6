import { describe, expect, test } from 'vitest';
import { softAuthenticator, type SoftAuthenticator } from '#tests/support/authenticator.ts';
import { withDoorway, type Browser, type Doorway } from '#tests/support/entrance.ts';
import { insertOfficer, signedInBrowser, trailOf, visitIn } from '#tests/support/signed-in.ts';
import { PasskeyAnswer, PasskeyCreation } from '../schema.ts';
import { askForNewPasskey, askForPasskey, savePasskey, signInWithPasskey } from './passkey-service.ts';
import { ownPasskeys, removePasskey } from './security-service.ts';
import type { Visit } from './session.ts';

const ORIGIN = 'http://localhost:3000';

async function add(browser: Browser, visit: Visit, device: SoftAuthenticator, name = 'Ponsel kantor'): Promise<void> {
	const { options, headers } = await askForNewPasskey(browser.entrance(), visit);
	browser.keep(headers);
	await savePasskey(browser.entrance(), visit, PasskeyCreation.parse({ name, response: device.create(options as Parameters<SoftAuthenticator['create']>[0]) }));
}

async function enterWith(doorway: Doorway, device: SoftAuthenticator): Promise<Visit | undefined> {
	const browser = doorway.browser();
	const { options, headers } = await askForPasskey(browser.entrance());
	browser.keep(headers);
	const response = device.get(options as Parameters<SoftAuthenticator['get']>[0]);
	browser.keep((await signInWithPasskey(browser.entrance(), PasskeyAnswer.parse({ to: '/akun', response }))).headers);
	return visitIn(doorway, browser);
}

describe('a passkey', () => {
	test('opens the account it was made for, without a password and without a code', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const { browser, visit } = await signedInBrowser(doorway, officer);
		const device = softAuthenticator({ origin: ORIGIN });
		await add(browser, visit, device);
		expect((await enterWith(doorway, device))?.standing.accountId).toBe(officer.accountId);
		expect((await enterWith(doorway, device))?.standing.accountId).toBe(officer.accountId);
		expect(await ownPasskeys(browser.entrance(), visit)).toMatchObject([{ name: 'Ponsel kantor' }]);
		expect(await trailOf(doorway)).toEqual(['account.sign_in', 'account.passkey_add', 'account.sign_in', 'account.sign_in']);
	}));

	test('that was removed, or is not known, opens nothing; another\'s is not removed', () => withDoorway(async (doorway) => {
		const mine = await signedInBrowser(doorway, await insertOfficer(doorway));
		const theirs = await signedInBrowser(doorway, await insertOfficer(doorway));
		const device = softAuthenticator({ origin: ORIGIN });
		await add(mine.browser, mine.visit, device);
		const [passkey] = await ownPasskeys(mine.browser.entrance(), mine.visit);
		await removePasskey(theirs.browser.entrance(), theirs.visit, passkey!.id);
		expect(await enterWith(doorway, device)).toBeDefined();
		await removePasskey(mine.browser.entrance(), mine.visit, passkey!.id);
		await expect(enterWith(doorway, device)).rejects.toMatchObject({ code: 'identity.passkey_refused' });
		await expect(enterWith(doorway, softAuthenticator({ origin: ORIGIN }))).rejects.toMatchObject({ code: 'identity.passkey_refused' });
	}));

	test('used on another site, or without finger, face or PIN, is refused', () => withDoorway(async (doorway) => {
		const { browser, visit } = await signedInBrowser(doorway, await insertOfficer(doorway));
		await expect(add(browser, visit, softAuthenticator({ origin: 'https://bina.evil.example' }))).rejects.toMatchObject({ code: 'identity.passkey_refused' });
		const careless = softAuthenticator({ origin: ORIGIN, verifiesUser: false });
		await add(browser, visit, careless);
		await expect(enterWith(doorway, careless)).rejects.toMatchObject({ code: 'identity.passkey_refused' });
	}));

	test('an answer is good for one question, once', () => withDoorway(async (doorway) => {
		const { browser, visit } = await signedInBrowser(doorway, await insertOfficer(doorway));
		const device = softAuthenticator({ origin: ORIGIN });
		await add(browser, visit, device);
		const guest = doorway.browser();
		const { options, headers } = await askForPasskey(guest.entrance());
		guest.keep(headers);
		const answer = PasskeyAnswer.parse({ response: device.get(options as Parameters<SoftAuthenticator['get']>[0]) });
		await signInWithPasskey(guest.entrance(), answer);
		await expect(signInWithPasskey(guest.entrance(), answer)).rejects.toMatchObject({ code: 'identity.passkey_refused' });
		await expect(signInWithPasskey(doorway.browser().entrance(), answer)).rejects.toMatchObject({ code: 'identity.passkey_refused' });
	}));

	test('of a leaver opens nothing', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const { browser, visit } = await signedInBrowser(doorway, officer);
		const device = softAuthenticator({ origin: ORIGIN });
		await add(browser, visit, device);
		await doorway.owner.updateTable('person').set({ left_on: '2020-01-01' }).execute();
		await expect(enterWith(doorway, device)).rejects.toMatchObject({ code: 'identity.no_access' });
	}));

	test('is asked for again after a day: an old open screen adds no key', () => withDoorway(async (doorway) => {
		const { browser, visit } = await signedInBrowser(doorway, await insertOfficer(doorway));
		await doorway.owner.updateTable('account_session').set({ created_at: new Date(Date.now() - 25 * 3600_000) }).execute();
		await expect(askForNewPasskey(browser.entrance(), visit)).rejects.toMatchObject({ code: 'identity.sign_in_again' });
	}));

	test.each([{}, { response: null }, { response: { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {}, response: {} } }, 'text', null])('an answer of the wrong shape is no answer: %j', (answer) => {
		expect(PasskeyAnswer.safeParse(answer).success).toBe(false);
		expect(PasskeyCreation.safeParse(answer).success).toBe(false);
	});
});
