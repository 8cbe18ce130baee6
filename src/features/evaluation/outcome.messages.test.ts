import { describe, expect, test } from 'vitest';
import { isComplaintCount } from './counts.rules.ts';
import { outcomeWords as en } from './outcome.messages.en.ts';
import { outcomeWords as id } from './outcome.messages.id.ts';
import { isValueOutcome, OUTCOMES } from './programme.schema.ts';

describe.each([['id', id], ['en', en]] as const)('the words of a measure, %s', (_locale, words) => {
	test.each(OUTCOMES)('%s has a name, a unit, a scale, and what was counted', (outcome) => {
		for (const text of [words.outcomeName(outcome), words.outcomeInSentence(outcome), words.unitOf(outcome), words.pointsOf(outcome), words.valueOf(outcome), words.countedOf(outcome), words.countedInSentence(outcome)]) {
			expect(text).toMatch(/\S/);
			expect(text).not.toMatch(/undefined|null|_/);
		}
		expect(words.countedInSentence(outcome).charAt(0)).toMatch(/[a-z]/);
	});

	test('no two measures have the same name', () => expect(new Set(OUTCOMES.map(words.outcomeName)).size).toBe(OUTCOMES.length));

	test('what is no answer to the survey says how it is counted', () => {
		for (const outcome of OUTCOMES) expect(words.definitionOf(outcome) !== null, outcome).toBe(isValueOutcome(outcome));
	});

	test('whole numbers of a rate or of days are never taken for raw numbers of complaints', () => {
		for (const outcome of ['complaints_per_thousand', 'closing_median_days'] as const) expect(isComplaintCount(words.outcomeInSentence(outcome), [0, 2, 9])).toBe(false);
	});

	test('only a rate names what stands above the line', () => expect(OUTCOMES.filter((outcome) => words.partOf(outcome) !== null)).toEqual(['complaints_per_thousand']));
});

test('a rate says what is divided by what, when it is empty, and how it can mislead', () => {
	expect(id.definitionOf('complaints_per_thousand')).toMatch(/dibagi layanan yang diberikan pada bulan yang sama.*kosong, bukan nol.*enggan mengadu/);
	expect(en.definitionOf('complaints_per_thousand')).toMatch(/divided by the services given in the same month.*empty, not zero.*do not dare/);
});

test('days until closing are said to be a median, in calendar days, with their blind spot', () => {
	expect(id.definitionOf('closing_median_days')).toMatch(/Hari kalender.*nilai tengah.*belum ditutup/);
	expect(en.definitionOf('closing_median_days')).toMatch(/Calendar days.*median.*not closed yet/);
});

test('an effect reads in the unit of its measure', () => {
	expect([id.unitOf('complaints_per_thousand'), id.unitOf('closing_median_days'), id.unitOf('wait_median_minutes'), id.unitOf('confirmed_fixed'), id.pointsOf('index')]).toEqual(['pengaduan per 1.000 layanan', 'hari', 'menit', 'poin persen', 'poin IKM']);
	expect([id.outcomeInSentence('index'), id.outcomeInSentence('complaints_per_thousand'), en.outcomeInSentence('index')]).toEqual(['IKM', 'pengaduan per 1.000 layanan', 'IKM']);
	expect([id.outcomeInSentence('wait_median_minutes'), id.outcomeInSentence('wait_p90_minutes'), id.outcomeInSentence('closing_median_days'), en.outcomeInSentence('wait_median_minutes')]).toEqual(['median waktu tunggu', 'P90 waktu tunggu', 'median lama penyelesaian pengaduan', expect.stringMatching(/^median /)]);
	expect([id.outcomeInSentence('conduct'), en.outcomeInSentence('conduct')]).toEqual([expect.stringMatching(/^unsur “\S/), expect.stringMatching(/^the element “\S/)]);
	expect([id.countedOf('complaints_per_thousand'), id.countedOf('wait_median_minutes'), id.countedOf('index')]).toEqual(['Layanan diberikan', 'Kunjungan', 'Jawaban survei']);
});
