import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock.ts';
import { id } from './messages.id.ts';
import { en } from './messages.en.ts';
import { askingWindow, DEFAULT_MONTHS, GRACE_DAYS, isEnough, isOpen, kindOf, MINIMUM_ANSWERS, missedMonths, reactionWindow, readMonths, readScores, roleResult, standingOf, statementResult, UNJUDGED, windowOf, type Answer, type Rate } from './rules.ts';
import { AnswerForm, BASE_STATEMENTS, OBSTACLES, REACTION_ITEMS, RuleForm, StatementForm } from './schema.ts';

const day = fc.date({ min: new Date('2018-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('windows', () => {
	// R24: managerial training ended 10 March 2026 → opens 10 March 2027; technical → 10 July 2026; each closes one month later.
	test.each([['managerial', '2027-03-10', '2027-04-10'], ['technical', '2026-07-10', '2026-08-10']] as const)('R24, %s', (kind, opensOn, closesOn) => {
		expect(DEFAULT_MONTHS[kind].map((months) => windowOf('2026-03-10', months))).toEqual([{ opensOn, closesOn }]);
	});

	test.each([['1', 'managerial'], ['5', 'managerial'], ['3', 'technical'], ['8', 'technical'], ['2', 'technical'], ['', 'technical'], ['99', 'technical']])('form %j is %s', (formId, kind) => expect(kindOf(formId)).toBe(kind));

	// F96: 3, 6 and 12 months where an agency sets them.
	test('three of them for one session', () => expect([3, 6, 12].map((months) => windowOf('2026-03-10', months).opensOn)).toEqual(['2026-06-10', '2026-09-10', '2027-03-10']));

	test('a month later is never earlier, and at most 31 days away', () => {
		fc.assert(fc.property(day, fc.integer({ min: 0, max: 36 }), (from, months) => {
			const { opensOn, closesOn } = windowOf(from, months);
			const days = (Date.parse(closesOn) - Date.parse(opensOn)) / 86_400_000;
			expect(opensOn >= from && days >= 28 && days <= 31).toBe(true);
		}));
	});

	test('both ends are days on which one may answer', () => {
		const window = windowOf('2026-03-10', 4);
		expect(['2026-07-09', '2026-07-10', '2026-08-10', '2026-08-11'].map((today) => isOpen(window, today))).toEqual([false, true, true, false]);
		expect(reactionWindow('2026-03-10')).toEqual({ opensOn: '2026-03-10', closesOn: '2026-03-24' });
	});

	// R24: 10 July to 10 August 2026; sixty days of grace end on 9 October.
	test.each([['2026-07-09', 'coming'], ['2026-07-10', 'open'], ['2026-08-10', 'open'], ['2026-08-11', 'late'], ['2026-10-09', 'late'], ['2026-10-10', 'missed']] as const)('on %s a window is %s', (today, standing) => {
		expect(standingOf(windowOf('2026-03-10', 4), GRACE_DAYS, today)).toBe(standing);
	});
	test('a window that nobody was asked in is asked about late, as long as it would have been, and then no more', () => {
		const window = windowOf('2026-03-10', 4);
		expect(askingWindow(window, GRACE_DAYS, '2026-07-20')).toEqual(window);
		expect(askingWindow(window, GRACE_DAYS, '2026-09-01')).toEqual({ opensOn: '2026-09-01', closesOn: '2026-10-02' });
		expect([askingWindow(window, GRACE_DAYS, '2026-07-09'), askingWindow(window, GRACE_DAYS, '2026-10-10')]).toEqual([undefined, undefined]);
	});
	test('what was over before the setting held was never due, and is not missed', () => {
		const window = windowOf('2026-03-10', 4);
		expect(standingOf(window, GRACE_DAYS, '2026-09-01', '2026-08-11')).toBe('not_due');
		expect(askingWindow(window, GRACE_DAYS, '2026-09-01', '2026-08-11')).toBeUndefined();
		expect(askingWindow(window, GRACE_DAYS, '2026-09-01', '2026-08-10')).toBeDefined();
		expect(missedMonths('2026-03-10', [3, 4, 12], [], '2026-12-01')).toEqual([3, 4]);
		expect(missedMonths('2026-03-10', [3, 4, 12], [0, 4], '2026-12-01')).toEqual([3]);
		expect(missedMonths('2026-03-10', [3, 4, 12], [], '2026-12-01', '2026-07-20')).toEqual([4]);
	});
	test('whoever is asked late has never less time than whoever was asked in time, and no later than the grace', () => {
		fc.assert(fc.property(day, fc.integer({ min: 1, max: 36 }), fc.integer({ min: -40, max: 120 }), (endsOn, months, offset) => {
			const window = windowOf(endsOn, months);
			const today = addDays(window.closesOn, offset);
			const asked = askingWindow(window, GRACE_DAYS, today);
			const length = ({ opensOn, closesOn }: typeof window) => Date.parse(closesOn) - Date.parse(opensOn);
			if (asked) expect([length(asked), isOpen(asked, today)]).toEqual([length(window), true]);
			else expect(offset > GRACE_DAYS || today < window.opensOn).toBe(true);
		}));
	});

	test.each([['4', [4]], ['3, 6, 12', [3, 6, 12]], ['12;3 6', [3, 6, 12]], ['6,6', [6]], ['1 36', [1, 36]]])('%j is read', (text, months) => expect(readMonths(text)).toEqual(months));
	test.each(['', ' ', '0', '37', '-3', '3.5', '1e1', 'tiga', '1,2,3,4,5', '003', '٣'])('%j is refused', (text) => expect(readMonths(text)).toBeUndefined());
});

describe('a filled form', () => {
	const whole = { 'score.uses': '3', 'score.better': '1' };
	test('gives its scores as numbers, and no others', () => expect(readScores({ ...whole, 'score.other': '4', words: 'x' }, ['uses', 'better'])).toEqual({ scores: { uses: 3, better: 1 } }));
	test.each([undefined, '', '0', '5', 'null', 'UNJUDGED', 'unjudged ', '3 ', '3.0', '-1', 'tiga', ['3', '4'], null, 3])('names the field that holds %j', (bad) => expect(readScores({ ...whole, 'score.better': bad }, ['uses', 'better'])).toEqual({ missing: 'score.better' }));
	test('whoever cannot judge one thing says so, and that is no score', () => expect(readScores({ ...whole, 'score.better': UNJUDGED }, ['uses', 'better'])).toEqual({ scores: { uses: 3, better: null } }));
	test('nothing of the prototype passes for an answer', () => expect(readScores({}, ['constructor'])).toEqual({ missing: 'score.constructor' }));

	test('one obstacle, several, none, and one that nobody offered', () => {
		expect(AnswerForm.parse({}).obstacles).toEqual([]);
		expect(AnswerForm.parse({ obstacles: 'forgot' }).obstacles).toEqual(['forgot']);
		expect(AnswerForm.parse({ obstacles: ['forgot', 'rule'] }).obstacles).toEqual(['forgot', 'rule']);
		expect(AnswerForm.safeParse({ obstacles: 'laziness' }).success).toBe(false);
		expect(AnswerForm.safeParse({ words: 'x'.repeat(2001) }).success).toBe(false);
		expect(StatementForm.safeParse({ statement: '  a ' }).success).toBe(false);
		expect(RuleForm.safeParse({ kind: 'spiritual', months: '3' }).success).toBe(false);
	});
});

const answer = (score: number, obstacles: readonly string[] = []): Answer => ({ scores: { uses: score }, obstacles, words: null });
const rate = (given: Partial<Rate> = {}): Rate => ({ months: 4, role: 'peer', opensOn: '2026-07-10', closesOn: '2026-08-10', asked: 12, answered: 8, unreached: 0, ...given });
const AFTER = '2026-08-11';

describe('what a role said', () => {
	test('a statement has its mean with the t interval, and its share with Wilson\'s', () => {
		const result = statementResult('uses', [4, 3, 3, 2, 4, 3, 3, 2].map((score) => answer(score)));
		// Mean 3, sd 0.7559; t(7; 0.975) = 2.3646 × 0.7559 / √8 = 0.632. Wilson of 6/8: 0.409 to 0.929 (R: binom::binom.wilson(6, 8)).
		expect(result).toMatchObject({ n: 8, mean: 3, favourable: 6, counts: [0, 2, 4, 2] });
		expect(result?.interval?.map((end) => end.toFixed(3))).toEqual(['2.368', '3.632']);
		expect(result?.favourableInterval?.map((end) => end.toFixed(3))).toEqual(['0.409', '0.929']);
	});

	test('where all answered alike, or one alone, a mean has no interval', () => {
		expect(statementResult('uses', [answer(3), answer(3), answer(3)])).toMatchObject({ mean: 3, interval: null });
		expect(statementResult('uses', [answer(2)])).toMatchObject({ n: 1, interval: null });
		expect(statementResult('shares', [answer(2)])).toBeUndefined();
	});

	test('who cannot judge is counted beside the figures and in none of them', () => {
		const scores = (given: number | null): Answer => ({ scores: { uses: given }, obstacles: [], words: null });
		const judged = [4, 3, 3, 2, 4].map(scores);
		expect(statementResult('uses', [...judged, scores(null), scores(null)])).toEqual({ ...statementResult('uses', judged), unjudged: 2 });
		expect(statementResult('uses', [scores(null)])).toBeUndefined();
	});

	// R24, by statement too: with fewer than five scores there is no figure, however many answered.
	test('a statement with fewer than five scores is counted and says nothing more', () => {
		const answers = [3, 3, 4, 2, null, null].map((given): Answer => ({ scores: { uses: given, serves: null, shares: 4 }, obstacles: [], words: null }));
		const { state, statements } = roleResult(rate({ asked: 6, answered: 6 }), answers, ['uses', 'serves', 'shares', 'never'], AFTER);
		expect(state).toBe('shown');
		expect(statements.map((one) => [one.key, one.n, one.unjudged, isEnough(one)])).toEqual([['uses', 4, 2, false], ['serves', 0, 6, false], ['shares', 6, 0, true]]);
		expect(Object.keys(statements[0] ?? {})).toEqual(['key', 'n', 'unjudged']);
	});

	test('an interval stays on the scale, and counts add up', () => {
		fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 }), (scores) => {
			const result = statementResult('uses', scores.map((score) => answer(score)));
			expect(result?.counts.reduce((sum, count) => sum + count, 0)).toBe(scores.length);
			const [low, high] = result?.interval ?? [1, 4];
			expect(low >= 1 && high <= 4 && low <= (result?.mean ?? 0) && high >= (result?.mean ?? 9)).toBe(true);
		}));
	});

	// R24: a role with fewer than the minimum answers is shown as "belum cukup".
	test('fewer than five are not enough, whatever the database gave out', () => {
		expect(MINIMUM_ANSWERS).toBe(5);
		const four = roleResult(rate({ answered: 4 }), Array.from({ length: 9 }, () => answer(4, ['rule'])), BASE_STATEMENTS, AFTER);
		expect(four).toMatchObject({ state: 'too_few', statements: [], obstacles: [] });
		expect(roleResult(rate({ answered: 8 }), [answer(4)], BASE_STATEMENTS, AFTER).state).toBe('too_few');
	});

	test('while somebody may still answer nothing is shown, for the next answer would show itself by the difference', () => {
		const eight = Array.from({ length: 8 }, () => answer(3));
		expect(roleResult(rate(), eight, ['uses'], '2026-08-10')).toMatchObject({ state: 'open', statements: [] });
		expect(roleResult(rate(), eight, ['uses'], AFTER).state).toBe('shown');
		expect(roleResult(rate({ asked: 8 }), eight, ['uses'], '2026-07-20').state).toBe('shown');
	});

	test('the rate of answers has its interval, obstacles their count, most frequent first', () => {
		const answers = [answer(3, ['rule', 'no_time']), answer(4, ['no_time']), answer(2), answer(3), answer(1), answer(3), answer(3), answer(3)];
		const result = roleResult(rate(), answers, ['uses', 'shares'], AFTER);
		expect(result.rateInterval?.map((end) => end.toFixed(3))).toEqual(['0.391', '0.862']); // Wilson of 8/12
		expect(result.obstacles.map(({ obstacle, count }) => [obstacle, count])).toEqual([['no_time', 2], ['rule', 1]]);
		expect(result.statements.map(({ key }) => key)).toEqual(['uses']);
	});

	test('a statement that is no longer asked stays with the answers that have it', () => {
		const answers = Array.from({ length: 5 }, (): Answer => ({ scores: { uses: 3, old: 4 }, obstacles: [], words: null }));
		expect(roleResult(rate({ answered: 5 }), answers, ['uses'], AFTER).statements.map(({ key }) => key)).toEqual(['uses', 'old']);
	});
});

test('every statement, obstacle and role has its words in both languages', () => {
	for (const words of [id, en]) {
		expect(BASE_STATEMENTS.every((key) => words.statements[key])).toBe(true);
		expect(REACTION_ITEMS.every((key) => words.reaction[key])).toBe(true);
		expect(OBSTACLES.every((key) => words.obstacles[key])).toBe(true);
		expect([words.form.agree.length, words.form.often.length]).toEqual([4, 4]);
	}
	expect(id.statements).not.toEqual(en.statements);
});
