-- 0059 A password that somebody else made is changed at the first sign-in (F126).  Additive; standing_of() says so in a new last column.
alter table credential add column must_change boolean not null default false;
comment on column credential.must_change is 'An administrator knows this password: nothing is open to its session but the page that changes it.';

drop function standing_of(text, timestamptz);
create function standing_of(session_token text, at timestamptz)
returns table (account_id uuid, session_id uuid, session_agency_id uuid, name text, email text, locale text, two_factor_enabled boolean,
  home_agency_id uuid, person_id uuid, unit_id uuid, unit_name text, unit_path text, holdings jsonb, agencies jsonb, must_change_password boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with me as (
    select a.id, a.name, a.email, a.locale, a.two_factor_enabled, a.home_agency_id, a.person_id,
      s.id as session_id, s.agency_id as session_agency_id, (at at time zone home.time_zone)::date as today
    from account_session s
    join account a on a.id = s.account_id
    join agency home on home.id = a.home_agency_id
    where s.token = session_token and s.expires_at > at and a.disabled_at is null
  ), post as (
    select e.is_primary, p.is_head, u.id as unit_id, u.name as unit_name, u.path as unit_path, e.started_on
    from me
    join employment e on e.agency_id = me.home_agency_id and e.person_id = me.person_id
      and e.started_on <= me.today and (e.ended_on is null or e.ended_on > me.today)
    join position p on p.agency_id = e.agency_id and p.id = e.position_id
    join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
  ), held as (
    select g.agency_id, g.role, u.path as unit_path
    from me
    join role_grant g on g.account_id = me.id and g.valid_from <= me.today and (g.valid_to is null or g.valid_to > me.today)
    join unit u on u.agency_id = g.agency_id and u.id = g.unit_id
    union
    select me.home_agency_id, 'employee', post.unit_path from me, post
    union
    select me.home_agency_id, 'supervisor', post.unit_path from me, post where post.is_head
  ), main as (
    select * from post order by is_primary desc, started_on desc limit 1
  )
  select me.id, me.session_id, me.session_agency_id, me.name, me.email, me.locale, me.two_factor_enabled, me.home_agency_id, me.person_id,
    main.unit_id, main.unit_name, main.unit_path,
    (select coalesce(jsonb_agg(jsonb_build_object('agencyId', h.agency_id, 'role', h.role, 'unitPath', h.unit_path)), '[]') from held h),
    (select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'timeZone', g.time_zone) order by g.name)
      from agency g where g.id = me.home_agency_id or g.id in (select h.agency_id from held h)),
    exists (select from credential c where c.account_id = me.id and c.must_change)
  from me left join main on true
  where me.person_id is null or (main.unit_id is not null and exists (
    select from person p where p.agency_id = me.home_agency_id and p.id = me.person_id and (p.left_on is null or p.left_on > me.today)))
$$;
revoke all on function standing_of(text, timestamptz) from public;
grant execute on function standing_of(text, timestamptz) to bina_auth;
comment on function standing_of(text, timestamptz) is 'The actor behind a session token; asked once a request by the sign-in role.';
