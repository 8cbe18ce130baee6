import { randomBytes } from 'node:crypto';
import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { en as enWords } from '../design/design.messages.en.ts';
import { id as idWords } from '../design/design.messages.id.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import { canDraw, tertiles, type Drawn } from '../design/draw.rules.ts';
import type { NewDraw } from '../design/draw.schema.ts';
import { groupMonths } from '../design/group-months.rules.ts';
import { LOOK_BACK } from '../design/selection.rules.ts';
import { pastRows } from './design-queries.ts';
import { findDraw, insertDraw, listDraws, lockDraw, putSeed, type AnnouncedPlan, type DrawRow } from './draw-queries.ts';
import { resultOf, sha256, startsOf } from './draw-result.ts';
import { mayRead, mayRegister } from './policy.ts';
import { MOST_MONTHS_AHEAD, registrar } from './register-service.ts';
import { listUnitChoices, type UnitChoice } from './registration-queries.ts';

export type { AnnouncedPlan, DrawRow } from './draw-queries.ts';

export interface DrawPage extends DrawRow {
	/** In the order of the drawing; empty before it. */
	readonly drawn: readonly (Drawn & { readonly name: string })[];
	/** Drawings of some of the same offices, this one left out: whoever draws twice is seen. */
	readonly others: number;
	readonly mayRegister: boolean;
}

/** Every drawing, newest first. @throws {Problem} identity.not_allowed */
export function readDraws(ctx: Ctx): Promise<{ readonly draws: readonly DrawRow[]; readonly mayRegister: boolean }> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => ({ draws: await listDraws(tx, actor.agencyId), mayRegister: mayRegister(actor, actor) }));
}

/** One drawing with its result, computed again from the seed. @throws {Problem} evaluation.draw_unknown */
export function readDraw(ctx: Ctx, id: string): Promise<DrawPage> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const all = await listDraws(tx, actor.agencyId);
		const row = all.find((one) => one.id === id);
		if (!row) throw new Problem('evaluation.draw_unknown', 404);
		const keys = new Set(row.announced.candidates.map(({ key }) => key));
		const others = all.filter((one) => one.id !== id && one.announced.candidates.some(({ key }) => keys.has(key))).length;
		return { ...row, drawn: resultOf(row), others, mayRegister: mayRegister(actor, actor) };
	});
}

/** Who takes part, with the columns that `bina impact lottery` reads. @throws {Problem} evaluation.draw_unknown */
export async function drawFile(ctx: Ctx, id: string): Promise<{ readonly name: string; readonly text: string }> {
	const { announced } = await readDraw(ctx, id);
	const words = { id: idWords, en: enWords }[ctx.locale].draw;
	return { name: `${words.fileName}-${id}.csv`, text: writeTable(['key', 'name', 'stratum'], announced.candidates.map(({ key, name, stratum }) => [key, name, stratum])) };
}

/** Offices that may be drawn. @throws {Problem} identity.not_allowed */
export function drawChoices(ctx: Ctx): Promise<readonly UnitChoice[]> {
	const actor = registrar(ctx);
	return inTransaction(ctx.db, (tx) => listUnitChoices(tx, actor.agencyId));
}

/**
 * Announces a drawing: candidates with their strata, seats or months, and where the seed comes from. A sealed seed is made now and shown
 * by its SHA-256 only; afterwards nothing of it can be changed.
 *
 * @throws {Problem} evaluation.unit_unknown · evaluation.draw_plan · evaluation.draw_begun · evaluation.start_too_far: months that no registration could name
 */
export function announceDraw(ctx: Ctx, input: NewDraw): Promise<string> {
	const { agencyId } = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const offices = await listUnitChoices(tx, agencyId);
		const chosen = offices.filter(({ id }) => input.unitIds.includes(id));
		const unknown = new Set(input.unitIds).size - chosen.length;
		if (unknown > 0) throw new Problem('evaluation.unit_unknown', 422, { count: unknown });
		checkPlan(input.plan, chosen.length, ctx.today);
		const announced = await planOf(tx, ctx, agencyId, input, chosen);
		const seed = input.seedSource === 'sealed' ? randomBytes(16).toString('hex') : null;
		const planSha256 = sha256(JSON.stringify(announced));
		const id = await insertDraw(tx, agencyId, {
			title: input.title, seedSource: input.seedSource, publicSource: input.seedSource === 'public' ? input.publicSource : '',
			commitment: seed === null ? null : sha256(seed), announced, planSha256, announcedAt: ctx.now, announcedBy: ctx.actor?.accountId ?? null, seed
		});
		await recordAudit(tx, ctx, { agencyId, action: 'draw.announce', subject: `draw:${id}`, detail: { kind: input.plan.kind, candidates: chosen.length, commitment: seed === null ? null : sha256(seed), planSha256 } });
		return id;
	});
}

/**
 * Draws, once: a sealed seed is opened, a public number is typed in.
 *
 * @throws {Problem} evaluation.draw_unknown · evaluation.draw_done: drawn already, perhaps in another window · evaluation.draw_seed: no public number given
 */
export function performDraw(ctx: Ctx, id: string, typed: string): Promise<void> {
	const { agencyId, accountId } = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const row = isUuid(id) ? await lockDraw(tx, agencyId, id) : undefined;
		if (!row) throw new Problem('evaluation.draw_unknown', 404);
		if (row.drawnAt) throw new Problem('evaluation.draw_done', 409);
		const seed = row.seedSource === 'sealed' ? row.seed : typed;
		if (seed === null || seed === '') throw new Problem('evaluation.draw_seed', 422, { field: 'seed' });
		await putSeed(tx, agencyId, id, { seed, at: ctx.now, by: accountId });
		await recordAudit(tx, ctx, { agencyId, action: 'draw.perform', subject: `draw:${id}`, detail: { seed, planSha256: row.planSha256 } });
	});
}

export interface DrawnSeats {
	readonly id: string;
	readonly title: string;
	/** First months by office, of those who were drawn. */
	readonly starts: Readonly<Record<string, string>>;
}

/** What was drawn, for a registration. @throws {Problem} evaluation.draw_unknown: not of this government, or not drawn yet */
export function drawnSeats(ctx: Ctx, id: string): Promise<DrawnSeats> {
	const { agencyId } = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const row = isUuid(id) ? await findDraw(tx, agencyId, id) : undefined;
		if (!row?.drawnAt) throw new Problem('evaluation.draw_unknown', 404);
		return { id, title: row.title, starts: startsOf(row) };
	});
}

/** What is drawn can still be registered before it begins. */
function checkPlan(plan: NewDraw['plan'], offices: number, today: string): void {
	const isLottery = plan.kind === 'lottery';
	if (!canDraw(plan, offices)) throw new Problem('evaluation.draw_plan', 422, { field: isLottery ? 'seats' : 'months' });
	const field = isLottery ? 'month' : 'months';
	const latest = monthDay(monthNumber(today) + MOST_MONTHS_AHEAD);
	if (plan.months.some((month) => month <= today)) throw new Problem('evaluation.draw_begun', 422, { field });
	if (plan.months.some((month) => month > latest)) throw new Problem('evaluation.start_too_far', 422, { field, months: MOST_MONTHS_AHEAD });
}

async function planOf(tx: Db, ctx: Ctx, agencyId: string, { plan, strata, outcome }: NewDraw, chosen: readonly UnitChoice[]): Promise<AnnouncedPlan> {
	const usesBaseline = strata === 'baseline' || strata === 'both';
	const thirds = usesBaseline ? tertiles(await baselines(tx, ctx, agencyId, outcome, chosen)) : new Map<string, string>();
	const stratumOf = ({ id, kind }: UnitChoice) => [...(strata === 'kind' || strata === 'both' ? [kind] : []), ...(usesBaseline ? [thirds.get(id) ?? '–'] : [])].join('/') || '–';
	return { plan, strata, outcome, candidates: chosen.map((office) => ({ key: office.id, name: office.name, stratum: stratumOf(office) })) };
}

/** Where each office stood in the past half year. */
async function baselines(tx: Db, ctx: Ctx, agencyId: string, outcome: NewDraw['outcome'], chosen: readonly UnitChoice[]): Promise<ReadonlyMap<string, number | null>> {
	const rows = await pastRows(tx, agencyId, { outcome, design: PLAIN_DESIGN }, ctx.today);
	// Each office as one, also where it gives one service only.
	const recent = groupMonths(rows.map((row) => ({ ...row, clusterId: row.unitId })), outcome).filter(({ month }) => month >= monthNumber(ctx.today) - LOOK_BACK);
	const means = new Map([...Map.groupBy(recent, ({ group }) => group)].map(([group, own]) => [group, own.reduce((sum, { value }) => sum + value, 0) / own.length]));
	return new Map(chosen.map(({ id }) => [id, means.get(id) ?? null]));
}

function reader(ctx: Ctx): Actor {
	const actor = signedIn(ctx);
	if (!mayRead(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'evaluation.read' });
	return actor;
}
