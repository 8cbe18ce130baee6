-- 0063 Which unit a complaint is probably for, and what was reported already.  Additive.
-- Source: F68, F71; docs/rules/complaints.md "Suggesting a unit". Answers in a few milliseconds whatever the number of cases:
-- words are counted beforehand, of the latest cases only, and duplicates are sought among the open ones of one unit.
create table complaint_word (
  agency_id uuid    not null,
  word      text    not null,                                 -- as the Indonesian full-text search stems it; '' is the unit as a whole
  unit_id   uuid    not null,
  cases     integer not null,                                 -- settled complaints with the word that this unit had; 0: a name only
  total     integer not null,                                 -- the same of all units
  is_name   boolean not null,                                 -- stands in the name of the unit or of a service it gives
  primary key (agency_id, word, unit_id)
);
create index complaint_word_by_letters on complaint_word using gin (word gin_trgm_ops);
select tenant_table('complaint_word');
comment on table complaint_word is 'Words of past complaints by the unit that had them; never of violations or confidential ones, never of fewer than three.';

-- Counts the words anew. Reads the latest `most` cases, so that its time does not grow with the years.
create function refresh_complaint_words(agency uuid, most integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  written integer;
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then raise exception 'refresh_complaint_words: agency outside the scope'; end if;
  perform pg_advisory_xact_lock(hashtextextended('complaint words:' || agency::text, 0));
  delete from complaint_word where agency_id = agency;
  with settled as (
    select c.unit_id, c.text_index from (
      select c.unit_id, c.text_index, c.class, c.is_confidential, c.state from complaint c where c.agency_id = agency order by c.received_at desc limit most) c
    where c.class <> 'violation' and not c.is_confidential and c.state in ('assigned', 'handling', 'closed')
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
  return written;
end $$;
revoke all on function refresh_complaint_words(uuid, integer) from public;
grant execute on function refresh_complaint_words(uuid, integer) to bina_app;

-- At most three units for what somebody wrote, with the words that speak for each (as they were typed) and how many settled
-- cases with the strongest of them the unit had. A word counts the more, the rarer it is and the more it belongs to one unit;
-- one that nobody knows is looked up by its letters, so that 'blanko' finds 'blangko'.
create function suggest_unit(agency uuid, typed text)
returns table (unit_id uuid, unit_name text, cases integer, words text[], score double precision)
language sql stable security definer set search_path = pg_catalog, public set pg_trgm.similarity_threshold = 0.5 as $$
  with pieces as (
    select w.piece, w.place from regexp_split_to_table(lower(left(typed, 4000)), '[^[:alnum:]]+') with ordinality w(piece, place) where length(w.piece) between 3 and 40 limit 400
  ), lexemes as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.place from pieces p, unnest(to_tsvector('indonesian', p.piece)) l order by l.lexeme, p.place
  ), wanted as (
    select x.lexeme, x.piece from lexemes x order by x.place limit 150
  ), strange as (
    select w.lexeme, w.piece from wanted w
    where length(w.lexeme) >= 5 and not exists (select 1 from complaint_word k where k.agency_id = agency and k.word = w.lexeme) order by length(w.lexeme) desc limit 4
  ), known as (
    select w.piece, w.lexeme as word, 1.0::float8 as likeness from wanted w
    union all
    select s.piece, f.word, f.likeness * 0.7 from strange s cross join lateral (
      select k.word, similarity(k.word, s.lexeme) as likeness from complaint_word k where k.agency_id = agency and k.word % s.lexeme order by likeness desc, k.word limit 1) f
  ), whole as (
    select greatest(max(k.total), 1) as n from complaint_word k where k.agency_id = agency and k.word = ''
  ), weighed as (
    select k.unit_id, o.piece, k.cases,
      o.likeness * (case when k.total > 0 then ln(1 + whole.n::float8 / k.total) * k.cases / (k.total + 2) else 0 end
        + case when k.is_name then 2.0 / count(*) filter (where k.is_name) over (partition by k.word) else 0 end) as weight
    from known o join complaint_word k on k.agency_id = agency and k.word = o.word cross join whole
  ), summed as (
    select w.unit_id, sum(w.weight) as score, (array_agg(w.cases order by w.weight desc))[1] as cases,
      (array_agg(w.piece order by w.weight desc, w.piece) filter (where w.weight > 0.15))[1:3] as words
    from weighed w group by w.unit_id
  )
  select s.unit_id, u.name, s.cases, s.words, s.score from summed s join unit u on u.agency_id = agency and u.id = s.unit_id and u.closed_on is null
  where s.score >= 0.6 and s.words is not null and s.score >= 0.4 * (select max(b.score) from summed b)
  order by s.score desc, u.name limit 3
$$;

-- Open complaints of the last sixty days at a unit that resemble what somebody wrote. Of each only what everybody may see, and
-- none before an officer has looked at it: nobody can put words before the eyes of others by filing them.
create function similar_complaints(agency uuid, at_unit uuid, typed text, moment timestamptz)
returns table (number text, subject text, place text, month date, state text, joined integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  with own as (
    select array(select l.lexeme from unnest(to_tsvector('indonesian', left(typed, 4000))) l) as words
  ), candidates as (
    select c.number, c.subject, c.place, c.received_at, c.state, c.joined, tsvector_to_array(c.text_index) as words from complaint c
    where c.agency_id = agency and c.unit_id = at_unit and c.state in ('verified', 'assigned', 'handling') and c.class <> 'violation' and not c.is_confidential
      and c.received_at > moment - interval '60 days' order by c.received_at desc limit 300
  ), compared as (
    select c.*, (select count(*) from unnest(c.words) x where x = any (own.words)) as shared, cardinality(c.words) as length, cardinality(own.words) as own_length from candidates c, own
  )
  select c.number, c.subject, c.place, date_trunc('month', c.received_at at time zone a.time_zone)::date, c.state, c.joined
  from compared c join agency a on a.id = agency
  where c.shared >= 3 and 2.0 * c.shared / nullif(c.length + c.own_length, 0) >= 0.35
  order by 2.0 * c.shared / (c.length + c.own_length) desc, c.received_at desc, c.number limit 3
$$;

-- Joins a complaint instead of repeating it. The draft ends with it. 'closed' when it is no longer one that can be joined.
create function join_complaint(agency uuid, draft bytea, moment timestamptz, target text, hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
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
    and x.class <> 'violation' and not x.is_confidential and x.received_at > moment - interval '60 days' for update;
  if not found then return 'closed'; end if;
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

revoke all on function suggest_unit(uuid, text), similar_complaints(uuid, uuid, text, timestamptz), join_complaint(uuid, bytea, timestamptz, text, bytea) from public;
grant execute on function suggest_unit(uuid, text), similar_complaints(uuid, uuid, text, timestamptz), join_complaint(uuid, bytea, timestamptz, text, bytea) to bina_citizen;
grant execute on function suggest_unit(uuid, text) to bina_app;
