-- 0045 Evaluations: a fingerprint of what was registered; the same data are judged once.  Additive; safe while the previous release is running.
alter table programme add column registration_sha256 text;
comment on column programme.registration_sha256 is 'Of the registration as it was written; null where it came with demo data. A changed programme no longer fits it.';
alter table evaluation_result add constraint evaluation_result_once unique (agency_id, programme_id, data_sha256, rule_version);
