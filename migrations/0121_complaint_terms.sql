-- 0121 The search of complaints looks at the newest ten days first, each word found with its days.
-- Rebuilds one index (two minutes a million complaints on two busy cores); safe while the previous release is running: the function keeps its name and arguments.
-- Source: F78; docs/operations/benchmark.md "Complaints". Words and months stood apart in the index: of two frequent words that seldom
-- meet, the long lists of both were read once for each of four ever wider spans, and half a second was gone before a row was read.

-- Ten days, counted from 1970 in UTC: newer ones have the higher number, so that stretches stand in the order of receipt.
create function complaint_days(received timestamptz) returns bigint
language sql immutable parallel safe as $$ select floor(extract(epoch from received at time zone 'UTC') / 864000)::bigint $$;

-- The ending of what one government received within ten days. Two endings alike would cost time, not rightness: each find is looked at again.
create function complaint_stretch(agency uuid, days bigint) returns text
language sql immutable parallel safe as $$ select '@' || left(md5(agency::text || days), 8) $$;

-- What a complaint is found by: its words and marks of where it belongs (all, unit, open or not, violation or not), each with the ending of
-- its government and days. Short lists meet in the index, and nothing of another government is in them. No word begins with '#'; of
-- a longer one its first forty letters are enough to look for.
create function complaint_terms(words tsvector, agency uuid, unit uuid, received timestamptz, state text, class text) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(array(
    select left(w, 40) || ending from unnest(tsvector_to_array(words) || array['#', '#u' || unit, case when state in ('new', 'verified', 'assigned', 'handling') then '#o' else '#c' end,
      case when class = 'violation' then '#v' else '#p' end]) w))
  from public.complaint_stretch(agency, public.complaint_days(received)) ending
$$;
-- Without a list of what is not yet sorted in: each of a hundred looks would read it from end to end.
create index complaint_by_terms on complaint using gin (complaint_terms(text_index, agency_id, unit_id, received_at, state, class)) with (fastupdate = off);

-- The latest ten days before these (null: of all) in which a government received anything; null before its first complaint.
create function complaint_latest(agency uuid, days bigint) returns bigint
language sql stable set search_path = pg_catalog, public set enable_indexscan = on as $$
  select complaint_days(c.received_at) from complaint c where c.agency_id = agency and c.received_at < coalesce(to_timestamp(days * 864000.0), 'infinity') order by c.received_at desc limit 1
$$;
revoke all on function complaint_latest(uuid, bigint) from public;

-- The newest complaints with these words, or the one with this number here or in the system it came from. `units`: only those
-- (null: all); `violations`: only them, all but them, or (null) both. Asks stretch by stretch, newest first, several at once while finds
-- are rare, until there are enough: what it gives is just what reading every complaint would give. `today` is not looked at.
create or replace function search_complaints(agency uuid, wanted text, units uuid[], violations boolean, only_open boolean, today date, most integer)
returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_indexscan = off set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  words tsquery := websearch_to_tsquery('indonesian', left(wanted, 200));
  -- A word in the text of a query (its first forty letters), and what stands for the ending there until it is known.
  letters constant text := '''((?:[^''\\]|''''|\\.){1,40})(?:[^''\\]|''''|\\.)*''';
  place constant text := chr(1);
  shape text := words::text;
  latest bigint := complaint_latest(agency, null);
  width integer := 1;
  widest integer;
  asked tsquery;
  found uuid[] := '{}';
  before integer;
begin
  if agency is null or not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then return; end if;
  if numnode(words) > 0 then
    -- Places of words are not in the index, and what follows "not" cannot be widened: there the index is asked for the rest alone.
    if shape ~ '!' and shape ~ '<' then shape := querytree(words); end if;
    shape := regexp_replace(regexp_replace(shape, '<(-|\d+)>', '&', 'g'), letters, '''\1' || place || '''', 'g');
    if shape in ('', 'T') then shape := format('''#%s''', place); end if;
    if words::text ~ '!' then shape := format('(%s) & ''#%s''', shape, place); end if;
    if units is not null then shape := format('(%s) & (%s)', shape, (select string_agg(format('''#u%s%s''', u, place), ' | ') from unnest(array_append(units, agency)) u)); end if;
    if only_open then shape := format('(%s) & ''#o%s''', shape, place); end if;
    if violations is not null then shape := format('(%s) & ''#%s%s''', shape, case when violations then 'v' else 'p' end, place); end if;
    -- Wider than so many terms a look costs more than it saves (measured with 1 to 300).
    widest := greatest(1, 20 / numnode(shape::tsquery));
    while latest is not null and cardinality(found) < most loop
      asked := (select string_agg(format('(%s)', replace(shape, place, complaint_stretch(agency, n))), ' | ') from generate_series(latest - width + 1, latest) n)::tsquery;
      before := cardinality(found);
      found := found || array(
        select c.id from complaint c
        where complaint_terms(c.text_index, c.agency_id, c.unit_id, c.received_at, c.state, c.class) @@ asked
          and (c.agency_id = agency and complaint_days(c.received_at) between latest - width + 1 and latest and c.text_index @@ words) is true
        order by c.received_at desc, c.id limit most - before);
      latest := complaint_latest(agency, latest - width + 1);
      -- As wide as the finds are rare: the rest is expected in the next piece.
      width := least(widest, 2 * width, greatest(1, (most - cardinality(found)) * width / greatest(1, cardinality(found) - before)));
    end loop;
  end if;
  return query select unnest(found)
    union select c.id from complaint c where c.agency_id = agency and c.number = upper(wanted)
    union select c.id from complaint c where c.agency_id = agency and c.channel in ('lapor', 'open311') and c.source_number = wanted;
end $$;

drop index complaint_by_words;
drop function complaint_marks(uuid, uuid, date, text, text);
