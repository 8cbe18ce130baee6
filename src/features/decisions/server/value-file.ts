import type { Ctx } from '#platform/context.ts';
import { writeTable, type CellValue } from '#platform/csv/write-table.ts';
import { en as verdictsEn } from '#features/evaluation/messages.en.ts';
import { id as verdictsId } from '#features/evaluation/messages.id.ts';
import { inLocale } from '#platform/messages.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { en as pageEn } from '../page.messages.en.ts';
import { id as pageId } from '../page.messages.id.ts';
import type { PlanSearch } from '../schema.ts';
import type { CostPerPoint } from '../value.rules.ts';
import { planList } from './plan-service.ts';
import { spending } from './spending-service.ts';
import { valuePage } from './value-service.ts';

/** As Excel reads it here: semicolons, and a mark for UTF-8. Amounts are whole rupiah, intervals two columns. */
const FORM = { bom: true, separator: ';' } as const;

function wordsOf({ locale }: Pick<Ctx, 'locale'>) {
	return inLocale({ id: { ...id, ...pageId, verdicts: verdictsId.verdicts }, en: { ...en, ...pageEn, verdicts: verdictsEn.verdicts } }, locale);
}

/** Estimate, low and high end; without an upper end the last is empty, and what is not defined is empty altogether. */
function pointCells(cost: CostPerPoint): CellValue[] {
	if (cost.kind === 'undefined') return [null, null, null];
	return cost.kind === 'unbounded' ? [null, cost.low, null] : [cost.estimate, cost.low, cost.high];
}

/** What was spent this year and what stands against it, as the page shows it. @throws {Problem} identity.not_allowed */
export async function spendingFile(ctx: Ctx): Promise<string> {
	const words = wordsOf(ctx);
	const { rows } = await spending(ctx);
	const point = words.spending.perPoint.replace(/ \(.*\)$/, '');
	return writeTable(
		[words.list.what, words.list.verdict, words.spending.paid, words.costKinds.working_time, words.value.full, words.spending.perHour, point, `${point} min`, `${point} max`],
		rows.map((row) => [row.title, row.verdict && words.verdicts[row.verdict], row.lines === 0 ? null : row.paid, row.lines === 0 ? null : row.workingTime, row.costPerPoint.kind === 'undefined' && row.costPerPoint.because === 'no_costs' ? null : row.full, row.perHour, ...pointCells(row.costPerPoint)]),
		FORM
	);
}

/** Every line of cost and of benefit of a programme, those withdrawn too, as the page shows them. @throws {Problem} identity.not_allowed · decision.not_found */
export async function valueFile(ctx: Ctx, programmeId: string): Promise<string> {
	const words = wordsOf(ctx).value;
	const { costKinds } = wordsOf(ctx);
	const { costs, benefits } = await valuePage(ctx, programmeId);
	const state = (withdrawnAt: string | null): string => (withdrawnAt === null ? words.standing : words.withdrawn);
	return writeTable(
		[words.line, words.kind, words.amount, words.least, words.most, words.spentOn, words.source, words.by, words.state],
		[
			...costs.map((row): CellValue[] => [words.costLine, costKinds[row.kind], row.amountRupiah, null, null, row.spentOn, row.source, row.byName ?? words.demo, state(row.withdrawnAt)]),
			...benefits.map((row): CellValue[] => [words.benefitLine, row.method, row.amountRupiah, row.range?.[0], row.range?.[1], null, row.source, row.byName ?? words.demo, state(row.withdrawnAt)])
		],
		FORM
	);
}

/** The plans of the view, as the page shows them. @throws {Problem} identity.not_allowed */
export async function planFile(ctx: Ctx, search: PlanSearch): Promise<string> {
	const words = wordsOf(ctx);
	const { rows } = await planList(ctx, search);
	return writeTable(
		[words.plans.what, words.list.what, words.plans.of, words.plans.owner, words.plans.due, words.plans.state, words.plan.late, words.plans.note],
		rows.map((row) => [row.plan, row.title, words.choices[row.choice], row.ownerName, row.dueOn, words.planStates[row.state], row.isLate ? words.plan.late : null, row.note]),
		FORM
	);
}
