import { describe, expect, test } from 'vitest';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import type { Standing } from './compute.ts';
import { dataFingerprint, firstStartOf, isUnchanged, promiseFingerprint, registrationFingerprint, wasFixedBefore } from './fingerprints.ts';

const units = [
	{ unitId: 'u1', serviceId: 's1', firstMonth: '2027-03-01' },
	{ unitId: 'u2', serviceId: 's1', firstMonth: null }
];
const promised = { title: 'Pelayanan Prima', courseId: 'c', outcome: 'index', sesoi: 2, direction: 'up', registeredAt: '2027-01-10T02:00:00.000Z' } as const;
const standing: Standing = { units, familyP: [], registeredBefore: true };
const designs = [
	{ ...PLAIN_DESIGN, control: 'notyet' },
	{ ...PLAIN_DESIGN, windowMonths: 6 },
	{ ...PLAIN_DESIGN, assignedBy: 'parent' },
	{ ...PLAIN_DESIGN, panel: 'joined' },
	{ ...PLAIN_DESIGN, seasonal: 'harmonics' }
] as const;

describe('fingerprints of a design', () => {
	test('a plain design leaves the fingerprints of earlier registrations as they were', () => {
		expect(registrationFingerprint({ ...promised, design: PLAIN_DESIGN }, units)).toBe(registrationFingerprint(promised, units));
		expect(registrationFingerprint(promised, units)).toBe('344406df8280567a69e3ab869cb4110c988b7328de076617fa49c6db9fff408b');
		expect(dataFingerprint({ ...promised, design: PLAIN_DESIGN, version: 1 }, standing, [])).toBe(dataFingerprint(promised, standing, []));
	});

	// Hashed before seasons could be promised; what was registered then must go on to read as unchanged.
	test('a design without seasons keeps the fingerprints that it had before they could be chosen', () => {
		const design = { ...PLAIN_DESIGN, control: 'notyet', windowMonths: 6 } as const;
		expect(registrationFingerprint({ ...promised, design }, units)).toBe('a6e883b48dc87dc0a0f6a4c50230457150493e7a2bc5b3bc0449e2b5ddc281be');
		expect(promiseFingerprint({ ...promised, design }, units)).toBe('8d10112ec28fc421bfabb687d1458daa29e9f462ef02d05985db376291ffb914');
		expect(dataFingerprint({ ...promised, design }, standing, [])).toBe('6bda4008661aee4d2a6ea95e3e49ef3e819a70d87f84ba08553a97386c5022d3');
		const { seasonal: _none, ...older } = design;
		expect(registrationFingerprint({ ...promised, design: older as typeof design }, units)).toBe(registrationFingerprint({ ...promised, design }, units));
	});

	test('each choice gives another, of the registration, the promise and the data', () => {
		for (const of of [(design: (typeof designs)[number]) => registrationFingerprint({ ...promised, design }, units), (design: (typeof designs)[number]) => promiseFingerprint({ ...promised, design }, units), (design: (typeof designs)[number]) => dataFingerprint({ ...promised, design }, standing, [])]) {
			expect(new Set(designs.map(of)).size).toBe(designs.length);
		}
	});

	test('a later version holds the one before it, and judges anew', () => {
		const later = (previousSha256: string) => registrationFingerprint({ ...promised, version: 2, previousSha256 }, units);
		expect(later('a')).not.toBe(later('b'));
		expect(dataFingerprint({ ...promised, version: 2 }, standing, [])).not.toBe(dataFingerprint(promised, standing, []));
	});

	test('a unit moved above another is other data', () => {
		const row = { unitId: 'u1', serviceId: 's1', firstMonth: null, month: '2027-01-01', responses: 3, total: 9, value: null };
		expect(dataFingerprint(promised, standing, [{ ...row, clusterId: 'a' }])).not.toBe(dataFingerprint(promised, standing, [{ ...row, clusterId: 'b' }]));
	});
});

describe('the same promise', () => {
	test('is the same whatever the smallest change, the time, or how the title is typed', () => {
		const one = promiseFingerprint({ ...promised, courseId: null, title: 'Pelayanan Prima', design: PLAIN_DESIGN }, units);
		expect(promiseFingerprint({ ...promised, courseId: null, title: ' pelayanan prima ', design: PLAIN_DESIGN }, units)).toBe(one);
		expect(promiseFingerprint({ ...promised, courseId: null, title: 'Pelayanan Lain', design: PLAIN_DESIGN }, units)).not.toBe(one);
	});
	test('of a course goes by the course, not by its title', () => {
		expect(promiseFingerprint({ ...promised, title: 'Lain', design: PLAIN_DESIGN }, units)).toBe(promiseFingerprint({ ...promised, design: PLAIN_DESIGN }, units));
	});
	test.each([['another outcome', { outcome: 'conduct' }, units], ['another month', {}, [{ ...units[0]!, firstMonth: '2027-04-01' }, units[1]!]], ['another unit', {}, units.slice(0, 1)]] as const)('%s is another', (_name, other, whom) => {
		expect(promiseFingerprint({ ...promised, design: PLAIN_DESIGN, ...other }, whom)).not.toBe(promiseFingerprint({ ...promised, design: PLAIN_DESIGN }, units));
	});
});

describe('before the training', () => {
	const registered = { ...promised, timeZone: 'Asia/Jakarta', registeredAt: new Date(promised.registeredAt), registrationSha256: registrationFingerprint(promised, units) };
	const changed = (at: string, given: object = {}) => {
		const next = { ...registered, sesoi: 3, version: 2, changedAt: new Date(at), previousSha256: registered.registrationSha256, ...given };
		return { ...next, registrationSha256: registrationFingerprint({ ...next, registeredAt: new Date(at).toISOString() }, units) };
	};

	test('a change before the first month keeps its standing', () => {
		expect(isUnchanged(changed('2027-02-20T01:00:00Z'), units)).toBe(true);
		expect(wasFixedBefore(changed('2027-02-20T01:00:00Z'), units)).toBe(true);
	});
	test('a change after the first month loses it', () => expect(wasFixedBefore(changed('2027-03-02T01:00:00Z'), units)).toBe(false));
	test('the day is that of the government: half past midnight in Jayapura is too late, though it is February in UTC', () => {
		const at = '2027-02-28T15:30:00.000Z';
		expect(wasFixedBefore(changed(at, { timeZone: 'Asia/Jayapura' }), units)).toBe(false);
		expect(wasFixedBefore(changed(at, { timeZone: 'Asia/Jakarta' }), units)).toBe(true);
		expect(wasFixedBefore(changed('2027-02-28T14:30:00.000Z', { timeZone: 'Asia/Jayapura' }), units)).toBe(true);
	});
	test('a start moved to later does not win it back', () => {
		const moved = [{ ...units[0]!, firstMonth: '2027-06-01' }, units[1]!];
		const at = '2027-04-01T01:00:00.000Z';
		const next = { ...registered, version: 2, changedAt: at, previousSha256: registered.registrationSha256 };
		const withHash = { ...next, registrationSha256: registrationFingerprint({ ...next, registeredAt: at }, moved) };
		expect(wasFixedBefore(withHash, moved)).toBe(true);
		expect(wasFixedBefore({ ...withHash, earliestStart: '2027-03-01' }, moved)).toBe(false);
		expect(firstStartOf('2027-03-01', moved)).toBe('2027-03-01');
	});
	test('another version before it, cut out or put in, shows', () => expect(isUnchanged({ ...changed('2027-02-20T01:00:00Z'), previousSha256: 'x' }, units)).toBe(false));
	test('without a fingerprint nothing can be said', () => expect(isUnchanged({ ...registered, registrationSha256: null }, units)).toBeNull());
	test('nobody trained, nothing to be before', () => expect(wasFixedBefore(registered, [units[1]!])).toBeNull());
});
