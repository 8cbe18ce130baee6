-- 0079 What every citizen may read of a government: services, results that were fixed, times, complaints as counts.  Additive; safe while the previous release is running.
-- Source: F88, F89; R17, R18, R21; docs/rules/skm.md § 7. Counts under five leave these functions as null: the role that asks cannot learn more.

-- The newest published result of each service point. A result of fewer than five people is not published.
create function public_results(agency uuid)
returns table (service_point_id uuid, survey_id uuid, opens_on date, closes_on date, closed_on date, result jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (v.service_point_id) v.service_point_id, v.id, v.opens_on, v.closes_on, (v.closed_at at time zone a.time_zone)::date, v.result
  from survey v join agency a on a.id = v.agency_id
  where v.agency_id = agency and v.closed_at is not null and (v.result ->> 'respondents')::int >= 5
  order by v.service_point_id, v.closes_on desc, v.id
$$;

create function public_agencies()
returns table (code text, name text, points integer, results integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.code, a.name, (select count(*)::int from service_point p where p.agency_id = a.id and p.closed_on is null), (select count(*)::int from public_results(a.id))
  from agency a where exists (select from service_point p where p.agency_id = a.id) order by a.name, a.code
$$;

create function public_agency(agency_code text, on_day date) returns jsonb
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
    'complaints', coalesce((select jsonb_object_agg(c.state, c.many) from (select state, case when count(*) >= 5 then count(*) end as many from complaint
        where agency_id = a.id and class <> 'violation' and received_on > on_day - 365 group by state) c), '{}'),
    'confirmed', (select case when count(*) >= 5 then jsonb_build_object('answers', count(*), 'fixedPercent', round(100.0 * count(*) filter (where confirmed_fixed) / count(*))) end from complaint
        where agency_id = a.id and class <> 'violation' and confirmed_fixed is not null and received_on > on_day - 365))
  from agency a where a.code = agency_code
$$;

create function public_point(point_slug text, on_day date) returns jsonb
language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_build_object('agencyCode', a.code, 'agencyName', a.name, 'slug', p.slug, 'name', p.name, 'unit', u.name, 'address', p.address, 'openDays', p.open_days, 'opensMinute', p.opens_minute,
    'closesMinute', p.closes_minute, 'service', jsonb_build_object('code', s.code, 'name', s.name, 'requirements', s.requirements, 'procedure', s.procedure, 'promisedMinutes', s.promised_minutes,
      'promisedWorkingDays', s.promised_working_days, 'feeRupiah', s.fee_rupiah, 'feeNote', s.fee_note, 'product', s.product, 'legalBasis', s.legal_basis),
    'survey', (select jsonb_build_object('id', r.survey_id, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'closedOn', r.closed_on, 'result', r.result - 'splits') from public_results(a.id) r where r.service_point_id = p.id),
    'times', coalesce((select jsonb_agg(jsonb_build_object('month', m.month, 'visits', m.visits, 'wait', m.wait, 'p90', m.p90, 'share', m.share) order by m.month) from (
        select o.month, max(o.responses) as visits, max(o.value) filter (where o.element = 'wait_median_minutes' and o.responses >= 5) as wait,
          max(o.value) filter (where o.element = 'wait_p90_minutes' and o.responses >= 5) as p90, max(o.value) filter (where o.element = 'within_promise_percent' and o.responses >= 5) as share
        from outcome_month o where o.agency_id = a.id and o.unit_id = p.unit_id and o.service_id = p.service_id and o.element in ('wait_median_minutes', 'wait_p90_minutes', 'within_promise_percent')
          and o.month > on_day - 400 and o.responses >= 5 group by o.month) m), '[]'))
  from service_point p join agency a on a.id = p.agency_id join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  where p.slug = point_slug
$$;

-- Open data. The panel leaves out cells of fewer than five; complaints leave as null what is smaller, and have no totals to subtract from.
create function public_panel(agency_code text)
returns table (unit text, service text, element text, month date, responses integer, total bigint, value double precision)
language sql stable security definer set search_path = pg_catalog, public as $$
  select u.name, s.code, o.element, o.month, o.responses, o.total, o.value from outcome_month o join agency a on a.id = o.agency_id
  join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join service s on s.agency_id = o.agency_id and s.id = o.service_id
  where a.code = agency_code and o.responses >= 5 order by u.name, s.code, o.element, o.month
$$;

create function public_complaints(agency_code text)
returns table (month date, class text, state text, complaints bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select date_trunc('month', c.received_on)::date, c.class, c.state, case when count(*) >= 5 then count(*) end from complaint c join agency a on a.id = c.agency_id
  where a.code = agency_code and c.class <> 'violation' and c.received_on is not null group by 1, 2, 3 order by 1, 2, 3
$$;

create function public_surveys(agency_code text)
returns table (survey uuid, point text, service text, unit text, opens_on date, closes_on date, result jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select v.id, p.slug, s.code, u.name, v.opens_on, v.closes_on, v.result - 'splits' from survey v join agency a on a.id = v.agency_id
  join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  where a.code = agency_code and v.closed_at is not null and (v.result ->> 'respondents')::int >= 5 order by v.closes_on, p.slug
$$;

create function public_standards(agency_code text)
returns table (code text, name text, requirements text[], procedure text[], promised_minutes integer, promised_working_days integer, fee_rupiah bigint, product text, legal_basis text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.code, s.name, s.requirements, s.procedure, s.promised_minutes, s.promised_working_days, s.fee_rupiah, s.product, s.legal_basis from service s join agency a on a.id = s.agency_id
  where a.code = agency_code and s.ended_on is null order by s.code
$$;

do $$
declare f text;
begin
  foreach f in array array['public_results(uuid)', 'public_agencies()', 'public_agency(text, date)', 'public_point(text, date)', 'public_panel(text)', 'public_complaints(text)', 'public_surveys(text)', 'public_standards(text)'] loop
    execute format('revoke all on function %s from public', f);
    if f <> 'public_results(uuid)' then execute format('grant execute on function %s to bina_citizen', f); end if;
  end loop;
end $$;
