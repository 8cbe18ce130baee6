-- 0003 Identity: accounts, sessions, second factors, grants (F126, F128).  Additive.
-- The sign-in library has its own role, bina_auth, because it reads before an actor (and so an agency) is known;
-- the rest of the program (bina_app) sees the accounts of its actor's agencies and no credential at all.
create table account (
  id                 uuid primary key default uuidv7(),
  name               text        not null,
  email              text        not null unique,
  email_verified     boolean     not null default false,
  image              text,
  username           text        unique,                     -- NIP, or e-mail for partners
  display_username   text,
  two_factor_enabled boolean     not null default false,
  home_agency_id     uuid        not null references agency (id),
  person_id          uuid,                                   -- in the home agency
  locale             text        not null default 'id' check (locale in ('id', 'en')),
  disabled_at        timestamptz,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);
create unique index account_by_person on account (home_agency_id, person_id) where person_id is not null;
alter table account enable row level security;
alter table account force row level security;
create policy tenant on account to bina_app using (home_agency_id = any ((select current_agencies())::uuid[]))
  with check (home_agency_id = any ((select current_agencies())::uuid[]));
create policy sign_in on account to bina_auth using (true) with check (true);
do $$ begin execute format('create policy owner on account to %I using (true) with check (true)', current_user); end $$;
grant select, insert, update on account to bina_app;
grant select, insert, update on account to bina_auth;

create table credential (
  id                       uuid primary key default uuidv7(),
  account_id               uuid        not null references account (id) on delete cascade,
  provider_id              text        not null,
  provider_account_id      text        not null,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, provider_account_id)
);
create index credential_by_account on credential (account_id);
grant select, insert, update, delete on credential to bina_auth;

create table account_session (
  id         uuid primary key default uuidv7(),
  account_id uuid        not null references account (id) on delete cascade,
  token      text        not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_session_by_account on account_session (account_id);
grant select, insert, update, delete on account_session to bina_auth;

create table verification (
  id         uuid primary key default uuidv7(),
  identifier text        not null,
  value      text        not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on verification (identifier);
grant select, insert, update, delete on verification to bina_auth;

create table two_factor (
  id           uuid primary key default uuidv7(),
  account_id   uuid not null references account (id) on delete cascade,
  secret       text not null,
  backup_codes text not null,
  verified     boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_by_account on two_factor (account_id);
grant select, insert, update, delete on two_factor to bina_auth;

create table passkey (
  id            uuid primary key default uuidv7(),
  account_id    uuid not null references account (id) on delete cascade,
  name          text,
  public_key    text not null,
  credential_id text not null unique,
  counter       bigint not null,
  device_type   text not null,
  backed_up     boolean not null,
  transports    text,
  aaguid        text,
  created_at    timestamptz not null default now()
);
create index passkey_by_account on passkey (account_id);
grant select, insert, update, delete on passkey to bina_auth;

create table sign_in_failure (
  key         text        not null,                          -- hash of account or of address, never the address itself
  failed_at   timestamptz not null default now(),
  id          uuid primary key default uuidv7()
);
create index sign_in_failure_by_key on sign_in_failure (key, failed_at);
grant select, insert, delete on sign_in_failure to bina_auth;

create table role_grant (
  agency_id  uuid not null,
  id         uuid not null default uuidv7(),
  account_id uuid not null,
  role       text not null check (role in ('training_manager', 'facilitator', 'mentor', 'partner', 'service_officer', 'evaluator', 'head_of_region', 'auditor', 'administrator')),
  unit_id    uuid not null,                                  -- the grant covers this unit and all below it
  valid_from date not null,
  valid_to   date,
  primary key (agency_id, id),
  unique (agency_id, account_id, role, unit_id, valid_from)
);
create index role_grant_by_account on role_grant (account_id);
select tenant_table('role_grant');
alter table role_grant add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table role_grant add foreign key (account_id) references account (id);

-- Whose grants an account holds must be known before its agencies are: one definer function answers for one account only.
create function grants_of(account uuid, on_day date)
returns table (agency_id uuid, role text, unit_id uuid, unit_path text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select g.agency_id, g.role, g.unit_id, u.path
  from role_grant g join unit u on u.agency_id = g.agency_id and u.id = g.unit_id
  where g.account_id = account and g.valid_from <= on_day and (g.valid_to is null or g.valid_to > on_day)
$$;
revoke all on function grants_of(uuid, date) from public;
grant execute on function grants_of(uuid, date) to bina_auth;
