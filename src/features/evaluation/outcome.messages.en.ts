import { measureDefinitions, measureNames } from '#features/service-times/measure.messages.en.ts';
import { elementNames } from '#features/surveys/skm.messages.en.ts';
import type { outcomeWords as inIndonesian } from './outcome.messages.id.ts';
import { isTimeOutcome, type Outcome } from './programme.schema.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const outcomeWords: typeof inIndonesian = {
	outcomeName: (outcome: Outcome) => (isTimeOutcome(outcome) ? measureNames[outcome] : outcome === 'index' ? 'Public satisfaction index (IKM)' : `Element “${elementNames[outcome]}”`),
	outcomeInSentence: (outcome: Outcome) => (isTimeOutcome(outcome) ? lower(measureNames[outcome]) : outcome === 'index' ? 'IKM' : `the element “${elementNames[outcome]}”`),
	pointsOf: (outcome: Outcome) => (outcome === 'index' ? 'IKM points' : unitOf(outcome)),
	unitOf,
	valueOf: (outcome: Outcome) => (isTimeOutcome(outcome) ? (outcome === 'within_promise_percent' ? 'Value (%)' : 'Value (minutes)') : 'Value (25–100)'),
	definitionOf: (outcome: Outcome) => (isTimeOutcome(outcome) ? measureDefinitions[outcome] : null)
};

function unitOf(outcome: Outcome): string {
	return isTimeOutcome(outcome) ? (outcome === 'within_promise_percent' ? 'percentage points' : 'minutes') : 'points';
}
