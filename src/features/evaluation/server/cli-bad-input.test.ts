import { describe, expect, test } from 'vitest';
import { COLUMNS, csvOf, impactCommand } from '#tests/support/impact/command.ts';
import type { Panel } from '../schema.ts';
import { PANEL_RULES } from '../schema.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file } = impactCommand();

const plan: PanelPlan = {
	months: 10,
	starts: starts([6, 6], [5, 8], [8, 0]),
	effect: () => 3,
	clusterSize: 2,
	weight: (unit) => 1 + (unit % 3),
	covariate: (unit, month) => Math.sin(unit * 7 + month)
};
const panel = buildPanel(plan);

function changed(values: Partial<Panel>): Panel {
	return { ...panel, ...values };
}

/** Every number of a document; JSON has no NaN, so a NaN would already have become null or text. */
function texts(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (value === null || typeof value !== 'object') return [];
	return Object.values(value).flatMap(texts);
}

const WHOLE: readonly (readonly [string, Panel])[] = [
	['a constant outcome', changed({ outcome: panel.unit.map(() => 80) })],
	['huge values', changed({ outcome: Array.from(panel.outcome, (value) => value * 1e150) })],
	['values near the largest number', changed({ outcome: Array.from(panel.outcome, (value, at) => (at % 2 ? 1 : -1) * value * 1e305) })],
	['tiny values', changed({ outcome: Array.from(panel.outcome, (value) => value * 1e-200) })],
	['weights of 0 for all', changed({ weight: panel.unit.map(() => 0) })],
	['weights of 0 for the untrained', changed({ weight: Array.from(panel.firstTreated, (start) => (start > 0 ? 1 : 0)) })],
	['weights far apart', changed({ weight: panel.unit.map((_unit, row) => (row < 10 ? 1e12 : 1e-12)) })],
	['no outcome at all', changed({ outcome: panel.unit.map(() => NaN) })],
	['one unit', buildPanel({ ...plan, starts: starts([1, 6]) })],
	['no comparison', buildPanel({ ...plan, starts: starts([9, 6]) })],
	['nobody trained', buildPanel({ ...plan, starts: starts([9, 0]) })],
	['all trained in the first month', buildPanel({ ...plan, starts: starts([9, 1]) })],
	['trained in the second month', buildPanel({ ...plan, starts: starts([6, 2], [8, 0]) })],
	['one month of data', buildPanel({ ...plan, months: 1, starts: starts([4, 1], [4, 0]) })],
	['two months', buildPanel({ ...plan, months: 2, starts: starts([6, 2], [6, 0]) })],
	['every second month missing', buildPanel({ ...plan, missing: (unit, month) => (unit + month) % 2 === 0 })],
	['no month shared by the groups', buildPanel({ ...plan, missing: (unit, month) => (unit < 11 ? month % 2 === 0 : month % 2 === 1) })],
	['a covariate that is constant', changed({ covariates: [{ name: 'x', values: panel.unit.map(() => 4) }] })],
	['a covariate that tells trained from others', changed({ covariates: [{ name: 'x', values: Array.from(panel.firstTreated, (start) => (start > 0 ? 10 : 0)) }] })]
];

describe('whatever the file, an answer or a named refusal, and never NaN', () => {
	const estimate = async (given: Panel, ...more: string[]) => {
		const target = await file(csvOf(given));
		const words = ['estimate', target, ...COLUMNS, '--weights', 'bobot', '--covariates', 'x', ...more];
		return { json: await run(...words, '--json'), text: await run(...words) };
	};

	for (const rule of PANEL_RULES.filter((one) => one !== 'pairwise')) {
		test.each(WHOLE)(`--panel ${rule}: %s`, async (_what, given) => {
			const { json, text } = await estimate(given, '--panel', rule, '--sesoi', '1', '--bootstrap', '99');
			expect(json.code, json.out.join()).toBe(json.json.error ? 1 : 0);
			expect(json.errors).toEqual([]);
			for (const sentence of [...texts(json.json), ...text.out]) expect(sentence).not.toMatch(/\bNaN\b|undefined|Infinity|∞/);
			if (!json.json.error) expect(json.json.verdict).toMatchObject({ code: expect.any(String), sentence: expect.stringMatching(/\.$/) });
			else expect(json.json.error.message.length).toBeGreaterThan(20);
		});
	}

	test.each(WHOLE)('twfe and sunab: %s', async (_what, given) => {
		for (const command of ['twfe', 'sunab']) {
			const target = await file(csvOf(given));
			const { json, code, errors } = await run(command, target, ...COLUMNS, '--weights', 'bobot', '--json');
			expect(errors).toEqual([]);
			expect(code).toBe(json.error ? 1 : 0);
			const [text = ''] = (await run(command, target, ...COLUMNS, '--weights', 'bobot')).out;
			expect(text).not.toMatch(/\bNaN\b|undefined|∞/);
		}
	});

	test.each(WHOLE)('synth: %s', async (_what, given) => {
		const { json, code, errors } = await run('synth', await file(csvOf(given)), '--unit', 'unit', '--time', 'bulan', '--outcome', 'ikm', '--treated', 'u0', '--start', '6', '--json');
		expect(errors).toEqual([]);
		expect(code).toBe(json.error ? 1 : 0);
		for (const sentence of texts(json)) expect(sentence).not.toMatch(/\bNaN\b|undefined|Infinity/);
	});
});
