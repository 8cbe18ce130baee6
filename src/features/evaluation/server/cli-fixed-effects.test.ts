import { describe, expect, test } from 'vitest';
import { COLUMNS, csvOf, impactCommand } from '#tests/support/impact/command.ts';
import { sunAbraham } from '../estimators/fixed-effects/sun-abraham.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file } = impactCommand();

const staggered = buildPanel({ months: 20, starts: starts([10, 3], [10, 12], [2, 0]), effect: (since) => 2 + since, clusterSize: 2, weight: (unit) => 1 + (unit % 2) });
const { unit, time, outcome, firstTreated, weight = [], cluster = [] } = staggered;

describe('bina impact twfe takes its number apart', () => {
	const twfe = async (text: string, ...more: string[]) => run('twfe', await file(text), ...COLUMNS, ...more);

	test('comparisons with weights that sum to 1, and warnings of what is wrong with them', async () => {
		const { json, code } = await twfe(csvOf(staggered), '--json');
		expect(code).toBe(0);
		const bacon = json.goodmanBacon as { comparisons: { weight: number }[]; forbiddenShare: number };
		expect(bacon.comparisons.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1, 12);
		expect(bacon.forbiddenShare).toBeGreaterThan(0.1);
		expect((json.warnings as { code: string }[]).map((warning) => warning.code)).toEqual([
			'twfe.beside_only',
			'twfe.negative_weights',
			'twfe.forbidden_comparisons'
		]);
		expect((json.warnings as { message: string }[])[2]!.message).toMatch(/^\d+ % bobot/);
	});

	test('the text shows the kinds of comparison, largest first, and the forbidden ones', async () => {
		const [text] = (await twfe(csvOf(staggered))).out;
		expect(text).toContain('weight  comparison');
		expect(text).toMatch(/\d+\.\d %  later, already trained \(forbidden\): -/);
		expect(text).toMatch(/note: \d+ % of the weight is on units already under training/);
	});

	test('months are written as in the file', async () => {
		const dated = csvOf(staggered).replace(/^(u\d+),(\d+),([^,]*),(\d*),/gmu, (_row, name: string, month: string, value: string, start: string) => {
			const iso = (at: string) => (at === '' ? '' : `${2024 + Math.floor((Number(at) - 1) / 12)}-${String(((Number(at) - 1) % 12) + 1).padStart(2, '0')}`);
			return `${name},${iso(month)},${value},${iso(start)},`;
		});
		const { json } = await twfe(dated, '--json');
		expect(json.goodmanBacon).toMatchObject({ comparisons: expect.arrayContaining([expect.objectContaining({ treated: '2024-03', control: '2024-12' })]) });
	});

	test('a gap leaves no weights, with the reason and null', async () => {
		const { json } = await twfe(csvOf(buildPanel({ months: 8, starts: starts([6, 4], [6, 0]), missing: (at, month) => at === 0 && month === 2 })), '--json');
		expect(json).toMatchObject({ goodmanBacon: null, warnings: [{ code: 'twfe.beside_only' }, { code: 'twfe.no_decomposition' }] });
		expect(json.static).not.toBeNull();
	});
});

describe('bina impact sunab', () => {
	const sunab = async (text: string, ...more: string[]) => run('sunab', await file(text), ...COLUMNS, ...more);

	test.each([
		[[], {}],
		[['--weights', 'bobot'], { weight }],
		[['--cluster', 'wilayah', '--weights', 'bobot'], { weight, cluster }]
	])('%j gives what the estimator gives', async (words, columns) => {
		const { json, code, errors } = await sunab(csvOf(staggered), ...words, '--json');
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		const found = sunAbraham({ unit, time, outcome, firstTreated, ...columns })!;
		const { notices, ...rest } = found;
		expect(json).toEqual({ ...(JSON.parse(JSON.stringify(rest)) as object), standardError: expect.stringContaining('CR1'), warnings: [] });
		expect(notices).toEqual([]);
	});

	test('the text has the overall effect and one line a month', async () => {
		const [text] = (await sunab(csvOf(staggered))).out;
		expect(text).toMatch(/^under training {2}\d/);
		expect(text?.split('\n').filter((line) => /^ *-?\d+ {2}-?\d/.test(line)).length).toBe(sunAbraham({ unit, time, outcome, firstTreated })!.byEvent.length);
	});

	test('what cannot be told apart is refused with a way out', async () => {
		const { json, code } = await sunab(csvOf(buildPanel({ months: 6, starts: starts([6, 3]) })), '--json');
		expect(code).toBe(1);
		expect(json.error).toMatchObject({ code: 'sunab.not_identified', message: expect.stringContaining('bina impact estimate') });
	});

	test('a unit twice in a month is refused with its row', async () => {
		const [header, ...rows] = csvOf(staggered).split('\n');
		const { json } = await sunab([header, ...rows, rows[0]].join('\n'), '--json');
		expect(json.error).toMatchObject({ code: 'panel.duplicate', column: 'bulan' });
	});

	test('a constant outcome has effects of 0 and null errors, never NaN', async () => {
		const { json } = await sunab(csvOf({ ...staggered, outcome: unit.map(() => 75) }), '--json');
		expect(json.att).toEqual({ estimate: expect.closeTo(0, 9), se: null, p: null, ci95: null });
		expect((await sunab(csvOf({ ...staggered, outcome: unit.map(() => 75) }))).out[0]).not.toContain('NaN');
	});
});
