-- 0036 Answers in one round trip; frozen results of closed surveys.  Additive.
alter table survey add column closed_by uuid;
alter table survey add column result jsonb;                  -- the index as it was when closed, with its rule version (R01)
alter table survey add constraint survey_result_when_closed check (result is null or closed_at is not null);

-- A uuidv7 holds the millisecond of its making: a response must not.
alter table survey_response alter column id set default gen_random_uuid();

-- What a citizen at the address of a counter may see: its names, the survey open at this moment in the counter's own time
-- zone (null when none is), and the last published result. No row: there is no such counter.
create function survey_door(point_slug text, moment timestamptz)
returns table (agency_id uuid, survey_id uuid, on_day date, service_name text, unit_name text, agency_name text, point_name text, closes_on date,
  last_opens_on date, last_closes_on date, last_result jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.agency_id, v.id, (moment at time zone a.time_zone)::date, s.name, u.name, a.name, p.name, v.closes_on, l.opens_on, l.closes_on, l.result
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null
    and (moment at time zone a.time_zone)::date between v.opens_on and v.closes_on
  left join lateral (
    select c.opens_on, c.closes_on, c.result from survey c
    where c.agency_id = p.agency_id and c.service_point_id = p.id and c.result is not null order by c.closes_on desc limit 1
  ) l on true
  where p.slug = point_slug
$$;
revoke all on function survey_door(text, timestamptz) from public;
grant execute on function survey_door(text, timestamptz) to bina_app, bina_citizen;

-- One answered form: the open survey is found by its address, and the answer and its trace are written together.
-- Returns 'added', 'repeated' (this form was sent before: nothing changes), 'closed' or 'unknown'. Of the moment only the
-- day is kept, in the trace too; of the sender nothing.
create function answer_survey(point_slug text, moment timestamptz, token uuid, how text, answers smallint[], visitor jsonb, remark text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  agency uuid;
  opened uuid;
  today date;
  zone text;
  added uuid;
begin
  select p.agency_id, v.id, (moment at time zone a.time_zone)::date, a.time_zone into agency, opened, today, zone
  from service_point p
  join agency a on a.id = p.agency_id
  left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null
    and (moment at time zone a.time_zone)::date between v.opens_on and v.closes_on
  where p.slug = point_slug;
  if agency is null then return 'unknown'; end if;
  if opened is null then return 'closed'; end if;
  if how not in ('web', 'kiosk') or array_length(answers, 1) <> 9 or array_position(answers, null) is not null then
    raise exception 'answer_survey: not a form of ours' using errcode = '22023';
  end if;
  insert into survey_response (agency_id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product,
      competence, conduct, complaints, facilities, sex, age_band, education, occupation, comment)
    values (agency, opened, token, how, today, answers[1], answers[2], answers[3], answers[4], answers[5],
      answers[6], answers[7], answers[8], answers[9], visitor ->> 'sex', visitor ->> 'ageBand', visitor ->> 'education', visitor ->> 'occupation', remark)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (agency, gen_random_uuid(), today::timestamp at time zone zone, null, 'survey.answer', 'survey:' || opened);
  return 'added';
end $$;
revoke all on function answer_survey(text, timestamptz, uuid, text, smallint[], jsonb, text) from public;
grant execute on function answer_survey(text, timestamptz, uuid, text, smallint[], jsonb, text) to bina_citizen;
