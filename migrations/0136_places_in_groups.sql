-- 0136 Offices and service places with what kind of unit they are and where they stand, so that a long list can be grouped and the nearest named first.  Additive: more columns of one function; safe while the previous release is running.
-- Source: F68; docs/rules/complaints.md, section 6a.
drop function complaint_places(uuid, date);
create function complaint_places(agency uuid, on_day date)
returns table (unit_id uuid, unit_name text, point_id uuid, point_name text, service_name text, unit_kind text, latitude double precision, longitude double precision)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id, u.name, null::uuid, null::text, null::text, u.kind, null::double precision, null::double precision from unit u
  where u.agency_id = agency and u.closed_on is null
    and (u.kind in ('office', 'district', 'hospital', 'health_centre', 'technical_unit')
      or exists (select 1 from service_point p where p.agency_id = agency and p.unit_id = u.id))
  union all
  select p.unit_id, u.name, p.id, p.name, s.name, u.kind, p.latitude, p.longitude from service_point p
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  where p.agency_id = agency and (p.closed_on is null or p.closed_on > on_day) and (s.ended_on is null or s.ended_on > on_day)
  order by 2, 4 nulls first
$$;
revoke all on function complaint_places(uuid, date) from public;
grant execute on function complaint_places(uuid, date) to bina_citizen;
