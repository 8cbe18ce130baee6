import { describe, expect, test } from 'vitest';
import type { Concurrent } from '../../design/concurrent.rules.ts';
import type { Selection } from '../../design/selection.rules.ts';
import { starts } from '../../testing/build-panel.ts';
import { evaluationPage, storedEvaluation } from '../../testing/stored.ts';
import { evidenceOf } from '../evidence.ts';
import { concurrentItems, drawnItem, selectionItem, standsBefore } from './cautions.ts';

const result = storedEvaluation({ months: 18, starts: starts([8, 9], [20, 0]), effect: () => 1, noise: 0.6 });
const selection: Selection = { trained: 71, comparison: 76, shortfall: 5, size: 1.24, rebound: 1.6, months: 6 };
const page = (given: Selection | null | undefined, att?: number) => evaluationPage({ ...result, ...(given === undefined ? {} : { selection: given }), ...(att === undefined ? {} : { impact: { ...result.impact!, simple: { ...result.impact!.simple, att } } }) });

describe('units chosen for low values', () => {
	test('are named with both values, the distance in standard deviations, and what comes back by itself', () => {
		expect(selectionItem(page(selection, 4), 'id')).toEqual([{ passed: false, title: 'Unit yang dilatih mulai dari nilai lebih buruk', details: ['6 bulan sebelum pelatihan: dilatih 71,0, pembanding 76,0 poin; lebih buruk 1,2 simpangan baku', 'sekitar 1,6 poin dari perbaikan dapat terjadi dengan sendirinya'] }]);
	});
	test('an improvement no larger than that is said to be no larger', () => expect(selectionItem(page(selection, 1.5), 'id')![0]!.details[1]).toMatch(/tidak lebih besar daripada itu/));
	test('a worsening is never explained by it', () => expect(selectionItem(page(selection, -1), 'id')![0]!.details[1]).not.toMatch(/tidak lebih besar/));
	test('without a figure nothing is claimed', () => expect(selectionItem(page({ ...selection, rebound: null }, 4), 'id')![0]!.details).toHaveLength(1));
	test('similar groups pass, better ones are named too', () => {
		expect(selectionItem(page({ ...selection, size: 0.24 }), 'id')).toMatchObject([{ passed: true }]);
		expect(selectionItem(page({ ...selection, size: null }), 'id')).toMatchObject([{ passed: true }]);
		expect(selectionItem(page({ ...selection, size: -0.5 }), 'en')).toMatchObject([{ passed: false, title: 'Trained units began from better values' }]);
	});
	test('a result of earlier rules falls back to the plain comparison, one without a side says nothing', () => {
		expect(selectionItem(page(undefined), 'id')).toBeNull();
		expect(evidenceOf(page(undefined), 'id').map(({ title }) => title)).toContain('Nilai awal kedua kelompok berdekatan');
		expect(selectionItem(page(null), 'id')).toEqual([]);
	});
});

describe('changes at the same time', () => {
	const concurrent: Concurrent = { from: '2026-12-01', to: '2027-09-01', trainedOffices: 14, comparisonOffices: 22, changes: [{ kind: 'improvement', trained: 5, comparison: 1 }, { kind: 'staff', trained: 1, comparison: 2 }], staff: { trained: { before: 80, came: 6, went: 4 }, comparison: { before: 130, came: 9, went: 8 } } };
	const quiet: Concurrent['staff'] = { trained: { before: 80, came: 0, went: 0 }, comparison: { before: 130, came: 0, went: 0 } };
	const items = (given: Concurrent | null, locale: 'id' | 'en' = 'id') => concurrentItems(evaluationPage(result, { concurrent: given }), locale);
	test('are named for both groups, and uneven ones are a caution', () => {
		expect(items(concurrent)).toEqual([{ passed: false, title: 'Hal lain berubah tidak seimbang pada bulan yang sama', details: ['Desember 2026 sampai September 2027', 'perbaikan prosedur: 5 dari 14 kantor dilatih, 1 dari 22 pembanding', 'lebih dari seperempat pegawai berganti: 1 dari 14 kantor dilatih, 2 dari 22 pembanding', 'pegawai di kantor dilatih: 6 masuk dan 4 keluar dari 80 pegawai semula; di pembanding: 9 masuk dan 8 keluar dari 130 pegawai semula'], more: { href: `/evaluasi/${evaluationPage(result).id}/perubahan`, label: 'Lihat perubahannya kantor demi kantor' } }]);
	});
	test('those that met both alike are taken off by the comparison', () => expect(items({ ...concurrent, changes: concurrent.changes.slice(1) }, 'en')).toMatchObject([{ passed: true, title: 'Other changes met both groups alike' }]));
	test('none on record says only that', () => expect(items({ ...concurrent, changes: [], staff: quiet })).toMatchObject([{ passed: true, title: 'Tidak tercatat perubahan lain pada bulan yang sama' }]));
	test('people who came and went are named even where they were few, and are a caution where one side lost them', () => {
		expect(items({ ...concurrent, changes: [] })).toMatchObject([{ passed: true, title: 'Perubahan lain mengenai kedua kelompok serupa' }]);
		expect(items({ ...concurrent, changes: [], staff: { ...quiet, trained: { before: 80, came: 0, went: 12 } } }, 'en')).toMatchObject([{ passed: false, details: [expect.any(String), expect.stringMatching(/^staff of trained offices: 0 came and 12 left, of 80 people at first; of comparison offices: 0 came/)] }]);
	});
	test('without comparison only the trained side is named', () => expect(items({ ...concurrent, comparisonOffices: 0 })[0]!.details.at(-1)).toBe('pegawai di kantor dilatih: 6 masuk dan 4 keluar dari 80 pegawai semula'));
	test('nobody trained, nothing said', () => expect(items(null)).toEqual([]));
});

describe('the list of evidence', () => {
	test('names a drawing, once', () => {
		expect(drawnItem(evaluationPage(result), 'id')).toEqual([]);
		expect(evidenceOf(evaluationPage(result, { drawId: 'd' }), 'id').filter(({ title }) => /diundi/.test(title))).toHaveLength(1);
	});
	test('says "before" of the version in force, and of the earliest month of any', () => {
		const registered = { timeZone: 'Asia/Jayapura', registeredAt: '2027-01-10T02:00:00Z', changedAt: null, firstStart: '2027-03-01', earliestStart: null };
		expect(standsBefore(registered)).toBe(true);
		expect(standsBefore({ ...registered, changedAt: '2027-03-02T02:00:00Z' })).toBe(false);
		expect(standsBefore({ ...registered, changedAt: '2027-02-02T02:00:00Z', earliestStart: '2027-02-01' })).toBe(false);
		expect(standsBefore({ ...registered, firstStart: null })).toBeNull();
		expect(standsBefore({ ...registered, changedAt: '2027-02-28T15:30:00Z' })).toBe(false);
	});
});
