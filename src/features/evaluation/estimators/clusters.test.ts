import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { ImpactOptionsInput } from '../schema.ts';
import { buildPanel, starts, type PanelPlan } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';

// Two busy cores may need longer for many panels than the default allows.
vi.setConfig({ testTimeout: 30_000 });

const judged: ImpactOptionsInput = { sesoi: 1, outcomeName: 'IKM', outcomeUnit: 'poin' };
const byOffice: ImpactOptionsInput = { ...judged, assignment: 'cluster' };

/** Services of offices: `clusterSize` services each. */
const services: PanelPlan = { months: 18, starts: starts([8, 9], [40, 0]), clusterSize: 4, effect: () => 4 };

// Handbook on impact methods § 4 and § 9: "fewer than 5 treated units (clusters if assigned by cluster)".
describe('a cohort of few offices with many services', () => {
	test('is a cohort of few: its numbers stand, its interval does not', () => {
		const { group, groupTime } = estimateImpact(buildPanel(services), byOffice);
		expect(group.byGroup).toMatchObject([{ group: 9, few: true, ci95: null }]);
		expect(group.byGroup[0]?.att).toBeCloseTo(4, 0);
		for (const cell of groupTime) expect(cell).toMatchObject({ few: true, ci95: null });
	});

	test('is named in a note, in both languages', () => {
		const notes = (language: 'id' | 'en') => estimateImpact(buildPanel(services), { ...byOffice, language }).warnings.find(({ code }) => code === 'group.few_units')?.message;
		expect(notes('id')).toMatch(/^Kurang dari 5 unit atau kelompok unit mulai pada: 9\./);
		expect(notes('en')).toMatch(/^Fewer than 5 units or groups of units began in: 9\./);
	});

	test('five offices are enough, however many services each gives', () => {
		const { group } = estimateImpact(buildPanel({ ...services, starts: starts([20, 9], [40, 0]) }), byOffice);
		expect(group.byGroup[0]).toMatchObject({ few: false });
		expect(group.byGroup[0]?.ci95).not.toBeNull();
	});

	test('without clusters eight services are eight', () => {
		const { clusterSize: _, ...plain } = services;
		expect(estimateImpact(buildPanel(plain), judged).group.byGroup[0]).toMatchObject({ few: false });
	});

	test('a cohort is few exactly when fewer than five offices are in it, whatever their size', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 }), (offices, size) => {
				const panel = buildPanel({ months: 8, starts: starts([offices * size, 5], [12 * size, 0]), clusterSize: size, noise: 0.5 });
				const { group } = estimateImpact(panel, byOffice);
				expect(group.byGroup.map(({ few }) => few)).toEqual([offices < 5]);
			}),
			{ numRuns: 15 }
		);
	});
});

describe('a series of offices that were all trained at once', () => {
	const everybody: PanelPlan = { months: 30, starts: starts([12, 17]), clusterSize: 4, effect: () => 5, noise: 0.5 };

	test('counts offices where offices were chosen, and services where services were', () => {
		const offices = estimateImpact(buildPanel(everybody), byOffice);
		expect(offices.series).toMatchObject({ units: 12, clusters: 3 });
		expect(offices.units).toMatchObject({ used: 12, treated: 12, control: 0, clusters: 3, treatedClusters: 3, controlClusters: 0 });
		expect(offices.verdict.gates.find(({ name }) => name === 'treated_units')?.detail).toMatch(/^3 kelompok unit terlatih;/);
		expect(estimateImpact(buildPanel(everybody), judged).verdict.gates.find(({ name }) => name === 'treated_units')?.detail).toMatch(/^12 unit terlatih;/);
	});

	test('has no clusters where none are named', () => {
		const { clusterSize: _, ...plain } = everybody;
		expect(estimateImpact(buildPanel(plain), judged)).toMatchObject({ series: { units: 12, clusters: null }, units: { clusters: null, treatedClusters: null } });
	});
});
