-- 0072 A late answer of a tablet is marked as one: 'late' was read as a list.  Additive; safe while the previous release is running.
create or replace function take_kept_answer(survey uuid, point_slug text, moment timestamptz, day date, token uuid, answers smallint[], visitor jsonb, extra jsonb, noted text[]) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  point record;
  added uuid;
begin
  select v.agency_id as agency, v.id, v.opens_on, v.closes_on, v.closed_at, v.dropped, v.extra_keys, p.opened_on,
    (moment at time zone a.time_zone)::date as today, a.time_zone as zone into point
  from service_point p
  join agency a on a.id = p.agency_id
  join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.id = survey
  where p.slug = point_slug;
  if point.agency is null then return 'unknown'; end if;
  if exists (select from survey_response r where r.agency_id = point.agency and r.visit_token = token) then return 'repeated'; end if;
  if day > point.today then return 'future'; end if;
  if day < point.opens_on or day < coalesce(point.opened_on, day) then return 'before'; end if;
  if day > point.closes_on then return 'after'; end if;
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
