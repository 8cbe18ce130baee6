-- 0117 An agency's own numbers for needs, in dated versions.  Additive.
-- Source: F89; docs/rules/needs.md.
create table need_rule (
  agency_id  uuid        not null,
  id         uuid        not null default uuidv7(),
  valid_from date        not null,                             -- in force until the next one begins
  settings   jsonb       not null check (jsonb_typeof(settings) = 'object' and length(settings::text) <= 2000),
  reason     text        not null check (length(reason) between 1 and 1000),
  made_by    uuid        not null references account (id),
  made_at    timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, valid_from)
);
select tenant_table('need_rule');
alter table need_rule add foreign key (agency_id) references agency (id);
revoke update, delete on need_rule from bina_app;              -- a version that was in force stays to be read; one of today is followed by one of tomorrow
comment on table need_rule is 'Which thresholds open needs in this agency, since when and why.';
