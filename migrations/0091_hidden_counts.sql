-- 0091 Counts of complaints that are hidden stay hidden when one takes the rest from a total.  Replaces functions; safe while the previous release is running.
-- Source: R18. The page of a government gave totals of a year by state, open data the cells of each month: a total less its cells was the hidden one.

-- Which cells of one total are not published. All under five; then, while they are together fewer than five people or all
-- alike, every cell of the next smallest size. Of hidden cells that differ, any two could be exchanged: none is known, not
-- even to somebody who knows this rule. When everything is hidden, the total is published only where the same holds.
create function hidden_cells(counts bigint[], out hidden boolean[], out total bigint)
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  smallest constant bigint := 5;
  edge bigint := smallest;
  hidden_sum bigint;
  kinds integer;
  next_edge bigint;
begin
  loop
    select sum(c), count(distinct c) into hidden_sum, kinds from unnest(counts) c where c < edge;
    exit when kinds = 0 or (hidden_sum >= smallest and kinds > 1);
    select min(c) + 1 into next_edge from unnest(counts) c where c >= edge;
    exit when next_edge is null;
    edge := next_edge;
  end loop;
  hidden := array(select c < edge from unnest(counts) with ordinality as u(c, place) order by place);
  if kinds = 0 or (hidden_sum >= smallest and kinds > 1) then select sum(c) into total from unnest(counts) c; end if;
end $$;
revoke all on function hidden_cells(bigint[]) from public;

-- Complaints of a government by month, class and state, with the total of their calendar year by state. Years do not move
-- with the day of asking: no two totals share a cell.
create function public_complaint_cells(agency uuid)
returns table (month date, class text, state text, complaints bigint, year integer, year_total bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  with cell as (
    select date_trunc('month', c.received_on)::date as month, c.class, c.state, count(*) as many
    from complaint c where c.agency_id = agency and c.class <> 'violation' and c.received_on is not null group by 1, 2, 3
  ), grouped as (
    select extract(year from cell.month)::integer as year, cell.state, array_agg(cell.month order by cell.month, cell.class) as months,
      array_agg(cell.class order by cell.month, cell.class) as classes, array_agg(cell.many order by cell.month, cell.class) as counts
    from cell group by 1, 2
  )
  select m.month, m.class, g.state, case when not m.hidden then m.many end, g.year, h.total
  from grouped g cross join hidden_cells(g.counts) h cross join unnest(g.months, g.classes, g.counts, h.hidden) as m(month, class, many, hidden)
$$;
revoke all on function public_complaint_cells(uuid) from public;

create or replace function public_complaints(agency_code text)
returns table (month date, class text, state text, complaints bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.month, c.class, c.state, c.complaints from agency a cross join public_complaint_cells(a.id) c
  where a.code = agency_code order by 1, 2, 3
$$;

create or replace function public_agency(agency_code text, on_day date) returns jsonb
language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_build_object('code', a.code, 'name', a.name,
    'points', coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'unit', u.name, 'service', s.name, 'serviceCode', s.code,
        'isOverdue', not exists (select from survey v where v.agency_id = a.id and v.service_point_id = p.id and v.closed_at is not null and v.closes_on >= on_day - 365),
        'survey', case when r.survey_id is null then null else jsonb_build_object('id', r.survey_id, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'index', r.result -> 'index', 'grade', r.result -> 'grade',
          'interval95', r.result -> 'interval95', 'respondents', r.result -> 'respondents', 'sampleMinimum', r.result -> 'sampleMinimum') end) order by s.name, p.name, p.slug)
      from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
      left join public_results(a.id) r on r.service_point_id = p.id
      where p.agency_id = a.id and (p.closed_on is null or p.closed_on > on_day) and (s.ended_on is null or s.ended_on > on_day)), '[]'),
    'plans', (select jsonb_build_object('open', count(*) filter (where f.state in ('planned', 'doing') and f.due_on >= on_day), 'late', count(*) filter (where f.state in ('planned', 'doing') and f.due_on < on_day),
        'done', count(*) filter (where f.state = 'done')) from follow_up f join survey v on v.agency_id = f.agency_id and v.id = f.survey_id where f.agency_id = a.id and v.result is not null),
    'complaints', coalesce((select jsonb_object_agg(c.state, c.year_total) from (select distinct state, year_total from public_complaint_cells(a.id) where year = extract(year from on_day)) c), '{}'),
    'confirmed', (select case when count(*) >= 5 then jsonb_build_object('answers', count(*), 'fixedPercent', round(100.0 * count(*) filter (where confirmed_fixed) / count(*))) end from complaint
        where agency_id = a.id and class <> 'violation' and confirmed_fixed is not null and extract(year from received_on) = extract(year from on_day)))
  from agency a where a.code = agency_code
$$;
