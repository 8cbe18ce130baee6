import { describe, expect, test } from 'vitest';
import type { ReferenceRun } from '../testing/reference.ts';
import { hasReferences, optionsOf, panelFrom, readExpected, readRows, skipMessage } from '../testing/reference.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { comparisonUnits, estimateGroupTime } from './group-time.ts';
import { preparePanel } from './panel.ts';
import { jointPretest, smallSamplePretest } from './pretest.ts';

interface SmallSampleReference {
	m: number;
	q: number;
	p_F: number;
	slope: number;
	p_slope: number;
	p_combined_holm: number;
}

const COLUMNS = {
	mpdta: { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' },
	synth_bertahap: { unit: 'unit', time: 'bulan', outcome: 'ikm', firstTreated: 'first_treat' },
	synth_tepi: { unit: 'unit', time: 'bulan', outcome: 'menit_tunggu', firstTreated: 'first_treat' }
};

function prepare(options: { panel?: 'balanced' | 'pairwise'; anticipation?: number }, plan: Parameters<typeof buildPanel>[0]) {
	return preparePanel(buildPanel(plan), { control: 'never', panel: 'balanced', anticipation: 0, ...options });
}

describe.skipIf(!hasReferences)(`the joint pre-test equals the one of did${skipMessage}`, () => {
	for (const name of ['mpdta', 'synth_bertahap', 'synth_tepi'] as const) {
		const runs = hasReferences ? readExpected<{ did: ReferenceRun[] }>(name).did : [];
		const balanced = runs.filter((run) => run.options.panel && !run.options.allow_unbalanced);
		test.each(balanced.map((run) => [run.label, run] as const))(`${name}: %s`, (_label, run) => {
			const options = optionsOf(run);
			const panel = preparePanel(
				panelFrom(readRows(name), { ...COLUMNS[name], covariates: run.options.covariates, weight: run.options.weights, cluster: run.options.cluster }),
				{ ...options, panel: 'balanced' }
			);
			const wald = jointPretest(panel, estimateGroupTime(panel, options));
			if (run.pretest === null) {
				expect(wald).toBeNull();
				return;
			}
			expect(wald!.df).toBe(run.pretest.df);
			expect(Math.abs(wald!.statistic / run.pretest.W - 1)).toBeLessThan(1e-4);
			expect(wald!.p).toBeCloseTo(run.pretest.p, 4);
		});
	}
});

describe('pre-test with the right size in small samples', () => {
	test.skipIf(!hasReferences)('equals the reference on 94 treated and 66 never treated units', () => {
		const { pretest_small_sample: expected } = readExpected<{ pretest_small_sample: SmallSampleReference }>('synth_bertahap');
		const panel = preparePanel(panelFrom(readRows('synth_bertahap'), { ...COLUMNS.synth_bertahap, covariates: ['log_beban', 'luar_jawa'] }), {
			control: 'never',
			panel: 'balanced',
			anticipation: 0
		});
		const actual = smallSamplePretest(panel, { control: 'never', method: 'dr' }, comparisonUnits(panel, 'never'));
		expect(actual.pF).toBeCloseTo(expected.p_F, 6);
		expect(actual.slope).toBeCloseTo(expected.slope, 7);
		expect(actual.pSlope).toBeCloseTo(expected.p_slope, 6);
		expect(actual.p).toBeCloseTo(expected.p_combined_holm, 6);
	});

	test('sees a drift that began before the training', () => {
		const panel = prepare({}, { months: 18, starts: starts([20, 10], [40, 0]), drift: 0.5, noise: 0.5 });
		const { p, slope } = smallSamplePretest(panel, { control: 'never', method: 'dr' }, comparisonUnits(panel, 'never'));
		expect(p).toBeLessThan(0.001);
		expect(slope).toBeCloseTo(0.5, 1);
	});

	test('one month before training leaves nothing to test', () => {
		const panel = prepare({}, { months: 6, starts: starts([8, 2], [10, 0]) });
		expect(smallSamplePretest(panel, { control: 'never', method: 'dr' }, comparisonUnits(panel, 'never'))).toEqual({
			pF: null,
			pSlope: null,
			slope: null,
			p: null,
			leads: 0
		});
	});

	test('with three units a side there is one lead in the F test, and still a slope', () => {
		const panel = prepare({}, { months: 10, starts: starts([3, 7], [3, 0]) });
		const { pF, pSlope, p } = smallSamplePretest(panel, { control: 'never', method: 'dr' }, comparisonUnits(panel, 'never'));
		expect(pF).toBeGreaterThan(0);
		expect(p).toBe(Math.min(1, 2 * Math.min(pF!, pSlope!)));
	});

	test('anticipation moves the base, and the leads begin before it', () => {
		const panel = prepare({ anticipation: 2 }, { months: 14, starts: starts([10, 10], [10, 0]) });
		const { leads } = smallSamplePretest(panel, { control: 'never', method: 'dr' }, comparisonUnits(panel, 'never'));
		expect(leads).toBe(6);
	});
});
