import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordWeakness } from './password.rules.ts';
import { ACCOUNT, ACCOUNTS_PER_PAGE, coversGrant, deviceName, FAILURES_COUNT_FOR_MINUTES, GRANTS_PER_PAGE, HERE, normalLogin, onwardPath, PASSWORD_LONGEST, PASSWORD_SHORTEST, placeToReturn, readDemoPersonas, SESSION_SECONDS, SOURCE, UNITS_OFFERED, waitSeconds } from './rules.ts';
import { AccountChoice, AccountSearch, AgencyChoice, GRANTED_ROLES, GrantEnd, GrantSearch, LocaleChoice, NewGrant, NewPartnerAccount, NewPersonAccount, PasskeyAnswer, PasskeyChoice, PasskeyCreation, PasswordChange, SecondFactor, SignIn, TotpConfirm, TotpStart } from './schema.ts';

const UNIT = '01999999-0000-7000-8000-000000000001';
const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: object) => schema.safeParse(value).success;
const x = (length: number) => 'x'.repeat(length);

describe('the last value that is taken, and the first that is not', () => {
	const grant = { login: 'x', role: 'mentor', unitId: UNIT, validFrom: '2026-01-01' };
	const made = { id: 'a', rawId: 'a', type: 'public-key', clientExtensionResults: {} };
	const creation = (given: object, outer: object = {}) => ({ response: { ...made, response: { clientDataJSON: 'a', attestationObject: 'b', transports: ['usb'], ...given } }, ...outer });
	const answer = (given: object, outer: object = {}) => ({ response: { ...made, response: { clientDataJSON: 'a', authenticatorData: 'b', signature: 'c', ...given } }, ...outer });

	test.each<[string, { safeParse(value: unknown): { success: boolean } }, object, object]>([
		['a sign-in name of 254 letters', SignIn, { login: x(254), password: 'x' }, { login: x(255), password: 'x' }],
		['a password of one letter to sign in', SignIn, { login: 'x', password: 'x' }, { login: 'x', password: '' }],
		['a password of 256 letters to sign in', SignIn, { login: 'x', password: x(256) }, { login: 'x', password: x(257) }],
		['an onward address of 2000 letters', SignIn, { login: 'x', password: 'x', to: x(2000) }, { login: 'x', password: 'x', to: x(2001) }],
		['the same after a code', SecondFactor, { code: '1', to: x(2000) }, { code: '1', to: x(2001) }],
		['a code of 40 letters', SecondFactor, { code: x(40) }, { code: x(41) }],
		['a first code of 20 letters', TotpConfirm, { code: x(20) }, { code: x(21) }],
		['the present password, one letter', PasswordChange, { currentPassword: 'x', newPassword: 'y' }, { currentPassword: '', newPassword: 'y' }],
		['a new password, one letter before it is weighed', PasswordChange, { currentPassword: 'x', newPassword: 'y' }, { currentPassword: 'x', newPassword: '' }],
		['the password before a second factor', TotpStart, { currentPassword: x(256) }, { currentPassword: x(257) }],
		['the same, one letter', TotpStart, { currentPassword: 'x' }, { currentPassword: '' }],
		['the page of the language button', LocaleChoice, { locale: 'id', to: x(2000) }, { locale: 'id', to: x(2001) }],
		['the name of whom a role is given', NewGrant, { ...grant, login: x(254) }, { ...grant, login: x(255) }],
		['a NIP typed in 40 letters', NewPersonAccount, { nip: x(40) }, { nip: x(41) }],
		['a partner called by 120 letters', NewPartnerAccount, { name: x(120), email: 'a@b.example' }, { name: x(121), email: 'a@b.example' }],
		['an address of 254 letters', NewPartnerAccount, { name: 'x', email: `${x(60)}@${Array.from({ length: 3 }, () => x(60)).join('.')}.example`.slice(0, 254) }, { name: 'x', email: `${x(60)}@${Array.from({ length: 4 }, () => x(60)).join('.')}.example` }],
		['a key named by 60 letters', PasskeyCreation, creation({}, { name: x(60) }), creation({}, { name: x(61) })],
		['ten ways to a key', PasskeyCreation, creation({ transports: Array.from({ length: 10 }, () => 'usb') }), creation({ transports: Array.from({ length: 11 }, () => 'usb') })],
		['a way of 20 letters', PasskeyCreation, creation({ transports: [x(20)] }), creation({ transports: [x(21)] })],
		['20 000 letters of a signature', PasskeyAnswer, answer({ signature: x(20_000) }), answer({ signature: x(20_001) })],
		['an onward address after a key', PasskeyAnswer, answer({}, { to: x(2000) }), answer({}, { to: x(2001) })]
	])('%s', (_, schema, taken, refused) => expect([accepts(schema, taken), accepts(schema, refused)]).toEqual([true, false]));

	test.each([AccountChoice, AgencyChoice, PasskeyChoice, GrantEnd].map((schema, at) => [['accountId', 'agencyId', 'passkeyId', 'grantId'][at] ?? '', schema] as const))('%s is a key, whole and alone', (name, schema) => {
		expect(accepts(schema, { [name]: UNIT })).toBe(true);
		for (const bad of ['', 'x', `${UNIT} `, [UNIT], [UNIT, UNIT], 1, null, undefined]) expect([name, bad, accepts(schema, { [name]: bad })]).toEqual([name, bad, false]);
	});
});

describe('the days of a role', () => {
	const days = (validFrom: string, validTo?: string) => NewGrant.safeParse({ login: 'x', role: 'mentor', unitId: UNIT, validFrom, ...(validTo === undefined ? {} : { validTo }) });

	// Such a role was given without a word, and held on no day.
	test.each(['2026-11-20', '2026-11-21', '0026-12-31'])('from 21 November to %s is none at all, and says so at the end', (validTo) => {
		expect(days('2026-11-21', validTo).error?.issues).toMatchObject([{ path: ['validTo'], params: { problem: 'identity.grant_dates' } }]);
	});
	test('one day is enough, and no end is no fault', () => {
		for (const validTo of ['2026-11-22', '2999-12-31', '', undefined]) expect(days('2026-11-21', validTo).success).toBe(true);
	});
	test('both unreadable are two faults of the form, not one of the order', () => expect(days('x', 'y').error?.issues.map(({ path }) => path[0])).toEqual(['validFrom', 'validTo']));
});

describe('what is searched for in an address', () => {
	// A database takes no NUL: with it in the address the page was a fault of the program.
	test.each([['a\0b', 'ab'], ['\0', ''], [' \0 dinas \0', 'dinas'], [` ${x(100)} `, x(100)], [x(101), ''], [7, ''], [['a'], ''], [undefined, '']])('%j is read as %j', (typed, read) => {
		expect(GrantSearch.parse({ q: typed, unit: typed })).toEqual({ q: read, unit: read, page: 1 });
		expect(AccountSearch.parse({ q: typed })).toEqual({ q: read, page: 1 });
	});
	test.each([['1', 1], ['10000', 10_000], ['10001', 1], ['0', 1], ['-3', 1], ['2.5', 1], ['dua', 1], ['', 1], [' 3 ', 3]])('page "%s" is %i', (typed, page) => {
		expect(GrantSearch.parse({ page: typed }).page).toBe(page);
		expect(AccountSearch.parse({ page: typed }).page).toBe(page);
	});
	test('no search holds the sign that no text has', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
			const { q, unit } = GrantSearch.parse({ q: typed, unit: typed });
			expect(`${q}${unit}`).not.toContain('\0');
		}));
	});
});

describe('numbers that people count on', () => {
	test('a session ends after seven days; failures are forgotten after a quarter of an hour', () => expect([SESSION_SECONDS, FAILURES_COUNT_FOR_MINUTES]).toEqual([604_800, 15]));
	test('a page has 50 grants or accounts, and offers 300 units', () => expect([GRANTS_PER_PAGE, ACCOUNTS_PER_PAGE, UNITS_OFFERED]).toEqual([50, 50, 300]));
	// The messages say so: 'sedikitnya 12 huruf', 'paling banyak 256 huruf'.
	test('a password has 12 to 256 letters', () => expect([PASSWORD_SHORTEST, PASSWORD_LONGEST]).toEqual([12, 256]));

	const now = new Date('2026-11-21T03:00:00Z');
	const waits = (patience: typeof HERE, counts: readonly number[]) => counts.map((count) => waitSeconds({ count, lastAt: now }, patience, now));
	test('ten mistakes at one place are free, thirty of one account, two hundred of one address', () => {
		expect(waits(HERE, [9, 10, 11, 12])).toEqual([0, 5, 10, 20]);
		expect(waits(ACCOUNT, [29, 30, 31, 34])).toEqual([0, 5, 10, 60]);
		expect(waits(SOURCE, [199, 200, 201, 204])).toEqual([0, 2, 4, 30]);
	});
	test('a wait is told in whole seconds and never a moment too short', () => {
		const after = (milliseconds: number) => waitSeconds({ count: 10, lastAt: new Date(now.getTime() - milliseconds) }, HERE, now);
		expect([0, 1, 999, 1000, 4001, 4999, 5000, 5001].map(after)).toEqual([5, 5, 5, 4, 1, 1, 0, 0]);
	});
	test('a clock that went back asks no more than the wait and what it went back', () => expect(waitSeconds({ count: 10, lastAt: new Date(now.getTime() + 2000) }, HERE, now)).toBe(7));
});

describe('what was typed and where it leads', () => {
	test.each([['  199104172015032007', '199104172015032007'], ['1991 0417\t2015\u00a0032 007', '199104172015032007'], ['A\0B@Contoh.Example ', 'ab@contoh.example'], ['', ''], ['ÅSA@contoh.example', 'åsa@contoh.example']])('%j signs in as %j', (typed, stored) => expect(normalLogin(typed)).toBe(stored));
	test('once normal it stays so', () => { fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => { expect(normalLogin(normalLogin(typed))).toBe(normalLogin(typed)); })); });
	test.each([['/jp?tahun=2025', '/jp?tahun=2025'], ['/x#y', '/x#y'], ['/%2f/evil.example', '/%2f/evil.example'], ['/.', '/.'], ['jp', '/'], ['/\tx', '/'], ['/\u2028x', '/']])('the language button on %j comes back to %j', (to, back) => expect(placeToReturn(to)).toBe(back));
	test('the way back is the page itself or the front page, and nothing else', () => {
		fc.assert(fc.property(fc.webPath(), (path) => { expect([path, '/']).toContain(placeToReturn(path)); expect([path, '/hari-ini']).toContain(onwardPath(path)); }));
	});
	test.each([
		['Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36', 'Samsung Internet · Android'],
		['Mozilla/5.0 (Linux; U; Android 11) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0 UCBrowser/13.4 Mobile Safari/537.36', 'UC Browser · Android'],
		['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0', 'Opera · Windows'],
		['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36', 'Chrome · ChromeOS'],
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
		['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/604.1', 'Safari · iPad'],
		['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15', 'Safari · Mac'],
		['Something Android only', 'Android'], ['Firefox/1', 'Firefox']
	])('%s is shown as %s', (userAgent, shown) => expect(deviceName(userAgent)).toBe(shown));
});

describe('who gives a role', () => {
	const whole = ['head_of_region', 'complaint_administrator', 'inspector', 'auditor', 'administrator'];
	test.each(GRANTED_ROLES)('%s: by an office only when it rules no whole government', (role) => {
		expect(coversGrant(['/1/4/'], role, '/1/4/')).toBe(!whole.includes(role));
		expect(coversGrant(['/1/4/', '/1/'], role, '/1/9/')).toBe(true);
		expect(coversGrant(['/12/'], role, '/12/')).toBe(true);
		expect(coversGrant(['/1/4/'], role, '/1/')).toBe(false);
		expect(coversGrant([], role, '/1/')).toBe(false);
	});
});

describe('the table of demo people', () => {
	const line = 'officer               Sari Wulandari               sari.wulandari@contoh.example';
	test.each([[`${line}\n\n${line}`, 2], [line.replace('@', ' at '), 0], [`${line}  more`, 0], ['officer  Sari', 0], ['  Sari Wulandari  sari@contoh.example', 0], ['Address: http://127.0.0.1', 0]])('%j holds %i', (table, count) => expect(readDemoPersonas(table)).toHaveLength(count));
});

describe('passwords at the edge of a rule', () => {
	// Invented; the number belongs to nobody.
	const known = { name: 'Ratna Kusumawardhani', login: '199104172015032007', email: 'ratna.kw@contoh.example' };
	test.each([
		['only marks: no letter is left to be rare', '!?!?-_-_(())', 'keyboard'],
		['a word of the list twice over', 'rahasiarahasia', 'words'],
		['three words of the list', 'rahasia merdeka durian', null],
		['the alphabet', 'abcdefghijklmnop', 'keyboard'],
		['the number of the decree in the NIP', '201503pvqkz', 'too_short'],
		['a birthday and eight other letters', '19910417pvqkzwtr', null],
		['figures that stand for letters', 'r4h4514-2026-01', 'common'],
		['a last letter in disguise', '1ndonesi4-2026', 'common'],
		['a first letter in disguise', '1nsyaallah2026', 'common'],
		['a sign for the first letter', '4s5alamualaikum', 'common'],
		['both ends of two words', '4nakcintaku-14', 'words'],
		['figures that stand for nothing', 'pvqkzwtr-4514', null],
		['letters of another script', 'कखगघचछजझटठडढ', null],
		['capitals are no disguise', 'BISMILLAH2026', 'common']
	] as const)('%s', (_, password, weakness) => expect(passwordWeakness(password, known)).toBe(weakness));

	test('a number of another length than a NIP gives no dates away', () => expect(passwordWeakness('19910417pvqk', { ...known, login: '1991041720' })).not.toBe('personal'));
	test('whatever is added in front of nothing known never makes it personal', () => {
		fc.assert(fc.property(fc.stringMatching(/^[pvqkzwtr]{12,30}$/), (password) => { expect(passwordWeakness(password, known)).not.toBe('personal'); }));
	});
});
