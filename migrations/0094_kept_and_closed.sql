-- 0094 Notes of those who joined go by the schedule; the public page tells the agency's own days; a closed counter takes no answer.  Two functions that nothing calls any more are dropped.
-- Source: UU 27/2022 Pasal 21 (what is told); R14, R17; docs/rules/privacy.md, docs/rules/skm.md.

-- As before, and the notes of citizens who joined a report, from the day the report ended.
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
    where wanted = 'survey_comment' and v.agency_id = agency and r.comment is not null and (v.closed_at at time zone z.name)::date < before
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
      update survey_response set comment = null where agency_id = agency and id = any (keys::uuid[]);
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
      insert into panel_kept (agency_id, before) values (agency, date_trunc('month', before)::date)
        on conflict (agency_id) do update set before = greatest(panel_kept.before, excluded.before);
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

-- As before, with how long the agency keeps things.
create or replace function privacy_page(agency_code text, moment timestamptz)
returns jsonb
language sql
stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('agencyId', a.id, 'code', a.code, 'name', a.name, 'timeZone', a.time_zone, 'today', (moment at time zone a.time_zone)::date,
    'additions', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'purpose', x.purpose, 'validFrom', x.valid_from, 'bodyId', x.body_id, 'bodyEn', x.body_en) order by x.valid_from, x.id)
      from privacy_addition x where x.agency_id = a.id and x.valid_from <= (moment at time zone a.time_zone)::date), '[]'),
    'retention', coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'keepDays', r.keep_days, 'validFrom', r.valid_from) order by r.valid_from, r.id)
      from retention_rule r where r.agency_id = a.id and r.valid_from <= (moment at time zone a.time_zone)::date), '[]'),
    'breaches', coalesce((select jsonb_agg(jsonb_build_object('number', b.number, 'title', b.title, 'text', b.public_text, 'publishedAt', b.published_at) order by b.published_at desc)
      from breach b where b.agency_id = a.id and b.published_at is not null), '[]'))
  from agency a where a.code = agency_code
$$;

-- A counter or service that is closed for good has no open survey, whatever its period says; the page tells since when.
drop function survey_page(text, timestamptz);
create function survey_page(point_slug text, moment timestamptz)
returns table (agency_id uuid, survey_id uuid, on_day date, service_name text, unit_name text, agency_name text, point_name text, opens_on date, closes_on date, ended_on date, dropped text[], questions jsonb, last_survey_id uuid, last_opens_on date, last_closes_on date, last_result jsonb)
language sql
stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select p.agency_id, v.id, (moment at time zone a.time_zone)::date, s.name, u.name, a.name, p.name, v.opens_on, v.closes_on,
    case when least(p.closed_on, s.ended_on) <= (moment at time zone a.time_zone)::date then least(p.closed_on, s.ended_on) end, v.dropped, q.body, l.id, l.opens_on, l.closes_on, l.result
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null
    and (moment at time zone a.time_zone)::date between v.opens_on and v.closes_on
    and coalesce(least(p.closed_on, s.ended_on) > (moment at time zone a.time_zone)::date, true)
  left join questionnaire q on q.agency_id = v.agency_id and q.id = v.questionnaire_id
  left join lateral (
    select c.id, c.opens_on, c.closes_on, c.result from survey c
    where c.agency_id = p.agency_id and c.service_point_id = p.id and c.result is not null order by c.closes_on desc limit 1
  ) l on true
  where p.slug = point_slug
$$;
revoke all on function survey_page(text, timestamptz) from public;
grant execute on function survey_page(text, timestamptz) to bina_app, bina_citizen;

create or replace function take_answer(point_slug text, moment timestamptz, token uuid, how text, answers smallint[], visitor jsonb, remark text, extra jsonb, noted text[], ticket bytea)
returns text
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  point record;
  added uuid;
begin
  select p.agency_id as agency, v.id as opened, (moment at time zone a.time_zone)::date as today, a.time_zone as zone, v.dropped, v.extra_keys, least(p.closed_on, s.ended_on) as ends_on into point
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null
    and (moment at time zone a.time_zone)::date between v.opens_on and v.closes_on
  where p.slug = point_slug;
  if point.agency is null then return 'unknown'; end if;
  if point.ends_on <= point.today then return 'ended'; end if;
  if point.opened is null then return 'closed'; end if;
  if how not in ('web', 'kiosk', 'officer') then raise exception 'take_answer: not a form of ours' using errcode = '22023'; end if;
  if not fits_survey(answers, point.dropped) then return 'changed'; end if;
  if ticket is not null then
    insert into spent_ticket (agency_id, hash, spent_on) values (point.agency, ticket, point.today) on conflict do nothing returning hash into ticket;
    if ticket is null then return 'repeated'; end if;
  end if;
  insert into survey_response (agency_id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product,
      competence, conduct, complaints, facilities, sex, age_band, education, occupation, comment, extras, signs, by_ticket)
    values (point.agency, point.opened, token, how, point.today, answers[1], answers[2], answers[3], answers[4], answers[5],
      answers[6], answers[7], answers[8], answers[9], visitor ->> 'sex', visitor ->> 'ageBand', visitor ->> 'education', visitor ->> 'occupation', remark,
      kept_extras(extra, point.extra_keys), noted, ticket is not null)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (point.agency, gen_random_uuid(), point.today::timestamp at time zone point.zone, null, 'survey.answer', 'survey:' || point.opened);
  return 'added';
end $$;

create or replace function take_kept_answer(survey uuid, point_slug text, moment timestamptz, day date, token uuid, answers smallint[], visitor jsonb, extra jsonb, noted text[])
returns text
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  point record;
  added uuid;
begin
  select v.agency_id as agency, v.id, v.opens_on, v.closes_on, v.closed_at, v.dropped, v.extra_keys, p.opened_on, least(p.closed_on, s.ended_on) as ends_on,
    (moment at time zone a.time_zone)::date as today, a.time_zone as zone into point
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.id = survey
  where p.slug = point_slug;
  if point.agency is null then return 'unknown'; end if;
  if exists (select from survey_response r where r.agency_id = point.agency and r.visit_token = token) then return 'repeated'; end if;
  if day > point.today then return 'future'; end if;
  if day < point.opens_on or day < coalesce(point.opened_on, day) then return 'before'; end if;
  if day > point.closes_on or day >= point.ends_on then return 'after'; end if;
  if point.closed_at is not null and point.closed_at < moment - interval '7 days' then return 'expired'; end if;
  if point.closed_at is null and point.today > point.closes_on + 7 then return 'expired'; end if;
  if not fits_survey(answers, point.dropped) then return 'changed'; end if;
  insert into survey_response (agency_id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product,
      competence, conduct, complaints, facilities, sex, age_band, education, occupation, extras, signs)
    values (point.agency, point.id, token, 'kiosk', day, answers[1], answers[2], answers[3], answers[4], answers[5],
      answers[6], answers[7], answers[8], answers[9], visitor ->> 'sex', visitor ->> 'ageBand', visitor ->> 'education', visitor ->> 'occupation',
      kept_extras(extra, point.extra_keys), case when point.closed_at is null then noted else array_append(noted, 'late') end)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (point.agency, gen_random_uuid(), day::timestamp at time zone point.zone, null, 'survey.answer', 'survey:' || point.id);
  return case when point.closed_at is null then 'added' else 'late' end;
end $$;

-- The page asks survey_page() and sends by take_answer(): these two knew neither signs nor tickets nor a closed counter.
drop function survey_door(text, timestamptz);
drop function answer_survey(text, timestamptz, uuid, text, smallint[], jsonb, text);

insert into privacy_text (purpose, version, valid_from, sha256) values
  ('complaint', '2026-2', '2026-11-22', '946a6f802762568a22ed0f204c40323c32c10d1b18f0d8ac1f5ea5041c03e179'),
  ('complaint_mail', '2026-2', '2026-11-22', 'b35058fb0c788cceaa6f1f0ac45404fdfc41546f96935e492e28ada5107e870e');
