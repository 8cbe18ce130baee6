-- 0130 Figures of answers are told by whole months, and only where no few people can be worked out of them.  Additive; safe while the previous release is running.
-- Rule: docs/decisions/0010-figures-by-whole-months.md; R18.

-- An answer that a tablet kept, or a file brought, after its month was counted belongs to the month in which it came: a month that was told
-- never changes by one answer.
alter table survey_response add column counted_in date;
alter table survey_response add constraint survey_response_counted_later check (counted_in > submitted_on and extract(day from counted_in) = 1);
create index survey_response_by_count on survey_response (agency_id, survey_id, counted_in) where counted_in is not null;
comment on column survey_response.counted_in is 'First day of the month in which an answer counts that came after its own month was over; null: it counts in its own.';

alter table outcome_month add column told boolean not null default true;
comment on column outcome_month.told is 'Of answers to surveys: whether the cell may be shown. Written with the cell (src/features/surveys/told.rules.ts); verdicts read all cells.';

-- As in 0118, by the month in which an answer counts.
create or replace function mark_answered() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into panel_stale (agency_id, id, unit_id, service_id, month)
  select c.agency_id, gen_random_uuid(), p.unit_id, p.service_id, c.month
  from (select distinct r.agency_id, r.survey_id, date_trunc('month', coalesce(r.counted_in, r.submitted_on))::date as month from changed r) c
  join survey v on v.agency_id = c.agency_id and v.id = c.survey_id
  join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id;
  return null;
end $$;

-- Says of an answer of a tablet that its month was over when it came. Once: what is said already stays.
create function note_arrival(survey uuid, token uuid, moment timestamptz) returns void
language sql
security definer
set search_path = pg_catalog, public, pg_temp as $$
  with late as (
    update survey_response r set counted_in = date_trunc('month', moment at time zone a.time_zone)::date
    from survey v join agency a on a.id = v.agency_id
    where v.id = survey and r.agency_id = v.agency_id and r.survey_id = v.id and r.visit_token = token and r.channel = 'kiosk' and r.counted_in is null
      and r.submitted_on < date_trunc('month', moment at time zone a.time_zone)
    returning r.agency_id, v.service_point_id, r.counted_in
  )
  insert into panel_stale (agency_id, id, unit_id, service_id, month)
  select l.agency_id, gen_random_uuid(), p.unit_id, p.service_id, l.counted_in from late l join service_point p on p.agency_id = l.agency_id and p.id = l.service_point_id
$$;
revoke all on function note_arrival(uuid, uuid, timestamptz) from public;
grant execute on function note_arrival(uuid, uuid, timestamptz) to bina_citizen;

-- As in 0118; what was joined may be told where each of its parts may.
create or replace view outcome_month_joined with (security_invoker = true) as
  select o.agency_id, l.present_unit_id as unit_id, o.service_id, o.element, o.month,
    sum(o.responses)::integer as responses, sum(o.total)::bigint as total,
    case when o.element <> 'index' or bool_or(o.value is not null) then
      sum(case when o.element = 'index' then coalesce(o.value, 25.0 * o.total / nullif(9 * o.responses, 0)) else o.value end * o.responses) / nullif(sum(o.responses) filter (where o.element = 'index' or o.value is not null), 0) end as value,
    count(*)::integer as units, bool_and(l.steps > 0) as from_predecessor, bool_and(o.told) as told
  from outcome_month o join unit_lineage l on l.agency_id = o.agency_id and l.unit_id = o.unit_id
  group by o.agency_id, l.present_unit_id, o.service_id, o.element, o.month;

-- As in 0106, and only what may be told.
create or replace function public_panel(agency_code text) returns table (unit text, service text, element text, month date, responses integer, total bigint, value double precision)
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp as $$
  select u.name, s.code, o.element, o.month, o.responses, o.total, o.value from outcome_month o join agency a on a.id = o.agency_id
  join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join service s on s.agency_id = o.agency_id and s.id = o.service_id
  where a.code = agency_code and o.responses >= 5 and o.told and o.element <> 'complaints_per_thousand' order by u.name, s.code, o.element, o.month
$$;

-- What is there was written before it was judged: it waits for the next count.
update outcome_month set told = false where element in ('requirements', 'procedure', 'duration', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities', 'index');
insert into panel_stale (agency_id, unit_id, service_id, month) select distinct agency_id, unit_id, service_id, month from outcome_month where not told;
