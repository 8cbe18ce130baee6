-- 0083 Privacy: consent written with the choice, deletion by schedule, requests of citizens.  Additive; safe while the previous release is running.
-- Source: UU 27/2022 (PDP); R18, R21, R31; F129; docs/rules/privacy.md.

-- A reporter's choice of news by mail is consent; the row follows the choice, whichever part of the program makes it.
create function note_mail_consent() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  today date;
begin
  select (coalesce(new.received_at, now()) at time zone a.time_zone)::date into today from agency a where a.id = new.agency_id;
  if tg_op = 'UPDATE' then select (now() at time zone a.time_zone)::date into today from agency a where a.id = new.agency_id; end if;
  if new.told_by_mail then
    insert into privacy_consent (agency_id, purpose, version, complaint_id, given_on)
      select new.agency_id, t.purpose, t.version, new.id, today from privacy_text t
      where t.purpose = 'complaint_mail' and t.valid_from <= today order by t.valid_from desc limit 1
      on conflict do nothing;
  else
    update privacy_consent set withdrawn_on = greatest(today, given_on) where agency_id = new.agency_id and complaint_id = new.id and purpose = 'complaint_mail' and withdrawn_on is null;
  end if;
  return null;
end $$;
create trigger complaint_mail_chosen after insert on complaint for each row when (new.told_by_mail) execute function note_mail_consent();
create trigger complaint_mail_changed after update of told_by_mail on complaint for each row when (old.told_by_mail is distinct from new.told_by_mail) execute function note_mail_consent();

-- A month whose visits were deleted keeps its times: counting again would count nothing.
create function keep_counted_times() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from panel_kept k where k.agency_id = old.agency_id and old.month < k.before) then return null; end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger outcome_month_times_kept before update or delete on outcome_month for each row
  when (old.element in ('wait_median_minutes', 'wait_p90_minutes', 'serve_median_minutes', 'within_promise_percent')) execute function keep_counted_times();

-- The day on which a complaint ended; null while it runs.
create function complaint_ended_on(c complaint, zone text) returns date language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select (case when c.state = 'closed' then c.closed_at
    when c.state in ('archived', 'outside') then coalesce((select max(m.at) from complaint_move m where m.agency_id = c.agency_id and m.complaint_id = c.id), c.received_at) end at time zone zone)::date
$$;

-- What is older than the day, by kind: the one place that says what is due. A trial counts these rows, a run deletes these rows.
create function retention_due(agency uuid, wanted text, before date)
returns table (key text, on_day date)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with zone as (select g.time_zone as name from agency g where g.id = agency)
  select c.id::text, complaint_ended_on(c, z.name) from zone z, complaint c
    where wanted = 'complaint_reporter' and c.agency_id = agency and complaint_ended_on(c, z.name) < before
      and exists (select from complaint_reporter r where r.agency_id = agency and r.complaint_id = c.id)
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

-- How many are due and the oldest of them; changes nothing.
create function count_retention(agency uuid, wanted text, before date, out due integer, out oldest date)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then raise exception 'count_retention: agency outside the scope'; end if;
  select count(*)::integer, min(d.on_day) into due, oldest from retention_due(agency, wanted, before) d;
end $$;

-- Deletes what is due, at most so many rows. A hold stops it. Returns how many, and the files that nothing names any more.
create function retain(agency uuid, wanted text, before date, moment timestamptz, most integer, out done integer, out files text[])
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
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

-- What the sign-in library holds about an account of the scope; secrets are named, never shown.
create function own_sign_in_data(wanted uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from account a where a.id = wanted and (a.home_agency_id = any (current_agencies()) or pg_has_role(session_user, current_user, 'member'))) then return '{}'; end if;
  return jsonb_build_object(
    'account_session', (select coalesce(jsonb_agg(to_jsonb(s) - array['token', 'account_id'] order by s.created_at), '[]') from account_session s where s.account_id = wanted),
    'credential', (select coalesce(jsonb_agg(jsonb_build_object('provider_id', c.provider_id, 'has_password', c.password is not null, 'must_change', c.must_change, 'created_at', c.created_at, 'updated_at', c.updated_at)), '[]') from credential c where c.account_id = wanted),
    'two_factor', (select coalesce(jsonb_agg(jsonb_build_object('verified', t.verified, 'failed_verification_count', t.failed_verification_count, 'locked_until', t.locked_until)), '[]') from two_factor t where t.account_id = wanted),
    'passkey', (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'device_type', p.device_type, 'backed_up', p.backed_up, 'created_at', p.created_at)), '[]') from passkey p where p.account_id = wanted),
    'used_code', (select coalesce(jsonb_agg(jsonb_build_object('used_at', u.used_at)), '[]') from used_code u where u.account_id = wanted));
end $$;

-- A government as its public page about privacy shows it.
create function privacy_page(agency_code text, moment timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('agencyId', a.id, 'code', a.code, 'name', a.name, 'timeZone', a.time_zone, 'today', (moment at time zone a.time_zone)::date,
    'additions', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'purpose', x.purpose, 'validFrom', x.valid_from, 'bodyId', x.body_id, 'bodyEn', x.body_en) order by x.valid_from, x.id)
      from privacy_addition x where x.agency_id = a.id and x.valid_from <= (moment at time zone a.time_zone)::date), '[]'),
    'breaches', coalesce((select jsonb_agg(jsonb_build_object('number', b.number, 'title', b.title, 'text', b.public_text, 'publishedAt', b.published_at) order by b.published_at desc)
      from breach b where b.agency_id = a.id and b.published_at is not null), '[]'))
  from agency a where a.code = agency_code
$$;

-- Files a request. 'filed', 'taken' (draw another number), 'unknown' (number and secret of the complaint fit nothing), 'done' (consent withdrawn at once) or 'full'.
create function file_privacy_request(agency uuid, moment timestamptz, filing jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  c complaint;
  request uuid := gen_random_uuid();
  target uuid := agency;
  at timestamptz := moment;
begin
  if filing ->> 'number' !~ '^[0-9A-HJKMNP-TV-Z]{9}$' or length(decode(filing ->> 'secretHash', 'hex')) <> 32
    or filing ->> 'kind' not in ('access', 'correction', 'deletion', 'withdrawal', 'objection') or length(filing ->> 'sealed') > 20000 then
    raise exception 'file_privacy_request: not a form of ours' using errcode = '22023';
  end if;
  if exists (select from privacy_request q where q.number = filing ->> 'number') then return 'taken'; end if;
  if filing ->> 'complaintNumber' is not null then
    -- Only the reporter's own secret: who joined has no data in the complaint.
    select x.* into c from complaint x where x.number = filing ->> 'complaintNumber' and x.secret_hash = decode(filing ->> 'complaintHash', 'hex') for update;
    if not found then return 'unknown'; end if;
    target := c.agency_id;
    if c.is_anonymous then at := date_trunc('hour', moment); end if; -- not to the second: the request must not lead to whoever was at a device then
  end if;
  if not exists (select from agency a where a.id = target) then return 'unknown'; end if;
  if (select count(*) from privacy_request q where q.agency_id = target and q.via <> 'account' and q.state in ('filed', 'checking')
      and (c.id is null or q.complaint_id = c.id)) >= (case when c.id is null then 10000 else 5 end) then return 'full'; end if;
  insert into privacy_request (agency_id, id, number, secret_hash, kind, via, complaint_id, field, sealed, filed_at, due_at, state, ended_at)
    values (target, request, filing ->> 'number', decode(filing ->> 'secretHash', 'hex'), filing ->> 'kind', case when c.id is null then 'form' else 'complaint' end, c.id,
      left(filing ->> 'field', 60), decode(filing ->> 'sealed', 'base64'), at, at + interval '72 hours',
      case when c.told_by_mail and filing ->> 'kind' = 'withdrawal' then 'answered' else 'filed' end, case when c.told_by_mail and filing ->> 'kind' = 'withdrawal' then at end);
  insert into privacy_step (agency_id, subject, at, step) values (target, 'request:' || request, at, 'filed');
  insert into audit_entry (agency_id, id, at, account_id, action, subject) values (target, gen_random_uuid(), at, null, 'privacy.request', 'privacy_request:' || request);
  if c.told_by_mail and filing ->> 'kind' = 'withdrawal' then
    update complaint set told_by_mail = false where agency_id = target and id = c.id;
    insert into privacy_step (agency_id, subject, at, step) values (target, 'request:' || request, at + interval '1 microsecond', 'withdrawn_at_once');
    return 'done';
  end if;
  return 'filed';
end $$;

-- What whoever filed it sees. An unknown number and a wrong secret give the same nothing.
create function privacy_request_status(wanted text, hash bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('number', q.number, 'kind', q.kind, 'state', q.state, 'reason', q.reason, 'filedAt', q.filed_at, 'dueAt', q.due_at, 'endedAt', q.ended_at,
    'answer', encode(q.answer, 'base64'), 'agencyName', a.name, 'agencyCode', a.code, 'timeZone', a.time_zone,
    'atOnce', exists (select from privacy_step s where s.agency_id = q.agency_id and s.subject = 'request:' || q.id and s.step = 'withdrawn_at_once'))
  from privacy_request q join agency a on a.id = q.agency_id where q.number = wanted and q.secret_hash = hash
$$;

revoke all on function note_mail_consent(), keep_counted_times(), complaint_ended_on(complaint, text), retention_due(uuid, text, date), count_retention(uuid, text, date), retain(uuid, text, date, timestamptz, integer),
  own_sign_in_data(uuid), privacy_page(text, timestamptz), file_privacy_request(uuid, timestamptz, jsonb), privacy_request_status(text, bytea) from public;
grant execute on function keep_counted_times(), count_retention(uuid, text, date), retain(uuid, text, date, timestamptz, integer), own_sign_in_data(uuid), privacy_page(text, timestamptz) to bina_app;
grant execute on function privacy_page(text, timestamptz), file_privacy_request(uuid, timestamptz, jsonb), privacy_request_status(text, bytea) to bina_citizen;

-- The words that are in force now stand in the program; a changed text no longer fits its checksum (a test looks).
insert into privacy_text (purpose, version, valid_from, sha256) values
  ('complaint', '2026-1', '2026-01-01', '26839af1eb8fd5710c3b6fa1d169a82549703eb36872fddf06e74d7e1b8f4109'),
  ('complaint_mail', '2026-1', '2026-01-01', '0f1addc6906ea0623f452440fd7f452506df3bfe74b29a5ff52fca0f23b4778a'),
  ('survey', '2026-1', '2026-01-01', '5e3c4d1bf897be6affc6ab18efd5db672e82463ae2bbb12d498023122a23800d'),
  ('account', '2026-1', '2026-01-01', 'd4749e5093c0157635148f41b8d74c8f8c6dfd8c57f23fa965592ca590173d8f'),
  ('registry', '2026-1', '2026-01-01', '30654e05cd359c1f78afe9de96647a720c24eafb1452dd21295697a9a73dd012'),
  ('privacy_request', '2026-1', '2026-01-01', '05f291ba56edae1f17f7531a09209285aad9b1020ada4ffe634e699bae487e21');
