import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withDoorway, type Browser, type Doorway } from '#tests/support/entrance.ts';
import { insertOfficer, PASSWORD, sendSignIn, signedInBrowser, trailOf, visitIn, type Officer } from '#tests/support/signed-in.ts';
import { HERE } from '../rules.ts';
import { upsertPassword } from './account-queries.ts';
import { hashPassword } from './account-service.ts';
import { beginAttempt } from './attempts.ts';
import { changePassword, confirmTotp, ownTotp, renewRecoveryCodes, startTotp, turnTotpOff } from './security-service.ts';
import type { Visit } from './session.ts';
import { enterCode } from './sign-in-service.ts';

const NEW_PASSWORD = 'tiga perahu menyusur karang';

/** The phone: RFC 6238 with SHA-1, 30 seconds, six figures, so many steps from now. */
function codeOf(key: string, steps = 0): string {
	const bits = [...key.replace(/\s/g, '')].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
	const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
	const hash = createHmac('sha1', secret).update(counter).digest();
	return String((hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

interface Enrolled {
	readonly officer: Officer;
	readonly browser: Browser;
	readonly visit: Visit;
	readonly key: string;
	readonly recoveryCodes: readonly string[];
}

async function enrolled(doorway: Doorway): Promise<Enrolled> {
	const officer = await insertOfficer(doorway);
	const { browser, visit } = await signedInBrowser(doorway, officer);
	const { key, recoveryCodes } = await startTotp(browser.entrance(), visit, PASSWORD);
	browser.keep(await confirmTotp(browser.entrance(), visit, codeOf(key)));
	return { officer, browser, visit: (await visitIn(doorway, browser))!, key, recoveryCodes };
}

/** Password, then a code of either kind. */
async function enterWith(doorway: Doorway, { officer }: Enrolled, code: string, kind: 'totp' | 'recovery' = 'totp', browser = doorway.browser()): Promise<Visit | undefined> {
	if (!browser.cookies.has('bina.two_factor')) expect(await sendSignIn(browser, officer.person.nip)).toBe('/masuk/kode?to=%2Fhari-ini');
	const passage = await enterCode(browser.entrance(), { code, kind, to: '/akun' }, browser.cookies.get('bina.two_factor'), undefined);
	browser.keep(passage.headers);
	expect(passage.onward).toBe('/akun');
	return visitIn(doorway, browser);
}

describe('the second factor', () => {
	test('is off until the phone has shown a code of the new key', () => withDoorway(async (doorway) => {
		const { browser, visit } = await signedInBrowser(doorway, await insertOfficer(doorway));
		const setup = await startTotp(browser.entrance(), visit, PASSWORD);
		expect(setup.image).toMatch(/^data:image\/svg\+xml/);
		expect(setup.recoveryCodes).toHaveLength(10);
		expect(await ownTotp(browser.entrance(), visit)).toBe('pending');
		await expect(confirmTotp(browser.entrance(), visit, '000000')).rejects.toMatchObject({ code: 'identity.second_factor_wrong', params: { field: 'code', time: expect.stringMatching(/WIB/) } });
		expect(visit.twoFactorEnabled).toBe(false);
		browser.keep(await confirmTotp(browser.entrance(), visit, codeOf(setup.key)));
		expect(await ownTotp(browser.entrance(), visit)).toBe('on');
		expect((await visitIn(doorway, browser))?.twoFactorEnabled).toBe(true);
	}));

	test('the password alone gives no session any more; the code does', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		const browser = doorway.browser();
		await sendSignIn(browser, one.officer.person.nip);
		expect(await visitIn(doorway, browser)).toBeUndefined();
		expect((await enterWith(doorway, one, codeOf(one.key), 'totp', browser))?.standing.accountId).toBe(one.officer.accountId);
	}));

	test('a phone that is half a minute off still agrees; one that is two minutes off does not', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		for (const steps of [-1, 1]) expect(await enterWith(doorway, one, codeOf(one.key, steps))).toBeDefined();
		for (const steps of [-4, 4]) await expect(enterWith(doorway, one, codeOf(one.key, steps))).rejects.toMatchObject({ code: 'identity.second_factor_wrong' });
	}));

	// RFC 6238 § 5.2: the verifier MUST NOT accept the second attempt of the OTP.
	test('a code that was seen over a shoulder is used up', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		const code = codeOf(one.key);
		expect(await enterWith(doorway, one, code)).toBeDefined();
		await expect(enterWith(doorway, one, code)).rejects.toMatchObject({ code: 'identity.second_factor_wrong' });
	}));

	test('a wrong code says the server\'s time in all zones, so that the phone can be compared', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		await expect(enterWith(doorway, one, '123456')).rejects.toMatchObject({ params: { kind: 'totp', field: 'code', time: expect.stringMatching(/^\d\d\.\d\d\.\d\d WIB \(.* WITA, .* WIT\)$/) } });
	}));

	test('a recovery code opens once', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		const [first = '', second = ''] = one.recoveryCodes;
		expect(await enterWith(doorway, one, first, 'recovery')).toBeDefined();
		await expect(enterWith(doorway, one, first, 'recovery')).rejects.toMatchObject({ code: 'identity.second_factor_wrong', params: { kind: 'recovery' } });
		expect(await enterWith(doorway, one, second, 'recovery')).toBeDefined();
	}));

	test('new recovery codes end the old ones', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		const [fresh = ''] = await renewRecoveryCodes(one.browser.entrance(), one.visit, PASSWORD);
		await expect(enterWith(doorway, one, one.recoveryCodes[0]!, 'recovery')).rejects.toMatchObject({ code: 'identity.second_factor_wrong' });
		expect(await enterWith(doorway, one, fresh, 'recovery')).toBeDefined();
	}));

	test('five wrong codes end the step, ten in a row pause it', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		const tried = async (browser: Browser) => enterWith(doorway, one, '123456', 'totp', browser).then(() => 'in', (error: { code: string }) => error.code);
		for (let round = 0; round < 2; round += 1) {
			const browser = doorway.browser();
			for (let index = 0; index < 5; index += 1) expect(await tried(browser)).toBe('identity.second_factor_wrong');
			if (round === 0) expect(await tried(browser)).toBe('identity.second_factor_expired');
		}
		await expect(enterWith(doorway, one, codeOf(one.key))).rejects.toMatchObject({ code: 'identity.second_factor_paused', status: 429 });
	}));

	test('a challenge that we did not sign leads back to the password', () => withDoorway(async (doorway) => {
		const browser = doorway.browser();
		for (const challenge of [undefined, '', 'x.y', '2fa-abc.AAAA']) await expect(enterCode(browser.entrance(), { code: '123456', kind: 'totp' }, challenge, undefined)).rejects.toMatchObject({ code: 'identity.second_factor_expired' });
	}));

	test('is turned off with the password, and everything is written down', () => withDoorway(async (doorway) => {
		const one = await enrolled(doorway);
		await expect(turnTotpOff(one.browser.entrance(), one.visit, 'bukan ini')).rejects.toMatchObject({ code: 'identity.password_wrong' });
		one.browser.keep(await turnTotpOff(one.browser.entrance(), one.visit, PASSWORD));
		expect(await ownTotp(one.browser.entrance(), one.visit)).toBe('off');
		expect(await sendSignIn(doorway.browser(), one.officer.person.nip)).toBe('/hari-ini');
		expect(await trailOf(doorway)).toEqual(['account.sign_in', 'account.totp_on', 'account.totp_off', 'account.sign_in']);
	}));
});

describe('a new password', () => {
	test('replaces the old one and puts every other device out', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const { browser, visit } = await signedInBrowser(doorway, officer);
		const other = await signedInBrowser(doorway, officer);
		browser.keep(await changePassword(browser.entrance(), visit, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }));
		expect(await visitIn(doorway, browser)).toBeDefined();
		expect(await visitIn(doorway, other.browser)).toBeUndefined();
		await expect(sendSignIn(doorway.browser(), officer.person.nip)).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
		expect(await sendSignIn(doorway.browser(), officer.person.nip, NEW_PASSWORD)).toBe('/hari-ini');
		expect(await trailOf(doorway)).toContain('account.password_change');
	}));

	test('needs the old one, and is refused with the reason when it would be guessed', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const { browser, visit } = await signedInBrowser(doorway, officer);
		const change = (currentPassword: string, newPassword: string) => changePassword(browser.entrance(), visit, { currentPassword, newPassword });
		await expect(change('bukan ini', NEW_PASSWORD)).rejects.toMatchObject({ code: 'identity.password_wrong', params: { field: 'currentPassword' } });
		await expect(change(PASSWORD, 'pendek')).rejects.toMatchObject({ code: 'identity.password_weak', params: { reason: 'too_short', field: 'newPassword' } });
		await expect(change(PASSWORD, 'Indonesia2026!')).rejects.toMatchObject({ params: { reason: 'common' } });
		await expect(change(PASSWORD, officer.person.nip)).rejects.toMatchObject({ params: { reason: 'personal' } });
	}));

	test('is asked of whom an administrator gave one, once, and the trail tells', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		await upsertPassword(doorway.world.authDb, officer.accountId, await hashPassword(PASSWORD), true);
		const { browser, visit } = await signedInBrowser(doorway, officer);
		expect(visit.mustChangePassword).toBe(true);
		await expect(changePassword(browser.entrance(), visit, { currentPassword: PASSWORD, newPassword: PASSWORD })).rejects.toMatchObject({ code: 'identity.password_weak', params: { reason: 'same' } });
		await expect(changePassword(browser.entrance(), visit, { currentPassword: 'bukan ini', newPassword: NEW_PASSWORD })).rejects.toMatchObject({ code: 'identity.password_wrong' });
		expect((await visitIn(doorway, browser))?.mustChangePassword).toBe(true);
		browser.keep(await changePassword(browser.entrance(), visit, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }));
		expect((await visitIn(doorway, browser))?.mustChangePassword).toBe(false);
		const again = doorway.browser();
		await sendSignIn(again, officer.person.nip, NEW_PASSWORD);
		expect((await visitIn(doorway, again))?.mustChangePassword).toBe(false);
		const entries = await doorway.owner.selectFrom('audit_entry').select('detail').where('action', '=', 'account.password_change').execute();
		expect(entries).toEqual([{ detail: { wasMadeByAnother: true } }]);
	}));

	test('an open screen is no place to guess the old one', () => withDoorway(async (doorway) => {
		const { browser, visit } = await signedInBrowser(doorway, await insertOfficer(doorway));
		for (let index = 0; index < HERE.free; index += 1) await beginAttempt(browser.entrance(), `confirm ${visit.standing.accountId}`, undefined);
		await expect(turnTotpOff(browser.entrance(), visit, PASSWORD)).rejects.toMatchObject({ code: 'identity.too_many_attempts' });
	}));
});
