import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#features/identity/schema.ts';
import { VERDICT_CODES } from '#features/evaluation/schema.ts';
import { actorOf } from '#tests/support/builders.ts';
import { boardsFor, countVerdicts, lastThreeMonths, meanOfGroups, TILES_OF, tilesFor, within } from './rules.ts';
import { BOARDS, BoardSearch, MEASURE_SLUGS, MEASURES, TILES } from './schema.ts';

const unitPath = '/1/4/';
const reader = (role: Role, path = '/1/', personId: string | null = 'p') => actorOf({ roles: { [role]: path }, personId, unitPath });

describe('boards', () => {
	test.each(BOARDS)('%s has at most seven tiles, each once', (board) => {
		expect(TILES_OF[board].length).toBeLessThanOrEqual(7);
		expect(new Set(TILES_OF[board]).size).toBe(TILES_OF[board].length);
		expect(TILES_OF[board].length).toBeGreaterThan(0);
	});
	test('every tile is on some board', () => expect(TILES.filter((tile) => !BOARDS.some((board) => TILES_OF[board].includes(tile)))).toEqual([]));
	test('the head of the region sees verdicts, satisfaction, promises, fixed complaints, JP, money and decisions', () =>
		expect(tilesFor(reader('head_of_region'), 'region')).toEqual(['verdicts', 'index', 'promise', 'fixed', 'jp_team', 'spent', 'decisions']));
	test.each<[Role, readonly string[]]>([
		['employee', ['own']], ['supervisor', ['unit', 'own']], ['training_manager', ['training', 'region', 'own']], ['head_of_region', ['region', 'own']], ['evaluator', ['region', 'own']], ['auditor', ['region', 'own']], ['service_officer', ['own']],
		['administrator', ['own']], ['mentor', ['own']]
	])('%s opens %j', (role, boards) => expect(boardsFor(reader(role, role === 'supervisor' ? unitPath : '/1/'))).toEqual(boards));
	test('who works nowhere here and has no duty opens none', () => expect(boardsFor(actorOf({ roles: { partner: '/1/' }, personId: null, unitPath: null }))).toEqual([]));
	test('a duty over a part of the government opens no board of the whole', () => {
		expect(boardsFor(reader('training_manager', '/1/4/'))).toEqual(['own']);
		expect(boardsFor(reader('evaluator', '/1/4/'))).toEqual(['own']);
	});
	// Walked: who manages training and heads one section saw "no data yet" as the complaints of the region; that section had none.
	test('what is read of a part does not stand on a board of the whole', () => {
		const manager = actorOf({ roles: { training_manager: '/1/', supervisor: unitPath }, personId: 'p', unitPath });
		expect(manager.can('complaint.read')).toBe(true);
		for (const board of ['region', 'training'] as const) expect(tilesFor(manager, board)).not.toContain('fixed');
		expect(tilesFor(manager, 'unit')).toContain('fixed');
		expect(tilesFor(manager, 'region')).toEqual(expect.arrayContaining(['verdicts', 'index', 'jp_team', 'spent', 'decisions']));
	});
	test.each(ROLES.flatMap((role) => BOARDS.map((board) => [role, board] as const)))('a %s over a part sees on %s at most what one over all sees', (role, board) => {
		const [part, all] = [tilesFor(reader(role, '/1/4/'), board), tilesFor(reader(role), board)];
		expect(all).toEqual(expect.arrayContaining(part));
		if (board === 'region') expect(part).toEqual([]);
	});
	test.each(ROLES.map((role) => [role]))('of a %s no tile stands without its right', (role) => {
		const actor = reader(role);
		for (const board of BOARDS) expect(tilesFor(actor, board).every((tile) => TILES_OF[board].includes(tile))).toBe(true);
		if (!actor.can('evaluation.read')) expect(tilesFor(actor, 'region')).not.toContain('verdicts');
		if (!actor.can('complaint.read')) expect(tilesFor(actor, 'region')).not.toContain('fixed');
	});
	test('an address that is not understood asks for none', () => {
		expect(BoardSearch.parse({ board: 'region' })).toEqual({ board: 'region' });
		expect(BoardSearch.parse({ board: "' or 1=1" })).toEqual({ board: null });
	});
	test('each measure has an address of its own', () => expect(new Set(MEASURES.map((measure) => MEASURE_SLUGS[measure])).size).toBe(MEASURES.length));
});

describe('the mean over counters', () => {
	test('weighs each by what it counted', () => expect(meanOfGroups([{ sum: 80 * 10, count: 10 }, { sum: 60 * 30, count: 30 }])).toMatchObject({ mean: 65, count: 40, groups: 2 }));
	// By hand: means 70, 80, 90 of ten each. Deviations −100, 0, +100: variance 3/2 × 20000 / 30² = 33.33, t(2) 4.3027 × 5.7735 = 24.84.
	test('has the interval of so many counters, not of so many answers', () => {
		const { mean, interval } = meanOfGroups([{ sum: 700, count: 10 }, { sum: 800, count: 10 }, { sum: 900, count: 10 }])!;
		expect(mean).toBe(80);
		expect(interval![0]).toBeCloseTo(80 - 24.8414, 3);
		expect(interval![1]).toBeCloseTo(80 + 24.8414, 3);
	});
	test('is nothing where nothing was counted, and has no interval of one counter', () => {
		expect(meanOfGroups([])).toBeNull();
		expect(meanOfGroups([{ sum: 0, count: 0 }])).toBeNull();
		expect(meanOfGroups([{ sum: 700, count: 10 }, { sum: 0, count: 0 }])).toEqual({ mean: 70, interval: null, count: 10, groups: 1 });
	});
	test('ten times the answers at the same counters make it no surer', () => {
		const few = meanOfGroups([{ sum: 700, count: 10 }, { sum: 900, count: 10 }])!;
		const many = meanOfGroups([{ sum: 7000, count: 100 }, { sum: 9000, count: 100 }])!;
		expect(many.interval![0]).toBeCloseTo(few.interval![0], 9);
	});
	test('always lies between the lowest and the highest counter, and inside its interval', () => {
		const group = fc.record({ mean: fc.double({ min: 25, max: 100, noNaN: true }), count: fc.integer({ min: 1, max: 5000 }) });
		fc.assert(fc.property(fc.array(group, { minLength: 2, maxLength: 40 }), (groups) => {
			const { mean, interval } = meanOfGroups(groups.map((one) => ({ sum: one.mean * one.count, count: one.count })))!;
			const means = groups.map((one) => one.mean);
			expect(mean).toBeGreaterThanOrEqual(Math.min(...means) - 1e-9);
			expect(mean).toBeLessThanOrEqual(Math.max(...means) + 1e-9);
			expect(interval![0]).toBeLessThanOrEqual(mean);
			expect(interval![1]).toBeGreaterThanOrEqual(mean);
		}));
	});
	test('an interval ends where its scale ends', () => expect(within([-12, 108], 0, 100)).toEqual([0, 100]));
});

describe('verdicts', () => {
	test('all seven have their place, also with none; what waits stands last', () => {
		const counted = countVerdicts(['proven_worse', 'proven_worse', null, 'no_meaningful_effect'], VERDICT_CODES);
		expect(counted.map(({ code }) => code)).toEqual([...VERDICT_CODES, null]);
		expect(counted.map(({ count }) => count)).toEqual([0, 0, 0, 1, 0, 2, 0, 1]);
		expect(countVerdicts([], VERDICT_CODES)).toHaveLength(7);
	});
});

describe('the last three months that are over', () => {
	test.each([['2026-11-21', '2026-08-01', '2026-11-01'], ['2026-02-01', '2025-11-01', '2026-02-01'], ['2026-01-31', '2025-10-01', '2026-01-01'], ['2027-12-31', '2027-09-01', '2027-12-01']])('of %s go from %s until %s', (today, from, until) =>
		expect(lastThreeMonths(today)).toEqual({ from, until }));
});
