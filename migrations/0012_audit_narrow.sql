-- 0012 The trail takes what happened and never its own place in the chain (F127).  Additive; safe while the previous release runs.
-- Number and hash are given by seal_audit alone: without this a forged number could break the chain from inside.
revoke insert on audit_entry from bina_app, bina_citizen;
grant insert (agency_id, id, at, account_id, action, subject, detail, request_id) on audit_entry to bina_app, bina_citizen;
create index audit_entry_by_time on audit_entry (agency_id, at desc, id desc);

-- The first sealed entry whose place or content is not what the chain says; no row when the chain holds.
create function broken_audit_link(agency uuid)
returns table (id uuid, number bigint, reason text)
language sql stable set search_path = pg_catalog, public as $$
  select (x.entry).id, (x.entry).number, case when x.place <> (x.entry).number then 'gap' else 'changed' end
  from (
    select e as entry, lag(e.hash) over (order by e.number) as previous, row_number() over (order by e.number) as place
    from audit_entry e where e.agency_id = agency and e.hash is not null
  ) x
  where x.place <> (x.entry).number or (x.entry).hash is distinct from audit_digest(x.entry, x.previous)
  order by (x.entry).number limit 1
$$;
comment on function broken_audit_link(uuid) is 'Recomputes the hash chain of one agency with the caller''s own rights.';
