import { recordAudit } from '#platform/audit/record.ts';
import { allowed, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { GRANTS_PER_PAGE, normalLogin, UNITS_OFFERED } from '../rules.ts';
import type { GrantedRole, GrantSearch, NewGrant } from '../schema.ts';
import { endGrant as end, findAccounts, findGrant, findUnit, insertGrant, listGrants, listUnits } from './grant-queries.ts';
import { mayChangeGrant } from './policy.ts';
import { findAccountByLogin } from './queries.ts';

export interface GrantView {
	readonly id: string;
	readonly name: string;
	readonly login: string;
	readonly role: GrantedRole;
	readonly unitName: string;
	readonly validFrom: string;
	readonly validTo: string | null;
	readonly isOver: boolean;
	readonly mayEnd: boolean;
}

export interface GrantPage {
	readonly grants: readonly GrantView[];
	/** All that match, and the pages that they fill. */
	readonly total: number;
	readonly pages: number;
	/** Where the actor may give grants; indented by depth on screen. */
	readonly units: readonly { readonly id: string; readonly name: string; readonly depth: number }[];
	/** More than these have such a name: one must search for them. */
	readonly unitsLeftOut: number;
}

/**
 * The grants that the actor administers, page by page, and the units he may give them in.
 * An account of another government is found by its whole NIP or address: its name is not ours to search.
 *
 * @param authDb the sign-in role, for the names of accounts of other governments
 */
export async function readGrants(ctx: Ctx, authDb: Db, { q, page, unit }: GrantSearch): Promise<GrantPage> {
	const actor = allowed(ctx, 'grant.manage');
	const accountId = q === '' ? undefined : (await findAccountByLogin(authDb, normalLogin(q)))?.id;
	const { found: { rows, count }, units } = await inTransaction(ctx.db, async (tx) => ({
		found: await listGrants(tx, actor, { q, accountId, limit: GRANTS_PER_PAGE, offset: (page - 1) * GRANTS_PER_PAGE }),
		units: await listUnits(tx, actor.agencyId, actor.pathsFor('grant.manage'), unit, UNITS_OFFERED)
	}));
	const others = new Map((await findAccounts(authDb, rows.filter(({ name }) => name === null).map(({ accountId }) => accountId))).map((account) => [account.id, account]));
	return {
		grants: rows.map((row) => {
			const account = others.get(row.accountId);
			return {
				id: row.id, role: row.role, unitName: row.unitName, validFrom: row.validFrom, validTo: row.validTo,
				name: row.name ?? account?.name ?? '', login: row.username ?? account?.username ?? row.email ?? account?.email ?? '',
				isOver: row.validTo !== null && row.validTo <= ctx.today,
				mayEnd: (row.validTo === null || row.validTo > ctx.today) && mayChangeGrant(actor, { ...row, agencyId: actor.agencyId })
			};
		}),
		total: count,
		pages: Math.max(1, Math.ceil(count / GRANTS_PER_PAGE)),
		unitsLeftOut: units.count - units.rows.length,
		units: units.rows.map(({ id, name, path }) => ({ id, name, depth: path.split('/').length - 3 }))
	};
}

/**
 * Gives a role on a unit and all below it, to an account of this government or of another.
 *
 * @throws {Problem} identity.account_unknown · identity.grant_outside · identity.grant_self
 */
export async function addGrant(ctx: Ctx, authDb: Db, input: NewGrant): Promise<string> {
	const actor = allowed(ctx, 'grant.manage');
	const account = await findAccountByLogin(authDb, normalLogin(input.login));
	if (!account) throw new Problem('identity.account_unknown', 422, { field: 'login' });
	return inTransaction(ctx.db, async (tx) => {
		const unit = await findUnit(tx, actor.agencyId, input.unitId);
		if (!unit) throw new Problem('identity.grant_outside', 403, { field: 'unitId' });
		mustChange(actor, { role: input.role, unitPath: unit.path, accountId: account.id });
		const grant = { agencyId: actor.agencyId, accountId: account.id, role: input.role, unitId: unit.id, validFrom: input.validFrom, validTo: input.validTo || null };
		const id = await insertGrant(tx, grant);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'grant.add', subject: `account:${account.id}`, detail: { grant: id, role: input.role, unit: unit.id, from: input.validFrom, to: grant.validTo } });
		return id;
	});
}

/** Ends a grant today, at once for running sessions. @throws {Problem} request.not_found · identity.grant_outside · identity.grant_self */
export async function endGrant(ctx: Ctx, grantId: string): Promise<void> {
	const actor = allowed(ctx, 'grant.manage');
	await inTransaction(ctx.db, async (tx) => {
		const grant = await findGrant(tx, actor.agencyId, grantId);
		if (!grant) throw new Problem('request.not_found', 404);
		mustChange(actor, grant);
		if (grant.validTo !== null && grant.validTo <= ctx.today) return;
		await end(tx, actor.agencyId, grantId, ctx.today);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'grant.end', subject: `account:${grant.accountId}`, detail: { grant: grantId, role: grant.role } });
	});
}

function mustChange(actor: Actor, grant: { readonly role: GrantedRole; readonly unitPath: string; readonly accountId: string }): void {
	if (grant.accountId === actor.accountId) throw new Problem('identity.grant_self', 403);
	if (!mayChangeGrant(actor, { ...grant, agencyId: actor.agencyId })) throw new Problem('identity.grant_outside', 403, { field: 'unitId' });
}
