-- 0061 Complaints: identity kept apart and sealed, moves logged, clocks per class.  Additive.
-- Source: F68-F79; R19-R21; Perpres 76/2013; docs/rules/complaints.md.
alter table complaint
  add column channel          text not null default 'web' check (channel in ('web', 'walk_in', 'whatsapp', 'sms', 'paper', 'lapor', 'open311')),
  add column service_point_id uuid,
  add column is_formal        boolean not null default false,   -- information asked for under UU 14/2008: its own clock
  add column is_anonymous     boolean not null default false,   -- R21: nobody but the complaint administrator sees who wrote
  add column is_confidential  boolean not null default false,   -- R21: never listed publicly
  add column place            text,
  add column latitude         double precision check (latitude between -90 and 90),
  add column longitude        double precision check (longitude between -180 and 180),
  add column secret_hash      bytea,                            -- sha-256 of the secret that the reporter got; null: no page to follow it
  add column received_on      date,                             -- in the agency's zone: clocks count from here
  add column verify_due_on    date,
  add column respond_due_on   date,
  add column clock_version    text,                             -- of rule set 'complaint-clock' (R01)
  add column state_before     text check (state_before in ('new', 'verified', 'assigned', 'handling')),
  add column archive_reason   text check (archive_reason in ('wrong_format', 'too_general', 'not_government', 'duplicate', 'abusive', 'withdrawn')),
  add column closing          text check (closing in ('fixed', 'explained', 'not_fixed')),
  add column closing_note     text,
  add column root_cause_note  text,
  add column competency       text,                             -- which competency was missing, where the root cause is competence
  add column reopened_at      timestamptz,
  add column confirmed_fixed  boolean,                          -- the reporter's own answer after closure
  add column satisfaction     smallint check (satisfaction between 1 and 4),
  add column confirmed_on     date,
  add column joined           integer not null default 0,       -- citizens who joined instead of repeating
  add column escalation       smallint not null default 0,      -- rungs climbed: 0 none, 1 superior, 2 complaint administrator, 3 inspectorate
  add column cluster_id       uuid,
  add column import_id        uuid,
  add column source_number    text,                             -- number in the system it came from
  add column text_index       tsvector generated always as (to_tsvector('indonesian', subject || ' ' || body)) stored,
  add constraint complaint_closing_when_closed check (state <> 'closed' or closed_at is not null),
  add constraint complaint_pause_remembers check (state <> 'paused' or state_before is not null),
  add constraint complaint_long check (length(subject) <= 200 and length(body) <= 10000),
  add foreign key (agency_id, service_point_id) references service_point (agency_id, id);
create unique index complaint_by_source on complaint (agency_id, channel, source_number) where source_number is not null;
create index complaint_by_state on complaint (agency_id, state, due_on);
create index complaint_by_text on complaint using gin (text_index);
create index complaint_by_received on complaint (agency_id, received_at desc);
create index complaint_by_cluster on complaint (agency_id, cluster_id) where cluster_id is not null;

create table complaint_reporter (
  agency_id    uuid  not null,
  complaint_id uuid  not null,
  sealed       bytea not null,                               -- name and contact, encrypted with a key that is not in the database
  primary key (agency_id, complaint_id)
);
select tenant_table('complaint_reporter');
alter table complaint_reporter add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;
comment on table complaint_reporter is 'Who wrote, sealed; opened only with the verb complaint.identity, and each opening is audited.';

create table complaint_person (
  agency_id    uuid not null,
  complaint_id uuid not null,
  person_id    uuid not null,
  primary key (agency_id, complaint_id, person_id)
);
select tenant_table('complaint_person');
alter table complaint_person add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;
alter table complaint_person add foreign key (agency_id, person_id) references person (agency_id, id);
comment on table complaint_person is 'Officers whom a complaint is about: it never reaches their account or that of their superior (R21).';

create table complaint_move (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  complaint_id uuid        not null,
  at           timestamptz not null,
  account_id   uuid,                                         -- null: the reporter, or the clock
  actor        text        not null check (actor in ('officer', 'reporter', 'clock', 'import')),
  move         text        not null,
  from_state   text        not null,
  to_state     text        not null,
  from_unit_id uuid,
  to_unit_id   uuid,
  reason       text,
  primary key (agency_id, id)
);
create index complaint_move_by_complaint on complaint_move (agency_id, complaint_id, at);
select tenant_table('complaint_move');
revoke update, delete on complaint_move from bina_app;
alter table complaint_move add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;
comment on table complaint_move is 'Every move of a complaint with person, time and reason (R20); append-only.';

create table complaint_message (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  complaint_id uuid        not null,
  at           timestamptz not null,
  author       text        not null check (author in ('officer', 'reporter')),
  account_id   uuid,
  body         text        not null check (length(body) between 1 and 10000),
  is_internal  boolean     not null default false,           -- a note among officers; never on the status page
  primary key (agency_id, id)
);
create index complaint_message_by_complaint on complaint_message (agency_id, complaint_id, at);
select tenant_table('complaint_message');
alter table complaint_message add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;

create table complaint_photo (
  agency_id    uuid    not null,
  id           uuid    not null default gen_random_uuid(),
  complaint_id uuid    not null,
  sha256       text    not null,
  width        integer not null,
  height       integer not null,
  size_bytes   integer not null,
  primary key (agency_id, id)
);
create index complaint_photo_by_complaint on complaint_photo (agency_id, complaint_id);
select tenant_table('complaint_photo');
alter table complaint_photo add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;

create table complaint_supporter (
  agency_id    uuid  not null,
  id           uuid  not null default gen_random_uuid(),
  complaint_id uuid  not null,
  secret_hash  bytea not null,
  joined_on    date  not null,                               -- a day, not a moment
  note         text  check (length(note) <= 2000),
  primary key (agency_id, id)
);
create index complaint_supporter_by_complaint on complaint_supporter (agency_id, complaint_id);
select tenant_table('complaint_supporter');
alter table complaint_supporter add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;
comment on table complaint_supporter is 'Citizens who joined a complaint instead of repeating it; each follows it with an own secret.';

create table complaint_template (
  agency_id uuid not null,
  id        uuid not null default uuidv7(),
  name      text not null check (length(name) between 1 and 100),
  body      text not null check (length(body) between 1 and 5000),
  primary key (agency_id, id),
  unique (agency_id, name)
);
select tenant_table('complaint_template');
alter table complaint_template add foreign key (agency_id) references agency (id);

create table complaint_cluster (
  agency_id  uuid not null,
  id         uuid not null default uuidv7(),
  name       text not null check (length(name) between 1 and 200),
  named_by   uuid,                                           -- null: the name was made of the words found
  words      text[] not null default '{}',
  primary key (agency_id, id)
);
select tenant_table('complaint_cluster');
alter table complaint_cluster add foreign key (agency_id) references agency (id);
alter table complaint add foreign key (agency_id, cluster_id) references complaint_cluster (agency_id, id);
comment on table complaint_cluster is 'The same substance met again across months, with a name that an officer can edit.';

create table complaint_desk (
  agency_id uuid not null,
  desk      text not null check (desk in ('intake', 'inspectorate')),
  unit_id   uuid not null,
  primary key (agency_id, desk)
);
select tenant_table('complaint_desk');
alter table complaint_desk add foreign key (agency_id, unit_id) references unit (agency_id, id);
comment on table complaint_desk is 'Which unit takes in what has no unit yet, and which is the inspectorate.';

alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in ('training_manager', 'facilitator', 'mentor', 'partner', 'service_officer',
  'complaint_administrator', 'inspector', 'evaluator', 'head_of_region', 'auditor', 'administrator'));
