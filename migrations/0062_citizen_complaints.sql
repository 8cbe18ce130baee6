-- 0062 The citizen's side of complaints: filing without an account, following by number and secret.  Additive.
-- Source: F68-F71, F74, F75; R19-R21; docs/rules/complaints.md, docs/decisions/0008-anonymous-complaints.md.
-- The citizen's role reads and writes no table: each function below checks what it is given and writes the trace itself.
create index complaint_by_number on complaint (number);
alter table complaint
  add column confirmed_as text check (confirmed_as in ('fixed', 'partly', 'not_fixed')),
  add column told_by_mail boolean not null default false;      -- the reporter left an e-mail and agreed to news

-- A complaint being written. Sealed with a key that only the writer's browser holds; gone within a day.
create unlogged table complaint_draft (
  agency_id  uuid        not null,
  id         bytea       not null,                             -- sha-256 of the browser's token
  sealed     bytea       not null check (length(sealed) <= 100000),
  is_sent    boolean     not null default false,
  expires_at timestamptz not null,                             -- a full hour, not a moment
  primary key (agency_id, id)
);
create index complaint_draft_by_expiry on complaint_draft (expires_at);
select tenant_table('complaint_draft');
revoke all on complaint_draft from bina_app;
comment on table complaint_draft is 'A complaint not yet sent; nobody but its writer can read it.';

create unlogged table complaint_draft_photo (
  agency_id uuid     not null,
  draft_id  bytea    not null,
  place     smallint not null check (place between 1 and 3),
  sealed    bytea    not null check (length(sealed) <= 3000000),
  primary key (agency_id, draft_id, place)
);
select tenant_table('complaint_draft_photo');
revoke all on complaint_draft_photo from bina_app;
alter table complaint_draft_photo add foreign key (agency_id, draft_id) references complaint_draft (agency_id, id) on delete cascade;

-- What officers are to be told of; the worker turns rows into events. An anonymous one waits for the full hour, so that
-- the time of a notification does not say when somebody stood at a computer.
create table complaint_outbox (
  agency_id    uuid        not null,
  id           uuid        not null default gen_random_uuid(),
  complaint_id uuid        not null,
  event        text        not null check (event in ('complaint.filed', 'complaint.reporter_wrote', 'complaint.reopened')),
  due_at       timestamptz not null,
  primary key (agency_id, id)
);
create index complaint_outbox_by_time on complaint_outbox (due_at);
select tenant_table('complaint_outbox');
alter table complaint_outbox add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;

-- Governments that take complaints here, found by name.
create function complaint_agencies(wanted text, most integer)
returns table (code text, name text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.code, a.name from agency a
  where wanted = '' or a.name ilike '%' || replace(replace(replace(left(wanted, 100), '\', '\\'), '%', '\%'), '_', '\_') || '%'
  order by a.name, a.code limit least(most, 100)
$$;

-- One government as somebody who writes to it meets it: its day, its calendar, the number of its own channel.
create function complaint_door(agency_code text, moment timestamptz)
returns table (agency_id uuid, code text, name text, time_zone text, on_day date, whatsapp text, holidays jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.code, a.name, a.time_zone, (moment at time zone a.time_zone)::date, a.settings ->> 'whatsapp',
    coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'name', h.name, 'kind', h.kind, 'isOff', h.is_off)) from holiday h where h.agency_id = a.id), '[]')
  from agency a where a.code = agency_code
$$;

-- Where a complaint can be about: offices, and the service points that are open to the public.
create function complaint_places(agency uuid, on_day date)
returns table (unit_id uuid, unit_name text, point_id uuid, point_name text, service_name text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select u.id, u.name, null::uuid, null::text, null::text from unit u
  where u.agency_id = agency and u.closed_on is null
    and (u.kind in ('office', 'district', 'hospital', 'health_centre', 'technical_unit')
      or exists (select 1 from service_point p where p.agency_id = agency and p.unit_id = u.id))
  union all
  select p.unit_id, u.name, p.id, p.name, s.name from service_point p
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  where p.agency_id = agency and (p.closed_on is null or p.closed_on > on_day) and (s.ended_on is null or s.ended_on > on_day)
  order by 2, 4 nulls first
$$;

create function keep_complaint_draft(agency uuid, draft bytea, content bytea, moment timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  delete from complaint_draft where (agency_id, id) in (select agency_id, id from complaint_draft where expires_at < moment limit 20);
  insert into complaint_draft (agency_id, id, sealed, expires_at)
    select a.id, draft, content, date_trunc('hour', moment) + interval '24 hours' from agency a where a.id = agency
    on conflict (agency_id, id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at where not complaint_draft.is_sent;
  return case when found then 'kept' else 'sent' end;
end $$;

create function read_complaint_draft(agency uuid, draft bytea, moment timestamptz)
returns table (sealed bytea, is_sent boolean, photos smallint[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select d.sealed, d.is_sent, array(select p.place from complaint_draft_photo p where p.agency_id = d.agency_id and p.draft_id = d.id order by p.place)
  from complaint_draft d where d.agency_id = agency and d.id = draft and d.expires_at > moment
$$;

-- Puts a photo into the first free place, or takes one out (content null). 'full' when there are three.
create function keep_draft_photo(agency uuid, draft bytea, content bytea, at_place smallint) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  free smallint;
begin
  perform 1 from complaint_draft d where d.agency_id = agency and d.id = draft and not d.is_sent for update;
  if not found then return 'gone'; end if;
  if content is null then
    delete from complaint_draft_photo p where p.agency_id = agency and p.draft_id = draft and p.place = at_place;
    return 'dropped';
  end if;
  select g into free from generate_series(1, 3) g
    where not exists (select 1 from complaint_draft_photo p where p.agency_id = agency and p.draft_id = draft and p.place = g) order by g limit 1;
  if free is null then return 'full'; end if;
  insert into complaint_draft_photo (agency_id, draft_id, place, sealed) values (agency, draft, free, content);
  return 'kept';
end $$;

create function read_draft_photos(agency uuid, draft bytea, at_place smallint)
returns table (place smallint, sealed bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.place, p.sealed from complaint_draft_photo p
  where p.agency_id = agency and p.draft_id = draft and (at_place is null or p.place = at_place) order by p.place
$$;

-- Of an anonymous reporter the day is kept, not the moment; later than what happened before, so that the order stays right.
create function reporter_moment(agency uuid, complaint uuid, anonymous boolean, moment timestamptz) returns timestamptz
language sql stable set search_path = pg_catalog, public as $$
  select case when not anonymous then moment else greatest(
    ((moment at time zone a.time_zone)::date)::timestamp at time zone a.time_zone,
    (select max(m.at) + interval '1 microsecond' from complaint_move m where m.agency_id = agency and m.complaint_id = complaint),
    (select max(m.at) + interval '1 microsecond' from complaint_message m where m.agency_id = agency and m.complaint_id = complaint)
  ) end
  from agency a where a.id = agency
$$;

-- The trace and the news of what a reporter did.
create function note_reporter(agency uuid, complaint uuid, anonymous boolean, done_at timestamptz, moment timestamptz, action text, event text) returns void
language plpgsql volatile set search_path = pg_catalog, public as $$
begin
  insert into audit_entry (agency_id, id, at, account_id, action, subject) values (agency, gen_random_uuid(), done_at, null, action, 'complaint:' || complaint);
  if event is not null then
    insert into complaint_outbox (agency_id, complaint_id, event, due_at)
      values (agency, complaint, event, case when anonymous then date_trunc('hour', moment) + interval '1 hour' else moment end);
  end if;
end $$;

-- The unit that takes in what has no unit yet ('intake'), or what only the inspectorate may read.
create function complaint_desk_unit(agency uuid, wanted text) returns uuid
language sql stable set search_path = pg_catalog, public as $$
  select coalesce(
    (select d.unit_id from complaint_desk d where d.agency_id = agency and d.desk = wanted),
    (select u.id from unit u where wanted = 'inspectorate' and u.agency_id = agency and u.closed_on is null and u.name ilike 'inspektorat%' order by length(u.path), u.number limit 1),
    (select u.id from unit u where u.agency_id = agency and u.parent_id is null order by u.number limit 1))
$$;

-- Files the draft. Returns 'filed', 'repeated' (this draft was sent before: nothing changes), 'gone' (no such draft) or
-- 'taken' (the number exists: draw another). A violation goes to the inspectorate whatever unit was chosen (R21).
create function file_complaint(agency uuid, draft bytea, moment timestamptz, filing jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  anonymous boolean := (filing ->> 'isAnonymous')::boolean;
  kind text := filing ->> 'class';
  today date;
  at timestamptz;
  unit_chosen uuid;
  point record;
  complaint uuid := gen_random_uuid();
  already boolean;
begin
  select d.is_sent into already from complaint_draft d where d.agency_id = agency and d.id = draft and d.expires_at > moment for update;
  if not found then return 'gone'; end if;
  if already then return 'repeated'; end if;
  if exists (select 1 from complaint c where c.number = filing ->> 'number') then return 'taken'; end if;
  select (moment at time zone a.time_zone)::date into today from agency a where a.id = agency;
  if filing ->> 'number' !~ '^[0-9A-HJKMNP-TV-Z]{9}$' or length(decode(filing ->> 'secretHash', 'hex')) <> 32
    or kind not in ('aspiration', 'complaint', 'information', 'violation') or length(filing ->> 'subject') not between 1 and 200 or length(filing ->> 'body') not between 1 and 10000
    or (filing ->> 'verifyDueOn')::date not between today + 1 and today + 60 or (filing ->> 'dueOn')::date not between today + 1 and today + 400
    or length(filing ->> 'place') > 300 or jsonb_array_length(filing -> 'photos') > 3 or (anonymous and filing ->> 'reporter' is not null) then
    raise exception 'file_complaint: not a form of ours' using errcode = '22023';
  end if;
  select p.id, p.unit_id, p.service_id into point from service_point p where p.agency_id = agency and p.id = (filing ->> 'servicePointId')::uuid;
  unit_chosen := case when kind = 'violation' then complaint_desk_unit(agency, 'inspectorate') else coalesce(
    (select u.id from unit u where u.agency_id = agency and u.id = (filing ->> 'unitId')::uuid and u.closed_on is null), point.unit_id, complaint_desk_unit(agency, 'intake')) end;
  at := reporter_moment(agency, complaint, anonymous, moment);
  insert into complaint (agency_id, id, number, unit_id, service_id, service_point_id, class, state, subject, body, received_at, received_on, verify_due_on, due_on, clock_version,
      channel, is_anonymous, is_confidential, place, latitude, longitude, secret_hash, told_by_mail)
    values (agency, complaint, filing ->> 'number', unit_chosen, point.service_id, point.id, kind, 'new', filing ->> 'subject', filing ->> 'body', at, today,
      (filing ->> 'verifyDueOn')::date, (filing ->> 'dueOn')::date, filing ->> 'clockVersion', 'web', anonymous, (filing ->> 'isConfidential')::boolean or kind = 'violation',
      filing ->> 'place', (filing ->> 'latitude')::float8, (filing ->> 'longitude')::float8, decode(filing ->> 'secretHash', 'hex'), coalesce((filing ->> 'toldByMail')::boolean, false));
  if filing ->> 'reporter' is not null then
    insert into complaint_reporter (agency_id, complaint_id, sealed) values (agency, complaint, decode(filing ->> 'reporter', 'base64'));
  end if;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state, to_unit_id)
    values (agency, gen_random_uuid(), complaint, at, 'reporter', 'file', 'new', 'new', unit_chosen);
  insert into complaint_photo (agency_id, complaint_id, sha256, width, height, size_bytes)
    select agency, complaint, f.sha256, f.width, f.height, f."sizeBytes" from jsonb_to_recordset(filing -> 'photos') f(sha256 text, width integer, height integer, "sizeBytes" integer);
  update complaint_draft set is_sent = true, expires_at = date_trunc('hour', moment) + interval '2 hours' where agency_id = agency and id = draft;
  delete from complaint_draft_photo where agency_id = agency and draft_id = draft;
  perform note_reporter(agency, complaint, anonymous, at, moment, 'complaint.file', 'complaint.filed');
  return 'filed';
end $$;

-- The complaint that a number and the hash of a secret open, and whether the secret is the reporter's own. An unknown number
-- and a wrong secret take the same way and give the same nothing; what is compared are hashes, so its timing teaches nothing.
create function complaint_by_secret(wanted text, hash bytea)
returns table (agency_id uuid, id uuid, is_reporter boolean)
language sql stable set search_path = pg_catalog, public as $$
  select c.agency_id, c.id, coalesce(c.secret_hash = hash, false) from complaint c
  where c.number = wanted and (c.secret_hash = hash
    or exists (select 1 from complaint_supporter s where s.agency_id = c.agency_id and s.complaint_id = c.id and s.secret_hash = hash))
  limit 1
$$;

-- What the holder of the secret may see: who handles it is a unit, never a person. A supporter sees neither letters nor photos.
create function complaint_status(wanted text, hash bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_build_object(
    'agencyId', c.agency_id, 'number', c.number, 'isReporter', k.is_reporter, 'agencyName', a.name, 'agencyCode', a.code, 'timeZone', a.time_zone, 'whatsapp', a.settings ->> 'whatsapp',
    'class', c.class, 'state', c.state, 'stateBefore', c.state_before, 'closing', c.closing, 'closingNote', c.closing_note, 'archiveReason', c.archive_reason,
    'subject', c.subject, 'body', case when k.is_reporter then c.body end, 'place', c.place, 'unitName', u.name, 'serviceName', s.name,
    'respondDueOn', c.respond_due_on, 'receivedOn', coalesce(c.received_on, (c.received_at at time zone a.time_zone)::date), 'verifyDueOn', c.verify_due_on, 'dueOn', c.due_on, 'clockVersion', c.clock_version,
    'closedOn', (c.closed_at at time zone a.time_zone)::date, 'wasReopened', c.reopened_at is not null, 'isAnonymous', c.is_anonymous, 'isConfidential', c.is_confidential,
    'joined', c.joined, 'confirmedAs', c.confirmed_as, 'satisfaction', c.satisfaction, 'confirmedOn', c.confirmed_on,
    'holidays', coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'name', h.name, 'kind', h.kind, 'isOff', h.is_off)) from holiday h where h.agency_id = a.id), '[]'),
    'moves', coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'move', m.move, 'toState', m.to_state, 'unitName', n.name,
        'reason', case when m.move in ('pause', 'refer', 'reopen') then m.reason end) order by m.at, m.id)
      from complaint_move m left join unit n on n.agency_id = m.agency_id and n.id = m.to_unit_id where m.agency_id = c.agency_id and m.complaint_id = c.id), '[]'),
    'messages', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'author', m.author, 'body', m.body) order by m.at, m.id)
      from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and not m.is_internal), '[]') else '[]' end,
    'photos', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'sha256', p.sha256, 'width', p.width, 'height', p.height) order by p.id)
      from complaint_photo p where p.agency_id = c.agency_id and p.complaint_id = c.id), '[]') else '[]' end)
  from complaint_by_secret(wanted, hash) k
  join complaint c on c.agency_id = k.agency_id and c.id = k.id
  join agency a on a.id = c.agency_id
  join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
  left join service s on s.agency_id = c.agency_id and s.id = c.service_id
$$;

-- The reporter adds something. 'full' after 50 letters, 'over' when the complaint has ended for good.
create function add_reporter_message(wanted text, hash bytea, moment timestamptz, words text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  c complaint;
  at timestamptz;
begin
  select x.* into c from complaint_by_secret(wanted, hash) k join complaint x on x.agency_id = k.agency_id and x.id = k.id where k.is_reporter for update of x;
  if not found then return 'unknown'; end if;
  if c.state in ('closed', 'archived', 'outside') then return 'over'; end if;
  if (select count(*) from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and m.author = 'reporter') >= 50 then return 'full'; end if;
  if exists (select 1 from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and m.author = 'reporter' and m.body = words) then return 'repeated'; end if;
  at := reporter_moment(c.agency_id, c.id, c.is_anonymous, moment);
  insert into complaint_message (agency_id, id, complaint_id, at, author, body) values (c.agency_id, gen_random_uuid(), c.id, at, 'reporter', words);
  perform note_reporter(c.agency_id, c.id, c.is_anonymous, at, moment, 'complaint.write', 'complaint.reporter_wrote');
  return 'added';
end $$;

-- Reopens a closed complaint, once, within `within_days` days of the calendar. The unit writes anew until `respond_on`; the deadline
-- of the answer stays where it was.
create function reopen_complaint(wanted text, hash bytea, moment timestamptz, why text, within_days integer, respond_on date) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  c complaint;
  zone text;
  at timestamptz;
begin
  select x.* into c from complaint_by_secret(wanted, hash) k join complaint x on x.agency_id = k.agency_id and x.id = k.id where k.is_reporter for update of x;
  if not found then return 'unknown'; end if;
  if c.state <> 'closed' then return case when c.reopened_at is null then 'not_closed' else 'repeated' end; end if;
  if c.reopened_at is not null then return 'reopened_before'; end if;
  select a.time_zone into zone from agency a where a.id = c.agency_id;
  if (moment at time zone zone)::date > (c.closed_at at time zone zone)::date + least(within_days, 60) then return 'too_late'; end if;
  at := reporter_moment(c.agency_id, c.id, c.is_anonymous, moment);
  update complaint set state = 'assigned', reopened_at = at, closed_at = null, respond_due_on = respond_on, escalation = 0,
    confirmed_fixed = null, confirmed_as = null, satisfaction = null, confirmed_on = null where agency_id = c.agency_id and id = c.id;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state, from_unit_id, to_unit_id, reason)
    values (c.agency_id, gen_random_uuid(), c.id, at, 'reporter', 'reopen', 'closed', 'assigned', c.unit_id, c.unit_id, why);
  perform note_reporter(c.agency_id, c.id, c.is_anonymous, at, moment, 'complaint.reopen', 'complaint.reopened');
  return 'reopened';
end $$;

-- Was it really fixed, and how satisfied: asked after closure, changeable for `within_days` days.
create function confirm_complaint(wanted text, hash bytea, moment timestamptz, answer text, score smallint, within_days integer) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  c complaint;
  today date;
  closed date;
  at timestamptz;
begin
  select x.* into c from complaint_by_secret(wanted, hash) k join complaint x on x.agency_id = k.agency_id and x.id = k.id where k.is_reporter for update of x;
  if not found then return 'unknown'; end if;
  if c.state <> 'closed' then return 'not_closed'; end if;
  select (moment at time zone a.time_zone)::date, (c.closed_at at time zone a.time_zone)::date into today, closed from agency a where a.id = c.agency_id;
  if today > closed + least(within_days, 365) then return 'too_late'; end if;
  update complaint set confirmed_as = answer, confirmed_fixed = (answer = 'fixed'), satisfaction = score, confirmed_on = today where agency_id = c.agency_id and id = c.id;
  at := reporter_moment(c.agency_id, c.id, c.is_anonymous, moment);
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state)
    values (c.agency_id, gen_random_uuid(), c.id, at, 'reporter', 'confirm', 'closed', 'closed');
  perform note_reporter(c.agency_id, c.id, c.is_anonymous, at, moment, 'complaint.confirm', null);
  return 'confirmed';
end $$;

do $$
declare
  f regprocedure;
begin
  foreach f in array array['complaint_agencies(text, integer)', 'complaint_door(text, timestamptz)', 'complaint_places(uuid, date)',
    'keep_complaint_draft(uuid, bytea, bytea, timestamptz)', 'read_complaint_draft(uuid, bytea, timestamptz)', 'keep_draft_photo(uuid, bytea, bytea, smallint)',
    'read_draft_photos(uuid, bytea, smallint)', 'file_complaint(uuid, bytea, timestamptz, jsonb)', 'complaint_status(text, bytea)',
    'add_reporter_message(text, bytea, timestamptz, text)', 'reopen_complaint(text, bytea, timestamptz, text, integer, date)',
    'confirm_complaint(text, bytea, timestamptz, text, smallint, integer)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to bina_citizen', f);
  end loop;
end $$;
revoke all on function reporter_moment(uuid, uuid, boolean, timestamptz), note_reporter(uuid, uuid, boolean, timestamptz, timestamptz, text, text),
  complaint_desk_unit(uuid, text), complaint_by_secret(text, bytea) from public;
grant execute on function complaint_desk_unit(uuid, text) to bina_app;
