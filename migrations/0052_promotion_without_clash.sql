-- 0052 Moving up from the waiting list without double booking: whoever has a place in another session on the same days is
-- passed over and goes on waiting. Enrolling takes the same lock a person ('enrol <person>') after that of the session, so
-- that nobody gets a place elsewhere between the look and the promotion; persons are locked in one order, against deadlock.
create or replace function promote_waiting(wanted uuid, request text, at_moment timestamptz)
returns table (agency_id uuid, enrolment_id uuid, person_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  room integer;
  somebody uuid;
begin
  select s.capacity - session_places(wanted, true) into room from session s where s.id = wanted and s.state = 'open';
  if room is null or room <= 0 then return; end if;
  for somebody in select e.person_id from enrolment e where e.session_id = wanted and e.state = 'waiting' order by e.person_id loop
    perform pg_advisory_xact_lock(hashtextextended('enrol ' || somebody::text, 0));
  end loop;
  return query
  with first_in_line as (
    select e.agency_id, e.id from enrolment e join session s on s.id = e.session_id
    where e.session_id = wanted and e.state = 'waiting' and not exists (
      select 1 from enrolment taken join session other on other.id = taken.session_id
      where taken.agency_id = e.agency_id and taken.person_id = e.person_id and taken.state = 'enrolled'
        and other.id <> s.id and other.state <> 'cancelled' and other.starts_on <= s.ends_on and other.ends_on >= s.starts_on
    )
    order by e.enrolled_at, e.id limit room
  ), moved as (
    update enrolment e set state = 'enrolled' from first_in_line f where e.agency_id = f.agency_id and e.id = f.id
    returning e.agency_id, e.id, e.person_id
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select m.agency_id, at_moment, null, 'enrolment.promote', 'enrolment:' || m.id, jsonb_build_object('session', wanted), request from moved m
    returning 1
  )
  select m.agency_id, m.id, m.person_id from moved m;
end $$;
