-- 0113 "I cannot judge this" after a training, and windows that are asked about late.  Additive; safe while the previous release is running.
-- Source: R24, F96; docs/rules/post-training.md.

-- As before; a score may be null, which says that whoever answered cannot judge it. It is kept, counted apart and never taken for a number.
create or replace function answer_post_training(agency uuid, request uuid, by_account uuid, on_day date, given jsonb, hindrances text[], said text) returns text
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
    or exists (select from jsonb_each(given) s where s.value::text not in ('1', '2', '3', '4', 'null') or length(s.key) > 40) then return 'not_scores'; end if;
  update post_training_request x set answered = true where x.agency_id = agency and x.id = request;
  insert into post_training_answer (agency_id, session_id, months, role, scores, obstacles, words)
    values (agency, r.session_id, r.months, r.role, given, coalesce(hindrances, '{}'), nullif(btrim(said), ''));
  return 'answered';
end $$;

comment on column post_training_answer.scores is '{"statement": 1..4}; null where whoever answered cannot judge.';

-- Whether answers of a window can be read already, in any government: then nobody is asked any more, for who answered last would
-- show by the difference. For governments whose people took part, and the one that holds the session.
create function post_training_given_out(wanted uuid, wanted_months integer, on_day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (holds_session(wanted) or exists (select from enrolment e where e.session_id = wanted and e.agency_id = any (current_agencies())))
    and exists (
      select from post_training_request r where r.session_id = wanted and r.months = wanted_months
      group by r.role having (max(r.closes_on) < on_day or bool_and(r.answered)) and count(*) filter (where r.answered) >= 5)
$$;

revoke all on function post_training_given_out(uuid, integer, date) from public;
grant execute on function post_training_given_out(uuid, integer, date) to bina_app;
