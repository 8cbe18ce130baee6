-- 0077 The joined panel says which months came whole from units before a merger.  Additive; safe while the previous release is running.
-- Source: F89.
create or replace view outcome_month_joined with (security_invoker = true) as
  select o.agency_id, l.present_unit_id as unit_id, o.service_id, o.element, o.month,
    sum(o.responses)::integer as responses, sum(o.total)::bigint as total,
    sum(o.value * o.responses) / nullif(sum(o.responses) filter (where o.value is not null), 0) as value,
    count(*)::integer as units, bool_and(l.steps > 0) as from_predecessor
  from outcome_month o join unit_lineage l on l.agency_id = o.agency_id and l.unit_id = o.unit_id
  group by o.agency_id, l.present_unit_id, o.service_id, o.element, o.month;
comment on view outcome_month_joined is 'The panel across mergers. Sums add up exactly; a measure that is no sum is the mean of its parts weighted by their counts where units > 1.';
