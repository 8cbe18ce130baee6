import { describe, expect, test } from 'vitest';
import { usualChoices } from '../panel.rules.ts';
import { OUTCOMES } from '../programme.schema.ts';
import { buildRows, officeId } from '../testing/build-rows.ts';
import { keyOf, RIVAL_FAMILIES, type RivalData, type RivalFamily } from './rivals.schema.ts';
import { placeboOutcomes, rivalSpecs } from './specifications.rules.ts';
import { variantOf, type Variant } from './variant.rules.ts';

const rows = buildRows({ months: 24, groups: [{ offices: 4, start: 12 }, { offices: 4, start: 15 }, { offices: 8, start: null }], responses: (office) => 20 + office });
const data: RivalData = { rows, outcome: 'index', options: { ...usualChoices(rows), bootstrap: { draws: 99, seed: 1 }, adjustedP: 0.03 }, placebos: new Map([['cost', rows.slice(0, 30)]]) };
const made = (key: string, from: RivalData = data): Variant => {
	const [family, choice] = key.split('.') as [RivalFamily, string];
	const variant = variantOf(from, { family, choice });
	if (typeof variant === 'string') throw new Error(`${key}: ${variant}`);
	return variant;
};

describe('the list', () => {
	test('has every family, each way once, always in the same order', () => {
		const specs = rivalSpecs('index', ['b', 'a', 'b']);
		expect(new Set(specs.map(({ family }) => family))).toEqual(new Set(RIVAL_FAMILIES));
		expect(new Set(specs.map(keyOf)).size).toBe(specs.length);
		expect(specs.filter(({ family }) => family === 'leave_out').map(({ choice }) => choice)).toEqual(['a', 'b']);
		expect(rivalSpecs('index', ['a', 'b'])).toEqual(specs);
	});

	test('no outcome is its own placebo, and each has at least one', () => {
		for (const outcome of OUTCOMES) {
			expect(placeboOutcomes(outcome)).not.toContain(outcome);
			expect(placeboOutcomes(outcome).length).toBeGreaterThan(0);
		}
		expect(placeboOutcomes('cost')).toEqual(['facilities']);
	});
});

describe('one other way', () => {
	test('changes one thing and leaves the rest as the verdict had it', () => {
		expect(made('control.other').options).toMatchObject({ control: 'notyet', panel: 'pairwise', base: 'universal' });
		expect(made('control.other', { ...data, options: { control: 'notyet' } }).options.control).toBe('never');
		expect(made('anticipation.2').options).toMatchObject({ anticipation: 2, panel: 'pairwise' });
		expect(made('window.3').options).toMatchObject({ window: 3 });
		expect(made('method.reg').options.method).toBe('reg');
	});

	test('draws no bands, and is not judged among other outcomes', () => {
		for (const key of ['window.3', 'method.dr', 'weights.equal', `leave_out.${officeId(1)}`]) expect(made(key).options).toMatchObject({ bootstrap: null, adjustedP: null });
	});

	test('the starting level is a covariate that does not change in time', () => {
		const { panel } = made('method.dr');
		const values = panel.covariates![0]!.values;
		const ofUnit = new Map<string, number>();
		panel.unit.forEach((unit, at) => {
			expect(ofUnit.get(unit) ?? values[at]).toBe(values[at]);
			ofUnit.set(unit, values[at]!);
		});
		expect(ofUnit.size).toBe(16);
	});

	test('an office left out is gone with all its services, the others stay', () => {
		const { panel } = made(`leave_out.${officeId(2)}`);
		expect(new Set(panel.unit).size).toBe(15);
		expect(panel.unit.some((unit) => unit.startsWith(officeId(2)))).toBe(false);
	});

	test('a moved start uses no month in which anybody of the unit was trained', () => {
		const { panel } = made('placebo_date.6');
		const real = new Map(rows.map(({ unitId, serviceId, firstMonth }) => [`${unitId}/${serviceId}`, firstMonth]));
		panel.unit.forEach((unit, at) => {
			const start = real.get(unit);
			if (!start) return;
			const begun = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
			expect(panel.time[at]!).toBeLessThan(begun);
			expect(panel.firstTreated[at]!).toBe(begun - 6);
		});
	});

	test('a start moved back before all data says so', () => {
		const early = buildRows({ months: 24, groups: [{ offices: 4, start: 6 }, { offices: 4, start: null }] });
		expect(variantOf({ ...data, rows: early }, { family: 'placebo_date', choice: '6' })).toBe('too_few_before');
		expect(variantOf({ ...data, rows: early.filter(({ firstMonth }) => firstMonth === null) }, { family: 'placebo_date', choice: '6' })).toBe('too_few_before');
	});

	test('a placebo outcome brings its own months', () => {
		expect(made('placebo_outcome.cost').panel.unit).toHaveLength(30);
		expect(variantOf(data, { family: 'placebo_outcome', choice: 'facilities' })).toBe('no_values');
	});

	test('weights are left away, not set to zero', () => {
		expect(made('weights.equal').panel.weight).toBeUndefined();
		expect(made('window.3').panel.weight).toBeDefined();
	});

	test('the way back from another scale keeps signs and order', () => {
		const { back } = made('transform.logit');
		expect(back(0)).toBe(0);
		expect(back(0.2)).toBeGreaterThan(0);
		expect(back(-0.2)).toBeLessThan(0);
		expect(back(0.3)).toBeGreaterThan(back(0.2));
	});
});
