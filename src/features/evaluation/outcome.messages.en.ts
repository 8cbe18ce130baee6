import { measureDefinitions, measureNames } from '#features/service-times/measure.messages.en.ts';
import { elementNames } from '#features/surveys/skm.messages.en.ts';
import type { outcomeWords as inIndonesian } from './outcome.messages.id.ts';
import { isPercentOutcome, isTimeOutcome, isValueOutcome, type Outcome } from './programme.schema.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const outcomeWords: typeof inIndonesian = {
	outcomeName: (outcome: Outcome) => (isTimeOutcome(outcome) ? measureNames[outcome] : outcome === 'confirmed_fixed' ? 'Complaints confirmed as fixed' : outcome === 'index' ? 'Public satisfaction index (IKM)' : `Element “${elementNames[outcome]}”`),
	outcomeInSentence: (outcome: Outcome) => (isTimeOutcome(outcome) ? lower(measureNames[outcome]) : outcome === 'confirmed_fixed' ? 'complaints confirmed as fixed' : outcome === 'index' ? 'IKM' : `the element “${elementNames[outcome]}”`),
	pointsOf: (outcome: Outcome) => (outcome === 'index' ? 'IKM points' : unitOf(outcome)),
	unitOf,
	valueOf: (outcome: Outcome) => (isValueOutcome(outcome) ? (isPercentOutcome(outcome) ? 'Value (%)' : 'Value (minutes)') : 'Value (25–100)'),
	definitionOf: (outcome: Outcome) => (isTimeOutcome(outcome) ? measureDefinitions[outcome] : outcome === 'confirmed_fixed' ? 'Percent of the complaints closed in that month whose reporters say that it was really fixed, of all that their reporters answered.' : null)
};

function unitOf(outcome: Outcome): string {
	return isValueOutcome(outcome) ? (isPercentOutcome(outcome) ? 'percentage points' : 'minutes') : 'points';
}
