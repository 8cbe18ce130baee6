-- 0100 Evaluations: the design that is promised, its versions, and seats given by lot.  Additive; safe while the previous release is running.
-- Source: F90; docs/rules/impact.md § 8.
alter table programme
  add column control text not null default 'never' check (control in ('never', 'notyet')),
  add column window_months smallint check (window_months in (3, 6, 12)),
  add column assigned_by text not null default 'unit' check (assigned_by in ('unit', 'parent')),
  add column panel text not null default 'own' check (panel in ('own', 'joined')),
  add column registration_id uuid,
  add column draw_id uuid,
  add column version integer not null default 1 check (version >= 1),
  add column changed_at timestamptz,
  add column earliest_start date,
  add column promise_sha256 text;
comment on column programme.control is 'Who compares: units never trained, or also those not yet trained.';
comment on column programme.window_months is 'Months under training that count; null: all there are.';
comment on column programme.assigned_by is 'The level at which training was decided: the office, or the unit above it.';
comment on column programme.panel is 'own: the months of the unit itself; joined: also those of units that went on in it.';
comment on column programme.registration_id is 'Outcomes registered together; all of them are tries.';
comment on column programme.version is 'Of the registration; the versions before it stand in programme_version.';
comment on column programme.changed_at is 'When the version in force was made; null: it is the first.';
comment on column programme.earliest_start is 'The earliest training month of any version: a later promise does not move it.';
comment on column programme.promise_sha256 is 'Of what is promised, without the time: the same promise is registered once.';
create unique index programme_promise_once on programme (agency_id, promise_sha256);
create index programme_by_registration on programme (agency_id, registration_id) where registration_id is not null;

create table programme_version (
  agency_id           uuid        not null,
  id                  uuid        not null default uuidv7(),
  programme_id        uuid        not null,
  version             integer     not null check (version >= 1),
  made_at             timestamptz not null,
  made_by             uuid,                                   -- null: came with demo data
  reason              text        not null check (length(reason) <= 1000),
  registration_sha256 text,                                   -- of this version; it includes that of the version before
  promise             jsonb       not null,                   -- all that was promised, unit by unit
  outlook             jsonb,                                  -- what the design could find, by the months known then
  primary key (agency_id, id),
  unique (agency_id, programme_id, version),
  constraint programme_version_says_why check (version = 1 or reason <> '')
);
select tenant_table('programme_version');
revoke update, delete on programme_version from bina_app;
alter table programme_version add foreign key (agency_id, programme_id) references programme (agency_id, id);
comment on table programme_version is 'Registrations as they were made, append-only: the old ones stay readable.';

alter table evaluation_result add column programme_version integer not null default 1;
comment on column evaluation_result.programme_version is 'The version of the registration that was judged.';

-- Seats given by lot: everything that decides is fixed and shown before the seed is known.
create table programme_draw (
  agency_id     uuid        not null,
  id            uuid        not null default uuidv7(),
  title         text        not null check (length(title) <= 200),
  kind          text        not null check (kind in ('lottery', 'phased')),
  seed_source   text        not null check (seed_source in ('sealed', 'public')),
  public_source text        not null default '' check (length(public_source) <= 500),  -- which public number, said beforehand
  commitment    text,                                         -- sha256 of a sealed seed, shown beforehand
  plan          jsonb       not null,                         -- candidates with their strata, seats, months
  plan_sha256   text        not null,
  announced_at  timestamptz not null,
  announced_by  uuid,
  seed          text,                                         -- sealed: hidden until drawn; public: typed in when it is known
  drawn_at      timestamptz,
  drawn_by      uuid,
  primary key (agency_id, id),
  constraint programme_draw_committed check ((seed_source = 'sealed') = (commitment is not null)),
  constraint programme_draw_drawn check (drawn_at is null or seed is not null)
);
create index programme_draw_by_time on programme_draw (agency_id, announced_at desc);
select tenant_table('programme_draw');
revoke update, delete on programme_draw from bina_app;
grant update (seed, drawn_at, drawn_by) on programme_draw to bina_app;
alter table programme_draw add foreign key (agency_id) references agency (id);
alter table programme add foreign key (agency_id, draw_id) references programme_draw (agency_id, id);
comment on table programme_draw is 'A drawing, announced once and drawn once; none can be taken back, so that nobody draws until it suits.';
