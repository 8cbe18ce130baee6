-- 0118 An answer marks its month in the panel, however late it comes; an index of fewer than nine elements says so.  Additive; safe while the previous release is running.
-- Source: F84, F89; docs/rules/skm.md § 2, § 11.

-- Whoever writes or takes back answers, in whichever way: their cells are marked in the same transaction. Once a statement, so that a file of
-- answers costs one look. The key is drawn at random: one made from the clock would keep the moment of a visitor's answer.
create function mark_answered() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into panel_stale (agency_id, id, unit_id, service_id, month)
  select c.agency_id, gen_random_uuid(), p.unit_id, p.service_id, c.month
  from (select distinct r.agency_id, r.survey_id, date_trunc('month', r.submitted_on)::date as month from changed r) c
  join survey v on v.agency_id = c.agency_id and v.id = c.survey_id
  join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id;
  return null;
end $$;
revoke all on function mark_answered() from public;
create trigger survey_response_marks_panel after insert on survey_response referencing new table as changed for each statement execute function mark_answered();
create trigger survey_response_gone_marks_panel after delete on survey_response referencing old table as changed for each statement execute function mark_answered();

-- Months of answers that came too late to be counted so far are counted once more.
insert into panel_stale (agency_id, id, unit_id, service_id, month)
select a.agency_id, gen_random_uuid(), p.unit_id, p.service_id, a.month
from (select distinct r.agency_id, r.survey_id, date_trunc('month', r.submitted_on)::date as month from survey_response r) a
join survey v on v.agency_id = a.agency_id and v.id = a.survey_id
join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id;

comment on column outcome_month.value is 'The measure itself where it is no sum of answers (a median in minutes); null where total ÷ responses says it. Of ''index'': points of 25–100 where some answer was not asked all nine elements, total then being nine ninths of what was asked, rounded; null where all nine were asked.';

-- As before; where some unit was asked fewer than nine elements, the index of the others enters the mean too.
create or replace view outcome_month_joined with (security_invoker = true) as
  select o.agency_id, l.present_unit_id as unit_id, o.service_id, o.element, o.month,
    sum(o.responses)::integer as responses, sum(o.total)::bigint as total,
    case when o.element <> 'index' or bool_or(o.value is not null) then
      sum(case when o.element = 'index' then coalesce(o.value, 25.0 * o.total / nullif(9 * o.responses, 0)) else o.value end * o.responses) / nullif(sum(o.responses) filter (where o.element = 'index' or o.value is not null), 0) end as value,
    count(*)::integer as units, bool_and(l.steps > 0) as from_predecessor
  from outcome_month o join unit_lineage l on l.agency_id = o.agency_id and l.unit_id = o.unit_id
  group by o.agency_id, l.present_unit_id, o.service_id, o.element, o.month;
