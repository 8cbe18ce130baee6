-- 0102 Improvements of procedures in versions, and their end with a reason.  Additive.
-- Source: F89; docs/rules/needs.md.
alter table improvement add column version integer not null default 1 check (version >= 1);
alter table improvement add column ended_why text not null default '' check (length(ended_why) <= 1000);

create table improvement_change (
  agency_id      uuid        not null,
  id             uuid        not null default uuidv7(),
  improvement_id uuid        not null,
  version        integer     not null check (version >= 1),  -- of what stood before this change
  kind           text        not null check (kind in ('changed', 'ended', 'resumed')),
  reason         text        not null check (length(reason) between 1 and 1000),
  was            jsonb       not null check (jsonb_typeof(was) = 'object' and length(was::text) <= 200000),
  made_by        uuid        not null references account (id),
  made_at        timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, improvement_id, version)
);
select tenant_table('improvement_change');
alter table improvement_change add foreign key (agency_id, improvement_id) references improvement (agency_id, id);
revoke update, delete on improvement_change from bina_app;     -- what it was is not written anew
comment on table improvement_change is 'What an improvement of a procedure was before each change, who changed it and why. The version in force stands in improvement.';
