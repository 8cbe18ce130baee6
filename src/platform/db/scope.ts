import { createHash } from 'node:crypto';
import { isUuid } from '../uuid.ts';

/** The agencies whose rows a transaction may see. Signed, so that the database can tell ours from a forged one. */
export interface Scope {
	readonly agencyIds: readonly string[];
}

/**
 * The text of the setting `bina.scope`: 'uuid,uuid;signature'. Safe inside a quoted SQL literal.
 * @throws {RangeError} something that is not a lower-case uuid
 */
export function signScope({ agencyIds }: Scope, key: string): string {
	for (const id of agencyIds) if (!isUuid(id)) throw new RangeError(`signScope: not an agency id: ${id}`);
	const ids = agencyIds.join(',');
	return `${ids};${createHash('sha256').update(key + ids + key).digest('hex')}`;
}
