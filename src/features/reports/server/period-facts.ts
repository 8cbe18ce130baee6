import { ledgerOf, type LedgerFact } from '#features/recognition/ledger.ts';
import type { Db } from '#platform/db/connect.ts';
import type { JpFacts, PeriodFacts } from '../period/facts.schema.ts';
import type { Language } from '../period/format.ts';
import { lastDayOf, type Period } from '../period/period.schema.ts';
import { countComplaints, findAgency, listCourses, listDecisions, listEvaluations, listJpFacts, listReach, listSurveys, listTimes, type Asked } from './period-queries.ts';

/** Told as each part is found, with the share of all that is done, 0–1. */
export type OnProgress = (share: number) => Promise<void> | void;

/** Everything a report of the agency says, from the database as it is. In a transaction, so that all parts are of one moment. */
export async function gatherFacts(tx: Db, agencyId: string, period: Period, today: string, language: Language, onProgress: OnProgress = () => undefined): Promise<PeriodFacts> {
	const asked: Asked = { agencyId, from: period.from, to: period.to, lastOn: lastDayOf(period, today), today };
	const agency = await findAgency(tx, agencyId);
	const courses = await listCourses(tx, asked);
	const reached = await listReach(tx, asked);
	await onProgress(0.2);
	const jp = jpOf(await listJpFacts(tx, asked), period);
	await onProgress(0.4);
	const evaluations = await listEvaluations(tx, asked, language);
	const decisions = await listDecisions(tx, asked);
	const surveys = await listSurveys(tx, asked);
	await onProgress(0.6);
	const complaints = await countComplaints(tx, asked);
	const times = await listTimes(tx, asked);
	await onProgress(0.8);
	return { agency, courses, reached, jp, evaluations, decisions, surveys, complaints, times };
}

/** The same facts as another language says them: a verdict is a sentence. */
export async function inLanguage(tx: Db, agencyId: string, period: Period, today: string, facts: PeriodFacts, language: Language): Promise<PeriodFacts> {
	return { ...facts, evaluations: await listEvaluations(tx, { agencyId, from: period.from, to: period.to, lastOn: lastDayOf(period, today), today }, language) };
}

/** JP of the activities that ended in the period, counted person by person under the limits of day and month (R09, R10). */
function jpOf(facts: readonly (LedgerFact & { readonly personId: string })[], { from, to, year }: Period): JpFacts {
	const forms = new Map<string, { people: Set<string>; hundredths: number }>();
	const everybody = new Set<string>();
	for (const [personId, own] of Map.groupBy(facts, (fact) => fact.personId)) {
		for (const { formId, endsOn, jpHundredths } of ledgerOf(own, year, 'unknown').entries) {
			if (endsOn < from || endsOn > to || jpHundredths === 0) continue;
			const form = forms.get(formId) ?? { people: new Set(), hundredths: 0 };
			form.people.add(personId);
			form.hundredths += jpHundredths;
			forms.set(formId, form);
			everybody.add(personId);
		}
	}
	const byForm = [...forms].map(([formId, { people, hundredths }]) => ({ formId, people: people.size, hundredths })).sort((a, b) => b.hundredths - a.hundredths || a.formId.localeCompare(b.formId));
	return { hundredths: byForm.reduce((sum, form) => sum + form.hundredths, 0), peopleWithJp: everybody.size, byForm };
}
