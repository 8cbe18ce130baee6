import type { Locale } from '#platform/context.ts';
import type { Problem, ProblemParams } from '#platform/problem.ts';
import type { ProblemCode } from '#platform/problem-codes.ts';
import { en as decisionsEn } from '#features/decisions/messages.en.ts';
import { id as decisionsId } from '#features/decisions/messages.id.ts';
import { en as evaluationEn } from '#features/evaluation/page.messages.en.ts';
import { id as evaluationId } from '#features/evaluation/page.messages.id.ts';
import { en as peopleEn } from '#features/people/messages.en.ts';
import { id as peopleId } from '#features/people/messages.id.ts';
import { en as identityEn } from '#features/identity/messages.en.ts';
import { id as identityId } from '#features/identity/messages.id.ts';
import { en as needsEn } from '#features/needs/messages.en.ts';
import { id as needsId } from '#features/needs/messages.id.ts';
import { en as sessionsEn } from '#features/sessions/messages.en.ts';
import { id as sessionsId } from '#features/sessions/messages.id.ts';
import { en as servicesEn } from '#features/services/messages.en.ts';
import { id as servicesId } from '#features/services/messages.id.ts';
import { en as citizenEn } from '#features/complaints/citizen.messages.en.ts';
import { id as citizenId } from '#features/complaints/citizen.messages.id.ts';
import { en as complaintsEn } from '#features/complaints/officer.messages.en.ts';
import { id as complaintsId } from '#features/complaints/officer.messages.id.ts';
import { en as holidaysEn } from '#features/holidays/messages.en.ts';
import { id as holidaysId } from '#features/holidays/messages.id.ts';
import { en as surveysEn } from '#features/surveys/messages.en.ts';
import { id as surveysId } from '#features/surveys/messages.id.ts';
import { en as postTrainingEn } from '#features/post-training/messages.en.ts';
import { id as postTrainingId } from '#features/post-training/messages.id.ts';
import { en as privacyEn } from '#features/privacy/messages.en.ts';
import { id as privacyId } from '#features/privacy/messages.id.ts';
import { en as reportsEn } from '#features/reports/period/period.messages.en.ts';
import { id as reportsId } from '#features/reports/period/period.messages.id.ts';
import { en as recognitionEn } from '#features/recognition/messages.en.ts';
import { id as recognitionId } from '#features/recognition/messages.id.ts';
import { en as notificationsEn } from '#features/notifications/messages.en.ts';
import { id as notificationsId } from '#features/notifications/messages.id.ts';
import { en as serviceTimesEn } from '#features/service-times/messages.en.ts';
import { id as serviceTimesId } from '#features/service-times/messages.id.ts';
import { en as successorEn } from '#features/services/successor.messages.en.ts';
import { id as successorId } from '#features/services/successor.messages.id.ts';
import { en } from '#platform/messages.en.ts';
import { id } from '#platform/messages.id.ts';
import { PROBLEM_CODES } from '#platform/problem-codes.ts';
import type { z } from 'zod';

type Sentences = Partial<Record<ProblemCode, (params: ProblemParams) => string>>;

/** Each feature brings the sentences of its own refusals; a test asks every code in both languages. */
const SENTENCES: Record<Locale, readonly Sentences[]> = {
	id: [id.problems, citizenId.problems, complaintsId.problems, decisionsId.problems, holidaysId.problems, evaluationId.problems, needsId.problems, notificationsId.problems, peopleId.problems, postTrainingId.problems, privacyId.problems, servicesId.problems, sessionsId.problems, serviceTimesId.problems, successorId.problems, surveysId.problems, recognitionId.problems, reportsId.problems, identityId.problems],
	en: [en.problems, citizenEn.problems, complaintsEn.problems, decisionsEn.problems, holidaysEn.problems, evaluationEn.problems, needsEn.problems, notificationsEn.problems, peopleEn.problems, postTrainingEn.problems, privacyEn.problems, servicesEn.problems, sessionsEn.problems, serviceTimesEn.problems, successorEn.problems, surveysEn.problems, recognitionEn.problems, reportsEn.problems, identityEn.problems]
};

/** The sentence of a refusal: what happened, why, what to do now. */
export function sayProblem({ code, params }: Pick<Problem, 'code' | 'params'>, locale: Locale): string {
	for (const sentences of SENTENCES[locale]) {
		const sentence = sentences[code];
		if (sentence) return sentence(params);
	}
	throw new Error(`No sentence for ${code}`);
}

/** The sentence of a value that a shape refused; a shape may name the refusal itself (`params: { problem: 'x.y' }`), and the `limit` that was passed. */
export function sayIssue(issue: z.core.$ZodIssue, locale: Locale): string {
	const named: unknown = issue.code === 'custom' ? issue.params?.problem : undefined;
	const code = PROBLEM_CODES.find((known) => known === named);
	const limit: unknown = issue.code === 'custom' ? issue.params?.limit : undefined;
	return code ? sayProblem({ code, params: typeof limit === 'number' ? { limit } : {} }, locale) : { id, en }[locale].issue(issue);
}
