import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import { usualChoices } from '../panel.rules.ts';
import { OUTCOMES } from '../programme.schema.ts';
import { buildRows, officeId } from '../testing/build-rows.ts';
import { keyOf, RIVAL_FAMILIES, type RivalData, type RivalFamily } from './rivals.schema.ts';
import { runRival } from './run-rival.ts';
import { placeboOutcomes, rivalSpecs } from './specifications.rules.ts';
import { variantOf, type Variant } from './variant.rules.ts';

const rows = buildRows({ months: 24, groups: [{ offices: 4, start: 12 }, { offices: 4, start: 15 }, { offices: 8, start: null }], responses: (office) => 20 + office });
const data: RivalData = { rows, outcome: 'index', options: { ...usualChoices(rows), bootstrap: { draws: 99, seed: 1 }, adjustedP: 0.03 }, design: PLAIN_DESIGN, placebos: new Map([['cost', rows.slice(0, 30)]]) };
const made = (key: string, from: RivalData = data): Variant => {
	const [family, choice] = key.split('.') as [RivalFamily, string];
	const variant = variantOf(from, { family, choice });
	if (typeof variant === 'string') throw new Error(`${key}: ${variant}`);
	return variant;
};

describe('the list', () => {
	test('has every family, each way once, always in the same order', () => {
		const specs = rivalSpecs(['cost'], ['b', 'a', 'b']);
		expect(new Set(specs.map(({ family }) => family))).toEqual(new Set(RIVAL_FAMILIES));
		expect(new Set(specs.map(keyOf)).size).toBe(specs.length);
		expect(specs.filter(({ family }) => family === 'leave_out').map(({ choice }) => choice)).toEqual(['a', 'b']);
		expect(rivalSpecs(['cost'], ['a', 'b'])).toEqual(specs);
	});

	test('no outcome is its own placebo, and each has two: those that training is least able to move', () => {
		for (const outcome of OUTCOMES) {
			expect(placeboOutcomes([outcome])).not.toContain(outcome);
			expect(placeboOutcomes([outcome])).toHaveLength(2);
		}
		expect(placeboOutcomes(['index'])).toEqual(['cost', 'facilities']);
		expect(placeboOutcomes(['cost'])).toEqual(['facilities', 'requirements']);
	});

	test('what the course or another part of the registration aims at is no placebo', () => {
		expect(placeboOutcomes(['index', 'facilities', 'conduct'])).toEqual(['cost', 'requirements']);
		expect(placeboOutcomes(['conduct', 'facilities'])).toEqual(placeboOutcomes(['facilities', 'conduct', 'facilities']));
		expect(placeboOutcomes(ELEMENTS.filter((element) => element !== 'conduct'))).toEqual(['conduct']);
		expect(placeboOutcomes(ELEMENTS)).toEqual([]);
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

	// One office gives two services: with it the office is the level of assignment, without it every office is a unit of its own.
	test('without the only office of two services there are no clusters, and the rest can still be computed', () => {
		const twin = rows.filter(({ unitId }) => unitId === officeId(3)).map((row) => ({ ...row, serviceId: '00000000-0000-7000-8000-000000000099' }));
		const clustered: RivalData = { ...data, rows: [...rows, ...twin], options: usualChoices([...rows, ...twin]) };
		expect(made(`leave_out.${officeId(4)}`, clustered).options.assignment).toBe('cluster');
		const left = made(`leave_out.${officeId(3)}`, clustered);
		expect(left.options.assignment).toBe('unit');
		expect(left.panel.cluster).toBeUndefined();
		const main = { verdict: 'proven_better', att: 3, ci95: [1, 5], sesoi: 2 } as const;
		expect(runRival(main, clustered, { family: 'leave_out', choice: officeId(3) }).reason).toBeNull();
	});

	test('a registered window and comparison stay, also at a level of assignment of its own', () => {
		const design = { ...PLAIN_DESIGN, control: 'notyet', windowMonths: 6 } as const;
		const registered: RivalData = { ...data, design, options: usualChoices(rows, design) };
		expect(made(`leave_out.${officeId(1)}`, registered).options).toMatchObject({ control: 'notyet', window: 6 });
		expect(made('placebo_date.6', registered).options).toMatchObject({ control: 'notyet', window: null });
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
