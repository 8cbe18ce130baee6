-- 0056 Taking in 100,000 people at once.  Additive in meaning; the constraint of employment is made anew (2 s per 100,000 rows, the table is locked meanwhile).
-- The same rule with the person first: every entry has the same agency, so a tree that sorts by it first cannot tell its branches apart.
alter table employment drop constraint employment_one_primary;
alter table employment add constraint employment_one_primary
  exclude using gist (person_id with =, daterange(started_on, ended_on) with &&, agency_id with =) where (is_primary);

-- Which rows of a batch are new and which changed: without statistics each statement about a few changed rows read all of them.
alter table import_row alter column agency_id set statistics 10;
alter table import_row alter column batch_id set statistics 10;
alter table import_row alter column state set statistics 10;
create function analyze_import_rows() returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  analyze import_row (agency_id, batch_id, state)
$$;
revoke all on function analyze_import_rows() from public;
grant execute on function analyze_import_rows() to bina_app;

-- A large import lets the words of names wait in a list and puts them into their index once: only the owner may do so.
create or replace function analyze_people() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform gin_clean_pending_list('person_by_name');
  perform gin_clean_pending_list('person_by_finding');
  analyze unit;
  analyze position;
  analyze person;
  analyze employment;
end $$;
