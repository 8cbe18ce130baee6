import { describe, expect, test } from 'vitest';
import { COLUMNS, csvOf, impactCommand } from '#tests/support/impact/command.ts';
import { estimateImpact } from '../estimators/estimate.ts';
import type { ImpactOptionsInput, ImpactResult, Panel } from '../schema.ts';
import { ImpactOptions } from '../schema.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { commands } from './cli.ts';

const { run, file, estimate } = impactCommand();

const rich = buildPanel({
	months: 12,
	starts: starts([6, 6], [5, 9], [10, 0]),
	effect: () => 3,
	clusterSize: 2,
	weight: (unit) => 1 + (unit % 3),
	covariate: (unit) => Math.sin(unit * 7),
	missing: (unit, month) => unit === 3 && month === 2
});

/** The rich panel without what an option has not asked for. */
function only(...columns: ('weight' | 'cluster' | 'covariates')[]): Panel {
	const { unit, time, outcome, firstTreated } = rich;
	return { unit, time, outcome, firstTreated, ...Object.fromEntries(columns.map((column) => [column, rich[column]])) };
}

describe('every option of bina impact estimate does what the estimator does with it', () => {
	const cases: [string[], ImpactOptionsInput, Panel][] = [
		[[], {}, only()],
		[['--control', 'never'], {}, only()],
		[['--control', 'notyet'], { control: 'notyet' }, only()],
		[['--method', 'dr', '--covariates', 'x'], {}, only('covariates')],
		[['--method', 'reg', '--covariates', ' x ,'], { method: 'reg' }, only('covariates')],
		[['--method', 'ipw', '--covariates', 'x'], { method: 'ipw' }, only('covariates')],
		[['--weights', 'bobot'], {}, only('weight')],
		[['--cluster', 'wilayah'], {}, only('cluster')],
		[['--cluster', 'wilayah', '--assignment', 'cluster'], { assignment: 'cluster' }, only('cluster')],
		[['--cluster', 'wilayah', '--assignment', 'unit'], {}, only('cluster')],
		[['--anticipation', '0'], {}, only()],
		[['--anticipation', '2'], { anticipation: 2 }, only()],
		[['--base', 'universal'], { base: 'universal' }, only()],
		[['--base', 'varying'], {}, only()],
		[['--panel', 'pairwise'], { panel: 'pairwise' }, only()],
		[['--panel', 'balanced'], {}, only()],
		[['--panel', 'unbalanced'], { panel: 'unbalanced' }, only()],
		[['--panel', 'cross-section'], { panel: 'cross-section' }, only()],
		[
			['--panel', 'cross-section', '--weights', 'bobot', '--cluster', 'wilayah', '--method', 'reg', '--covariates', 'x'],
			{ panel: 'cross-section', method: 'reg' },
			only('weight', 'cluster', 'covariates')
		],
		[['--balance-event', '2'], { balanceEvent: 2 }, only()],
		[['--min-event=-3', '--max-event', '2'], { minEvent: -3, maxEvent: 2 }, only()],
		[['--min-event=0'], { minEvent: 0 }, only()],
		[['--bootstrap', '150'], { bootstrap: { draws: 150, seed: 1 } }, only()],
		[['--bootstrap', '150', '--seed', '4294967295'], { bootstrap: { draws: 150, seed: 4_294_967_295 } }, only()],
		[['--sesoi', '0.5'], { sesoi: 0.5 }, only()],
		[['--sesoi', '2e0', '--direction', 'down'], { sesoi: 2, direction: 'down' }, only()],
		[['--direction', 'up'], {}, only()],
		[['--language', 'en'], { language: 'en' }, only()],
		[['--language', 'id'], {}, only()],
		[['--outcome-name', 'waktu tunggu', '--outcome-unit', 'menit'], { outcomeName: 'waktu tunggu', outcomeUnit: 'menit' }, only()],
		[['--outcome-min=-1000', '--outcome-max', '1e3'], {}, only()]
	];
	test.each(cases)('%j', async (words, options, panel) => {
		const { code, json, errors } = await estimate(csvOf(rich), ...words);
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		expect(json).toEqual(JSON.parse(JSON.stringify(estimateImpact(panel, { outcomeName: 'ikm', ...options }))));
	});

	test('what an option changes is seen in the numbers', async () => {
		const att = async (...words: string[]) => ((await estimate(csvOf(rich), ...words)).json as unknown as ImpactResult).simple;
		const plain = await att();
		for (const words of [
			['--control', 'notyet'],
			['--covariates', 'x'],
			['--weights', 'bobot'],
			['--anticipation', '1'],
			['--panel', 'pairwise']
		])
			expect((await att(...words)).att, words.join(' ')).not.toBeCloseTo(plain.att!, 6);
		const clustered = await att('--cluster', 'wilayah');
		expect(clustered.att).toBeCloseTo(plain.att!, 12);
		expect(clustered.se).not.toBeCloseTo(plain.se!, 6);
	});

	test('a row before the option and an option before the file are the same', async () => {
		const target = await file(csvOf(rich));
		expect((await run('estimate', ...COLUMNS, '--json', target)).json).toEqual((await run('estimate', target, '--json', ...COLUMNS)).json);
	});

	test('the last of two equal options counts, as everywhere on the command line', async () => {
		const { json } = await estimate(csvOf(rich), '--sesoi', '1', '--sesoi', '2');
		expect(json).toMatchObject({ options: { sesoi: 2 } });
	});

	test('the fields of the contract are there, and undefined is null', async () => {
		const { json } = await estimate(csvOf(buildPanel({ months: 2, starts: starts([6, 2], [6, 0]) })));
		expect(json).toMatchObject({
			groupTime: [{ group: 2, time: 2, post: true, att: expect.any(Number), se: expect.any(Number) }],
			simple: { att: expect.any(Number), se: expect.any(Number), ci95: [expect.any(Number), expect.any(Number)] },
			dynamic: { overall: { att: expect.any(Number) }, byEvent: [{ event: 0 }] },
			group: { overall: { se: expect.any(Number) }, byGroup: [{ group: 2 }] },
			calendar: { overall: { att: expect.any(Number) }, byTime: [{ time: 2 }] },
			pretest: { wald: { statistic: null, df: null, p: null }, smallSample: { pF: null, pSlope: null, slope: null, p: null } },
			units: { treated: 6, control: 6, dropped: 0, alwaysTreated: 0 },
			mde: expect.any(Number),
			verdict: {
				code: expect.any(String),
				sentence: expect.any(String),
				gates: expect.arrayContaining([{ name: 'treated_units', passed: true, detail: expect.any(String) }])
			},
			warnings: []
		});
	});
});

describe('how a file writes "never" and "missing"', () => {
	const row = (unit: string, start: string) => [1, 2, 3].map((month) => `${unit},${month},${70 + month * (unit.charCodeAt(0) % 3)},${start}`);
	const text = (never: string) =>
		['unit,bulan,ikm,mulai', ...['a', 'b', 'c'].flatMap((unit) => row(unit, '3')), ...['d', 'e', 'f'].flatMap((unit) => row(unit, never))].join('\n');

	test.each(['0', '', 'NA', '.', 'NaN', '0.0'])('"%s" is never', async (never) => {
		const { json } = await estimate(text(never));
		expect(json).toMatchObject({ units: { treated: 3, control: 3 } });
	});

	test.each(['', 'NA', 'NaN', '.'])('"%s" is a missing outcome, not a zero', async (cell) => {
		const { json } = await estimate(text('0').replace(/d,2,\d+/, `d,2,${cell}`));
		expect(json).toMatchObject({ units: { control: 2, dropped: 1 } });
	});

	test('months of a calendar: 0 and empty are never there too', async () => {
		const iso = text('0').replaceAll(
			/,(\d),(\d+),(\d)/g,
			(_all, month: string, value: string, start: string) => `,2025-0${month},${value},${start === '0' ? '0' : `2025-0${start}`}`
		);
		const { json } = await estimate(iso);
		expect(json).toMatchObject({ units: { treated: 3, control: 3 }, group: { byGroup: [{ group: '2025-03' }] } });
	});
});

describe('help says what is so', () => {
	const { run: runStats } = impactCommand('stats');
	const helpOf = async (name: string, group = 'impact') => (await (group === 'stats' ? runStats : run)(name, '--help')).out.join('\n');

	test('each command names itself, its arguments and every option that it takes', async () => {
		for (const command of commands) {
			const text = await helpOf(command.path[1]!, command.path[0]);
			expect(text.split('\n')[0]).toBe(`bina ${command.path.join(' ')} ${command.usage}`);
			for (const [name, { help }] of Object.entries(command.options ?? {}))
				expect(text).toMatch(new RegExp(`--${name} +${help.slice(0, 20).replaceAll(/[|()[\]^.*+]/g, '\\$&')}`));
			// Everything in the usage line is an option indeed.
			for (const [, name = ''] of command.usage.matchAll(/--([\w-]+)/g)) expect(Object.keys(command.options ?? {})).toContain(name);
		}
	});

	test('each default that help names is the default', async () => {
		const defaults: Record<string, unknown> = { ...ImpactOptions.parse({}), seed: 1 };
		const named = [...(await helpOf('estimate')).matchAll(/--([\w-]+) +.*default (\w+)/g)].filter(([, name]) => name !== 'outcome-name');
		expect(named.map(([, name]) => name)).toEqual(['control', 'method', 'anticipation', 'base', 'panel', 'family', 'seed', 'direction', 'assignment', 'language']);
		for (const [, name = '', value] of named) expect(String(defaults[name]), name).toBe(value);
	});

	test('each value that help offers is taken', async () => {
		const text = await helpOf('estimate');
		for (const [, name = '', first = '', second = '', third] of text.matchAll(/--([\w-]+) +(\w+)(?: \([^)]*\))? \| (\w+)(?: \([^)]*\))?(?: \| (\w+))?/g)) {
			for (const value of [first, second, third].filter((one) => one !== undefined)) {
				const { code } = await estimate(csvOf(rich), `--${name}`, value, '--cluster', 'wilayah');
				expect(code, `--${name} ${value}`).toBe(0);
			}
		}
	});

	test('help needs no file and ends with zero', async () => {
		for (const { path } of commands) expect(await run(path[1]!, '--help')).toMatchObject({ code: 0, errors: [] });
	});
});
