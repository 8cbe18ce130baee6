import { sql } from 'kysely';
import type { PanelSource } from '#features/services/server/panel-service.ts';

/**
 * The share of reporters who say that it was really fixed, of those who answered, by the month of closing. How many complaints there
 * were is no measure here: more of them may mean that people trust the channel. Violations and what names an officer are left out (R21).
 */
export const confirmedPanelSource: PanelSource = {
	elements: ['confirmed_fixed'],
	measures: (agencyId) => sql`
		select f.unit_id, f.service_id, f.month, 'confirmed_fixed' as element, f.answers as responses, f.fixed::bigint as total, 100.0 * f.fixed / f.answers as value
		from (
			select k.unit_id, k.service_id, k.month, count(*)::int as answers, count(*) filter (where c.confirmed_fixed)::int as fixed
			from cell k join agency a on a.id = ${agencyId}::uuid
			join complaint c on c.agency_id = ${agencyId}::uuid and c.unit_id = k.unit_id and c.service_id = k.service_id and c.state = 'closed' and c.confirmed_fixed is not null and c.class <> 'violation'
				and not exists (select from complaint_person p where p.agency_id = c.agency_id and p.complaint_id = c.id)
				and c.closed_at >= k.month::timestamp at time zone a.time_zone and c.closed_at < (k.month + interval '1 month') at time zone a.time_zone
			group by k.unit_id, k.service_id, k.month
		) f`
};
