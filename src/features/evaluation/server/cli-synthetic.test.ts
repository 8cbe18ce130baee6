import { describe, expect, test } from 'vitest';
import { csvOf, impactCommand } from '#tests/support/impact/command.ts';
import { preparePanel } from '../estimators/panel.ts';
import { syntheticFromPanel } from '../estimators/synthetic/from-panel.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file } = impactCommand();

const panel = buildPanel({ months: 18, starts: starts([1, 13], [20, 0]), effect: () => 5, noise: 0.5 });
const COLUMNS = ['--unit', 'unit', '--time', 'bulan', '--outcome', 'ikm'];
const synth = async (text: string, ...more: string[]) => run('synth', await file(text), ...COLUMNS, ...more);

describe('bina impact synth', () => {
	test('gives what the estimator gives, from the name of the unit and its start', async () => {
		const { json, code, errors } = await synth(csvOf(panel), '--treated', 'u0', '--start', '13', '--json');
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		const { notices, ...rest } = syntheticFromPanel(preparePanel(panel, { control: 'never', panel: 'pairwise', anticipation: 0 }))!;
		const { warnings, ...answer } = json;
		expect(answer).toEqual(JSON.parse(JSON.stringify(rest)));
		expect(warnings).toEqual(notices.map(({ code: name }) => ({ code: name, message: expect.any(String) })));
	});

	test('the text has the gap, the mix, the floor of p and every month', async () => {
		const [text] = (await synth(csvOf(panel), '--treated', 'u0', '--start', '13')).out;
		expect(text).toMatch(/^u0: mean gap to its mix/);
		expect(text).toContain('none below 0.04762 possible');
		expect(text?.split('\n').filter((line) => /^ +\d+ {2}-?\d/.test(line))).toHaveLength(18);
		expect(text).toContain('paling jauh indikasi');
	});

	test('months written as dates come back as dates', async () => {
		const dated = csvOf(panel).replace(/^(u\d+),(\d+),/gmu, (_row, unit: string, month: string) => `${unit},${2024 + Math.floor((Number(month) - 1) / 12)}-${String(((Number(month) - 1) % 12) + 1).padStart(2, '0')},`);
		const { json } = await synth(dated, '--treated', 'u0', '--start', '2025-01', '--json');
		expect(json).toMatchObject({ start: '2025-01', preMonths: 12, postMonths: 6 });
		expect((json.path as { time: string }[])[0]!.time).toBe('2024-01');
	});

	test('--donors chooses who may be mixed', async () => {
		const { json } = await synth(csvOf(panel), '--treated', 'u0', '--start', '13', '--donors', 'u1, u2,u3', '--json');
		expect(json.placebos).toHaveLength(3);
		expect((json.warnings as { code: string }[]).map(({ code }) => code)).toContain('synth.few_donors');
	});

	test.each([
		['an unknown unit', ['--treated', 'u99', '--start', '13'], 'synth.unknown_unit'],
		['an unknown donor', ['--treated', 'u0', '--start', '13', '--donors', 'u1,u99'], 'synth.unknown_unit'],
		['itself as donor', ['--treated', 'u0', '--start', '13', '--donors', 'u0,u1'], 'synth.treated_donor'],
		['one donor', ['--treated', 'u0', '--start', '13', '--donors', 'u1'], 'synth.donors'],
		['no month before', ['--treated', 'u0', '--start', '1'], 'synth.too_short'],
		['one month before', ['--treated', 'u0', '--start', '2'], 'synth.too_short'],
		['no month after', ['--treated', 'u0', '--start', '40'], 'synth.too_short'],
		['a start that is no month', ['--treated', 'u0', '--start', 'Januari'], 'option.not_a_month'],
		['no unit', ['--start', '13'], 'option.missing']
	])('refuses %s', async (_what, words, code) => {
		const { json, code: exit } = await synth(csvOf(panel), ...words, '--json');
		expect(exit).toBe(1);
		expect(json.error).toMatchObject({ code });
		expect(json.error!.message.length).toBeGreaterThan(20);
	});

	test.each([
		['a unit twice in a month', (rows: string[]) => [...rows, rows[1]!], 'panel.duplicate'],
		['text in numbers', (rows: string[]) => [...rows, 'u5,30,banyak,,1,x'], 'value.not_a_number'],
		['an infinite value', (rows: string[]) => [...rows, 'u5,30,1e999,,1,x'], 'value.infinite'],
		['a constant outcome', () => csvOf({ ...panel, outcome: panel.unit.map(() => 3) }).split('\n'), 'series.constant']
	])('refuses %s', async (_what, change, code) => {
		const { json } = await synth(change(csvOf(panel).split('\n')).join('\n'), '--treated', 'u0', '--start', '13', '--json');
		expect(json.error).toMatchObject({ code });
	});
});
