import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';
import { coversGrant } from '../rules.ts';
import type { GrantedRole } from '../schema.ts';

interface Granted {
	readonly agencyId: string;
	readonly role: GrantedRole;
	readonly unitPath: string;
	readonly accountId: string;
}

/** Who may see a grant: who may give one on its unit. */
export function mayReadGrant(actor: Actor, { agencyId, unitPath }: Pick<Granted, 'agencyId' | 'unitPath'>): boolean {
	return agencyId === actor.agencyId && actor.can('grant.manage', unitPath);
}

/** The same rule as a condition on `role_grant g` and `unit u`. */
export function readableGrantsBy(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`(g.agency_id = ${actor.agencyId} and u.path like any (${patterns(actor.pathsFor('grant.manage'))}))`;
}

/** Who may give or end a grant: nobody his own; roles over a whole government only who administers all of it. */
export function mayChangeGrant(actor: Actor, { agencyId, role, unitPath, accountId }: Granted): boolean {
	return agencyId === actor.agencyId && accountId !== actor.accountId && coversGrant(actor.pathsFor('grant.manage'), role, unitPath);
}

interface Managed {
	readonly agencyId: string;
	/** Of the primary post; null for an account without one. */
	readonly unitPath: string | null;
}

/** Who may see and change an account: the administrator of its unit; without a unit, of the whole government. */
export function mayManageAccount(actor: Actor, { agencyId, unitPath }: Managed): boolean {
	return agencyId === actor.agencyId && coversGrant(actor.pathsFor('account.manage'), unitPath === null ? 'administrator' : 'mentor', unitPath ?? '/');
}

/** The same rule as a condition on `account a` and the left-joined `unit u` of its primary post. */
export function manageableAccountsBy(actor: Actor): RawBuilder<boolean> {
	const paths = actor.pathsFor('account.manage');
	return sql<boolean>`(a.home_agency_id = ${actor.agencyId} and (u.path like any (${patterns(paths)}) or (u.path is null and ${coversGrant(paths, 'administrator', '/')}::boolean)))`;
}

function patterns(paths: readonly string[]): RawBuilder<string[]> {
	return sql`${paths.map((path) => `${path}%`)}::text[]`;
}
