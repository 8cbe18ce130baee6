-- 0071 Follow-up plans of closed surveys, and the public page of a closed survey.  Additive; safe while the previous release is running.
-- Rule: F88; regulations R01, R17; docs/rules/skm.md § 12.
create table follow_up (
  agency_id       uuid        not null,
  id              uuid        not null default uuidv7(),
  survey_id       uuid        not null,
  element         text        not null check (element in ('requirements', 'procedure', 'duration', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities')),
  plan            text        not null,                      -- what will be done
  owner_person_id uuid        not null,                      -- named inside only; the public page names the post
  owner_post      text        not null,                      -- title of the post when the plan was made
  due_on          date        not null,
  state           text        not null default 'planned' check (state in ('planned', 'doing', 'done', 'dropped')),
  made_on         date        not null,
  made_by         uuid,
  primary key (agency_id, id),
  unique (agency_id, survey_id, element)
);
create index follow_up_open on follow_up (agency_id, due_on) where state in ('planned', 'doing');
select tenant_table('follow_up');
alter table follow_up add foreign key (agency_id, survey_id) references survey (agency_id, id);
alter table follow_up add foreign key (agency_id, owner_person_id) references person (agency_id, id);
comment on table follow_up is 'What is mended after a survey: element, owner, date. Its history is in follow_up_note.';

create table follow_up_note (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  follow_up_id uuid        not null,
  noted_on     date        not null,
  state        text        not null check (state in ('planned', 'doing', 'done', 'dropped')),
  text         text        not null,
  file_sha256  text        check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_name    text,
  file_type    text,
  made_by      uuid,
  primary key (agency_id, id),
  constraint follow_up_note_file check ((file_sha256 is null) = (file_name is null) and (file_sha256 is null) = (file_type is null))
);
create index follow_up_note_by_plan on follow_up_note (agency_id, follow_up_id, noted_on);
select tenant_table('follow_up_note');
revoke update, delete on follow_up_note from bina_app;       -- published with its day: added to, never changed
alter table follow_up_note add foreign key (agency_id, follow_up_id) references follow_up (agency_id, id);
comment on table follow_up_note is 'Progress of a follow-up plan with its evidence.';

-- The page of a closed survey: what was fixed at the closing, then plans and progress in the order of their days. No row: nothing published.
create function published_survey(wanted uuid)
returns table (agency_id uuid, slug text, agency_name text, service_name text, unit_name text, point_name text, opens_on date, closes_on date, closed_on date, result jsonb, late integer, plans jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select v.agency_id, p.slug, a.name, s.name, u.name, p.name, v.opens_on, v.closes_on, (v.closed_at at time zone a.time_zone)::date, v.result,
    (select count(*)::int from survey_response r where r.agency_id = v.agency_id and r.survey_id = v.id and 'late' = any (r.signs)),
    coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'element', f.element, 'plan', f.plan, 'ownerPost', f.owner_post, 'dueOn', f.due_on, 'state', f.state, 'madeOn', f.made_on,
        'notes', coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'notedOn', n.noted_on, 'state', n.state, 'text', n.text, 'fileName', n.file_name) order by n.noted_on, n.id)
          from follow_up_note n where n.agency_id = f.agency_id and n.follow_up_id = f.id), '[]')) order by f.due_on, f.id)
      from follow_up f where f.agency_id = v.agency_id and f.survey_id = v.id), '[]')
  from survey v
  join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
  join agency a on a.id = v.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  where v.id = wanted and v.result is not null
$$;
revoke all on function published_survey(uuid) from public;
grant execute on function published_survey(uuid) to bina_app, bina_citizen;

-- A file of evidence on a published plan; no row when it is not published.
create function published_evidence(note uuid)
returns table (sha256 text, name text, type text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select n.file_sha256, n.file_name, n.file_type from follow_up_note n
  join follow_up f on f.agency_id = n.agency_id and f.id = n.follow_up_id
  join survey v on v.agency_id = f.agency_id and v.id = f.survey_id
  where n.id = note and n.file_sha256 is not null and v.result is not null
$$;
revoke all on function published_evidence(uuid) from public;
grant execute on function published_evidence(uuid) to bina_app, bina_citizen;
