import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	additionsInForce, bodyOf, breachNumber, clockLeft, deleteBefore, dueAt, FIELD_OWNERS, instantIn, isKeepable, isRetentionKind, keepDaysOn, localIn, mayMove, missingContents, noticeState,
	RETENTION_DEFAULTS, textInForce, versionsOf, ZONE_NAMES, type Addition
} from './rules.ts';
import { FIELDS, PURPOSES, REQUEST_STATES, RETENTION_KINDS } from './schema.ts';
import { PRIVACY_TEXTS } from './texts.rules.ts';

const ZONES = Object.keys(ZONE_NAMES);
const moment = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

describe('the clock of 3 × 24 hours', () => {
	test('known on 2 March 2026 at 08:15 WIB, due on 5 March 2026 at 08:15 WIB (R31)', () => {
		const known = instantIn('Asia/Jakarta', '2026-03-02T08:15');
		expect(known.toISOString()).toBe('2026-03-02T01:15:00.000Z');
		expect(localIn('Asia/Jakarta', dueAt(known))).toBe('2026-03-05T08:15');
	});

	test('the same clock face is another moment in each zone (R32)', () => {
		expect(ZONES.map((zone) => instantIn(zone, '2026-03-02T08:15').toISOString().slice(11, 16))).toEqual(['01:15', '00:15', '23:15']);
		expect(ZONES.map((zone) => localIn(zone, dueAt(instantIn(zone, '2026-03-02T08:15'))))).toEqual(['2026-03-05T08:15', '2026-03-05T08:15', '2026-03-05T08:15']);
	});

	test('weekends and holidays count: Friday 13 March 2026 leads to Monday', () => expect(localIn('Asia/Jakarta', dueAt(instantIn('Asia/Jakarta', '2026-03-13T16:00')))).toBe('2026-03-16T16:00'));

	test('a moment of a zone is read back as it was written', () => {
		fc.assert(fc.property(moment, fc.constantFrom(...ZONES), (instant, zone) => void expect(instantIn(zone, localIn(zone, instant))).toEqual(instant)));
	});

	test('a zone elsewhere is a fault, not a guess', () => expect(() => instantIn('Europe/Berlin', '2026-03-02T08:15')).toThrow(RangeError));

	test('due now is not late; a minute after it is', () => {
		const due = new Date('2026-03-05T01:15:00Z');
		expect(clockLeft(due, due)).toEqual({ isLate: false, hours: 0, minutes: 0 });
		expect(clockLeft(due, new Date('2026-03-05T01:16:30Z'))).toEqual({ isLate: true, hours: 0, minutes: 1 });
		expect(clockLeft(due, new Date('2026-03-02T01:15:00Z'))).toEqual({ isLate: false, hours: 72, minutes: 0 });
	});

	test('what is left and what is over add up to the span', () => {
		fc.assert(fc.property(moment, fc.integer({ min: -10_000, max: 10_000 }), (due, minutes) => {
			const left = clockLeft(due, new Date(due.getTime() + minutes * 60_000));
			expect(left.hours * 60 + left.minutes).toBe(Math.abs(minutes));
			expect(left.isLate).toBe(minutes > 0);
		}));
	});
});

describe('texts', () => {
	test('each purpose has one in force today, in both languages, with its basis', () => {
		for (const purpose of PURPOSES) {
			const text = textInForce(purpose, '2026-11-22');
			expect(text?.words.id.title).not.toBe(text?.words.en.title);
			for (const words of [text?.words.id, text?.words.en]) expect([words?.data.length, words?.recipients.length].every((count) => (count ?? 0) > 0)).toBe(true);
			expect(text?.retention.every(isRetentionKind)).toBe(true);
		}
	});

	test('before the first version nothing was in force', () => expect(textInForce('survey', '2025-12-31')).toBeUndefined());

	test('consent is claimed for news by mail alone', () => expect([...new Set(PRIVACY_TEXTS.filter(({ basis }) => basis === 'consent').map(({ purpose }) => purpose))]).toEqual(['complaint_mail']));

	test('a version that was shown is never changed: each fits its checksum in a migration', () => {
		const migrations = ['0083_privacy_functions.sql', '0094_kept_and_closed.sql', '0105_post_training_kept.sql'].map((name) => readFileSync(join(import.meta.dirname, '../../../migrations', name), 'utf8')).join('\n');
		for (const text of PRIVACY_TEXTS) {
			expect(migrations).toContain(`('${text.purpose}', '${text.version}', '${text.validFrom}', '${createHash('sha256').update(JSON.stringify(text)).digest('hex')}')`);
		}
	});

	test('versions come newest first, each begins once', () => {
		for (const purpose of PURPOSES) {
			const days = versionsOf(purpose).map(({ validFrom }) => validFrom);
			expect(days).toEqual([...new Set(days)].sort().reverse());
		}
	});

	const added = (id: string, purpose: Addition['purpose'], validFrom: string): Addition => ({ id, purpose, validFrom, bodyId: `paragraf ${id}`, bodyEn: '' });

	test('of an agency the latest paragraph for all and the latest for the purpose hold', () => {
		const additions = [added('a', 'all', '2026-01-01'), added('b', 'all', '2026-05-01'), added('c', 'survey', '2026-02-01'), added('d', 'all', '2027-01-01'), added('e', 'complaint', '2026-02-01')];
		expect(additionsInForce(additions, 'survey', '2026-11-22').map(({ id }) => id)).toEqual(['b', 'c']);
		expect(additionsInForce(additions, 'survey', '2026-03-01').map(({ id }) => id)).toEqual(['a', 'c']);
		expect(additionsInForce(additions, 'survey', '2025-03-01')).toEqual([]);
	});

	test('a paragraph without English is shown as it was written', () => {
		expect(bodyOf(added('a', 'all', '2026-01-01'), 'en')).toBe('paragraf a');
		expect(bodyOf({ ...added('a', 'all', '2026-01-01'), bodyEn: 'paragraph' }, 'en')).toBe('paragraph');
		expect(bodyOf({ ...added('a', 'all', '2026-01-01'), bodyEn: 'paragraph' }, 'id')).toBe('paragraf a');
	});
});

describe('retention', () => {
	test('the default holds until an own setting begins, then the one that began last', () => {
		const settings = [{ kind: 'notification', keepDays: 90, validFrom: '2026-12-01' }, { kind: 'notification', keepDays: 60, validFrom: '2026-11-01' }, { kind: 'visit', keepDays: 500, validFrom: '2020-01-01' }] as const;
		expect(keepDaysOn('notification', settings, '2026-10-31')).toEqual({ days: 180, isOwn: false });
		expect(keepDaysOn('notification', settings, '2026-11-22')).toEqual({ days: 60, isOwn: true });
		expect(keepDaysOn('notification', settings, '2026-12-01')).toEqual({ days: 90, isOwn: true });
	});

	test('two settings of one day: the later of them', () =>
		expect(keepDaysOn('session', [{ kind: 'session', keepDays: 3, validFrom: '2026-01-01' }, { kind: 'session', keepDays: 9, validFrom: '2026-01-01' }], '2026-02-01').days).toBe(9));

	test('two years before 22 November 2026', () => expect(deleteBefore('2026-11-22', 730)).toBe('2024-11-22'));

	test.each(RETENTION_KINDS)('%s: the default is among what may be set, and nothing outside is', (kind) => {
		const { days, least, most } = RETENTION_DEFAULTS[kind];
		expect(isKeepable(kind, days)).toBe(true);
		for (const wrong of [least - 1, most + 1, 0, -1, 1.5, Number.NaN, Infinity]) expect(isKeepable(kind, wrong)).toBe(false);
	});

	test('visits stay long enough for a year to be counted against the year before', () => expect(RETENTION_DEFAULTS.visit.least).toBeGreaterThanOrEqual(400));
	test('the trail is no kind that a schedule may delete', () => expect(['audit_entry', 'outcome_month', 'person'].some(isRetentionKind)).toBe(false));
});

describe('a request', () => {
	test('ends once', () => {
		for (const from of ['answered', 'refused', 'cancelled'] as const) for (const to of REQUEST_STATES) expect(mayMove(from, to)).toBe(false);
		expect(REQUEST_STATES.filter((to) => mayMove('filed', to))).toEqual(['checking', 'answered', 'refused', 'cancelled']);
		expect(mayMove('checking', 'filed')).toBe(false);
	});

	test('each field has an owner', () => expect(Object.keys(FIELD_OWNERS).sort()).toEqual([...FIELDS].sort()));
});

describe('a breach', () => {
	const due = new Date('2026-03-05T01:15:00Z');
	const at = (text: string) => new Date(text);

	test('the three contents of Pasal 46(2) are asked for; spaces are none (R31)', () => {
		expect(missingContents({ dataDisclosed: ' \n', whenAndHow: 'x', handling: '' })).toEqual(['dataDisclosed', 'handling']);
		expect(missingContents({ dataDisclosed: 'a', whenAndHow: 'b', handling: 'c' })).toEqual([]);
	});

	test('runs, then is overdue, while one of the two notices is missing', () => {
		const one = [{ recipient: 'subjects', sentAt: at('2026-03-03T01:00:00Z') }] as const;
		expect(noticeState(due, [], due)).toBe('running');
		expect(noticeState(due, one, at('2026-03-05T01:15:01Z'))).toBe('overdue');
	});

	test('is told in time up to the very hour; later it was told late, and stays so', () => {
		const both = (last: string) => [{ recipient: 'subjects', sentAt: at('2026-03-03T01:00:00Z') }, { recipient: 'authority', sentAt: at(last) }] as const;
		expect(noticeState(due, both('2026-03-05T01:15:00Z'), at('2026-04-01T00:00:00Z'))).toBe('in_time');
		expect(noticeState(due, both('2026-03-05T01:16:00Z'), at('2026-04-01T00:00:00Z'))).toBe('sent_late');
	});

	test('a second notice later makes the first no later', () => {
		const sent = [{ recipient: 'subjects', sentAt: at('2026-03-09T01:00:00Z') }, { recipient: 'subjects', sentAt: at('2026-03-03T01:00:00Z') }, { recipient: 'authority', sentAt: at('2026-03-03T01:00:00Z') }] as const;
		expect(noticeState(due, sent, at('2026-04-01T00:00:00Z'))).toBe('in_time');
	});

	test('is numbered by the year', () => expect([breachNumber('2026', 0), breachNumber('2026', 11), breachNumber('2026', 99)]).toEqual(['2026-01', '2026-12', '2026-100']));
});

describe('the hours of the law', () => {
	test('three days are 259,200 seconds, to the millisecond (R31)', () => {
		for (const from of ['2026-03-02T01:15:00.000Z', '2026-12-31T23:59:59.999Z', '2028-02-27T12:00:00.001Z']) expect(dueAt(new Date(from)).getTime() - Date.parse(from)).toBe(259_200_000);
	});

	test('the whole hour and the last minute are told apart', () => {
		const due = new Date('2026-03-05T00:00:00Z');
		const left = (minutes: number) => clockLeft(due, new Date(due.getTime() - minutes * 60_000));
		expect([left(59), left(60), left(61), left(-60)].map(({ hours, minutes }) => [hours, minutes])).toEqual([[0, 59], [1, 0], [1, 1], [1, 0]]);
		expect([left(0).isLate, clockLeft(due, new Date(due.getTime() + 1)).isLate]).toEqual([false, true]);
	});

	test('midnight of a zone is the hour of another day (R32)', () => {
		expect(instantIn('Asia/Jakarta', '2026-01-01T00:00').toISOString()).toBe('2025-12-31T17:00:00.000Z');
		expect(instantIn('Asia/Makassar', '2026-01-01T00:00').toISOString()).toBe('2025-12-31T16:00:00.000Z');
		expect(instantIn('Asia/Jayapura', '2026-01-01T00:00').toISOString()).toBe('2025-12-31T15:00:00.000Z');
		expect(localIn('Asia/Jayapura', new Date('2026-12-31T15:00:00.000Z'))).toBe('2027-01-01T00:00');
	});

	test('the last minute of a zone is not yet the next day, nor is a second of it', () => {
		expect(localIn('Asia/Jakarta', new Date('2026-12-31T16:59:59.999Z'))).toBe('2026-12-31T23:59');
		expect(localIn('Asia/Jakarta', new Date('2026-12-31T17:00:00.000Z'))).toBe('2027-01-01T00:00');
	});

	test('an unknown zone is read as the clock of the world, for a field that shows an instant', () => expect(localIn('Etc/UTC', new Date('2026-03-02T08:15:30Z'))).toBe('2026-03-02T08:15'));
});

describe('the first day of a text', () => {
	test('each version holds from its day on, and the one before it up to the eve', () => {
		for (const purpose of PURPOSES) {
			const oldestFirst = versionsOf(purpose).toReversed();
			for (const [at, text] of oldestFirst.entries()) {
				expect(textInForce(purpose, text.validFrom)?.version).toBe(text.version);
				const eve = new Date(Date.parse(text.validFrom) - 86_400_000).toISOString().slice(0, 10);
				expect(textInForce(purpose, eve)?.version).toBe(oldestFirst[at - 1]?.version);
			}
		}
	});

	test('a paragraph of an agency holds from its day on', () => {
		const own: Addition = { id: 'a', purpose: 'survey', validFrom: '2026-05-01', bodyId: 'paragraf', bodyEn: '' };
		expect(additionsInForce([own], 'survey', '2026-04-30')).toEqual([]);
		expect(additionsInForce([own], 'survey', '2026-05-01')).toEqual([own]);
	});
});

describe('the schedule of retention', () => {
	// docs/rules/privacy.md § How long data are kept; the ranges are what the page offers.
	const schedule = {
		complaint_reporter: [730, 90, 3650], complaint_photo: [730, 90, 3650], complaint_draft: [1, 1, 30], supporter_note: [730, 90, 3650], survey_comment: [365, 30, 3650], post_training_words: [730, 90, 3650],
		notification: [180, 30, 1825], session: [30, 1, 365], attempt: [1, 1, 30], import_file: [30, 2, 365], visit: [1095, 400, 3650], privacy_request: [1095, 365, 3650]
	} as const;

	test('names every kind, each with the numbers of the rule', () => {
		expect(Object.keys(schedule).sort()).toEqual([...RETENTION_KINDS].sort());
		for (const kind of RETENTION_KINDS) expect([kind, ...Object.values(RETENTION_DEFAULTS[kind])]).toEqual([kind, ...schedule[kind]]);
	});

	test('the numbers of the written rule are the numbers of the program', () => {
		const told = readFileSync(join(import.meta.dirname, '../../../docs/rules/privacy.md'), 'utf8');
		const days = (row: string) => Number(new RegExp(`^\\| ${row}[^|]*\\| (\\d+)`, 'm').exec(told)?.[1]);
		expect([days('name and contact of a reporter'), days('photos of a report'), days('reports never sent'), days('notes of citizens'), days('free text of a survey'), days('notifications')]).toEqual([730, 730, 1, 730, 365, 180]);
		expect([days('ended sign-ins'), days('counts of sign-in attempts'), days('rows and files of imports'), days('single visits'), days('words of requests')]).toEqual([30, 1, 30, 1095, 1095]);
	});

	test.each(RETENTION_KINDS)('%s may be set to both ends of its range', (kind) => {
		const { least, most } = RETENTION_DEFAULTS[kind];
		expect([isKeepable(kind, least), isKeepable(kind, most)]).toEqual([true, true]);
	});

	test('what is kept no day longer goes on the day after', () => {
		expect(deleteBefore('2026-11-22', 0)).toBe('2026-11-22');
		expect(deleteBefore('2028-03-01', 1)).toBe('2028-02-29');
	});
});

describe('a notice that was sent', () => {
	const due = new Date('2026-03-05T01:15:00Z');
	const later = new Date('2026-04-01T00:00:00Z');
	const sent = (recipient: 'subjects' | 'authority', sentAt: string) => ({ recipient, sentAt: new Date(sentAt) });

	test.each(['subjects', 'authority'] as const)('to the %s alone leaves the other to be told', (recipient) => {
		expect(noticeState(due, [sent(recipient, '2026-03-03T01:00:00Z')], due)).toBe('running');
		expect(noticeState(due, [sent(recipient, '2026-03-03T01:00:00Z')], new Date(due.getTime() + 1))).toBe('overdue');
	});

	test('late to one of the two is late', () => {
		expect(noticeState(due, [sent('subjects', '2026-03-05T01:15:00.001Z'), sent('authority', '2026-03-03T01:00:00Z')], later)).toBe('sent_late');
		expect(noticeState(due, [sent('subjects', '2026-03-03T01:00:00Z'), sent('authority', '2026-03-06T01:00:00Z')], later)).toBe('sent_late');
	});
});
