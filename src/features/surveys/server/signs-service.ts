import { allowed, signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { ruleSetOn, ruleSetVersion, type RuleSet } from '#platform/rulesets/rule-set.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { usedElements } from '../questionnaire.rules.ts';
import { ELEMENTS } from '../schema.ts';
import type { SkmRules } from '../rules.ts';
import { mergeTallies, openRows, tallySigns, type MarkedAnswers, type OpenRow, type SignTally } from '../sign-report.rules.ts';
import type { GamingRules } from '../signs.rules.ts';
import { SIGN_GROUPS, type SignGroup } from '../signs.schema.ts';
import { skmRuleSets } from '../skm-rules.ts';
import { surveysReadableBy } from './policy.ts';
import { basisOf, readableSurvey } from './service.ts';
import { listAnswerGroups, listDatedAnswers, listSignSurveys, type AnswerGroup, type SurveySource } from './signs-queries.ts';

export interface MonthTally {
	/** First day of the month. */
	readonly month: string;
	readonly tally: SignTally;
}

export interface SignedSurvey {
	readonly id: string;
	readonly pointName: string;
	readonly serviceName: string;
	readonly unitName: string;
	readonly opensOn: string;
	readonly closesOn: string;
}

export interface SurveySigns {
	readonly survey: SignedSurvey;
	readonly rule: RuleSet<GamingRules>;
	/** 'YYYY-MM' that `tally` is of; null for the whole survey. */
	readonly month: string | null;
	readonly tally: SignTally;
	readonly months: readonly MonthTally[];
}

/**
 * Signs of answers that may not be honest, of one survey: how many carry each and how many stay out of the index, by month too.
 *
 * @throws {Problem} survey.not_found: unknown, or outside the actor's subtrees
 * @source F83; docs/rules/skm.md § 10
 */
export function surveySigns(ctx: Ctx, id: string, wantedMonth = ''): Promise<SurveySigns> {
	const actor = signedIn(ctx);
	const month = monthIn(wantedMonth);
	return inTransaction(ctx.db, async (tx) => {
		const survey = await readableSurvey(tx, actor, id);
		const { skm, gaming, questionnaire } = basisOf(survey);
		const groups = await listAnswerGroups(tx, actor.agencyId, { surveyId: id });
		const asked = usedElements(questionnaire).length;
		const months = monthsOf(groups.map((group) => ({ month: group.month, tally: tallySigns([markedOf(group, asked, skm.rules)], gaming.rules) })));
		const tally = mergeTallies(months.filter((each) => month === null || each.month.startsWith(month)).map((each) => each.tally));
		return { survey: named(survey), rule: gaming, month, tally, months };
	});
}

export interface SurveyTally {
	readonly survey: SignedSurvey;
	readonly tally: SignTally;
}

export interface AgencySigns {
	/** First day of the first month counted. */
	readonly since: string;
	readonly rule: RuleSet<GamingRules>;
	readonly tally: SignTally;
	readonly months: readonly MonthTally[];
	/** Fifty a page, by unit and service: an order by result would be a ranking. */
	readonly surveys: readonly SurveyTally[];
	readonly page: number;
	readonly pages: number;
}

const SURVEYS_PER_PAGE = 50;

/**
 * The same of all surveys that the actor may read, over twelve months; each under the rules it was closed with.
 *
 * @throws {Problem} identity.not_allowed: none anywhere
 */
export function agencySigns(ctx: Ctx, wantedPage = 1): Promise<AgencySigns> {
	const actor = signedIn(ctx);
	if (!actor.can('survey.read')) allowed(ctx, 'survey.manage');
	const since = `${Number(ctx.today.slice(0, 4)) - 1}${ctx.today.slice(4, 7)}-01`;
	return inTransaction(ctx.db, async (tx) => {
		const readable = surveysReadableBy(actor);
		const surveys = await listSignSurveys(tx, actor.agencyId, since, readable);
		const groups = Map.groupBy(await listAnswerGroups(tx, actor.agencyId, { since, readable }), ({ surveyId }) => surveyId);
		const counted = surveys.flatMap((survey) => {
			const own = groups.get(survey.surveyId) ?? [];
			const { gaming, skm } = rulesOf(survey);
			const parts = own.map((group) => ({ month: group.month, tally: tallySigns([markedOf(group, ELEMENTS.length - survey.dropped.length, skm)], gaming) }));
			return own.length === 0 ? [] : [{ survey: named({ ...survey, id: survey.surveyId }), parts, tally: mergeTallies(parts.map(({ tally }) => tally)) }];
		});
		const pages = Math.max(1, Math.ceil(counted.length / SURVEYS_PER_PAGE));
		const page = Math.min(pages, Math.max(1, wantedPage));
		return {
			since,
			rule: ruleSetOn(gamingRuleSets, ctx.today),
			tally: mergeTallies(counted.map(({ tally }) => tally)),
			months: monthsOf(counted.flatMap(({ parts }) => parts)),
			surveys: counted.slice((page - 1) * SURVEYS_PER_PAGE, page * SURVEYS_PER_PAGE).map(({ survey, tally }) => ({ survey, tally })),
			page,
			pages
		};
	});
}

export interface SignRows {
	readonly survey: SignedSurvey;
	readonly sign: SignGroup;
	/** 'YYYY-MM'; null for all months. */
	readonly month: string | null;
	readonly smallestCell: number;
	/** Answers that carry the sign, in the month that was asked for. */
	readonly carrying: number;
	/** Of them those that may be read one by one; the others wait, or are too few. */
	readonly open: number;
	/** Fifty a page. */
	readonly rows: readonly OpenRow[];
	readonly page: number;
	readonly pages: number;
}

const ROWS_PER_PAGE = 50;

/**
 * The answers behind one count, as far as they may be read one by one.
 *
 * @throws {Problem} survey.not_found: unknown, outside the actor's subtrees, or no such sign
 * @source R18; docs/rules/skm.md § 7
 */
export function signRows(ctx: Ctx, id: string, wanted: string, wish: { readonly month: string; readonly page: number }): Promise<SignRows> {
	const actor = signedIn(ctx);
	const sign = SIGN_GROUPS.find((group) => group === wanted);
	if (!sign) throw new Problem('survey.not_found', 404);
	const month = monthIn(wish.month);
	return inTransaction(ctx.db, async (tx) => {
		const survey = await readableSurvey(tx, actor, id);
		const { skm, gaming, questionnaire } = basisOf(survey);
		const used = usedElements(questionnaire);
		const groups = (await listAnswerGroups(tx, actor.agencyId, { surveyId: id })).filter((group) => month === null || group.month.startsWith(month));
		const open = openRows(await listDatedAnswers(tx, actor.agencyId, id), { skm: skm.rules, gaming: gaming.rules, used, today: ctx.today, isClosed: survey.closedAt !== null }).filter(
			(row) => row.signs.includes(sign) && (month === null || row.when.startsWith(month))
		);
		const pages = Math.max(1, Math.ceil(open.length / ROWS_PER_PAGE));
		const page = Math.min(pages, Math.max(1, wish.page));
		return {
			survey: named(survey),
			sign,
			month,
			smallestCell: skm.rules.smallestCell,
			carrying: tallySigns(groups.map((group) => markedOf(group, used.length, skm.rules)), gaming.rules).bySign[sign].answers,
			open: open.length,
			rows: open.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
			page,
			pages
		};
	});
}

function monthIn(text: string): string | null {
	return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

function markedOf({ channel, signs, answered, isAlike, answers }: AnswerGroup, asked: number, { minimumAnswers }: SkmRules): MarkedAnswers {
	return { channel, signs, answers, isStraight: isAlike && answered >= 5, isIncomplete: answered === 0 || answered * ELEMENTS.length < minimumAnswers * asked };
}

function monthsOf(parts: readonly MonthTally[]): MonthTally[] {
	return [...Map.groupBy(parts, ({ month }) => month)].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, own]) => ({ month, tally: mergeTallies(own.map(({ tally }) => tally)) }));
}

/** As basisOf of one survey; the numbers used here are the same for both weights. */
function rulesOf({ closesOn, ruleVersion, signsVersion }: SurveySource): { readonly skm: SkmRules; readonly gaming: GamingRules } {
	return {
		skm: (ruleVersion === null ? ruleSetOn(skmRuleSets['1/9'], closesOn) : ruleSetVersion(skmRuleSets['1/9'], ruleVersion)).rules,
		gaming: (signsVersion === null ? ruleSetOn(gamingRuleSets, closesOn) : ruleSetVersion(gamingRuleSets, signsVersion)).rules
	};
}

function named({ id, pointName, serviceName, unitName, opensOn, closesOn }: SignedSurvey): SignedSurvey {
	return { id, pointName, serviceName, unitName, opensOn, closesOn };
}
