-- 0078 Needs that evidence opens, and improvements of procedures.  Additive; safe while the previous release is running.
-- Source: S14, S15; F89; docs/rules/needs.md.
create table need (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  kind         text        not null check (kind in ('training', 'improvement')),
  unit_id      uuid        not null,
  service_id   uuid,
  person_id    uuid,
  position_id  uuid,
  topic        text        not null,                         -- an element of the survey, 'complaint', 'time', or 'officer'
  competency   text        not null default '' check (length(competency) <= 200),  -- as officers wrote it; empty where the topic says it
  state        text        not null default 'open' check (state in ('open', 'accepted', 'declined', 'met')),
  urgency      smallint    not null default 1 check (urgency between 0 and 3),     -- 0: its evidence was undone
  rule_name    text,
  rule_version text,                                         -- null: an officer opened it
  opened_on    date        not null,
  opened_by    uuid,
  opened_why   text        not null default '' check (length(opened_why) <= 1000),
  decided_on   date,
  decided_by   uuid,
  reason       text        not null default '' check (length(reason) <= 1000),
  met_on       date,
  primary key (agency_id, id),
  constraint need_declined_says_why check (state <> 'declined' or reason <> ''),
  constraint need_opened_by_someone check ((rule_version is null) <> (opened_by is null))
);
create index need_by_unit on need (agency_id, unit_id, state);
create index need_by_state on need (agency_id, state, urgency desc, opened_on);
select tenant_table('need');
alter table need add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table need add foreign key (agency_id, service_id) references service (agency_id, id);
alter table need add foreign key (agency_id, person_id) references person (agency_id, id);
alter table need add foreign key (agency_id, position_id) references position (agency_id, id);
comment on table need is 'Which competency a unit (or one of its people) misses, by which evidence. Planning is not its work.';

create table need_evidence (
  agency_id    uuid             not null,
  id           uuid             not null default uuidv7(),
  need_id      uuid             not null,
  kind         text             not null check (kind in ('survey_element', 'complaint_root_cause', 'missed_time')),
  unit_id      uuid             not null,
  reference_id uuid             not null,                    -- survey, complaint, or service
  element      text             not null default '',
  figure       double precision,                             -- hundredths of a point, or a percentage; null for a complaint
  bound        double precision,                             -- what it should have reached
  month        date             not null,
  added_on     date             not null,
  undone_on    date,                                         -- the fact behind it is gone
  primary key (agency_id, id),
  unique (agency_id, kind, unit_id, reference_id, element, month)
);
create index need_evidence_by_need on need_evidence (agency_id, need_id);
select tenant_table('need_evidence');
alter table need_evidence add foreign key (agency_id, need_id) references need (agency_id, id) on delete cascade;
comment on table need_evidence is 'Why a need stands: keys and figures only, never a text or a person of a complaint (R21).';

create table improvement (
  agency_id             uuid        not null,
  id                    uuid        not null default uuidv7(),
  unit_id               uuid        not null,
  service_id            uuid        not null,
  title                 text        not null check (length(title) <= 200),
  before_text           text        not null check (length(before_text) <= 10000),
  after_text            text        not null check (length(after_text) <= 10000),
  began_on              date        not null,
  ended_on              date,
  cause                 text        not null check (cause in ('complaints', 'element', 'own')),
  cluster_id            uuid,
  cause_element         text,
  expected_element      text        not null,
  responsible_person_id uuid        not null,
  made_by               uuid        not null,
  made_at               timestamptz not null,
  primary key (agency_id, id),
  constraint improvement_in_order check (ended_on >= began_on)
);
create index improvement_by_unit on improvement (agency_id, unit_id, began_on);
select tenant_table('improvement');
alter table improvement add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table improvement add foreign key (agency_id, service_id) references service (agency_id, id);
alter table improvement add foreign key (agency_id, cluster_id) references complaint_cluster (agency_id, id);
alter table improvement add foreign key (agency_id, responsible_person_id) references person (agency_id, id);
comment on table improvement is 'A change of a procedure, from when to when: an evaluation names it as what happened at the same time.';
