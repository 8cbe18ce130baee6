-- 0004 Public services, visits, surveys, complaints: the shared key unit × service × element × month.  Additive.
create table service (
  agency_id        uuid    not null,
  id               uuid    not null default uuidv7(),
  code             text    not null,
  name             text    not null,
  promised_minutes integer,                                  -- standard pelayanan; null where promised in days
  promised_working_days integer,
  fee_rupiah       bigint  not null default 0,
  primary key (agency_id, id),
  unique (agency_id, code)
);
select tenant_table('service');
alter table service add foreign key (agency_id) references agency (id);

create table service_point (
  agency_id  uuid    not null,
  id         uuid    not null default uuidv7(),
  unit_id    uuid    not null,
  service_id uuid    not null,
  slug       text    not null,                               -- in the public address; not guess-proof, not secret
  name       text    not null,
  open_days  smallint[] not null default '{1,2,3,4,5}',      -- ISO day numbers
  yearly_users integer,                                      -- population for the sample minimum
  primary key (agency_id, id),
  unique (agency_id, unit_id, service_id)
);
create unique index service_point_by_slug on service_point (slug);
select tenant_table('service_point');
alter table service_point add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table service_point add foreign key (agency_id, service_id) references service (agency_id, id);
comment on table service_point is 'One service given by one unit (loket).';

create table visit (
  agency_id        uuid        not null,
  id               uuid        not null default uuidv7(),
  service_point_id uuid        not null,
  taken_at         timestamptz not null,
  called_at        timestamptz,
  done_at          timestamptz,
  primary key (agency_id, id)
);
create index visit_by_point on visit (agency_id, service_point_id, taken_at);
select tenant_table('visit');
alter table visit add foreign key (agency_id, service_point_id) references service_point (agency_id, id);

create table survey (
  agency_id        uuid not null,
  id               uuid not null default uuidv7(),
  service_point_id uuid not null,
  opens_on         date not null,
  closes_on        date not null,
  closed_at        timestamptz,
  rule_version     text not null,                            -- of rule set 'skm'
  primary key (agency_id, id),
  constraint survey_in_order check (closes_on >= opens_on),
  constraint survey_no_overlap exclude using gist (agency_id with =, service_point_id with =, daterange(opens_on, closes_on, '[]') with &&)
);
create index survey_by_point on survey (agency_id, service_point_id, opens_on);
select tenant_table('survey');
alter table survey add foreign key (agency_id, service_point_id) references service_point (agency_id, id);

create table survey_response (
  agency_id    uuid        not null,
  id           uuid        not null default uuidv7(),
  survey_id    uuid        not null,
  visit_token  uuid        not null,                         -- made for the form; a form sent twice is one response
  channel      text        not null default 'web' check (channel in ('web', 'kiosk', 'officer', 'import')),
  submitted_on date        not null,                         -- a day, not a moment: the anonymous stay anonymous
  requirements smallint check (requirements between 1 and 4),
  procedure    smallint check (procedure between 1 and 4),
  duration     smallint check (duration between 1 and 4),
  cost         smallint check (cost between 1 and 4),
  product      smallint check (product between 1 and 4),
  competence   smallint check (competence between 1 and 4),
  conduct      smallint check (conduct between 1 and 4),
  complaints   smallint check (complaints between 1 and 4),
  facilities   smallint check (facilities between 1 and 4),
  sex          text     check (sex in ('M', 'F')),
  age_band     text,
  education    text,
  occupation   text,
  comment      text,
  import_id    uuid,
  primary key (agency_id, id),
  unique (agency_id, visit_token)
);
create index survey_response_by_survey on survey_response (agency_id, survey_id, submitted_on);
select tenant_table('survey_response');
alter table survey_response add foreign key (agency_id, survey_id) references survey (agency_id, id);
comment on table survey_response is 'Public satisfaction answers; holds no name, number or address of the visitor.';

create table complaint (
  agency_id     uuid        not null,
  id            uuid        not null default uuidv7(),
  number        text        not null,
  unit_id       uuid        not null,
  service_id    uuid,
  class         text        not null check (class in ('aspiration', 'complaint', 'information', 'violation')),
  state         text        not null default 'new' check (state in ('new', 'verified', 'assigned', 'handling', 'closed', 'paused', 'outside', 'archived')),
  subject       text        not null,
  body          text        not null default '',
  root_cause    text        check (root_cause in ('procedure', 'capacity', 'competence', 'facility', 'rule', 'outside')),
  received_at   timestamptz not null,
  due_on        date,
  closed_at     timestamptz,
  primary key (agency_id, id),
  unique (agency_id, number)
);
create index complaint_by_unit on complaint (agency_id, unit_id, state, received_at);
select tenant_table('complaint');
alter table complaint add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table complaint add foreign key (agency_id, service_id) references service (agency_id, id);

create table outcome_month (
  agency_id   uuid     not null,
  unit_id     uuid     not null,
  service_id  uuid     not null,
  element     text     not null,                             -- SKM element key, or 'index'
  month       date     not null,                             -- first day
  responses   integer  not null,
  total       bigint   not null,                             -- sum of answers; for 'index': sum of the nine element sums
  primary key (agency_id, unit_id, service_id, element, month),
  constraint outcome_month_first_day check (extract(day from month) = 1)
);
create index outcome_month_by_element on outcome_month (agency_id, element, month);
select tenant_table('outcome_month');
alter table outcome_month add foreign key (agency_id, unit_id) references unit (agency_id, id);
alter table outcome_month add foreign key (agency_id, service_id) references service (agency_id, id);
comment on table outcome_month is 'The shared panel: unit × service × element × month. Evaluations read this, never the answers.';

-- Citizens: may see open surveys and their service points, and add a response. Nothing else.
create function open_survey(point_slug text, on_day date)
returns table (agency_id uuid, survey_id uuid, service_name text, unit_name text, agency_name text, point_name text, time_zone text, closes_on date)
language sql stable security definer set search_path = pg_catalog, public as $$
  select v.agency_id, v.id, s.name, u.name, a.name, p.name, a.time_zone, v.closes_on
  from service_point p
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  join agency a on a.id = p.agency_id
  join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id
  where p.slug = point_slug and v.closed_at is null and on_day between v.opens_on and v.closes_on
$$;
revoke all on function open_survey(text, date) from public;
grant execute on function open_survey(text, date) to bina_app, bina_citizen;
create policy citizen_answers on survey_response for insert to bina_citizen
  with check (agency_id = any ((select current_agencies())::uuid[]) and channel in ('web', 'kiosk'));
grant insert on survey_response to bina_citizen;
create policy citizen_audits on audit_entry for insert to bina_citizen
  with check (agency_id = any ((select current_agencies())::uuid[]) and account_id is null and action like 'survey.%');
grant insert on audit_entry to bina_citizen;
