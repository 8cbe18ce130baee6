-- 0060 Working-day calendar of an agency (R19): the shipped national list, changed by rows of its own.  Additive.
create table holiday (
  agency_id uuid    not null,
  day       date    not null,
  name      text    not null check (name <> ''),
  kind      text    not null check (kind in ('national', 'joint_leave', 'regional')),
  is_off    boolean not null default true,                   -- false: this agency works on a day of the national list
  primary key (agency_id, day)
);
select tenant_table('holiday');
alter table holiday add foreign key (agency_id) references agency (id);
comment on table holiday is 'Days that an agency adds to, or takes out of, the national list that ships with Bina.';
