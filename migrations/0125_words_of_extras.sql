-- 0125 What visitors wrote in answer to a government's own questions goes with their other words.  Additive; safe while the previous release is running.
-- Source: UU 27/2022 Pasal 21; docs/rules/privacy.md. An answer that was chosen is the number of the choice, 1 to 4; anything else is words.

create function has_words(extras jsonb) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select exists (select from jsonb_each_text(coalesce(extras, '{}')) e where e.value !~ '^[1-4]$')
$$;

create function without_words(extras jsonb) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select jsonb_object_agg(e.key, e.value) from jsonb_each(extras) e where e.value #>> '{}' ~ '^[1-4]$'
$$;
revoke all on function has_words(jsonb), without_words(jsonb) from public;
grant execute on function has_words(jsonb) to bina_app;

-- As before, and those words.
create or replace function retention_due(agency uuid, wanted text, before date)
returns table (key text, on_day date)
language sql
stable
set search_path = pg_catalog, public, pg_temp as $$
  with zone as (select g.time_zone as name from agency g where g.id = agency)
  select c.id::text, complaint_ended_on(c, z.name) from zone z, complaint c
    where wanted = 'complaint_reporter' and c.agency_id = agency and complaint_ended_on(c, z.name) < before
      and exists (select from complaint_reporter r where r.agency_id = agency and r.complaint_id = c.id)
  union all
  select s.id::text, complaint_ended_on(c, z.name) from zone z, complaint_supporter s join complaint c on c.agency_id = s.agency_id and c.id = s.complaint_id
    where wanted = 'supporter_note' and s.agency_id = agency and s.note is not null and complaint_ended_on(c, z.name) < before
  union all
  select p.id::text, complaint_ended_on(c, z.name) from zone z, complaint_photo p join complaint c on c.agency_id = p.agency_id and c.id = p.complaint_id
    where wanted = 'complaint_photo' and p.agency_id = agency and complaint_ended_on(c, z.name) < before
  union all
  select encode(d.id, 'hex'), (d.expires_at at time zone z.name)::date from zone z, complaint_draft d
    where wanted = 'complaint_draft' and d.agency_id = agency and (d.expires_at at time zone z.name)::date < before
  union all
  select r.id::text, (v.closed_at at time zone z.name)::date from zone z, survey v join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id
    where wanted = 'survey_comment' and v.agency_id = agency and (r.comment is not null or has_words(r.extras)) and (v.closed_at at time zone z.name)::date < before
  union all
  select a.id::text, (s.ends_on + make_interval(months => a.months::integer + 1))::date from post_training_answer a join session s on s.id = a.session_id
    where wanted = 'post_training_words' and a.agency_id = agency and a.words is not null and (s.ends_on + make_interval(months => a.months::integer + 1))::date < before
  union all
  select n.id::text, (n.created_at at time zone z.name)::date from zone z, notification n
    where wanted = 'notification' and n.agency_id = agency and (n.created_at at time zone z.name)::date < before
  union all
  select s.id::text, (s.expires_at at time zone z.name)::date from zone z, account_session s join account a on a.id = s.account_id
    where wanted = 'session' and a.home_agency_id = agency and (s.expires_at at time zone z.name)::date < before
  union all
  select f.id::text, (f.failed_at at time zone z.name)::date from zone z, sign_in_failure f
    where wanted = 'attempt' and (f.failed_at at time zone z.name)::date < before
  union all
  select b.id::text, (greatest(b.created_at, b.confirmed_at, b.undone_at) at time zone z.name)::date from zone z, import_batch b
    where wanted = 'import_file' and b.agency_id = agency and b.cleared_at is null and (greatest(b.created_at, b.confirmed_at, b.undone_at) at time zone z.name)::date < before
  union all
  -- Whole months only, and none that waits to be counted: a month half deleted could not be counted at all.
  select v.id::text, (v.taken_at at time zone z.name)::date from zone z, visit v
    where wanted = 'visit' and v.agency_id = agency and v.taken_at < date_trunc('month', before::timestamp) at time zone z.name
      and not exists (select from panel_stale p where p.agency_id = agency and p.month < before)
  union all
  select e.id::text, (e.at at time zone z.name)::date from zone z, visit_event e
    where wanted = 'visit' and e.agency_id = agency and e.at < before::timestamp at time zone z.name
      and not exists (select from visit v where v.agency_id = agency and v.id = e.visit_id)
  union all
  select q.id::text, (q.ended_at at time zone z.name)::date from zone z, privacy_request q
    where wanted = 'privacy_request' and q.agency_id = agency and q.emptied_at is null and (q.ended_at at time zone z.name)::date < before
$$;

create or replace function retain(agency uuid, wanted text, before date, moment timestamptz, most integer, out done integer, out files text[])
returns record
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  keys text[];
  named text[] := '{}';
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then raise exception 'retain: agency outside the scope'; end if;
  if before > (moment at time zone (select a.time_zone from agency a where a.id = agency))::date then raise exception 'retain: a day to come'; end if;
  done := 0;
  files := '{}';
  perform pg_advisory_xact_lock(hashtextextended('retain/' || agency::text, 0));
  if exists (select from retention_hold h where h.agency_id = agency and h.kind = wanted and h.lifted_at is null) then return; end if;
  select coalesce(array_agg(d.key), '{}') into keys from (select x.key from retention_due(agency, wanted, before) x order by x.on_day limit most) d;
  done := cardinality(keys);
  if done = 0 then return; end if;
  case wanted
    when 'complaint_reporter' then
      delete from complaint_reporter where agency_id = agency and complaint_id = any (keys::uuid[]);
      update complaint set told_by_mail = false where agency_id = agency and id = any (keys::uuid[]) and told_by_mail;
    when 'complaint_photo' then
      with gone as (delete from complaint_photo where agency_id = agency and id = any (keys::uuid[]) returning sha256) select array_agg(distinct sha256) into named from gone;
    when 'supporter_note' then
      update complaint_supporter set note = null where agency_id = agency and id = any (keys::uuid[]);
    when 'complaint_draft' then
      delete from complaint_draft where agency_id = agency and id in (select decode(k, 'hex') from unnest(keys) k);
    when 'survey_comment' then
      update survey_response set comment = null, extras = without_words(extras) where agency_id = agency and id = any (keys::uuid[]);
    when 'post_training_words' then
      update post_training_answer set words = null where agency_id = agency and id = any (keys::uuid[]);
    when 'notification' then
      delete from notification where agency_id = agency and id = any (keys::uuid[]);
    when 'session' then
      delete from account_session where id = any (keys::uuid[]);
    when 'attempt' then
      delete from sign_in_failure where id = any (keys::uuid[]);
    when 'import_file' then
      delete from import_row where agency_id = agency and batch_id = any (keys::uuid[]);
      with gone as (
        update import_batch set cleared_at = moment, written = '{}',
          state = case when state in ('reading', 'previewed', 'writing') then 'refused' else state end,
          refusal = case when state in ('reading', 'previewed', 'writing') then '{"code": "import.abandoned"}'::jsonb else refusal end
        where agency_id = agency and id = any (keys::uuid[]) returning file_sha256
      ) select array_agg(distinct file_sha256) into named from gone;
    when 'visit' then
      -- Events without a visit were in no figure: they close no month to counting.
      if exists (select from visit where agency_id = agency and id = any (keys::uuid[])) then
        insert into panel_kept (agency_id, before) values (agency, date_trunc('month', before)::date)
          on conflict (agency_id) do update set before = greatest(panel_kept.before, excluded.before);
      end if;
      delete from visit_event e where e.agency_id = agency and e.id = any (keys::uuid[]) and not exists (select from visit v where v.agency_id = agency and v.id = e.visit_id);
      delete from visit_event where agency_id = agency and visit_id = any (keys::uuid[]);
      delete from visit where agency_id = agency and id = any (keys::uuid[]);
    when 'privacy_request' then
      update privacy_request set sealed = '', answer = null, secret_hash = null, emptied_at = moment where agency_id = agency and id = any (keys::uuid[]);
    else
      raise exception 'retain: unknown kind %', wanted using errcode = '22023';
  end case;
  -- The same file may serve another row, of another government too.
  select coalesce(array_agg(n), '{}') into files from unnest(named) n
    where not exists (select from complaint_photo p where p.sha256 = n) and not exists (select from follow_up_note f where f.file_sha256 = n)
      and not exists (select from import_batch b where b.file_sha256 = n and b.cleared_at is null);
end $$;
