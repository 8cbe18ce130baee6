import { ELEMENTS } from '#features/surveys/schema.ts';
import type { EvaluationFacts, PeriodFacts, SurveyFacts } from '../period/facts.schema.ts';

/** A survey of so many respondents who all gave the same score to everything. */
export function surveyFacts(respondents: number, score: number, given: Partial<SurveyFacts> = {}): SurveyFacts {
	return {
		service: 'Penerbitan KTP', point: 'Loket 1', unit: 'Dinas Kependudukan', closesOn: '2026-06-30', respondents, index: score * 2500, grade: 'B', interval95: [score * 2500 - 150, score * 2500 + 150], sampleMinimum: 100,
		elements: ELEMENTS.map((element) => ({ element, answered: respondents, sum: respondents * score })), ...given
	};
}

/** An evaluation with a verdict of its own. */
export function evaluationFacts(given: Partial<EvaluationFacts> = {}, found: Partial<NonNullable<EvaluationFacts['found']>> = {}): EvaluationFacts {
	return {
		id: '0198a000-0000-7000-8000-000000000001', title: 'Pelayanan Prima', outcome: 'index', sesoi: 2, registeredOn: '2025-06-01', firstStart: '2025-09-01', trainedUnits: 20, comparisonUnits: 31,
		found: { verdict: 'proven_worse', sentence: 'Terbukti memburuk sekitar 2 poin.', att: -2.1, ci95: [-3.4, -0.8], mde: 1.8, computedOn: '2026-07-02', ruleVersion: '2026-3', dataSha256: 'a'.repeat(64), ...found }, ...given
	};
}

/** A half year of an invented government. */
export function periodFacts(given: Partial<PeriodFacts> = {}): PeriodFacts {
	return {
		agency: { code: '1599', name: 'Kabupaten Contoh' },
		courses: [{ title: 'Komunikasi Publik', planned: 3, done: 2, cancelled: 1, seats: 60, completed: 41 }, { title: 'Literasi Digital', planned: 1, done: 1, cancelled: 0, seats: 30, completed: 3 }, { title: 'Manajemen Waktu', planned: 2, done: 2, cancelled: 0, seats: 50, completed: 9 }],
		reached: [{ unit: 'Dinas Kesehatan', people: 120, reached: 40 }, { unit: 'Dinas Pendidikan', people: 60, reached: 2 }, { unit: 'Inspektorat', people: 20, reached: 11 }],
		jp: { hundredths: 123_456, peopleWithJp: 53, byForm: [{ formId: '3', people: 50, hundredths: 120_000 }, { formId: '20', people: 3, hundredths: 3456 }] },
		evaluations: [evaluationFacts(), evaluationFacts({ id: '2', title: 'Antrean Loket' }, { verdict: 'no_meaningful_effect', sentence: 'Tidak ada perubahan yang berarti.', att: 0.1, ci95: [-0.6, 0.8], mde: 1 }), evaluationFacts({ id: '3', title: 'Belum Dihitung', found: null })],
		decisions: [{ programme: 'Pelayanan Prima', part: null, step: 'decision', choice: 'stop', recommended: 'stop', why: 'Layanan memburuk sesudah pelatihan.', madeOn: '2026-05-04' }],
		surveys: [surveyFacts(40, 3), surveyFacts(60, 3.5, { service: 'Izin usaha', unit: 'Dinas Penanaman Modal', sampleMinimum: 50 }), surveyFacts(4, 1, { service: 'Terlalu Sedikit' })],
		complaints: { byState: [{ state: 'closed', count: 30 }, { state: 'new', count: 2 }, { state: 'handling', count: 7 }], byClass: [{ class: 'complaint', count: 39 }], timed: 28, inTime: 21, late: 6, answered: 20, fixed: 15 },
		times: [
			{ service: 'Penerbitan KTP', unit: 'Dinas Kependudukan', promisedMinutes: 45, promisedWorkingDays: null, visits: 400, waitLow: 9.5, waitHigh: 22.25, waitP90: 61, promises: 380, kept: 285 },
			{ service: 'Izin usaha', unit: 'Dinas Penanaman Modal', promisedMinutes: null, promisedWorkingDays: 3, visits: 50, waitLow: 5, waitHigh: 6, waitP90: 12, promises: 0, kept: 0 }
		],
		...given
	};
}

/** Nothing happened, though people work there. */
export function emptyFacts(): PeriodFacts {
	return periodFacts({ courses: [], jp: { hundredths: 0, peopleWithJp: 0, byForm: [] }, evaluations: [], decisions: [], surveys: [], complaints: { byState: [], byClass: [], timed: 0, inTime: 0, late: 0, answered: 0, fixed: 0 }, times: [] });
}
