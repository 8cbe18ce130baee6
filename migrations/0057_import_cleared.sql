-- 0057 Imports whose day of grace is over lose their file and their rows.  Additive; safe while the previous release is running.
-- A staged row holds a whole personal record, with address and NIK: it is kept only as long as undo may need it.
alter table import_batch add column cleared_at timestamptz;
comment on column import_batch.cleared_at is 'When the rows and the file of the batch were deleted; counts (with the refusals by reason) stay.';
create index import_batch_to_clear on import_batch (created_at) where cleared_at is null;
