import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_LIMIT, fingerprint, fingerprintNumber, isDayOnly, PAGE_SIZE, shortSubject } from './rules.ts';
import { AuditFilter, Fingerprint } from './schema.ts';

describe('a fingerprint', () => {
	test('is the place and the first sixteen figures', () => expect(fingerprint(2041, `9f86d081884c7d65${'0'.repeat(48)}`)).toBe('2041-9f86d081884c7d65'));

	test('says its place again', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.stringMatching(/^[0-9a-f]{64}$/), (number, hash) => {
			expect(fingerprintNumber(fingerprint(number, hash))).toBe(number);
			expect(Fingerprint.parse({ noted: fingerprint(number, hash) }).noted).toBe(fingerprint(number, hash));
		}));
	});

	test.each(['', '2041', '2041-xyz', '-9f86d081884c7d65', '1e9-9f86d081884c7d65', `${'9'.repeat(16)}-9f86d081884c7d65`])('%j is none', (text) => expect(fingerprintNumber(text)).toBeUndefined());
});

describe('an entry that tells no hour', () => {
	const midnight = new Date('2026-11-20T17:00:00.000Z'); // in Jambi; in Papua it is two in the morning
	test.each([
		['by nobody who signed in, at the first moment of a day', midnight, null, 'Asia/Jakarta', true],
		['the same within its first second', new Date(midnight.getTime() + 1), null, 'Asia/Jakarta', true],
		['a second later', new Date(midnight.getTime() + 1000), null, 'Asia/Jakarta', false],
		['the same where the day began two hours ago', midnight, null, 'Asia/Jayapura', false],
		['by an account', midnight, 'a1', 'Asia/Jakarta', false]
	])('%s', (_, at, accountId, timeZone, expected) => expect(isDayOnly({ at, accountId }, timeZone)).toBe(expected));
});

describe('a subject in a table', () => {
	test('a long key is shortened, a short one is not', () => {
		expect(shortSubject('enrolment:01a200af-051c-791b-b4a1-30739730dd64')).toBe('enrolment:01a200af…dd64');
		expect(shortSubject('survey:12')).toBe('survey:12');
		expect(shortSubject('')).toBe('');
	});
});

describe('the filter in the address', () => {
	test('what cannot be read counts as not asked', () => {
		expect(AuditFilter.parse({ action: "x' or 1=1", from: '31-12-2026', to: '2026-02-30', page: '-4' })).toEqual({ page: 1 });
		expect(AuditFilter.parse({})).toEqual({ page: 1 });
		expect(AuditFilter.parse({ action: '', subject: '', from: '', to: '' })).toEqual({ page: 1 });
	});

	test('what can be read is kept', () => {
		expect(AuditFilter.parse({ action: 'account.sign_in', subject: ' account:1 ', from: '2026-01-01', to: '2026-12-31', page: '7' }))
			.toEqual({ action: 'account.sign_in', subject: 'account:1', from: '2026-01-01', to: '2026-12-31', page: 7 });
		expect(AuditFilter.parse({ action: 'account' }).action).toBe('account');
	});

	test('limits are sane', () => expect(PAGE_SIZE).toBeLessThan(EXPORT_LIMIT));
});
