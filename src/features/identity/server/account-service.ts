import { hashPassword } from 'better-auth/crypto';
import type { Locale } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { normalLogin } from '../rules.ts';

export { hashPassword };

export interface NewAccount {
	readonly agencyId: string;
	readonly name: string;
	readonly personId?: string;
	/** A NIP, or nothing for partners, who sign in by e-mail. */
	readonly nip?: string;
	/** Absent: an address that receives nothing is made from the NIP. */
	readonly email?: string;
	readonly passwordHash: string;
	readonly locale?: Locale;
}

/**
 * Adds an account that can sign in. Needs a connection of the tables' owner (first start, seed, command line):
 * the program's own role never sees a credential.
 *
 * @param passwordHash of `hashPassword`; one hash may serve many demo accounts, a hash takes some 60 ms
 * @returns the account's id
 */
export function insertAccountWithPassword(ownerDb: Db, account: NewAccount): Promise<string> {
	return inTransaction(ownerDb, async (tx) => {
		const email = account.email ? normalLogin(account.email) : `${account.nip ?? crypto.randomUUID()}@nip.invalid`;
		const { id } = await tx
			.insertInto('account')
			.values({ home_agency_id: account.agencyId, person_id: account.personId ?? null, name: account.name, email, username: account.nip ?? null, locale: account.locale ?? 'id' })
			.returning('id')
			.executeTakeFirstOrThrow();
		await tx.insertInto('credential').values({ account_id: id, provider_id: 'credential', provider_account_id: id, password: account.passwordHash }).execute();
		return id;
	});
}
