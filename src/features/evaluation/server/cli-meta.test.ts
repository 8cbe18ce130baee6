import { describe, expect, test } from 'vitest';
import { impactCommand } from '#tests/support/impact/command.ts';
import { metaAnalysis } from '../estimators/meta/meta-analysis.ts';

const { run, file } = impactCommand();

const rows = [
	['Kependudukan', 2.4, 0.7],
	['Perizinan', 0.8, 0.9],
	['Puskesmas', 3.1, 0.6],
	['Kecamatan', -0.3, 1.1],
	['Pajak', 1.2, 0.5]
] as const;
const csv = ['program,dampak,galat', ...rows.map((row) => row.join(','))].join('\n');
const meta = async (text: string, ...more: string[]) => run('meta', await file(text), '--effect', 'dampak', '--se', 'galat', ...more);

describe('bina impact meta', () => {
	const studies = { effect: Float64Array.from(rows, ([, effect]) => effect), variance: Float64Array.from(rows, ([, , se]) => se ** 2) };

	test.each([
		[[], 'reml'],
		[['--tau2', 'dl'], 'dl'],
		[['--tau2', 'pm'], 'pm']
	] as const)('%j gives what the estimator gives', async (words, method) => {
		const { json, code, errors } = await meta(csv, ...words, '--label', 'program', '--json');
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		const { notices, weights, ...rest } = metaAnalysis(studies, method);
		const { evaluations, warnings, ...answer } = json;
		expect(answer).toEqual(JSON.parse(JSON.stringify(rest)));
		expect(evaluations).toEqual(rows.map(([label, effect, se], at) => ({ label, effect, se, weight: weights[at] })));
		expect(warnings).toHaveLength(notices.length);
	});

	test('the text has the mean, the next programme and every evaluation by name', async () => {
		const [text] = (await meta(csv, '--label', 'program')).out;
		expect(text).toMatch(/^mean of 5 evaluations \d/);
		expect(text).toContain('the next programme: [');
		for (const [label] of rows) expect(text).toContain(label);
	});

	test('rows with an empty cell are left out, and that is said', async () => {
		const { json } = await meta(`${csv}\nUji,,0.5\nLagi,2,`, '--json');
		expect(json).toMatchObject({ studies: 5, warnings: [{ code: 'meta.left_out', message: expect.stringContaining('2 baris') }] });
	});

	test('two equal evaluations have no range rather than one of width 0', async () => {
		const { json } = await meta('dampak,galat\n2,1\n2,1', '--json');
		expect(json).toMatchObject({ estimate: 2, se: null, ci95: null, p: null, prediction95: null, i2: 0 });
		expect((await meta('dampak,galat\n2,1\n2,1')).out[0]).not.toContain('NaN');
	});

	test.each([
		['one evaluation', 'dampak,galat\n2,1', 'meta.too_few'],
		['no row', 'dampak,galat\n', 'csv.empty'],
		['an error of 0', 'dampak,galat\n2,1\n3,0', 'value.not_positive'],
		['a negative error', 'dampak,galat\n2,1\n3,-1', 'value.not_positive'],
		['an error too large to square', 'dampak,galat\n2,1\n3,1e200', 'value.not_positive'],
		['text', 'dampak,galat\n2,1\nbesar,1', 'value.not_a_number'],
		['an infinite effect', 'dampak,galat\n2,1\n1e999,1', 'value.infinite'],
		['no such column', 'dampak,se\n2,1\n3,1', 'csv.column_missing']
	])('refuses %s', async (_what, text, code) => {
		const { json, code: exit } = await meta(text, '--json');
		expect(exit).toBe(1);
		expect(json.error).toMatchObject({ code });
	});

	test('refuses another way of estimating than it knows', async () => {
		expect((await meta(csv, '--tau2', 'hs', '--json')).json.error).toMatchObject({ code: 'option.unknown_value' });
	});
});
