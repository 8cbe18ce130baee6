-- 0070 Questionnaires with versions, signs of an answer, visit tickets that were used.  Additive; safe while the previous release is running.
-- Rule: docs/rules/skm.md § 9 to § 11 (PermenPANRB 14/2017); docs/decisions/0007-signs-of-gaming.md.
create table questionnaire (
  agency_id  uuid        not null,
  id         uuid        not null default uuidv7(),
  service_id uuid,                                           -- null: for every service of the agency
  version    integer     not null check (version > 0),
  body       jsonb       not null,                           -- {order, elements: {requirements: {text, answers[4]} | {dropped}}, extras: []}
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (agency_id, id),
  unique nulls not distinct (agency_id, service_id, version),
  constraint questionnaire_body check (jsonb_typeof(body -> 'elements') = 'object' and jsonb_typeof(body -> 'extras') = 'array')
);
select tenant_table('questionnaire');
revoke update, delete on questionnaire from bina_app;        -- a survey keeps the version it was opened with
alter table questionnaire add foreign key (agency_id) references agency (id);
alter table questionnaire add foreign key (agency_id, service_id) references service (agency_id, id);
comment on table questionnaire is 'Wording of the nine elements of a service, one row a version; never changed.';

alter table survey add column questionnaire_id uuid;         -- null: the standard wording
alter table survey add column dropped    text[] not null default '{}';  -- elements that do not apply, of its questionnaire
alter table survey add column extra_keys text[] not null default '{}';  -- questions beside the nine
alter table survey add foreign key (agency_id, questionnaire_id) references questionnaire (agency_id, id);

alter table survey_response add column extras    jsonb;
alter table survey_response add column signs     text[]  not null default '{}';  -- facts about the filling; the dated rule says which do not count
alter table survey_response add column by_ticket boolean not null default false;
alter table survey_response add constraint survey_response_signs check (signs <@ array['fast', 'burst', 'device', 'unsealed', 'forged', 'late']);

-- A ticket that has answered. Neither the answer nor the visit is named here: only that it is spent.
create table spent_ticket (
  agency_id uuid  not null,
  hash      bytea not null,
  spent_on  date  not null,
  primary key (agency_id, hash)
);
select tenant_table('spent_ticket');
alter table spent_ticket add foreign key (agency_id) references agency (id);
comment on table spent_ticket is 'Keyed hashes of visit tickets that were used once; deleted when the ticket has expired.';

-- What a visitor at the address of a counter needs: names, the survey open at this moment with its questions, the last result.
create function survey_page(point_slug text, moment timestamptz)
returns table (agency_id uuid, survey_id uuid, on_day date, service_name text, unit_name text, agency_name text, point_name text, opens_on date, closes_on date,
  dropped text[], questions jsonb, last_survey_id uuid, last_opens_on date, last_closes_on date, last_result jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.agency_id, v.id, (moment at time zone a.time_zone)::date, s.name, u.name, a.name, p.name, v.opens_on, v.closes_on,
    v.dropped, q.body, l.id, l.opens_on, l.closes_on, l.result
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null
    and (moment at time zone a.time_zone)::date between v.opens_on and v.closes_on
  left join questionnaire q on q.agency_id = v.agency_id and q.id = v.questionnaire_id
  left join lateral (
    select c.id, c.opens_on, c.closes_on, c.result from survey c
    where c.agency_id = p.agency_id and c.service_point_id = p.id and c.result is not null order by c.closes_on desc limit 1
  ) l on true
  where p.slug = point_slug
$$;
revoke all on function survey_page(text, timestamptz) from public;
grant execute on function survey_page(text, timestamptz) to bina_app, bina_citizen;

-- Whether the answers fit the questions of the survey: an answer to each element asked, none to one that was dropped.
create function fits_survey(answers smallint[], dropped text[]) returns boolean language sql immutable as $$
  select coalesce(array_length(answers, 1), 0) = 9 and not exists (
    select from unnest(array['requirements', 'procedure', 'duration', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities'], answers) as e (element, score)
    where (e.score is null) <> (e.element = any (dropped)))
$$;

-- One filled form: the open survey is found by its address; answer, spent ticket and trace are written together.
-- Returns 'added', 'repeated' (this form or this ticket answered before: nothing changes), 'closed', 'changed' (other questions) or 'unknown'.
-- Of the moment only the day is kept, in the trace too; of the sender nothing.
create function take_answer(point_slug text, moment timestamptz, token uuid, how text, answers smallint[], visitor jsonb, remark text,
  extra jsonb, noted text[], ticket bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  point record;
  added uuid;
begin
  select p.agency_id as agency, v.id as opened, (moment at time zone a.time_zone)::date as today, a.time_zone as zone, v.dropped, v.extra_keys into point
  from service_point p
  join agency a on a.id = p.agency_id
  left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null
    and (moment at time zone a.time_zone)::date between v.opens_on and v.closes_on
  where p.slug = point_slug;
  if point.agency is null then return 'unknown'; end if;
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
revoke all on function take_answer(text, timestamptz, uuid, text, smallint[], jsonb, text, jsonb, text[], bytea) from public;
grant execute on function take_answer(text, timestamptz, uuid, text, smallint[], jsonb, text, jsonb, text[], bytea) to bina_citizen;

-- Only answers to questions that the survey asks.
create function kept_extras(extra jsonb, keys text[]) returns jsonb language sql immutable as $$
  select case when extra is null or keys = '{}' then null else
    (select jsonb_object_agg(key, value) from jsonb_each(extra) where key = any (keys)) end
$$;

-- An answer that a tablet kept while there was no line. Beside the outcomes of take_answer: 'added' and 'late' (stored after the closing,
-- so outside the published figures), 'before', 'after' (outside the period), 'future', 'expired' (closed more than seven days ago).
create function take_kept_answer(survey uuid, point_slug text, moment timestamptz, day date, token uuid, answers smallint[], visitor jsonb, extra jsonb, noted text[]) returns text
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
      kept_extras(extra, point.extra_keys), case when point.closed_at is null then noted else noted || 'late' end)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (point.agency, gen_random_uuid(), day::timestamp at time zone point.zone, null, 'survey.answer', 'survey:' || point.id);
  return case when point.closed_at is null then 'added' else 'late' end;
end $$;
revoke all on function take_kept_answer(uuid, text, timestamptz, date, uuid, smallint[], jsonb, jsonb, text[]) from public;
grant execute on function take_kept_answer(uuid, text, timestamptz, date, uuid, smallint[], jsonb, jsonb, text[]) to bina_citizen;
