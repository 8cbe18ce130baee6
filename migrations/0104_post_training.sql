-- 0104 What follows a training: reaction, learning, behaviour at work.  Additive; safe while the previous release is running.
-- Source: R24, R25; F33, F96; docs/rules/post-training.md.
-- Who was asked and whether they answered stands in one table, what was answered in another, and nothing joins the two.
create table post_training_request (
  agency_id     uuid     not null,
  id            uuid     not null default uuidv7(),
  session_id    uuid     not null references session (id),
  enrolment_id  uuid     not null,
  alumnus_id    uuid     not null,                           -- about whose training it is
  person_id     uuid     not null,                           -- who is asked
  role          text     not null check (role in ('participant', 'alumnus', 'superior', 'peer')),
  place         smallint not null default 1 check (place between 1 and 3),
  months        smallint not null check (months between 0 and 36),  -- after the end of the session; 0: the reaction to it
  opens_on      date     not null,
  closes_on     date     not null,
  answered      boolean  not null default false,
  told          boolean  not null default false,             -- that the window is open
  reminded      boolean  not null default false,             -- that it closes within a week
  primary key (agency_id, id),
  unique (agency_id, enrolment_id, months, role, place),
  unique (agency_id, enrolment_id, months, person_id),
  constraint post_training_request_in_order check (closes_on >= opens_on),
  constraint post_training_request_reaction check ((months = 0) = (role = 'participant')),
  constraint post_training_request_peers check (place = 1 or role = 'peer')
);
create index post_training_request_waiting on post_training_request (agency_id, person_id, closes_on) where not answered;
create index post_training_request_by_session on post_training_request (session_id, months, role);
select tenant_table('post_training_request');
alter table post_training_request add foreign key (agency_id, enrolment_id) references enrolment (agency_id, id);
alter table post_training_request add foreign key (agency_id, alumnus_id) references person (agency_id, id);
alter table post_training_request add foreign key (agency_id, person_id) references person (agency_id, id);
revoke update, delete on post_training_request from bina_app;
grant update (told, reminded) on post_training_request to bina_app;
comment on table post_training_request is 'Who is asked about a training, in which role, from when to when; never what was answered.';

create table post_training_answer (
  agency_id  uuid     not null,
  id         uuid     not null default gen_random_uuid(),    -- at random: an id that tells the hour would tell who
  session_id uuid     not null references session (id),
  months     smallint not null,
  role       text     not null,
  scores     jsonb    not null,                              -- {"statement": 1..4}
  obstacles  text[]   not null default '{}',
  words      text     check (length(words) between 1 and 2000),
  primary key (agency_id, id)
);
create index post_training_answer_by_session on post_training_answer (session_id, months, role);
select tenant_table('post_training_answer');
revoke all on post_training_answer from bina_app;
comment on table post_training_answer is 'What was answered, without person, day or order. Written by answer_post_training, read by post_training_answers only.';

create table post_training_rule (
  id              uuid        primary key default uuidv7(),
  owner_agency_id uuid        not null references agency (id),
  kind            text        not null check (kind in ('managerial', 'technical')),
  months          smallint[]  not null check (cardinality(months) between 1 and 4 and 1 <= all (months) and 36 >= all (months)),
  made_by         uuid        not null,
  made_at         timestamptz not null,
  unique (owner_agency_id, kind)
);
select catalogue_table('post_training_rule');
comment on table post_training_rule is 'So many months after the end the windows of a kind open; without a row 12 for managerial and 4 for technical training.';

create table post_training_statement (
  id              uuid        primary key default uuidv7(),
  owner_agency_id uuid        not null references agency (id),
  course_id       uuid        not null references course (id),
  statement       text        not null check (length(statement) between 3 and 200),
  retired_at      timestamptz,
  made_by         uuid        not null,
  made_at         timestamptz not null
);
create index post_training_statement_by_course on post_training_statement (course_id) where retired_at is null;
select catalogue_table('post_training_statement');
comment on table post_training_statement is 'Behaviour that one course teaches, asked beside the statements that every course has.';

create table learning_test (
  session_id      uuid    primary key references session (id),
  owner_agency_id uuid    not null references agency (id),
  before_most     numeric not null check (before_most > 0 and before_most <= 1000),
  after_most      numeric not null check (after_most > 0 and after_most <= 1000)
);
select catalogue_table('learning_test');
comment on table learning_test is 'The highest score of the test before and of the test after a session.';

create table learning_score (
  agency_id    uuid        not null,
  enrolment_id uuid        not null,
  person_id    uuid        not null,
  before_score numeric     check (before_score >= 0 and before_score <= 1000),
  after_score  numeric     check (after_score >= 0 and after_score <= 1000),
  recorded_at  timestamptz not null,
  primary key (agency_id, enrolment_id)
);
create index learning_score_by_person on learning_score (agency_id, person_id);
select tenant_table('learning_score');
alter table learning_score add foreign key (agency_id, enrolment_id) references enrolment (agency_id, id);
alter table learning_score add foreign key (agency_id, person_id) references person (agency_id, id);
comment on table learning_score is 'Scores of one participant before and after a session, as written on the sheet.';

-- Takes one answer: 'answered', or why not ('unknown', 'answered_before', 'early', 'late', 'not_scores'). The request is held until
-- the end of the transaction, so that two answers at once are one.
create function answer_post_training(agency uuid, request uuid, by_account uuid, on_day date, given jsonb, hindrances text[], said text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  r post_training_request;
begin
  if not agency = any (current_agencies()) then raise exception 'answer_post_training: agency outside the scope' using errcode = '42501'; end if;
  select x.* into r from post_training_request x where x.agency_id = agency and x.id = request for update;
  if not found or not exists (select from account a where a.id = by_account and a.home_agency_id = agency and a.person_id = r.person_id and a.disabled_at is null) then return 'unknown'; end if;
  if r.answered then return 'answered_before'; end if;
  if on_day < r.opens_on then return 'early'; end if;
  if on_day > r.closes_on then return 'late'; end if;
  if jsonb_typeof(given) <> 'object' or given = '{}' or (select count(*) from jsonb_each(given)) > 40
    or exists (select from jsonb_each(given) s where jsonb_typeof(s.value) <> 'number' or s.value::text not in ('1', '2', '3', '4') or length(s.key) > 40) then return 'not_scores'; end if;
  update post_training_request x set answered = true where x.agency_id = agency and x.id = request;
  insert into post_training_answer (agency_id, session_id, months, role, scores, obstacles, words)
    values (agency, r.session_id, r.months, r.role, given, coalesce(hindrances, '{}'), nullif(btrim(said), ''));
  return 'answered';
end $$;

-- How many were asked and answered, in all governments, for the government that holds the session.
create function post_training_rates(wanted uuid)
returns table (months smallint, role text, opens_on date, closes_on date, asked integer, answered integer, unreached integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.months, r.role, min(r.opens_on), max(r.closes_on), count(*)::integer, (count(*) filter (where r.answered))::integer,
    (count(*) filter (where not exists (select from account a where a.home_agency_id = r.agency_id and a.person_id = r.person_id and a.disabled_at is null)))::integer
  from post_training_request r where r.session_id = wanted and holds_session(wanted)
  group by r.months, r.role order by r.months, r.role
$$;

-- The answers of a session, for the government that holds it: of a role only where nobody can answer any more (else the next
-- answer would show itself by the difference) and where at least five did.
create function post_training_answers(wanted uuid, on_day date)
returns table (months smallint, role text, scores jsonb, obstacles text[], words text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with known as (
    select r.months, r.role from post_training_request r where r.session_id = wanted and holds_session(wanted)
    group by r.months, r.role having max(r.closes_on) < on_day or bool_and(r.answered)
  ), enough as (
    select k.months, k.role from known k join post_training_answer a on a.session_id = wanted and a.months = k.months and a.role = k.role
    group by k.months, k.role having count(*) >= 5
  )
  select a.months, a.role, a.scores, a.obstacles, a.words from enough e
  join post_training_answer a on a.session_id = wanted and a.months = e.months and a.role = e.role
  order by a.months, a.role, a.id
$$;

-- Scores of the participants who were there: all of them for the government that holds the session, its own for any other.
create function session_scores(wanted uuid)
returns table (agency_id uuid, agency_name text, enrolment_id uuid, person_id uuid, nip text, person_name text, unit_name text, before_score numeric, after_score numeric)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.agency_id, a.name, e.id, p.id, p.nip, p.name, coalesce(u.name, ''), l.before_score, l.after_score
  from enrolment e
  join agency a on a.id = e.agency_id
  join person p on p.agency_id = e.agency_id and p.id = e.person_id
  left join employment m on m.agency_id = p.agency_id and m.person_id = p.id and m.is_primary and m.ended_on is null
  left join unit u on u.agency_id = m.agency_id and u.id = m.unit_id
  left join learning_score l on l.agency_id = e.agency_id and l.enrolment_id = e.id
  where e.session_id = wanted and e.state in ('enrolled', 'completed', 'absent')
    and (e.agency_id = any (current_agencies()) or holds_session(wanted))
  order by p.name, e.id
$$;

-- Writes scores [{"agencyId", "enrolmentId", "before", "after"}] of a session that the actor's government holds. Unchanged rows stay
-- untouched; each participant's government gets its own audit entry, with before and after.
create function record_scores(wanted uuid, marks jsonb, by_account uuid, request text, at_moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  changed integer;
begin
  if not holds_session(wanted) then raise exception 'record_scores: session outside the scope' using errcode = '42501'; end if;
  with mark as (
    select e.agency_id, e.id as enrolment_id, e.person_id, (m ->> 'before')::numeric as before_score, (m ->> 'after')::numeric as after_score,
      l.before_score as former_before, l.after_score as former_after
    from jsonb_array_elements(marks) m
    join enrolment e on e.agency_id = (m ->> 'agencyId')::uuid and e.id = (m ->> 'enrolmentId')::uuid and e.session_id = wanted and e.state in ('enrolled', 'completed', 'absent')
    left join learning_score l on l.agency_id = e.agency_id and l.enrolment_id = e.id
  ), different as (
    select * from mark where (before_score, after_score) is distinct from (former_before, former_after)
  ), written as (
    insert into learning_score (agency_id, enrolment_id, person_id, before_score, after_score, recorded_at)
    select agency_id, enrolment_id, person_id, before_score, after_score, at_moment from different
    on conflict (agency_id, enrolment_id) do update
      set before_score = excluded.before_score, after_score = excluded.after_score, recorded_at = excluded.recorded_at
    returning agency_id
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select agency_id, at_moment, by_account, 'learning.record', 'session:' || wanted, jsonb_build_object('changes',
      jsonb_agg(jsonb_build_object('enrolment', enrolment_id, 'from', jsonb_build_array(former_before, former_after), 'to', jsonb_build_array(before_score, after_score)))), request
    from different group by agency_id
    returning 1
  )
  select (select count(*) from written) into changed;
  return changed;
end $$;

revoke all on function answer_post_training(uuid, uuid, uuid, date, jsonb, text[], text), post_training_rates(uuid), post_training_answers(uuid, date), session_scores(uuid),
  record_scores(uuid, jsonb, uuid, text, timestamptz) from public;
grant execute on function answer_post_training(uuid, uuid, uuid, date, jsonb, text[], text), post_training_rates(uuid), post_training_answers(uuid, date), session_scores(uuid),
  record_scores(uuid, jsonb, uuid, text, timestamptz) to bina_app;
