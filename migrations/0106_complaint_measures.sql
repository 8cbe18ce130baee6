-- 0106 Complaints per 1,000 services and days to close in the shared panel.  Additive; safe while the previous release is running.
-- Source: F86; docs/rules/complaints.md § 12; docs/rules/impact.md § 6.
create index complaint_about_service on complaint (agency_id, unit_id, service_id, received_on) where class = 'complaint';
create index complaint_closed_about_service on complaint (agency_id, unit_id, service_id, closed_at) where class = 'complaint' and state = 'closed';

-- New complaints are counted in the month in which they were received, and closed ones (an import brings them) in that of closing.
-- The first complaints of a government say since when a month without one means none: all its later months are counted anew.
create function mark_new_complaints() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  first record;
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select distinct c.agency_id, c.unit_id, c.service_id, date_trunc('month', m.day)::date
  from added c join agency a on a.id = c.agency_id cross join lateral (values (c.received_on), ((c.closed_at at time zone a.time_zone)::date)) m(day)
  where c.service_id is not null and m.day is not null and c.class = 'complaint';
  for first in
    select n.agency_id, date_trunc('month', min(n.received_at) at time zone a.time_zone) as month, a.time_zone from added n join agency a on a.id = n.agency_id group by n.agency_id, a.time_zone
  loop
    if not exists (select from complaint c where c.agency_id = first.agency_id and c.received_at < (first.month + interval '1 month') at time zone first.time_zone
        and not exists (select from added n where n.agency_id = c.agency_id and n.id = c.id)) then
      insert into panel_stale (agency_id, unit_id, service_id, month)
      select distinct o.agency_id, o.unit_id, o.service_id, o.month from outcome_month o where o.agency_id = first.agency_id and o.month >= first.month::date;
    end if;
  end loop;
  return null;
end $$;
create trigger complaint_new_marks_panel after insert on complaint referencing new table as added for each statement execute function mark_new_complaints();

-- Passed on, closed, reopened, put aside or classed anew: both cells, before and after.
create function mark_moved_complaint() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select distinct x.agency_id, x.unit_id, x.service_id, date_trunc('month', m.day)::date
  from (select old.agency_id, old.unit_id, old.service_id, old.received_on, old.closed_at, old.class
    union select new.agency_id, new.unit_id, new.service_id, new.received_on, new.closed_at, new.class) x
  join agency a on a.id = x.agency_id cross join lateral (values (x.received_on), ((x.closed_at at time zone a.time_zone)::date)) m(day)
  where x.service_id is not null and m.day is not null and x.class = 'complaint';
  return null;
end $$;
create trigger complaint_moved_marks_panel after update of unit_id, service_id, received_on, closed_at, class, state on complaint for each row
  when ((old.unit_id, old.service_id, old.received_on, old.closed_at, old.class, old.state in ('archived', 'outside')) is distinct from
    (new.unit_id, new.service_id, new.received_on, new.closed_at, new.class, new.state in ('archived', 'outside')))
  execute function mark_moved_complaint();

-- As before, for the month of receipt too: a complaint that names an officer is in no measure (R21).
create or replace function mark_person_named() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  named complaint_person := case when tg_op = 'DELETE' then old else new end;
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select distinct c.agency_id, c.unit_id, c.service_id, date_trunc('month', m.day)::date
  from complaint c join agency a on a.id = c.agency_id cross join lateral (values (c.received_on), ((c.closed_at at time zone a.time_zone)::date)) m(day)
  where c.agency_id = named.agency_id and c.id = named.complaint_id and c.service_id is not null and m.day is not null;
  return null;
end $$;
revoke all on function mark_new_complaints(), mark_moved_complaint() from public;

-- A month whose visits were deleted has lost its denominator: the rate stays as it was counted.
drop trigger outcome_month_times_kept on outcome_month;
create trigger outcome_month_times_kept before update or delete on outcome_month for each row
  when (old.element in ('wait_median_minutes', 'wait_p90_minutes', 'serve_median_minutes', 'within_promise_percent', 'complaints_per_thousand')) execute function keep_counted_times();

-- Open data: how many complaints a unit had in a month is mostly fewer than five.
create or replace function public_panel(agency_code text)
returns table (unit text, service text, element text, month date, responses integer, total bigint, value double precision)
language sql stable security definer set search_path = pg_catalog, public as $$
  select u.name, s.code, o.element, o.month, o.responses, o.total, o.value from outcome_month o join agency a on a.id = o.agency_id
  join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join service s on s.agency_id = o.agency_id and s.id = o.service_id
  where a.code = agency_code and o.responses >= 5 and o.element <> 'complaints_per_thousand' order by u.name, s.code, o.element, o.month
$$;

-- What is there already is counted at the next round.
insert into panel_stale (agency_id, unit_id, service_id, month) select distinct agency_id, unit_id, service_id, month from outcome_month;
