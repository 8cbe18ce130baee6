-- 0074 Queue clock: tickets, counters, desk work, and the log of what happened at them.  Additive; safe while the previous release is running.
-- Source: F86; PermenPANRB 15/2014 (jangka waktu penyelesaian is part of the service standard).
alter table visit add column served_at  timestamptz;                  -- the officer began; null where only the call is known
alter table visit add column absent_at  timestamptz;                  -- called, and nobody came
alter table visit add column left_at    timestamptz;                  -- went away before the call
alter table visit add column counter_id uuid;
alter table visit add column ticket_series text not null default '' check (ticket_series ~ '^[A-Z]{0,2}$');  -- letters of a tablet that gave numbers without a line
alter table visit add column ticket_number integer check (ticket_number between 1 and 9999);                 -- counted from 1 by point and day
alter table visit add column source     text not null default 'tablet' check (source in ('tablet', 'import', 'desk'));
alter table visit add column import_id  uuid;
alter table visit add column reference  text check (length(reference) between 1 and 60);                     -- desk work: number of the file; never a name
alter table visit add column paused_minutes integer not null default 0 check (paused_minutes >= 0);          -- waiting for the applicant
alter table visit add column paused_at  timestamptz;                  -- set while it waits for the applicant
alter table visit add column working_days integer check (working_days >= 0);                                 -- desk work: from in to out, without pauses and holidays
alter table visit add column taken_known boolean not null default true;  -- false: the counter spoke before the lobby's tablet did
alter table visit add column clock_fault boolean not null default false; -- times that cannot be: counted, never averaged
alter table visit add foreign key (agency_id, counter_id) references counter (agency_id, id);
create index visit_by_import on visit (agency_id, import_id) where import_id is not null;
create unique index visit_by_reference on visit (agency_id, service_point_id, reference) where reference is not null;
comment on column visit.ticket_series is 'Empty where the server gave the number.';

create table visit_event (
  agency_id        uuid        not null,
  id               uuid        not null,                     -- made where it happened: sent twice, it is one event
  visit_id         uuid        not null,
  service_point_id uuid        not null,
  kind             text        not null check (kind in ('taken', 'called', 'served', 'done', 'absent', 'left', 'paused', 'resumed', 'undone')),
  undoes_id        uuid,
  counter_id       uuid,
  ticket_series    text        not null default '',
  ticket_number    integer,
  reference        text,
  at               timestamptz not null,                     -- by the server's clock: a device's own, corrected by its skew
  device_id        uuid,                                     -- null: a form sent without the offline log
  device_at        timestamptz,
  device_sequence  bigint,
  skew_ms          bigint,                                   -- server − device when it was sent
  received_at      timestamptz not null,
  account_id       uuid,
  primary key (agency_id, id),
  constraint visit_event_undo check ((kind = 'undone') = (undoes_id is not null)),
  constraint visit_event_device check ((device_id is null) = (device_sequence is null) and (device_id is null) = (device_at is null))
);
create index visit_event_by_visit on visit_event (agency_id, visit_id);
create index visit_event_by_device on visit_event (agency_id, device_id, device_sequence) where device_id is not null;
select tenant_table('visit_event');
revoke update, delete on visit_event from bina_app;
alter table visit_event add foreign key (agency_id, service_point_id) references service_point (agency_id, id);
alter table visit_event add foreign key (agency_id, counter_id) references counter (agency_id, id);
comment on table visit_event is 'What happened at a queue or a desk, only ever added to. The row in visit is derived from it.';
