import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';
import { complaintsReadableBy } from './policy.ts';

/**
 * Which entries of the audit trail are about a violation or a complaint that names an officer, and one that the actor may not read (R21): of those
 * the trail shows who did what and when, and not to which complaint. A condition on `audit_entry`, for the trail's own queries.
 */
export function complaintsConcealedFrom(actor: Actor): RawBuilder<boolean> {
	return sql<boolean>`exists (select from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
		where c.agency_id = audit_entry.agency_id and c.id = case when audit_entry.subject ~ '^complaint:[0-9a-f-]{36}$' then substr(audit_entry.subject, 11)::uuid end
			and (c.class = 'violation' or exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id)) and not ${complaintsReadableBy(actor)})`;
}
