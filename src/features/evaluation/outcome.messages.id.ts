import { measureDefinitions, measureNames } from '#features/service-times/measure.messages.id.ts';
import { elementNames } from '#features/surveys/skm.messages.id.ts';
import { isComplaintOutcome, isTimeOutcome, measureUnit, type ComplaintMeasure, type MeasureUnit, type Outcome } from './programme.schema.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
/** 'Waktu tunggu, median' stands in a list; in a sentence it is the 'median waktu tunggu'. */
const inSentence = (name: string) => lower(name).replace(/^(.+), (median|P90)$/, '$2 $1');

const complaintNames: Readonly<Record<ComplaintMeasure, string>> = {
	confirmed_fixed: 'Pengaduan yang dipastikan selesai',
	complaints_per_thousand: 'Pengaduan per 1.000 layanan',
	closing_median_days: 'Lama penyelesaian pengaduan, median'
};
const complaintDefinitions: Readonly<Record<ComplaintMeasure, string>> = {
	confirmed_fixed: 'Persen pengaduan yang ditutup pada bulan itu dan oleh pelapornya dinyatakan benar-benar selesai, dari semua yang dijawab pelapornya.',
	complaints_per_thousand:
		'Pengaduan tentang layanan itu yang diterima pada bulan itu, dibagi layanan yang diberikan pada bulan yang sama (nomor antrean yang dipanggil dan berkas yang diterima), kali 1.000. Bulan tanpa layanan kosong, bukan nol. Turun dapat juga berarti warga enggan mengadu: baca bersama bagian yang dipastikan selesai.',
	closing_median_days:
		'Hari kalender dari pengaduan diterima sampai ditutup; nilai tengah semua yang ditutup pada bulan itu, hari menunggu jawaban pelapor ikut dihitung. Yang belum ditutup belum terhitung: baca bersama bagian yang dipastikan selesai.'
};

/** What the number beside a value counts. */
const countedNames = {
	answers: 'Jawaban survei',
	visits: 'Kunjungan',
	promises: 'Kunjungan dan berkas',
	confirmed_fixed: 'Jawaban pelapor',
	complaints_per_thousand: 'Layanan diberikan',
	closing_median_days: 'Pengaduan ditutup'
} as const;
const units: Readonly<Record<MeasureUnit, string>> = { points: 'poin', percent: 'poin persen', minutes: 'menit', days: 'hari', per_thousand: 'pengaduan per 1.000 layanan' };
const values: Readonly<Record<MeasureUnit, string>> = { points: 'Nilai (25–100)', percent: 'Nilai (%)', minutes: 'Nilai (menit)', days: 'Nilai (hari)', per_thousand: 'Nilai (per 1.000 layanan)' };

/** How a measure and its unit are called. */
export const outcomeWords = {
	outcomeName,
	outcomeInSentence: (outcome: Outcome): string => (outcome === 'index' ? 'IKM' : inSentence(outcomeName(outcome))),
	/** Of a difference. */
	pointsOf: (outcome: Outcome): string => (outcome === 'index' ? 'poin IKM' : unitOf(outcome)),
	unitOf,
	/** Of a column of values, with its scale. */
	valueOf: (outcome: Outcome): string => values[measureUnit(outcome)],
	/** Of the column beside it: what was counted, and by how many of them a unit weighs. */
	countedOf,
	countedInSentence: (outcome: Outcome): string => lower(countedOf(outcome)),
	/** Of the complaints behind a rate; null where the number of answers says all. */
	partOf: (outcome: Outcome): string | null => (outcome === 'complaints_per_thousand' ? 'Pengaduan' : null),
	/** How it is counted; of answers the regulation says it. */
	definitionOf: (outcome: Outcome): string | null => (isTimeOutcome(outcome) ? measureDefinitions[outcome] : isComplaintOutcome(outcome) ? complaintDefinitions[outcome] : null)
};

function outcomeName(outcome: Outcome): string {
	if (isTimeOutcome(outcome)) return measureNames[outcome];
	if (isComplaintOutcome(outcome)) return complaintNames[outcome];
	return outcome === 'index' ? 'Indeks kepuasan masyarakat (IKM)' : `Unsur “${elementNames[outcome]}”`;
}

function unitOf(outcome: Outcome): string {
	return units[measureUnit(outcome)];
}

function countedOf(outcome: Outcome): string {
	if (isComplaintOutcome(outcome)) return countedNames[outcome];
	return isTimeOutcome(outcome) ? countedNames[outcome === 'within_promise_percent' ? 'promises' : 'visits'] : countedNames.answers;
}
