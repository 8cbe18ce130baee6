-- 0116 A place shown on a map: the box a government draws, and its own picture of the area.  Additive.
-- Source: F68; docs/rules/complaints.md, section 8a.
create table complaint_map (
  agency_id  uuid             primary key references agency (id),
  south      double precision not null,
  west       double precision not null,
  north      double precision not null,
  east       double precision not null,
  picture    bytea            check (length(picture) <= 2000000),   -- JPEG made anew by the program; null: drawn from offices and service points
  width      integer,
  height     integer,
  changed_at timestamptz      not null default now(),
  constraint complaint_map_box check (south < north and west < east and south >= -90 and north <= 90 and west >= -180 and east <= 180),
  constraint complaint_map_picture check ((picture is null) = (width is null) and (width is null) = (height is null) and width > 0 and height > 0)
);
select tenant_table('complaint_map');
comment on table complaint_map is 'The area of a government on the map of the complaint form: its box, and a picture of its own where there is one.';

-- Offices and open service points that have a place, which stand there for everybody to see; the box, where one was set; not the picture.
create function complaint_map_of(agency uuid, on_day date)
returns table (box jsonb, places jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select
    (select jsonb_build_object('south', m.south, 'west', m.west, 'north', m.north, 'east', m.east, 'width', m.width, 'height', m.height, 'changedAt', extract(epoch from m.changed_at)) from complaint_map m where m.agency_id = agency),
    coalesce((select jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'unitName', u.name, 'unitKind', u.kind, 'name', p.name, 'latitude', p.latitude, 'longitude', p.longitude) order by u.name, p.unit_id, p.name, p.id)
      from service_point p join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
      where p.agency_id = agency and p.latitude is not null and (p.closed_on is null or p.closed_on > on_day)), '[]')
$$;

create function complaint_map_picture(agency uuid) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.picture from complaint_map m where m.agency_id = agency
$$;
revoke all on function complaint_map_of(uuid, date), complaint_map_picture(uuid) from public;
grant execute on function complaint_map_of(uuid, date), complaint_map_picture(uuid) to bina_citizen;
