-- 0011 A phone's code works once: the codes used in the last minutes (F126).  Additive.
-- Source: RFC 6238 § 5.2, "the verifier MUST NOT accept the second attempt of the OTP".
create table used_code (
  account_id uuid        not null references account (id) on delete cascade,
  code_hash  text        not null,
  used_at    timestamptz not null,
  primary key (account_id, code_hash)
);
create index used_code_by_age on used_code (used_at);
grant select, insert, delete on used_code to bina_auth;
comment on table used_code is 'Codes from phones that were used a moment ago; emptied as they grow old.';
