-- 0135 A complaint that an officer wrote down days after it came stands in the month in which it came, in every list and sum.  One update of few rows; safe while the previous release is running.
-- Source: docs/rules/complaints.md, section 2. What a citizen sends and what is taken in from SP4N-LAPOR! already stand on their day.
with moved as (
  update complaint c set received_at = (c.received_on::timestamp + interval '12 hours') at time zone a.time_zone
  from agency a where a.id = c.agency_id and c.received_on < (c.received_at at time zone a.time_zone)::date
  returning c.agency_id, c.unit_id, c.service_id, c.closed_at, c.class, a.time_zone
)
insert into panel_stale (agency_id, unit_id, service_id, month)   -- the days to closing are counted from another moment
select distinct agency_id, unit_id, service_id, date_trunc('month', closed_at at time zone time_zone)::date from moved where service_id is not null and closed_at is not null and class = 'complaint';
