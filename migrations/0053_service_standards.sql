-- 0053 Service standards, opening hours of service points, counters.  Additive; safe while the previous release is running.
-- Source: UU 25/2009 (standar pelayanan); docs/rules/skm.md for the key unit × service.
alter table service add column responsible_unit_id uuid;     -- the unit that sets the standard; null: the government as a whole
alter table service add column requirements text[] not null default '{}';  -- one line each
alter table service add column procedure    text[] not null default '{}';  -- steps, in order
alter table service add column fee_note     text   not null default '';    -- who pays, or what the rupiah depend on
alter table service add column product      text   not null default '';
alter table service add column legal_basis  text   not null default '';
alter table service add column ended_on     date;                          -- first day on which it is no longer given
alter table service add foreign key (agency_id, responsible_unit_id) references unit (agency_id, id);
alter table service add constraint service_one_promise check (promised_minutes is null or promised_working_days is null);
alter table service add constraint service_amounts check (promised_minutes > 0 and promised_working_days > 0 and fee_rupiah >= 0);
create index service_by_responsible_unit on service (agency_id, responsible_unit_id);

alter table service_point add column address       text not null default '';
alter table service_point add column opens_minute  smallint;               -- of the day, in the agency's zone: 480 is 08:00
alter table service_point add column closes_minute smallint;
alter table service_point add column opened_on     date;                   -- null: before it was registered, the day is not known
alter table service_point add column closed_on     date;                   -- first day on which it is shut for good
alter table service_point add column latitude      double precision;
alter table service_point add column longitude     double precision;
alter table service_point add constraint service_point_in_order check (closed_on >= opened_on);
alter table service_point add constraint service_point_hours check ((opens_minute is null) = (closes_minute is null) and opens_minute between 0 and 1439 and closes_minute > opens_minute and closes_minute <= 1440);
alter table service_point add constraint service_point_place check ((latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180);
create index service_point_by_service on service_point (agency_id, service_id);

create table counter (
  agency_id        uuid    not null,
  id               uuid    not null default uuidv7(),
  service_point_id uuid    not null,
  number           integer not null check (number between 1 and 999),
  name             text    not null default '',
  closed_on        date,                                     -- first day on which it is no longer used
  primary key (agency_id, id),
  unique (agency_id, service_point_id, number)
);
select tenant_table('counter');
alter table counter add foreign key (agency_id, service_point_id) references service_point (agency_id, id);
comment on table counter is 'A desk (loket) of a service point, by the number that visitors are called to.';
