-- 0107 The day on which a counter was opened.  Additive; safe while the previous release is running.
-- Source: F86 (what else changed around a training); docs/rules/impact.md § 9.
alter table counter add column opened_on date;
comment on column counter.opened_on is 'First day in use, also after it was closed for a while; null where nobody wrote it down.';

-- Of counters that are there already only the queue clock knows: one whose first number came four weeks after the point's own was opened later.
update counter c set opened_on = f.first_on
from (select v.agency_id, v.counter_id, min((v.taken_at at time zone a.time_zone)::date) as first_on from visit v join agency a on a.id = v.agency_id where v.counter_id is not null group by v.agency_id, v.counter_id) f,
  (select v.agency_id, v.service_point_id, min((v.taken_at at time zone a.time_zone)::date) as first_on from visit v join agency a on a.id = v.agency_id group by v.agency_id, v.service_point_id) p
where f.agency_id = c.agency_id and f.counter_id = c.id and p.agency_id = c.agency_id and p.service_point_id = c.service_point_id and f.first_on >= p.first_on + 28;
