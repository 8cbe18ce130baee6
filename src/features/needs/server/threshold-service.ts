import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { addDays } from '#platform/clock.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { monthsBefore } from '#platform/months.ts';
import { Problem } from '#platform/problem.ts';
import type { NeedRules } from '../need-rules.ts';
import { complaintProposals, elementProposals, monthOf, promiseProposals, rulesOf, urgencyOf } from '../rules.ts';
import { ThresholdForm, type ThresholdChange } from '../schema.ts';
import { listClosedSurveys, listCompetenceComplaints, listPromiseMonths } from './fact-queries.ts';
import { LOOK_BACK_DAYS, ruleInForce } from './review-service.ts';

/** What a set of thresholds makes of the facts of today, as if none had been used: needs by what speaks for them, and by urgency. */
export interface Effect {
	readonly elements: number;
	readonly complaints: number;
	readonly times: number;
	/** Needs of urgency 1, 2 and 3 on the day they open. */
	readonly urgency: readonly [number, number, number];
}

export interface ThresholdVersion {
	readonly validFrom: string;
	readonly reason: string;
	readonly madeBy: string | null;
	readonly settings: Readonly<Record<string, number>>;
}

export interface ThresholdPage {
	readonly now: ThresholdForm;
	readonly version: string;
	readonly effect: Effect;
	/** What was asked to be tried, and what it would do. */
	readonly tried: { readonly values: ThresholdForm; readonly effect: Effect } | null;
	readonly versions: readonly ThresholdVersion[];
	readonly today: string;
}

/** Thresholds typed into the address to be tried; null where they are not, or not whole. */
export function readThresholds(query: URLSearchParams): ThresholdForm | null {
	const parsed = ThresholdForm.safeParse(Object.fromEntries(query));
	return parsed.success ? parsed.data : null;
}

/** The thresholds in force with their effect, and the effect of others before they are saved. @throws {Problem} identity.not_allowed */
export function thresholdPage(ctx: Ctx, tried: ThresholdForm | null): Promise<ThresholdPage> {
	const { agencyId } = allowedEverywhere(ctx, 'need.manage');
	return inTransaction(ctx.db, async (tx) => {
		const rule = await ruleInForce(tx, agencyId, ctx.today);
		const measure = await measureOn(tx, agencyId, ctx.today);
		return {
			now: valuesOf(rule.rules), version: rule.version, effect: measure(rule.rules), today: ctx.today, versions: await listVersions(tx, agencyId),
			tried: tried && { values: tried, effect: measure(rulesOf(rule.rules, tried)) }
		};
	});
}

function valuesOf({ elementBoundHundredths, leastAnswers, complaints, complaintDays, promisePercent, promiseMonths, leastVisits, urgency }: NeedRules): ThresholdForm {
	return { elementBoundHundredths, leastAnswers, complaints, complaintDays, promisePercent, promiseMonths, leastVisits, missedMonths: urgency.missedMonths, ageDays: urgency.ageDays };
}

async function measureOn(tx: Db, agencyId: string, today: string): Promise<(rules: NeedRules) => Effect> {
	const since = addDays(today, -LOOK_BACK_DAYS);
	const surveys = await listClosedSurveys(tx, agencyId, since);
	const complaints = await listCompetenceComplaints(tx, agencyId, since);
	const months = await listPromiseMonths(tx, agencyId, monthOf(since), monthOf(today));
	return (rules) => {
		const elements = surveys.flatMap((survey) => elementProposals(survey, rules));
		const named = complaintProposals(complaints, rules);
		const times = promiseProposals(months.filter(({ month }) => month >= monthsBefore(today, rules.recentMonths)), rules);
		const counts: [number, number, number] = [0, 0, 0];
		for (const { evidence } of [...elements, ...named, ...times]) {
			const at = urgencyOf(evidence, today, today, rules) - 1;
			if (at === 0 || at === 1 || at === 2) counts[at] += 1;
		}
		return { elements: elements.length, complaints: named.length, times: times.length, urgency: counts };
	};
}

async function listVersions(tx: Db, agencyId: string): Promise<ThresholdVersion[]> {
	const { rows } = await sql<ThresholdVersion>`select r.valid_from as "validFrom", r.reason, a.name as "madeBy", r.settings from need_rule r left join account a on a.id = r.made_by
		where r.agency_id = ${agencyId} order by r.valid_from desc`.execute(tx);
	return rows;
}

/** Sets the thresholds from a day on; what was decided before stays as it is. @throws {Problem} identity.not_allowed, need.rule_in_past, need.rule_taken */
export function saveThresholds(ctx: Ctx, settings: ThresholdForm, { validFrom, reason }: ThresholdChange): Promise<void> {
	const actor = allowedEverywhere(ctx, 'need.manage');
	if (validFrom < ctx.today) throw new Problem('need.rule_in_past', 422, { field: 'validFrom' });
	return inTransaction(ctx.db, async (tx) => {
		const row = await tx.insertInto('need_rule').values({ agency_id: actor.agencyId, valid_from: validFrom, settings: JSON.stringify(settings), reason, made_by: actor.accountId, made_at: ctx.now })
			.onConflict((conflict) => conflict.columns(['agency_id', 'valid_from']).doNothing()).returning('id').executeTakeFirst();
		if (!row) throw new Problem('need.rule_taken', 409, { field: 'validFrom' });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'need.rule', subject: `agency:${actor.agencyId}`, detail: { ...settings, validFrom } });
	});
}
