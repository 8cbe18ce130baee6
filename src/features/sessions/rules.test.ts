import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock.ts';
import {
	checkInWindow,
	comingMonths,
	completion,
	completionRuleSets,
	datesRefusal,
	daysOf,
	enrolmentRefusal,
	isWindowTaken,
	LONGEST_SESSION_DAYS,
	MINUTES_PER_JP,
	overlaps,
	plannedMinutes,
	readMarks
} from './rules.ts';

describe('dates of a session', () => {
	test.each([
		['2026-11-25', '2026-11-24', 'session.dates_out_of_order'],
		['2026-01-01', '2027-01-02', 'session.too_long'],
		['2026-01-01', '2027-01-01', undefined],
		['2026-11-25', '2026-11-25', undefined]
	])('from %s to %s', (startsOn, endsOn, refusal) => expect(datesRefusal({ startsOn, endsOn })).toBe(refusal));

	test('each day is named once, over the end of a month', () =>
		expect(daysOf({ startsOn: '2026-02-27', endsOn: '2026-03-02' })).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']));

	test('sessions that share one day overlap, neighbours do not', () => {
		const first = { startsOn: '2026-03-01', endsOn: '2026-03-03' };
		expect(overlaps(first, { startsOn: '2026-03-03', endsOn: '2026-03-05' })).toBe(true);
		expect(overlaps(first, { startsOn: '2026-03-04', endsOn: '2026-03-05' })).toBe(false);
	});
});

test('the filter offers a year of months, over New Year', () =>
	expect(comingMonths('2026-11-21')).toEqual([
		'2026-11',
		'2026-12',
		'2027-01',
		'2027-02',
		'2027-03',
		'2027-04',
		'2027-05',
		'2027-06',
		'2027-07',
		'2027-08',
		'2027-09',
		'2027-10'
	]));

describe('planned minutes', () => {
	test('20 JP over three days leave nothing over', () => expect(plannedMinutes(900, 3)).toEqual([300, 300, 300]));
	test('what does not divide goes to the last day', () => expect(plannedMinutes(100, 3)).toEqual([33, 33, 34]));
	test('the days add up to the course, as long as days are long enough', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1440 }),
				fc.integer({ min: 1, max: 60 }),
				(minutes, days) => plannedMinutes(minutes, days).reduce((a, b) => a + b) === minutes
			)
		);
	});
	test('no day is longer than a day', () => expect(plannedMinutes(5000, 2)).toEqual([1440, 1440]));
});

describe('enrolment', () => {
	const session = { state: 'open', startsOn: '2026-11-25', capacity: 30, taken: 29 } as const;
	test.each([
		[{}, '2026-11-21', undefined],
		[{}, '2026-11-25', undefined],
		[{}, '2026-11-26', 'session.started'],
		[{ taken: 30 }, '2026-11-21', 'session.full'],
		[{ taken: 31 }, '2026-11-21', 'session.full'],
		[{ state: 'cancelled' as const }, '2026-11-21', 'session.not_open'],
		[{ state: 'done' as const }, '2026-11-21', 'session.not_open']
	])('%j on %s', (given, today, refusal) => expect(enrolmentRefusal({ ...session, ...given }, today)).toBe(refusal));
});

describe('completion', () => {
	const { rules } = completionRuleSets[0]!;
	// 80 % of 20 JP (900 minutes) is 720.
	test.each([
		[720, 'completed'],
		[719, 'absent'],
		[900, 'completed'],
		[0, 'absent']
	])('%i of 900 minutes: %s', (minutes, state) => expect(completion(minutes, 900, rules)).toBe(state));
});

describe('check-in window', () => {
	const now = new Date('2026-11-25T02:00:30Z');
	test('the code of now and of the four minutes before is taken', () => {
		const window = checkInWindow(now);
		expect([0, 1, 4, 5, -1].map((age) => isWindowTaken(window - age, now))).toEqual([true, true, true, false, false]);
	});
	test('nonsense is never taken', () => expect([Number.NaN, 1.5, Infinity].some((window) => isWindowTaken(window, now))).toBe(false));
});

describe('a filled attendance list', () => {
	const agency = '00000000-0000-7000-8000-000000000001';
	const ani = '00000000-0000-7000-8000-00000000000a';
	const budi = '00000000-0000-7000-8000-00000000000b';
	const field = (person: string) => `minutes.${agency}.${person}`;
	const marks = (fields: Record<string, string>, fill?: number) => readMarks(fields, '2026-11-25', fill);

	test('empty is zero, text is refused by the name of its field', () => {
		expect(marks({ [field(ani)]: '', [field(budi)]: '450' })).toMatchObject({
			marks: [
				{ enrolmentId: ani, minutes: 0 },
				{ enrolmentId: budi, minutes: 450 }
			]
		});
		expect(marks({ [field(ani)]: 'semua' })).toEqual({ badField: field(ani) });
		expect(marks({ [field(ani)]: '1441' })).toEqual({ badField: field(ani) });
		expect(marks({ [field(ani)]: '-1' })).toEqual({ badField: field(ani) });
	});

	test('marking all present fills the empty and keeps what was typed', () =>
		expect(marks({ [field(ani)]: '', [field(budi)]: '200' }, 450)).toMatchObject({ marks: [{ minutes: 450 }, { minutes: 200 }] }));

	test('fields of another name are not marks', () => expect(marks({ day: '2026-11-25', 'minutes.x.y': '5', [`${field(ani)}x`]: '5' })).toEqual({ marks: [] }));
});

describe('the numbers of a session', () => {
	// R10: one JP is 45 minutes.
	test('a JP has 45 minutes, a session at most 366 days', () => expect([MINUTES_PER_JP, LONGEST_SESSION_DAYS]).toEqual([45, 366]));

	test('an overlap is the same from both sides, one day inside another too', () => {
		const days = fc.tuple(fc.nat(30), fc.nat(10)).map(([from, length]) => ({ startsOn: addDays('2026-03-01', from), endsOn: addDays('2026-03-01', from + length) }));
		fc.assert(fc.property(days, days, (a, b) => {
			const shared = daysOf(a).some((day) => daysOf(b).includes(day));
			expect([overlaps(a, b), overlaps(b, a)]).toEqual([shared, shared]);
		}));
	});

	test('the last place is taken, one behind it is not', () => {
		const open = { state: 'open', startsOn: '2026-11-25', capacity: 1 } as const;
		expect(enrolmentRefusal({ ...open, taken: 0 }, '2026-11-25')).toBeUndefined();
		expect(enrolmentRefusal({ ...open, taken: 1 }, '2026-11-25')).toBe('session.full');
	});

	test('the months begin with the one of the day, whatever the day', () => {
		expect(comingMonths('2026-01-31')).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}`));
		expect(comingMonths('2026-12-31').slice(0, 2)).toEqual(['2026-12', '2027-01']);
	});

	test('four fifths are needed to the minute, also of what does not divide', () => {
		const { rules } = completionRuleSets[0]!;
		// 80 % of 101 minutes is 80.8: 80 are too few, 81 are enough.
		expect([completion(80, 101, rules), completion(81, 101, rules)]).toEqual(['absent', 'completed']);
	});

	test('a whole day may be planned and marked, a minute more may not', () => {
		expect(plannedMinutes(1440, 1)).toEqual([1440]);
		expect(plannedMinutes(1441, 1)).toEqual([1440]);
	});
});

describe('the code of a minute', () => {
	const at = (text: string) => checkInWindow(new Date(text));
	test('changes with the minute of the clock and not in between', () => {
		expect(at('2026-11-25T02:00:59.999Z')).toBe(at('2026-11-25T02:00:00.000Z'));
		expect(at('2026-11-25T02:01:00.000Z')).toBe(at('2026-11-25T02:00:59.999Z') + 1);
		expect(at('1970-01-01T01:00:00.000Z')).toBe(60);
	});
	test('is taken for five minutes, to the last millisecond of the fifth', () => {
		const window = at('2026-11-25T02:00:00Z');
		expect(isWindowTaken(window, new Date('2026-11-25T02:04:59.999Z'))).toBe(true);
		expect(isWindowTaken(window, new Date('2026-11-25T02:05:00.000Z'))).toBe(false);
		expect(isWindowTaken(window, new Date('2026-11-25T01:59:59.999Z'))).toBe(false);
	});
});

describe('what is typed into an attendance list', () => {
	const field = 'minutes.00000000-0000-7000-8000-000000000001.00000000-0000-7000-8000-00000000000a';
	const read = (value: string, fill?: number) => readMarks({ [field]: value }, '2026-11-25', fill);
	const minutes = (value: string, fill?: number) => {
		const result = read(value, fill);
		return 'marks' in result ? result.marks[0]?.minutes : result.badField;
	};
	test('1440 minutes are a day, 1441 are none', () => expect([minutes('1440'), minutes('1441'), minutes('9999'), minutes('00001')]).toEqual([1440, field, field, field]));
	test('a zero stands as it was typed, and is filled only when all are marked present', () => {
		expect([minutes('0'), minutes('0', 450), minutes('00', 450), minutes('')]).toEqual([0, 450, 0, 0]);
	});
	test.each([' ', '4.5', '1e3', '+5', '０', '5 '])('%j is no number of minutes', (value) => expect(minutes(value)).toBe(field));
	test('a plan that cannot be filled in does not hide a wrong number', () => expect(minutes('x', 450)).toBe(field));
});
