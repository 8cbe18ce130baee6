-- 0095 Of an anonymous complaint the rarest of the shared words are shown, not the first: "blangko" tells more than "saya".  Replaces a function; safe while the previous release is running.
-- Source: F71, R21; docs/rules/complaints.md, section 7.
create or replace function similar_complaints(agency uuid, at_unit uuid, typed text, moment timestamptz)
returns table (number text, subject text, words text[], place text, month date, state text, joined integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with pieces as (
    select w.piece, w.at from regexp_split_to_table(lower(left(typed, 4000)), '[^[:alnum:]]+') with ordinality w(piece, at) where length(w.piece) between 3 and 40 limit 250
  ), common as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.at, k.total from pieces p, unnest(to_tsvector('indonesian', p.piece)) l
    cross join lateral (select max(w.total) as total from complaint_word w where w.agency_id = agency and w.word = l.lexeme and w.total >= 3) k
    where k.total is not null order by l.lexeme, p.at
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
    case when c.is_anonymous then array(select r.piece from (select w.piece, w.at from common w where w.lexeme = any (c.words) order by w.total, w.at limit 5) r order by r.at) else '{}' end,
    case when not c.is_anonymous then c.place end, date_trunc('month', c.received_at at time zone a.time_zone)::date, c.state, c.joined
  from compared c join agency a on a.id = agency
  where c.shared >= 3 and 2.0 * c.shared / nullif(c.length + c.own_length, 0) >= 0.35
  order by 2.0 * c.shared / (c.length + c.own_length) desc, c.received_at desc, c.number limit 3
$$;
