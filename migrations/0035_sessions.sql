-- 0035 Sessions across governments: places, roster, attendance, completion.  Additive.
-- A session belongs to one government, its participants to several. Each function below crosses that border for one
-- purpose only, and (but for counting places) only for the government that holds the session.
alter table course add column summary text not null default '';
alter table session add column completed_at timestamptz;
create index enrolment_by_session on enrolment (session_id, state, enrolled_at);

-- How many places of a session are taken, in all governments; with hold, nobody else can take one before we commit.
create function session_places(wanted uuid, hold boolean) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  taken integer;
begin
  if hold then perform pg_advisory_xact_lock(hashtextextended('session:' || wanted::text, 0)); end if;
  select count(*) into taken from enrolment where session_id = wanted and state in ('enrolled', 'completed', 'absent');
  return taken;
end $$;
revoke all on function session_places(uuid, boolean) from public;
grant execute on function session_places(uuid, boolean) to bina_app;

-- Whether the session is held by a government of the actor.
create function holds_session(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from session where id = wanted and owner_agency_id = any (current_agencies()))
$$;
revoke all on function holds_session(uuid) from public;
grant execute on function holds_session(uuid) to bina_app;

-- Participants: all of them for the government that holds the session, its own for any other.
create function session_roster(wanted uuid)
returns table (agency_id uuid, agency_name text, enrolment_id uuid, person_id uuid, person_name text, unit_name text, state text, enrolled_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select e.agency_id, a.name, e.id, p.id, p.name, coalesce(u.name, ''), e.state, e.enrolled_at
  from enrolment e
  join agency a on a.id = e.agency_id
  join person p on p.agency_id = e.agency_id and p.id = e.person_id
  left join employment m on m.agency_id = p.agency_id and m.person_id = p.id and m.is_primary and m.ended_on is null
  left join unit u on u.agency_id = m.agency_id and u.id = m.unit_id
  where e.session_id = wanted and e.state <> 'withdrawn'
    and (e.agency_id = any (current_agencies()) or holds_session(wanted))
  order by p.name, e.id
$$;
revoke all on function session_roster(uuid) from public;
grant execute on function session_roster(uuid) to bina_app;

create function session_attendance(wanted uuid)
returns table (agency_id uuid, enrolment_id uuid, day date, minutes integer, method text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select t.agency_id, t.enrolment_id, t.day, t.minutes, t.method
  from attendance t join enrolment e on e.agency_id = t.agency_id and e.id = t.enrolment_id
  where e.session_id = wanted and (e.agency_id = any (current_agencies()) or holds_session(wanted))
$$;
revoke all on function session_attendance(uuid) from public;
grant execute on function session_attendance(uuid) to bina_app;

-- Writes attendance [{"agencyId", "enrolmentId", "day", "minutes"}] of a session that the actor's government holds.
-- Unchanged rows stay untouched; each participant's government gets its own audit entry with before and after.
create function record_attendance(wanted uuid, marks jsonb, by_account uuid, request text, at_moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  changed integer;
begin
  if not holds_session(wanted) then raise exception 'record_attendance: session outside the scope' using errcode = '42501'; end if;
  with mark as (
    select e.agency_id, e.id as enrolment_id, (m ->> 'day')::date as day, (m ->> 'minutes')::integer as minutes,
      t.minutes as former, t.method as former_method
    from jsonb_array_elements(marks) m
    join enrolment e on e.agency_id = (m ->> 'agencyId')::uuid and e.id = (m ->> 'enrolmentId')::uuid
      and e.session_id = wanted and e.state = 'enrolled'
    join session s on s.id = wanted and (m ->> 'day')::date between s.starts_on and s.ends_on
    left join attendance t on t.agency_id = e.agency_id and t.enrolment_id = e.id and t.day = (m ->> 'day')::date
  ), different as (
    select * from mark where minutes is distinct from coalesce(former, 0) or (former is null and minutes > 0)
  ), written as (
    insert into attendance (agency_id, enrolment_id, day, minutes, method, recorded_at)
    select agency_id, enrolment_id, day, minutes, 'list', at_moment from different
    on conflict (agency_id, enrolment_id, day) do update
      set minutes = excluded.minutes, method = excluded.method, recorded_at = excluded.recorded_at
    returning agency_id
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select agency_id, at_moment, by_account, 'attendance.record', 'session:' || wanted, jsonb_build_object('method', 'list', 'changes',
      jsonb_agg(jsonb_build_object('enrolment', enrolment_id, 'day', day, 'from', former, 'fromMethod', former_method, 'to', minutes))), request
    from different group by agency_id
    returning 1
  )
  select (select count(*) from written) into changed;
  return changed;
end $$;
revoke all on function record_attendance(uuid, jsonb, uuid, text, timestamptz) from public;
grant execute on function record_attendance(uuid, jsonb, uuid, text, timestamptz) to bina_app;

-- Ends a session: who completed it and who did not, [{"agencyId", "enrolmentId", "state"}]. Returns the governments concerned,
-- so that each credits the JP of its own people.
create function finish_session(wanted uuid, results jsonb, by_account uuid, request text, at_moment timestamptz)
returns table (agency_id uuid, completed integer)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  if not holds_session(wanted) then raise exception 'finish_session: session outside the scope' using errcode = '42501'; end if;
  return query
  with result as (
    select (r ->> 'agencyId')::uuid as agency_id, (r ->> 'enrolmentId')::uuid as id, r ->> 'state' as state from jsonb_array_elements(results) r
  ), finished as (
    update enrolment e set state = r.state from result r
    where e.agency_id = r.agency_id and e.id = r.id and e.session_id = wanted and e.state = 'enrolled' and r.state in ('completed', 'absent')
    returning e.agency_id, e.state
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select f.agency_id, at_moment, by_account, 'session.finish', 'session:' || wanted,
      jsonb_build_object('completed', count(*) filter (where f.state = 'completed'), 'absent', count(*) filter (where f.state = 'absent')), request
    from finished f group by f.agency_id
    returning 1
  )
  select f.agency_id, (count(*) filter (where f.state = 'completed'))::integer from finished f group by f.agency_id;
end $$;
revoke all on function finish_session(uuid, jsonb, uuid, text, timestamptz) from public;
grant execute on function finish_session(uuid, jsonb, uuid, text, timestamptz) to bina_app;

-- A place became free: who waits longest moves up, in whichever government. Returns nobody when nobody waits or nothing is free.
create function promote_waiting(wanted uuid, request text, at_moment timestamptz)
returns table (agency_id uuid, enrolment_id uuid, person_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  room integer;
begin
  select s.capacity - session_places(wanted, true) into room from session s where s.id = wanted and s.state = 'open';
  if room is null or room <= 0 then return; end if;
  return query
  with first_in_line as (
    select e.agency_id, e.id from enrolment e where e.session_id = wanted and e.state = 'waiting' order by e.enrolled_at, e.id limit room
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
revoke all on function promote_waiting(uuid, text, timestamptz) from public;
grant execute on function promote_waiting(uuid, text, timestamptz) to bina_app;
