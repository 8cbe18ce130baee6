-- 0013 One round trip for counting an attempt to sign in (F126).  Additive.
-- Attempts with the same first key queue behind each other, so that a burst in parallel cannot slip past the count. Each is
-- entered as failed; the caller takes it back when it was right, or when it is refused without having been looked at.
-- A crash may forget who mistyped in the last quarter of an hour; in return no attempt waits for the disk.
alter table sign_in_failure set unlogged;

create function reserve_attempt(wanted text[], since timestamptz, at timestamptz)
returns table (key text, count bigint, last_at timestamptz, id uuid)
language plpgsql volatile set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted[1], 0));
  return query
  with before as (
    select f.key, count(*) as count, max(f.failed_at) as last_at from sign_in_failure f where f.key = any (wanted) and f.failed_at > since group by f.key
  ), added as (
    insert into sign_in_failure (key, failed_at) select w, at from unnest(wanted) w returning sign_in_failure.key, sign_in_failure.id
  )
  select a.key, coalesce(b.count, 0), b.last_at, a.id from added a left join before b on b.key = a.key;
end $$;
revoke all on function reserve_attempt(text[], timestamptz, timestamptz) from public;
grant execute on function reserve_attempt(text[], timestamptz, timestamptz) to bina_auth;
