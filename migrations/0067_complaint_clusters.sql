-- 0067 Repeated substance across months, and the confirmed-fixed rate in the shared panel.  Additive; safe while the previous release is running.
-- Source: F77, F76; docs/rules/complaints.md "Repeated complaints".
alter table complaint_cluster add column unit_id uuid, add column changed_at timestamptz;
alter table complaint add column is_out_of_cluster boolean not null default false;   -- an officer took it out; the nightly grouping leaves it out
comment on column complaint_cluster.unit_id is 'The unit whose complaints formed it; complaints that are passed on stay in it.';
create index complaint_closed_by_service on complaint (agency_id, unit_id, service_id, closed_at) where state = 'closed' and confirmed_fixed is not null;

-- Whoever closes, reopens, passes on or confirms: the cell of the panel is marked in the same transaction, whichever way it was written.
create function mark_confirmed_fixed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select x.agency_id, x.unit_id, x.service_id, date_trunc('month', x.closed_at at time zone a.time_zone)::date
  from (select old.agency_id, old.unit_id, old.service_id, old.closed_at, old.confirmed_fixed union select new.agency_id, new.unit_id, new.service_id, new.closed_at, new.confirmed_fixed) x
  join agency a on a.id = x.agency_id
  where x.service_id is not null and x.closed_at is not null and x.confirmed_fixed is not null;
  return null;
end $$;
create trigger complaint_marks_panel after update of confirmed_fixed, closed_at, state, unit_id, service_id on complaint for each row
  when ((old.confirmed_fixed, old.closed_at, old.state, old.unit_id, old.service_id) is distinct from (new.confirmed_fixed, new.closed_at, new.state, new.unit_id, new.service_id)
    and (old.confirmed_fixed is not null or new.confirmed_fixed is not null))
  execute function mark_confirmed_fixed();
