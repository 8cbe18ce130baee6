-- 0114 Plans of decisions: who owns them, until when, and what became of them; a stated benefit may have a range.  Additive; safe while the previous release is running.
-- Source: F101; R26; docs/rules/recommendations.md.
alter table decision_plan add column owner_unit_id uuid;                 -- null: written before plans had an owner
alter table decision_plan add column due_on date;
alter table decision_plan add foreign key (agency_id, owner_unit_id) references unit (agency_id, id);
create index decision_plan_by_owner on decision_plan (agency_id, owner_unit_id, due_on);

create table decision_follow_up (
  agency_id   uuid        not null,
  id          uuid        not null default uuidv7(),
  decision_id uuid        not null,
  step        integer     not null check (step >= 1),
  state       text        not null check (state in ('started', 'done', 'dropped')),
  note        text        not null check (length(note) between 1 and 2000),
  noted_by    uuid        not null,
  noted_at    timestamptz not null,
  noted_on    date        not null,
  primary key (agency_id, id),
  unique (agency_id, decision_id, step)
);
select tenant_table('decision_follow_up');
revoke update, delete on decision_follow_up from bina_app;
alter table decision_follow_up add foreign key (agency_id, decision_id) references decision_plan (agency_id, decision_id);
comment on table decision_follow_up is 'What became of the plan of a decision, step by step, append-only; the last step is how it stands.';

alter table programme_benefit add column least_rupiah bigint;            -- null: no range was stated
alter table programme_benefit add column most_rupiah bigint;
alter table programme_benefit add constraint programme_benefit_range check (
  (least_rupiah is null and most_rupiah is null)
  or (least_rupiah >= 0 and least_rupiah <= amount_rupiah and most_rupiah >= amount_rupiah and most_rupiah <= 1000000000000));
