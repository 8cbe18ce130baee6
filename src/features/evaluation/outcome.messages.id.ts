import { measureDefinitions, measureNames } from '#features/service-times/measure.messages.id.ts';
import { elementNames } from '#features/surveys/skm.messages.id.ts';
import { isPercentOutcome, isTimeOutcome, isValueOutcome, type Outcome } from './programme.schema.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** How a measure and its unit are called. */
export const outcomeWords = {
	outcomeName: (outcome: Outcome): string =>
		isTimeOutcome(outcome) ? measureNames[outcome] : outcome === 'confirmed_fixed' ? 'Pengaduan yang dipastikan selesai' : outcome === 'index' ? 'Indeks kepuasan masyarakat (IKM)' : `Unsur “${elementNames[outcome]}”`,
	outcomeInSentence: (outcome: Outcome): string => (isTimeOutcome(outcome) ? lower(measureNames[outcome]) : outcome === 'confirmed_fixed' ? 'pengaduan yang dipastikan selesai' : outcome === 'index' ? 'IKM' : `unsur “${elementNames[outcome]}”`),
	/** Of a difference. */
	pointsOf: (outcome: Outcome): string => (outcome === 'index' ? 'poin IKM' : unitOf(outcome)),
	unitOf,
	/** Of a column of values, with its scale. */
	valueOf: (outcome: Outcome): string => (isValueOutcome(outcome) ? (isPercentOutcome(outcome) ? 'Nilai (%)' : 'Nilai (menit)') : 'Nilai (25–100)'),
	/** How it is counted; of answers the regulation says it. */
	definitionOf: (outcome: Outcome): string | null => (isTimeOutcome(outcome) ? measureDefinitions[outcome] : outcome === 'confirmed_fixed' ? 'Persen pengaduan yang ditutup pada bulan itu dan oleh pelapornya dinyatakan benar-benar selesai, dari semua yang dijawab pelapornya.' : null)
};

function unitOf(outcome: Outcome): string {
	return isValueOutcome(outcome) ? (isPercentOutcome(outcome) ? 'poin persen' : 'menit') : 'poin';
}
