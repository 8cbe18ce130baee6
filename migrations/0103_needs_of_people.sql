-- 0103 A need may name one person or one position, with what it rests on.  Additive.
-- Source: F89; docs/rules/needs.md.
alter table need add column basis text check (basis in ('observation', 'assessment', 'duty', 'wish', 'unit_need'));
alter table need add column follows_need_id uuid;               -- the need of the unit that this one answers for one person; its evidence stands there
alter table need add constraint need_of_one check (person_id is null or position_id is null);
alter table need add constraint need_of_one_by_someone check (coalesce(person_id, position_id) is null or (opened_by is not null and basis is not null and opened_why <> ''));
alter table need add constraint need_follows_a_need check ((basis = 'unit_need') is true = (follows_need_id is not null));
alter table need add foreign key (agency_id, follows_need_id) references need (agency_id, id);
create index need_by_person on need (agency_id, person_id) where person_id is not null;
comment on column need.person_id is 'Whose need it is; null where it is of a position or of the whole unit. The unit is the one of the person on the day it was opened.';
comment on column need.basis is 'What an officer saw: at work, in an assessment, a new duty, the wish of the person, or a need of the unit.';
