-- 0005 Training: course → session → enrolment → attendance → JP ledger; programmes and their evaluation.  Additive.
create table course (
  id              uuid primary key default uuidv7(),
  owner_agency_id uuid    not null references agency (id),
  code            text    not null,
  title           text    not null,
  form_id         text    not null,                          -- SIASN jenisDiklat id: the form of development
  minutes         integer not null check (minutes > 0),      -- programme length; 45 minutes are one JP
  sharing         text    not null default 'agency' check (sharing in ('agency', 'all')),
  unique (owner_agency_id, code)
);
select catalogue_table('course');

create table session (
  id              uuid primary key default uuidv7(),
  owner_agency_id uuid    not null references agency (id),
  course_id       uuid    not null references course (id),
  name            text    not null,
  starts_on       date    not null,
  ends_on         date    not null,
  place           text    not null,
  capacity        integer not null check (capacity > 0),
  state           text    not null default 'open' check (state in ('open', 'running', 'done', 'cancelled')),
  check_in_key    text    not null default encode(sha256(convert_to(gen_random_uuid()::text, 'utf8')), 'hex'),
  constraint session_in_order check (ends_on >= starts_on)
);
create index session_by_course on session (course_id, starts_on);
select catalogue_table('session');
comment on table session is 'One delivery of a course (angkatan). An officer of another agency may enrol; the enrolment lives there.';

create table enrolment (
  agency_id   uuid        not null,
  id          uuid        not null default uuidv7(),
  session_id  uuid        not null references session (id),
  person_id   uuid        not null,
  state       text        not null default 'enrolled' check (state in ('enrolled', 'waiting', 'withdrawn', 'completed', 'absent')),
  enrolled_at timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, session_id, person_id)
);
create index enrolment_by_person on enrolment (agency_id, person_id);
select tenant_table('enrolment');
alter table enrolment add foreign key (agency_id, person_id) references person (agency_id, id);

create table attendance (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  enrolment_id uuid        not null,
  day          date        not null,
  minutes      integer     not null check (minutes between 0 and 1440),
  method       text        not null check (method in ('list', 'qr', 'import')),
  recorded_at  timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, enrolment_id, day)
);
select tenant_table('attendance');
alter table attendance add foreign key (agency_id, enrolment_id) references enrolment (agency_id, id);

create table jp_entry (
  agency_id  uuid    not null,
  id         uuid    not null default uuidv7(),
  person_id  uuid    not null,
  title      text    not null,
  form_id    text    not null,
  abroad     boolean not null default false,
  starts_on  date    not null,
  ends_on    date    not null,
  minutes    integer not null default 0 check (minutes >= 0),
  sessions   integer not null default 0 check (sessions >= 0),
  days       integer not null default 0 check (days >= 0),
  enrolment_id uuid,                                         -- where it came from a session of ours
  evidence   text    not null default '',
  recorded_at timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, enrolment_id),
  constraint jp_entry_in_order check (ends_on >= starts_on)
);
create index jp_entry_by_person on jp_entry (agency_id, person_id, ends_on);
select tenant_table('jp_entry');
alter table jp_entry add foreign key (agency_id, person_id) references person (agency_id, id);
alter table jp_entry add foreign key (agency_id, enrolment_id) references enrolment (agency_id, id);
comment on table jp_entry is 'JP ledger: facts of an activity. JP are computed from these by the rule set of their year, never stored.';

create table programme (
  agency_id uuid not null,
  id        uuid not null default uuidv7(),
  title     text not null,
  course_id uuid references course (id),
  outcome   text not null default 'index',                   -- element of outcome_month, or 'index'
  sesoi     numeric not null default 2 check (sesoi > 0),    -- smallest change worth having, in points
  direction text not null default 'up' check (direction in ('up', 'down')),
  registered_at timestamptz not null default now(),
  primary key (agency_id, id)
);
select tenant_table('programme');
alter table programme add foreign key (agency_id) references agency (id);

create table programme_unit (
  agency_id    uuid not null,
  programme_id uuid not null,
  unit_id      uuid not null,
  service_id   uuid not null,
  first_month  date,                                         -- null: never trained, a comparison
  primary key (agency_id, programme_id, unit_id, service_id),
  constraint programme_unit_first_day check (first_month is null or extract(day from first_month) = 1)
);
select tenant_table('programme_unit');
alter table programme_unit add foreign key (agency_id, programme_id) references programme (agency_id, id);
alter table programme_unit add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table programme_unit add foreign key (agency_id, service_id) references service (agency_id, id);

create table evaluation_result (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  programme_id uuid        not null,
  computed_at  timestamptz not null default now(),
  data_sha256  text        not null,
  rule_version text        not null,
  verdict      text        not null,
  result       jsonb       not null,
  primary key (agency_id, id)
);
create index evaluation_result_by_programme on evaluation_result (agency_id, programme_id, computed_at desc);
select tenant_table('evaluation_result');
alter table evaluation_result add foreign key (agency_id, programme_id) references programme (agency_id, id);

create table demo_truth (
  agency_id    uuid    not null,
  programme_id uuid    not null,
  outcome      text    not null,
  effect       numeric not null,
  note         text    not null,
  primary key (agency_id, programme_id, outcome)
);
select tenant_table('demo_truth');
alter table demo_truth add foreign key (agency_id, programme_id) references programme (agency_id, id);
comment on table demo_truth is 'The effects that the generator of demo data put in; shown only as such.';
