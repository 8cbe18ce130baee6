-- 0093 Complaints about an officer, and violations, are seen by nobody who only joined them or looks for similar ones.  Replaces functions; safe while the previous release is running.
-- Source: R21; F71; docs/rules/complaints.md, sections 3, 5 and 7.

-- A complaint that other citizens learn nothing of: a violation, or one that names an officer. For single rows; lists say it themselves, so that the planner can join.
create function complaint_is_guarded(c complaint) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select c.class = 'violation' or exists (select from complaint_person p where p.agency_id = c.agency_id and p.complaint_id = c.id)
$$;
revoke all on function complaint_is_guarded(complaint) from public;

-- The reporter sees everything that was said to the reporter. Who joined sees the time line without the reporter's words; of a
-- guarded complaint that it is handled, or closed, and nothing else.
create or replace function complaint_status(wanted text, hash bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object(
    'agencyId', c.agency_id, 'number', c.number, 'isReporter', k.is_reporter, 'isGuarded', false, 'agencyName', a.name, 'agencyCode', a.code, 'timeZone', a.time_zone, 'whatsapp', a.settings ->> 'whatsapp',
    'class', c.class, 'state', c.state, 'stateBefore', c.state_before, 'closing', c.closing, 'closingNote', case when k.is_reporter then c.closing_note end, 'archiveReason', c.archive_reason,
    'subject', case when k.is_reporter or not c.is_anonymous then c.subject end, 'body', case when k.is_reporter then c.body end, 'place', case when k.is_reporter then c.place end, 'unitName', u.name, 'serviceName', s.name,
    'respondDueOn', c.respond_due_on, 'receivedOn', coalesce(c.received_on, (c.received_at at time zone a.time_zone)::date), 'verifyDueOn', c.verify_due_on, 'dueOn', c.due_on, 'clockVersion', c.clock_version,
    'closedOn', (c.closed_at at time zone a.time_zone)::date, 'wasReopened', c.reopened_at is not null, 'isAnonymous', c.is_anonymous, 'isConfidential', c.is_confidential,
    'joined', c.joined, 'confirmedAs', c.confirmed_as, 'satisfaction', case when k.is_reporter then c.satisfaction end, 'confirmedOn', case when k.is_reporter then c.confirmed_on end,
    'holidays', coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'name', h.name, 'kind', h.kind, 'isOff', h.is_off)) from holiday h where h.agency_id = a.id), '[]'),
    'moves', coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'move', m.move, 'toState', m.to_state, 'unitName', n.name,
        'reason', case when m.move in ('pause', 'refer') or (m.move = 'reopen' and k.is_reporter) then m.reason end) order by m.at, m.id)
      from complaint_move m left join unit n on n.agency_id = m.agency_id and n.id = m.to_unit_id where m.agency_id = c.agency_id and m.complaint_id = c.id), '[]'),
    'messages', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'author', m.author, 'body', m.body) order by m.at, m.id)
      from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and not m.is_internal), '[]') else '[]' end,
    'photos', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'sha256', p.sha256, 'width', p.width, 'height', p.height) order by p.id)
      from complaint_photo p where p.agency_id = c.agency_id and p.complaint_id = c.id), '[]') else '[]' end)
    || case when k.is_reporter or not complaint_is_guarded(c) then '{}'::jsonb else jsonb_build_object(
      'isGuarded', true, 'class', null, 'state', case when c.state in ('closed', 'archived', 'outside') then 'closed' else 'handling' end, 'stateBefore', null, 'closing', null, 'archiveReason', null,
      'subject', null, 'unitName', null, 'serviceName', null, 'respondDueOn', null, 'verifyDueOn', null, 'dueOn', null, 'closedOn', null, 'wasReopened', false,
      'isAnonymous', false, 'isConfidential', false, 'joined', 0, 'confirmedAs', null, 'moves', '[]'::jsonb) end
  from complaint_by_secret(wanted, hash) k
  join complaint c on c.agency_id = k.agency_id and c.id = k.id
  join agency a on a.id = c.agency_id
  join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
  left join service s on s.agency_id = c.agency_id and s.id = c.service_id
$$;

-- Open complaints of the last sixty days that resemble what somebody wrote. Of an anonymous one neither title nor place: only words that
-- the reader typed too and that three settled cases have, so that nobody is known by an own way of telling it.
drop function similar_complaints(uuid, uuid, text, timestamptz);
create function similar_complaints(agency uuid, at_unit uuid, typed text, moment timestamptz)
returns table (number text, subject text, words text[], place text, month date, state text, joined integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with pieces as (
    select w.piece, w.at from regexp_split_to_table(lower(left(typed, 4000)), '[^[:alnum:]]+') with ordinality w(piece, at) where length(w.piece) between 3 and 40 limit 250
  ), common as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.at from pieces p, unnest(to_tsvector('indonesian', p.piece)) l
    where exists (select from complaint_word k where k.agency_id = agency and k.word = l.lexeme and k.total >= 3) order by l.lexeme, p.at
  ), own as (
    select array(select l.lexeme from unnest(to_tsvector('indonesian', left(typed, 4000))) l) as words
  ), candidates as (
    select c.number, c.subject, c.place, c.is_anonymous, c.received_at, c.state, c.joined, tsvector_to_array(c.text_index) as words from complaint c
    where c.agency_id = agency and c.unit_id = at_unit and c.state in ('verified', 'assigned', 'handling') and not c.is_confidential and c.class <> 'violation' and not exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id)
      and c.received_at > moment - interval '60 days' order by c.received_at desc limit 300
  ), compared as (
    select c.*, (select count(*) from unnest(c.words) x where x = any (own.words)) as shared, cardinality(c.words) as length, cardinality(own.words) as own_length from candidates c, own
  )
  select c.number, case when not c.is_anonymous then c.subject end,
    case when c.is_anonymous then (array(select w.piece from common w where w.lexeme = any (c.words) order by w.at))[1:5] else '{}' end,
    case when not c.is_anonymous then c.place end, date_trunc('month', c.received_at at time zone a.time_zone)::date, c.state, c.joined
  from compared c join agency a on a.id = agency
  where c.shared >= 3 and 2.0 * c.shared / nullif(c.length + c.own_length, 0) >= 0.35
  order by 2.0 * c.shared / (c.length + c.own_length) desc, c.received_at desc, c.number limit 3
$$;
revoke all on function similar_complaints(uuid, uuid, text, timestamptz) from public;
grant execute on function similar_complaints(uuid, uuid, text, timestamptz) to bina_citizen;

-- As before, and none that names an officer.
create or replace function join_complaint(agency uuid, draft bytea, moment timestamptz, target text, hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  c complaint;
  already boolean;
  at timestamptz;
begin
  select d.is_sent into already from complaint_draft d where d.agency_id = agency and d.id = draft and d.expires_at > moment for update;
  if not found then return 'gone'; end if;
  if already then return 'repeated'; end if;
  if length(hash) <> 32 then raise exception 'join_complaint: not a form of ours' using errcode = '22023'; end if;
  select x.* into c from complaint x where x.agency_id = agency and x.number = target and x.state in ('verified', 'assigned', 'handling')
    and not x.is_confidential and x.received_at > moment - interval '60 days' for update;
  if not found or complaint_is_guarded(c) then return 'closed'; end if;
  at := reporter_moment(agency, c.id, true, moment);
  insert into complaint_supporter (agency_id, complaint_id, secret_hash, joined_on)
    select agency, c.id, hash, (moment at time zone a.time_zone)::date from agency a where a.id = agency;
  update complaint set joined = joined + 1 where agency_id = agency and id = c.id;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state) values (agency, gen_random_uuid(), c.id, at, 'reporter', 'join', c.state, c.state);
  update complaint_draft set is_sent = true, expires_at = date_trunc('hour', moment) + interval '2 hours' where agency_id = agency and id = draft;
  delete from complaint_draft_photo where agency_id = agency and draft_id = draft;
  perform note_reporter(agency, c.id, true, at, moment, 'complaint.join', null);
  return 'joined';
end $$;

-- As before, and nothing is learned from those that name an officer.
create or replace function refresh_complaint_words(agency uuid, most integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  written integer;
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then raise exception 'refresh_complaint_words: agency outside the scope'; end if;
  perform pg_advisory_xact_lock(hashtextextended('complaint words:' || agency::text, 0));
  delete from complaint_word where agency_id = agency;
  with settled as (
    select c.unit_id, c.text_index from (
      select c.id, c.unit_id, c.text_index, c.class, c.is_confidential, c.state from complaint c where c.agency_id = agency order by c.received_at desc limit most) c
    where c.class <> 'violation' and not c.is_confidential and c.state in ('assigned', 'handling', 'closed')
      and not exists (select from complaint_person p where p.agency_id = agency and p.complaint_id = c.id)
  ), counted as (
    select l.word, s.unit_id, count(*)::integer as cases from settled s, unnest(tsvector_to_array(s.text_index)) l(word)
    where length(l.word) between 3 and 40 and l.word !~ '[0-9]{4}' group by l.word, s.unit_id having count(*) >= 3
  ), ranked as (
    select c.*, sum(c.cases) over (partition by c.word)::integer as total, row_number() over (partition by c.word order by c.cases desc, c.unit_id) as place from counted c
  ), named as (
    select distinct l.lexeme as word, n.unit_id from (
      select u.id as unit_id, u.name from unit u where u.agency_id = agency and u.closed_on is null and u.kind in ('office', 'district', 'hospital', 'health_centre', 'technical_unit')
      union all
      select p.unit_id, s.name || ' ' || p.name from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id where p.agency_id = agency
    ) n, unnest(to_tsvector('indonesian', n.name)) l where length(l.lexeme) between 3 and 40
  )
  insert into complaint_word (agency_id, word, unit_id, cases, total, is_name)
    select agency, coalesce(r.word, n.word), coalesce(r.unit_id, n.unit_id), coalesce(r.cases, 0), coalesce(r.total, 0), n.word is not null
    from (select * from ranked where place <= 20) r full join named n on n.word = r.word and n.unit_id = r.unit_id
    union all
    select agency, '', s.unit_id, count(*)::integer, (select count(*)::integer from settled), false from settled s group by s.unit_id;
  get diagnostics written = row_count;
  analyze complaint_word; -- else the search by letters reads the whole table until the server has counted it itself
  return written;
end $$;

-- Counts for everybody, guarded ones left out.
create or replace function public_complaint_cells(agency uuid)
returns table (month date, class text, state text, complaints bigint, year integer, year_total bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with cell as (
    select date_trunc('month', c.received_on)::date as month, c.class, c.state, count(*) as many
    from complaint c where c.agency_id = agency and c.received_on is not null and c.class <> 'violation'
      and not exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id) group by 1, 2, 3
  ), grouped as (
    select extract(year from cell.month)::integer as year, cell.state, array_agg(cell.month order by cell.month, cell.class) as months,
      array_agg(cell.class order by cell.month, cell.class) as classes, array_agg(cell.many order by cell.month, cell.class) as counts
    from cell group by 1, 2
  )
  select m.month, m.class, g.state, case when not m.hidden then m.many end, g.year, h.total
  from grouped g cross join hidden_cells(g.counts) h cross join unnest(g.months, g.classes, g.counts, h.hidden) as m(month, class, many, hidden)
$$;

create or replace function public_agency(agency_code text, on_day date) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('code', a.code, 'name', a.name,
    'points', coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'unit', u.name, 'service', s.name, 'serviceCode', s.code,
        'isOverdue', not exists (select from survey v where v.agency_id = a.id and v.service_point_id = p.id and v.closed_at is not null and v.closes_on >= on_day - 365),
        'survey', case when r.survey_id is null then null else jsonb_build_object('id', r.survey_id, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'index', r.result -> 'index', 'grade', r.result -> 'grade',
          'interval95', r.result -> 'interval95', 'respondents', r.result -> 'respondents', 'sampleMinimum', r.result -> 'sampleMinimum') end) order by s.name, p.name, p.slug)
      from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
      left join public_results(a.id) r on r.service_point_id = p.id
      where p.agency_id = a.id and (p.closed_on is null or p.closed_on > on_day) and (s.ended_on is null or s.ended_on > on_day)), '[]'),
    'plans', (select jsonb_build_object('open', count(*) filter (where f.state in ('planned', 'doing') and f.due_on >= on_day), 'late', count(*) filter (where f.state in ('planned', 'doing') and f.due_on < on_day),
        'done', count(*) filter (where f.state = 'done')) from follow_up f join survey v on v.agency_id = f.agency_id and v.id = f.survey_id where f.agency_id = a.id and v.result is not null),
    'complaints', coalesce((select jsonb_object_agg(c.state, c.year_total) from (select distinct state, year_total from public_complaint_cells(a.id) where year = extract(year from on_day)) c), '{}'),
    'confirmed', (select case when count(*) >= 5 then jsonb_build_object('answers', count(*), 'fixedPercent', round(100.0 * count(*) filter (where c.confirmed_fixed) / count(*))) end from complaint c
        where c.agency_id = a.id and c.confirmed_fixed is not null and extract(year from c.received_on) = extract(year from on_day)
          and c.class <> 'violation' and not exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id)))
  from agency a where a.code = agency_code
$$;

-- The month of an answer is counted anew when its complaint becomes guarded, or is no longer.
create trigger complaint_class_marks_panel after update of class on complaint for each row
  when (old.class is distinct from new.class and new.confirmed_fixed is not null) execute function mark_confirmed_fixed();
create function mark_person_named() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  named complaint_person := case when tg_op = 'DELETE' then old else new end;
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select c.agency_id, c.unit_id, c.service_id, date_trunc('month', c.closed_at at time zone a.time_zone)::date
  from complaint c join agency a on a.id = c.agency_id
  where c.agency_id = named.agency_id and c.id = named.complaint_id and c.service_id is not null and c.closed_at is not null and c.confirmed_fixed is not null;
  return null;
end $$;
create trigger complaint_person_marks_panel after insert or delete on complaint_person for each row execute function mark_person_named();
revoke all on function mark_person_named() from public;
