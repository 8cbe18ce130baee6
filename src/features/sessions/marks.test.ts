import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enrolmentRefusal, overlaps, readMarks } from './rules.ts';

const AGENCY = '0193a000-0000-7000-8000-0000000000a1';
const ONE = '0193a000-0000-7000-8000-000000000001';
const TWO = '0193a000-0000-7000-8000-000000000002';
const DAY = '2026-11-25';
const field = (enrolment = ONE, agency = AGENCY) => `minutes.${agency}.${enrolment}`;
const minutesOf = (value: string, fillWith?: number) => {
	const read = readMarks({ [field()]: value }, DAY, fillWith);
	return 'marks' in read ? read.marks.map(({ minutes }) => minutes) : read.badField;
};

describe('the marks of a filled list', () => {
	test('name the enrolment, its government and the day', () => {
		expect(readMarks({ [field(ONE)]: '450', [field(TWO)]: '0' }, DAY, undefined)).toEqual({
			marks: [{ agencyId: AGENCY, enrolmentId: ONE, day: DAY, minutes: 450 }, { agencyId: AGENCY, enrolmentId: TWO, day: DAY, minutes: 0 }]
		});
	});

	test.each([['0', 0], ['1', 1], ['1440', 1440], ['0450', 450], ['', 0]])('"%s" is %i minutes', (value, minutes) => expect(minutesOf(value)).toEqual([minutes]));
	test.each(['1441', '9999', '-1', '1.5', '1,5', '1e2', '0x1f', 'semua', '４５', '00450', ' '])('"%s" is none, and its field is named', (value) => expect(minutesOf(value)).toBe(field()));

	test('marking all present fills what is empty or nought, and leaves what was typed', () => {
		expect(minutesOf('', 450)).toEqual([450]);
		expect(minutesOf('0', 450)).toEqual([450]);
		expect(minutesOf('200', 450)).toEqual([200]);
		expect(minutesOf('9999', 450)).toBe(field());
		expect(minutesOf('0', 0)).toEqual([0]);
	});

	test('of two bad fields the first is named', () => {
		expect(readMarks({ [field(TWO)]: 'x', [field(ONE)]: 'y' }, DAY, undefined)).toEqual({ badField: field(TWO) });
	});

	// The database would refuse them with a fault of the program; nobody's list holds them.
	test.each([
		`minutes.${AGENCY}`,
		`minutes.${AGENCY}.`,
		`minutes..${ONE}`,
		`minutes.${'-'.repeat(36)}.${ONE}`,
		`minutes.${AGENCY}.${'-'.repeat(36)}`,
		`minutes.${AGENCY}.${'a'.repeat(36)}`,
		`minutes.${AGENCY.toUpperCase()}.${ONE}`,
		`minutes.${AGENCY}.${ONE}.x`,
		`x${field()}`,
		`minutes.${AGENCY}.${ONE}'`,
		'hari',
		'day',
		''
	])('a field called "%s" is nobody\'s', (name) => expect(readMarks({ [name]: '450' }, DAY, 450)).toEqual({ marks: [] }));

	test('whatever is sent, each mark is of keys as the database writes them and of minutes that a day has', () => {
		const key = fc.oneof(fc.uuid(), fc.string(), fc.constantFrom(AGENCY, ONE, '-'.repeat(36)));
		const name = fc.oneof(fc.string(), fc.tuple(key, key).map(([agency, enrolment]) => `minutes.${agency}.${enrolment}`));
		fc.assert(fc.property(fc.dictionary(name, fc.oneof(fc.string(), fc.nat(2000).map(String))), fc.option(fc.nat(1440), { nil: undefined }), (fields, fillWith) => {
			const read = readMarks(fields, DAY, fillWith);
			if ('badField' in read) expect(Object.hasOwn(fields, read.badField)).toBe(true);
			for (const { agencyId, enrolmentId, minutes } of 'marks' in read ? read.marks : []) {
				for (const id of [agencyId, enrolmentId]) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
				expect(Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440).toBe(true);
			}
		}));
	});

	test('what is read back from the fields that marks make is the same marks', () => {
		const mark = fc.record({ agencyId: fc.uuid(), enrolmentId: fc.uuid(), day: fc.constant(DAY), minutes: fc.nat(1440) });
		fc.assert(fc.property(fc.uniqueArray(mark, { selector: ({ enrolmentId }) => enrolmentId }), (marks) => {
			const fields = Object.fromEntries(marks.map(({ agencyId, enrolmentId, minutes }) => [field(enrolmentId, agencyId), String(minutes)]));
			expect(readMarks(fields, DAY, undefined)).toEqual({ marks });
		}));
	});
});

describe('why nobody can enrol', () => {
	const facts = { state: 'open', startsOn: '2026-11-25', capacity: 2, taken: 0 } as const;

	test.each([
		[{}, '2026-11-24', undefined],
		[{}, '2026-11-25', undefined],
		[{}, '2026-11-26', 'session.started'],
		[{ taken: 1 }, '2026-11-24', undefined],
		[{ taken: 2 }, '2026-11-24', 'session.full'],
		[{ taken: 3 }, '2026-11-24', 'session.full'],
		[{ capacity: 0 }, '2026-11-24', 'session.full'],
		[{ taken: 2 }, '2026-11-26', 'session.started'],
		[{ state: 'cancelled', taken: 2 }, '2026-11-26', 'session.not_open'],
		[{ state: 'done' }, '2026-11-24', 'session.not_open'],
		[{ state: 'running' }, '2026-11-24', 'session.not_open']
	] as const)('%o on %s: %s', (given, today, refusal) => expect(enrolmentRefusal({ ...facts, ...given }, today)).toBe(refusal));
});

test('two sessions overlap both ways or neither, and each overlaps itself', () => {
	const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
	const span = fc.tuple(day, day).map(([one, other]) => ({ startsOn: one < other ? one : other, endsOn: one < other ? other : one }));
	fc.assert(fc.property(span, span, (one, other) => {
		expect(overlaps(one, other)).toBe(overlaps(other, one));
		expect(overlaps(one, one)).toBe(true);
		expect(overlaps(one, other)).toBe(!(one.endsOn < other.startsOn || other.endsOn < one.startsOn));
	}));
});
