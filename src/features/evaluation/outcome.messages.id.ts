import { measureDefinitions, measureNames } from '#features/service-times/measure.messages.id.ts';
import { elementNames } from '#features/surveys/skm.messages.id.ts';
import { isTimeOutcome, type Outcome } from './programme.schema.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** How a measure and its unit are called. */
export const outcomeWords = {
	outcomeName: (outcome: Outcome): string =>
		isTimeOutcome(outcome) ? measureNames[outcome] : outcome === 'index' ? 'Indeks kepuasan masyarakat (IKM)' : `Unsur “${elementNames[outcome]}”`,
	outcomeInSentence: (outcome: Outcome): string => (isTimeOutcome(outcome) ? lower(measureNames[outcome]) : outcome === 'index' ? 'IKM' : `unsur “${elementNames[outcome]}”`),
	/** Of a difference. */
	pointsOf: (outcome: Outcome): string => (outcome === 'index' ? 'poin IKM' : unitOf(outcome)),
	unitOf,
	/** Of a column of values, with its scale. */
	valueOf: (outcome: Outcome): string => (isTimeOutcome(outcome) ? (outcome === 'within_promise_percent' ? 'Nilai (%)' : 'Nilai (menit)') : 'Nilai (25–100)'),
	/** How it is counted; of answers the regulation says it. */
	definitionOf: (outcome: Outcome): string | null => (isTimeOutcome(outcome) ? measureDefinitions[outcome] : null)
};

function unitOf(outcome: Outcome): string {
	return isTimeOutcome(outcome) ? (outcome === 'within_promise_percent' ? 'poin persen' : 'menit') : 'poin';
}
