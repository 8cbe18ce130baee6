-- 0006 Notifications: in-app messages and the wish for mail.  Additive.
create table notification (
  agency_id  uuid        not null,
  id         uuid        not null default uuidv7(),
  account_id uuid        not null,
  kind       text        not null,
  params     jsonb       not null default '{}',
  link       text        not null,
  created_at timestamptz not null default now(),
  read_at    timestamptz,
  primary key (agency_id, id)
);
create index notification_by_account on notification (agency_id, account_id, created_at desc);
select tenant_table('notification');
alter table notification add foreign key (account_id) references account (id);

create table notification_preference (
  agency_id  uuid    not null,
  account_id uuid    not null,
  kind       text    not null,
  by_mail    boolean not null,
  primary key (agency_id, account_id, kind)
);
select tenant_table('notification_preference');
alter table notification_preference add foreign key (account_id) references account (id);
