import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountSearch, DERIVED_ROLES, GRANTED_ROLES, GrantSearch, LocaleChoice, NewGrant, NewPartnerAccount, NewPersonAccount, PasskeyAnswer, PasskeyCreation, PasswordChange, ROLES, SecondFactor, SessionChoice, SignIn, TotpConfirm } from './schema.ts';

const UNIT = '01999999-0000-7000-8000-000000000001';

describe('signing in', () => {
	test('spaces around the name do not matter, in the password they do', () => expect(SignIn.parse({ login: ' sari@contoh.example ', password: ' rahasia ' })).toEqual({ login: 'sari@contoh.example', password: ' rahasia ' }));

	test.each([[{ login: '', password: 'x' }], [{ login: '   ', password: 'x' }], [{ login: 'x'.repeat(255), password: 'x' }], [{ login: 'x', password: '' }], [{ login: 'x', password: 'x'.repeat(257) }], [{ login: 'x' }], [{ login: ['x'], password: 'x' }], [{ login: 'x', password: 'x', to: 'x'.repeat(2001) }]])('%o is refused', (form) => expect(SignIn.safeParse(form).success).toBe(false));

	test.each([['123 456', '123456'], [' 12 34 56 ', '123456'], ['abcd-efgh', 'abcd-efgh']])('a code "%s" is read as "%s"', (code, read) => {
		expect(SecondFactor.parse({ code })).toEqual({ code: read, kind: 'totp' });
		expect(TotpConfirm.safeParse({ code }).data?.code).toBe(read);
	});

	test('a code of another kind than ours is refused', () => {
		expect(SecondFactor.parse({ code: 'x', kind: 'recovery' }).kind).toBe('recovery');
		expect(SecondFactor.safeParse({ code: 'x', kind: 'sms' }).success).toBe(false);
		expect(SecondFactor.safeParse({ code: 'x'.repeat(41) }).success).toBe(false);
	});

	test('a new password may be long, an old one only as long as one can be', () => {
		expect(PasswordChange.safeParse({ currentPassword: 'x', newPassword: 'x'.repeat(1000) }).success).toBe(true);
		expect(PasswordChange.safeParse({ currentPassword: 'x', newPassword: 'x'.repeat(1001) }).success).toBe(false);
		expect(PasswordChange.safeParse({ currentPassword: 'x'.repeat(257), newPassword: 'x' }).success).toBe(false);
	});
});

describe('roles', () => {
	test('what follows from a post is never granted', () => {
		expect(ROLES).toHaveLength(DERIVED_ROLES.length + GRANTED_ROLES.length);
		for (const role of DERIVED_ROLES) expect(NewGrant.safeParse({ login: 'x', role, unitId: UNIT, validFrom: '2026-01-01' }).success).toBe(false);
	});

	test.each(GRANTED_ROLES)('%s can be granted, with an end or without', (role) => {
		expect(NewGrant.safeParse({ login: 'x', role, unitId: UNIT, validFrom: '2026-01-01' }).success).toBe(true);
		expect(NewGrant.parse({ login: 'x', role, unitId: UNIT, validFrom: '2026-01-01', validTo: '' })).toMatchObject({ role, validTo: '' });
		expect(NewGrant.parse({ login: 'x', role, unitId: UNIT, validFrom: '2026-01-01', validTo: '2026-12-31' })).toMatchObject({ validTo: '2026-12-31' });
	});

	test.each([{ role: 'root' }, { role: '' }, { unitId: '/1/' }, { unitId: '' }, { validFrom: '' }, { validFrom: '2026-02-30' }, { validTo: 'besok' }, { login: ' ' }])('a grant with %o is refused', (given) =>
		expect(NewGrant.safeParse({ login: 'x', role: 'evaluator', unitId: UNIT, validFrom: '2026-01-01', ...given }).success).toBe(false));
});

describe('accounts', () => {
	test('a NIP may be typed in groups', () => expect(NewPersonAccount.parse({ nip: ' 19900515 201903 2 901 ' })).toEqual({ nip: '199005152019032901' }));
	test.each(['', '  ', '1'.repeat(41)])('"%s" is no NIP to look for', (nip) => expect(NewPersonAccount.safeParse({ nip }).success).toBe(false));
	test.each([['Mitra', 'mitra@contoh.example', true], ['', 'mitra@contoh.example', false], ['Mitra', 'mitra', false], ['Mitra', 'a@b.example\nBcc: c@d.example', false], ['x'.repeat(121), 'a@b.example', false]])('a partner "%.10s" at %j: %s', (name, email, isOne) =>
		expect(NewPartnerAccount.safeParse({ name, email }).success).toBe(isOne));
});

describe('what stands in an address', () => {
	test('never refuses a page: what cannot be read is left out', () => {
		fc.assert(fc.property(fc.record({ q: fc.anything(), page: fc.anything(), unit: fc.anything() }), (raw) => {
			const { page, q, unit } = GrantSearch.parse(raw);
			expect(Number.isInteger(page) && page >= 1 && page <= 10_000).toBe(true);
			expect(q.length <= 100 && unit.length <= 100).toBe(true);
			expect(AccountSearch.parse(raw)).toEqual({ q, page });
		}));
	});

	test.each([['id', true], ['en', true], ['jv', false], ['', false], ['ID', false]])('a language "%s": %s', (locale, isOurs) => expect(LocaleChoice.safeParse({ locale }).success).toBe(isOurs));
	test.each(['', '1', "' or 1=1 --", `${UNIT}${UNIT}`])('no session is called "%s"', (sessionId) => expect(SessionChoice.safeParse({ sessionId }).success).toBe(false));
});

describe('a browser\'s answer to a passkey question', () => {
	const made = { id: 'a', rawId: 'a', type: 'public-key', clientExtensionResults: { credProps: { rk: true } } };
	const creation = { response: { ...made, response: { clientDataJSON: 'a', attestationObject: 'b', transports: ['internal'] } } };
	const answer = { response: { ...made, response: { clientDataJSON: 'a', authenticatorData: 'b', signature: 'c' } } };

	test('is taken without what extensions add', () => {
		expect(PasskeyCreation.parse(creation).response.clientExtensionResults).toEqual({});
		expect(PasskeyAnswer.parse(answer).response.clientExtensionResults).toEqual({});
	});

	test.each([
		['another type', { ...creation, response: { ...creation.response, type: 'password' } }],
		['bytes without end', { ...creation, response: { ...creation.response, response: { ...creation.response.response, attestationObject: 'x'.repeat(20_001) } } }],
		['too many ways to the device', { ...creation, response: { ...creation.response, response: { ...creation.response.response, transports: Array.from({ length: 11 }, () => 'usb') } } }],
		['a name that fills the page', { ...creation, name: 'x'.repeat(61) }],
		['no response', {}]
	])('%s is refused', (_, form) => expect(PasskeyCreation.safeParse(form).success).toBe(false));

	test('who the device says it is does not come through: the account is found by the key', () =>
		expect(PasskeyAnswer.parse({ response: { ...answer.response, response: { ...answer.response.response, userHandle: 'somebody else' } } }).response.response).toEqual({ clientDataJSON: 'a', authenticatorData: 'b', signature: 'c' }));
});
