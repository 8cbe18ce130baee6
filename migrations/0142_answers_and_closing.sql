-- 0142 An answer and the closing of its survey wait for each other: what was thanked is counted, or was late.  Additive; safe while the previous release is running.
-- Rule: docs/rules/skm.md § 11; R01.

-- As in 0094; the survey is held while its answer is written. Whoever closes it takes the row for himself, so that an answer either was there
-- when the figures were made or meets a closed survey. A form that was taken before is thanked again, also when the survey was closed since.
create or replace function take_answer(point_slug text, moment timestamptz, token uuid, how text, answers smallint[], visitor jsonb, remark text, extra jsonb, noted text[], ticket bytea)
returns text
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  point record;
  opened record;
  added uuid;
begin
  select p.agency_id as agency, p.id as point, (moment at time zone a.time_zone)::date as today, a.time_zone as zone, least(p.closed_on, s.ended_on) as ends_on into point
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  where p.slug = point_slug;
  if point.agency is null then return 'unknown'; end if;
  if exists (select from survey_response r join survey v on v.agency_id = r.agency_id and v.id = r.survey_id
    where r.agency_id = point.agency and r.visit_token = token and v.service_point_id = point.point) then return 'repeated'; end if;
  if point.ends_on <= point.today then return 'ended'; end if;
  select v.id, v.dropped, v.extra_keys into opened from survey v
  where v.agency_id = point.agency and v.service_point_id = point.point and v.closed_at is null and point.today between v.opens_on and v.closes_on
  for share;
  if opened.id is null then return 'closed'; end if;
  if how not in ('web', 'kiosk', 'officer') then raise exception 'take_answer: not a form of ours' using errcode = '22023'; end if;
  if not fits_survey(answers, opened.dropped) then return 'changed'; end if;
  if ticket is not null then
    insert into spent_ticket (agency_id, hash, spent_on) values (point.agency, ticket, point.today) on conflict do nothing returning hash into ticket;
    if ticket is null then return 'repeated'; end if;
  end if;
  insert into survey_response (agency_id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product,
      competence, conduct, complaints, facilities, sex, age_band, education, occupation, comment, extras, signs, by_ticket)
    values (point.agency, opened.id, token, how, point.today, answers[1], answers[2], answers[3], answers[4], answers[5],
      answers[6], answers[7], answers[8], answers[9], visitor ->> 'sex', visitor ->> 'ageBand', visitor ->> 'education', visitor ->> 'occupation', remark,
      kept_extras(extra, opened.extra_keys), noted, ticket is not null)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (point.agency, gen_random_uuid(), point.today::timestamp at time zone point.zone, null, 'survey.answer', 'survey:' || opened.id);
  return 'added';
end $$;

-- As in 0094; an answer of a tablet that waited for the closing is late.
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
  where p.slug = point_slug
  for share of v;
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
