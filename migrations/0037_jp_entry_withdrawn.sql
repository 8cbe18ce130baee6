-- 0037 An officer takes an own entry of the JP ledger back; the row stays, so that it can be undone.  Additive.
alter table jp_entry add column withdrawn_at timestamptz;
comment on column jp_entry.withdrawn_at is 'Taken back by its person: does not count.';
