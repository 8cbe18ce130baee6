-- 0031 One search box over people, units, courses and sessions (F104).  Additive.
create index unit_by_name on unit using gin (name gin_trgm_ops);
create index course_by_title on course using gin (title gin_trgm_ops);
create index session_by_name on session using gin (name gin_trgm_ops);

-- The index on names cannot be used through row-level security (its operators are not leakproof), so each search is a function
-- that checks the scope itself. `paths` are the subtrees in which the actor may read people; '{}' finds nobody.
-- The threshold lets one or two wrong letters pass: 'sri wulandri' finds Sari Wulandari.
create function search_people(wanted text, agency uuid, paths text[], most integer)
returns table (id uuid, name text, detail text, score double precision)
language plpgsql stable security definer set search_path = pg_catalog, public set pg_trgm.word_similarity_threshold = 0.42 as $$
#variable_conflict use_column
declare
  digits text := regexp_replace(wanted, '[\s.-]', '', 'g');
  whole boolean := exists (select 1 from unnest(paths) p where p ~ '^/[0-9]+/$');
begin
  if agency is null or not (agency = any (current_agencies())) or cardinality(paths) = 0 then return; end if;
  return query
  with found as (
    select p.id, p.name, 1::double precision as score from person p
    where digits ~ '^[0-9]{6,18}$' and p.agency_id = agency and p.left_on is null and p.nip like digits || '%'
      and (whole or in_subtrees(agency, p.id, paths))
    union all
    select p.id, p.name, word_similarity(wanted, p.name) + similarity(wanted, p.name) / 10 from person p
    where whole and digits !~ '^[0-9]{6,}' and p.agency_id = agency and p.left_on is null and p.name %> wanted
    union all
    select p.id, p.name, word_similarity(wanted, p.name) + similarity(wanted, p.name) / 10
    from unit u join employment e on e.agency_id = u.agency_id and e.unit_id = u.id and e.is_primary and e.ended_on is null
      join person p on p.agency_id = e.agency_id and p.id = e.person_id
    where not whole and digits !~ '^[0-9]{6,}' and u.agency_id = agency and u.path like any (select q || '%' from unnest(paths) q)
      and p.left_on is null and p.name %> wanted
  ), best as (
    select * from found f order by f.score desc, f.name, f.id limit least(most, 50)
  )
  select b.id, b.name, concat_ws(' · ', o.title, u.name), b.score
  from best b
  left join employment e on e.agency_id = agency and e.person_id = b.id and e.is_primary and e.ended_on is null
  left join position o on o.agency_id = agency and o.id = e.position_id
  left join unit u on u.agency_id = agency and u.id = e.unit_id
  order by b.score desc, b.name, b.id;
end $$;

-- Whether a person's primary post lies in one of the subtrees.
create function in_subtrees(agency uuid, person uuid, paths text[]) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  select exists (select 1 from employment e join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
    where e.agency_id = agency and e.person_id = person and e.is_primary and e.ended_on is null and u.path like any (select q || '%' from unnest(paths) q))
$$;

create function search_units(wanted text, agency uuid, most integer)
returns table (id uuid, name text, detail text, score double precision)
language plpgsql stable security definer set search_path = pg_catalog, public set pg_trgm.word_similarity_threshold = 0.42 as $$
#variable_conflict use_column
begin
  if agency is null or not (agency = any (current_agencies())) then return; end if;
  return query
  select u.id, u.name, coalesce(m.name, ''), word_similarity(wanted, u.name) + similarity(wanted, u.name) / 10 as score
  from unit u left join unit m on m.agency_id = u.agency_id and m.id = u.parent_id
  where u.agency_id = agency and u.closed_on is null and u.name %> wanted
  order by score desc, u.name, u.id limit least(most, 50);
end $$;

-- Sessions that are not over, of the agency or shared with all, by course title, name or place.
create function search_sessions(wanted text, agency uuid, today date, most integer)
returns table (id uuid, name text, detail text, starts_on date, score double precision)
language plpgsql stable security definer set search_path = pg_catalog, public set pg_trgm.word_similarity_threshold = 0.42 as $$
#variable_conflict use_column
begin
  if agency is null or not (agency = any (current_agencies())) then return; end if;
  return query
  select s.id, c.title, concat_ws(' · ', s.name, s.place), s.starts_on,
    greatest(word_similarity(wanted, c.title), word_similarity(wanted, s.name)) + similarity(wanted, c.title) / 10 as score
  from session s join course c on c.id = s.course_id
  where s.ends_on >= today and s.state in ('open', 'running') and (c.sharing = 'all' or c.owner_agency_id = agency) and (c.title %> wanted or s.name %> wanted)
  order by score desc, s.starts_on, s.id limit least(most, 50);
end $$;

create function search_courses(wanted text, agency uuid, most integer)
returns table (id uuid, name text, detail text, score double precision)
language plpgsql stable security definer set search_path = pg_catalog, public set pg_trgm.word_similarity_threshold = 0.42 as $$
#variable_conflict use_column
begin
  if agency is null or not (agency = any (current_agencies())) then return; end if;
  return query
  select c.id, c.title, c.code, word_similarity(wanted, c.title) + similarity(wanted, c.title) / 10 as score
  from course c
  where (c.sharing = 'all' or c.owner_agency_id = agency) and c.title %> wanted
  order by score desc, c.title, c.id limit least(most, 50);
end $$;

revoke all on function search_people(text, uuid, text[], integer), in_subtrees(uuid, uuid, text[]), search_units(text, uuid, integer),
  search_sessions(text, uuid, date, integer), search_courses(text, uuid, integer) from public;
grant execute on function search_people(text, uuid, text[], integer), search_units(text, uuid, integer),
  search_sessions(text, uuid, date, integer), search_courses(text, uuid, integer) to bina_app;
