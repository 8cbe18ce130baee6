-- 0069 Drafts never sent go away within a day; words counted anew are known to the planner at once.  Additive: one function new, two replaced.
create or replace function clear_complaint_drafts(moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  gone integer;
begin
  delete from complaint_draft where expires_at < moment;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function clear_complaint_drafts(timestamptz) from public;
grant execute on function clear_complaint_drafts(timestamptz) to bina_app;

-- The same as before, and then tells the planner.
create or replace function refresh_complaint_words(agency uuid, most integer) returns integer
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
  analyze complaint_word; -- else the search by letters reads the whole table until the server has counted it itself
  return written;
end $$;

-- The same weights, over the first 2,500 letters and 80 words: a long story says what it is about at its beginning.
create or replace function suggest_unit(agency uuid, typed text)
returns table (unit_id uuid, unit_name text, cases integer, words text[], score double precision)
language sql stable security definer set search_path = pg_catalog, public set pg_trgm.similarity_threshold = 0.5 as $$
  with pieces as (
    select w.piece, w.place from regexp_split_to_table(lower(left(typed, 2500)), '[^[:alnum:]]+') with ordinality w(piece, place) where length(w.piece) between 3 and 40 limit 250
  ), lexemes as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.place from pieces p, unnest(to_tsvector('indonesian', p.piece)) l order by l.lexeme, p.place
  ), wanted as (
    select x.lexeme, x.piece from lexemes x order by x.place limit 80
  ), strange as (
    select w.lexeme, w.piece from wanted w
    where length(w.lexeme) >= 5 and not exists (select 1 from complaint_word k where k.agency_id = agency and k.word = w.lexeme) order by length(w.lexeme) desc limit 3
  ), known as (
    select w.piece, w.lexeme as word, 1.0::float8 as likeness from wanted w
    union all
    select s.piece, f.word, f.likeness * 0.7 from strange s cross join lateral (
      select k.word, similarity(k.word, s.lexeme) as likeness from complaint_word k where k.agency_id = agency and k.word % s.lexeme order by likeness desc, k.word limit 1) f
  ), whole as (
    select k.unit_id, k.cases::float8 / k.total as share, k.total as n from complaint_word k where k.agency_id = agency and k.word = '' and k.total > 0
  ), weighed as (
    select k.unit_id, o.piece, k.cases, o.likeness * (
      case when k.cases > 0 then ln(1 + a.n::float8 / k.total) * greatest(0, k.cases::float8 / (k.total + 2) - a.share) else 0 end
      + case when k.is_name then 2.0 / count(*) filter (where k.is_name) over (partition by k.word) else 0 end) as weight
    from known o join complaint_word k on k.agency_id = agency and k.word = o.word left join whole a on a.unit_id = k.unit_id
  ), summed as (
    select w.unit_id, sum(w.weight) as score, (array_agg(w.cases order by w.weight desc))[1] as cases,
      (array_agg(w.piece order by w.weight desc, w.piece) filter (where w.weight > 0.1))[1:3] as words
    from weighed w group by w.unit_id
  )
  select s.unit_id, u.name, s.cases, s.words, s.score from summed s join unit u on u.agency_id = agency and u.id = s.unit_id and u.closed_on is null
  where s.score >= 0.6 and s.words is not null and s.score >= 0.4 * (select max(b.score) from summed b)
  order by s.score desc, u.name limit 3
$$;
