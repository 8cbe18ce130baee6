-- 0002 People: units, positions, persons, employment, imports (F1-F5, F9).  Additive.
create table unit (
  agency_id   uuid    not null,
  id          uuid    not null default uuidv7(),
  number      integer not null,                              -- short key inside the agency; makes the path
  external_id text,                                          -- SIASN unor id, opaque
  parent_id   uuid,
  name        text    not null,
  kind        text    not null default 'unit',               -- 'agency' | 'office' | 'division' | 'section' | 'technical_unit' | 'district' | 'village' | 'health_centre' | 'hospital' | 'school' | 'unit'
  path        text    not null,                              -- '/1/4/22/', own number last
  valid_from  date    not null,                              -- since when this name and place in the tree hold
  closed_on   date,
  invented    boolean not null default false,
  primary key (agency_id, id),
  unique (agency_id, number),
  unique (agency_id, external_id),
  constraint unit_closed_after_start check (closed_on is null or closed_on >= valid_from)
);
create index unit_by_path on unit (agency_id, path text_pattern_ops);
create index unit_by_parent on unit (agency_id, parent_id);
select tenant_table('unit');
alter table unit add foreign key (agency_id) references agency (id);
alter table unit add foreign key (agency_id, parent_id) references unit (agency_id, id);
comment on table unit is 'Organisational unit (unor) as it is now; former names and places stand in unit_history.';

create table unit_history (
  agency_id  uuid not null,
  id         uuid not null default uuidv7(),
  unit_id    uuid not null,
  parent_id  uuid,
  name       text not null,
  path       text not null,
  valid_from date not null,
  valid_to   date not null,                                  -- first day on which it no longer held
  primary key (agency_id, id),
  constraint unit_history_in_order check (valid_to > valid_from),
  constraint unit_history_no_overlap exclude using gist (agency_id with =, unit_id with =, daterange(valid_from, valid_to) with &&)
);
select tenant_table('unit_history');
alter table unit_history add foreign key (agency_id, unit_id) references unit (agency_id, id);

-- A new name or place dates the old one instead of overwriting it.
create function keep_unit_history() returns trigger language plpgsql as $$
begin
  if (new.name, new.path) is distinct from (old.name, old.path) and new.valid_from > old.valid_from then
    insert into unit_history (agency_id, unit_id, parent_id, name, path, valid_from, valid_to)
      values (old.agency_id, old.id, old.parent_id, old.name, old.path, old.valid_from, new.valid_from);
  end if;
  return new;
end $$;
create trigger unit_keeps_history before update on unit for each row execute function keep_unit_history();

create table position (
  agency_id   uuid    not null,
  id          uuid    not null default uuidv7(),
  unit_id     uuid    not null,
  external_id text,
  title       text    not null,
  kind        text    not null check (kind in ('jpt', 'administrator', 'pengawas', 'fungsional', 'pelaksana')),
  echelon_id  text,                                          -- SIASN eselon id, '31'
  is_head     boolean not null default false,                -- heads its unit: the superior of the others in it
  primary key (agency_id, id)
);
create index position_by_unit on position (agency_id, unit_id);
select tenant_table('position');
alter table position add foreign key (agency_id, unit_id) references unit (agency_id, id);

create table person (
  agency_id    uuid    not null,
  id           uuid    not null default uuidv7(),
  nip          text    not null check (nip ~ '^[0-9]{18}$'),
  external_id  text,                                         -- SIASN PNS ID, opaque
  name         text    not null,
  title_before text    not null default '',
  title_after  text    not null default '',
  born_on      date,
  birth_place  text    not null default '',
  sex          text    check (sex in ('M', 'F')),
  phone        text    not null default '',
  email        text    not null default '',
  education_id text    not null default '',                  -- SIASN level id, '40' = S-1
  siasn        jsonb   not null default '{}',                -- further columns of the last import, by our key
  left_on      date,
  invented     boolean not null default false,
  updated_at   timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, nip)
);
create index person_by_name on person using gin (name gin_trgm_ops);
select tenant_table('person');
alter table person add foreign key (agency_id) references agency (id);
comment on table person is 'A human in the service of the agency (pegawai). Posts and ranks stand in employment.';

create table employment (
  agency_id       uuid    not null,
  id              uuid    not null default uuidv7(),
  person_id       uuid    not null,
  unit_id         uuid    not null,
  position_id     uuid    not null,
  kind            text    not null check (kind in ('pns', 'pppk')),
  status_code     text    not null default '01',             -- SIASN kedudukan hukum, kept as received
  rank            text    not null default '',               -- golongan, 'III/b' or 'IX'
  is_primary      boolean not null default true,
  started_on      date    not null,
  ended_on        date,
  primary key (agency_id, id),
  constraint employment_in_order check (ended_on is null or ended_on >= started_on),
  constraint employment_one_primary exclude using gist (agency_id with =, person_id with =, daterange(started_on, ended_on) with &&) where (is_primary)
);
create index employment_by_unit on employment (agency_id, unit_id) where ended_on is null;
create index employment_by_person on employment (agency_id, person_id, started_on);
create index employment_by_position on employment (agency_id, position_id) where ended_on is null;
select tenant_table('employment');
alter table employment add foreign key (agency_id, person_id) references person (agency_id, id);
alter table employment add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table employment add foreign key (agency_id, position_id) references position (agency_id, id);
comment on table employment is 'One post of one person from started_on until before ended_on. Closed, never overwritten.';

create table import_batch (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  kind         text        not null check (kind in ('people', 'units', 'responses', 'complaints', 'visits', 'trainings')),
  file_name    text        not null,
  file_sha256  text        not null,
  state        text        not null default 'reading' check (state in ('reading', 'previewed', 'writing', 'confirmed', 'undone', 'refused')),
  rows_read    integer     not null default 0,
  rows_total   integer,
  counts       jsonb       not null default '{}',            -- {"new": …, "changed": …, "unchanged": …, "refused": …, "warnings": {code: n}}
  account_id   uuid,
  created_at   timestamptz not null default now(),
  confirmed_at timestamptz,
  undone_at    timestamptz,
  primary key (agency_id, id)
);
select tenant_table('import_batch');
alter table import_batch add foreign key (agency_id) references agency (id);

create table import_row (
  agency_id  uuid    not null,
  batch_id   uuid    not null,
  row_number integer not null,                               -- line of the file, the header is 1
  state      text    not null check (state in ('new', 'changed', 'unchanged', 'refused')),
  reasons    jsonb   not null default '[]',                  -- [{"code", "column", "value"}]
  data       jsonb   not null,                               -- what will be written
  before     jsonb,                                          -- what stood there, for undo
  primary key (agency_id, batch_id, row_number)
);
create index import_row_by_state on import_row (agency_id, batch_id, state, row_number);
select tenant_table('import_row');
alter table import_row add foreign key (agency_id, batch_id) references import_batch (agency_id, id) on delete cascade;
