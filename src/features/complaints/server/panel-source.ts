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

/** What is counted as a complaint about a service: not put aside, not another government's, and nothing that R21 guards. */
const COUNTED = sql`c.class = 'complaint' and c.state not in ('archived', 'outside') and not exists (select from complaint_person p where p.agency_id = c.agency_id and p.complaint_id = c.id)`;

/**
 * Complaints received in the month per 1,000 services given in it: numbers that were called, and files that were taken in. `responses` is
 * the services, `total` the complaints. A month without services has no rate, and neither has one before the government's first complaint:
 * where nobody could complain, none is no good sign.
 */
export const complaintRatePanelSource: PanelSource = {
	elements: ['complaints_per_thousand'],
	measures: (agencyId) => sql`
		select k.unit_id, k.service_id, k.month, 'complaints_per_thousand' as element, v.services as responses, n.complaints as total, (1000.0 * n.complaints / v.services)::double precision as value
		from agency a
		join cell k on a.id = ${agencyId}::uuid and k.month >= (select date_trunc('month', min(c.received_at) at time zone a.time_zone)::date from complaint c where c.agency_id = a.id)
		join service_point s on s.agency_id = a.id and s.unit_id = k.unit_id and s.service_id = k.service_id
		cross join lateral (
			select count(*)::int as services from visit v
			where v.agency_id = a.id and v.service_point_id = s.id and v.taken_at >= k.month::timestamp at time zone a.time_zone and v.taken_at < (k.month + interval '1 month') at time zone a.time_zone
				and v.absent_at is null and v.left_at is null and (v.source = 'desk' or coalesce(v.called_at, v.served_at, v.done_at) is not null)
		) v
		cross join lateral (
			select count(*) as complaints from complaint c
			where c.agency_id = a.id and c.unit_id = k.unit_id and c.service_id = k.service_id and c.received_on >= k.month and c.received_on < k.month + interval '1 month' and ${COUNTED}
		) n
		where v.services > 0`
};

/**
 * Days from receipt to closing of the complaints that were closed in the month, their median; days on which the office waited for the
 * reporter count too, for the reporter waited as well. A complaint that was reopened counts from its receipt to its last closing.
 */
export const closingTimePanelSource: PanelSource = {
	elements: ['closing_median_days'],
	measures: (agencyId) => sql`
		select k.unit_id, k.service_id, k.month, 'closing_median_days' as element, count(*)::int as responses, 0::bigint as total,
			percentile_cont(0.5) within group (order by greatest(0, extract(epoch from c.closed_at - c.received_at))::double precision / 86400) as value
		from cell k join agency a on a.id = ${agencyId}::uuid
		join complaint c on c.agency_id = a.id and c.unit_id = k.unit_id and c.service_id = k.service_id and c.state = 'closed' and ${COUNTED}
			and c.closed_at >= k.month::timestamp at time zone a.time_zone and c.closed_at < (k.month + interval '1 month') at time zone a.time_zone
		group by k.unit_id, k.service_id, k.month`
};

/** All that complaints say in the panel. */
export const complaintPanelSources = [confirmedPanelSource, complaintRatePanelSource, closingTimePanelSource] as const;
