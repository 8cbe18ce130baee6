-- 0150 Evaluations: the time of the year, promised with the design.  Additive; safe while the previous release is running.
-- Source: docs/rules/impact.md § 7 and § 11.
alter table programme add column seasonal text check (seasonal in ('harmonics'));
comment on column programme.seasonal is 'Taken out of a series without comparison: harmonics, two waves a year and half a year long; null: nothing. Where units can be compared it changes nothing.';
