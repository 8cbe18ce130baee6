import { isThereOn } from '#features/services/rules.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { allowed, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { ruleSetOn, ruleSetVersion, type RuleSet } from '#platform/rulesets/rule-set.ts';
import { isUuid } from '#platform/uuid.ts';
import { minimumOf, resultOf, type Basis } from '../closing.rules.ts';
import { isSurveyOverdue } from '../duty.rules.ts';
import { extraResults, type ExtraResult } from '../extra.rules.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { droppedElements, usedElements } from '../questionnaire.rules.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import { publicResult, type FrozenResult } from '../result.ts';
import type { SkmRules } from '../rules.ts';
import { ELEMENTS, type Element } from '../schema.ts';
import { reasonAgainst, type GamingRules } from '../signs.rules.ts';
import { skmRuleSets } from '../skm-rules.ts';
import type { Respondent } from '../split.rules.ts';
import type { SurveyForm } from '../survey.schema.ts';
import { wrongDays } from '../survey-days.rules.ts';
import { shownMonths } from '../told.rules.ts';
import { refreshOutcomeMonth } from './outcome-service.ts';
import { findQuestionnaire } from './questionnaire-queries.ts';
import { mayManageSurvey, mayReadSurvey, surveysManagedBy, surveysReadableBy } from './policy.ts';
import {
	countResponses,
	findOpenedSurvey,
	findPoint,
	findSurvey,
	hasOverlap,
	holdSurvey,
	insertSurvey,
	listComments,
	listPoints,
	listRespondents,
	writeClosure,
	type PointRow,
	type SurveyRow
} from './queries.ts';

export interface PointView extends PointRow {
	readonly state: 'none' | 'planned' | 'open' | 'ended' | 'closed';
	readonly responses: number;
	/** Least respondents for its yearly users (R16); null when their number is not known. */
	readonly minimum: number | null;
	/** No closed survey in the last twelve months (R17). */
	readonly isOverdue: boolean;
	readonly mayManage: boolean;
}

export interface PointPage {
	readonly points: readonly PointView[];
	readonly page: number;
	readonly pages: number;
	readonly total: number;
	/** Of all, not of the page. */
	readonly overdue: number;
}

const POINTS_PER_PAGE = 50;
const URGENCY = { ended: 0, open: 1, none: 2, planned: 3, closed: 4 } as const;

/**
 * The counters whose surveys the actor may read: what waits to be closed first, then what is overdue. Fifty a page.
 *
 * @throws {Problem} identity.not_allowed: none anywhere
 */
export function surveyPoints(ctx: Ctx, wantedPage = 1): Promise<PointPage> {
	const actor = signedIn(ctx);
	if (!actor.can('survey.read')) allowed(ctx, 'survey.manage');
	const { rules } = ruleSetOn(skmRuleSets['1/9'], ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const all = (await listPoints(tx, actor.agencyId, surveysReadableBy(actor)))
			.map((point) => ({
				...point,
				state: stateOf(point, ctx.today),
				minimum: minimumOf(point.yearlyUsers, rules),
				isOverdue: isSurveyOverdue(point, ctx.today),
				mayManage: mayManageSurvey(actor, point) && isThereOn({ until: point.endsOn }, ctx.today)
			}))
			// A closed point without a survey has nothing to show here.
			.filter((point) => point.surveyId !== null || isThereOn({ until: point.endsOn }, ctx.today))
			.sort(
				(a, b) => Number(b.state === 'ended') - Number(a.state === 'ended') || Number(b.isOverdue) - Number(a.isOverdue) || URGENCY[a.state] - URGENCY[b.state]
			);
		const pages = Math.max(1, Math.ceil(all.length / POINTS_PER_PAGE));
		const page = Math.min(pages, Math.max(1, wantedPage));
		const shown = all.slice((page - 1) * POINTS_PER_PAGE, page * POINTS_PER_PAGE);
		const responses = await countResponses(
			tx,
			actor.agencyId,
			shown.flatMap(({ surveyId }) => (surveyId === null ? [] : [surveyId]))
		);
		return {
			points: shown.map((point) => ({ ...point, responses: responses.get(point.surveyId ?? '') ?? 0 })),
			page,
			pages,
			total: all.length,
			overdue: all.filter(({ isOverdue }) => isOverdue).length
		};
	});
}

/** Counters for which the actor may open a survey. */
export function managedPoints(ctx: Ctx): Promise<PointRow[]> {
	const actor = allowed(ctx, 'survey.manage');
	return inTransaction(ctx.db, async (tx) => (await listPoints(tx, actor.agencyId, surveysManagedBy(actor))).filter(({ endsOn }) => isThereOn({ until: endsOn }, ctx.today)));
}

export interface SurveyDetail {
	readonly survey: Omit<SurveyRow, 'result' | 'weight' | 'questions'>;
	readonly state: PointView['state'];
	readonly responses: number;
	/** Null while nothing can be shown: no month that is over has enough answers, or a closed survey has fewer than five. */
	readonly result: FrozenResult | null;
	/** How often each answer 1–4 was given: the rows behind an element's figure. */
	readonly distribution: Readonly<Record<Element, readonly [number, number, number, number]>>;
	readonly comments: readonly string[];
	readonly extras: readonly ExtraResult[];
	/** Answers that figures and comments do not hold yet: of an open survey those of the month that runs, and those that few people gave. */
	readonly waiting: number;
	readonly smallestCell: number;
	/** How many of the nine elements its questionnaire asks. */
	readonly asked: number;
	readonly mayManage: boolean;
	/** Whether its result was fixed and has a public page. */
	readonly isPublished: boolean;
}

/**
 * One survey with its result: frozen when it is closed; while it is open computed of months that are over, so that nobody's answer shows when it comes.
 *
 * @throws {Problem} survey.not_found: unknown, or outside the actor's subtrees
 */
export function surveyDetail(ctx: Ctx, id: string): Promise<SurveyDetail> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const { result: frozen, weight, questions, ...survey } = await readableSurvey(tx, actor, id);
		const given = await listRespondents(tx, actor.agencyId, id);
		const basis = basisOf({ ...survey, weight, questions, result: frozen });
		const { rules } = basis.skm;
		const isCounted = (response: Respondent) => reasonAgainst(response, rules, basis.gaming.rules, usedElements(basis.questionnaire)) === undefined;
		const isOpen = survey.closedAt === null;
		const months = isOpen ? shownMonths(given.filter(isCounted), { used: usedElements(basis.questionnaire), running: `${ctx.today.slice(0, 7)}-01`, fewest: rules.smallestCell }) : null;
		const respondents = months === null ? given : given.filter(({ month }) => months.includes(month));
		const found = frozen ?? resultOf(respondents, basis);
		const result = isOpen ? withoutFew(found) : found && publicResult(found);
		// Of so few a closed survey shows nothing either: they are few suspects.
		const counted = result === null ? [] : respondents.filter(isCounted);
		return {
			survey,
			responses: given.length,
			waiting: given.length - respondents.length,
			result,
			state: stateOf({ ...survey, surveyId: survey.id, isClosed: survey.closedAt !== null }, ctx.today),
			distribution: distributionOf(counted),
			// Few people are few suspects: what they wrote waits for the same number as a cell.
			comments: counted.length < rules.smallestCell ? [] : await listComments(tx, actor.agencyId, id, months),
			extras: extraResults(basis.questionnaire.extras, counted.map(({ extras }) => extras), rules.smallestCell),
			smallestCell: rules.smallestCell,
			asked: usedElements(basis.questionnaire).length,
			mayManage: mayManageSurvey(actor, survey),
			isPublished: frozen !== null
		};
	});
}

/**
 * Opens a survey for a counter. The same form again, or of two officers at once, opens no second one: both are led to the first.
 *
 * @throws {Problem} survey.dates_out_of_order, survey.ends_in_the_past, survey.too_far, survey.too_long, survey.overlap, survey.point_not_found
 */
export async function createSurvey(ctx: Ctx, form: SurveyForm): Promise<string> {
	const actor = allowed(ctx, 'survey.manage');
	const wrong = wrongDays(form, ctx.today);
	if (wrong) throw new Problem(wrong.code, 422, { field: wrong.field });
	return inTransaction(ctx.db, (tx) => openSurvey(tx, ctx, actor, form)).catch((error: unknown) => {
		// Two officers at once: the exclusion constraint decides, and the second finds the survey of the first.
		if ((error as { code?: unknown }).code !== '23P01') throw error;
		return inTransaction(ctx.db, (tx) => openSurvey(tx, ctx, actor, form));
	});
}

async function openSurvey(tx: Db, ctx: Ctx, actor: Actor, form: SurveyForm): Promise<string> {
	const { agencyId } = actor;
	const point = await findPoint(tx, agencyId, form.pointId, form.closesOn);
	if (!point || !mayManageSurvey(actor, point)) throw new Problem('survey.point_not_found', 404, { field: 'pointId' });
	const same = await findOpenedSurvey(tx, agencyId, form);
	if (same !== undefined) return same;
	if (await hasOverlap(tx, agencyId, form.pointId, form.opensOn, form.closesOn)) throw new Problem('survey.overlap', 409, { field: 'opensOn' });
	const { version } = ruleSetOn(skmRuleSets[point.weight], form.closesOn);
	const questions = await findQuestionnaire(tx, agencyId, point.serviceId);
	const questionnaire = questions && {
		id: questions.id,
		dropped: droppedElements(questions.body).map(({ element }) => element),
		extraKeys: questions.body.extras.map(({ key }) => key)
	};
	const id = await insertSurvey(tx, { agencyId, ...form, ruleVersion: version, questionnaire });
	await recordAudit(tx, ctx, { agencyId, action: 'survey.open', subject: `survey:${id}`, detail: { point: form.pointId, opensOn: form.opensOn, closesOn: form.closesOn } });
	return id;
}

/**
 * Closes a survey: its result is written with the rule version and is never computed again (R01). Closed early, its period ends today. An answer
 * that is being written is waited for; one that comes meanwhile waits for us and finds a closed survey. Whoever closes twice hears the same twice.
 *
 * @throws {Problem} survey.already_closed: by somebody else; survey.no_responses
 */
export function closeSurvey(ctx: Ctx, id: string): Promise<FrozenResult> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const survey = await readableSurvey(tx, actor, id);
		if (!mayManageSurvey(actor, survey)) throw new Problem('identity.not_allowed', 403, { verb: 'survey.manage' });
		const before = await holdSurvey(tx, actor.agencyId, id);
		if (before?.result && before.closedBy === actor.accountId) return before.result;
		if (before?.closedAt) throw new Problem('survey.already_closed', 409);
		const result = resultOf(await listRespondents(tx, actor.agencyId, id), basisOf(survey));
		if (!result) throw new Problem('survey.no_responses', 409);
		const closesOn = survey.closesOn < ctx.today ? survey.closesOn : ctx.today;
		await writeClosure(tx, actor.agencyId, id, { at: ctx.now, by: actor.accountId, closesOn, result });
		await refreshOutcomeMonth(tx, actor.agencyId, id, ctx.today);
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId,
			action: 'survey.close',
			subject: `survey:${id}`,
			detail: { index: publicResult(result)?.index ?? null, respondents: result.respondents, rule: result.ruleName, version: result.ruleVersion }
		});
		await announce(tx, 'survey.closed', actor.agencyId, id);
		return result;
	});
}

/** @throws {Problem} survey.not_found: unknown, or outside the actor's subtrees */
export async function readableSurvey(tx: Db, actor: Actor, id: string): Promise<SurveyRow> {
	const survey = isUuid(id) ? await findSurvey(tx, actor.agencyId, id) : undefined;
	if (!survey || !mayReadSurvey(actor, survey)) throw new Problem('survey.not_found', 404);
	return survey;
}

/** A closed survey keeps the rules it was closed with; an open one takes those of its last day and its agency's weight. */
export function basisOf(survey: SurveyRow): Basis {
	const { questions, yearlyUsers, visits } = survey;
	return { skm: skmOf(survey), gaming: gamingOf(survey), questionnaire: questions ?? STANDARD_QUESTIONNAIRE, yearlyUsers, visits };
}

function skmOf({ weight, ruleVersion, closedAt, closesOn, result }: SurveyRow): RuleSet<SkmRules> {
	if (result) return ruleSetVersion(skmRuleSets[result.ruleName === 'skm-0.11' ? '0.11' : '1/9'], result.ruleVersion);
	return closedAt ? ruleSetVersion(skmRuleSets[weight], ruleVersion) : ruleSetOn(skmRuleSets[weight], closesOn);
}

function gamingOf({ closesOn, result }: SurveyRow): RuleSet<GamingRules> {
	const version = result?.integrity?.ruleVersion;
	return version === undefined ? ruleSetOn(gamingRuleSets, closesOn) : ruleSetVersion(gamingRuleSets, version);
}

/** While answers come, no groups of visitors and no index with those that are left out: of five more answers one may be the only one of its group. */
function withoutFew(result: FrozenResult | null): FrozenResult | null {
	return result && { ...result, splits: [], ...(result.integrity && { integrity: { ...result.integrity, withAll: null } }) };
}

function distributionOf(respondents: readonly Respondent[]): SurveyDetail['distribution'] {
	const times = (element: Element, score: number) => respondents.filter(({ answers }) => answers[element] === score).length;
	return Object.fromEntries(
		ELEMENTS.map((element) => [element, [1, 2, 3, 4].map((score) => times(element, score))])
	) as unknown as SurveyDetail['distribution'];
}

function stateOf(
	{ surveyId, opensOn, closesOn, isClosed }: Pick<PointRow, 'surveyId' | 'opensOn' | 'closesOn' | 'isClosed'>,
	today: string
): PointView['state'] {
	if (surveyId === null || opensOn === null || closesOn === null) return 'none';
	if (isClosed) return 'closed';
	if (today < opensOn) return 'planned';
	return today <= closesOn ? 'open' : 'ended';
}
