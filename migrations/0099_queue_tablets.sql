-- 0099 Lobby tablets and the letter before the numbers that each gives without a line.  Additive; safe while the previous release is running.
-- Source: F83, F86.
create table queue_tablet (
  agency_id        uuid        not null,
  service_point_id uuid        not null,
  device_id        uuid        not null,                     -- made by the tablet's browser, as in visit_event
  series           text        not null check (series ~ '^[A-Z]{1,2}$'),
  registered_at    timestamptz not null,
  seen_at          timestamptz not null,                     -- last time it asked; long unseen, its letter may pass to another
  primary key (agency_id, service_point_id, device_id),
  unique (agency_id, service_point_id, series)               -- two tablets without a line never give the same number
);
select tenant_table('queue_tablet');
alter table queue_tablet add foreign key (agency_id, service_point_id) references service_point (agency_id, id);
comment on table queue_tablet is 'Which lobby tablet of a service point gives numbers under which letter while it has no line.';
