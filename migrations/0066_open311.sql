-- 0066 Open311 GeoReport v2, out and in: what everybody may read of complaints, and keys of programs that file them.  Additive.
-- Source: F78; docs/rules/complaints.md "Open311". Read and written by the citizen's role through functions that check for themselves.
create table open311_key (
  agency_id  uuid        not null,
  id         uuid        not null default uuidv7(),
  name       text        not null check (length(name) between 1 and 100),
  key_hash   bytea       not null check (length(key_hash) = 32),  -- sha-256 of 192 random bits; the key itself is shown once
  created_at timestamptz not null,
  created_by uuid,
  used_on    date,
  used_count integer     not null default 0,                      -- complaints filed on that day
  revoked_at timestamptz,
  primary key (agency_id, id)
);
create unique index open311_key_by_hash on open311_key (agency_id, key_hash);
create unique index open311_key_by_name on open311_key (agency_id, name) where revoked_at is null;
select tenant_table('open311_key');
alter table open311_key add foreign key (agency_id) references agency (id);
comment on table open311_key is 'Which programs may file complaints by Open311; a key is never deleted, only revoked.';

-- Services that can be reported about: those with a place that is open to the public.
create function open311_services(agency uuid, on_day date)
returns table (code text, name text, promised_minutes integer, promised_working_days integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.code, s.name, s.promised_minutes, s.promised_working_days from service s
  where s.agency_id = agency and (s.ended_on is null or s.ended_on > on_day)
    and exists (select from service_point p where p.agency_id = agency and p.service_id = s.id and (p.closed_on is null or p.closed_on > on_day))
  order by s.code
$$;

-- What everybody may read. Never: violations, confidential ones, anonymous ones, those about an officer, those put aside as abusive.
-- A citizen who wrote on the web was told that others see title, place and month once an officer has looked at it; so of those no
-- words before that, no body, no point on a map, and no day: the first of the month. One filed here was filed to be public.
create function open311_requests(agency uuid, numbers text[], services text[], classes text[], since timestamptz, until timestamptz, wanted text, most integer, skip integer)
returns table (number text, class text, state text, service_code text, service_name text, unit_name text, words text, place text, latitude double precision, longitude double precision,
  requested_at timestamptz, updated_at timestamptz, expected_on date)
language sql stable security definer set search_path = pg_catalog, public as $$
  with zone as (select a.time_zone from agency a where a.id = agency
  ), public_ones as (
    select c.*, c.channel = 'open311' as is_own, c.state <> 'new' and c.state_before is distinct from 'new' as is_checked,
      case when c.channel = 'open311' then c.received_at else date_trunc('month', c.received_at at time zone z.time_zone) at time zone z.time_zone end as shown_at, z.time_zone
    from complaint c cross join zone z
    where c.agency_id = agency and c.class <> 'violation' and not c.is_confidential and not c.is_anonymous and c.archive_reason is distinct from 'abusive'
      and (numbers is null or c.number = any (numbers))
      and (numbers is not null or (c.received_at >= date_trunc('month', since at time zone z.time_zone) at time zone z.time_zone and c.received_at < (date_trunc('month', until at time zone z.time_zone) + interval '1 month') at time zone z.time_zone))
      and not exists (select from complaint_person p where p.agency_id = agency and p.complaint_id = c.id)
  )
  select c.number, c.class, c.state, s.code, s.name, u.name,
    case when not c.is_checked then null when c.is_own then left(c.body, 4000) else c.subject end, case when c.is_checked then c.place end,
    case when c.is_own and c.is_checked then round(c.latitude::numeric, 3)::float8 end, case when c.is_own and c.is_checked then round(c.longitude::numeric, 3)::float8 end,
    c.shown_at, case when c.closed_at is null then null when c.is_own then c.closed_at else date_trunc('month', c.closed_at at time zone c.time_zone) at time zone c.time_zone end,
    case when c.is_own then c.due_on end
  from public_ones c
  join unit u on u.agency_id = agency and u.id = c.unit_id
  left join service s on s.agency_id = agency and s.id = c.service_id
  where (c.is_own or c.is_checked)
    and (numbers is not null or c.shown_at between since and until)
    and (services is null or s.code = any (services) or (s.code is null and c.class = any (classes)))
    and (wanted is null or (c.state in ('closed', 'archived', 'outside')) = (wanted = 'closed'))
  order by c.shown_at desc, c.number limit least(most, 1000) offset least(skip, 100000)
$$;

-- Files a complaint for a program with a key. 'key': unknown or revoked; 'busy': too many today; 'service': no such service; 'taken': the number.
create function open311_file(agency uuid, hash bytea, moment timestamptz, filing jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  k open311_key;
  point service_point;
  chosen uuid;
  complaint uuid := gen_random_uuid();
  today date;
begin
  select x.* into k from open311_key x where x.agency_id = agency and x.key_hash = hash and x.revoked_at is null for update;
  if not found then return 'key'; end if;
  select (moment at time zone a.time_zone)::date into today from agency a where a.id = agency;
  if k.used_on = today and k.used_count >= 2000 then return 'busy'; end if;
  if filing ->> 'class' not in ('complaint', 'information', 'aspiration') then raise exception 'open311_file: not a class of ours' using errcode = '22023'; end if;
  if filing ->> 'serviceCode' is not null then
    select p.* into point from service s join service_point p on p.agency_id = agency and p.service_id = s.id
      where s.agency_id = agency and s.code = filing ->> 'serviceCode' and (s.ended_on is null or s.ended_on > today) and (p.closed_on is null or p.closed_on > today)
      order by (p.unit_id = s.responsible_unit_id) desc nulls last, p.id limit 1;
    if not found then return 'service'; end if;
  end if;
  if exists (select from complaint c where c.number = filing ->> 'number') then return 'taken'; end if;
  chosen := coalesce(point.unit_id, complaint_desk_unit(agency, 'intake'));
  insert into complaint (agency_id, id, number, unit_id, service_id, class, state, subject, body, received_at, received_on, verify_due_on, due_on, clock_version, channel, place, latitude, longitude)
    values (agency, complaint, filing ->> 'number', chosen, point.service_id, filing ->> 'class', 'new', filing ->> 'subject', filing ->> 'body', moment, today,
      (filing ->> 'verifyDueOn')::date, (filing ->> 'dueOn')::date, filing ->> 'clockVersion', 'open311', filing ->> 'place', (filing ->> 'latitude')::float8, (filing ->> 'longitude')::float8);
  if filing ->> 'reporter' is not null then
    insert into complaint_reporter (agency_id, complaint_id, sealed) values (agency, complaint, decode(filing ->> 'reporter', 'base64'));
  end if;
  if filing ->> 'media' is not null then
    insert into complaint_message (agency_id, id, complaint_id, at, author, body) values (agency, gen_random_uuid(), complaint, moment, 'reporter', filing ->> 'media');
  end if;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state, to_unit_id) values (agency, gen_random_uuid(), complaint, moment, 'reporter', 'file', 'new', 'new', chosen);
  update open311_key x set used_count = case when x.used_on = today then x.used_count + 1 else 1 end, used_on = today where x.agency_id = agency and x.id = k.id;
  perform note_reporter(agency, complaint, false, moment, moment, 'complaint.file', 'complaint.filed');
  return 'filed';
end $$;
revoke all on function open311_services(uuid, date), open311_requests(uuid, text[], text[], text[], timestamptz, timestamptz, text, integer, integer), open311_file(uuid, bytea, timestamptz, jsonb) from public;
grant execute on function open311_services(uuid, date), open311_requests(uuid, text[], text[], text[], timestamptz, timestamptz, text, integer, integer), open311_file(uuid, bytea, timestamptz, jsonb) to bina_citizen;
