import { createHash } from 'node:crypto';

/** The agencies whose rows a transaction may see. Signed, so that the database can tell ours from a forged one. */
export interface Scope {
	readonly agencyIds: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The text of the setting `bina.scope`: 'uuid,uuid;signature'. Safe inside a quoted SQL literal.
 * @throws {RangeError} something that is not a lower-case uuid
 */
export function signScope({ agencyIds }: Scope, key: string): string {
	for (const id of agencyIds) if (!UUID.test(id)) throw new RangeError(`signScope: not an agency id: ${id}`);
	const ids = agencyIds.join(',');
	return `${ids};${createHash('sha256').update(key + ids + key).digest('hex')}`;
}
