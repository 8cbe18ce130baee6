import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { AnswerForm } from '../answer.schema.ts';
import { kioskPlace } from '../kiosk.rules.ts';
import type { KioskForm } from '../kiosk.schema.ts';
import { droppedElements } from '../questionnaire.rules.ts';
import { askedIn } from '../standard-questionnaire.ts';
import type { Question } from '../questionnaire.rules.ts';
import { ELEMENTS, type Element, type PartialAnswers } from '../schema.ts';
import { answerSurvey, surveyPage, type Desk, type SurveyPage } from './answer-service.ts';

export interface KioskScreen {
	readonly page: SurveyPage;
	readonly token: string;
	readonly seal: string;
	readonly answers: PartialAnswers;
	readonly question: Question;
	readonly at: number;
	readonly total: number;
}

/**
 * The screen after a tap, or null when the answers are complete and kept. The form is opened when somebody presses "start",
 * not when the kiosk was switched on.
 *
 * @throws {Problem} survey.not_found, survey.closed, survey.slow_down
 */
export async function kioskStep(ctx: Ctx, slug: string, form: KioskForm, desk: Desk): Promise<KioskScreen | null> {
	const page = await surveyPage(ctx, slug, desk, { pass: form.pass, ticket: '' });
	if (page.door.surveyId === null) throw new Problem('survey.closed', 409);
	const questions = askedIn(page.questionnaire, form.language);
	const order = questions.map(({ element }) => element);
	const isNew = form.go === 'start' || form.token === undefined;
	const { answers, at } = kioskPlace(order, answersOf(form), isNew ? 'start' : form.go);
	const question = questions[at];
	const token = isNew ? page.token : (form.token ?? page.token);
	const seal = isNew ? page.seal : form.seal;
	if (question) return { page, token, seal, answers, question, at, total: questions.length };
	const scores = Object.fromEntries(Object.entries(answers).map(([element, score]) => [element, String(score)]));
	const skips = droppedElements(page.questionnaire).map(({ element }) => element).join(',');
	await answerSurvey(ctx, slug, AnswerForm.parse({ token, seal, pass: form.pass, skips, ...scores }), desk);
	return null;
}

function answersOf(form: KioskForm): PartialAnswers {
	return Object.fromEntries(ELEMENTS.flatMap((element: Element) => (form[element] === undefined ? [] : [[element, form[element]]])));
}
