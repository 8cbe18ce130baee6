-- 0051 The governments in which an account holds or will hold a role.  Additive.
-- Whoever sets a password must know of grants that row-level security hides: for the sign-in role, one account, no more than the governments.
create function grant_agencies_of(account uuid, on_day date)
returns table (agency_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct g.agency_id from role_grant g
  where g.account_id = account and (g.valid_to is null or g.valid_to > greatest(g.valid_from, on_day))
$$;
revoke all on function grant_agencies_of(uuid, date) from public;
grant execute on function grant_agencies_of(uuid, date) to bina_auth;
