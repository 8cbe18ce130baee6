-- 0126 A complaint proves to be a violation after it was checked, or a violation proves to be none.  Additive; safe while the previous release is running.
-- Source: R19-R21; docs/rules/complaints.md, section 5.

alter table complaint add column was_confidential boolean;
comment on column complaint.was_confidential is 'Whether it was confidential before it became a violation: so it is again when the inspectorate gives it back. Null: it came as a violation.';

alter table complaint_move
  add column of_violation boolean not null default false,
  add constraint complaint_move_known check (move in ('verify', 'assign', 'start', 'close', 'pause', 'resume', 'refer', 'archive', 'restore', 'reopen', 'hand_over', 'hand_back',
    'file', 'escalate', 'confirm', 'join', 'reclass'));
alter table complaint_message add column of_violation boolean not null default false;
comment on column complaint_move.of_violation is 'Made while the complaint was one of a violation, or made it one: read by the inspectorate and the reporter alone, also after it was given back (R21).';
comment on column complaint_message.of_violation is 'Written while the complaint was one of a violation: read by the inspectorate and the reporter alone, also after it was given back (R21).';

-- Whoever writes, an officer, a reporter or the clock: what is written of a violation is marked as such. Giving it back is said to the unit that gets it.
create function mark_of_violation() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.of_violation := new.of_violation or exists (select from complaint c where c.agency_id = new.agency_id and c.id = new.complaint_id and c.class = 'violation');
  return new;
end $$;
revoke all on function mark_of_violation() from public;
create trigger complaint_move_of_violation before insert on complaint_move for each row when (new.move <> 'hand_back') execute function mark_of_violation();
create trigger complaint_message_of_violation before insert on complaint_message for each row execute function mark_of_violation();

update complaint_move m set of_violation = true from complaint c where c.agency_id = m.agency_id and c.id = m.complaint_id and c.class = 'violation';
update complaint_message m set of_violation = true from complaint c where c.agency_id = m.agency_id and c.id = m.complaint_id and c.class = 'violation';

-- The ladder is taken down where a late step was done; those who stand on it are few.
create index complaint_escalated on complaint (agency_id) where escalation > 0;

-- As in 0093; who joined sees nothing of the time in which it was a violation, and not that there was one. Why the inspectorate gave it
-- back is said to the reporter.
create or replace function complaint_status(wanted text, hash bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object(
    'agencyId', c.agency_id, 'number', c.number, 'isReporter', k.is_reporter, 'isGuarded', false, 'agencyName', a.name, 'agencyCode', a.code, 'timeZone', a.time_zone, 'whatsapp', a.settings ->> 'whatsapp',
    'class', c.class, 'state', c.state, 'stateBefore', c.state_before, 'closing', c.closing, 'closingNote', case when k.is_reporter then c.closing_note end, 'archiveReason', c.archive_reason,
    'subject', case when k.is_reporter or not c.is_anonymous then c.subject end, 'body', case when k.is_reporter then c.body end, 'place', case when k.is_reporter then c.place end, 'unitName', u.name, 'serviceName', s.name,
    'respondDueOn', c.respond_due_on, 'receivedOn', coalesce(c.received_on, (c.received_at at time zone a.time_zone)::date), 'verifyDueOn', c.verify_due_on, 'dueOn', c.due_on, 'clockVersion', c.clock_version,
    'closedOn', (c.closed_at at time zone a.time_zone)::date, 'wasReopened', c.reopened_at is not null, 'isAnonymous', c.is_anonymous, 'isConfidential', c.is_confidential,
    'joined', c.joined, 'confirmedAs', c.confirmed_as, 'satisfaction', case when k.is_reporter then c.satisfaction end, 'confirmedOn', case when k.is_reporter then c.confirmed_on end,
    'holidays', coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'name', h.name, 'kind', h.kind, 'isOff', h.is_off)) from holiday h where h.agency_id = a.id), '[]'),
    'moves', coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'move', m.move, 'toState', m.to_state, 'unitName', n.name,
        'reason', case when m.move in ('pause', 'refer') or (m.move in ('reopen', 'hand_back') and k.is_reporter) then m.reason end) order by m.at, m.id)
      from complaint_move m left join unit n on n.agency_id = m.agency_id and n.id = m.to_unit_id where m.agency_id = c.agency_id and m.complaint_id = c.id
        and (k.is_reporter or not (m.of_violation or m.move = 'hand_back'))), '[]'),
    'messages', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'author', m.author, 'body', m.body) order by m.at, m.id)
      from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and not m.is_internal), '[]') else '[]' end,
    'photos', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'sha256', p.sha256, 'width', p.width, 'height', p.height) order by p.id)
      from complaint_photo p where p.agency_id = c.agency_id and p.complaint_id = c.id), '[]') else '[]' end)
    || case when k.is_reporter or not complaint_is_guarded(c) then '{}'::jsonb else jsonb_build_object(
      'isGuarded', true, 'class', null, 'state', case when c.state in ('closed', 'archived', 'outside') then 'closed' else 'handling' end, 'stateBefore', null, 'closing', null, 'archiveReason', null,
      'subject', null, 'unitName', null, 'serviceName', null, 'respondDueOn', null, 'verifyDueOn', null, 'dueOn', null, 'closedOn', null, 'wasReopened', false,
      'isAnonymous', false, 'isConfidential', false, 'joined', 0, 'confirmedAs', null, 'moves', '[]'::jsonb) end
  from complaint_by_secret(wanted, hash) k
  join complaint c on c.agency_id = k.agency_id and c.id = k.id
  join agency a on a.id = c.agency_id
  join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
  left join service s on s.agency_id = c.agency_id and s.id = c.service_id
$$;
