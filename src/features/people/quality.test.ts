import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf, retirementAge, type QualityRecord } from './quality-checks.ts';
import { DIMENSION_WEIGHTS, DIMENSIONS, indicatorOf, INDICATORS, indicatorTitle, qualityScore } from './quality-indicators.ts';

const today = '2026-11-21';
/** An invented record without findings. */
const clean: QualityRecord = {
	nip: '199005152019032901', kind: 'pns', bornOn: '1990-05-15', sex: 'F', titleBefore: '', titleAfter: 'S.AP', email: 'rekaan@contoh.example', phone: '081200000000', educationId: '40',
	statusCode: '01', rank: 'III/b', positionKind: 'pelaksana', positionTitle: 'Penelaah Teknis Kebijakan', hasPositionReference: true, isUnitClosed: false,
	siasn: { tenure: 'P', appointedOn: '2019-03-01', tenuredOn: '2020-03-01', nik: '1505000000000001', nikIsValid: '1', staffTypeId: '15', homeAgencyId: 'a', workAgencyId: 'a' }
};
const found = (change: Partial<QualityRecord>, siasn: Readonly<Record<string, string>> = {}) => findingsOf({ ...clean, ...change, siasn: { ...clean.siasn, ...siasn } }, today);

// docs/rules/data-quality.md § 2.
describe('the findings of a record', () => {
	test('a good record has none', () => expect(found({})).toEqual([]));

	test.each<[string, Partial<QualityRecord>, Record<string, string>?]>([
		['COM_2', { hasPositionReference: false }], ['COM_2', { positionTitle: '' }], ['COM_3', { educationId: '' }], ['COM_4', {}, { tenuredOn: '' }], ['COM_5', { titleAfter: '' }],
		['COM_6', { email: '' }], ['COM_6', { email: 'bukan surel' }], ['COM_7', { phone: '' }],
		['TIM_1', { isUnitClosed: true }], ['TIM_3', {}, { tenure: 'C', appointedOn: '2019-03-01' }], ['TIM_5', { bornOn: '1968-10-31', nip: '196810312019032901' }],
		['ACC_1', {}, { tenuredOn: '2019-01-01' }], ['ACC_2', {}, { staffTypeId: '16' }], ['ACC_2', {}, { workAgencyId: 'b' }],
		['ACC_3', { positionKind: 'pengawas', nip: '199005152025032901' }, { appointedOn: '2025-03-01', tenuredOn: '2026-03-01' }],
		['ACC_4', { kind: 'pppk', statusCode: '02', nip: '199005152019212901' }], ['ACC_5', {}, { nik: '' }], ['ACC_5', {}, { nikIsValid: '0' }],
		['ACC_6', { positionKind: 'administrator', educationId: '30', rank: 'IV/a' }], ['ACC_7', { kind: 'pppk', nip: '199005152017212901' }, { appointedOn: '2017-03-01' }],
		['ACC_8', { positionKind: 'fungsional', positionTitle: 'Guru Ahli Pertama', educationId: '30' }], ['ACC_9', { positionTitle: 'Analis Kebijakan Ahli Muda' }],
		['ACC_10', { positionKind: 'jpt', rank: 'III/d' }], ['CON_1', {}, { appointedOn: '2019-04-01' }], ['CON_2', { bornOn: '1990-05-16' }], ['CON_3', { sex: 'M' }],
		['CON_4', { kind: 'pppk', nip: '199005152021212901' }, { appointedOn: '2022-01-01' }]
	])('%s', (code, change, siasn) => expect(found(change, siasn)).toContain(code));

	test('the month of the last birthday before retirement is not yet past it', () => {
		expect(found({ bornOn: '1968-11-01', nip: '196811012019032901' })).not.toContain('TIM_5');
	});

	test('what the file does not tell is no finding', () => {
		expect(findingsOf({ ...clean, siasn: {} }, today)).toEqual([]);
	});

	// PP 11/2017 Pasal 239: 58, 60, 65.
	test.each([['pelaksana', 'Operator', 58], ['jpt', 'Kepala Dinas', 60], ['fungsional', 'Perencana Ahli Madya', 60], ['fungsional', 'Guru Ahli Muda', 60], ['fungsional', 'Perencana Ahli Utama', 65], ['fungsional', 'Perencana Ahli Muda', 58]])(
		'%s %s retires at %i', (positionKind, positionTitle, age) => expect(retirementAge({ positionKind, positionTitle })).toBe(age));
});

describe('the score', () => {
	test('the weights of BKN add up', () => {
		expect(INDICATORS).toHaveLength(27);
		expect(Object.values(DIMENSION_WEIGHTS).reduce((sum, weight) => sum + weight)).toBe(100);
		for (const dimension of DIMENSIONS) {
			const sum = INDICATORS.filter((one) => one.dimension === dimension).reduce((total, one) => total + one.weight, 0);
			expect(Math.abs(sum - 10_000), dimension).toBeLessThanOrEqual(2);
		}
	});

	const reference = join(import.meta.dirname, '../../../../shared/reference/data/siasn/indikator_kualitas_data_bkn.csv');
	test.skipIf(!existsSync(reference))('codes and weights are those of the published list', () => {
		const listed = readFileSync(reference, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').slice(0, 2).join() + ',' + (/,(\d+(?:\.\d+)?),(?:"|[A-Z])[^,]*/.exec(line.split(',').slice(4).join(','))?.[1] ?? line.split(',')[4]));
		expect(listed.map((line) => line.split(',')[0])).toEqual(INDICATORS.map(({ code }) => code));
		expect(listed.map((line) => Number(line.split(',')[2]))).toEqual(INDICATORS.map(({ weight }) => weight / 100));
	});

	test('no people have no score', () => expect(qualityScore(new Map([['CON_1', 0]]), 0)).toEqual({ total: null, dimensions: { completeness: null, timeliness: null, accuracy: null, consistency: null } }));

	test('what cannot be computed is left out, not counted as good', () => {
		expect(qualityScore(new Map([['CON_1', 5], ['CON_2', 0]]), 10)).toMatchObject({ total: 75, dimensions: { consistency: 75, accuracy: null } });
	});

	test('a score lies between 0 and 100 and more findings never raise it', () => {
		fc.assert(fc.property(fc.array(fc.nat(20), { minLength: 27, maxLength: 27 }), fc.nat(26), (counts, place) => {
			const of = (list: readonly number[]) => qualityScore(new Map(INDICATORS.map(({ code }, index) => [code, list[index] ?? 0])), 20).total ?? -1;
			const score = of(counts);
			expect(score).toBeGreaterThanOrEqual(0);
			expect(score).toBeLessThanOrEqual(100);
			expect(of(counts.map((count, index) => (index === place ? 20 : count)))).toBeLessThanOrEqual(score);
		}));
	});

	test('codes have a title in both languages', () => {
		expect(indicatorOf('CON_2')?.dimension).toBe('consistency');
		expect(indicatorTitle('CON_2', 'en')).toBe('Birth date differs from NIP');
		expect(indicatorTitle('nothing', 'id')).toBeUndefined();
	});
});
