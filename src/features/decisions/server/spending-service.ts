import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import type { Outcome } from '#features/evaluation/programme.schema.ts';
import type { VerdictCode } from '#features/evaluation/schema.ts';
import { gainOf } from '../evidence.rules.ts';
import { costPerHour, costPerPoint, totalCosts, type CostPerPoint } from '../value.rules.ts';
import { decisionList, readDecisionSearch, type DecisionList } from './service.ts';
import { sumSpent } from './value-queries.ts';

export interface SpendingRow {
	readonly programmeId: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly verdict: VerdictCode | null;
	/** This year, in rupiah. */
	readonly paid: number;
	readonly workingTime: number;
	/** Lines of this year. */
	readonly lines: number;
	/** Of all lines, whatever their year. */
	readonly full: number;
	readonly perHour: number | null;
	readonly costPerPoint: CostPerPoint;
}

export interface Spending {
	readonly year: string;
	readonly paid: number;
	readonly workingTime: number;
	/** In the order of registration: by result it would be a ranking. */
	readonly rows: readonly SpendingRow[];
	/** How many matters stand where, programmes and parts together. */
	readonly standings: DecisionList['counts'];
	/** Matters that wait for a decision. */
	readonly waiting: DecisionList['waiting'];
}

/** What was spent on programmes this year, and what stands against all that they cost. @throws {Problem} identity.not_allowed */
export async function spending(ctx: Ctx): Promise<Spending> {
	const { agencyId } = signedIn(ctx);
	const year = ctx.today.slice(0, 4);
	return inTransaction(ctx.db, async (tx) => {
		const list = await decisionList({ ...ctx, db: tx }, readDecisionSearch(new URLSearchParams()));
		const spent = await sumSpent(tx, agencyId, `${year}-01-01`, `${year}-12-31`);
		const rows = list.rows.filter(({ part }) => part === null).map(({ programme }): SpendingRow => {
			const costs = totalCosts(programme.costs);
			return {
				programmeId: programme.id, title: programme.title, outcome: programme.outcome, verdict: programme.latest?.verdict ?? null, ...(spent.get(programme.id) ?? { paid: 0, workingTime: 0, lines: 0 }),
				full: costs.full, perHour: costPerHour(costs, programme.minutes), costPerPoint: costPerPoint(costs, gainOf(programme))
			};
		});
		const sum = (pick: (row: SpendingRow) => number): number => rows.reduce((total, row) => total + pick(row), 0);
		return { year, paid: sum(({ paid }) => paid), workingTime: sum(({ workingTime }) => workingTime), rows, standings: list.counts, waiting: list.waiting };
	});
}
