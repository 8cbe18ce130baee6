import { describe, expect, test } from 'vitest';
import { csvOf, impactCommand } from '#tests/support/impact/command.ts';
import { designPower, noiseOf } from '../estimators/power/staggered-power.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file } = impactCommand();

const PLAN = ['--cohorts', '8@7,6@9', '--controls', '20', '--months', '12'];
const NOISE = ['--sd', '4', '--rho', '0.3'];
const design = { cohorts: [{ units: 8, start: 7 }, { units: 6, start: 9 }], controls: 20, months: 12, sd: 4, rho: 0.3 };
const baseline = buildPanel({ months: 12, starts: starts([15, 0]), noise: 2 });
const COLUMNS = ['--unit', 'unit', '--time', 'bulan', '--outcome', 'ikm'];

describe('bina impact power', () => {
	test('gives what the simulation gives, for the design and the seed', async () => {
		const { json, code, errors } = await run('power', ...PLAN, ...NOISE, '--draws', '60', '--seed', '9', '--json');
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		const found = designPower(design, { control: 'never' }, 60, 9);
		expect(json).toEqual(JSON.parse(JSON.stringify({ ...found, design, control: 'never', seed: 9, baseline: null })));
	});

	test('the text has the smallest effect, the formula and the false alarms', async () => {
		const [text] = (await run('power', ...PLAN, ...NOISE, '--draws', '60')).out;
		expect(text).toMatch(/^smallest effect found in 80 of 100 cases: \d/);
		expect(text).toContain('by the formula');
		expect(text).toContain('false alarms');
		expect(text).not.toContain('NaN');
	});

	test('a baseline file gives spread and memory; an option overrules it', async () => {
		const target = await file(csvOf(baseline));
		const { json } = await run('power', target, ...COLUMNS, ...PLAN, '--draws', '50', '--json');
		const measured = noiseOf(baseline)!;
		expect(json).toMatchObject({ baseline: measured, design: { sd: measured.sd, rho: measured.rho } });
		const overruled = (await run('power', target, ...COLUMNS, ...PLAN, '--rho', '0.5', '--draws', '50', '--json')).json;
		expect(overruled).toMatchObject({ baseline: measured, design: { sd: measured.sd, rho: 0.5 } });
	});

	test('without anyone untrained later cohorts compare', async () => {
		const { json } = await run('power', '--cohorts', '8@7,8@11', '--controls', '0', '--months', '12', '--control', 'notyet', ...NOISE, '--draws', '50', '--json');
		expect(json.mde).toEqual(expect.any(Number));
	});

	const plan = (cohorts: string, controls = '20', months = '12') => ['--cohorts', cohorts, '--controls', controls, '--months', months, ...NOISE];
	test.each([
		['cohorts in other words', plan('delapan'), 'option.not_a_cohort'],
		['a cohort of nobody', plan('0@7'), 'option.not_a_cohort'],
		['a start in the first month', plan('8@1'), 'option.out_of_range'],
		['a start after the last month', plan('8@13'), 'option.out_of_range'],
		['one month twice', plan('8@7,6@7'), 'option.repeated'],
		['all at once and nobody else', plan('8@7', '0'), 'power.no_controls'],
		['one trained unit', plan('1@7'), 'power.no_interval'],
		['one comparison unit', plan('8@7', '1'), 'power.no_interval'],
		['a region too large', [...plan('4000@7', '5000', '240'), '--draws', '10000'], 'power.too_large'],
		['no spread', ['--cohorts', '8@7', '--controls', '9', '--months', '12'], 'option.missing'],
		['a spread of 0', [...PLAN, '--sd', '0', '--rho', '0.3'], 'option.out_of_range'],
		['a memory of 1', [...PLAN, '--sd', '1', '--rho', '1'], 'option.out_of_range'],
		['49 draws', [...PLAN, ...NOISE, '--draws', '49'], 'option.out_of_range'],
		['no months', ['--cohorts', '8@7', '--controls', '9', ...NOISE], 'option.missing']
	])('refuses %s', async (_what, words, code) => {
		const { json, code: exit } = await run('power', ...words, '--json');
		expect(exit).toBe(1);
		expect(json.error).toMatchObject({ code });
	});

	test.each([
		['a constant baseline', csvOf({ ...baseline, outcome: baseline.unit.map(() => 75) }), 'power.no_baseline'],
		['a baseline with a row twice', `${csvOf(baseline)}\n${csvOf(baseline).split('\n')[1]}`, 'panel.duplicate'],
		['text in the baseline', `${csvOf(baseline)}\nu0,40,banyak,,1,x`, 'value.not_a_number']
	])('refuses %s', async (_what, text, code) => {
		const { json } = await run('power', await file(text), ...COLUMNS, ...PLAN, '--json');
		expect(json.error).toMatchObject({ code });
	});
});
