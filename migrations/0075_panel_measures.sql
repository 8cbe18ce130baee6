-- 0075 The shared panel: measures that are no sum, cells to count again, units that went on in another.  Additive; safe while the previous release is running.
-- Source: F86, F89; ARCHITECTURE.md "the key unit × service × element × month".
alter table outcome_month add column value double precision;
comment on column outcome_month.value is 'The measure itself where it is no sum of answers (a median in minutes); null where total ÷ responses says it.';
comment on column outcome_month.element is 'SKM element key, ''index'', or a measure such as wait_median_minutes.';

create table panel_stale (
  agency_id  uuid not null,
  id         uuid not null default uuidv7(),
  unit_id    uuid not null,
  service_id uuid not null,
  month      date not null,
  primary key (agency_id, id)
);
select tenant_table('panel_stale');
comment on table panel_stale is 'Cells of the panel whose facts changed: marked in the transaction that changed them, taken by the refresh. The same cell may stand here often; a unique key would make writers wait for each other.';
create policy citizen_marks on panel_stale for insert to bina_citizen with check (agency_id = any ((select current_agencies())::uuid[]));
grant insert on panel_stale to bina_citizen;

create table unit_successor (
  agency_id uuid not null,
  id        uuid not null default uuidv7(),
  from_unit uuid not null,
  to_unit   uuid not null,
  on_date   date not null,                                   -- first day on which the successor gives the services
  reason    text not null,
  ended_at  timestamptz,                                     -- registered by mistake
  primary key (agency_id, id),
  constraint unit_successor_other check (from_unit <> to_unit)
);
create unique index unit_successor_once on unit_successor (agency_id, from_unit) where ended_at is null;
create index unit_successor_to on unit_successor (agency_id, to_unit) where ended_at is null;
select tenant_table('unit_successor');
alter table unit_successor add foreign key (agency_id, from_unit) references unit (agency_id, id);
alter table unit_successor add foreign key (agency_id, to_unit) references unit (agency_id, id);
comment on table unit_successor is 'A unit whose services went on in another. A unit has at most one successor; a successor may have several predecessors.';

-- Where each unit's services are given now, with the break on the way; a unit without a successor is its own.
create view unit_lineage with (security_invoker = true) as
  with recursive line as (
    select u.agency_id, u.id as unit_id, u.id as present_unit_id, null::date as joined_on, 0 as steps from unit u
    union all
    select l.agency_id, l.unit_id, s.to_unit, s.on_date, l.steps + 1
    from line l join unit_successor s on s.agency_id = l.agency_id and s.from_unit = l.present_unit_id and s.ended_at is null
    where l.steps < 20                                       -- a circle is refused when it is registered; this holds if one got in
  )
  select distinct on (agency_id, unit_id) agency_id, unit_id, present_unit_id, joined_on, steps from line order by agency_id, unit_id, steps desc;
grant select on unit_lineage to bina_app;

-- The panel across mergers: rows of predecessors stand under the present unit. Sums add up exactly; a measure that is no sum
-- (a median) is the mean of its parts weighted by their counts, and units > 1 says so.
create view outcome_month_joined with (security_invoker = true) as
  select o.agency_id, l.present_unit_id as unit_id, o.service_id, o.element, o.month,
    sum(o.responses)::integer as responses, sum(o.total)::bigint as total,
    sum(o.value * o.responses) / nullif(sum(o.responses) filter (where o.value is not null), 0) as value,
    count(*)::integer as units, bool_or(l.steps > 0) as from_predecessor
  from outcome_month o join unit_lineage l on l.agency_id = o.agency_id and l.unit_id = o.unit_id
  group by o.agency_id, l.present_unit_id, o.service_id, o.element, o.month;
grant select on outcome_month_joined to bina_app;
