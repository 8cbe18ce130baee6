-- 0021 The person or unit a staged row is about, as a column: joins on a value inside `data` are blind.  Additive.
alter table import_row add column subject_id uuid;
comment on column import_row.subject_id is 'The person, known or about to be added; null for refused rows and units.';
