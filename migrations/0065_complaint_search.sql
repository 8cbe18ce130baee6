-- 0065 Complaints of many years: the inbox and its search by index; files of SP4N-LAPOR! taken in and taken back.
-- Additive but for one index that is replaced by a wider one; safe while the previous release is running.
-- Source: F78; docs/operations/benchmark.md "Complaints". Over a million rows each page counted and sorted all of them, and the
-- index over words cannot be used through row-level security (its operator is not leakproof): one to two seconds.
create index complaint_open on complaint (agency_id, due_on, received_at, id) where state in ('new', 'verified', 'assigned', 'handling');
create index complaint_violation on complaint (agency_id, state, due_on) where class = 'violation';
create index complaint_by_import on complaint (agency_id, import_id) where import_id is not null;

-- The words of a complaint and marks of where it belongs: agency, unit, month of receipt, open or not, violation or not. One index
-- over both, so that "these words, this office, this month" is met in the index before a row is read. No word begins with '#'.
create function complaint_marks(agency uuid, unit uuid, received date, state text, class text) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(array['#a' || agency, '#u' || unit, '#m' || coalesce((extract(year from received) * 12 + extract(month from received))::integer, 0),
    case when state in ('new', 'verified', 'assigned', 'handling') then '#open' else '#over' end, case when class = 'violation' then '#v' else '#p' end])
$$;
create index complaint_by_words on complaint using gin ((text_index || complaint_marks(agency_id, unit_id, received_on, state, class)));
drop index complaint_by_text;

-- The newest complaints with these words, or the one with this number here or in the system it came from. `units`: only those
-- (null: all); `violations`: only them, all but them, or (null) both. Asks for the newest month first and further back only while
-- there are too few: a word that stands in a fifth of all costs no more than a rare one.
create function search_complaints(agency uuid, wanted text, units uuid[], violations boolean, only_open boolean, today date, most integer)
returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_indexscan = off set enable_seqscan = off set jit = off as $$
#variable_conflict use_column
declare
  words tsquery := websearch_to_tsquery('indonesian', left(wanted, 200));
  marks tsquery;
  month integer := extract(year from today) * 12 + extract(month from today);
  months integer;
  found uuid[];
begin
  if agency is null or not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then return; end if;
  marks := format('''#a%s''', agency)::tsquery;
  if units is not null then marks := marks && (select string_agg(format('''#u%s''', u), '|') from unnest(array_append(units, agency)) u)::tsquery; end if;
  if violations is not null then marks := marks && case when violations then '''#v''' else '''#p''' end::tsquery; end if;
  if only_open then marks := marks && '''#open'''::tsquery; end if;
  foreach months in array array[1, 3, 12, 0] loop
    exit when numnode(words) = 0;
    -- "is true" keeps the other indexes out: they would read every row of the agency.
    execute 'select array(select c.id from complaint c
        where c.text_index || complaint_marks(c.agency_id, c.unit_id, c.received_on, c.state, c.class) @@ $1 and (c.agency_id = $2) is true order by c.received_at desc, c.id limit $3)'
      into found
      using words && marks && case when months > 0 then (select string_agg(format('''#m%s''', m), '|') from generate_series(month - months + 1, month + 1) m)::tsquery else ''::tsquery end, agency, most;
    exit when cardinality(found) >= most;
  end loop;
  return query select unnest(found)
    union select c.id from complaint c where c.agency_id = agency and c.number = upper(wanted)
    union select c.id from complaint c where c.agency_id = agency and c.channel in ('lapor', 'open311') and c.source_number = wanted;
end $$;
revoke all on function search_complaints(uuid, text, uuid[], boolean, boolean, date, integer) from public;
grant execute on function search_complaints(uuid, text, uuid[], boolean, boolean, date, integer) to bina_app;
