-- 0046 Evaluations: when a result was last found again.  Additive; safe while the previous release is running.
-- Corrected data may return to what they were: then the earlier result is the one that holds, and no new row is made.
alter table evaluation_result add column confirmed_at timestamptz not null default now();
update evaluation_result set confirmed_at = computed_at;
comment on column evaluation_result.confirmed_at is 'The last run that came to this result; the result in force is the one confirmed last.';
drop index evaluation_result_by_programme;
create index evaluation_result_in_force on evaluation_result (agency_id, programme_id, confirmed_at desc, id desc);
