import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { groupBySubstance } from '../cluster.rules.ts';
import type { ClusterNameForm, MergeForm, SplitForm } from '../cluster.schema.ts';
import { dissolveWordy, documentsOf, formsOf, insertCluster, listClusters, listMembers, moveCluster, putInCluster, unitsToGroup, type ClusterRow, type MemberRow } from './cluster-queries.ts';
import { complaintsReadableBy } from './policy.ts';

const MOST_SHOWN = 50;
const MEMBERS_SHOWN = 50;

/** A year back: what came before has had its time. */
const sinceOf = (now: Date) => new Date(now.getTime() - 365 * 86_400_000);

/**
 * Groups the complaints of an agency by substance, unit by unit, each in a transaction of its own. What officers named, merged or
 * split stays; run again on the same complaints it changes nothing.
 *
 * @returns how many complaints found a group
 */
export async function clusterComplaints(ctx: Ctx, agencyId: string): Promise<number> {
	const since = sinceOf(ctx.now);
	let placed = 0;
	for (const unitId of await inTransaction(ctx.db, (tx) => unitsToGroup(tx, agencyId, since))) placed += await inTransaction(ctx.db, (tx) => clusterUnit(tx, agencyId, unitId, since));
	return placed;
}

async function clusterUnit(tx: Db, agencyId: string, unitId: string, since: Date): Promise<number> {
	await oneAtATime(tx, `complaint clusters:${agencyId}:${unitId}`);
	await dissolveWordy(tx, agencyId, unitId);
	const { joined, formed } = groupBySubstance(await documentsOf(tx, agencyId, unitId, since));
	for (const [clusterId, ids] of joined) await putInCluster(tx, agencyId, ids, clusterId);
	for (const { members, words } of formed) {
		const name = (await formsOf(tx, agencyId, members, words)).join(', ');
		await putInCluster(tx, agencyId, members, await insertCluster(tx, agencyId, { unitId, name: name || words.join(', '), words }));
	}
	return [...joined.values(), ...formed.map(({ members }) => members)].reduce((sum, { length }) => sum + length, 0);
}

function reader(ctx: Ctx): Actor {
	const actor = signedIn(ctx);
	if (!actor.can('complaint.read')) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.read' });
	return actor;
}

/** Repeated substance, as far as the actor reads complaints. @throws {Problem} identity.not_allowed */
export async function repeatedComplaints(ctx: Ctx): Promise<readonly ClusterRow[]> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, (tx) => listClusters(tx, actor.agencyId, complaintsReadableBy(actor), sinceOf(ctx.now), MOST_SHOWN));
}

export interface ClusterPage {
	readonly cluster: ClusterRow;
	readonly members: readonly MemberRow[];
	/** The others, to merge with. */
	readonly others: readonly { readonly id: string; readonly name: string }[];
	readonly mayChange: boolean;
}

/** @throws {Problem} complaint.cluster_not_found: unknown, or none of it is the actor's to read */
export async function clusterPage(ctx: Ctx, clusterId: string): Promise<ClusterPage> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const { cluster, members } = await load(tx, ctx, actor, clusterId);
		const others = (await listClusters(tx, actor.agencyId, complaintsReadableBy(actor), sinceOf(ctx.now), MOST_SHOWN)).filter(({ id }) => id !== clusterId).map(({ id, name }) => ({ id, name }));
		return { cluster, members, others, mayChange: mayChange(actor, members) };
	});
}

async function load(tx: Db, ctx: Ctx, actor: Actor, clusterId: string): Promise<{ cluster: ClusterRow; members: MemberRow[] }> {
	const [cluster] = isUuid(clusterId) ? await listClusters(tx, actor.agencyId, complaintsReadableBy(actor), sinceOf(ctx.now), 1, clusterId) : [];
	if (!cluster) throw new Problem('complaint.cluster_not_found', 404);
	return { cluster, members: await listMembers(tx, actor.agencyId, complaintsReadableBy(actor), clusterId, MEMBERS_SHOWN) };
}

/** Who handles what is in it. */
function mayChange(actor: Actor, members: readonly MemberRow[]): boolean {
	return members.length > 0 && members.every(({ unitPath }) => actor.can('complaint.handle', unitPath));
}

function change(ctx: Ctx, clusterId: string, action: string, work: (tx: Db, actor: Actor, members: readonly MemberRow[]) => Promise<Readonly<Record<string, unknown>>>): Promise<void> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const { members } = await load(tx, ctx, actor, clusterId);
		if (!mayChange(actor, members)) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.handle' });
		const detail = await work(tx, actor, members);
		await tx.updateTable('complaint_cluster').set({ changed_at: ctx.now }).where('agency_id', '=', actor.agencyId).where('id', '=', clusterId).execute();
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action, subject: `complaint_cluster:${clusterId}`, detail });
	});
}

/** The name that an officer gives stays whatever comes in later. @throws {Problem} complaint.cluster_not_found, identity.not_allowed */
export function renameCluster(ctx: Ctx, clusterId: string, { name }: ClusterNameForm): Promise<void> {
	return change(ctx, clusterId, 'complaint.cluster_name', async (tx, actor) => {
		await tx.updateTable('complaint_cluster').set({ name, named_by: actor.accountId }).where('agency_id', '=', actor.agencyId).where('id', '=', clusterId).execute();
		return { name };
	});
}

/** All of another group goes into this one. @throws {Problem} complaint.cluster_not_found, complaint.cluster_same, identity.not_allowed */
export function mergeClusters(ctx: Ctx, clusterId: string, { other }: MergeForm): Promise<void> {
	if (other === clusterId) throw new Problem('complaint.cluster_same', 422, { field: 'other' });
	return change(ctx, clusterId, 'complaint.cluster_merge', async (tx, actor) => {
		const { members } = await load(tx, ctx, actor, other);
		if (!mayChange(actor, members)) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.handle' });
		await moveCluster(tx, actor.agencyId, other, clusterId);
		return { other };
	});
}

/** Takes complaints out for good; only those that the page showed. @throws {Problem} complaint.cluster_not_found, identity.not_allowed */
export function splitCluster(ctx: Ctx, clusterId: string, { complaints }: SplitForm): Promise<void> {
	return change(ctx, clusterId, 'complaint.cluster_split', async (tx, actor, members) => {
		const ids = members.map(({ id }) => id).filter((id) => complaints.includes(id));
		if (ids.length > 0) await tx.updateTable('complaint').set({ cluster_id: null, is_out_of_cluster: true }).where('agency_id', '=', actor.agencyId).where('id', 'in', ids).execute();
		return { complaints: ids.length };
	});
}
