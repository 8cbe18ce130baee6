import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all } from '#tests/support/surveys.ts';
import { gamingRuleSets } from './gaming-rules.ts';
import { ELEMENTS } from './schema.ts';
import { mergeTallies, openRows, tallySigns, type DatedAnswer, type MarkedAnswers, type RowsBasis } from './sign-report.rules.ts';
import { sifted } from './signs.rules.ts';
import { CHANNEL_NAMES, REASONS, SIGN_GROUPS, SIGNS } from './signs.schema.ts';
import { skmRuleSets } from './skm-rules.ts';

const skm = skmRuleSets['1/9'][0]!.rules;
const gaming = gamingRuleSets[0]!.rules;
const group = (given: Partial<MarkedAnswers> = {}): MarkedAnswers => ({ signs: [], channel: 'web', isStraight: false, isIncomplete: false, answers: 1, ...given });

describe('counting signs', () => {
	// F83: rule set skm-signs 2026-1 leaves out late, unsealed, fast, burst and device; straight and forged are noted (docs/rules/skm.md § 10).
	test('says how many carry each and how many of them stay out, for whatever reason', () => {
		const tally = tallySigns(
			[group({ answers: 20 }), group({ answers: 4, signs: ['fast', 'device'] }), group({ answers: 3, isStraight: true }), group({ answers: 2, isStraight: true, signs: ['burst'] }), group({ answers: 6, channel: 'officer' }), group({ answers: 1, isIncomplete: true, signs: ['forged'] })],
			gaming
		);
		expect(tally).toMatchObject({ answers: 36, marked: 10, leftOut: 7, officer: 6 });
		expect(tally.bySign).toMatchObject({
			fast: { answers: 4, leftOut: 4 }, device: { answers: 4, leftOut: 4 }, burst: { answers: 2, leftOut: 2 }, straight: { answers: 5, leftOut: 2 }, forged: { answers: 1, leftOut: 1 },
			incomplete: { answers: 1, leftOut: 1 }, officer: { answers: 6, leftOut: 0 }, late: { answers: 0, leftOut: 0 }, unsealed: { answers: 0, leftOut: 0 }
		});
	});

	test('another version of the rules leaves out others', () => {
		const [one] = [group({ answers: 5, isStraight: true })];
		expect(tallySigns([one], gaming).leftOut).toBe(0);
		expect(tallySigns([one], { ...gaming, excluding: ['straight'] })).toMatchObject({ leftOut: 5, bySign: { straight: { leftOut: 5 } } });
	});

	test('of nothing is nothing', () => expect(mergeTallies([])).toEqual(tallySigns([], gaming)));

	test('split in whatever way, parts add up to the whole, and nothing exceeds it', () => {
		const anyGroup = fc.record({ signs: fc.subarray([...SIGNS]), channel: fc.constantFrom(...CHANNEL_NAMES), isStraight: fc.boolean(), isIncomplete: fc.boolean(), answers: fc.integer({ min: 1, max: 50 }) });
		fc.assert(fc.property(fc.array(anyGroup, { maxLength: 12 }), fc.nat(12), (groups, cut) => {
			const whole = tallySigns(groups, gaming);
			expect(mergeTallies([tallySigns(groups.slice(0, cut), gaming), tallySigns(groups.slice(cut), gaming)])).toEqual(whole);
			for (const sign of SIGN_GROUPS) expect(whole.bySign[sign].leftOut <= whole.bySign[sign].answers && whole.bySign[sign].answers <= whole.answers).toBe(true);
			expect(whole.leftOut <= whole.marked && whole.marked <= whole.answers).toBe(true);
		}));
	});
});

const mixed = { ...all(3), duration: 2 };
const answer = (given: Partial<DatedAnswer> = {}): DatedAnswer => ({ day: '2026-11-10', channel: 'web', signs: [], answers: mixed, ...given });
const many = (count: number, given: Partial<DatedAnswer> = {}) => Array.from({ length: count }, () => answer(given));
const basis = (given: Partial<RowsBasis> = {}): RowsBasis => ({ skm, gaming, used: ELEMENTS, today: '2026-11-22', isClosed: false, ...given });
const fast = { signs: ['fast'] } as const;

describe('rows that may be read', () => {
	test('tell the day where five answered that day in the same way, with scores and signs and whether they count', () => {
		const rows = openRows([...many(5, fast), ...many(7)], basis());
		expect(rows).toEqual(Array.from({ length: 5 }, () => ({ when: '2026-11-10', channel: 'web', signs: ['fast'], isLeftOut: true, answers: mixed })));
	});

	// R18: four is fewer than five.
	test('a sign that four answers carry opens none of them, and is not told beside another', () => {
		expect(openRows([...many(4, fast), ...many(20)], basis())).toEqual([]);
		const rows = openRows([...many(6, fast), ...many(2, { signs: ['fast', 'device'] }), ...many(20)], basis());
		expect(rows).toHaveLength(8);
		expect(new Set(rows.flatMap(({ signs }) => signs))).toEqual(new Set(['fast']));
	});

	test('a day on which fewer answered so tells its month, once the month is over', () => {
		const spread = [1, 2, 3, 4, 5, 6].flatMap((day) => many(1, { ...fast, day: `2026-10-0${day}` }));
		expect(openRows([...spread, ...many(20)], basis()).map(({ when }) => when)).toEqual(Array(6).fill('2026-10'));
		expect(openRows([...spread, ...many(20)], basis({ today: '2026-10-31' }))).toEqual([]);
		expect(openRows([...spread, ...many(20)], basis({ today: '2026-10-31', isClosed: true }))).toHaveLength(6);
	});

	test('today waits: whoever looks twice would see the answer that came between', () => {
		expect(openRows([...many(9, fast), ...many(20, { day: '2026-11-01' })], basis({ today: '2026-11-10' }))).toEqual([]);
		expect(openRows([...many(9, fast), ...many(20, { day: '2026-11-01' })], basis({ today: '2026-11-11' }))).toHaveLength(9);
	});

	test('the one whom an officer wrote down on a day of many phones is not told by that day', () => {
		const rows = openRows([...many(6, fast), answer({ ...fast, channel: 'officer' }), ...many(20)], basis());
		expect(rows.map(({ channel }) => channel)).toEqual(Array(6).fill('web').slice(0, rows.length));
	});

	// As with the index "if all counted": the sum of all that stay out is published, so less the open ones it would tell the rest.
	test('of those that do not count more stay closed while fewer than five would be left over', () => {
		expect(openRows([...many(8, fast), answer({ signs: ['device'] }), ...many(20)], basis())).toHaveLength(4);
		expect(openRows([...many(8, fast), ...many(5, { signs: ['device'] }), ...many(20)], basis())).toHaveLength(13);
	});

	test('of two that do not count none opens, for the one would tell the other', () => {
		const straight = { answers: all(4) };
		const rows = openRows([...many(10, straight), answer({ ...straight, signs: ['fast'] }), answer({ signs: ['device'] })], basis());
		expect(rows.map(({ isLeftOut }) => isLeftOut)).toEqual(Array.from({ length: 10 }, () => false));
		expect(openRows([...many(10, straight), answer({ ...straight, signs: ['fast'] }), ...many(5, { signs: ['device'] })], basis()).filter(({ isLeftOut }) => isLeftOut)).toHaveLength(6);
	});

	test('of those that count too: the published answers less the open ones would tell the others', () => {
		const straight = { answers: all(4) };
		expect(openRows([...many(22, straight), ...many(3)], basis())).toHaveLength(20);
		expect(openRows([...many(5, straight), ...many(3, { day: '2026-11-22' })], basis())).toHaveLength(3);
		expect(openRows([...many(22, straight), ...many(5)], basis())).toHaveLength(22);
		expect(openRows(many(22, straight), basis())).toHaveLength(22);
	});

	test('answers of officers open too, though that is no sign against them', () => {
		expect(openRows([...many(5, { channel: 'officer' }), ...many(9)], basis())).toEqual(Array.from({ length: 5 }, () => ({ when: '2026-11-10', channel: 'officer', signs: ['officer'], isLeftOut: false, answers: mixed })));
	});

	const someAnswer = fc.record({
		day: fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-02', '2026-11-10', '2026-11-21', '2026-11-22'), channel: fc.constantFrom(...CHANNEL_NAMES), signs: fc.subarray([...SIGNS], { maxLength: 2 }),
		answers: fc.constantFrom<DatedAnswer['answers']>(mixed, all(4), all(1), { cost: 2 })
	});
	test('of whatever answers, no time and way is told of fewer than five, no sign of fewer, nothing of today', () => {
		fc.assert(fc.property(fc.array(someAnswer, { maxLength: 60 }), (answers) => {
			const rows = openRows(answers, basis());
			for (const row of rows) {
				expect(answers.filter(({ day, channel }) => day.startsWith(row.when) && channel === row.channel).length).toBeGreaterThanOrEqual(5);
				expect(row.when.startsWith('2026-11-22') || row.when === '2026-11').toBe(false);
				expect(row.signs.length).toBeGreaterThan(0);
			}
			for (const reason of REASONS) {
				const told = rows.filter(({ signs }) => signs.includes(reason)).length;
				if (told > 0 && reason !== 'incomplete' && reason !== 'straight') expect(answers.filter(({ signs }) => signs.includes(reason)).length).toBeGreaterThanOrEqual(5);
			}
		}));
	});
	test('of whatever answers, those that stay closed are none or at least five, of those that count and of those that do not', () => {
		fc.assert(fc.property(fc.array(someAnswer, { maxLength: 60 }), (answers) => {
			const rows = openRows(answers, basis());
			const counted = sifted(answers.map((one) => ({ ...one, byTicket: false })), skm, gaming, ELEMENTS).counted.length;
			for (const [whole, open] of [[counted, rows.filter(({ isLeftOut }) => !isLeftOut).length], [answers.length - counted, rows.filter(({ isLeftOut }) => isLeftOut).length]] as const) {
				expect(open === 0 || whole - open === 0 || whole - open >= 5).toBe(true);
				expect(open).toBeGreaterThanOrEqual(0);
			}
		}));
	});
	test('the order of the answers tells nothing', () => {
		fc.assert(fc.property(fc.array(someAnswer, { maxLength: 40 }), (answers) => {
			expect(openRows([...answers].reverse(), basis())).toEqual(openRows(answers, basis()));
		}));
	});
});
