-- 0108 Evaluations: attempts to break a verdict, once for each result and version of the attack.  Additive; safe while the previous release is running.
-- Source: S05, S06; F94, F100; docs/rules/impact.md.
create table evaluation_challenge (
  agency_id      uuid        not null,
  id             uuid        not null default uuidv7(),
  result_id      uuid        not null,                       -- with its data hash and rule version: the same data are not tried twice
  rivals_version text        not null,
  state          text        not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused')),
  asked          integer     not null default 1 check (asked > 0),
  asked_at       timestamptz not null,
  planned        integer     not null default 0 check (planned >= 0),
  runs           integer     not null default 0 check (runs between 0 and planned),
  result         jsonb,
  finished_at    timestamptz,
  primary key (agency_id, id),
  constraint evaluation_challenge_once unique (agency_id, result_id, rivals_version),
  constraint evaluation_challenge_done check ((state = 'done') = (result is not null) and (state = 'done') = (finished_at is not null))
);
select tenant_table('evaluation_challenge');
alter table evaluation_challenge add foreign key (agency_id, result_id) references evaluation_result (agency_id, id);
comment on table evaluation_challenge is 'Other ways of computing a verdict: how many were planned and run, how often somebody asked, and what they found. Refused: the data moved on before it began.';
