-- 0082 Privacy: versions of texts, consents, retention, requests of data subjects, breaches.  Additive; safe while the previous release is running.
-- Source: UU 27/2022 (PDP); regulations.md 9.1; R31, R32; F129; docs/rules/privacy.md.

-- Which words were in force when. The words stand in the program; the checksum holds them to what was shown.
create table privacy_text (
  purpose    text not null,
  version    text not null,
  valid_from date not null,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (purpose, version),
  unique (purpose, valid_from)
);
select catalogue_table('privacy_text');
comment on table privacy_text is 'Dated versions of the texts about personal data; a version is never changed.';

create table privacy_addition (
  agency_id  uuid        not null,
  id         uuid        not null default uuidv7(),
  purpose    text        not null,                           -- 'all', or one purpose
  valid_from date        not null,
  body_id    text        not null check (length(body_id) between 1 and 3000),
  body_en    text        not null default '' check (length(body_en) <= 3000),
  made_at    timestamptz not null,
  made_by    uuid        not null,
  primary key (agency_id, id)
);
create index privacy_addition_by_purpose on privacy_addition (agency_id, purpose, valid_from, id);
select tenant_table('privacy_addition');
revoke update, delete on privacy_addition from bina_app;
comment on table privacy_addition is 'What an agency adds to a text: its contact for data protection, its unit. The latest one begun is in force; earlier ones stay.';

create table privacy_consent (
  agency_id    uuid        not null,
  id           uuid        not null default gen_random_uuid(),
  purpose      text        not null,
  version      text        not null,
  complaint_id uuid        not null,
  given_on     date        not null,                         -- a day: what a citizen did is not kept to the second
  withdrawn_on date,
  primary key (agency_id, id)
);
create unique index privacy_consent_once on privacy_consent (agency_id, purpose, complaint_id) where withdrawn_on is null;
select tenant_table('privacy_consent');
alter table privacy_consent add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;
comment on table privacy_consent is 'Consent, only where consent is the basis: news by mail to a reporter. Written by the database when the choice is made or taken back.';

create table retention_rule (
  agency_id  uuid        not null,
  id         uuid        not null default uuidv7(),
  kind       text        not null,
  keep_days  integer     not null check (keep_days between 1 and 36500),
  valid_from date        not null,
  reason     text        not null check (length(reason) between 1 and 500),
  made_at    timestamptz not null,
  made_by    uuid        not null,
  primary key (agency_id, id)
);
create index retention_rule_by_kind on retention_rule (agency_id, kind, valid_from, id);
select tenant_table('retention_rule');
revoke update, delete on retention_rule from bina_app;
comment on table retention_rule is 'How long an agency keeps a kind of data, dated; without a row the default of the program holds.';

create table retention_hold (
  agency_id uuid        not null,
  id        uuid        not null default uuidv7(),
  kind      text        not null,
  reason    text        not null check (length(reason) between 1 and 500),
  placed_at timestamptz not null,
  placed_by uuid        not null,
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (agency_id, id)
);
create unique index retention_hold_once on retention_hold (agency_id, kind) where lifted_at is null;
select tenant_table('retention_hold');
comment on table retention_hold is 'Nothing of this kind is deleted: a dispute, an examination.';

create table retention_run (
  agency_id uuid        not null,
  id        uuid        not null default uuidv7(),
  kind      text        not null,
  ran_at    timestamptz not null,
  before_on date        not null,
  done      integer     not null check (done > 0),
  primary key (agency_id, id)
);
create index retention_run_by_time on retention_run (agency_id, ran_at desc);
select tenant_table('retention_run');
revoke update, delete on retention_run from bina_app;

-- Months of the panel whose raw visits are gone: what was counted stays as it was counted.
create table panel_kept (
  agency_id uuid not null primary key,
  before    date not null check (extract(day from before) = 1)
);
select tenant_table('panel_kept');
comment on table panel_kept is 'Waiting and serving times of months before this one are no longer counted again: their visits were deleted.';

create table privacy_request (
  agency_id    uuid        not null,
  id           uuid        not null default gen_random_uuid(),
  number       text        not null unique check (number ~ '^[0-9A-HJKMNP-TV-Z]{9}$'),
  secret_hash  bytea,                                        -- null: an officer follows it from the own account
  kind         text        not null check (kind in ('access', 'correction', 'deletion', 'withdrawal', 'objection')),
  via          text        not null check (via in ('account', 'complaint', 'form')),
  account_id   uuid,
  complaint_id uuid,
  field        text,                                         -- of a correction: which
  state        text        not null default 'filed' check (state in ('filed', 'checking', 'answered', 'refused', 'cancelled')),
  sealed       bytea       not null,                         -- name, contact, words: encrypted with a key that is not in the database
  filed_at     timestamptz not null,
  due_at       timestamptz not null,
  answer       bytea,                                        -- sealed
  reason       text check (reason in ('identity', 'legal_duty', 'others', 'not_held', 'repeated', 'dispute')),
  ended_at     timestamptz,
  emptied_at   timestamptz,                                  -- who asked and what was answered, deleted by the schedule
  primary key (agency_id, id),
  constraint privacy_request_clock check (due_at = filed_at + interval '72 hours'),
  constraint privacy_request_whose check ((via = 'account') = (account_id is not null) and (via <> 'complaint' or complaint_id is not null)),
  constraint privacy_request_ends check ((state in ('answered', 'refused', 'cancelled')) = (ended_at is not null)),
  constraint privacy_request_refusal check ((state = 'refused') = (reason is not null))
);
create index privacy_request_by_state on privacy_request (agency_id, state, due_at);
create index privacy_request_by_account on privacy_request (agency_id, account_id) where account_id is not null;
select tenant_table('privacy_request');
alter table privacy_request add foreign key (agency_id, complaint_id) references complaint (agency_id, id) on delete cascade;
comment on table privacy_request is 'What somebody asks about the own data (UU 27/2022); 72 clock hours.';

create table breach (
  agency_id       uuid        not null,
  id              uuid        not null default uuidv7(),
  number          text        not null,                      -- '2026-01', by year of the agency's zone
  known_at        timestamptz not null,
  due_at          timestamptz not null,
  title           text        not null check (length(title) between 1 and 200),
  data_disclosed  text        not null default '' check (length(data_disclosed) <= 5000),
  when_and_how    text        not null default '' check (length(when_and_how) <= 5000),
  handling        text        not null default '' check (length(handling) <= 5000),
  subject_kinds   text[]      not null default '{}',
  subject_count   integer check (subject_count >= 0),
  is_count_exact  boolean     not null default false,
  public_text     text check (length(public_text) between 1 and 5000),
  published_at    timestamptz,
  closed_at       timestamptz,
  made_by         uuid        not null,
  primary key (agency_id, id),
  unique (agency_id, number),
  constraint breach_clock check (due_at = known_at + interval '72 hours'),
  constraint breach_public check ((published_at is null) = (public_text is null)),
  constraint breach_kinds check (subject_kinds <@ array['reporters', 'respondents', 'officers', 'partners', 'others'])
);
select tenant_table('breach');
revoke delete on breach from bina_app;
comment on table breach is 'A failure of protection, with the three contents of Pasal 46(2) and its clock of 3 × 24 hours.';

create table privacy_step (
  agency_id  uuid        not null,
  id         uuid        not null default gen_random_uuid(),
  subject    text        not null check (subject ~ '^(request|breach):[0-9a-f-]{36}$'),
  at         timestamptz not null,
  account_id uuid,                                           -- null: who asked, or the program
  step       text        not null,
  note       text        not null default '' check (length(note) <= 2000),
  primary key (agency_id, id)
);
create index privacy_step_by_subject on privacy_step (agency_id, subject, at);
select tenant_table('privacy_step');
revoke update, delete on privacy_step from bina_app;
comment on table privacy_step is 'Each step of a request or a breach; notices that were sent, to whom and when.';
