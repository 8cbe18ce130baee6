-- 0063 Complaints that were never sent go away within a day even where nobody else writes.  Additive.
create function clear_complaint_drafts(moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  gone integer;
begin
  delete from complaint_draft where expires_at < moment;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function clear_complaint_drafts(timestamptz) from public;
grant execute on function clear_complaint_drafts(timestamptz) to bina_app;
