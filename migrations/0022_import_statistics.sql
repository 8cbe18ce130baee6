-- 0022 Statistics after a large import.  Additive.
-- The server looks at grown tables by itself within a minute or so. Until then it plans as if they were empty, and the next
-- import of 100,000 people took hours instead of seconds. Only the owner of a table may analyse it, hence a function.
create function analyze_people() returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze unit;
  analyze position;
  analyze person;
  analyze employment;
end $$;
revoke all on function analyze_people() from public;
grant execute on function analyze_people() to bina_app;
