import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEWEST_PAIRS, gainClass, gainOf, learningResult, type Pair, type PairTests } from './learning.rules.ts';
import { askingWindow, GRACE_DAYS, missedMonths, readMonths, readScores, REACTION_DAYS, reactionWindow, roleResult, scoreField, standingOf, statementResult, UNJUDGED, windowOf, type Answer, type Rate } from './rules.ts';
import { AnswerForm, EndedSearch, OBSTACLES, RuleForm, StatementChoice, StatementForm } from './schema.ts';
import { previewScores, readScore, readSheet, scoreName, type FileRow } from './score.rules.ts';

const people = Array.from({ length: 4 }, (_value, index) => ({ agencyId: 'a', enrolmentId: String(index), nip: `19800101200501100${index}` }));
const MOST = { beforeMost: 100, afterMost: 50 };

describe('a file of scores', () => {
	const row = (given: Partial<FileRow>): FileRow => ({ row: 2, nip: people[0]!.nip, before: '60', after: '40', ...given });
	test('shows the very cell that cannot be taken', () => {
		const refusal = (given: Partial<FileRow>) => previewScores([row(given)], people, MOST).refusals[0];
		expect(refusal({ before: 'enam' })).toEqual({ row: 2, reason: 'not_score', cell: 'enam' });
		expect(refusal({ after: 'empat' })).toEqual({ row: 2, reason: 'not_score', cell: 'empat' });
		expect(refusal({ before: '101' })).toEqual({ row: 2, reason: 'above_most', cell: '101' });
		expect(refusal({ after: '51' })).toEqual({ row: 2, reason: 'above_most', cell: '51' });
		expect(refusal({ before: 'x', after: 'y' })?.cell).toBe('x');
	});
	test('is taken or refused row by row: nothing is lost, nothing counted twice, and what it shows can be saved', () => {
		const cell = fc.constantFrom('', '0', '12,5', '50', '50,01', '100', '101', 'x', ' 7 ');
		const anyRow = fc.record({ nip: fc.constantFrom(...people.map(({ nip }) => nip), '123'), before: cell, after: cell });
		fc.assert(fc.property(fc.array(anyRow, { maxLength: 8 }), (given) => {
			const rows = given.map((one, index) => ({ row: index + 2, ...one }));
			const { taken, refusals, values } = previewScores(rows, people, MOST);
			expect(taken + refusals.length).toBe(rows.length);
			expect(Object.keys(values)).toHaveLength(2 * taken);
			expect(taken).toBeLessThanOrEqual(people.length);
			expect(readSheet(values, people, MOST)).toHaveProperty('marks');
		}));
	});
	test('of nobody, or empty, holds nothing', () => {
		expect(previewScores([], people, MOST)).toEqual({ values: {}, taken: 0, refusals: [] });
		expect(previewScores([row({})], [], MOST)).toMatchObject({ taken: 0, refusals: [{ reason: 'nip_unknown' }] });
	});
});

describe('a sheet', () => {
	test('gives one mark a participant, in their order, whatever else was sent', () => {
		fc.assert(fc.property(fc.dictionary(fc.string(), fc.string()), (noise) => {
			const read = readSheet(noise, people, MOST);
			expect('marks' in read && read.marks.map(({ enrolmentId }) => enrolmentId)).toEqual(['0', '1', '2', '3']);
		}));
	});
	test('takes a list or a number for no score at all', () => {
		const field = scoreName('before', people[0]!);
		for (const cell of [['1', '2'], 5, null, undefined, {}]) expect(readSheet({ [field]: cell }, people, MOST)).toMatchObject({ marks: [{ before: null }, {}, {}, {}] });
	});
	test('names the first fault of the first participant', () => {
		const fields = { [scoreName('after', people[1]!)]: 'x', [scoreName('after', people[0]!)]: '51', [scoreName('before', people[2]!)]: 'x' };
		expect(readSheet(fields, people, MOST)).toEqual({ bad: { field: 'after.a.0', problem: 'post_training.above_most', most: 50 } });
	});
	test('a score is never negative, nor above ten thousand', () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+.,\de ]{0,8}$/)), (text) => {
			const score = readScore(text);
			expect(score === undefined || score === null || (score >= 0 && score < 10_000)).toBe(true);
		}));
	});
});

describe('learning, whatever the scores', () => {
	const silent: PairTests = { pairedT: () => ({ meanDiff: 0, t: Number.NaN, df: 0, pTwoSided: 1, ci95: null }), pairedCohen: () => ({ dz: Number.NaN, dzCi95: null }), signedRankTest: () => ({ nNonzero: 0, vPlus: 0, pExactMidrankSignflip: 1, pNormalContinuity: 1 }) };
	const pairs = fc.array(fc.record<Pair>({ before: fc.nat(50), after: fc.nat(80), beforeMost: fc.constant(50), afterMost: fc.constant(80) }), { minLength: FEWEST_PAIRS, maxLength: 25 });
	test('each participant is in one class, and a fall is in the low one or has none', () => {
		fc.assert(fc.property(pairs, (given) => {
			const { counts, n } = learningResult(given, silent)!;
			expect(counts.high + counts.medium + counts.low + counts.undefined).toBe(n);
			expect(counts.fallen).toBeLessThanOrEqual(counts.low + counts.undefined);
		}));
	});
	test('means stay on the scale and differ by the gain', () => {
		fc.assert(fc.property(pairs, (given) => {
			const { before, after, gain } = learningResult(given, silent)!;
			for (const mean of [before, after]) expect(mean >= 0 && mean <= 100 + 1e-9).toBe(true);
			expect(after - before).toBeCloseTo(gain, 9);
		}));
	});
	test('twice the points of a test twice as long are the same gain', () => {
		fc.assert(fc.property(fc.nat(50), fc.nat(50), (before, after) => {
			const once = gainOf({ before, after, beforeMost: 50, afterMost: 50 });
			const twice = gainOf({ before: 2 * before, after: 2 * after, beforeMost: 100, afterMost: 100 });
			expect(twice.gain).toBeCloseTo(once.gain, 9);
			expect(twice.gainClass).toBe(once.gainClass);
		}));
	});
	test('more is never a lower class', () => {
		const rank = { low: 0, medium: 1, high: 2 } as const;
		const share = fc.double({ min: -5, max: 1, noNaN: true });
		fc.assert(fc.property(share, share, (a, b) => { expect(rank[gainClass(Math.max(a, b))]).toBeGreaterThanOrEqual(rank[gainClass(Math.min(a, b))]); }));
	});
});

describe('windows, whatever the day', () => {
	const day = fc.date({ min: new Date('2018-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
	const months = fc.integer({ min: 1, max: 36 });
	test('a window goes from coming over open and late to missed, and never back', () => {
		const order = ['coming', 'open', 'late', 'missed'];
		fc.assert(fc.property(day, months, day, day, (endsOn, count, a, b) => {
			const [first, second] = [a, b].sort() as [string, string];
			const standing = (today: string) => order.indexOf(standingOf(windowOf(endsOn, count), GRACE_DAYS, today));
			expect(standing(second)).toBeGreaterThanOrEqual(standing(first));
		}));
	});
	test('somebody is asked exactly while a window is open or late, and can answer at once', () => {
		fc.assert(fc.property(day, months, day, day, (endsOn, count, today, since) => {
			const window = windowOf(endsOn, count);
			const asked = askingWindow(window, GRACE_DAYS, today, since);
			expect(asked !== undefined).toBe(['open', 'late'].includes(standingOf(window, GRACE_DAYS, today, since)));
			if (asked) expect(asked.opensOn <= today && today <= asked.closesOn).toBe(true);
		}));
	});
	test('what is missed was neither asked nor can be, and is a window of the setting', () => {
		fc.assert(fc.property(day, fc.array(months, { maxLength: 4 }), fc.array(months, { maxLength: 4 }), day, (endsOn, set, asked, today) => {
			for (const month of missedMonths(endsOn, set, asked, today)) {
				expect(set.includes(month) && !asked.includes(month)).toBe(true);
				expect(askingWindow(windowOf(endsOn, month), GRACE_DAYS, today)).toBeUndefined();
			}
		}));
	});
	test('the last day of a month has windows on the last day of a shorter one', () => {
		expect(windowOf('2026-10-31', 4)).toEqual({ opensOn: '2027-02-28', closesOn: '2027-03-28' });
		expect(windowOf('2027-10-31', 4)).toEqual({ opensOn: '2028-02-29', closesOn: '2028-03-29' });
	});
	test('a reaction is asked for two weeks, over the turn of the year too', () => {
		expect(REACTION_DAYS).toBe(14);
		expect(reactionWindow('2026-12-25')).toEqual({ opensOn: '2026-12-25', closesOn: '2027-01-08' });
	});
	test('months that were read are written and read again the same', () => {
		fc.assert(fc.property(fc.uniqueArray(months, { minLength: 1, maxLength: 4 }), fc.constantFrom(', ', ' ', ';', ',  '), (set, sign) => {
			const sorted = set.toSorted((a, b) => a - b);
			expect(readMonths(set.join(sign))).toEqual(sorted);
			expect(readMonths(sorted.join(', '))).toEqual(sorted);
		}));
	});
});

describe('what a role said, whatever was answered', () => {
	const score = fc.constantFrom(1, 2, 3, 4, null);
	const answers = fc.array(fc.record<Answer>({ scores: fc.record({ uses: score, better: score }), obstacles: fc.subarray([...OBSTACLES]), words: fc.constant(null) }), { maxLength: 20 });
	const rate = (answered: number): Rate => ({ months: 4, role: 'peer', opensOn: '2026-07-10', closesOn: '2026-08-10', asked: 30, answered, unreached: 0 });
	const shown = (given: readonly Answer[], today = '2026-08-11') => roleResult(rate(given.length), given, ['uses', 'better'], today);

	test('below five nothing leaves the result but how many', () => {
		fc.assert(fc.property(answers, (given) => {
			const { state, statements, obstacles } = shown(given.slice(0, 4));
			expect([state, statements, obstacles]).toEqual(['too_few', [], []]);
		}));
	});
	test('no figure rests on fewer than five scores, and its counts add up to them', () => {
		fc.assert(fc.property(answers, (given) => {
			for (const statement of shown(given).statements) {
				expect(statement.n + statement.unjudged).toBe(given.length);
				if (!('mean' in statement)) continue;
				expect(statement.n).toBeGreaterThanOrEqual(5);
				expect(statement.counts.reduce((sum, count) => sum + count, 0)).toBe(statement.n);
				expect(statement.favourable).toBe(statement.counts[2] + statement.counts[3]);
			}
		}));
	});
	test('the order of the answers tells nothing', () => {
		fc.assert(fc.property(answers, (given) => {
			const [one, other] = [shown(given), shown(given.toReversed())];
			expect(other.obstacles).toEqual(one.obstacles);
			expect(other.statements.map(({ key, n, unjudged }) => [key, n, unjudged])).toEqual(one.statements.map(({ key, n, unjudged }) => [key, n, unjudged]));
		}));
	});
	test('obstacles fall in number, and none is counted more often than there are answers', () => {
		fc.assert(fc.property(answers, (given) => {
			const counts = shown(given).obstacles.map(({ count }) => count);
			expect(counts).toEqual(counts.toSorted((a, b) => b - a));
			for (const count of counts) expect(count >= 1 && count <= given.length).toBe(true);
		}));
	});
	test('while it is open nothing is shown, whatever was answered', () => {
		fc.assert(fc.property(answers, (given) => { expect(shown(given, '2026-08-10')).toMatchObject({ state: 'open', statements: [], obstacles: [] }); }));
	});
	test('an extreme mean has an interval that ends at the scale', () => {
		const of = (scores: readonly number[]) => statementResult('uses', scores.map((uses): Answer => ({ scores: { uses }, obstacles: [], words: null })))?.interval;
		expect(of([4, 4, 4, 4, 1])?.[1]).toBe(4);
		expect(of([1, 1, 1, 1, 4])?.[0]).toBe(1);
	});
});

describe('forms', () => {
	test('scores that were sent come back as they were chosen', () => {
		const keys = ['uses', 'better', 'own'];
		fc.assert(fc.property(fc.tuple(...keys.map(() => fc.constantFrom('1', '2', '3', '4', UNJUDGED))), (given) => {
			const fields = Object.fromEntries(keys.map((key, index) => [scoreField(key), given[index]]));
			expect(readScores(fields, keys)).toEqual({ scores: Object.fromEntries(keys.map((key, index) => [key, given[index] === UNJUDGED ? null : Number(given[index])])) });
		}));
	});
	test('the first gap in the order of the page is named', () => {
		expect(readScores({}, ['uses', 'better'])).toEqual({ missing: 'score.uses' });
		expect(readScores({ 'score.uses': '1' }, ['uses', 'better', 'own'])).toEqual({ missing: 'score.better' });
		expect(readScores({}, [])).toEqual({ scores: {} });
	});
	test('words and statements keep to their length', () => {
		expect(AnswerForm.safeParse({ words: 'x'.repeat(2000) }).success).toBe(true);
		expect(AnswerForm.parse({ words: '  Contoh.  ' }).words).toBe('Contoh.');
		for (const [length, good] of [[2, false], [3, true], [200, true], [201, false]] as const) expect(StatementForm.safeParse({ statement: 'x'.repeat(length) }).success, String(length)).toBe(good);
		for (const [length, good] of [[40, true], [41, false]] as const) {
			expect(RuleForm.safeParse({ kind: 'technical', months: 'x'.repeat(length) }).success, String(length)).toBe(good);
			expect(AnswerForm.safeParse({ 'score.uses': 'x'.repeat(length) }).success, String(length)).toBe(good);
		}
	});
	test('a statement is undone by one word alone', () => {
		const statementId = '0193a000-0000-7000-8000-000000000001';
		expect(StatementChoice.parse({ statementId }).undo).toBeUndefined();
		expect(StatementChoice.parse({ statementId, undo: 'yes' }).undo).toBe('yes');
		for (const undo of ['', 'no', 'on', true]) expect(StatementChoice.safeParse({ statementId, undo }).success, String(undo)).toBe(false);
		expect(StatementChoice.safeParse({ statementId: 'x' }).success).toBe(false);
	});
	test('whatever stands in the address, some page of the list is shown', () => {
		expect(EndedSearch.parse({})).toEqual({ cari: '', halaman: 1 });
		expect(EndedSearch.parse({ cari: ' tenang ', halaman: '3' })).toEqual({ cari: 'tenang', halaman: 3 });
		for (const halaman of ['0', '-1', '1.5', '100001', 'x', '', null, ['1', '2'], 'Infinity']) expect(EndedSearch.parse({ halaman }).halaman, JSON.stringify(halaman)).toBe(1);
		expect(EndedSearch.parse({ halaman: '100000' }).halaman).toBe(100_000);
		expect([EndedSearch.parse({ cari: 'x'.repeat(100) }).cari.length, EndedSearch.parse({ cari: 'x'.repeat(101) }).cari, EndedSearch.parse({ cari: 5 }).cari]).toEqual([100, '', '']);
	});
});
