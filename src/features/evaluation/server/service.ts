import { coversAgency, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { Verb } from '#platform/verbs.ts';
import type { Concurrent } from '../design/concurrent.rules.ts';
import { concurrentChanges, concurrentRows, type ConcurrentRows } from './concurrent-queries.ts';
import { isUnchanged } from './fingerprints.ts';
import type { ChallengeBrief } from '../rivals/rivals.schema.ts';
import { mayRead, mayRegister, readableBy } from './policy.ts';
import { namedPanelRows, programmeUnits, type NamedPanelRow } from './panel-queries.ts';
import { unitNames } from './rivals-queries.ts';
import { attemptOn } from './rivals-service.ts';
import { findEvaluation, listProgrammes, type EvaluationFacts, type ListedEvaluation } from './queries.ts';

export interface ListedEvaluations {
	readonly evaluations: readonly ListedEvaluation[];
	readonly mayRegister: boolean;
}

/** Every evaluation of the actor's government, whatever its verdict. @throws {Problem} identity.not_allowed */
export function listEvaluations(ctx: Ctx): Promise<ListedEvaluations> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => ({ evaluations: await listProgrammes(tx, readableBy(actor)), mayRegister: mayRegister(actor, actor) }));
}

export interface EvaluationPage extends EvaluationFacts {
	readonly mayRegister: boolean;
	/** False when the programme was changed after its registration; null where none was fingerprinted. */
	readonly isAsRegistered: boolean | null;
	/** What else changed around the training; null where nobody is trained. */
	readonly concurrent: Concurrent | null;
	/** Attempts to break the verdict in force; null when nobody tried. */
	readonly challenge: ChallengeBrief | null;
	/** May propose or decide for the whole government what follows from it. */
	readonly mayDecide: boolean;
	/** May read reports of the whole government. */
	readonly mayReport: boolean;
	/** Of the trained unit and those in its place, where a single one was trained. */
	readonly unitNames: Readonly<Record<string, string>>;
}

/** One evaluation with its stored result: nothing is computed here. @throws {Problem} evaluation.not_found: unknown, or another government's */
export function readEvaluation(ctx: Ctx, id: string): Promise<EvaluationPage> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const facts = await found(tx, actor, id);
		return {
			...facts,
			mayRegister: mayRegister(actor, facts),
			mayDecide: everywhere(actor, 'decision.propose') || everywhere(actor, 'decision.decide'),
			mayReport: everywhere(actor, 'report.read'),
			isAsRegistered: await isAsRegistered(tx, facts),
			concurrent: await concurrentChanges(tx, facts, ctx.today),
			challenge: await attemptOn(tx, facts),
			unitNames: await namesBeside(tx, facts)
		};
	});
}

const everywhere = (actor: Actor, verb: Verb): boolean => coversAgency(actor.pathsFor(verb));

/** The rows behind the verdict. @throws {Problem} evaluation.not_found */
export function readPanel(ctx: Ctx, id: string): Promise<{ readonly facts: EvaluationFacts; readonly rows: readonly NamedPanelRow[] }> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const facts = await found(tx, actor, id);
		return { facts, rows: await namedPanelRows(tx, facts, ctx.today) };
	});
}

export interface ConcurrentPage {
	readonly id: string;
	readonly title: string;
	/** Null where nobody is trained. */
	readonly rows: ConcurrentRows | null;
}

/** What else changed around a training, office by office: the rows behind its caution. @throws {Problem} evaluation.not_found */
export function readConcurrent(ctx: Ctx, id: string): Promise<ConcurrentPage> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const facts = await found(tx, actor, id);
		return { id, title: facts.title, rows: await concurrentRows(tx, facts, ctx.today) };
	});
}

function reader(ctx: Ctx): Actor {
	const actor = signedIn(ctx);
	if (!mayRead(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'evaluation.read' });
	return actor;
}

async function found(tx: Db, actor: Actor, id: string): Promise<EvaluationFacts> {
	const facts = isUuid(id) ? await findEvaluation(tx, id, readableBy(actor)) : undefined;
	if (!facts) throw new Problem('evaluation.not_found', 404);
	return facts;
}

async function namesBeside(tx: Db, { agencyId, latest }: EvaluationFacts): Promise<Record<string, string>> {
	const synthetic = latest?.result.synthetic;
	return synthetic ? Object.fromEntries(await unitNames(tx, agencyId, [synthetic, ...synthetic.placebos].map(({ unitId }) => unitId))) : {};
}

async function isAsRegistered(tx: Db, facts: EvaluationFacts): Promise<boolean | null> {
	return facts.registrationSha256 === null ? null : isUnchanged(facts, await programmeUnits(tx, facts));
}
