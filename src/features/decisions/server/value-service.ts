import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { BenefitForm, CostForm } from '../schema.ts';
import { mayPropose } from './policy.ts';
import { decisionPage, type DecisionPage } from './service.ts';
import { listBenefits, listCosts, listHours, type BenefitRow, type CostRow, type HoursRow } from './value-queries.ts';
import { insertBenefit, insertCost, withdrawLine } from './write-queries.ts';

export interface ValuePage {
	readonly page: DecisionPage;
	readonly costs: readonly CostRow[];
	readonly benefits: readonly BenefitRow[];
	readonly hours: readonly HoursRow[];
	readonly mayRecord: boolean;
	readonly today: string;
}

/** The rows behind the value of a programme: costs, benefits put into money, hours attended. @throws {Problem} identity.not_allowed, decision.not_found */
export async function valuePage(ctx: Ctx, programmeId: string): Promise<ValuePage> {
	return inTransaction(ctx.db, async (tx) => {
		const page = await decisionPage({ ...ctx, db: tx }, programmeId);
		const { agencyId } = signedIn(ctx);
		return {
			page,
			costs: await listCosts(tx, agencyId, programmeId),
			benefits: await listBenefits(tx, agencyId, programmeId),
			hours: await listHours(tx, agencyId, programmeId),
			mayRecord: page.mayPropose,
			today: ctx.today
		};
	});
}

/** One line of cost, in whole rupiah. @throws {Problem} value.in_the_future · identity.not_allowed · decision.not_found */
export function recordCost(ctx: Ctx, programmeId: string, { kind, amount, spentOn, source }: CostForm): Promise<void> {
	return writing(ctx, programmeId, async (tx, actor) => {
		if (spentOn > ctx.today) throw new Problem('value.in_the_future', 422, { field: 'spentOn' });
		const line = await insertCost(tx, { agency_id: actor.agencyId, programme_id: programmeId, kind, amount_rupiah: amount, spent_on: spentOn, source, recorded_by: actor.accountId, recorded_at: ctx.now });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'cost.record', subject: `programme:${programmeId}`, detail: { line, kind, amountRupiah: amount } });
	});
}

/** Takes a line of cost back; it stays readable. @throws {Problem} value.line_not_found · identity.not_allowed · decision.not_found */
export function withdrawCost(ctx: Ctx, programmeId: string, line: string): Promise<void> {
	return writing(ctx, programmeId, async (tx, actor) => {
		const amount = await withdrawLine(tx, 'programme_cost', { agencyId: actor.agencyId, programmeId, line, by: actor.accountId, at: ctx.now });
		if (amount === undefined) throw new Problem('value.line_not_found', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'cost.withdraw', subject: `programme:${programmeId}`, detail: { line, amountRupiah: amount } });
	});
}

/** A benefit put into money, with how and from where; a range that was not stated stays unstated. @throws {Problem} value.range: the amount lies outside it · identity.not_allowed · decision.not_found */
export function recordBenefit(ctx: Ctx, programmeId: string, { benefit, least, most, method, basis }: BenefitForm): Promise<void> {
	return writing(ctx, programmeId, async (tx, actor) => {
		const [low, high] = least === null && most === null ? [null, null] : [least ?? benefit, most ?? benefit];
		if ((low ?? benefit) > benefit) throw new Problem('value.range', 422, { field: 'least' });
		if ((high ?? benefit) < benefit) throw new Problem('value.range', 422, { field: 'most' });
		const line = await insertBenefit(tx, { agency_id: actor.agencyId, programme_id: programmeId, amount_rupiah: benefit, least_rupiah: low, most_rupiah: high, method, source: basis, recorded_by: actor.accountId, recorded_at: ctx.now });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'benefit.record', subject: `programme:${programmeId}`, detail: { line, amountRupiah: benefit } });
	});
}

/** Takes a benefit back; it stays readable. @throws {Problem} value.line_not_found · identity.not_allowed · decision.not_found */
export function withdrawBenefit(ctx: Ctx, programmeId: string, line: string): Promise<void> {
	return writing(ctx, programmeId, async (tx, actor) => {
		const amount = await withdrawLine(tx, 'programme_benefit', { agencyId: actor.agencyId, programmeId, line, by: actor.accountId, at: ctx.now });
		if (amount === undefined) throw new Problem('value.line_not_found', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'benefit.withdraw', subject: `programme:${programmeId}`, detail: { line, amountRupiah: amount } });
	});
}

async function writing(ctx: Ctx, programmeId: string, work: (tx: Db, actor: Actor) => Promise<void>): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await decisionPage({ ...ctx, db: tx }, programmeId);
		if (!mayPropose(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'decision.propose' });
		await work(tx, actor);
	});
}
