-- 0030 Mail for notifications, and news told once only (F107).  Additive; safe while the previous release is running.
alter table notification add column key text;                       -- what it is about; a job that runs twice tells once
alter table notification add column mailed_at timestamptz;          -- null: not sent by mail (yet)
alter table notification add column mail_failure text;              -- the mail server's last refusal, for the administrator
create unique index notification_told_once on notification (agency_id, account_id, key) where key is not null;
create index notification_unread on notification (agency_id, account_id) where read_at is null;
alter table notification_preference add foreign key (agency_id) references agency (id);
comment on table notification is 'News for one account, shown in the program and, if wished, sent by mail.';
