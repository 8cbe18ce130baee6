import { randomInt } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { z } from 'zod';
import { recordAudit } from '#platform/audit/record.ts';
import { allowed, type Ctx, type Locale } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { ACCOUNTS_PER_PAGE, normalLogin } from '../rules.ts';
import type { AccountSearch, NewPartnerAccount } from '../schema.ts';
import { deleteAllSessions, findManagedAccount, findOfficer, insertAccount, searchAccounts, updateDisabled, upsertPassword, type AccountValues } from './account-queries.ts';
import { findGrantAgencies, listUnendedGrants } from './grant-queries.ts';
import { mayChangeGrant, mayManageAccount } from './policy.ts';

export { hashPassword };

/** No 0 and O, no 1, l and I: it is read out and typed by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of 16 letters in groups of four, some 79 bits. */
export function randomPassword(): string {
	return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
}

export interface NewAccount {
	readonly agencyId: string;
	readonly name: string;
	readonly personId?: string;
	/** A NIP, or nothing for partners, who sign in by e-mail. */
	readonly nip?: string;
	/** Absent: an address that receives nothing is made from the NIP. */
	readonly email?: string;
	readonly passwordHash: string;
	/** Somebody else than the owner of the account knows the password. */
	readonly mustChange?: boolean;
	readonly locale?: Locale;
}

/**
 * Adds an account that can sign in. Needs a connection of the tables' owner (first start, seed, command line):
 * the program's own role never sees a credential.
 *
 * @param passwordHash of `hashPassword`; one hash may serve many demo accounts, a hash takes some 60 ms
 * @returns the account's id
 * @throws {Problem} identity.account_exists
 */
export function insertAccountWithPassword(ownerDb: Db, account: NewAccount): Promise<string> {
	return inTransaction(ownerDb, async (tx) => {
		const id = await insertAccount(tx, { agencyId: account.agencyId, personId: account.personId ?? null, name: account.name, ...loginOf(account.nip ?? null, account.email), locale: account.locale ?? 'id' });
		if (!id) throw new Problem('identity.account_exists', 409);
		await upsertPassword(tx, id, account.passwordHash, account.mustChange ?? false);
		return id;
	});
}

function loginOf(nip: string | null, email: string | undefined): Pick<AccountValues, 'email' | 'username'> {
	return { username: nip, email: email ? normalLogin(email) : `${nip ?? crypto.randomUUID()}@nip.invalid` };
}

export interface AccountView {
	readonly id: string;
	readonly name: string;
	readonly login: string;
	readonly unitName: string | null;
	readonly isOpen: boolean;
}

/** The accounts that the actor manages, a page of 50 by name. */
export async function readAccounts(ctx: Ctx, { q, page }: z.infer<typeof AccountSearch>): Promise<{ accounts: AccountView[]; total: number; pages: number }> {
	const actor = allowed(ctx, 'account.manage');
	const { rows, count } = await inTransaction(ctx.db, (tx) => searchAccounts(tx, actor, ctx.today, normalLogin(q), ACCOUNTS_PER_PAGE, (page - 1) * ACCOUNTS_PER_PAGE));
	const accounts = rows.map((row) => ({ id: row.id, name: row.name, login: row.username ?? row.email, unitName: row.unitName, isOpen: row.disabledAt === null }));
	return { accounts, total: count, pages: Math.max(1, Math.ceil(count / ACCOUNTS_PER_PAGE)) };
}

/** A password that is shown once, and changed by its owner at the first sign-in. */
export interface Handover {
	readonly name: string;
	readonly login: string;
	readonly password: string;
}

/**
 * Makes the account of an officer in service.
 *
 * @throws {Problem} identity.person_unknown (also outside the units managed) · identity.account_exists
 */
export async function createPersonAccount(ctx: Ctx, authDb: Db, { nip }: { readonly nip: string }): Promise<Handover> {
	const actor = allowed(ctx, 'account.manage');
	const officer = await inTransaction(ctx.db, (tx) => findOfficer(tx, actor.agencyId, nip, ctx.today));
	if (!officer || !mayManageAccount(actor, { agencyId: actor.agencyId, unitPath: officer.unitPath })) throw new Problem('identity.person_unknown', 422, { field: 'nip' });
	if (officer.accountId) throw new Problem('identity.account_exists', 409, { field: 'nip' });
	return createAccount(ctx, authDb, { agencyId: actor.agencyId, personId: officer.id, name: officer.name, ...loginOf(officer.nip, officer.email || undefined), locale: 'id' }, 'nip');
}

/** Makes an account for somebody without a post: a partner, the head of the region. Without a grant it may do nothing. */
export async function createPartnerAccount(ctx: Ctx, authDb: Db, { name, email }: z.infer<typeof NewPartnerAccount>): Promise<Handover> {
	const actor = allowed(ctx, 'account.manage');
	if (!mayManageAccount(actor, { agencyId: actor.agencyId, unitPath: null })) throw new Problem('identity.not_allowed', 403, { verb: 'account.manage' });
	return createAccount(ctx, authDb, { agencyId: actor.agencyId, personId: null, name, ...loginOf(null, email), locale: 'id' }, 'email');
}

/** The account is written by the program, its password by the sign-in role; if the second fails, a new password mends it. */
async function createAccount(ctx: Ctx, authDb: Db, values: AccountValues, field: string): Promise<Handover> {
	const password = randomPassword();
	const hash = await hashPassword(password);
	const id = await inTransaction(ctx.db, async (tx) => {
		const added = await insertAccount(tx, values);
		if (!added) throw new Problem('identity.account_exists', 409, { field });
		await recordAudit(tx, ctx, { agencyId: values.agencyId, action: 'account.create', subject: `account:${added}` });
		return added;
	});
	await upsertPassword(authDb, id, hash, true);
	return { name: values.name, login: values.username ?? values.email, password };
}

/**
 * Closes or opens an account; a closed one is out at once, and its records stay.
 *
 * @throws {Problem} request.not_found · identity.grant_self · identity.grant_outside (also for a role in another government, now or later)
 */
export async function setAccountOpen(ctx: Ctx, authDb: Db, accountId: string, isOpen: boolean): Promise<void> {
	await managed(ctx, authDb, accountId, isOpen ? 'account.enable' : 'account.disable', (tx) => updateDisabled(tx, accountId, isOpen ? null : ctx.now));
	if (!isOpen) await deleteAllSessions(authDb, accountId);
}

/** Gives a new password and ends all sessions of the account. @throws {Problem} as `setAccountOpen` */
export async function resetPassword(ctx: Ctx, authDb: Db, accountId: string): Promise<Handover> {
	const password = randomPassword();
	const hash = await hashPassword(password);
	const account = await managed(ctx, authDb, accountId, 'account.password_reset', async () => undefined);
	await upsertPassword(authDb, accountId, hash, true);
	await deleteAllSessions(authDb, accountId);
	return { name: account.name, login: account.username ?? account.email, password };
}

async function managed(ctx: Ctx, authDb: Db, accountId: string, action: string, change: (tx: Db) => Promise<void>) {
	const actor = allowed(ctx, 'account.manage');
	const agencyIds = await findGrantAgencies(authDb, accountId, ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const account = await findManagedAccount(tx, accountId, ctx.today);
		if (!account || !mayManageAccount(actor, account)) throw new Problem('request.not_found', 404);
		if (accountId === actor.accountId) throw new Problem('identity.grant_self', 403);
		const grants = await listUnendedGrants(tx, actor.agencyId, accountId, ctx.today);
		// Whoever could set the password of a mightier account would borrow its might, also in another government or from tomorrow.
		if (agencyIds.some((id) => id !== actor.agencyId)) throw new Problem('identity.grant_outside', 403);
		if (!grants.every((grant) => mayChangeGrant(actor, { ...grant, agencyId: actor.agencyId, accountId }))) throw new Problem('identity.grant_outside', 403);
		await change(tx);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action, subject: `account:${accountId}` });
		return account;
	});
}
