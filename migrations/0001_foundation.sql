-- 0001 Foundation: tenants, row-level security, rule sets, audit trail.  Additive; first migration.
-- Source: ARCHITECTURE.md "Keys, tenants, rights"; F127 (append-only, tamper-evident audit).
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- A server before PostgreSQL 18 has no uuidv7(): time-ordered keys keep indexes small.
do $$
begin
  if not exists (select 1 from pg_proc where proname = 'uuidv7') then
    create function uuidv7() returns uuid language sql volatile as $f$
      select encode(
        set_bit(set_bit(
          overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
            from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
    $f$;
  end if;
end $$;

do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'bina_app') then create role bina_app nologin nobypassrls; end if;
  if not exists (select 1 from pg_roles where rolname = 'bina_citizen') then create role bina_citizen nologin nobypassrls; end if;
  if not exists (select 1 from pg_roles where rolname = 'bina_auth') then create role bina_auth nologin nobypassrls; end if;
end $$;
grant usage on schema public to bina_app, bina_citizen, bina_auth;

-- The key that signs an actor's scope. Only the owner reads it; the program holds the same key in its data folder.
create table scope_key (
  only_row boolean primary key default true check (only_row),
  key      text    not null
);
revoke all on scope_key from public;

-- The agencies of the transaction: 'uuid,uuid;signature'. A forged or missing setting is an empty set, so that
-- SQL smuggled into the program's own connection still cannot choose another government.
create function current_agencies() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, public as $$
declare
  setting text := current_setting('bina.scope', true);
  ids text;
  secret text;
begin
  if setting is null or setting = '' then return '{}'; end if;
  ids := split_part(setting, ';', 1);
  select key into secret from scope_key;
  if secret is null or encode(sha256(convert_to(secret || ids || secret, 'utf8')), 'hex') <> split_part(setting, ';', 2) then
    return '{}';
  end if;
  return string_to_array(ids, ',')::uuid[];
end $$;
revoke all on function current_agencies() from public;
grant execute on function current_agencies() to bina_app, bina_citizen;

-- A table about the people or services of one agency: row-level security, and distributed where the server is a cluster.
create function tenant_table(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s to bina_app using (agency_id = any ((select current_agencies())::uuid[])) '
    'with check (agency_id = any ((select current_agencies())::uuid[]))', name);
  execute format('create policy owner on %s to %I using (true) with check (true)', name, current_user);
  execute format('grant select, insert, update, delete on %s to bina_app', name);
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, ''agency_id'')', name::text);
  end if;
end $$;

-- A small table shared by all agencies: everybody reads, the owning agency (or, without one, only the program's owner) writes.
create function catalogue_table(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy shared_read on %s for select to bina_app using (true)', name);
  execute format('create policy owner on %s to %I using (true) with check (true)', name, current_user);
  if exists (select 1 from pg_attribute where attrelid = name and attname = 'owner_agency_id' and not attisdropped) then
    execute format('create policy owner_write on %s to bina_app using (owner_agency_id = any ((select current_agencies())::uuid[])) '
      'with check (owner_agency_id = any ((select current_agencies())::uuid[]))', name);
    execute format('grant select, insert, update, delete on %s to bina_app', name);
  else
    execute format('grant select on %s to bina_app', name);
  end if;
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', name::text);
  end if;
end $$;

create table agency (
  id         uuid primary key default uuidv7(),
  code       text not null unique,                          -- Kemendagri area code, '15' or '1505'
  name       text not null,
  kind       text not null check (kind in ('province', 'regency', 'city')),
  time_zone  text not null default 'Asia/Jakarta' check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  parent_id  uuid references agency (id),
  settings   jsonb not null default '{}',                   -- choices between rule variants, e.g. {"skmWeight": "1/9"}
  invented   boolean not null default false                 -- demo data
);
select catalogue_table('agency');
comment on table agency is 'A government (instansi): province, regency or city. The tenant.';

create table rule_set (
  name       text not null,
  version    text not null,
  valid_from date not null,
  source     text not null,
  status     text not null check (status in ('confirmed', 'assumed')),
  rules      jsonb not null,
  primary key (name, version)
);
select catalogue_table('rule_set');
comment on table rule_set is 'Dated rules (R01). A stored result names the version it was computed with.';

create table audit_entry (
  agency_id     uuid        not null,
  id            uuid        not null default uuidv7(),
  at            timestamptz not null default now(),
  account_id    uuid,
  action        text        not null,
  subject       text        not null,
  detail        jsonb       not null default '{}',
  request_id    text,
  number        bigint,                                      -- place in the chain, given when sealed
  hash          bytea,
  primary key (agency_id, id),
  unique (agency_id, number)
);
create index audit_entry_unsealed on audit_entry (agency_id, id) where hash is null;
create index audit_entry_by_subject on audit_entry (agency_id, subject, id);
select tenant_table('audit_entry');
revoke update, delete on audit_entry from bina_app;
comment on table audit_entry is 'Who did what. Append-only; sealed into one hash chain an agency within seconds.';

-- The bytes that the chain protects: every column but the hashes themselves.
create function audit_digest(entry audit_entry, previous bytea) returns bytea language sql stable as $$
  select sha256(coalesce(previous, ''::bytea) || convert_to(concat_ws(chr(31), entry.agency_id, entry.id,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(entry.account_id::text, '-'),
    entry.action, entry.subject, entry.detail::text, coalesce(entry.request_id, '-'), entry.number::text), 'utf8'))
$$;

-- Gives the unsealed entries of an agency their number and hash, in order of arrival. Returns how many.
-- Sealing apart from writing keeps concurrent writers of one agency from queueing behind each other's commit.
create function seal_audit(agency uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  entry audit_entry;
  last bytea;
  place bigint;
  sealed integer := 0;
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then
    raise exception 'seal_audit: agency outside the scope';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('audit:' || agency::text, 0));
  select hash, number into last, place from audit_entry where agency_id = agency and hash is not null order by number desc limit 1;
  place := coalesce(place, 0);
  for entry in select * from audit_entry where agency_id = agency and hash is null order by id loop
    place := place + 1;
    entry.number := place;
    last := case when place = 1 then audit_digest(entry, null) else audit_digest(entry, last) end;
    update audit_entry set number = place, hash = last where agency_id = agency and id = entry.id;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;
revoke all on function seal_audit(uuid) from public;
grant execute on function seal_audit(uuid) to bina_app;

-- A sealed entry never changes, not even by the owner of the table.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.hash is null and (new.agency_id, new.id, new.at, new.action, new.subject, new.detail)
     is not distinct from (old.agency_id, old.id, old.at, old.action, old.subject, old.detail)
     and new.account_id is not distinct from old.account_id and new.request_id is not distinct from old.request_id then
    return new;
  end if;
  raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_audit_change();
create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function refuse_audit_change();
