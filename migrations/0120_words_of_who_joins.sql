-- 0120 Who joins a complaint may add own words.  Replaces a function by one that takes one text more and may be called as before; safe while the previous release is running.
-- Source: F71; docs/rules/complaints.md, section 5.
drop function join_complaint(uuid, bytea, timestamptz, text, bytea);
create function join_complaint(agency uuid, draft bytea, moment timestamptz, target text, hash bytea, words text default null) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  c complaint;
  already boolean;
  at timestamptz;
begin
  select d.is_sent into already from complaint_draft d where d.agency_id = agency and d.id = draft and d.expires_at > moment for update;
  if not found then return 'gone'; end if;
  if already then return 'repeated'; end if;
  if length(hash) <> 32 then raise exception 'join_complaint: not a form of ours' using errcode = '22023'; end if;
  select x.* into c from complaint x where x.agency_id = agency and x.number = target and x.state in ('verified', 'assigned', 'handling')
    and not x.is_confidential and x.received_at > moment - interval '60 days' for update;
  if not found or complaint_is_guarded(c) then return 'closed'; end if;
  at := reporter_moment(agency, c.id, true, moment);
  insert into complaint_supporter (agency_id, complaint_id, secret_hash, joined_on, note)
    select agency, c.id, hash, (moment at time zone a.time_zone)::date, nullif(words, '') from agency a where a.id = agency;
  update complaint set joined = joined + 1 where agency_id = agency and id = c.id;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state) values (agency, gen_random_uuid(), c.id, at, 'reporter', 'join', c.state, c.state);
  update complaint_draft set is_sent = true, expires_at = date_trunc('hour', moment) + interval '2 hours' where agency_id = agency and id = draft;
  delete from complaint_draft_photo where agency_id = agency and draft_id = draft;
  perform note_reporter(agency, c.id, true, at, moment, 'complaint.join', null);
  return 'joined';
end $$;
revoke all on function join_complaint(uuid, bytea, timestamptz, text, bytea, text) from public;
grant execute on function join_complaint(uuid, bytea, timestamptz, text, bytea, text) to bina_citizen;

-- The own words of the holder of this secret, and nobody else's; also where the complaint itself tells no more.
create function supporter_note(wanted text, hash bytea) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.note from complaint_by_secret(wanted, hash) k
  join complaint_supporter s on s.agency_id = k.agency_id and s.complaint_id = k.id and s.secret_hash = hash
  where not k.is_reporter
$$;
revoke all on function supporter_note(text, bytea) from public;
grant execute on function supporter_note(text, bytea) to bina_citizen;

comment on column complaint_supporter.note is 'Own words of who joined, for who handles the complaint; kept as long as the retention rule supporter_note says.';
