import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { hashOf } from '#platform/sealed-box.ts';

export interface KeyRow {
	readonly id: string;
	readonly name: string;
	readonly createdAt: Date;
	readonly usedOn: string | null;
	readonly revokedAt: Date | null;
}

/** Keys of programs that file complaints by Open311, the valid ones first. @throws {Problem} identity.not_allowed */
export function readKeys(ctx: Ctx): Promise<readonly KeyRow[]> {
	const { agencyId } = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => (await sql<KeyRow>`select id, name, created_at as "createdAt", used_on as "usedOn", revoked_at as "revokedAt" from open311_key
		where agency_id = ${agencyId} order by revoked_at is not null, created_at desc limit 100`.execute(tx)).rows);
}

/** A new key: shown now and never again, since only its checksum is kept. @throws {Problem} identity.not_allowed, complaint.key_name_taken */
export function addKey(ctx: Ctx, name: string): Promise<string> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	const key = `bina_${randomBytes(24).toString('base64url')}`;
	return inTransaction(ctx.db, async (tx) => {
		const row = await tx.insertInto('open311_key').values({ agency_id: actor.agencyId, name, key_hash: hashOf(key), created_at: ctx.now, created_by: actor.accountId })
			.onConflict((conflict) => conflict.columns(['agency_id', 'name']).where('revoked_at', 'is', null).doNothing()).returning('id').executeTakeFirst();
		if (!row) throw new Problem('complaint.key_name_taken', 409, { field: 'name' });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.key_add', subject: `open311_key:${row.id}`, detail: { name } });
		return key;
	});
}

/** From now on the key files nothing more; what it filed stays. Revoking again changes nothing. @throws {Problem} identity.not_allowed */
export function revokeKey(ctx: Ctx, keyId: string): Promise<void> {
	const { agencyId } = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => {
		const row = await tx.updateTable('open311_key').set({ revoked_at: ctx.now }).where('agency_id', '=', agencyId).where('id', '=', keyId).where('revoked_at', 'is', null).returning('id').executeTakeFirst();
		if (row) await recordAudit(tx, ctx, { agencyId, action: 'complaint.key_revoke', subject: `open311_key:${keyId}` });
	});
}
