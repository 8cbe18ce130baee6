import { measureDefinitions, measureNames } from '#features/service-times/measure.messages.en.ts';
import { elementNames } from '#features/surveys/skm.messages.en.ts';
import type { outcomeWords as inIndonesian } from './outcome.messages.id.ts';
import { isComplaintOutcome, isTimeOutcome, measureUnit, type ComplaintMeasure, type MeasureUnit, type Outcome } from './programme.schema.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
/** 'Waiting time, median' stands in a list; in a sentence it is the 'median waiting time'. */
const inSentence = (name: string) => lower(name).replace(/^(.+), (median|P90)$/, '$2 $1');

const complaintNames: Readonly<Record<ComplaintMeasure, string>> = {
	confirmed_fixed: 'Complaints confirmed as fixed',
	complaints_per_thousand: 'Complaints per 1,000 services',
	closing_median_days: 'Time to close a complaint, median'
};
const complaintDefinitions: Readonly<Record<ComplaintMeasure, string>> = {
	confirmed_fixed: 'Percent of the complaints closed in that month whose reporters say that it was really fixed, of all that their reporters answered.',
	complaints_per_thousand:
		'Complaints about the service received in that month, divided by the services given in the same month (queue numbers called and files taken in), times 1,000. A month without services is empty, not zero. Fewer may also mean that people do not dare to complain: read it beside the share confirmed as fixed.',
	closing_median_days:
		'Calendar days from receiving a complaint to closing it; the median of all that were closed in that month, days of waiting for the reporter included. What is not closed yet is not counted yet: read it beside the share confirmed as fixed.'
};

const countedNames = {
	answers: 'Survey answers',
	visits: 'Visits',
	promises: 'Visits and files',
	confirmed_fixed: 'Answers of reporters',
	complaints_per_thousand: 'Services given',
	closing_median_days: 'Complaints closed'
} as const;
const units: Readonly<Record<MeasureUnit, string>> = { points: 'points', percent: 'percentage points', minutes: 'minutes', days: 'days', per_thousand: 'complaints per 1,000 services' };
const values: Readonly<Record<MeasureUnit, string>> = { points: 'Value (25–100)', percent: 'Value (%)', minutes: 'Value (minutes)', days: 'Value (days)', per_thousand: 'Value (per 1,000 services)' };

export const outcomeWords: typeof inIndonesian = {
	outcomeName,
	outcomeInSentence: (outcome: Outcome) => (outcome === 'index' ? 'IKM' : outcomeName(outcome).startsWith('Element') ? `the ${lower(outcomeName(outcome))}` : inSentence(outcomeName(outcome))),
	pointsOf: (outcome: Outcome) => (outcome === 'index' ? 'IKM points' : unitOf(outcome)),
	unitOf,
	valueOf: (outcome: Outcome) => values[measureUnit(outcome)],
	countedOf,
	countedInSentence: (outcome: Outcome) => lower(countedOf(outcome)),
	partOf: (outcome: Outcome) => (outcome === 'complaints_per_thousand' ? 'Complaints' : null),
	definitionOf: (outcome: Outcome) => (isTimeOutcome(outcome) ? measureDefinitions[outcome] : isComplaintOutcome(outcome) ? complaintDefinitions[outcome] : null)
};

function outcomeName(outcome: Outcome): string {
	if (isTimeOutcome(outcome)) return measureNames[outcome];
	if (isComplaintOutcome(outcome)) return complaintNames[outcome];
	return outcome === 'index' ? 'Public satisfaction index (IKM)' : `Element “${elementNames[outcome]}”`;
}

function unitOf(outcome: Outcome): string {
	return units[measureUnit(outcome)];
}

function countedOf(outcome: Outcome): string {
	if (isComplaintOutcome(outcome)) return countedNames[outcome];
	return isTimeOutcome(outcome) ? countedNames[outcome === 'within_promise_percent' ? 'promises' : 'visits'] : countedNames.answers;
}
