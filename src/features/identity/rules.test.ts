import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actorOf } from '#tests/support/builders.ts';
import { VERBS } from '#platform/verbs.ts';
import {
	ACCOUNT, clockText, coversGrant, deviceName, HERE, HOME, isWithin, normalLogin, onwardPath, pathsFor, placeToReturn, readDemoPersonas, rolesIn, SOURCE, VERBS_OF, waitSeconds
} from './rules.ts';
import { GRANTED_ROLES, ROLES, type Holding, type Role } from './schema.ts';

const held = (role: Role, unitPath: string, agencyId = 'a'): Holding => ({ role, unitPath, agencyId });
const path = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }).map((numbers) => `/${numbers.join('/')}/`);
const holding = fc.record({ role: fc.constantFrom(...ROLES), unitPath: path, agencyId: fc.constantFrom('a', 'b') });

describe('a verb holds in a unit and all below it', () => {
	test('and not beside it: 4 is not 42', () => {
		expect(isWithin('/1/4/22/', '/1/4/')).toBe(true);
		expect(isWithin('/1/4/', '/1/4/')).toBe(true);
		expect(isWithin('/1/42/', '/1/4/')).toBe(false);
		expect(isWithin('/1/', '/1/4/')).toBe(false);
	});

	test('subtrees inside one another count once, in order', () => {
		expect(pathsFor([held('evaluator', '/1/9/'), held('evaluator', '/1/4/22/'), held('supervisor', '/1/4/'), held('supervisor', '/1/4/')], 'a', 'survey.read')).toEqual(['/1/4/', '/1/9/']);
	});

	test('a role in another government allows nothing here', () => {
		expect(pathsFor([held('administrator', '/1/', 'b')], 'a', 'grant.manage')).toEqual([]);
		expect(rolesIn([held('administrator', '/1/', 'b'), held('mentor', '/1/'), held('mentor', '/1/2/')], 'a')).toEqual(['mentor']);
	});

	test('one question and the list of subtrees never disagree', () => {
		fc.assert(fc.property(fc.array(holding, { maxLength: 6 }), fc.constantFrom(...VERBS), path, (holdings, verb, unit) => {
			const paths = pathsFor(holdings, 'a', verb);
			const direct = holdings.some((one) => one.agencyId === 'a' && VERBS_OF[one.role].includes(verb) && isWithin(unit, one.unitPath));
			expect(paths.some((top) => isWithin(unit, top))).toBe(direct);
			expect(paths.filter((one) => paths.some((other) => other !== one && isWithin(one, other)))).toEqual([]);
		}));
	});
});

describe('the roles', () => {
	test('every role but the employee\'s says something that not everybody may', () => {
		const everybody = VERBS_OF.employee;
		for (const role of ROLES.filter((one) => one !== 'employee' && one !== 'mentor' && one !== 'partner')) expect([role, VERBS_OF[role].some((verb) => !everybody.includes(verb))]).toEqual([role, true]);
	});

	test('every verb is held by somebody, and none twice by one role', () => {
		for (const verb of VERBS) expect([verb, ROLES.some((role) => VERBS_OF[role].includes(verb))]).toEqual([verb, true]);
		for (const role of ROLES) expect(new Set(VERBS_OF[role]).size).toBe(VERBS_OF[role].length);
	});

	test('who watches changes nothing: the auditor only reads', () => expect(VERBS_OF.auditor.every((verb) => verb.endsWith('.read'))).toBe(true));
	test('who administers accounts does not evaluate, and who evaluates gives no authority', () => {
		expect(VERBS_OF.administrator).not.toContain('evaluation.register');
		expect(VERBS_OF.evaluator).not.toContain('grant.manage');
	});
	test('an employee reaches nobody else\'s data', () => expect(actorOf({ roles: { employee: '/1/4/' } }).can('person.read')).toBe(false));
});

describe('giving a role', () => {
	test.each(GRANTED_ROLES)('%s: the administrator of everything may', (role) => expect(coversGrant(['/1/'], role, '/1/4/')).toBe(true));
	test('an administrator of an office gives its own roles below it, and none over a whole government', () => {
		expect(GRANTED_ROLES.filter((role) => coversGrant(['/1/4/'], role, '/1/4/22/'))).toEqual(['training_manager', 'facilitator', 'mentor', 'partner', 'service_officer', 'evaluator']);
		expect(GRANTED_ROLES.filter((role) => coversGrant(['/1/4/'], role, '/1/5/'))).toEqual([]);
	});
	test('who administers nothing gives nothing', () => expect(coversGrant([], 'mentor', '/1/')).toBe(false));
});

describe('waiting after failures', () => {
	const now = new Date('2026-11-21T03:00:00Z');
	const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

	test('the first mistakes cost nothing', () => {
		expect(waitSeconds(undefined, HERE, now)).toBe(0);
		for (let count = 1; count < HERE.free; count += 1) expect(waitSeconds({ count, lastAt: now }, HERE, now)).toBe(0);
	});

	test('then the wait doubles, up to its limit', () => {
		expect([0, 1, 2, 3, 5, 6, 7, 500].map((more) => waitSeconds({ count: HERE.free + more, lastAt: now }, HERE, now))).toEqual([5, 10, 20, 40, 160, 300, 300, 300]);
	});

	test('and passes with time', () => {
		expect(waitSeconds({ count: HERE.free + 1, lastAt: ago(4) }, HERE, now)).toBe(6);
		expect(waitSeconds({ count: HERE.free + 1, lastAt: ago(10) }, HERE, now)).toBe(0);
	});

	test('nobody ever waits longer than the longest wait', () => {
		fc.assert(fc.property(fc.constantFrom(HERE, ACCOUNT, SOURCE), fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 900 }), (patience, count, seconds) => {
			const wait = waitSeconds({ count, lastAt: ago(seconds) }, patience, now);
			expect(wait).toBeGreaterThanOrEqual(0);
			expect(wait).toBeLessThanOrEqual(patience.longestSeconds);
		}));
	});

	test('an attacker who knows one NIP keeps its owner waiting a minute at most, from a new device', () => expect(ACCOUNT.longestSeconds).toBeLessThanOrEqual(60));
});

describe('what was typed as sign-in name', () => {
	test.each([
		[' 19910417 201503 2 007 ', '199104172015032007'],
		['Ratna@Contoh.Example', 'ratna@contoh.example'],
		['199104172015032007', '199104172015032007'],
		['bukan nip 12', 'bukan nip 12']
	])('%j is stored as %j', (typed, stored) => expect(normalLogin(typed)).toBe(stored));
});

describe('where to go after signing in', () => {
	test.each(['/akun', '/layanan/12?dari=2026-01-01&q=a%20b', '/a/b/'])('%s is ours', (to) => expect(onwardPath(to)).toBe(to));
	test.each([['/publik/1505?urut=ikm', '/publik/1505?urut=ikm'], ['/hari-ini', '/hari-ini'], ['/', '/'], [undefined, '/'], ['', '/'], ['//evil.example', '/'], ['https://evil.example', '/'], ['/\\evil', '/']])('the language button comes back from %j to %s', (to, back) => expect(placeToReturn(to)).toBe(back));
	test.each([undefined, '', '/', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\nb', '/ a', '\\\\evil', '/a\\b'])('%j leads home', (to) => expect(onwardPath(to)).toBe(HOME));
	test('no text leads to another site', () => {
		fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => {
			expect(new URL(onwardPath(text), 'https://bina.example').origin).toBe('https://bina.example');
			expect(new URL(onwardPath(`/${text}`), 'https://bina.example').origin).toBe('https://bina.example');
		}));
	});
});

describe('small words', () => {
	test('the clock is said in the three zones of the country', () => {
		expect(clockText(new Date('2026-11-21T03:04:05Z'))).toBe('10.04.05 WIB (11.04.05 WITA, 12.04.05 WIT)');
		expect(clockText(new Date('2026-11-21T17:00:00Z'))).toBe('00.00.00 WIB (01.00.00 WITA, 02.00.00 WIT)');
	});
	test.each([
		['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.0.0 Mobile Safari/537.36', 'Chrome · Android'],
		['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Windows'],
		['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iPhone'],
		['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge · Windows'],
		['curl/8.5.0', undefined], ['', undefined], [null, undefined]
	])('%j → %s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});

describe('the demo\'s people', () => {
	test('are read from the table that the start prints', () => {
		const table = 'officer               Sari Wulandari               sari.wulandari@contoh.example\nhead_of_region        Bupati Rekaan                bupati@contoh.example\nPassword of all demo accounts: x';
		expect(readDemoPersonas(table)).toEqual([{ key: 'officer', name: 'Sari Wulandari', email: 'sari.wulandari@contoh.example' }, { key: 'head_of_region', name: 'Bupati Rekaan', email: 'bupati@contoh.example' }]);
		expect(readDemoPersonas('')).toEqual([]);
	});
});
