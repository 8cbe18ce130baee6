-- 0020 What an import of people needs beside its rows (F4, F5, F9).  Additive; safe while the previous release is running.
-- Which batch opened a row, so that an import can be undone without a trace in the rows themselves.
alter table unit add column import_batch_id uuid;
alter table position add column import_batch_id uuid;
alter table employment add column import_batch_id uuid;
alter table employment add column closed_by_batch_id uuid;
create index unit_by_import on unit (agency_id, import_batch_id) where import_batch_id is not null;
create index position_by_import on position (agency_id, import_batch_id) where import_batch_id is not null;
create index employment_by_import on employment (agency_id, import_batch_id) where import_batch_id is not null;
create index employment_closed_by_import on employment (agency_id, closed_by_batch_id) where closed_by_batch_id is not null;

-- What is odd about a record by BKN's data-quality indicators ('CON_2'), as of the day they were last looked for.
alter table person add column findings text[] not null default '{}';
alter table person add column findings_on date;
create index person_by_finding on person using gin (findings) where findings <> '{}';

alter table import_batch add column file_size bigint not null default 0;
alter table import_batch add column refusal jsonb;                 -- why the file as a whole was refused: {"code", "message", "row", "column"}
alter table import_batch add column written jsonb not null default '{}';  -- what undo needs beyond the rows: {"renamedUnits": […], "disabledAccounts": […]}
comment on column import_batch.written is 'Kept for undo within a day: units renamed and accounts closed by this batch.';

-- Large values of a staged row are packed by the faster of the two methods, where the server has it.
do $$
begin
  alter table import_row alter column data set compression lz4;
  alter table import_row alter column before set compression lz4;
  alter table person alter column siasn set compression lz4;
exception when others then null;  -- a server built without lz4 keeps its own method
end $$;
