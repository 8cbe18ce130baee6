-- 0036 Answers in one round trip; frozen results of closed surveys.  Additive.
alter table survey add column closed_by uuid;
alter table survey add column result jsonb;                  -- the index as it was when closed, with its rule version (R01)
alter table survey add constraint survey_result_when_closed check (result is null or closed_at is not null);

-- A uuidv7 holds the millisecond of its making: a response must not.
alter table survey_response alter column id set default gen_random_uuid();

-- One answered form: the survey is looked up by its address, and the answer and its trace are written together.
-- Returns 'added', 'repeated' (this form was sent before: nothing changes) or 'closed'. Neither address nor time of day is kept:
-- the audit entry carries midnight of the day.
create function answer_survey(point_slug text, on_day date, token uuid, how text, answers smallint[], visitor jsonb, remark text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  agency uuid;
  opened uuid;
  zone text;
  added uuid;
begin
  select s.agency_id, s.survey_id, s.time_zone into agency, opened, zone from open_survey(point_slug, on_day) s;
  if opened is null then return 'closed'; end if;
  if how not in ('web', 'kiosk') then raise exception 'answer_survey: channel' using errcode = '22023'; end if;
  insert into survey_response (agency_id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product,
      competence, conduct, complaints, facilities, sex, age_band, education, occupation, comment)
    values (agency, opened, token, how, on_day, answers[1], answers[2], answers[3], answers[4], answers[5],
      answers[6], answers[7], answers[8], answers[9], visitor ->> 'sex', visitor ->> 'ageBand', visitor ->> 'education', visitor ->> 'occupation', remark)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (agency, gen_random_uuid(), on_day::timestamp at time zone zone, null, 'survey.answer', 'survey:' || opened);
  return 'added';
end $$;
revoke all on function answer_survey(text, date, uuid, text, smallint[], jsonb, text) from public;
grant execute on function answer_survey(text, date, uuid, text, smallint[], jsonb, text) to bina_citizen;

-- What a citizen may read of a closed survey: the published result of the service point's last one.
create function published_survey(point_slug text)
returns table (service_name text, unit_name text, agency_name text, point_name text, opens_on date, closes_on date, result jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.name, u.name, a.name, p.name, v.opens_on, v.closes_on, v.result
  from service_point p
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  join agency a on a.id = p.agency_id
  join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id
  where p.slug = point_slug and v.result is not null
  order by v.closes_on desc limit 1
$$;
revoke all on function published_survey(text) from public;
grant execute on function published_survey(text) to bina_app, bina_citizen;
