-- 0110 Reports of a government for a quarter, half or year: versions that stay as they were, and what of them is public.  Additive; safe while the previous release is running.
-- Source: S15, S17; F99, F102; R18; docs/rules/reports.md.

create table period_report (
  agency_id     uuid        not null,
  id            uuid        not null default uuidv7(),
  period        text        not null check (period ~ '^[0-9]{4}(-(Q[1-4]|H[12]))?$'),
  version       integer     not null check (version >= 1),
  state         text        not null default 'waiting' check (state in ('waiting', 'making', 'done', 'failed')),
  progress      smallint    not null default 0 check (progress between 0 and 100),
  fault         text        check (length(fault) <= 60),      -- code of what went wrong; its words stand in the program
  requested_by  uuid,                                          -- null: asked for without a person
  requested_at  timestamptz not null,
  made_at       timestamptz,
  data_on       date,
  document      text        check (json_typeof(document::json) = 'object'),   -- words and numbers in both languages, small counts hidden; names no person
  sha256        text,                                          -- of the document, letter by letter
  pages         integer     check (pages >= 1),
  primary key (agency_id, id),
  unique (agency_id, period, version),
  constraint period_report_done_is_whole check ((state = 'done') = (document is not null) and num_nonnulls(document, sha256, made_at, data_on, pages) in (0, 5)),
  constraint period_report_failed_says_why check ((state = 'failed') = (fault is not null))
);
-- Two who ask at once wait for the same one.
create unique index period_report_one_at_a_time on period_report (agency_id, period) where state in ('waiting', 'making');
select tenant_table('period_report');
revoke update, delete on period_report from bina_app;
grant update (state, progress, fault, requested_at, made_at, data_on, document, sha256, pages) on period_report to bina_app;
alter table period_report add foreign key (agency_id) references agency (id);
comment on table period_report is 'A report of a period, one row a version; once done it never changes.';

create function keep_period_report() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.state = 'done' then
    raise exception 'a report that is done is not changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger period_report_stays before update on period_report for each row execute function keep_period_report();

-- A version that a person gave to the public, with the texts that were struck out of it. It is public once its files are drawn, until it is withdrawn.
create table period_report_publication (
  agency_id         uuid        not null,
  report_id         uuid        not null,
  struck            text[]      not null default '{}',         -- keys of texts that were replaced
  published_by      uuid,
  published_at      timestamptz not null,
  drawn_at          timestamptz,
  document          text        check (json_typeof(document::json) = 'object'),
  sha256            text,
  pages             integer     check (pages >= 1),
  withdrawn_by      uuid,
  withdrawn_at      timestamptz,
  withdrawn_reason  text        check (length(withdrawn_reason) between 10 and 300),  -- read by the public
  primary key (agency_id, report_id),
  constraint period_report_publication_is_whole check (num_nonnulls(drawn_at, document, sha256, pages) in (0, 4)),
  constraint period_report_publication_says_why check ((withdrawn_at is null) = (withdrawn_reason is null))
);
select tenant_table('period_report_publication');
revoke update, delete on period_report_publication from bina_app;
grant update (drawn_at, document, sha256, pages, withdrawn_by, withdrawn_at, withdrawn_reason) on period_report_publication to bina_app;
alter table period_report_publication add foreign key (agency_id, report_id) references period_report (agency_id, id);
comment on table period_report_publication is 'A published version; it is withdrawn with a reason, never silently, and never changed.';

create function keep_period_report_publication() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.withdrawn_at is not null or (old.drawn_at is not null and (new.drawn_at, new.document, new.sha256, new.pages) is distinct from (old.drawn_at, old.document, old.sha256, old.pages)) then
    raise exception 'a published report is not changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger period_report_publication_stays before update on period_report_publication for each row execute function keep_period_report_publication();

-- The files of a version as they were drawn: of the version itself, and of what is public of it.
create table period_report_file (
  agency_id  uuid    not null,
  report_id  uuid    not null,
  edition    text    not null check (edition in ('own', 'public')),
  kind       text    not null check (kind in ('pdf', 'xlsx', 'zip')),
  language   text    not null check (language in ('id', 'en')),
  bytes      bytea   not null check (length(bytes) between 1 and 50000000),
  sha256     text    not null,
  primary key (agency_id, report_id, edition, kind, language)
);
select tenant_table('period_report_file');
revoke update, delete on period_report_file from bina_app;
alter table period_report_file add foreign key (agency_id, report_id) references period_report (agency_id, id);
comment on table period_report_file is 'PDF, workbook and de-identified data of a report, append-only.';

-- What a citizen may read: every version that was ever published, by its number; what was withdrawn only as a line with its reason.
create function public_period_reports(agency_code text) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('code', a.code, 'name', a.name, 'reports', coalesce((
    select jsonb_agg(jsonb_build_object('period', r.period, 'version', r.version, 'publishedOn', (p.published_at at time zone a.time_zone)::date, 'dataOn', r.data_on, 'pages', p.pages, 'sha256', p.sha256,
      'withdrawnOn', (p.withdrawn_at at time zone a.time_zone)::date, 'withdrawnReason', p.withdrawn_reason) order by r.period, r.version)
    from period_report r join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id where r.agency_id = a.id and p.drawn_at is not null), '[]'))
  from agency a where a.code = agency_code
$$;

create function public_period_report(agency_code text, wanted_period text, wanted_version integer) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.document from period_report r join agency a on a.id = r.agency_id join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id
  where a.code = agency_code and r.period = wanted_period and r.version = wanted_version and p.drawn_at is not null and p.withdrawn_at is null
$$;

create function public_period_report_file(agency_code text, wanted_period text, wanted_version integer, wanted_kind text, wanted_language text)
returns table (bytes bytea, sha256 text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.bytes, f.sha256 from period_report r join agency a on a.id = r.agency_id join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id
  join period_report_file f on f.agency_id = r.agency_id and f.report_id = r.id and f.edition = 'public'
  where a.code = agency_code and r.period = wanted_period and r.version = wanted_version and p.drawn_at is not null and p.withdrawn_at is null and f.kind = wanted_kind and f.language = wanted_language
$$;
revoke all on function public_period_reports(text), public_period_report(text, text, integer), public_period_report_file(text, text, integer, text, text) from public;
grant execute on function public_period_reports(text), public_period_report(text, text, integer), public_period_report_file(text, text, integer, text, text) to bina_citizen;
