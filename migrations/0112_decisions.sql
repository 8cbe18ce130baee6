-- 0112 Value, recommendations and decisions.  Additive; safe while the previous release is running.
-- Source: S17; F97, F101; R26; docs/rules/recommendations.md.

-- What a programme cost, line by line. A line is never changed: it is withdrawn, and another one written.
create table programme_cost (
  agency_id      uuid        not null,
  id             uuid        not null default uuidv7(),
  programme_id   uuid        not null,
  kind           text        not null check (kind in ('honorarium', 'travel', 'place', 'material', 'platform', 'working_time')),
  amount_rupiah  bigint      not null check (amount_rupiah >= 0 and amount_rupiah <= 1000000000000),
  spent_on       date        not null,
  source         text        not null check (length(source) <= 300),     -- the paper it stands on
  recorded_by    uuid,                                                    -- null: came with demo data
  recorded_at    timestamptz not null,
  withdrawn_by   uuid,
  withdrawn_at   timestamptz,
  primary key (agency_id, id)
);
create index programme_cost_by_programme on programme_cost (agency_id, programme_id) where withdrawn_at is null;
create index programme_cost_by_day on programme_cost (agency_id, spent_on) where withdrawn_at is null;
select tenant_table('programme_cost');
revoke update, delete on programme_cost from bina_app;
grant update (withdrawn_by, withdrawn_at) on programme_cost to bina_app;
alter table programme_cost add foreign key (agency_id, programme_id) references programme (agency_id, id);
comment on table programme_cost is 'Whole rupiah by kind; the working time of participants is a line of its own, never mixed with money that left the till.';

-- What somebody says a programme was worth, with the method: without a line here nothing is put into money.
create table programme_benefit (
  agency_id      uuid        not null,
  id             uuid        not null default uuidv7(),
  programme_id   uuid        not null,
  amount_rupiah  bigint      not null check (amount_rupiah >= 0 and amount_rupiah <= 1000000000000),
  method         text        not null check (length(method) <= 2000),
  source         text        not null check (length(source) <= 300),
  recorded_by    uuid,
  recorded_at    timestamptz not null,
  withdrawn_by   uuid,
  withdrawn_at   timestamptz,
  primary key (agency_id, id),
  constraint programme_benefit_is_stated check (method <> '' and source <> '')
);
create index programme_benefit_by_programme on programme_benefit (agency_id, programme_id) where withdrawn_at is null;
select tenant_table('programme_benefit');
revoke update, delete on programme_benefit from bina_app;
grant update (withdrawn_by, withdrawn_at) on programme_benefit to bina_app;
alter table programme_benefit add foreign key (agency_id, programme_id) references programme (agency_id, id);
comment on table programme_benefit is 'Benefits in money, each with how it was monetised and by which source (R26).';

-- Parts of a course, by name, so that a curriculum can be decided on part by part.
create table course_part (
  agency_id  uuid    not null,
  id         uuid    not null default uuidv7(),
  course_id  uuid    not null references course (id),
  title      text    not null check (length(title) <= 200),
  outcome    text,                                                        -- the measure of service it is meant for; null: none is named
  position   integer not null check (position >= 1),
  ended_on   date,
  primary key (agency_id, id),
  unique (agency_id, course_id, title)
);
select tenant_table('course_part');
revoke update, delete on course_part from bina_app;
grant update (ended_on) on course_part to bina_app;
alter table course_part add foreign key (agency_id) references agency (id);
comment on table course_part is 'A named part of a curriculum as one government teaches it; it ends, it is not deleted.';

-- What was proposed and decided, in versions that only grow.
create table decision (
  agency_id            uuid        not null,
  id                   uuid        not null default uuidv7(),
  programme_id         uuid        not null,
  part_id              uuid,                                              -- null: the programme as a whole
  version              integer     not null check (version >= 1),
  step                 text        not null check (step in ('proposal', 'decision')),
  choice               text        not null check (choice in ('continue', 'change', 'widen', 'stop', 'wait')),
  recommended          text        not null check (recommended in ('continue', 'change', 'widen', 'stop', 'wait')),
  rule_version         text        not null,
  why                  text        not null check (length(why) <= 2000),
  unit_id              uuid,                                              -- office of who proposed; its head may decide
  evaluation_result_id uuid,                                              -- the verdict as it stood; null: there was none
  data_sha256          text,
  evidence             jsonb       not null,                              -- the facts that the rule saw
  evidence_sha256      text        not null,
  made_by              uuid,                                              -- null: came with demo data
  made_at              timestamptz not null,
  made_on              date        not null,
  primary key (agency_id, id),
  unique nulls not distinct (agency_id, programme_id, part_id, version),
  constraint decision_says_why check (why <> ''),
  constraint decision_result_with_hash check ((evaluation_result_id is null) = (data_sha256 is null))
);
create index decision_by_day on decision (agency_id, made_on);
select tenant_table('decision');
revoke update, delete on decision from bina_app;
alter table decision add foreign key (agency_id, programme_id) references programme (agency_id, id);
alter table decision add foreign key (agency_id, part_id) references course_part (agency_id, id);
alter table decision add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table decision add foreign key (agency_id, evaluation_result_id) references evaluation_result (agency_id, id);
comment on table decision is 'Proposals and decisions about programmes and parts of curricula, append-only, with the evidence as it stood.';

-- Which decision went into which plan.
create table decision_plan (
  agency_id   uuid        not null,
  decision_id uuid        not null,
  plan        text        not null check (length(plan) <= 200),
  carried_by  uuid,
  carried_at  timestamptz not null,
  carried_on  date        not null,
  primary key (agency_id, decision_id)
);
select tenant_table('decision_plan');
revoke update, delete on decision_plan from bina_app;
alter table decision_plan add foreign key (agency_id, decision_id) references decision (agency_id, id);
comment on table decision_plan is 'A decision taken over into a plan, once.';
