-- 0146 A publication whose files could not be drawn says so and is drawn again; an invented government tells its visitors how its first report stands.  Additive; safe while the previous release is running.
-- Source: docs/rules/reports.md.

alter table period_report_publication add column fault text check (length(fault) <= 60);   -- code of what went wrong when its files were drawn; null again once they are
alter table period_report_publication add constraint period_report_publication_fault_is_open check (fault is null or drawn_at is null);
grant update (fault) on period_report_publication to bina_app;

-- As in 0110; 'first' is null of every real government, which tells nobody what it has not published.
create or replace function public_period_reports(agency_code text) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('code', a.code, 'name', a.name, 'reports', coalesce((
    select jsonb_agg(jsonb_build_object('period', r.period, 'version', r.version, 'publishedOn', (p.published_at at time zone a.time_zone)::date, 'dataOn', r.data_on, 'pages', p.pages, 'sha256', p.sha256,
      'withdrawnOn', (p.withdrawn_at at time zone a.time_zone)::date, 'withdrawnReason', p.withdrawn_reason) order by r.period, r.version)
    from period_report r join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id where r.agency_id = a.id and p.drawn_at is not null), '[]'),
    'first', case when a.invented then coalesce((
      select case when r.state = 'failed' or p.fault is not null then 'failed' else 'making' end
      from period_report r left join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id where r.agency_id = a.id order by r.requested_at desc limit 1), 'awaited') end)
  from agency a where a.code = agency_code
$$;
