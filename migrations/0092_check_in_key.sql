-- 0092 The keys of check-in codes leave the reach of the program; sessions kept to one government are read by it alone.  Additive: grants, policies and functions.
-- The previous release reads the key as a column: while both run, its pages of sessions fail. Stop it first.
-- Source: isolation in the database. Both tables were catalogues that everybody reads whole; a smuggled statement could take the key of any government.

-- A column that is added to session later must be granted by its own migration.
revoke select on session from bina_app;
do $$
begin
  execute (select format('grant select (%s) on session to bina_app', string_agg(quote_ident(attname), ', ' order by attnum))
    from pg_attribute where attrelid = 'session'::regclass and attnum > 0 and not attisdropped and attname <> 'check_in_key');
end $$;

-- Owners read their own by owner_write.
drop policy shared_read on course;
create policy shared_read on course for select to bina_app using (sharing = 'all');
drop policy shared_read on session;
create policy shared_read on session for select to bina_app using (exists (select 1 from course c where c.id = course_id and c.sharing = 'all'));

-- The key that signs the codes of a session, for the government that holds it; null for any other.
create function session_check_in_key(wanted uuid) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
  select check_in_key from session where id = wanted and owner_agency_id = any (current_agencies())
$$;
revoke all on function session_check_in_key(uuid) from public;
grant execute on function session_check_in_key(uuid) to bina_app;

-- HMAC-SHA-256 (RFC 2104); the server brings sha256 alone.
create function hmac_sha256(message bytea, secret bytea) returns bytea
language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  if length(secret) > 64 then secret := sha256(secret); end if;
  for at in 0 .. length(secret) - 1 loop
    inner_pad := set_byte(inner_pad, at, get_byte(inner_pad, at) # get_byte(secret, at));
    outer_pad := set_byte(outer_pad, at, get_byte(outer_pad, at) # get_byte(secret, at));
  end loop;
  return sha256(outer_pad || sha256(inner_pad || message));
end $$;
revoke all on function hmac_sha256(bytea, bytea) from public;

-- Whether a code carries the signature of a session that its guests may see: the key stays here.
create function is_check_in_signature(wanted uuid, signed text, signature text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select left(translate(encode(hmac_sha256(convert_to('check-in ' || s.id || ' ' || signed, 'utf8'), convert_to(s.check_in_key, 'utf8')), 'base64'), '+/', '-_'), 16) = signature
    from session s join course c on c.id = s.course_id
    where s.id = wanted and (s.owner_agency_id = any (current_agencies()) or (c.sharing = 'all' and cardinality(current_agencies()) > 0))), false)
$$;
revoke all on function is_check_in_signature(uuid, text, text) from public;
grant execute on function is_check_in_signature(uuid, text, text) to bina_app;
