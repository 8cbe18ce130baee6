-- Generated from the migrated database by `npm run generate`; do not edit.

create table account (
  id uuid not null default uuidv7(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  username text,
  display_username text,
  two_factor_enabled boolean not null default false,
  home_agency_id uuid not null,
  person_id uuid,
  locale text not null default 'id'::text,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint account_locale_check CHECK ((locale = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint account_home_agency_id_fkey FOREIGN KEY (home_agency_id) REFERENCES agency(id),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_key UNIQUE (email),
  constraint account_username_key UNIQUE (username)
);
CREATE UNIQUE INDEX account_by_person ON public.account USING btree (home_agency_id, person_id) WHERE (person_id IS NOT NULL);
-- policy sign_in: ALL to bina_auth using true check true
-- policy tenant: ALL to bina_app using (home_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (home_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select, update
-- grant to bina_auth: insert, select, update

create table account_session (
  id uuid not null default uuidv7(),
  account_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  agency_id uuid,
  constraint account_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint account_session_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint account_session_pkey PRIMARY KEY (id),
  constraint account_session_token_key UNIQUE (token)
);
CREATE INDEX account_session_by_account ON public.account_session USING btree (account_id);
-- grant to bina_auth: delete, insert, select, update

create table agency (
  id uuid not null default uuidv7(),
  code text not null,
  name text not null,
  kind text not null,
  time_zone text not null default 'Asia/Jakarta'::text,
  parent_id uuid,
  settings jsonb not null default '{}'::jsonb,
  invented boolean not null default false,
  constraint agency_kind_check CHECK ((kind = ANY (ARRAY['province'::text, 'regency'::text, 'city'::text]))),
  constraint agency_time_zone_check CHECK ((time_zone = ANY (ARRAY['Asia/Jakarta'::text, 'Asia/Makassar'::text, 'Asia/Jayapura'::text]))),
  constraint agency_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES agency(id),
  constraint agency_pkey PRIMARY KEY (id),
  constraint agency_code_key UNIQUE (code)
);
-- policy shared_read: SELECT to bina_app using true check null
-- grant to bina_app: select

create table attendance (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  enrolment_id uuid not null,
  day date not null,
  minutes integer not null,
  method text not null,
  recorded_at timestamp with time zone not null default now(),
  constraint attendance_method_check CHECK ((method = ANY (ARRAY['list'::text, 'qr'::text, 'import'::text]))),
  constraint attendance_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440))),
  constraint attendance_agency_id_enrolment_id_fkey FOREIGN KEY (agency_id, enrolment_id) REFERENCES enrolment(agency_id, id),
  constraint attendance_pkey PRIMARY KEY (agency_id, id),
  constraint attendance_agency_id_enrolment_id_day_key UNIQUE (agency_id, enrolment_id, day)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table audit_entry (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  at timestamp with time zone not null default now(),
  account_id uuid,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'::jsonb,
  request_id text,
  number bigint,
  hash bytea,
  constraint audit_entry_pkey PRIMARY KEY (agency_id, id),
  constraint audit_entry_agency_id_number_key UNIQUE (agency_id, number)
);
CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (agency_id, subject, id);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (agency_id, at DESC, id DESC);
CREATE INDEX audit_entry_unsealed ON public.audit_entry USING btree (agency_id, id) WHERE (hash IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: select
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

create table breach (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  number text not null,
  known_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  title text not null,
  data_disclosed text not null default ''::text,
  when_and_how text not null default ''::text,
  handling text not null default ''::text,
  subject_kinds text[] not null default '{}'::text[],
  subject_count integer,
  is_count_exact boolean not null default false,
  public_text text,
  published_at timestamp with time zone,
  closed_at timestamp with time zone,
  made_by uuid not null,
  constraint breach_clock CHECK ((due_at = (known_at + '72:00:00'::interval))),
  constraint breach_data_disclosed_check CHECK ((length(data_disclosed) <= 5000)),
  constraint breach_handling_check CHECK ((length(handling) <= 5000)),
  constraint breach_kinds CHECK ((subject_kinds <@ ARRAY['reporters'::text, 'respondents'::text, 'officers'::text, 'partners'::text, 'others'::text])),
  constraint breach_public CHECK (((published_at IS NULL) = (public_text IS NULL))),
  constraint breach_public_text_check CHECK (((length(public_text) >= 1) AND (length(public_text) <= 5000))),
  constraint breach_subject_count_check CHECK ((subject_count >= 0)),
  constraint breach_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint breach_when_and_how_check CHECK ((length(when_and_how) <= 5000)),
  constraint breach_pkey PRIMARY KEY (agency_id, id),
  constraint breach_agency_id_number_key UNIQUE (agency_id, number)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select, update

create table complaint (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  number text not null,
  unit_id uuid not null,
  service_id uuid,
  class text not null,
  state text not null default 'new'::text,
  subject text not null,
  body text not null default ''::text,
  root_cause text,
  received_at timestamp with time zone not null,
  due_on date,
  closed_at timestamp with time zone,
  channel text not null default 'web'::text,
  service_point_id uuid,
  is_formal boolean not null default false,
  is_anonymous boolean not null default false,
  is_confidential boolean not null default false,
  place text,
  latitude double precision,
  longitude double precision,
  secret_hash bytea,
  received_on date,
  verify_due_on date,
  respond_due_on date,
  clock_version text,
  state_before text,
  archive_reason text,
  closing text,
  closing_note text,
  root_cause_note text,
  competency text,
  reopened_at timestamp with time zone,
  confirmed_fixed boolean,
  satisfaction smallint,
  confirmed_on date,
  joined integer not null default 0,
  escalation smallint not null default 0,
  cluster_id uuid,
  import_id uuid,
  source_number text,
  text_index tsvector default to_tsvector('indonesian'::regconfig, ((subject || ' '::text) || body)),
  confirmed_as text,
  told_by_mail boolean not null default false,
  is_out_of_cluster boolean not null default false,
  was_confidential boolean,
  constraint complaint_archive_reason_check CHECK ((archive_reason = ANY (ARRAY['wrong_format'::text, 'too_general'::text, 'not_government'::text, 'duplicate'::text, 'abusive'::text, 'withdrawn'::text]))),
  constraint complaint_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'walk_in'::text, 'whatsapp'::text, 'sms'::text, 'paper'::text, 'lapor'::text, 'open311'::text]))),
  constraint complaint_class_check CHECK ((class = ANY (ARRAY['aspiration'::text, 'complaint'::text, 'information'::text, 'violation'::text]))),
  constraint complaint_closing_check CHECK ((closing = ANY (ARRAY['fixed'::text, 'explained'::text, 'not_fixed'::text]))),
  constraint complaint_closing_when_closed CHECK (((state <> 'closed'::text) OR (closed_at IS NOT NULL))),
  constraint complaint_confirmed_as_check CHECK ((confirmed_as = ANY (ARRAY['fixed'::text, 'partly'::text, 'not_fixed'::text]))),
  constraint complaint_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint complaint_long CHECK (((length(subject) <= 200) AND (length(body) <= 10000))),
  constraint complaint_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint complaint_pause_remembers CHECK (((state <> 'paused'::text) OR (state_before IS NOT NULL))),
  constraint complaint_root_cause_check CHECK ((root_cause = ANY (ARRAY['procedure'::text, 'capacity'::text, 'competence'::text, 'facility'::text, 'rule'::text, 'outside'::text]))),
  constraint complaint_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 4))),
  constraint complaint_state_before_check CHECK ((state_before = ANY (ARRAY['new'::text, 'verified'::text, 'assigned'::text, 'handling'::text]))),
  constraint complaint_state_check CHECK ((state = ANY (ARRAY['new'::text, 'verified'::text, 'assigned'::text, 'handling'::text, 'closed'::text, 'paused'::text, 'outside'::text, 'archived'::text]))),
  constraint complaint_agency_id_cluster_id_fkey FOREIGN KEY (agency_id, cluster_id) REFERENCES complaint_cluster(agency_id, id),
  constraint complaint_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, id),
  constraint complaint_agency_id_service_point_id_fkey FOREIGN KEY (agency_id, service_point_id) REFERENCES service_point(agency_id, id),
  constraint complaint_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint complaint_pkey PRIMARY KEY (agency_id, id),
  constraint complaint_agency_id_number_key UNIQUE (agency_id, number)
);
CREATE INDEX complaint_about_service ON public.complaint USING btree (agency_id, unit_id, service_id, received_on) WHERE (class = 'complaint'::text);
CREATE INDEX complaint_by_cluster ON public.complaint USING btree (agency_id, cluster_id) WHERE (cluster_id IS NOT NULL);
CREATE INDEX complaint_by_import ON public.complaint USING btree (agency_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX complaint_by_number ON public.complaint USING btree (number);
CREATE INDEX complaint_by_received ON public.complaint USING btree (agency_id, received_at DESC, id) INCLUDE (unit_id, class, state);
CREATE UNIQUE INDEX complaint_by_source ON public.complaint USING btree (agency_id, channel, source_number) WHERE (source_number IS NOT NULL);
CREATE INDEX complaint_by_state ON public.complaint USING btree (agency_id, state, due_on);
CREATE INDEX complaint_by_terms ON public.complaint USING gin (complaint_terms(text_index, agency_id, unit_id, received_at, state, class)) WITH (fastupdate=off);
CREATE INDEX complaint_by_unit ON public.complaint USING btree (agency_id, unit_id, state, received_at);
CREATE INDEX complaint_by_unit_received ON public.complaint USING btree (agency_id, unit_id, received_at DESC, id) INCLUDE (class, state);
CREATE INDEX complaint_closed_about_service ON public.complaint USING btree (agency_id, unit_id, service_id, closed_at) WHERE ((class = 'complaint'::text) AND (state = 'closed'::text));
CREATE INDEX complaint_closed_by_service ON public.complaint USING btree (agency_id, unit_id, service_id, closed_at) WHERE ((state = 'closed'::text) AND (confirmed_fixed IS NOT NULL));
CREATE INDEX complaint_escalated ON public.complaint USING btree (agency_id) WHERE (escalation > 0);
CREATE INDEX complaint_next_due ON public.complaint USING btree (agency_id, LEAST(due_on,
CASE state
    WHEN 'new'::text THEN verify_due_on
    WHEN 'assigned'::text THEN respond_due_on
    ELSE NULL::date
END), received_at, id) WHERE (state = ANY (ARRAY['new'::text, 'verified'::text, 'assigned'::text, 'handling'::text]));
CREATE INDEX complaint_violation ON public.complaint USING btree (agency_id, state, due_on) WHERE (class = 'violation'::text);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update
CREATE TRIGGER complaint_class_marks_panel AFTER UPDATE OF class ON public.complaint FOR EACH ROW WHEN (((old.class IS DISTINCT FROM new.class) AND (new.confirmed_fixed IS NOT NULL))) EXECUTE FUNCTION mark_confirmed_fixed();
CREATE TRIGGER complaint_mail_changed AFTER UPDATE OF told_by_mail ON public.complaint FOR EACH ROW WHEN ((old.told_by_mail IS DISTINCT FROM new.told_by_mail)) EXECUTE FUNCTION note_mail_consent();
CREATE TRIGGER complaint_mail_chosen AFTER INSERT ON public.complaint FOR EACH ROW WHEN (new.told_by_mail) EXECUTE FUNCTION note_mail_consent();
CREATE TRIGGER complaint_marks_panel AFTER UPDATE OF confirmed_fixed, closed_at, state, unit_id, service_id ON public.complaint FOR EACH ROW WHEN (((((((old.confirmed_fixed IS DISTINCT FROM new.confirmed_fixed) OR (old.closed_at IS DISTINCT FROM new.closed_at)) OR (old.state IS DISTINCT FROM new.state)) OR (old.unit_id IS DISTINCT FROM new.unit_id)) OR (old.service_id IS DISTINCT FROM new.service_id)) AND ((old.confirmed_fixed IS NOT NULL) OR (new.confirmed_fixed IS NOT NULL)))) EXECUTE FUNCTION mark_confirmed_fixed();
CREATE TRIGGER complaint_moved_marks_panel AFTER UPDATE OF unit_id, service_id, received_on, closed_at, class, state ON public.complaint FOR EACH ROW WHEN (((((((old.unit_id IS DISTINCT FROM new.unit_id) OR (old.service_id IS DISTINCT FROM new.service_id)) OR (old.received_on IS DISTINCT FROM new.received_on)) OR (old.closed_at IS DISTINCT FROM new.closed_at)) OR (old.class IS DISTINCT FROM new.class)) OR ((old.state = ANY (ARRAY['archived'::text, 'outside'::text])) IS DISTINCT FROM (new.state = ANY (ARRAY['archived'::text, 'outside'::text]))))) EXECUTE FUNCTION mark_moved_complaint();
CREATE TRIGGER complaint_new_marks_panel AFTER INSERT ON public.complaint REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mark_new_complaints();

create table complaint_cluster (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  name text not null,
  named_by uuid,
  words text[] not null default '{}'::text[],
  unit_id uuid,
  changed_at timestamp with time zone,
  constraint complaint_cluster_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint complaint_cluster_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint complaint_cluster_pkey PRIMARY KEY (agency_id, id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_desk (
  agency_id uuid not null,
  desk text not null,
  unit_id uuid not null,
  constraint complaint_desk_desk_check CHECK ((desk = ANY (ARRAY['intake'::text, 'inspectorate'::text]))),
  constraint complaint_desk_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint complaint_desk_pkey PRIMARY KEY (agency_id, desk)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_draft (
  agency_id uuid not null,
  id bytea not null,
  sealed bytea not null,
  is_sent boolean not null default false,
  expires_at timestamp with time zone not null,
  constraint complaint_draft_sealed_check CHECK ((length(sealed) <= 100000)),
  constraint complaint_draft_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX complaint_draft_by_expiry ON public.complaint_draft USING btree (expires_at);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))

create table complaint_draft_photo (
  agency_id uuid not null,
  draft_id bytea not null,
  place smallint not null,
  sealed bytea not null,
  constraint complaint_draft_photo_place_check CHECK (((place >= 1) AND (place <= 3))),
  constraint complaint_draft_photo_sealed_check CHECK ((length(sealed) <= 3000000)),
  constraint complaint_draft_photo_agency_id_draft_id_fkey FOREIGN KEY (agency_id, draft_id) REFERENCES complaint_draft(agency_id, id) ON DELETE CASCADE,
  constraint complaint_draft_photo_pkey PRIMARY KEY (agency_id, draft_id, place)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))

create table complaint_map (
  agency_id uuid not null,
  south double precision not null,
  west double precision not null,
  north double precision not null,
  east double precision not null,
  picture bytea,
  width integer,
  height integer,
  changed_at timestamp with time zone not null default now(),
  constraint complaint_map_box CHECK (((south < north) AND (west < east) AND (south >= ('-90'::integer)::double precision) AND (north <= (90)::double precision) AND (west >= ('-180'::integer)::double precision) AND (east <= (180)::double precision))),
  constraint complaint_map_picture CHECK ((((picture IS NULL) = (width IS NULL)) AND ((width IS NULL) = (height IS NULL)) AND (width > 0) AND (height > 0))),
  constraint complaint_map_picture_check CHECK ((length(picture) <= 2000000)),
  constraint complaint_map_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint complaint_map_pkey PRIMARY KEY (agency_id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_message (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  complaint_id uuid not null,
  at timestamp with time zone not null,
  author text not null,
  account_id uuid,
  body text not null,
  is_internal boolean not null default false,
  of_violation boolean not null default false,
  constraint complaint_message_author_check CHECK ((author = ANY (ARRAY['officer'::text, 'reporter'::text]))),
  constraint complaint_message_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000))),
  constraint complaint_message_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint complaint_message_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX complaint_message_by_complaint ON public.complaint_message USING btree (agency_id, complaint_id, at);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update
CREATE TRIGGER complaint_message_of_violation BEFORE INSERT ON public.complaint_message FOR EACH ROW WHEN (((new.account_id IS NOT NULL) OR (new.author = 'reporter'::text))) EXECUTE FUNCTION mark_of_violation();

create table complaint_move (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  complaint_id uuid not null,
  at timestamp with time zone not null,
  account_id uuid,
  actor text not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  from_unit_id uuid,
  to_unit_id uuid,
  reason text,
  of_violation boolean not null default false,
  constraint complaint_move_actor_check CHECK ((actor = ANY (ARRAY['officer'::text, 'reporter'::text, 'clock'::text, 'import'::text]))),
  constraint complaint_move_known CHECK ((move = ANY (ARRAY['verify'::text, 'assign'::text, 'start'::text, 'close'::text, 'pause'::text, 'resume'::text, 'refer'::text, 'archive'::text, 'restore'::text, 'reopen'::text, 'hand_over'::text, 'hand_back'::text, 'file'::text, 'escalate'::text, 'confirm'::text, 'join'::text, 'reclass'::text]))),
  constraint complaint_move_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint complaint_move_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX complaint_move_by_complaint ON public.complaint_move USING btree (agency_id, complaint_id, at);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select
CREATE TRIGGER complaint_move_of_violation BEFORE INSERT ON public.complaint_move FOR EACH ROW WHEN (((new.move <> ALL (ARRAY['file'::text, 'hand_back'::text])) AND ((new.account_id IS NOT NULL) OR (new.actor = ANY (ARRAY['reporter'::text, 'clock'::text]))))) EXECUTE FUNCTION mark_of_violation();

create table complaint_outbox (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  complaint_id uuid not null,
  event text not null,
  due_at timestamp with time zone not null,
  constraint complaint_outbox_event_check CHECK ((event = ANY (ARRAY['complaint.filed'::text, 'complaint.reporter_wrote'::text, 'complaint.reopened'::text]))),
  constraint complaint_outbox_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint complaint_outbox_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX complaint_outbox_by_time ON public.complaint_outbox USING btree (due_at);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_person (
  agency_id uuid not null,
  complaint_id uuid not null,
  person_id uuid not null,
  constraint complaint_person_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint complaint_person_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id),
  constraint complaint_person_pkey PRIMARY KEY (agency_id, complaint_id, person_id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update
CREATE TRIGGER complaint_person_marks_panel AFTER INSERT OR DELETE ON public.complaint_person FOR EACH ROW EXECUTE FUNCTION mark_person_named();

create table complaint_photo (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  complaint_id uuid not null,
  sha256 text not null,
  width integer not null,
  height integer not null,
  size_bytes integer not null,
  constraint complaint_photo_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint complaint_photo_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX complaint_photo_by_complaint ON public.complaint_photo USING btree (agency_id, complaint_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_reporter (
  agency_id uuid not null,
  complaint_id uuid not null,
  sealed bytea not null,
  constraint complaint_reporter_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint complaint_reporter_pkey PRIMARY KEY (agency_id, complaint_id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_supporter (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  complaint_id uuid not null,
  secret_hash bytea not null,
  joined_on date not null,
  note text,
  constraint complaint_supporter_note_check CHECK ((length(note) <= 2000)),
  constraint complaint_supporter_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint complaint_supporter_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX complaint_supporter_by_complaint ON public.complaint_supporter USING btree (agency_id, complaint_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_template (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  name text not null,
  body text not null,
  constraint complaint_template_body_check CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  constraint complaint_template_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint complaint_template_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint complaint_template_pkey PRIMARY KEY (agency_id, id),
  constraint complaint_template_agency_id_name_key UNIQUE (agency_id, name)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table complaint_word (
  agency_id uuid not null,
  word text not null,
  unit_id uuid not null,
  cases integer not null,
  total integer not null,
  is_name boolean not null,
  constraint complaint_word_pkey PRIMARY KEY (agency_id, word, unit_id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table counter (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  service_point_id uuid not null,
  number integer not null,
  name text not null default ''::text,
  closed_on date,
  opened_on date,
  constraint counter_number_check CHECK (((number >= 1) AND (number <= 999))),
  constraint counter_agency_id_service_point_id_fkey FOREIGN KEY (agency_id, service_point_id) REFERENCES service_point(agency_id, id),
  constraint counter_pkey PRIMARY KEY (agency_id, id),
  constraint counter_agency_id_service_point_id_number_key UNIQUE (agency_id, service_point_id, number)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table course (
  id uuid not null default uuidv7(),
  owner_agency_id uuid not null,
  code text not null,
  title text not null,
  form_id text not null,
  minutes integer not null,
  sharing text not null default 'agency'::text,
  summary text not null default ''::text,
  constraint course_minutes_check CHECK ((minutes > 0)),
  constraint course_sharing_check CHECK ((sharing = ANY (ARRAY['agency'::text, 'all'::text]))),
  constraint course_owner_agency_id_fkey FOREIGN KEY (owner_agency_id) REFERENCES agency(id),
  constraint course_pkey PRIMARY KEY (id),
  constraint course_owner_agency_id_code_key UNIQUE (owner_agency_id, code)
);
CREATE INDEX course_by_title ON public.course USING gin (title gin_trgm_ops);
-- policy owner_write: ALL to bina_app using (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- policy shared_read: SELECT to bina_app using (sharing = 'all'::text) check null
-- grant to bina_app: delete, insert, select, update

create table course_part (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  course_id uuid not null,
  title text not null,
  outcome text,
  position integer not null,
  ended_on date,
  constraint course_part_position_check CHECK (("position" >= 1)),
  constraint course_part_title_check CHECK ((length(title) <= 200)),
  constraint course_part_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint course_part_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint course_part_pkey PRIMARY KEY (agency_id, id),
  constraint course_part_agency_id_course_id_title_key UNIQUE (agency_id, course_id, title)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table credential (
  id uuid not null default uuidv7(),
  account_id uuid not null,
  provider_id text not null,
  provider_account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  must_change boolean not null default false,
  constraint credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint credential_pkey PRIMARY KEY (id),
  constraint credential_provider_id_provider_account_id_key UNIQUE (provider_id, provider_account_id)
);
CREATE INDEX credential_by_account ON public.credential USING btree (account_id);
-- grant to bina_auth: delete, insert, select, update

create table decision (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  programme_id uuid not null,
  part_id uuid,
  version integer not null,
  step text not null,
  choice text not null,
  recommended text not null,
  rule_version text not null,
  why text not null,
  unit_id uuid,
  evaluation_result_id uuid,
  data_sha256 text,
  evidence jsonb not null,
  evidence_sha256 text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  made_on date not null,
  constraint decision_choice_check CHECK ((choice = ANY (ARRAY['continue'::text, 'change'::text, 'widen'::text, 'stop'::text, 'wait'::text]))),
  constraint decision_recommended_check CHECK ((recommended = ANY (ARRAY['continue'::text, 'change'::text, 'widen'::text, 'stop'::text, 'wait'::text]))),
  constraint decision_result_with_hash CHECK (((evaluation_result_id IS NULL) = (data_sha256 IS NULL))),
  constraint decision_says_why CHECK ((why <> ''::text)),
  constraint decision_step_check CHECK ((step = ANY (ARRAY['proposal'::text, 'decision'::text]))),
  constraint decision_version_check CHECK ((version >= 1)),
  constraint decision_why_check CHECK ((length(why) <= 2000)),
  constraint decision_agency_id_evaluation_result_id_fkey FOREIGN KEY (agency_id, evaluation_result_id) REFERENCES evaluation_result(agency_id, id),
  constraint decision_agency_id_part_id_fkey FOREIGN KEY (agency_id, part_id) REFERENCES course_part(agency_id, id),
  constraint decision_agency_id_programme_id_fkey FOREIGN KEY (agency_id, programme_id) REFERENCES programme(agency_id, id),
  constraint decision_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint decision_pkey PRIMARY KEY (agency_id, id),
  constraint decision_agency_id_programme_id_part_id_version_key UNIQUE NULLS NOT DISTINCT (agency_id, programme_id, part_id, version)
);
CREATE INDEX decision_by_day ON public.decision USING btree (agency_id, made_on);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table decision_follow_up (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  decision_id uuid not null,
  step integer not null,
  state text not null,
  note text not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null,
  noted_on date not null,
  constraint decision_follow_up_note_check CHECK (((length(note) >= 1) AND (length(note) <= 2000))),
  constraint decision_follow_up_state_check CHECK ((state = ANY (ARRAY['started'::text, 'done'::text, 'dropped'::text]))),
  constraint decision_follow_up_step_check CHECK ((step >= 1)),
  constraint decision_follow_up_agency_id_decision_id_fkey FOREIGN KEY (agency_id, decision_id) REFERENCES decision_plan(agency_id, decision_id),
  constraint decision_follow_up_pkey PRIMARY KEY (agency_id, id),
  constraint decision_follow_up_agency_id_decision_id_step_key UNIQUE (agency_id, decision_id, step)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table decision_plan (
  agency_id uuid not null,
  decision_id uuid not null,
  plan text not null,
  carried_by uuid,
  carried_at timestamp with time zone not null,
  carried_on date not null,
  owner_unit_id uuid,
  due_on date,
  constraint decision_plan_plan_check CHECK ((length(plan) <= 200)),
  constraint decision_plan_agency_id_decision_id_fkey FOREIGN KEY (agency_id, decision_id) REFERENCES decision(agency_id, id),
  constraint decision_plan_agency_id_owner_unit_id_fkey FOREIGN KEY (agency_id, owner_unit_id) REFERENCES unit(agency_id, id),
  constraint decision_plan_pkey PRIMARY KEY (agency_id, decision_id)
);
CREATE INDEX decision_plan_by_owner ON public.decision_plan USING btree (agency_id, owner_unit_id, due_on);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table demo_truth (
  agency_id uuid not null,
  programme_id uuid not null,
  outcome text not null,
  effect numeric not null,
  note text not null,
  constraint demo_truth_agency_id_programme_id_fkey FOREIGN KEY (agency_id, programme_id) REFERENCES programme(agency_id, id),
  constraint demo_truth_pkey PRIMARY KEY (agency_id, programme_id, outcome)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table employment (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  unit_id uuid not null,
  position_id uuid not null,
  kind text not null,
  status_code text not null default '01'::text,
  rank text not null default ''::text,
  is_primary boolean not null default true,
  started_on date not null,
  ended_on date,
  import_batch_id uuid,
  closed_by_batch_id uuid,
  constraint employment_in_order CHECK (((ended_on IS NULL) OR (ended_on >= started_on))),
  constraint employment_kind_check CHECK ((kind = ANY (ARRAY['pns'::text, 'pppk'::text]))),
  constraint employment_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id),
  constraint employment_agency_id_position_id_fkey FOREIGN KEY (agency_id, position_id) REFERENCES "position"(agency_id, id),
  constraint employment_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint employment_pkey PRIMARY KEY (agency_id, id),
  constraint employment_one_primary EXCLUDE USING gist (person_id WITH =, daterange(started_on, ended_on) WITH &&, agency_id WITH =) WHERE (is_primary)
);
CREATE INDEX employment_by_import ON public.employment USING btree (agency_id, import_batch_id) WHERE (import_batch_id IS NOT NULL);
CREATE INDEX employment_by_person ON public.employment USING btree (agency_id, person_id, started_on);
CREATE INDEX employment_by_position ON public.employment USING btree (agency_id, position_id) WHERE (ended_on IS NULL);
CREATE INDEX employment_by_unit ON public.employment USING btree (agency_id, unit_id) WHERE (ended_on IS NULL);
CREATE INDEX employment_closed_by_import ON public.employment USING btree (agency_id, closed_by_batch_id) WHERE (closed_by_batch_id IS NOT NULL);
CREATE INDEX employment_of_unit ON public.employment USING btree (agency_id, unit_id, started_on);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table enrolment (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  session_id uuid not null,
  person_id uuid not null,
  state text not null default 'enrolled'::text,
  enrolled_at timestamp with time zone not null default now(),
  constraint enrolment_state_check CHECK ((state = ANY (ARRAY['enrolled'::text, 'waiting'::text, 'withdrawn'::text, 'completed'::text, 'absent'::text]))),
  constraint enrolment_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id),
  constraint enrolment_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id),
  constraint enrolment_pkey PRIMARY KEY (agency_id, id),
  constraint enrolment_agency_id_session_id_person_id_key UNIQUE (agency_id, session_id, person_id)
);
CREATE INDEX enrolment_by_person ON public.enrolment USING btree (agency_id, person_id);
CREATE INDEX enrolment_by_session ON public.enrolment USING btree (session_id, state, enrolled_at);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table evaluation_challenge (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  result_id uuid not null,
  rivals_version text not null,
  state text not null default 'waiting'::text,
  asked integer not null default 1,
  asked_at timestamp with time zone not null,
  planned integer not null default 0,
  runs integer not null default 0,
  result jsonb,
  finished_at timestamp with time zone,
  constraint evaluation_challenge_asked_check CHECK ((asked > 0)),
  constraint evaluation_challenge_check CHECK (((runs >= 0) AND (runs <= planned))),
  constraint evaluation_challenge_done CHECK ((((state = 'done'::text) = (result IS NOT NULL)) AND ((state = 'done'::text) = (finished_at IS NOT NULL)))),
  constraint evaluation_challenge_planned_check CHECK ((planned >= 0)),
  constraint evaluation_challenge_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'refused'::text]))),
  constraint evaluation_challenge_agency_id_result_id_fkey FOREIGN KEY (agency_id, result_id) REFERENCES evaluation_result(agency_id, id),
  constraint evaluation_challenge_pkey PRIMARY KEY (agency_id, id),
  constraint evaluation_challenge_once UNIQUE (agency_id, result_id, rivals_version)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table evaluation_result (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  programme_id uuid not null,
  computed_at timestamp with time zone not null default now(),
  data_sha256 text not null,
  rule_version text not null,
  verdict text not null,
  result jsonb not null,
  confirmed_at timestamp with time zone not null default now(),
  programme_version integer not null default 1,
  constraint evaluation_result_agency_id_programme_id_fkey FOREIGN KEY (agency_id, programme_id) REFERENCES programme(agency_id, id),
  constraint evaluation_result_pkey PRIMARY KEY (agency_id, id),
  constraint evaluation_result_once UNIQUE (agency_id, programme_id, data_sha256, rule_version)
);
CREATE INDEX evaluation_result_in_force ON public.evaluation_result USING btree (agency_id, programme_id, confirmed_at DESC, id DESC);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table follow_up (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  survey_id uuid not null,
  element text not null,
  plan text not null,
  owner_person_id uuid not null,
  owner_post text not null,
  due_on date not null,
  state text not null default 'planned'::text,
  made_on date not null,
  made_by uuid,
  constraint follow_up_element_check CHECK ((element = ANY (ARRAY['requirements'::text, 'procedure'::text, 'duration'::text, 'cost'::text, 'product'::text, 'competence'::text, 'conduct'::text, 'complaints'::text, 'facilities'::text]))),
  constraint follow_up_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'doing'::text, 'done'::text, 'dropped'::text]))),
  constraint follow_up_agency_id_owner_person_id_fkey FOREIGN KEY (agency_id, owner_person_id) REFERENCES person(agency_id, id),
  constraint follow_up_agency_id_survey_id_fkey FOREIGN KEY (agency_id, survey_id) REFERENCES survey(agency_id, id),
  constraint follow_up_pkey PRIMARY KEY (agency_id, id),
  constraint follow_up_agency_id_survey_id_element_key UNIQUE (agency_id, survey_id, element)
);
CREATE INDEX follow_up_open ON public.follow_up USING btree (agency_id, due_on) WHERE (state = ANY (ARRAY['planned'::text, 'doing'::text]));
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table follow_up_note (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  follow_up_id uuid not null,
  noted_on date not null,
  state text not null,
  text text not null,
  file_sha256 text,
  file_name text,
  file_type text,
  made_by uuid,
  constraint follow_up_note_file CHECK ((((file_sha256 IS NULL) = (file_name IS NULL)) AND ((file_sha256 IS NULL) = (file_type IS NULL)))),
  constraint follow_up_note_file_sha256_check CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint follow_up_note_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'doing'::text, 'done'::text, 'dropped'::text]))),
  constraint follow_up_note_agency_id_follow_up_id_fkey FOREIGN KEY (agency_id, follow_up_id) REFERENCES follow_up(agency_id, id),
  constraint follow_up_note_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX follow_up_note_by_plan ON public.follow_up_note USING btree (agency_id, follow_up_id, noted_on);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table holiday (
  agency_id uuid not null,
  day date not null,
  name text not null,
  kind text not null,
  is_off boolean not null default true,
  constraint holiday_kind_check CHECK ((kind = ANY (ARRAY['national'::text, 'joint_leave'::text, 'regional'::text]))),
  constraint holiday_name_check CHECK ((name <> ''::text)),
  constraint holiday_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint holiday_pkey PRIMARY KEY (agency_id, day)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table import_batch (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null,
  file_name text not null,
  file_sha256 text not null,
  state text not null default 'reading'::text,
  rows_read integer not null default 0,
  rows_total integer,
  counts jsonb not null default '{}'::jsonb,
  account_id uuid,
  created_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  undone_at timestamp with time zone,
  file_size bigint not null default 0,
  refusal jsonb,
  written jsonb not null default '{}'::jsonb,
  cleared_at timestamp with time zone,
  constraint import_batch_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'units'::text, 'responses'::text, 'complaints'::text, 'visits'::text, 'trainings'::text]))),
  constraint import_batch_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'previewed'::text, 'writing'::text, 'confirmed'::text, 'undone'::text, 'refused'::text]))),
  constraint import_batch_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint import_batch_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX import_batch_to_clear ON public.import_batch USING btree (created_at) WHERE (cleared_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table import_row (
  agency_id uuid not null,
  batch_id uuid not null,
  row_number integer not null,
  state text not null,
  reasons jsonb not null default '[]'::jsonb,
  data jsonb not null,
  before jsonb,
  subject_id uuid,
  constraint import_row_state_check CHECK ((state = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text, 'refused'::text]))),
  constraint import_row_agency_id_batch_id_fkey FOREIGN KEY (agency_id, batch_id) REFERENCES import_batch(agency_id, id) ON DELETE CASCADE,
  constraint import_row_pkey PRIMARY KEY (agency_id, batch_id, row_number)
);
CREATE INDEX import_row_by_state ON public.import_row USING btree (agency_id, batch_id, state, row_number);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table improvement (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  unit_id uuid not null,
  service_id uuid not null,
  title text not null,
  before_text text not null,
  after_text text not null,
  began_on date not null,
  ended_on date,
  cause text not null,
  cluster_id uuid,
  cause_element text,
  expected_element text not null,
  responsible_person_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  version integer not null default 1,
  ended_why text not null default ''::text,
  withdrawn_on date,
  withdrawn_why text not null default ''::text,
  constraint improvement_after_text_check CHECK ((length(after_text) <= 10000)),
  constraint improvement_before_text_check CHECK ((length(before_text) <= 10000)),
  constraint improvement_cause_check CHECK ((cause = ANY (ARRAY['complaints'::text, 'element'::text, 'own'::text]))),
  constraint improvement_ended_why_check CHECK ((length(ended_why) <= 1000)),
  constraint improvement_in_order CHECK ((ended_on >= began_on)),
  constraint improvement_title_check CHECK ((length(title) <= 200)),
  constraint improvement_version_check CHECK ((version >= 1)),
  constraint improvement_withdrawn CHECK (((withdrawn_on IS NULL) = (withdrawn_why = ''::text))),
  constraint improvement_withdrawn_why_check CHECK ((length(withdrawn_why) <= 1000)),
  constraint improvement_agency_id_cluster_id_fkey FOREIGN KEY (agency_id, cluster_id) REFERENCES complaint_cluster(agency_id, id),
  constraint improvement_agency_id_responsible_person_id_fkey FOREIGN KEY (agency_id, responsible_person_id) REFERENCES person(agency_id, id),
  constraint improvement_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, id),
  constraint improvement_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint improvement_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX improvement_by_unit ON public.improvement USING btree (agency_id, unit_id, began_on);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table improvement_change (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  improvement_id uuid not null,
  version integer not null,
  kind text not null,
  reason text not null,
  was jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint improvement_change_kind_check CHECK ((kind = ANY (ARRAY['changed'::text, 'ended'::text, 'resumed'::text, 'withdrawn'::text]))),
  constraint improvement_change_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  constraint improvement_change_version_check CHECK ((version >= 1)),
  constraint improvement_change_was_check CHECK (((jsonb_typeof(was) = 'object'::text) AND (length((was)::text) <= 200000))),
  constraint improvement_change_agency_id_improvement_id_fkey FOREIGN KEY (agency_id, improvement_id) REFERENCES improvement(agency_id, id),
  constraint improvement_change_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id),
  constraint improvement_change_pkey PRIMARY KEY (agency_id, id),
  constraint improvement_change_agency_id_improvement_id_version_key UNIQUE (agency_id, improvement_id, version)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table jp_entry (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  title text not null,
  form_id text not null,
  abroad boolean not null default false,
  starts_on date not null,
  ends_on date not null,
  minutes integer not null default 0,
  sessions integer not null default 0,
  days integer not null default 0,
  enrolment_id uuid,
  evidence text not null default ''::text,
  recorded_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint jp_entry_days_check CHECK ((days >= 0)),
  constraint jp_entry_in_order CHECK ((ends_on >= starts_on)),
  constraint jp_entry_minutes_check CHECK ((minutes >= 0)),
  constraint jp_entry_sessions_check CHECK ((sessions >= 0)),
  constraint jp_entry_agency_id_enrolment_id_fkey FOREIGN KEY (agency_id, enrolment_id) REFERENCES enrolment(agency_id, id),
  constraint jp_entry_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id),
  constraint jp_entry_pkey PRIMARY KEY (agency_id, id),
  constraint jp_entry_agency_id_enrolment_id_key UNIQUE (agency_id, enrolment_id)
);
CREATE INDEX jp_entry_by_person ON public.jp_entry USING btree (agency_id, person_id, ends_on);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table learning_score (
  agency_id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  before_score numeric,
  after_score numeric,
  recorded_at timestamp with time zone not null,
  constraint learning_score_after_score_check CHECK (((after_score >= (0)::numeric) AND (after_score <= (1000)::numeric))),
  constraint learning_score_before_score_check CHECK (((before_score >= (0)::numeric) AND (before_score <= (1000)::numeric))),
  constraint learning_score_agency_id_enrolment_id_fkey FOREIGN KEY (agency_id, enrolment_id) REFERENCES enrolment(agency_id, id),
  constraint learning_score_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id),
  constraint learning_score_pkey PRIMARY KEY (agency_id, enrolment_id)
);
CREATE INDEX learning_score_by_person ON public.learning_score USING btree (agency_id, person_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table learning_test (
  session_id uuid not null,
  owner_agency_id uuid not null,
  before_most numeric not null,
  after_most numeric not null,
  constraint learning_test_after_most_check CHECK (((after_most > (0)::numeric) AND (after_most <= (1000)::numeric))),
  constraint learning_test_before_most_check CHECK (((before_most > (0)::numeric) AND (before_most <= (1000)::numeric))),
  constraint learning_test_owner_agency_id_fkey FOREIGN KEY (owner_agency_id) REFERENCES agency(id),
  constraint learning_test_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id),
  constraint learning_test_pkey PRIMARY KEY (session_id)
);
-- policy owner_write: ALL to bina_app using (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- policy shared_read: SELECT to bina_app using true check null
-- grant to bina_app: delete, insert, select, update

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table need (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null,
  unit_id uuid not null,
  service_id uuid,
  person_id uuid,
  position_id uuid,
  topic text not null,
  competency text not null default ''::text,
  state text not null default 'open'::text,
  urgency smallint not null default 1,
  rule_name text,
  rule_version text,
  opened_on date not null,
  opened_by uuid,
  opened_why text not null default ''::text,
  decided_on date,
  decided_by uuid,
  reason text not null default ''::text,
  met_on date,
  basis text,
  follows_need_id uuid,
  constraint need_basis_check CHECK ((basis = ANY (ARRAY['observation'::text, 'assessment'::text, 'duty'::text, 'wish'::text, 'unit_need'::text]))),
  constraint need_competency_check CHECK ((length(competency) <= 200)),
  constraint need_declined_says_why CHECK (((state <> 'declined'::text) OR (reason <> ''::text))),
  constraint need_follows_a_need CHECK ((((basis = 'unit_need'::text) IS TRUE) = (follows_need_id IS NOT NULL))),
  constraint need_kind_check CHECK ((kind = ANY (ARRAY['training'::text, 'improvement'::text]))),
  constraint need_of_one CHECK (((person_id IS NULL) OR (position_id IS NULL))),
  constraint need_of_one_by_someone CHECK (((COALESCE(person_id, position_id) IS NULL) OR ((opened_by IS NOT NULL) AND (basis IS NOT NULL) AND (opened_why <> ''::text)))),
  constraint need_opened_by_someone CHECK (((rule_version IS NULL) <> (opened_by IS NULL))),
  constraint need_opened_why_check CHECK ((length(opened_why) <= 1000)),
  constraint need_reason_check CHECK ((length(reason) <= 1000)),
  constraint need_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'met'::text]))),
  constraint need_urgency_check CHECK (((urgency >= 0) AND (urgency <= 3))),
  constraint need_agency_id_follows_need_id_fkey FOREIGN KEY (agency_id, follows_need_id) REFERENCES need(agency_id, id),
  constraint need_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id),
  constraint need_agency_id_position_id_fkey FOREIGN KEY (agency_id, position_id) REFERENCES "position"(agency_id, id),
  constraint need_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, id),
  constraint need_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint need_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX need_by_person ON public.need USING btree (agency_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX need_by_state ON public.need USING btree (agency_id, state, urgency DESC, opened_on);
CREATE INDEX need_by_unit ON public.need USING btree (agency_id, unit_id, state);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table need_evidence (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  need_id uuid not null,
  kind text not null,
  unit_id uuid not null,
  reference_id uuid not null,
  element text not null default ''::text,
  figure double precision,
  bound double precision,
  month date not null,
  added_on date not null,
  undone_on date,
  constraint need_evidence_kind_check CHECK ((kind = ANY (ARRAY['survey_element'::text, 'complaint_root_cause'::text, 'missed_time'::text]))),
  constraint need_evidence_agency_id_need_id_fkey FOREIGN KEY (agency_id, need_id) REFERENCES need(agency_id, id) ON DELETE CASCADE,
  constraint need_evidence_pkey PRIMARY KEY (agency_id, id),
  constraint need_evidence_agency_id_kind_unit_id_reference_id_element_m_key UNIQUE (agency_id, kind, unit_id, reference_id, element, month)
);
CREATE INDEX need_evidence_by_need ON public.need_evidence USING btree (agency_id, need_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table need_rule (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  valid_from date not null,
  settings jsonb not null,
  reason text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint need_rule_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  constraint need_rule_settings_check CHECK (((jsonb_typeof(settings) = 'object'::text) AND (length((settings)::text) <= 2000))),
  constraint need_rule_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint need_rule_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id),
  constraint need_rule_pkey PRIMARY KEY (agency_id, id),
  constraint need_rule_agency_id_valid_from_key UNIQUE (agency_id, valid_from)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table notification (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  kind text not null,
  params jsonb not null default '{}'::jsonb,
  link text not null,
  created_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  key text,
  mailed_at timestamp with time zone,
  mail_failure text,
  constraint notification_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notification_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX notification_by_account ON public.notification USING btree (agency_id, account_id, created_at DESC);
CREATE UNIQUE INDEX notification_told_once ON public.notification USING btree (agency_id, account_id, key) WHERE (key IS NOT NULL);
CREATE INDEX notification_unread ON public.notification USING btree (agency_id, account_id) WHERE (read_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table notification_preference (
  agency_id uuid not null,
  account_id uuid not null,
  kind text not null,
  by_mail boolean not null,
  constraint notification_preference_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notification_preference_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint notification_preference_pkey PRIMARY KEY (agency_id, account_id, kind)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table open311_key (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  name text not null,
  key_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  used_on date,
  used_count integer not null default 0,
  revoked_at timestamp with time zone,
  constraint open311_key_key_hash_check CHECK ((length(key_hash) = 32)),
  constraint open311_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint open311_key_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint open311_key_pkey PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX open311_key_by_hash ON public.open311_key USING btree (agency_id, key_hash);
CREATE UNIQUE INDEX open311_key_by_name ON public.open311_key USING btree (agency_id, name) WHERE (revoked_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table outcome_month (
  agency_id uuid not null,
  unit_id uuid not null,
  service_id uuid not null,
  element text not null,
  month date not null,
  responses integer not null,
  total bigint not null,
  value double precision,
  told boolean not null default true,
  constraint outcome_month_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint outcome_month_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, id),
  constraint outcome_month_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint outcome_month_pkey PRIMARY KEY (agency_id, unit_id, service_id, element, month)
);
CREATE INDEX outcome_month_by_element ON public.outcome_month USING btree (agency_id, element, month);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update
CREATE TRIGGER outcome_month_times_kept BEFORE DELETE OR UPDATE ON public.outcome_month FOR EACH ROW WHEN ((old.element = ANY (ARRAY['wait_median_minutes'::text, 'wait_p90_minutes'::text, 'serve_median_minutes'::text, 'within_promise_percent'::text, 'complaints_per_thousand'::text]))) EXECUTE FUNCTION keep_counted_times();

create table panel_kept (
  agency_id uuid not null,
  before date not null,
  constraint panel_kept_before_check CHECK ((EXTRACT(day FROM before) = (1)::numeric)),
  constraint panel_kept_pkey PRIMARY KEY (agency_id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table panel_stale (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  unit_id uuid not null,
  service_id uuid not null,
  month date not null,
  constraint panel_stale_pkey PRIMARY KEY (agency_id, id)
);
-- policy citizen_marks: INSERT to bina_citizen using null check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update
-- grant to bina_citizen: insert

create table passkey (
  id uuid not null default uuidv7(),
  account_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone not null default now(),
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential_id_key UNIQUE (credential_id)
);
CREATE INDEX passkey_by_account ON public.passkey USING btree (account_id);
-- grant to bina_auth: delete, insert, select, update

create table period_report (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  period text not null,
  version integer not null,
  state text not null default 'waiting'::text,
  progress smallint not null default 0,
  fault text,
  requested_by uuid,
  requested_at timestamp with time zone not null,
  made_at timestamp with time zone,
  data_on date,
  document text,
  sha256 text,
  pages integer,
  constraint period_report_document_check CHECK ((json_typeof((document)::json) = 'object'::text)),
  constraint period_report_done_is_whole CHECK ((((state = 'done'::text) = (document IS NOT NULL)) AND (num_nonnulls(document, sha256, made_at, data_on, pages) = ANY (ARRAY[0, 5])))),
  constraint period_report_failed_says_why CHECK (((state = 'failed'::text) = (fault IS NOT NULL))),
  constraint period_report_fault_check CHECK ((length(fault) <= 60)),
  constraint period_report_pages_check CHECK ((pages >= 1)),
  constraint period_report_period_check CHECK ((period ~ '^[0-9]{4}(-(Q[1-4]|H[12]))?$'::text)),
  constraint period_report_progress_check CHECK (((progress >= 0) AND (progress <= 100))),
  constraint period_report_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'making'::text, 'done'::text, 'failed'::text]))),
  constraint period_report_version_check CHECK ((version >= 1)),
  constraint period_report_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint period_report_pkey PRIMARY KEY (agency_id, id),
  constraint period_report_agency_id_period_version_key UNIQUE (agency_id, period, version)
);
CREATE UNIQUE INDEX period_report_one_at_a_time ON public.period_report USING btree (agency_id, period) WHERE (state = ANY (ARRAY['waiting'::text, 'making'::text]));
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select
CREATE TRIGGER period_report_stays BEFORE UPDATE ON public.period_report FOR EACH ROW EXECUTE FUNCTION keep_period_report();

create table period_report_file (
  agency_id uuid not null,
  report_id uuid not null,
  edition text not null,
  kind text not null,
  language text not null,
  bytes bytea not null,
  sha256 text not null,
  constraint period_report_file_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 50000000))),
  constraint period_report_file_edition_check CHECK ((edition = ANY (ARRAY['own'::text, 'public'::text]))),
  constraint period_report_file_kind_check CHECK ((kind = ANY (ARRAY['pdf'::text, 'xlsx'::text, 'zip'::text]))),
  constraint period_report_file_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint period_report_file_agency_id_report_id_fkey FOREIGN KEY (agency_id, report_id) REFERENCES period_report(agency_id, id),
  constraint period_report_file_pkey PRIMARY KEY (agency_id, report_id, edition, kind, language)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table period_report_publication (
  agency_id uuid not null,
  report_id uuid not null,
  struck text[] not null default '{}'::text[],
  published_by uuid,
  published_at timestamp with time zone not null,
  drawn_at timestamp with time zone,
  document text,
  sha256 text,
  pages integer,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  fault text,
  constraint period_report_publication_document_check CHECK ((json_typeof((document)::json) = 'object'::text)),
  constraint period_report_publication_fault_check CHECK ((length(fault) <= 60)),
  constraint period_report_publication_fault_is_open CHECK (((fault IS NULL) OR (drawn_at IS NULL))),
  constraint period_report_publication_is_whole CHECK ((num_nonnulls(drawn_at, document, sha256, pages) = ANY (ARRAY[0, 4]))),
  constraint period_report_publication_pages_check CHECK ((pages >= 1)),
  constraint period_report_publication_says_why CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))),
  constraint period_report_publication_withdrawn_reason_check CHECK (((length(withdrawn_reason) >= 10) AND (length(withdrawn_reason) <= 300))),
  constraint period_report_publication_agency_id_report_id_fkey FOREIGN KEY (agency_id, report_id) REFERENCES period_report(agency_id, id),
  constraint period_report_publication_pkey PRIMARY KEY (agency_id, report_id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select
CREATE TRIGGER period_report_publication_stays BEFORE UPDATE ON public.period_report_publication FOR EACH ROW EXECUTE FUNCTION keep_period_report_publication();

create table person (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  nip text not null,
  external_id text,
  name text not null,
  title_before text not null default ''::text,
  title_after text not null default ''::text,
  born_on date,
  birth_place text not null default ''::text,
  sex text,
  phone text not null default ''::text,
  email text not null default ''::text,
  education_id text not null default ''::text,
  siasn jsonb not null default '{}'::jsonb,
  left_on date,
  invented boolean not null default false,
  updated_at timestamp with time zone not null default now(),
  findings text[] not null default '{}'::text[],
  findings_on date,
  constraint person_nip_check CHECK ((nip ~ '^[0-9]{18}$'::text)),
  constraint person_sex_check CHECK ((sex = ANY (ARRAY['M'::text, 'F'::text]))),
  constraint person_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint person_pkey PRIMARY KEY (agency_id, id),
  constraint person_agency_id_nip_key UNIQUE (agency_id, nip)
);
CREATE INDEX person_by_finding ON public.person USING gin (findings) WHERE (findings <> '{}'::text[]);
CREATE INDEX person_by_name ON public.person USING gin (name gin_trgm_ops);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table position (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  unit_id uuid not null,
  external_id text,
  title text not null,
  kind text not null,
  echelon_id text,
  is_head boolean not null default false,
  import_batch_id uuid,
  constraint position_kind_check CHECK ((kind = ANY (ARRAY['jpt'::text, 'administrator'::text, 'pengawas'::text, 'fungsional'::text, 'pelaksana'::text]))),
  constraint position_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint position_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX position_by_import ON public."position" USING btree (agency_id, import_batch_id) WHERE (import_batch_id IS NOT NULL);
CREATE INDEX position_by_unit ON public."position" USING btree (agency_id, unit_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table post_training_answer (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  session_id uuid not null,
  months smallint not null,
  role text not null,
  scores jsonb not null,
  obstacles text[] not null default '{}'::text[],
  words text,
  constraint post_training_answer_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000))),
  constraint post_training_answer_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id),
  constraint post_training_answer_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX post_training_answer_by_session ON public.post_training_answer USING btree (session_id, months, role);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))

create table post_training_request (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  session_id uuid not null,
  enrolment_id uuid not null,
  alumnus_id uuid not null,
  person_id uuid not null,
  role text not null,
  place smallint not null default 1,
  months smallint not null,
  opens_on date not null,
  closes_on date not null,
  answered boolean not null default false,
  told boolean not null default false,
  reminded boolean not null default false,
  constraint post_training_request_in_order CHECK ((closes_on >= opens_on)),
  constraint post_training_request_months_check CHECK (((months >= 0) AND (months <= 36))),
  constraint post_training_request_peers CHECK (((place = 1) OR (role = 'peer'::text))),
  constraint post_training_request_place_check CHECK (((place >= 1) AND (place <= 3))),
  constraint post_training_request_reaction CHECK (((months = 0) = (role = 'participant'::text))),
  constraint post_training_request_role_check CHECK ((role = ANY (ARRAY['participant'::text, 'alumnus'::text, 'superior'::text, 'peer'::text]))),
  constraint post_training_request_agency_id_alumnus_id_fkey FOREIGN KEY (agency_id, alumnus_id) REFERENCES person(agency_id, id),
  constraint post_training_request_agency_id_enrolment_id_fkey FOREIGN KEY (agency_id, enrolment_id) REFERENCES enrolment(agency_id, id),
  constraint post_training_request_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id),
  constraint post_training_request_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id),
  constraint post_training_request_pkey PRIMARY KEY (agency_id, id),
  constraint post_training_request_agency_id_enrolment_id_months_person__key UNIQUE (agency_id, enrolment_id, months, person_id),
  constraint post_training_request_agency_id_enrolment_id_months_role_pl_key UNIQUE (agency_id, enrolment_id, months, role, place)
);
CREATE INDEX post_training_request_by_session ON public.post_training_request USING btree (session_id, months, role);
CREATE INDEX post_training_request_waiting ON public.post_training_request USING btree (agency_id, person_id, closes_on) WHERE (NOT answered);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table post_training_rule (
  id uuid not null default uuidv7(),
  owner_agency_id uuid not null,
  kind text not null,
  months smallint[] not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint post_training_rule_kind_check CHECK ((kind = ANY (ARRAY['managerial'::text, 'technical'::text]))),
  constraint post_training_rule_months_check CHECK ((((cardinality(months) >= 1) AND (cardinality(months) <= 4)) AND (1 <= ALL (months)) AND (36 >= ALL (months)))),
  constraint post_training_rule_owner_agency_id_fkey FOREIGN KEY (owner_agency_id) REFERENCES agency(id),
  constraint post_training_rule_pkey PRIMARY KEY (id),
  constraint post_training_rule_owner_agency_id_kind_key UNIQUE (owner_agency_id, kind)
);
-- policy owner_write: ALL to bina_app using (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- policy shared_read: SELECT to bina_app using true check null
-- grant to bina_app: delete, insert, select, update

create table post_training_statement (
  id uuid not null default uuidv7(),
  owner_agency_id uuid not null,
  course_id uuid not null,
  statement text not null,
  retired_at timestamp with time zone,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint post_training_statement_statement_check CHECK (((length(statement) >= 3) AND (length(statement) <= 200))),
  constraint post_training_statement_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint post_training_statement_owner_agency_id_fkey FOREIGN KEY (owner_agency_id) REFERENCES agency(id),
  constraint post_training_statement_pkey PRIMARY KEY (id)
);
CREATE INDEX post_training_statement_by_course ON public.post_training_statement USING btree (course_id) WHERE (retired_at IS NULL);
-- policy owner_write: ALL to bina_app using (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- policy shared_read: SELECT to bina_app using true check null
-- grant to bina_app: delete, insert, select, update

create table privacy_addition (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  purpose text not null,
  valid_from date not null,
  body_id text not null,
  body_en text not null default ''::text,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint privacy_addition_body_en_check CHECK ((length(body_en) <= 3000)),
  constraint privacy_addition_body_id_check CHECK (((length(body_id) >= 1) AND (length(body_id) <= 3000))),
  constraint privacy_addition_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX privacy_addition_by_purpose ON public.privacy_addition USING btree (agency_id, purpose, valid_from, id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table privacy_consent (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  purpose text not null,
  version text not null,
  complaint_id uuid not null,
  given_on date not null,
  withdrawn_on date,
  constraint privacy_consent_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint privacy_consent_pkey PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX privacy_consent_once ON public.privacy_consent USING btree (agency_id, purpose, complaint_id) WHERE (withdrawn_on IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table privacy_request (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  number text not null,
  secret_hash bytea,
  kind text not null,
  via text not null,
  account_id uuid,
  complaint_id uuid,
  field text,
  state text not null default 'filed'::text,
  sealed bytea not null,
  filed_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  answer bytea,
  reason text,
  ended_at timestamp with time zone,
  emptied_at timestamp with time zone,
  constraint privacy_request_clock CHECK ((due_at = (filed_at + '72:00:00'::interval))),
  constraint privacy_request_ends CHECK (((state = ANY (ARRAY['answered'::text, 'refused'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
  constraint privacy_request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'deletion'::text, 'withdrawal'::text, 'objection'::text]))),
  constraint privacy_request_number_check CHECK ((number ~ '^[0-9A-HJKMNP-TV-Z]{9}$'::text)),
  constraint privacy_request_reason_check CHECK ((reason = ANY (ARRAY['identity'::text, 'legal_duty'::text, 'others'::text, 'not_held'::text, 'repeated'::text, 'dispute'::text]))),
  constraint privacy_request_refusal CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
  constraint privacy_request_state_check CHECK ((state = ANY (ARRAY['filed'::text, 'checking'::text, 'answered'::text, 'refused'::text, 'cancelled'::text]))),
  constraint privacy_request_via_check CHECK ((via = ANY (ARRAY['account'::text, 'complaint'::text, 'form'::text]))),
  constraint privacy_request_whose CHECK ((((via = 'account'::text) = (account_id IS NOT NULL)) AND ((via <> 'complaint'::text) OR (complaint_id IS NOT NULL)))),
  constraint privacy_request_agency_id_complaint_id_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaint(agency_id, id) ON DELETE CASCADE,
  constraint privacy_request_pkey PRIMARY KEY (agency_id, id),
  constraint privacy_request_number_key UNIQUE (number)
);
CREATE INDEX privacy_request_by_account ON public.privacy_request USING btree (agency_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX privacy_request_by_state ON public.privacy_request USING btree (agency_id, state, due_at);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table privacy_step (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  subject text not null,
  at timestamp with time zone not null,
  account_id uuid,
  step text not null,
  note text not null default ''::text,
  constraint privacy_step_note_check CHECK ((length(note) <= 2000)),
  constraint privacy_step_subject_check CHECK ((subject ~ '^(request|breach):[0-9a-f-]{36}$'::text)),
  constraint privacy_step_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX privacy_step_by_subject ON public.privacy_step USING btree (agency_id, subject, at);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table privacy_text (
  purpose text not null,
  version text not null,
  valid_from date not null,
  sha256 text not null,
  constraint privacy_text_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint privacy_text_pkey PRIMARY KEY (purpose, version),
  constraint privacy_text_purpose_valid_from_key UNIQUE (purpose, valid_from)
);
-- policy shared_read: SELECT to bina_app using true check null
-- grant to bina_app: select

create table programme (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  title text not null,
  course_id uuid,
  outcome text not null default 'index'::text,
  sesoi numeric not null default 2,
  direction text not null default 'up'::text,
  registered_at timestamp with time zone not null default now(),
  registration_sha256 text,
  control text not null default 'never'::text,
  window_months smallint,
  assigned_by text not null default 'unit'::text,
  panel text not null default 'own'::text,
  registration_id uuid,
  draw_id uuid,
  version integer not null default 1,
  changed_at timestamp with time zone,
  earliest_start date,
  promise_sha256 text,
  seasonal text,
  constraint programme_assigned_by_check CHECK ((assigned_by = ANY (ARRAY['unit'::text, 'parent'::text]))),
  constraint programme_control_check CHECK ((control = ANY (ARRAY['never'::text, 'notyet'::text]))),
  constraint programme_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text]))),
  constraint programme_panel_check CHECK ((panel = ANY (ARRAY['own'::text, 'joined'::text]))),
  constraint programme_seasonal_check CHECK ((seasonal = 'harmonics'::text)),
  constraint programme_sesoi_check CHECK ((sesoi > (0)::numeric)),
  constraint programme_version_check CHECK ((version >= 1)),
  constraint programme_window_months_check CHECK ((window_months = ANY (ARRAY[3, 6, 12]))),
  constraint programme_agency_id_draw_id_fkey FOREIGN KEY (agency_id, draw_id) REFERENCES programme_draw(agency_id, id),
  constraint programme_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint programme_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint programme_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX programme_by_registration ON public.programme USING btree (agency_id, registration_id) WHERE (registration_id IS NOT NULL);
CREATE UNIQUE INDEX programme_promise_once ON public.programme USING btree (agency_id, promise_sha256);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table programme_benefit (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  programme_id uuid not null,
  amount_rupiah bigint not null,
  method text not null,
  source text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  least_rupiah bigint,
  most_rupiah bigint,
  constraint programme_benefit_amount_rupiah_check CHECK (((amount_rupiah >= 0) AND (amount_rupiah <= '1000000000000'::bigint))),
  constraint programme_benefit_is_stated CHECK (((method <> ''::text) AND (source <> ''::text))),
  constraint programme_benefit_method_check CHECK ((length(method) <= 2000)),
  constraint programme_benefit_range CHECK ((((least_rupiah IS NULL) AND (most_rupiah IS NULL)) OR ((least_rupiah >= 0) AND (least_rupiah <= amount_rupiah) AND (most_rupiah >= amount_rupiah) AND (most_rupiah <= '1000000000000'::bigint)))),
  constraint programme_benefit_source_check CHECK ((length(source) <= 300)),
  constraint programme_benefit_agency_id_programme_id_fkey FOREIGN KEY (agency_id, programme_id) REFERENCES programme(agency_id, id),
  constraint programme_benefit_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX programme_benefit_by_programme ON public.programme_benefit USING btree (agency_id, programme_id) WHERE (withdrawn_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table programme_cost (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  programme_id uuid not null,
  kind text not null,
  amount_rupiah bigint not null,
  spent_on date not null,
  source text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  constraint programme_cost_amount_rupiah_check CHECK (((amount_rupiah >= 0) AND (amount_rupiah <= '1000000000000'::bigint))),
  constraint programme_cost_kind_check CHECK ((kind = ANY (ARRAY['honorarium'::text, 'travel'::text, 'place'::text, 'material'::text, 'platform'::text, 'working_time'::text]))),
  constraint programme_cost_source_check CHECK ((length(source) <= 300)),
  constraint programme_cost_agency_id_programme_id_fkey FOREIGN KEY (agency_id, programme_id) REFERENCES programme(agency_id, id),
  constraint programme_cost_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX programme_cost_by_day ON public.programme_cost USING btree (agency_id, spent_on) WHERE (withdrawn_at IS NULL);
CREATE INDEX programme_cost_by_programme ON public.programme_cost USING btree (agency_id, programme_id) WHERE (withdrawn_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table programme_draw (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  title text not null,
  kind text not null,
  seed_source text not null,
  public_source text not null default ''::text,
  commitment text,
  plan jsonb not null,
  plan_sha256 text not null,
  announced_at timestamp with time zone not null,
  announced_by uuid,
  seed text,
  drawn_at timestamp with time zone,
  drawn_by uuid,
  constraint programme_draw_committed CHECK (((seed_source = 'sealed'::text) = (commitment IS NOT NULL))),
  constraint programme_draw_drawn CHECK (((drawn_at IS NULL) OR (seed IS NOT NULL))),
  constraint programme_draw_kind_check CHECK ((kind = ANY (ARRAY['lottery'::text, 'phased'::text]))),
  constraint programme_draw_public_source_check CHECK ((length(public_source) <= 500)),
  constraint programme_draw_seed_source_check CHECK ((seed_source = ANY (ARRAY['sealed'::text, 'public'::text]))),
  constraint programme_draw_title_check CHECK ((length(title) <= 200)),
  constraint programme_draw_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint programme_draw_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX programme_draw_by_time ON public.programme_draw USING btree (agency_id, announced_at DESC);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table programme_unit (
  agency_id uuid not null,
  programme_id uuid not null,
  unit_id uuid not null,
  service_id uuid not null,
  first_month date,
  constraint programme_unit_first_day CHECK (((first_month IS NULL) OR (EXTRACT(day FROM first_month) = (1)::numeric))),
  constraint programme_unit_agency_id_programme_id_fkey FOREIGN KEY (agency_id, programme_id) REFERENCES programme(agency_id, id),
  constraint programme_unit_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, id),
  constraint programme_unit_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint programme_unit_pkey PRIMARY KEY (agency_id, programme_id, unit_id, service_id)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table programme_version (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  programme_id uuid not null,
  version integer not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  reason text not null,
  registration_sha256 text,
  promise jsonb not null,
  outlook jsonb,
  constraint programme_version_reason_check CHECK ((length(reason) <= 1000)),
  constraint programme_version_says_why CHECK (((version = 1) OR (reason <> ''::text))),
  constraint programme_version_version_check CHECK ((version >= 1)),
  constraint programme_version_agency_id_programme_id_fkey FOREIGN KEY (agency_id, programme_id) REFERENCES programme(agency_id, id),
  constraint programme_version_pkey PRIMARY KEY (agency_id, id),
  constraint programme_version_agency_id_programme_id_version_key UNIQUE (agency_id, programme_id, version)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table questionnaire (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  service_id uuid,
  version integer not null,
  body jsonb not null,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  constraint questionnaire_body CHECK (((jsonb_typeof((body -> 'elements'::text)) = 'object'::text) AND (jsonb_typeof((body -> 'extras'::text)) = 'array'::text))),
  constraint questionnaire_version_check CHECK ((version > 0)),
  constraint questionnaire_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint questionnaire_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, id),
  constraint questionnaire_pkey PRIMARY KEY (agency_id, id),
  constraint questionnaire_agency_id_service_id_version_key UNIQUE NULLS NOT DISTINCT (agency_id, service_id, version)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table queue_tablet (
  agency_id uuid not null,
  service_point_id uuid not null,
  device_id uuid not null,
  series text not null,
  registered_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint queue_tablet_series_check CHECK ((series ~ '^[A-Z]{1,2}$'::text)),
  constraint queue_tablet_agency_id_service_point_id_fkey FOREIGN KEY (agency_id, service_point_id) REFERENCES service_point(agency_id, id),
  constraint queue_tablet_pkey PRIMARY KEY (agency_id, service_point_id, device_id),
  constraint queue_tablet_agency_id_service_point_id_series_key UNIQUE (agency_id, service_point_id, series)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table retention_hold (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null,
  reason text not null,
  placed_at timestamp with time zone not null,
  placed_by uuid not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint retention_hold_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint retention_hold_pkey PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX retention_hold_once ON public.retention_hold USING btree (agency_id, kind) WHERE (lifted_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table retention_rule (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null,
  keep_days integer not null,
  valid_from date not null,
  reason text not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint retention_rule_keep_days_check CHECK (((keep_days >= 1) AND (keep_days <= 36500))),
  constraint retention_rule_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint retention_rule_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX retention_rule_by_kind ON public.retention_rule USING btree (agency_id, kind, valid_from, id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table retention_run (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null,
  ran_at timestamp with time zone not null,
  before_on date not null,
  done integer not null,
  constraint retention_run_done_check CHECK ((done > 0)),
  constraint retention_run_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX retention_run_by_time ON public.retention_run USING btree (agency_id, ran_at DESC);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

create table role_grant (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  role text not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['training_manager'::text, 'facilitator'::text, 'mentor'::text, 'partner'::text, 'service_officer'::text, 'complaint_administrator'::text, 'inspector'::text, 'evaluator'::text, 'head_of_region'::text, 'auditor'::text, 'administrator'::text]))),
  constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint role_grant_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint role_grant_pkey PRIMARY KEY (agency_id, id),
  constraint role_grant_agency_id_account_id_role_unit_id_valid_from_key UNIQUE (agency_id, account_id, role, unit_id, valid_from)
);
CREATE INDEX role_grant_by_account ON public.role_grant USING btree (account_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table rule_set (
  name text not null,
  version text not null,
  valid_from date not null,
  source text not null,
  status text not null,
  rules jsonb not null,
  constraint rule_set_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'assumed'::text]))),
  constraint rule_set_pkey PRIMARY KEY (name, version)
);
-- policy shared_read: SELECT to bina_app using true check null
-- grant to bina_app: select

create table scope_key (
  only_row boolean not null default true,
  key text not null,
  constraint scope_key_only_row_check CHECK (only_row),
  constraint scope_key_pkey PRIMARY KEY (only_row)
);

create table service (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  code text not null,
  name text not null,
  promised_minutes integer,
  promised_working_days integer,
  fee_rupiah bigint not null default 0,
  responsible_unit_id uuid,
  requirements text[] not null default '{}'::text[],
  procedure text[] not null default '{}'::text[],
  fee_note text not null default ''::text,
  product text not null default ''::text,
  legal_basis text not null default ''::text,
  ended_on date,
  constraint service_amounts CHECK (((promised_minutes > 0) AND (promised_working_days > 0) AND (fee_rupiah >= 0))),
  constraint service_one_promise CHECK (((promised_minutes IS NULL) OR (promised_working_days IS NULL))),
  constraint service_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint service_agency_id_responsible_unit_id_fkey FOREIGN KEY (agency_id, responsible_unit_id) REFERENCES unit(agency_id, id),
  constraint service_pkey PRIMARY KEY (agency_id, id),
  constraint service_agency_id_code_key UNIQUE (agency_id, code)
);
CREATE INDEX service_by_responsible_unit ON public.service USING btree (agency_id, responsible_unit_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table service_point (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  unit_id uuid not null,
  service_id uuid not null,
  slug text not null,
  name text not null,
  open_days smallint[] not null default '{1,2,3,4,5}'::smallint[],
  yearly_users integer,
  address text not null default ''::text,
  opens_minute smallint,
  closes_minute smallint,
  opened_on date,
  closed_on date,
  latitude double precision,
  longitude double precision,
  constraint service_point_hours CHECK ((((opens_minute IS NULL) = (closes_minute IS NULL)) AND ((opens_minute >= 0) AND (opens_minute <= 1439)) AND (closes_minute > opens_minute) AND (closes_minute <= 1440))),
  constraint service_point_in_order CHECK ((closed_on >= opened_on)),
  constraint service_point_place CHECK ((((latitude IS NULL) = (longitude IS NULL)) AND ((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)) AND ((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))),
  constraint service_point_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, id),
  constraint service_point_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint service_point_pkey PRIMARY KEY (agency_id, id),
  constraint service_point_agency_id_unit_id_service_id_key UNIQUE (agency_id, unit_id, service_id)
);
CREATE INDEX service_point_by_service ON public.service_point USING btree (agency_id, service_id);
CREATE UNIQUE INDEX service_point_by_slug ON public.service_point USING btree (slug);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table session (
  id uuid not null default uuidv7(),
  owner_agency_id uuid not null,
  course_id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  place text not null,
  capacity integer not null,
  state text not null default 'open'::text,
  check_in_key text not null default encode(sha256(convert_to((gen_random_uuid())::text, 'utf8'::name)), 'hex'::text),
  completed_at timestamp with time zone,
  constraint session_capacity_check CHECK ((capacity > 0)),
  constraint session_in_order CHECK ((ends_on >= starts_on)),
  constraint session_state_check CHECK ((state = ANY (ARRAY['open'::text, 'running'::text, 'done'::text, 'cancelled'::text]))),
  constraint session_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint session_owner_agency_id_fkey FOREIGN KEY (owner_agency_id) REFERENCES agency(id),
  constraint session_pkey PRIMARY KEY (id)
);
CREATE INDEX session_by_course ON public.session USING btree (course_id, starts_on);
CREATE INDEX session_by_name ON public.session USING gin (name gin_trgm_ops);
CREATE INDEX session_current ON public.session USING btree (starts_on) WHERE (state = ANY (ARRAY['open'::text, 'running'::text]));
-- policy owner_write: ALL to bina_app using (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (owner_agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- policy shared_read: SELECT to bina_app using (EXISTS ( SELECT 1
   FROM course c
  WHERE ((c.id = session.course_id) AND (c.sharing = 'all'::text)))) check null
-- grant to bina_app: delete, insert, update

create table sign_in_failure (
  key text not null,
  failed_at timestamp with time zone not null default now(),
  id uuid not null default uuidv7(),
  constraint sign_in_failure_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_failure_by_age ON public.sign_in_failure USING btree (failed_at);
CREATE INDEX sign_in_failure_by_key ON public.sign_in_failure USING btree (key, failed_at);
-- grant to bina_auth: delete, insert, select

create table spent_ticket (
  agency_id uuid not null,
  hash bytea not null,
  spent_on date not null,
  constraint spent_ticket_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint spent_ticket_pkey PRIMARY KEY (agency_id, hash)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table survey (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  service_point_id uuid not null,
  opens_on date not null,
  closes_on date not null,
  closed_at timestamp with time zone,
  rule_version text not null,
  closed_by uuid,
  result jsonb,
  questionnaire_id uuid,
  dropped text[] not null default '{}'::text[],
  extra_keys text[] not null default '{}'::text[],
  constraint survey_in_order CHECK ((closes_on >= opens_on)),
  constraint survey_result_when_closed CHECK (((result IS NULL) OR (closed_at IS NOT NULL))),
  constraint survey_agency_id_questionnaire_id_fkey FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaire(agency_id, id),
  constraint survey_agency_id_service_point_id_fkey FOREIGN KEY (agency_id, service_point_id) REFERENCES service_point(agency_id, id),
  constraint survey_pkey PRIMARY KEY (agency_id, id),
  constraint survey_no_overlap EXCLUDE USING gist (agency_id WITH =, service_point_id WITH =, daterange(opens_on, closes_on, '[]'::text) WITH &&)
);
CREATE INDEX survey_by_point ON public.survey USING btree (agency_id, service_point_id, opens_on);
CREATE INDEX survey_open ON public.survey USING btree (agency_id, closes_on) WHERE (closed_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table survey_response (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  survey_id uuid not null,
  visit_token uuid not null,
  channel text not null default 'web'::text,
  submitted_on date not null,
  requirements smallint,
  procedure smallint,
  duration smallint,
  cost smallint,
  product smallint,
  competence smallint,
  conduct smallint,
  complaints smallint,
  facilities smallint,
  sex text,
  age_band text,
  education text,
  occupation text,
  comment text,
  import_id uuid,
  extras jsonb,
  signs text[] not null default '{}'::text[],
  by_ticket boolean not null default false,
  counted_in date,
  constraint survey_response_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'kiosk'::text, 'officer'::text, 'import'::text]))),
  constraint survey_response_competence_check CHECK (((competence >= 1) AND (competence <= 4))),
  constraint survey_response_complaints_check CHECK (((complaints >= 1) AND (complaints <= 4))),
  constraint survey_response_conduct_check CHECK (((conduct >= 1) AND (conduct <= 4))),
  constraint survey_response_cost_check CHECK (((cost >= 1) AND (cost <= 4))),
  constraint survey_response_counted_later CHECK (((counted_in > submitted_on) AND (EXTRACT(day FROM counted_in) = (1)::numeric))),
  constraint survey_response_duration_check CHECK (((duration >= 1) AND (duration <= 4))),
  constraint survey_response_facilities_check CHECK (((facilities >= 1) AND (facilities <= 4))),
  constraint survey_response_procedure_check CHECK (((procedure >= 1) AND (procedure <= 4))),
  constraint survey_response_product_check CHECK (((product >= 1) AND (product <= 4))),
  constraint survey_response_requirements_check CHECK (((requirements >= 1) AND (requirements <= 4))),
  constraint survey_response_sex_check CHECK ((sex = ANY (ARRAY['M'::text, 'F'::text]))),
  constraint survey_response_signs CHECK ((signs <@ ARRAY['fast'::text, 'burst'::text, 'device'::text, 'unsealed'::text, 'forged'::text, 'late'::text])),
  constraint survey_response_agency_id_survey_id_fkey FOREIGN KEY (agency_id, survey_id) REFERENCES survey(agency_id, id),
  constraint survey_response_pkey PRIMARY KEY (agency_id, id),
  constraint survey_response_agency_id_visit_token_key UNIQUE (agency_id, visit_token)
);
CREATE INDEX survey_response_by_count ON public.survey_response USING btree (agency_id, survey_id, counted_in) WHERE (counted_in IS NOT NULL);
CREATE INDEX survey_response_by_survey ON public.survey_response USING btree (agency_id, survey_id, submitted_on);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update
CREATE TRIGGER survey_response_gone_marks_panel AFTER DELETE ON public.survey_response REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_answered();
CREATE TRIGGER survey_response_marks_panel AFTER INSERT ON public.survey_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_answered();

create table two_factor (
  id uuid not null default uuidv7(),
  account_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint two_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint two_factor_pkey PRIMARY KEY (id)
);
CREATE INDEX two_factor_by_account ON public.two_factor USING btree (account_id);
-- grant to bina_auth: delete, insert, select, update

create table unit (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  number integer not null,
  external_id text,
  parent_id uuid,
  name text not null,
  kind text not null default 'unit'::text,
  path text not null,
  valid_from date not null,
  closed_on date,
  invented boolean not null default false,
  import_batch_id uuid,
  constraint unit_closed_after_start CHECK (((closed_on IS NULL) OR (closed_on >= valid_from))),
  constraint unit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id),
  constraint unit_agency_id_parent_id_fkey FOREIGN KEY (agency_id, parent_id) REFERENCES unit(agency_id, id),
  constraint unit_pkey PRIMARY KEY (agency_id, id),
  constraint unit_agency_id_external_id_key UNIQUE (agency_id, external_id),
  constraint unit_agency_id_number_key UNIQUE (agency_id, number)
);
CREATE INDEX unit_by_import ON public.unit USING btree (agency_id, import_batch_id) WHERE (import_batch_id IS NOT NULL);
CREATE INDEX unit_by_name ON public.unit USING gin (name gin_trgm_ops);
CREATE INDEX unit_by_parent ON public.unit USING btree (agency_id, parent_id);
CREATE INDEX unit_by_path ON public.unit USING btree (agency_id, path text_pattern_ops);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update
CREATE TRIGGER unit_keeps_history BEFORE UPDATE ON public.unit FOR EACH ROW EXECUTE FUNCTION keep_unit_history();

create table unit_history (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  unit_id uuid not null,
  parent_id uuid,
  name text not null,
  path text not null,
  valid_from date not null,
  valid_to date not null,
  constraint unit_history_in_order CHECK ((valid_to > valid_from)),
  constraint unit_history_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, id),
  constraint unit_history_pkey PRIMARY KEY (agency_id, id),
  constraint unit_history_no_overlap EXCLUDE USING gist (agency_id WITH =, unit_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table unit_successor (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  from_unit uuid not null,
  to_unit uuid not null,
  on_date date not null,
  reason text not null,
  ended_at timestamp with time zone,
  constraint unit_successor_other CHECK ((from_unit <> to_unit)),
  constraint unit_successor_agency_id_from_unit_fkey FOREIGN KEY (agency_id, from_unit) REFERENCES unit(agency_id, id),
  constraint unit_successor_agency_id_to_unit_fkey FOREIGN KEY (agency_id, to_unit) REFERENCES unit(agency_id, id),
  constraint unit_successor_pkey PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX unit_successor_once ON public.unit_successor USING btree (agency_id, from_unit) WHERE (ended_at IS NULL);
CREATE INDEX unit_successor_to ON public.unit_successor USING btree (agency_id, to_unit) WHERE (ended_at IS NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table used_code (
  account_id uuid not null,
  code_hash text not null,
  used_at timestamp with time zone not null,
  constraint used_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint used_code_pkey PRIMARY KEY (account_id, code_hash)
);
CREATE INDEX used_code_by_age ON public.used_code USING btree (used_at);
-- grant to bina_auth: delete, insert, select

create table verification (
  id uuid not null default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_by_identifier ON public.verification USING btree (identifier);
-- grant to bina_auth: delete, insert, select, update

create table visit (
  agency_id uuid not null,
  id uuid not null default uuidv7(),
  service_point_id uuid not null,
  taken_at timestamp with time zone not null,
  called_at timestamp with time zone,
  done_at timestamp with time zone,
  served_at timestamp with time zone,
  absent_at timestamp with time zone,
  left_at timestamp with time zone,
  counter_id uuid,
  ticket_series text not null default ''::text,
  ticket_number integer,
  source text not null default 'tablet'::text,
  import_id uuid,
  reference text,
  paused_minutes integer not null default 0,
  paused_at timestamp with time zone,
  working_days integer,
  taken_known boolean not null default true,
  clock_fault boolean not null default false,
  constraint visit_paused_minutes_check CHECK ((paused_minutes >= 0)),
  constraint visit_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 60))),
  constraint visit_source_check CHECK ((source = ANY (ARRAY['tablet'::text, 'import'::text, 'desk'::text]))),
  constraint visit_ticket_number_check CHECK (((ticket_number >= 1) AND (ticket_number <= 9999))),
  constraint visit_ticket_series_check CHECK ((ticket_series ~ '^[A-Z]{0,2}$'::text)),
  constraint visit_working_days_check CHECK ((working_days >= 0)),
  constraint visit_agency_id_counter_id_fkey FOREIGN KEY (agency_id, counter_id) REFERENCES counter(agency_id, id),
  constraint visit_agency_id_service_point_id_fkey FOREIGN KEY (agency_id, service_point_id) REFERENCES service_point(agency_id, id),
  constraint visit_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX visit_by_import ON public.visit USING btree (agency_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX visit_by_point ON public.visit USING btree (agency_id, service_point_id, taken_at);
CREATE UNIQUE INDEX visit_by_reference ON public.visit USING btree (agency_id, service_point_id, reference) WHERE (reference IS NOT NULL);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: delete, insert, select, update

create table visit_event (
  agency_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  service_point_id uuid not null,
  kind text not null,
  undoes_id uuid,
  counter_id uuid,
  ticket_series text not null default ''::text,
  ticket_number integer,
  reference text,
  at timestamp with time zone not null,
  device_id uuid,
  device_at timestamp with time zone,
  device_sequence bigint,
  skew_ms bigint,
  received_at timestamp with time zone not null,
  account_id uuid,
  clock_fault text,
  constraint visit_event_clock_fault_check CHECK ((clock_fault = ANY (ARRAY['future'::text, 'jumped'::text, 'stale'::text]))),
  constraint visit_event_device CHECK ((((device_id IS NULL) = (device_sequence IS NULL)) AND ((device_id IS NULL) = (device_at IS NULL)))),
  constraint visit_event_kind_check CHECK ((kind = ANY (ARRAY['taken'::text, 'called'::text, 'served'::text, 'done'::text, 'absent'::text, 'left'::text, 'paused'::text, 'resumed'::text, 'undone'::text]))),
  constraint visit_event_undo CHECK (((kind = 'undone'::text) = (undoes_id IS NOT NULL))),
  constraint visit_event_agency_id_counter_id_fkey FOREIGN KEY (agency_id, counter_id) REFERENCES counter(agency_id, id),
  constraint visit_event_agency_id_service_point_id_fkey FOREIGN KEY (agency_id, service_point_id) REFERENCES service_point(agency_id, id),
  constraint visit_event_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX visit_event_by_at ON public.visit_event USING brin (at);
CREATE INDEX visit_event_by_device ON public.visit_event USING btree (agency_id, device_id, device_sequence) WHERE (device_id IS NOT NULL);
CREATE INDEX visit_event_by_visit ON public.visit_event USING btree (agency_id, visit_id);
-- policy tenant: ALL to bina_app using (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[])) check (agency_id = ANY (( SELECT current_agencies() AS current_agencies)::uuid[]))
-- grant to bina_app: insert, select

CREATE OR REPLACE FUNCTION public.add_reporter_message(wanted text, hash bytea, moment timestamp with time zone, words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  c complaint;
  at timestamptz;
begin
  select x.* into c from complaint_by_secret(wanted, hash) k join complaint x on x.agency_id = k.agency_id and x.id = k.id where k.is_reporter for update of x;
  if not found then return 'unknown'; end if;
  if c.state in ('closed', 'archived', 'outside') then return 'over'; end if;
  if (select count(*) from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and m.author = 'reporter') >= 50 then return 'full'; end if;
  if exists (select 1 from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and m.author = 'reporter' and m.body = words) then return 'repeated'; end if;
  at := reporter_moment(c.agency_id, c.id, c.is_anonymous, moment);
  insert into complaint_message (agency_id, id, complaint_id, at, author, body) values (c.agency_id, gen_random_uuid(), c.id, at, 'reporter', words);
  perform note_reporter(c.agency_id, c.id, c.is_anonymous, at, moment, 'complaint.write', 'complaint.reporter_wrote');
  return 'added';
end $function$;

CREATE OR REPLACE FUNCTION public.analyze_import_rows()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  analyze import_row (agency_id, batch_id, state)
$function$;

CREATE OR REPLACE FUNCTION public.analyze_people()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET default_statistics_target TO '10'
AS $function$
begin
  perform gin_clean_pending_list('person_by_name');
  perform gin_clean_pending_list('person_by_finding');
  analyze unit (agency_id, id, parent_id);
  analyze position (agency_id, id, unit_id);
  analyze person (agency_id, id, nip, left_on);
  analyze employment (agency_id, id, person_id, unit_id, position_id, is_primary, started_on, ended_on);
end $function$;

CREATE OR REPLACE FUNCTION public.answer_post_training(agency uuid, request uuid, by_account uuid, on_day date, given jsonb, hindrances text[], said text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  r post_training_request;
begin
  if not agency = any (current_agencies()) then raise exception 'answer_post_training: agency outside the scope' using errcode = '42501'; end if;
  select x.* into r from post_training_request x where x.agency_id = agency and x.id = request for update;
  if not found or not exists (select from account a where a.id = by_account and a.home_agency_id = agency and a.person_id = r.person_id and a.disabled_at is null) then return 'unknown'; end if;
  if r.answered then return 'answered_before'; end if;
  if on_day < r.opens_on then return 'early'; end if;
  if on_day > r.closes_on then return 'late'; end if;
  if jsonb_typeof(given) <> 'object' or given = '{}' or (select count(*) from jsonb_each(given)) > 40
    or exists (select from jsonb_each(given) s where s.value::text not in ('1', '2', '3', '4', 'null') or length(s.key) > 40) then return 'not_scores'; end if;
  update post_training_request x set answered = true where x.agency_id = agency and x.id = request;
  insert into post_training_answer (agency_id, session_id, months, role, scores, obstacles, words)
    values (agency, r.session_id, r.months, r.role, given, coalesce(hindrances, '{}'), nullif(btrim(said), ''));
  return 'answered';
end $function$;

CREATE OR REPLACE FUNCTION public.audit_digest(entry audit_entry, previous bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(coalesce(previous, ''::bytea) || convert_to(concat_ws(chr(31), entry.agency_id, entry.id,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(entry.account_id::text, '-'),
    entry.action, entry.subject, entry.detail::text, coalesce(entry.request_id, '-'), entry.number::text), 'utf8'))
$function$;

CREATE OR REPLACE FUNCTION public.broken_audit_link(agency uuid)
 RETURNS TABLE(id uuid, number bigint, reason text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select (x.entry).id, (x.entry).number, case when x.place <> (x.entry).number then 'gap' else 'changed' end
  from (
    select e as entry, lag(e.hash) over (order by e.number) as previous, row_number() over (order by e.number) as place
    from audit_entry e where e.agency_id = agency and e.hash is not null
  ) x
  where x.place <> (x.entry).number or (x.entry).hash is distinct from audit_digest(x.entry, x.previous)
  order by (x.entry).number limit 1
$function$;

CREATE OR REPLACE FUNCTION public.catalogue_table(name regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy shared_read on %s for select to bina_app using (true)', name);
  execute format('create policy owner on %s to %I using (true) with check (true)', name, current_user);
  if exists (select 1 from pg_attribute where attrelid = name and attname = 'owner_agency_id' and not attisdropped) then
    execute format('create policy owner_write on %s to bina_app using (owner_agency_id = any ((select current_agencies())::uuid[])) '
      'with check (owner_agency_id = any ((select current_agencies())::uuid[]))', name);
    execute format('grant select, insert, update, delete on %s to bina_app', name);
  else
    execute format('grant select on %s to bina_app', name);
  end if;
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', name::text);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.clear_complaint_drafts(moment timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  gone integer;
begin
  delete from complaint_draft where expires_at < moment;
  get diagnostics gone = row_count;
  return gone;
end $function$;

CREATE OR REPLACE FUNCTION public.complaint_agencies(wanted text, most integer)
 RETURNS TABLE(code text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.code, a.name from agency a
  where wanted = '' or a.name ilike '%' || replace(replace(replace(left(wanted, 100), '\', '\\'), '%', '\%'), '_', '\_') || '%'
  order by a.name, a.code limit least(most, 100)
$function$;

CREATE OR REPLACE FUNCTION public.complaint_by_secret(wanted text, hash bytea)
 RETURNS TABLE(agency_id uuid, id uuid, is_reporter boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select c.agency_id, c.id, coalesce(c.secret_hash = hash, false) from complaint c
  where c.number = wanted and (c.secret_hash = hash
    or exists (select 1 from complaint_supporter s where s.agency_id = c.agency_id and s.complaint_id = c.id and s.secret_hash = hash))
  limit 1
$function$;

CREATE OR REPLACE FUNCTION public.complaint_days(received timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select floor(extract(epoch from received at time zone 'UTC') / 864000)::bigint $function$;

CREATE OR REPLACE FUNCTION public.complaint_desk_unit(agency uuid, wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select coalesce(
    (select d.unit_id from complaint_desk d where d.agency_id = agency and d.desk = wanted),
    (select u.id from unit u where wanted = 'inspectorate' and u.agency_id = agency and u.closed_on is null and u.name ilike 'inspektorat%' order by length(u.path), u.number limit 1),
    (select u.id from unit u where u.agency_id = agency and u.parent_id is null order by u.number limit 1))
$function$;

CREATE OR REPLACE FUNCTION public.complaint_door(agency_code text, moment timestamp with time zone)
 RETURNS TABLE(agency_id uuid, code text, name text, time_zone text, on_day date, whatsapp text, holidays jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.id, a.code, a.name, a.time_zone, (moment at time zone a.time_zone)::date, a.settings ->> 'whatsapp',
    coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'name', h.name, 'kind', h.kind, 'isOff', h.is_off)) from holiday h where h.agency_id = a.id), '[]')
  from agency a where a.code = agency_code
$function$;

CREATE OR REPLACE FUNCTION public.complaint_ended_on(c complaint, zone text)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select (case when c.state = 'closed' then c.closed_at
    when c.state in ('archived', 'outside') then coalesce((select max(m.at) from complaint_move m where m.agency_id = c.agency_id and m.complaint_id = c.id), c.received_at) end at time zone zone)::date
$function$;

CREATE OR REPLACE FUNCTION public.complaint_function_words()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select tsvector_to_array(to_tsvector('indonesian',
    'dan atau serta tapi namun sedangkan padahal maka sehingga hingga sampai karena sebab agar supaya bahwa jika jikalau kalau bila apabila ketika saat sejak semenjak setelah sesudah sebelum selama sementara meski meskipun walau walaupun seperti ' -- conjunctions
    || 'di ke dari pada kepada untuk dengan oleh dalam tentang antara ' -- prepositions
    || 'saya aku kami kita anda kamu dia ia mereka ini itu sini situ sana begini begitu tersebut yang ' -- pronouns and pointers
    || 'apa apakah siapa mana kapan bagaimana mengapa kenapa berapa ' -- questions
    || 'sudah udah telah belum sedang masih akan pernah tidak tak bukan jangan enggak nggak gak sangat sekali cukup hanya cuma saja aja juga lagi pun jadi menjadi bisa harus ' -- aspect, negation, degree
    || 'kah lah kok sih dong nih para mohon tolong ' -- particles
    || 'hari minggu bulan tahun kemarin besok sekarang tadi ' -- units of time
  ))
$function$;

CREATE OR REPLACE FUNCTION public.complaint_is_guarded(c complaint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.class = 'violation' or exists (select from complaint_person p where p.agency_id = c.agency_id and p.complaint_id = c.id)
$function$;

CREATE OR REPLACE FUNCTION public.complaint_latest(agency uuid, days bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
 SET enable_indexscan TO 'on'
AS $function$
  select complaint_days(c.received_at) from complaint c where c.agency_id = agency and c.received_at < coalesce(to_timestamp(days * 864000.0), 'infinity') order by c.received_at desc limit 1
$function$;

CREATE OR REPLACE FUNCTION public.complaint_map_of(agency uuid, on_day date)
 RETURNS TABLE(box jsonb, places jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select
    (select jsonb_build_object('south', m.south, 'west', m.west, 'north', m.north, 'east', m.east, 'width', m.width, 'height', m.height, 'changedAt', extract(epoch from m.changed_at)) from complaint_map m where m.agency_id = agency),
    coalesce((select jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'unitName', u.name, 'unitKind', u.kind, 'name', p.name, 'latitude', p.latitude, 'longitude', p.longitude) order by u.name, p.unit_id, p.name, p.id)
      from service_point p join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
      where p.agency_id = agency and p.latitude is not null and (p.closed_on is null or p.closed_on > on_day)), '[]')
$function$;

CREATE OR REPLACE FUNCTION public.complaint_map_picture(agency uuid)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select m.picture from complaint_map m where m.agency_id = agency
$function$;

CREATE OR REPLACE FUNCTION public.complaint_places(agency uuid, on_day date)
 RETURNS TABLE(unit_id uuid, unit_name text, point_id uuid, point_name text, service_name text, unit_kind text, latitude double precision, longitude double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select u.id, u.name, null::uuid, null::text, null::text, u.kind, null::double precision, null::double precision from unit u
  where u.agency_id = agency and u.closed_on is null
    and (u.kind in ('office', 'district', 'hospital', 'health_centre', 'technical_unit')
      or exists (select 1 from service_point p where p.agency_id = agency and p.unit_id = u.id))
  union all
  select p.unit_id, u.name, p.id, p.name, s.name, u.kind, p.latitude, p.longitude from service_point p
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  where p.agency_id = agency and (p.closed_on is null or p.closed_on > on_day) and (s.ended_on is null or s.ended_on > on_day)
  order by 2, 4 nulls first
$function$;

CREATE OR REPLACE FUNCTION public.complaint_status(wanted text, hash bytea)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'agencyId', c.agency_id, 'number', c.number, 'isReporter', k.is_reporter, 'isGuarded', false, 'agencyName', a.name, 'agencyCode', a.code, 'timeZone', a.time_zone, 'whatsapp', a.settings ->> 'whatsapp',
    'class', c.class, 'state', c.state, 'stateBefore', c.state_before, 'closing', c.closing, 'closingNote', case when k.is_reporter then c.closing_note end, 'archiveReason', c.archive_reason,
    'subject', case when k.is_reporter or not c.is_anonymous then c.subject end, 'body', case when k.is_reporter then c.body end, 'place', case when k.is_reporter then c.place end, 'unitName', u.name, 'serviceName', s.name,
    'respondDueOn', c.respond_due_on, 'receivedOn', coalesce(c.received_on, (c.received_at at time zone a.time_zone)::date), 'verifyDueOn', c.verify_due_on, 'dueOn', c.due_on, 'clockVersion', c.clock_version,
    'closedOn', (c.closed_at at time zone a.time_zone)::date, 'wasReopened', c.reopened_at is not null, 'isAnonymous', c.is_anonymous, 'isConfidential', c.is_confidential,
    'joined', c.joined, 'confirmedAs', c.confirmed_as, 'satisfaction', case when k.is_reporter then c.satisfaction end, 'confirmedOn', case when k.is_reporter then c.confirmed_on end,
    'holidays', coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'name', h.name, 'kind', h.kind, 'isOff', h.is_off)) from holiday h where h.agency_id = a.id), '[]'),
    'moves', coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'move', m.move, 'toState', m.to_state, 'unitName', n.name,
        'reason', case when m.move in ('pause', 'refer') or (m.move in ('reopen', 'hand_back') and k.is_reporter) then m.reason end) order by m.at, m.id)
      from complaint_move m left join unit n on n.agency_id = m.agency_id and n.id = m.to_unit_id where m.agency_id = c.agency_id and m.complaint_id = c.id
        and (k.is_reporter or not (m.of_violation or m.move = 'hand_back'))), '[]'),
    'messages', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('on', (m.at at time zone a.time_zone)::date, 'author', m.author, 'body', m.body) order by m.at, m.id)
      from complaint_message m where m.agency_id = c.agency_id and m.complaint_id = c.id and not m.is_internal), '[]') else '[]' end,
    'photos', case when k.is_reporter then coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'sha256', p.sha256, 'width', p.width, 'height', p.height) order by p.id)
      from complaint_photo p where p.agency_id = c.agency_id and p.complaint_id = c.id), '[]') else '[]' end)
    || case when k.is_reporter or not complaint_is_guarded(c) then '{}'::jsonb else jsonb_build_object(
      'isGuarded', true, 'class', null, 'state', case when c.state in ('closed', 'archived', 'outside') then 'closed' else 'handling' end, 'stateBefore', null, 'closing', null, 'archiveReason', null,
      'subject', null, 'unitName', null, 'serviceName', null, 'respondDueOn', null, 'verifyDueOn', null, 'dueOn', null, 'closedOn', null, 'wasReopened', false,
      'isAnonymous', false, 'isConfidential', false, 'joined', 0, 'confirmedAs', null, 'moves', '[]'::jsonb) end
  from complaint_by_secret(wanted, hash) k
  join complaint c on c.agency_id = k.agency_id and c.id = k.id
  join agency a on a.id = c.agency_id
  join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
  left join service s on s.agency_id = c.agency_id and s.id = c.service_id
$function$;

CREATE OR REPLACE FUNCTION public.complaint_stretch(agency uuid, days bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select '@' || left(md5(agency::text || days), 8) $function$;

CREATE OR REPLACE FUNCTION public.complaint_terms(words tsvector, agency uuid, unit uuid, received timestamp with time zone, state text, class text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(array(
    select left(w, 40) || ending from unnest(tsvector_to_array(words) || array['#', '#u' || unit, case when state in ('new', 'verified', 'assigned', 'handling') then '#o' else '#c' end,
      case when class = 'violation' then '#v' else '#p' end]) w))
  from public.complaint_stretch(agency, public.complaint_days(received)) ending
$function$;

CREATE OR REPLACE FUNCTION public.confirm_complaint(wanted text, hash bytea, moment timestamp with time zone, answer text, score smallint, within_days integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  c complaint;
  today date;
  closed date;
  at timestamptz;
begin
  select x.* into c from complaint_by_secret(wanted, hash) k join complaint x on x.agency_id = k.agency_id and x.id = k.id where k.is_reporter for update of x;
  if not found then return 'unknown'; end if;
  if c.state <> 'closed' then return 'not_closed'; end if;
  select (moment at time zone a.time_zone)::date, (c.closed_at at time zone a.time_zone)::date into today, closed from agency a where a.id = c.agency_id;
  if today > closed + least(within_days, 365) then return 'too_late'; end if;
  update complaint set confirmed_as = answer, confirmed_fixed = (answer = 'fixed'), satisfaction = score, confirmed_on = today where agency_id = c.agency_id and id = c.id;
  at := reporter_moment(c.agency_id, c.id, c.is_anonymous, moment);
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state)
    values (c.agency_id, gen_random_uuid(), c.id, at, 'reporter', 'confirm', 'closed', 'closed');
  perform note_reporter(c.agency_id, c.id, c.is_anonymous, at, moment, 'complaint.confirm', null);
  return 'confirmed';
end $function$;

CREATE OR REPLACE FUNCTION public.count_retention(agency uuid, wanted text, before date, OUT due integer, OUT oldest date)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then raise exception 'count_retention: agency outside the scope'; end if;
  select count(*)::integer, min(d.on_day) into due, oldest from retention_due(agency, wanted, before) d;
end $function$;

CREATE OR REPLACE FUNCTION public.current_agencies()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  setting text := current_setting('bina.scope', true);
  ids text;
  secret text;
begin
  if setting is null or setting = '' then return '{}'; end if;
  ids := split_part(setting, ';', 1);
  select key into secret from scope_key;
  if secret is null or encode(sha256(convert_to(secret || ids || secret, 'utf8')), 'hex') <> split_part(setting, ';', 2) then
    return '{}';
  end if;
  return string_to_array(ids, ',')::uuid[];
end $function$;

CREATE OR REPLACE FUNCTION public.file_complaint(agency uuid, draft bytea, moment timestamp with time zone, filing jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  anonymous boolean := (filing ->> 'isAnonymous')::boolean;
  kind text := filing ->> 'class';
  today date;
  at timestamptz;
  unit_chosen uuid;
  point record;
  complaint uuid := gen_random_uuid();
  already boolean;
begin
  select d.is_sent into already from complaint_draft d where d.agency_id = agency and d.id = draft and d.expires_at > moment for update;
  if not found then return 'gone'; end if;
  if already then return 'repeated'; end if;
  if exists (select 1 from complaint c where c.number = filing ->> 'number') then return 'taken'; end if;
  select (moment at time zone a.time_zone)::date into today from agency a where a.id = agency;
  if filing ->> 'number' !~ '^[0-9A-HJKMNP-TV-Z]{9}$' or length(decode(filing ->> 'secretHash', 'hex')) <> 32
    or kind not in ('aspiration', 'complaint', 'information', 'violation') or length(filing ->> 'subject') not between 1 and 200 or length(filing ->> 'body') not between 1 and 10000
    or (filing ->> 'verifyDueOn')::date not between today + 1 and today + 60 or (filing ->> 'dueOn')::date not between today + 1 and today + 400
    or length(filing ->> 'place') > 300 or jsonb_array_length(filing -> 'photos') > 3 or (anonymous and filing ->> 'reporter' is not null) then
    raise exception 'file_complaint: not a form of ours' using errcode = '22023';
  end if;
  select p.id, p.unit_id, p.service_id into point from service_point p where p.agency_id = agency and p.id = (filing ->> 'servicePointId')::uuid;
  unit_chosen := case when kind = 'violation' then complaint_desk_unit(agency, 'inspectorate') else coalesce(
    (select u.id from unit u where u.agency_id = agency and u.id = (filing ->> 'unitId')::uuid and u.closed_on is null), point.unit_id, complaint_desk_unit(agency, 'intake')) end;
  at := reporter_moment(agency, complaint, anonymous, moment);
  insert into complaint (agency_id, id, number, unit_id, service_id, service_point_id, class, state, subject, body, received_at, received_on, verify_due_on, due_on, clock_version,
      channel, is_anonymous, is_confidential, place, latitude, longitude, secret_hash, told_by_mail)
    values (agency, complaint, filing ->> 'number', unit_chosen, point.service_id, point.id, kind, 'new', filing ->> 'subject', filing ->> 'body', at, today,
      (filing ->> 'verifyDueOn')::date, (filing ->> 'dueOn')::date, filing ->> 'clockVersion', 'web', anonymous, (filing ->> 'isConfidential')::boolean or kind = 'violation',
      filing ->> 'place', (filing ->> 'latitude')::float8, (filing ->> 'longitude')::float8, decode(filing ->> 'secretHash', 'hex'), coalesce((filing ->> 'toldByMail')::boolean, false));
  if filing ->> 'reporter' is not null then
    insert into complaint_reporter (agency_id, complaint_id, sealed) values (agency, complaint, decode(filing ->> 'reporter', 'base64'));
  end if;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state, to_unit_id)
    values (agency, gen_random_uuid(), complaint, at, 'reporter', 'file', 'new', 'new', unit_chosen);
  insert into complaint_photo (agency_id, complaint_id, sha256, width, height, size_bytes)
    select agency, complaint, f.sha256, f.width, f.height, f."sizeBytes" from jsonb_to_recordset(filing -> 'photos') f(sha256 text, width integer, height integer, "sizeBytes" integer);
  update complaint_draft set is_sent = true, expires_at = date_trunc('hour', moment) + interval '2 hours' where agency_id = agency and id = draft;
  delete from complaint_draft_photo where agency_id = agency and draft_id = draft;
  perform note_reporter(agency, complaint, anonymous, at, moment, 'complaint.file', 'complaint.filed');
  return 'filed';
end $function$;

CREATE OR REPLACE FUNCTION public.file_privacy_request(agency uuid, moment timestamp with time zone, filing jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  c complaint;
  request uuid := gen_random_uuid();
  target uuid := agency;
  at timestamptz := moment;
begin
  if filing ->> 'number' !~ '^[0-9A-HJKMNP-TV-Z]{9}$' or length(decode(filing ->> 'secretHash', 'hex')) <> 32
    or filing ->> 'kind' not in ('access', 'correction', 'deletion', 'withdrawal', 'objection') or length(filing ->> 'sealed') > 20000 then
    raise exception 'file_privacy_request: not a form of ours' using errcode = '22023';
  end if;
  if exists (select from privacy_request q where q.number = filing ->> 'number') then return 'taken'; end if;
  if filing ->> 'complaintNumber' is not null then
    -- Only the reporter's own secret: who joined has no data in the complaint.
    select x.* into c from complaint x where x.number = filing ->> 'complaintNumber' and x.secret_hash = decode(filing ->> 'complaintHash', 'hex') for update;
    if not found then return 'unknown'; end if;
    target := c.agency_id;
    if c.is_anonymous then at := date_trunc('hour', moment); end if; -- not to the second: the request must not lead to whoever was at a device then
  end if;
  if not exists (select from agency a where a.id = target) then return 'unknown'; end if;
  if (select count(*) from privacy_request q where q.agency_id = target and q.via <> 'account' and q.state in ('filed', 'checking')
      and (c.id is null or q.complaint_id = c.id)) >= (case when c.id is null then 10000 else 5 end) then return 'full'; end if;
  insert into privacy_request (agency_id, id, number, secret_hash, kind, via, complaint_id, field, sealed, filed_at, due_at, state, ended_at)
    values (target, request, filing ->> 'number', decode(filing ->> 'secretHash', 'hex'), filing ->> 'kind', case when c.id is null then 'form' else 'complaint' end, c.id,
      left(filing ->> 'field', 60), decode(filing ->> 'sealed', 'base64'), at, at + interval '72 hours',
      case when c.told_by_mail and filing ->> 'kind' = 'withdrawal' then 'answered' else 'filed' end, case when c.told_by_mail and filing ->> 'kind' = 'withdrawal' then at end);
  insert into privacy_step (agency_id, subject, at, step) values (target, 'request:' || request, at, 'filed');
  insert into audit_entry (agency_id, id, at, account_id, action, subject) values (target, gen_random_uuid(), at, null, 'privacy.request', 'privacy_request:' || request);
  if c.told_by_mail and filing ->> 'kind' = 'withdrawal' then
    update complaint set told_by_mail = false where agency_id = target and id = c.id;
    insert into privacy_step (agency_id, subject, at, step) values (target, 'request:' || request, at + interval '1 microsecond', 'withdrawn_at_once');
    return 'done';
  end if;
  return 'filed';
end $function$;

CREATE OR REPLACE FUNCTION public.finish_session(wanted uuid, results jsonb, by_account uuid, request text, at_moment timestamp with time zone)
 RETURNS TABLE(agency_id uuid, completed integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  if not holds_session(wanted) then raise exception 'finish_session: session outside the scope' using errcode = '42501'; end if;
  return query
  with result as (
    select (r ->> 'agencyId')::uuid as agency_id, (r ->> 'enrolmentId')::uuid as id, r ->> 'state' as state from jsonb_array_elements(results) r
  ), finished as (
    update enrolment e set state = r.state from result r
    where e.agency_id = r.agency_id and e.id = r.id and e.session_id = wanted and e.state = 'enrolled' and r.state in ('completed', 'absent')
    returning e.agency_id, e.state
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select f.agency_id, at_moment, by_account, 'session.finish', 'session:' || wanted,
      jsonb_build_object('completed', count(*) filter (where f.state = 'completed'), 'absent', count(*) filter (where f.state = 'absent')), request
    from finished f group by f.agency_id
    returning 1
  )
  select f.agency_id, (count(*) filter (where f.state = 'completed'))::integer from finished f group by f.agency_id;
end $function$;

CREATE OR REPLACE FUNCTION public.fits_survey(answers smallint[], dropped text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(array_length(answers, 1), 0) = 9 and not exists (
    select from unnest(array['requirements', 'procedure', 'duration', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities'], answers) as e (element, score)
    where (e.score is null) <> (e.element = any (dropped)))
$function$;

CREATE OR REPLACE FUNCTION public.grant_agencies_of(account uuid, on_day date)
 RETURNS TABLE(agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct g.agency_id from role_grant g
  where g.account_id = account and (g.valid_to is null or g.valid_to > greatest(g.valid_from, on_day))
$function$;

CREATE OR REPLACE FUNCTION public.has_words(extras jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select from jsonb_each_text(coalesce(extras, '{}')) e where e.value !~ '^[1-4]$')
$function$;

CREATE OR REPLACE FUNCTION public.hidden_cells(counts bigint[], OUT hidden boolean[], OUT total bigint)
 RETURNS record
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
declare
  smallest constant bigint := 5;
  edge bigint := smallest;
  hidden_sum bigint;
  kinds integer;
  next_edge bigint;
begin
  loop
    select sum(c), count(distinct c) into hidden_sum, kinds from unnest(counts) c where c < edge;
    exit when kinds = 0 or (hidden_sum >= smallest and kinds > 1);
    select min(c) + 1 into next_edge from unnest(counts) c where c >= edge;
    exit when next_edge is null;
    edge := next_edge;
  end loop;
  hidden := array(select c < edge from unnest(counts) with ordinality as u(c, place) order by place);
  if kinds = 0 or (hidden_sum >= smallest and kinds > 1) then select sum(c) into total from unnest(counts) c; end if;
end $function$;

CREATE OR REPLACE FUNCTION public.hmac_sha256(message bytea, secret bytea)
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog'
AS $function$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  if length(secret) > 64 then secret := sha256(secret); end if;
  for at in 0 .. length(secret) - 1 loop
    inner_pad := set_byte(inner_pad, at, get_byte(inner_pad, at) # get_byte(secret, at));
    outer_pad := set_byte(outer_pad, at, get_byte(outer_pad, at) # get_byte(secret, at));
  end loop;
  return sha256(outer_pad || sha256(inner_pad || message));
end $function$;

CREATE OR REPLACE FUNCTION public.holds_session(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select 1 from session where id = wanted and owner_agency_id = any (current_agencies()))
$function$;

CREATE OR REPLACE FUNCTION public.is_check_in_signature(wanted uuid, signed text, signature text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((select left(translate(encode(hmac_sha256(convert_to('check-in ' || s.id || ' ' || signed, 'utf8'), convert_to(s.check_in_key, 'utf8')), 'base64'), '+/', '-_'), 16) = signature
    from session s join course c on c.id = s.course_id
    where s.id = wanted and (s.owner_agency_id = any (current_agencies()) or (c.sharing = 'all' and cardinality(current_agencies()) > 0))), false)
$function$;

CREATE OR REPLACE FUNCTION public.join_complaint(agency uuid, draft bytea, moment timestamp with time zone, target text, hash bytea, words text DEFAULT NULL::text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  c complaint;
  already boolean;
  at timestamptz;
begin
  select d.is_sent into already from complaint_draft d where d.agency_id = agency and d.id = draft and d.expires_at > moment for update;
  if not found then return 'gone'; end if;
  if already then return 'repeated'; end if;
  if length(hash) <> 32 then raise exception 'join_complaint: not a form of ours' using errcode = '22023'; end if;
  select x.* into c from complaint x where x.agency_id = agency and x.number = target and x.state in ('verified', 'assigned', 'handling')
    and not x.is_confidential and x.received_at > moment - interval '60 days' for update;
  if not found or complaint_is_guarded(c) then return 'closed'; end if;
  at := reporter_moment(agency, c.id, true, moment);
  insert into complaint_supporter (agency_id, complaint_id, secret_hash, joined_on, note)
    select agency, c.id, hash, (moment at time zone a.time_zone)::date, nullif(words, '') from agency a where a.id = agency;
  update complaint set joined = joined + 1 where agency_id = agency and id = c.id;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state) values (agency, gen_random_uuid(), c.id, at, 'reporter', 'join', c.state, c.state);
  update complaint_draft set is_sent = true, expires_at = date_trunc('hour', moment) + interval '2 hours' where agency_id = agency and id = draft;
  delete from complaint_draft_photo where agency_id = agency and draft_id = draft;
  perform note_reporter(agency, c.id, true, at, moment, 'complaint.join', null);
  return 'joined';
end $function$;

CREATE OR REPLACE FUNCTION public.keep_complaint_draft(agency uuid, draft bytea, content bytea, moment timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  delete from complaint_draft where (agency_id, id) in (select agency_id, id from complaint_draft where expires_at < moment limit 20);
  insert into complaint_draft (agency_id, id, sealed, expires_at)
    select a.id, draft, content, date_trunc('hour', moment) + interval '24 hours' from agency a where a.id = agency
    on conflict (agency_id, id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at where not complaint_draft.is_sent;
  return case when found then 'kept' else 'sent' end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_counted_times()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if exists (select from panel_kept k where k.agency_id = old.agency_id and old.month < k.before) then return null; end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_draft_photo(agency uuid, draft bytea, content bytea, at_place smallint)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  free smallint;
begin
  perform 1 from complaint_draft d where d.agency_id = agency and d.id = draft and not d.is_sent for update;
  if not found then return 'gone'; end if;
  if content is null then
    delete from complaint_draft_photo p where p.agency_id = agency and p.draft_id = draft and p.place = at_place;
    return 'dropped';
  end if;
  select g into free from generate_series(1, 3) g
    where not exists (select 1 from complaint_draft_photo p where p.agency_id = agency and p.draft_id = draft and p.place = g) order by g limit 1;
  if free is null then return 'full'; end if;
  insert into complaint_draft_photo (agency_id, draft_id, place, sealed) values (agency, draft, free, content);
  return 'kept';
end $function$;

CREATE OR REPLACE FUNCTION public.keep_period_report()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.state = 'done' then
    raise exception 'a report that is done is not changed' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_period_report_publication()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.withdrawn_at is not null or (old.drawn_at is not null and (new.drawn_at, new.document, new.sha256, new.pages) is distinct from (old.drawn_at, old.document, old.sha256, old.pages)) then
    raise exception 'a published report is not changed' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_unit_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.name, new.path) is distinct from (old.name, old.path) and new.valid_from > old.valid_from then
    insert into unit_history (agency_id, unit_id, parent_id, name, path, valid_from, valid_to)
      values (old.agency_id, old.id, old.parent_id, old.name, old.path, old.valid_from, new.valid_from);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.kept_extras(extra jsonb, keys text[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when extra is null or keys = '{}' then null else
    (select jsonb_object_agg(key, value) from jsonb_each(extra) where key = any (keys)) end
$function$;

CREATE OR REPLACE FUNCTION public.mark_answered()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into panel_stale (agency_id, id, unit_id, service_id, month)
  select c.agency_id, gen_random_uuid(), p.unit_id, p.service_id, c.month
  from (select distinct r.agency_id, r.survey_id, date_trunc('month', coalesce(r.counted_in, r.submitted_on))::date as month from changed r) c
  join survey v on v.agency_id = c.agency_id and v.id = c.survey_id
  join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_confirmed_fixed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select x.agency_id, x.unit_id, x.service_id, date_trunc('month', x.closed_at at time zone a.time_zone)::date
  from (select old.agency_id, old.unit_id, old.service_id, old.closed_at, old.confirmed_fixed union select new.agency_id, new.unit_id, new.service_id, new.closed_at, new.confirmed_fixed) x
  join agency a on a.id = x.agency_id
  where x.service_id is not null and x.closed_at is not null and x.confirmed_fixed is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_moved_complaint()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select distinct x.agency_id, x.unit_id, x.service_id, date_trunc('month', m.day)::date
  from (select old.agency_id, old.unit_id, old.service_id, old.received_on, old.closed_at, old.class
    union select new.agency_id, new.unit_id, new.service_id, new.received_on, new.closed_at, new.class) x
  join agency a on a.id = x.agency_id cross join lateral (values (x.received_on), ((x.closed_at at time zone a.time_zone)::date)) m(day)
  where x.service_id is not null and m.day is not null and x.class = 'complaint';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_new_complaints()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  first record;
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select distinct c.agency_id, c.unit_id, c.service_id, date_trunc('month', m.day)::date
  from added c join agency a on a.id = c.agency_id cross join lateral (values (c.received_on), ((c.closed_at at time zone a.time_zone)::date)) m(day)
  where c.service_id is not null and m.day is not null and c.class = 'complaint';
  for first in
    select n.agency_id, date_trunc('month', min(n.received_at) at time zone a.time_zone) as month, a.time_zone from added n join agency a on a.id = n.agency_id group by n.agency_id, a.time_zone
  loop
    if not exists (select from complaint c where c.agency_id = first.agency_id and c.received_at < (first.month + interval '1 month') at time zone first.time_zone
        and not exists (select from added n where n.agency_id = c.agency_id and n.id = c.id)) then
      insert into panel_stale (agency_id, unit_id, service_id, month)
      select distinct o.agency_id, o.unit_id, o.service_id, o.month from outcome_month o where o.agency_id = first.agency_id and o.month >= first.month::date;
    end if;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_of_violation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  new.of_violation := new.of_violation or exists (select from complaint c where c.agency_id = new.agency_id and c.id = new.complaint_id and c.class = 'violation');
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_person_named()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  named complaint_person := case when tg_op = 'DELETE' then old else new end;
begin
  insert into panel_stale (agency_id, unit_id, service_id, month)
  select distinct c.agency_id, c.unit_id, c.service_id, date_trunc('month', m.day)::date
  from complaint c join agency a on a.id = c.agency_id cross join lateral (values (c.received_on), ((c.closed_at at time zone a.time_zone)::date)) m(day)
  where c.agency_id = named.agency_id and c.id = named.complaint_id and c.service_id is not null and m.day is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_arrival(survey uuid, token uuid, moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with late as (
    update survey_response r set counted_in = date_trunc('month', moment at time zone a.time_zone)::date
    from survey v join agency a on a.id = v.agency_id
    where v.id = survey and r.agency_id = v.agency_id and r.survey_id = v.id and r.visit_token = token and r.channel = 'kiosk' and r.counted_in is null
      and r.submitted_on < date_trunc('month', moment at time zone a.time_zone)
    returning r.agency_id, v.service_point_id, r.counted_in
  )
  insert into panel_stale (agency_id, id, unit_id, service_id, month)
  select l.agency_id, gen_random_uuid(), p.unit_id, p.service_id, l.counted_in from late l join service_point p on p.agency_id = l.agency_id and p.id = l.service_point_id
$function$;

CREATE OR REPLACE FUNCTION public.note_mail_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  today date;
begin
  select (coalesce(new.received_at, now()) at time zone a.time_zone)::date into today from agency a where a.id = new.agency_id;
  if tg_op = 'UPDATE' then select (now() at time zone a.time_zone)::date into today from agency a where a.id = new.agency_id; end if;
  if new.told_by_mail then
    insert into privacy_consent (agency_id, purpose, version, complaint_id, given_on)
      select new.agency_id, t.purpose, t.version, new.id, today from privacy_text t
      where t.purpose = 'complaint_mail' and t.valid_from <= today order by t.valid_from desc limit 1
      on conflict do nothing;
  else
    update privacy_consent set withdrawn_on = greatest(today, given_on) where agency_id = new.agency_id and complaint_id = new.id and purpose = 'complaint_mail' and withdrawn_on is null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_reporter(agency uuid, complaint uuid, anonymous boolean, done_at timestamp with time zone, moment timestamp with time zone, action text, event text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into audit_entry (agency_id, id, at, account_id, action, subject) values (agency, gen_random_uuid(), done_at, null, action, 'complaint:' || complaint);
  if event is not null then
    insert into complaint_outbox (agency_id, complaint_id, event, due_at)
      values (agency, complaint, event, case when anonymous then date_trunc('hour', moment) + interval '1 hour' else moment end);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.open311_file(agency uuid, hash bytea, moment timestamp with time zone, filing jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  k open311_key;
  point service_point;
  chosen uuid;
  complaint uuid := gen_random_uuid();
  today date;
begin
  select x.* into k from open311_key x where x.agency_id = agency and x.key_hash = hash and x.revoked_at is null for update;
  if not found then return 'key'; end if;
  select (moment at time zone a.time_zone)::date into today from agency a where a.id = agency;
  if k.used_on = today and k.used_count >= 2000 then return 'busy'; end if;
  if filing ->> 'class' not in ('complaint', 'information', 'aspiration') then raise exception 'open311_file: not a class of ours' using errcode = '22023'; end if;
  if filing ->> 'serviceCode' is not null then
    select p.* into point from service s join service_point p on p.agency_id = agency and p.service_id = s.id
      where s.agency_id = agency and s.code = filing ->> 'serviceCode' and (s.ended_on is null or s.ended_on > today) and (p.closed_on is null or p.closed_on > today)
      order by (p.unit_id = s.responsible_unit_id) desc nulls last, p.id limit 1;
    if not found then return 'service'; end if;
  end if;
  if exists (select from complaint c where c.number = filing ->> 'number') then return 'taken'; end if;
  chosen := coalesce(point.unit_id, complaint_desk_unit(agency, 'intake'));
  insert into complaint (agency_id, id, number, unit_id, service_id, class, state, subject, body, received_at, received_on, verify_due_on, due_on, clock_version, channel, place, latitude, longitude)
    values (agency, complaint, filing ->> 'number', chosen, point.service_id, filing ->> 'class', 'new', filing ->> 'subject', filing ->> 'body', moment, today,
      (filing ->> 'verifyDueOn')::date, (filing ->> 'dueOn')::date, filing ->> 'clockVersion', 'open311', filing ->> 'place', (filing ->> 'latitude')::float8, (filing ->> 'longitude')::float8);
  if filing ->> 'reporter' is not null then
    insert into complaint_reporter (agency_id, complaint_id, sealed) values (agency, complaint, decode(filing ->> 'reporter', 'base64'));
  end if;
  if filing ->> 'media' is not null then
    insert into complaint_message (agency_id, id, complaint_id, at, author, body) values (agency, gen_random_uuid(), complaint, moment, 'reporter', filing ->> 'media');
  end if;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state, to_unit_id) values (agency, gen_random_uuid(), complaint, moment, 'reporter', 'file', 'new', 'new', chosen);
  update open311_key x set used_count = case when x.used_on = today then x.used_count + 1 else 1 end, used_on = today where x.agency_id = agency and x.id = k.id;
  perform note_reporter(agency, complaint, false, moment, moment, 'complaint.file', 'complaint.filed');
  return 'filed';
end $function$;

CREATE OR REPLACE FUNCTION public.open311_requests(agency uuid, numbers text[], services text[], classes text[], since timestamp with time zone, until timestamp with time zone, wanted text, most integer, skip integer)
 RETURNS TABLE(number text, class text, state text, service_code text, service_name text, unit_name text, words text, place text, latitude double precision, longitude double precision, requested_at timestamp with time zone, updated_at timestamp with time zone, expected_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with zone as (select a.time_zone from agency a where a.id = agency
  ), public_ones as (
    select c.*, c.channel = 'open311' as is_own, c.state <> 'new' and c.state_before is distinct from 'new' as is_checked,
      case when c.channel = 'open311' then c.received_at else date_trunc('month', c.received_at at time zone z.time_zone) at time zone z.time_zone end as shown_at, z.time_zone
    from complaint c cross join zone z
    where c.agency_id = agency and c.class <> 'violation' and not c.is_confidential and not c.is_anonymous and c.archive_reason is distinct from 'abusive'
      and (numbers is null or c.number = any (numbers))
      and (numbers is not null or (c.received_at >= date_trunc('month', since at time zone z.time_zone) at time zone z.time_zone and c.received_at < (date_trunc('month', until at time zone z.time_zone) + interval '1 month') at time zone z.time_zone))
      and not exists (select from complaint_person p where p.agency_id = agency and p.complaint_id = c.id)
  )
  select c.number, c.class, c.state, s.code, s.name, u.name,
    case when not c.is_checked then null when c.is_own then left(c.body, 4000) else c.subject end, case when c.is_checked then c.place end,
    case when c.is_own and c.is_checked then round(c.latitude::numeric, 3)::float8 end, case when c.is_own and c.is_checked then round(c.longitude::numeric, 3)::float8 end,
    c.shown_at, case when c.closed_at is null then null when c.is_own then c.closed_at else date_trunc('month', c.closed_at at time zone c.time_zone) at time zone c.time_zone end,
    case when c.is_own then c.due_on end
  from public_ones c
  join unit u on u.agency_id = agency and u.id = c.unit_id
  left join service s on s.agency_id = agency and s.id = c.service_id
  where (c.is_own or c.is_checked)
    and (numbers is not null or c.shown_at between since and until)
    and (services is null or s.code = any (services) or (s.code is null and c.class = any (classes)))
    and (wanted is null or (c.state in ('closed', 'archived', 'outside')) = (wanted = 'closed'))
  order by c.shown_at desc, c.number limit least(most, 1000) offset least(skip, 100000)
$function$;

CREATE OR REPLACE FUNCTION public.open311_services(agency uuid, on_day date)
 RETURNS TABLE(code text, name text, promised_minutes integer, promised_working_days integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.code, s.name, s.promised_minutes, s.promised_working_days from service s
  where s.agency_id = agency and (s.ended_on is null or s.ended_on > on_day)
    and exists (select from service_point p where p.agency_id = agency and p.service_id = s.id and (p.closed_on is null or p.closed_on > on_day))
  order by s.code
$function$;

CREATE OR REPLACE FUNCTION public.own_sign_in_data(wanted uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from account a where a.id = wanted and (a.home_agency_id = any (current_agencies()) or pg_has_role(session_user, current_user, 'member'))) then return '{}'; end if;
  return jsonb_build_object(
    'account_session', (select coalesce(jsonb_agg(to_jsonb(s) - array['token', 'account_id'] order by s.created_at), '[]') from account_session s where s.account_id = wanted),
    'credential', (select coalesce(jsonb_agg(jsonb_build_object('provider_id', c.provider_id, 'has_password', c.password is not null, 'must_change', c.must_change, 'created_at', c.created_at, 'updated_at', c.updated_at)), '[]') from credential c where c.account_id = wanted),
    'two_factor', (select coalesce(jsonb_agg(jsonb_build_object('verified', t.verified, 'failed_verification_count', t.failed_verification_count, 'locked_until', t.locked_until)), '[]') from two_factor t where t.account_id = wanted),
    'passkey', (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'device_type', p.device_type, 'backed_up', p.backed_up, 'created_at', p.created_at)), '[]') from passkey p where p.account_id = wanted),
    'used_code', (select coalesce(jsonb_agg(jsonb_build_object('used_at', u.used_at)), '[]') from used_code u where u.account_id = wanted));
end $function$;

CREATE OR REPLACE FUNCTION public.post_training_answers(wanted uuid, on_day date)
 RETURNS TABLE(months smallint, role text, scores jsonb, obstacles text[], words text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with known as (
    select r.months, r.role from post_training_request r where r.session_id = wanted and holds_session(wanted)
    group by r.months, r.role having max(r.closes_on) < on_day or bool_and(r.answered)
  ), enough as (
    select k.months, k.role from known k join post_training_answer a on a.session_id = wanted and a.months = k.months and a.role = k.role
    group by k.months, k.role having count(*) >= 5
  )
  select a.months, a.role, a.scores, a.obstacles, a.words from enough e
  join post_training_answer a on a.session_id = wanted and a.months = e.months and a.role = e.role
  order by a.months, a.role, a.id
$function$;

CREATE OR REPLACE FUNCTION public.post_training_given_out(wanted uuid, wanted_months integer, on_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select (holds_session(wanted) or exists (select from enrolment e where e.session_id = wanted and e.agency_id = any (current_agencies())))
    and exists (
      select from post_training_request r where r.session_id = wanted and r.months = wanted_months
      group by r.role having (max(r.closes_on) < on_day or bool_and(r.answered)) and count(*) filter (where r.answered) >= 5)
$function$;

CREATE OR REPLACE FUNCTION public.post_training_rates(wanted uuid)
 RETURNS TABLE(months smallint, role text, opens_on date, closes_on date, asked integer, answered integer, unreached integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select r.months, r.role, min(r.opens_on), max(r.closes_on), count(*)::integer, (count(*) filter (where r.answered))::integer,
    (count(*) filter (where not r.answered and not exists (select from account a where a.home_agency_id = r.agency_id and a.person_id = r.person_id and a.disabled_at is null)))::integer
  from post_training_request r where r.session_id = wanted and holds_session(wanted)
  group by r.months, r.role order by r.months, r.role
$function$;

CREATE OR REPLACE FUNCTION public.privacy_page(agency_code text, moment timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('agencyId', a.id, 'code', a.code, 'name', a.name, 'timeZone', a.time_zone, 'today', (moment at time zone a.time_zone)::date,
    'additions', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'purpose', x.purpose, 'validFrom', x.valid_from, 'bodyId', x.body_id, 'bodyEn', x.body_en) order by x.valid_from, x.id)
      from privacy_addition x where x.agency_id = a.id and x.valid_from <= (moment at time zone a.time_zone)::date), '[]'),
    'retention', coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'keepDays', r.keep_days, 'validFrom', r.valid_from) order by r.valid_from, r.id)
      from retention_rule r where r.agency_id = a.id and r.valid_from <= (moment at time zone a.time_zone)::date), '[]'),
    'breaches', coalesce((select jsonb_agg(jsonb_build_object('number', b.number, 'title', b.title, 'text', b.public_text, 'publishedAt', b.published_at) order by b.published_at desc)
      from breach b where b.agency_id = a.id and b.published_at is not null), '[]'))
  from agency a where a.code = agency_code
$function$;

CREATE OR REPLACE FUNCTION public.privacy_request_status(wanted text, hash bytea)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('number', q.number, 'kind', q.kind, 'state', q.state, 'reason', q.reason, 'filedAt', q.filed_at, 'dueAt', q.due_at, 'endedAt', q.ended_at,
    'answer', encode(q.answer, 'base64'), 'agencyName', a.name, 'agencyCode', a.code, 'timeZone', a.time_zone,
    'atOnce', exists (select from privacy_step s where s.agency_id = q.agency_id and s.subject = 'request:' || q.id and s.step = 'withdrawn_at_once'))
  from privacy_request q join agency a on a.id = q.agency_id where q.number = wanted and q.secret_hash = hash
$function$;

CREATE OR REPLACE FUNCTION public.promote_waiting(wanted uuid, request text, at_moment timestamp with time zone)
 RETURNS TABLE(agency_id uuid, enrolment_id uuid, person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  room integer;
  somebody uuid;
begin
  select s.capacity - session_places(wanted, true) into room from session s where s.id = wanted and s.state = 'open';
  if room is null or room <= 0 then return; end if;
  for somebody in select e.person_id from enrolment e where e.session_id = wanted and e.state = 'waiting' order by e.person_id loop
    perform pg_advisory_xact_lock(hashtextextended('enrol ' || somebody::text, 0));
  end loop;
  return query
  with first_in_line as (
    select e.agency_id, e.id from enrolment e join session s on s.id = e.session_id
    where e.session_id = wanted and e.state = 'waiting' and not exists (
      select 1 from enrolment taken join session other on other.id = taken.session_id
      where taken.agency_id = e.agency_id and taken.person_id = e.person_id and taken.state = 'enrolled'
        and other.id <> s.id and other.state <> 'cancelled' and other.starts_on <= s.ends_on and other.ends_on >= s.starts_on
    )
    order by e.enrolled_at, e.id limit room
  ), moved as (
    update enrolment e set state = 'enrolled' from first_in_line f where e.agency_id = f.agency_id and e.id = f.id
    returning e.agency_id, e.id, e.person_id
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select m.agency_id, at_moment, null, 'enrolment.promote', 'enrolment:' || m.id, jsonb_build_object('session', wanted), request from moved m
    returning 1
  )
  select m.agency_id, m.id, m.person_id from moved m;
end $function$;

CREATE OR REPLACE FUNCTION public.public_agencies()
 RETURNS TABLE(code text, name text, points integer, results integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.code, a.name, (select count(*)::int from service_point p where p.agency_id = a.id and p.closed_on is null), (select count(*)::int from public_results(a.id))
  from agency a where exists (select from service_point p where p.agency_id = a.id) order by a.name, a.code
$function$;

CREATE OR REPLACE FUNCTION public.public_agency(agency_code text, on_day date)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('code', a.code, 'name', a.name,
    'points', coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'unit', u.name, 'service', s.name, 'serviceCode', s.code,
        'isOverdue', not exists (select from survey v where v.agency_id = a.id and v.service_point_id = p.id and v.closed_at is not null and v.closes_on >= on_day - 365),
        'survey', case when r.survey_id is null then null else jsonb_build_object('id', r.survey_id, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'index', r.result -> 'index', 'grade', r.result -> 'grade',
          'interval95', r.result -> 'interval95', 'respondents', r.result -> 'respondents', 'sampleMinimum', r.result -> 'sampleMinimum') end) order by s.name, p.name, p.slug)
      from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
      left join public_results(a.id) r on r.service_point_id = p.id
      where p.agency_id = a.id and (p.closed_on is null or p.closed_on > on_day) and (s.ended_on is null or s.ended_on > on_day)), '[]'),
    'plans', (select jsonb_build_object('open', count(*) filter (where f.state in ('planned', 'doing') and f.due_on >= on_day), 'late', count(*) filter (where f.state in ('planned', 'doing') and f.due_on < on_day),
        'done', count(*) filter (where f.state = 'done')) from follow_up f join survey v on v.agency_id = f.agency_id and v.id = f.survey_id where f.agency_id = a.id and v.result is not null),
    'complaints', coalesce((select jsonb_object_agg(c.state, c.year_total) from (select distinct state, year_total from public_complaint_cells(a.id) where year = extract(year from on_day)) c), '{}'),
    'confirmed', (select case when count(*) >= 5 then jsonb_build_object('answers', count(*), 'fixedPercent', round(100.0 * count(*) filter (where c.confirmed_fixed) / count(*))) end from complaint c
        where c.agency_id = a.id and c.confirmed_fixed is not null and extract(year from c.received_on) = extract(year from on_day)
          and c.class <> 'violation' and not exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id)))
  from agency a where a.code = agency_code
$function$;

CREATE OR REPLACE FUNCTION public.public_complaint_cells(agency uuid)
 RETURNS TABLE(month date, class text, state text, complaints bigint, year integer, year_total bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with cell as (
    select date_trunc('month', c.received_on)::date as month, c.class, c.state, count(*) as many
    from complaint c where c.agency_id = agency and c.received_on is not null and c.class <> 'violation'
      and not exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id) group by 1, 2, 3
  ), grouped as (
    select extract(year from cell.month)::integer as year, cell.state, array_agg(cell.month order by cell.month, cell.class) as months,
      array_agg(cell.class order by cell.month, cell.class) as classes, array_agg(cell.many order by cell.month, cell.class) as counts
    from cell group by 1, 2
  )
  select m.month, m.class, g.state, case when not m.hidden then m.many end, g.year, h.total
  from grouped g cross join hidden_cells(g.counts) h cross join unnest(g.months, g.classes, g.counts, h.hidden) as m(month, class, many, hidden)
$function$;

CREATE OR REPLACE FUNCTION public.public_complaints(agency_code text)
 RETURNS TABLE(month date, class text, state text, complaints bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.month, c.class, c.state, c.complaints from agency a cross join public_complaint_cells(a.id) c
  where a.code = agency_code order by 1, 2, 3
$function$;

CREATE OR REPLACE FUNCTION public.public_panel(agency_code text)
 RETURNS TABLE(unit text, service text, element text, month date, responses integer, total bigint, value double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select u.name, s.code, o.element, o.month, o.responses, o.total, o.value from outcome_month o join agency a on a.id = o.agency_id
  join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join service s on s.agency_id = o.agency_id and s.id = o.service_id
  where a.code = agency_code and o.responses >= 5 and o.told and o.element <> 'complaints_per_thousand' order by u.name, s.code, o.element, o.month
$function$;

CREATE OR REPLACE FUNCTION public.public_period_report(agency_code text, wanted_period text, wanted_version integer)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select p.document from period_report r join agency a on a.id = r.agency_id join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id
  where a.code = agency_code and r.period = wanted_period and r.version = wanted_version and p.drawn_at is not null and p.withdrawn_at is null
$function$;

CREATE OR REPLACE FUNCTION public.public_period_report_file(agency_code text, wanted_period text, wanted_version integer, wanted_kind text, wanted_language text)
 RETURNS TABLE(bytes bytea, sha256 text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select f.bytes, f.sha256 from period_report r join agency a on a.id = r.agency_id join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id
  join period_report_file f on f.agency_id = r.agency_id and f.report_id = r.id and f.edition = 'public'
  where a.code = agency_code and r.period = wanted_period and r.version = wanted_version and p.drawn_at is not null and p.withdrawn_at is null and f.kind = wanted_kind and f.language = wanted_language
$function$;

CREATE OR REPLACE FUNCTION public.public_period_reports(agency_code text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('code', a.code, 'name', a.name, 'reports', coalesce((
    select jsonb_agg(jsonb_build_object('period', r.period, 'version', r.version, 'publishedOn', (p.published_at at time zone a.time_zone)::date, 'dataOn', r.data_on, 'pages', p.pages, 'sha256', p.sha256,
      'withdrawnOn', (p.withdrawn_at at time zone a.time_zone)::date, 'withdrawnReason', p.withdrawn_reason) order by r.period, r.version)
    from period_report r join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id where r.agency_id = a.id and p.drawn_at is not null), '[]'),
    'first', case when a.invented then coalesce((
      select case when r.state = 'failed' or p.fault is not null then 'failed' else 'making' end
      from period_report r left join period_report_publication p on p.agency_id = r.agency_id and p.report_id = r.id where r.agency_id = a.id order by r.requested_at desc limit 1), 'awaited') end)
  from agency a where a.code = agency_code
$function$;

CREATE OR REPLACE FUNCTION public.public_point(point_slug text, on_day date)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('agencyCode', a.code, 'agencyName', a.name, 'slug', p.slug, 'name', p.name, 'unit', u.name, 'address', p.address, 'openDays', p.open_days, 'opensMinute', p.opens_minute,
    'closesMinute', p.closes_minute, 'service', jsonb_build_object('code', s.code, 'name', s.name, 'requirements', s.requirements, 'procedure', s.procedure, 'promisedMinutes', s.promised_minutes,
      'promisedWorkingDays', s.promised_working_days, 'feeRupiah', s.fee_rupiah, 'feeNote', s.fee_note, 'product', s.product, 'legalBasis', s.legal_basis),
    'survey', (select jsonb_build_object('id', r.survey_id, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'closedOn', r.closed_on, 'result', r.result - 'splits') from public_results(a.id) r where r.service_point_id = p.id),
    'times', coalesce((select jsonb_agg(jsonb_build_object('month', m.month, 'visits', m.visits, 'wait', m.wait, 'p90', m.p90, 'share', m.share) order by m.month) from (
        select o.month, max(o.responses) as visits, max(o.value) filter (where o.element = 'wait_median_minutes' and o.responses >= 5) as wait,
          max(o.value) filter (where o.element = 'wait_p90_minutes' and o.responses >= 5) as p90, max(o.value) filter (where o.element = 'within_promise_percent' and o.responses >= 5) as share
        from outcome_month o where o.agency_id = a.id and o.unit_id = p.unit_id and o.service_id = p.service_id and o.element in ('wait_median_minutes', 'wait_p90_minutes', 'within_promise_percent')
          and o.month > on_day - 400 and o.responses >= 5 group by o.month) m), '[]'))
  from service_point p join agency a on a.id = p.agency_id join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  where p.slug = point_slug
$function$;

CREATE OR REPLACE FUNCTION public.public_results(agency uuid)
 RETURNS TABLE(service_point_id uuid, survey_id uuid, opens_on date, closes_on date, closed_on date, result jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct on (v.service_point_id) v.service_point_id, v.id, v.opens_on, v.closes_on, (v.closed_at at time zone a.time_zone)::date, v.result
  from survey v join agency a on a.id = v.agency_id
  where v.agency_id = agency and v.closed_at is not null and (v.result ->> 'respondents')::int >= 5
  order by v.service_point_id, v.closes_on desc, v.id
$function$;

CREATE OR REPLACE FUNCTION public.public_standards(agency_code text)
 RETURNS TABLE(code text, name text, requirements text[], procedure text[], promised_minutes integer, promised_working_days integer, fee_rupiah bigint, product text, legal_basis text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.code, s.name, s.requirements, s.procedure, s.promised_minutes, s.promised_working_days, s.fee_rupiah, s.product, s.legal_basis from service s join agency a on a.id = s.agency_id
  where a.code = agency_code and s.ended_on is null order by s.code
$function$;

CREATE OR REPLACE FUNCTION public.public_surveys(agency_code text)
 RETURNS TABLE(survey uuid, point text, service text, unit text, opens_on date, closes_on date, result jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select v.id, p.slug, s.code, u.name, v.opens_on, v.closes_on, v.result - 'splits' from survey v join agency a on a.id = v.agency_id
  join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id join service s on s.agency_id = p.agency_id and s.id = p.service_id join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  where a.code = agency_code and v.closed_at is not null and (v.result ->> 'respondents')::int >= 5 order by v.closes_on, p.slug
$function$;

CREATE OR REPLACE FUNCTION public.published_survey(wanted uuid)
 RETURNS TABLE(agency_id uuid, slug text, agency_name text, service_name text, unit_name text, point_name text, opens_on date, closes_on date, closed_on date, result jsonb, late integer, plans jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select v.agency_id, p.slug, a.name, s.name, u.name, p.name, v.opens_on, v.closes_on, (v.closed_at at time zone a.time_zone)::date, v.result,
    (select count(*)::int from survey_response r where r.agency_id = v.agency_id and r.survey_id = v.id and 'late' = any (r.signs)),
    coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'element', f.element, 'plan', f.plan, 'ownerPost', f.owner_post, 'dueOn', f.due_on, 'state', f.state, 'madeOn', f.made_on,
        'notes', coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'notedOn', n.noted_on, 'state', n.state, 'text', n.text, 'fileName', n.file_name) order by n.noted_on, n.id)
          from follow_up_note n where n.agency_id = f.agency_id and n.follow_up_id = f.id), '[]')) order by f.due_on, f.id)
      from follow_up f where f.agency_id = v.agency_id and f.survey_id = v.id), '[]')
  from survey v
  join service_point p on p.agency_id = v.agency_id and p.id = v.service_point_id
  join agency a on a.id = v.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  where v.id = wanted and v.result is not null
$function$;

CREATE OR REPLACE FUNCTION public.read_complaint_draft(agency uuid, draft bytea, moment timestamp with time zone)
 RETURNS TABLE(sealed bytea, is_sent boolean, photos smallint[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select d.sealed, d.is_sent, array(select p.place from complaint_draft_photo p where p.agency_id = d.agency_id and p.draft_id = d.id order by p.place)
  from complaint_draft d where d.agency_id = agency and d.id = draft and d.expires_at > moment
$function$;

CREATE OR REPLACE FUNCTION public.read_draft_photos(agency uuid, draft bytea, at_place smallint)
 RETURNS TABLE(place smallint, sealed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select p.place, p.sealed from complaint_draft_photo p
  where p.agency_id = agency and p.draft_id = draft and (at_place is null or p.place = at_place) order by p.place
$function$;

CREATE OR REPLACE FUNCTION public.record_attendance(wanted uuid, marks jsonb, by_account uuid, request text, at_moment timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  changed integer;
begin
  if not holds_session(wanted) then raise exception 'record_attendance: session outside the scope' using errcode = '42501'; end if;
  with mark as (
    select e.agency_id, e.id as enrolment_id, (m ->> 'day')::date as day, (m ->> 'minutes')::integer as minutes,
      t.minutes as former, t.method as former_method
    from jsonb_array_elements(marks) m
    join enrolment e on e.agency_id = (m ->> 'agencyId')::uuid and e.id = (m ->> 'enrolmentId')::uuid
      and e.session_id = wanted and e.state = 'enrolled'
    join session s on s.id = wanted and (m ->> 'day')::date between s.starts_on and s.ends_on
    left join attendance t on t.agency_id = e.agency_id and t.enrolment_id = e.id and t.day = (m ->> 'day')::date
  ), different as (
    select * from mark where minutes is distinct from coalesce(former, 0) or (former is null and minutes > 0)
  ), written as (
    insert into attendance (agency_id, enrolment_id, day, minutes, method, recorded_at)
    select agency_id, enrolment_id, day, minutes, 'list', at_moment from different
    on conflict (agency_id, enrolment_id, day) do update
      set minutes = excluded.minutes, method = excluded.method, recorded_at = excluded.recorded_at
    returning agency_id
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select agency_id, at_moment, by_account, 'attendance.record', 'session:' || wanted, jsonb_build_object('method', 'list', 'changes',
      jsonb_agg(jsonb_build_object('enrolment', enrolment_id, 'day', day, 'from', former, 'fromMethod', former_method, 'to', minutes))), request
    from different group by agency_id
    returning 1
  )
  select (select count(*) from written) into changed;
  return changed;
end $function$;

CREATE OR REPLACE FUNCTION public.record_scores(wanted uuid, marks jsonb, by_account uuid, request text, at_moment timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  changed integer;
begin
  if not holds_session(wanted) then raise exception 'record_scores: session outside the scope' using errcode = '42501'; end if;
  with mark as (
    select e.agency_id, e.id as enrolment_id, e.person_id, (m ->> 'before')::numeric as before_score, (m ->> 'after')::numeric as after_score,
      l.before_score as former_before, l.after_score as former_after
    from jsonb_array_elements(marks) m
    join enrolment e on e.agency_id = (m ->> 'agencyId')::uuid and e.id = (m ->> 'enrolmentId')::uuid and e.session_id = wanted and e.state in ('enrolled', 'completed', 'absent')
    left join learning_score l on l.agency_id = e.agency_id and l.enrolment_id = e.id
  ), different as (
    select * from mark where (before_score, after_score) is distinct from (former_before, former_after)
  ), written as (
    insert into learning_score (agency_id, enrolment_id, person_id, before_score, after_score, recorded_at)
    select agency_id, enrolment_id, person_id, before_score, after_score, at_moment from different
    on conflict (agency_id, enrolment_id) do update
      set before_score = excluded.before_score, after_score = excluded.after_score, recorded_at = excluded.recorded_at
    returning agency_id
  ), noted as (
    insert into audit_entry (agency_id, at, account_id, action, subject, detail, request_id)
    select agency_id, at_moment, by_account, 'learning.record', 'session:' || wanted, jsonb_build_object('changes',
      jsonb_agg(jsonb_build_object('enrolment', enrolment_id, 'from', jsonb_build_array(former_before, former_after), 'to', jsonb_build_array(before_score, after_score)))), request
    from different group by agency_id
    returning 1
  )
  select (select count(*) from written) into changed;
  return changed;
end $function$;

CREATE OR REPLACE FUNCTION public.refresh_complaint_words(agency uuid, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  written integer;
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then raise exception 'refresh_complaint_words: agency outside the scope'; end if;
  perform pg_advisory_xact_lock(hashtextextended('complaint words:' || agency::text, 0));
  delete from complaint_word where agency_id = agency;
  with settled as (
    select c.unit_id, c.text_index from (
      select c.id, c.unit_id, c.text_index, c.class, c.is_confidential, c.state from complaint c where c.agency_id = agency order by c.received_at desc limit most) c
    where c.class <> 'violation' and not c.is_confidential and c.state in ('assigned', 'handling', 'closed')
      and not exists (select from complaint_person p where p.agency_id = agency and p.complaint_id = c.id)
  ), counted as (
    select l.word, s.unit_id, count(*)::integer as cases from settled s, unnest(tsvector_to_array(s.text_index)) l(word)
    where length(l.word) between 3 and 40 and l.word !~ '[0-9]{4}' group by l.word, s.unit_id having count(*) >= 3
  ), ranked as (
    select c.*, sum(c.cases) over (partition by c.word)::integer as total, row_number() over (partition by c.word order by c.cases desc, c.unit_id) as place from counted c
  ), named as (
    select distinct l.lexeme as word, n.unit_id from (
      select u.id as unit_id, u.name from unit u where u.agency_id = agency and u.closed_on is null and u.kind in ('office', 'district', 'hospital', 'health_centre', 'technical_unit')
      union all
      select p.unit_id, s.name || ' ' || p.name from service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id where p.agency_id = agency
    ) n, unnest(to_tsvector('indonesian', n.name)) l where length(l.lexeme) between 3 and 40
  )
  insert into complaint_word (agency_id, word, unit_id, cases, total, is_name)
    select agency, coalesce(r.word, n.word), coalesce(r.unit_id, n.unit_id), coalesce(r.cases, 0), coalesce(r.total, 0), n.word is not null
    from (select * from ranked where place <= 20) r full join named n on n.word = r.word and n.unit_id = r.unit_id
    union all
    select agency, '', s.unit_id, count(*)::integer, (select count(*)::integer from settled), false from settled s group by s.unit_id;
  get diagnostics written = row_count;
  analyze complaint_word; -- else the search by letters reads the whole table until the server has counted it itself
  return written;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.hash is null and (new.agency_id, new.id, new.at, new.action, new.subject, new.detail)
     is not distinct from (old.agency_id, old.id, old.at, old.action, old.subject, old.detail)
     and new.account_id is not distinct from old.account_id and new.request_id is not distinct from old.request_id then
    return new;
  end if;
  raise exception 'audit_entry is append-only';
end $function$;

CREATE OR REPLACE FUNCTION public.reopen_complaint(wanted text, hash bytea, moment timestamp with time zone, why text, within_days integer, respond_on date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  c complaint;
  zone text;
  at timestamptz;
begin
  select x.* into c from complaint_by_secret(wanted, hash) k join complaint x on x.agency_id = k.agency_id and x.id = k.id where k.is_reporter for update of x;
  if not found then return 'unknown'; end if;
  if c.state <> 'closed' then return case when c.reopened_at is null then 'not_closed' else 'repeated' end; end if;
  if c.reopened_at is not null then return 'reopened_before'; end if;
  select a.time_zone into zone from agency a where a.id = c.agency_id;
  if (moment at time zone zone)::date > (c.closed_at at time zone zone)::date + least(within_days, 60) then return 'too_late'; end if;
  at := reporter_moment(c.agency_id, c.id, c.is_anonymous, moment);
  update complaint set state = 'assigned', reopened_at = at, closed_at = null, respond_due_on = respond_on, escalation = 0,
    confirmed_fixed = null, confirmed_as = null, satisfaction = null, confirmed_on = null where agency_id = c.agency_id and id = c.id;
  insert into complaint_move (agency_id, id, complaint_id, at, actor, move, from_state, to_state, from_unit_id, to_unit_id, reason)
    values (c.agency_id, gen_random_uuid(), c.id, at, 'reporter', 'reopen', 'closed', 'assigned', c.unit_id, c.unit_id, why);
  perform note_reporter(c.agency_id, c.id, c.is_anonymous, at, moment, 'complaint.reopen', 'complaint.reopened');
  return 'reopened';
end $function$;

CREATE OR REPLACE FUNCTION public.reporter_moment(agency uuid, complaint uuid, anonymous boolean, moment timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select case when not anonymous then moment else greatest(
    ((moment at time zone a.time_zone)::date)::timestamp at time zone a.time_zone,
    (select max(m.at) + interval '1 microsecond' from complaint_move m where m.agency_id = agency and m.complaint_id = complaint),
    (select max(m.at) + interval '1 microsecond' from complaint_message m where m.agency_id = agency and m.complaint_id = complaint)
  ) end
  from agency a where a.id = agency
$function$;

CREATE OR REPLACE FUNCTION public.reserve_attempt(wanted text[], since timestamp with time zone, at timestamp with time zone)
 RETURNS TABLE(key text, count bigint, last_at timestamp with time zone, id uuid)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted[1], 0));
  return query
  with before as (
    select f.key, count(*) as count, max(f.failed_at) as last_at from sign_in_failure f where f.key = any (wanted) and f.failed_at > since group by f.key
  ), added as (
    insert into sign_in_failure (key, failed_at) select w, at from unnest(wanted) w returning sign_in_failure.key, sign_in_failure.id
  )
  select a.key, coalesce(b.count, 0), b.last_at, a.id from added a left join before b on b.key = a.key;
end $function$;

CREATE OR REPLACE FUNCTION public.retain(agency uuid, wanted text, before date, moment timestamp with time zone, most integer, OUT done integer, OUT files text[])
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  keys text[];
  named text[] := '{}';
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then raise exception 'retain: agency outside the scope'; end if;
  if before > (moment at time zone (select a.time_zone from agency a where a.id = agency))::date then raise exception 'retain: a day to come'; end if;
  done := 0;
  files := '{}';
  perform pg_advisory_xact_lock(hashtextextended('retain/' || agency::text, 0));
  if exists (select from retention_hold h where h.agency_id = agency and h.kind = wanted and h.lifted_at is null) then return; end if;
  select coalesce(array_agg(d.key), '{}') into keys from (select x.key from retention_due(agency, wanted, before) x order by x.on_day limit most) d;
  done := cardinality(keys);
  if done = 0 then return; end if;
  case wanted
    when 'complaint_reporter' then
      delete from complaint_reporter where agency_id = agency and complaint_id = any (keys::uuid[]);
      update complaint set told_by_mail = false where agency_id = agency and id = any (keys::uuid[]) and told_by_mail;
    when 'complaint_photo' then
      with gone as (delete from complaint_photo where agency_id = agency and id = any (keys::uuid[]) returning sha256) select array_agg(distinct sha256) into named from gone;
    when 'supporter_note' then
      update complaint_supporter set note = null where agency_id = agency and id = any (keys::uuid[]);
    when 'complaint_draft' then
      delete from complaint_draft where agency_id = agency and id in (select decode(k, 'hex') from unnest(keys) k);
    when 'survey_comment' then
      update survey_response set comment = null, extras = without_words(extras) where agency_id = agency and id = any (keys::uuid[]);
    when 'post_training_words' then
      update post_training_answer set words = null where agency_id = agency and id = any (keys::uuid[]);
    when 'notification' then
      delete from notification where agency_id = agency and id = any (keys::uuid[]);
    when 'session' then
      delete from account_session where id = any (keys::uuid[]);
    when 'attempt' then
      delete from sign_in_failure where id = any (keys::uuid[]);
    when 'import_file' then
      delete from import_row where agency_id = agency and batch_id = any (keys::uuid[]);
      with gone as (
        update import_batch set cleared_at = moment, written = '{}',
          state = case when state in ('reading', 'previewed', 'writing') then 'refused' else state end,
          refusal = case when state in ('reading', 'previewed', 'writing') then '{"code": "import.abandoned"}'::jsonb else refusal end
        where agency_id = agency and id = any (keys::uuid[]) returning file_sha256
      ) select array_agg(distinct file_sha256) into named from gone;
    when 'visit' then
      -- Events without a visit were in no figure: they close no month to counting.
      if exists (select from visit where agency_id = agency and id = any (keys::uuid[])) then
        insert into panel_kept (agency_id, before) values (agency, date_trunc('month', before)::date)
          on conflict (agency_id) do update set before = greatest(panel_kept.before, excluded.before);
      end if;
      delete from visit_event e where e.agency_id = agency and e.id = any (keys::uuid[]) and not exists (select from visit v where v.agency_id = agency and v.id = e.visit_id);
      delete from visit_event where agency_id = agency and visit_id = any (keys::uuid[]);
      delete from visit where agency_id = agency and id = any (keys::uuid[]);
    when 'privacy_request' then
      update privacy_request set sealed = '', answer = null, secret_hash = null, emptied_at = moment where agency_id = agency and id = any (keys::uuid[]);
    else
      raise exception 'retain: unknown kind %', wanted using errcode = '22023';
  end case;
  -- The same file may serve another row, of another government too.
  select coalesce(array_agg(n), '{}') into files from unnest(named) n
    where not exists (select from complaint_photo p where p.sha256 = n) and not exists (select from follow_up_note f where f.file_sha256 = n)
      and not exists (select from import_batch b where b.file_sha256 = n and b.cleared_at is null);
end $function$;

CREATE OR REPLACE FUNCTION public.retention_due(agency uuid, wanted text, before date)
 RETURNS TABLE(key text, on_day date)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with zone as (select g.time_zone as name from agency g where g.id = agency)
  select c.id::text, complaint_ended_on(c, z.name) from zone z, complaint c
    where wanted = 'complaint_reporter' and c.agency_id = agency and complaint_ended_on(c, z.name) < before
      and exists (select from complaint_reporter r where r.agency_id = agency and r.complaint_id = c.id)
  union all
  select s.id::text, complaint_ended_on(c, z.name) from zone z, complaint_supporter s join complaint c on c.agency_id = s.agency_id and c.id = s.complaint_id
    where wanted = 'supporter_note' and s.agency_id = agency and s.note is not null and complaint_ended_on(c, z.name) < before
  union all
  select p.id::text, complaint_ended_on(c, z.name) from zone z, complaint_photo p join complaint c on c.agency_id = p.agency_id and c.id = p.complaint_id
    where wanted = 'complaint_photo' and p.agency_id = agency and complaint_ended_on(c, z.name) < before
  union all
  select encode(d.id, 'hex'), (d.expires_at at time zone z.name)::date from zone z, complaint_draft d
    where wanted = 'complaint_draft' and d.agency_id = agency and (d.expires_at at time zone z.name)::date < before
  union all
  select r.id::text, (v.closed_at at time zone z.name)::date from zone z, survey v join survey_response r on r.agency_id = v.agency_id and r.survey_id = v.id
    where wanted = 'survey_comment' and v.agency_id = agency and (r.comment is not null or has_words(r.extras)) and (v.closed_at at time zone z.name)::date < before
  union all
  select a.id::text, (s.ends_on + make_interval(months => a.months::integer + 1))::date from post_training_answer a join session s on s.id = a.session_id
    where wanted = 'post_training_words' and a.agency_id = agency and a.words is not null and (s.ends_on + make_interval(months => a.months::integer + 1))::date < before
  union all
  select n.id::text, (n.created_at at time zone z.name)::date from zone z, notification n
    where wanted = 'notification' and n.agency_id = agency and (n.created_at at time zone z.name)::date < before
  union all
  select s.id::text, (s.expires_at at time zone z.name)::date from zone z, account_session s join account a on a.id = s.account_id
    where wanted = 'session' and a.home_agency_id = agency and (s.expires_at at time zone z.name)::date < before
  union all
  select f.id::text, (f.failed_at at time zone z.name)::date from zone z, sign_in_failure f
    where wanted = 'attempt' and (f.failed_at at time zone z.name)::date < before
  union all
  select b.id::text, (greatest(b.created_at, b.confirmed_at, b.undone_at) at time zone z.name)::date from zone z, import_batch b
    where wanted = 'import_file' and b.agency_id = agency and b.cleared_at is null and (greatest(b.created_at, b.confirmed_at, b.undone_at) at time zone z.name)::date < before
  union all
  -- Whole months only, and none that waits to be counted: a month half deleted could not be counted at all.
  select v.id::text, (v.taken_at at time zone z.name)::date from zone z, visit v
    where wanted = 'visit' and v.agency_id = agency and v.taken_at < date_trunc('month', before::timestamp) at time zone z.name
      and not exists (select from panel_stale p where p.agency_id = agency and p.month < before)
  union all
  select e.id::text, (e.at at time zone z.name)::date from zone z, visit_event e
    where wanted = 'visit' and e.agency_id = agency and e.at < before::timestamp at time zone z.name
      and not exists (select from visit v where v.agency_id = agency and v.id = e.visit_id)
  union all
  select q.id::text, (q.ended_at at time zone z.name)::date from zone z, privacy_request q
    where wanted = 'privacy_request' and q.agency_id = agency and q.emptied_at is null and (q.ended_at at time zone z.name)::date < before
$function$;

CREATE OR REPLACE FUNCTION public.seal_audit(agency uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  entry audit_entry;
  last bytea;
  place bigint;
  sealed integer := 0;
begin
  if not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then
    raise exception 'seal_audit: agency outside the scope';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('audit:' || agency::text, 0));
  select hash, number into last, place from audit_entry where agency_id = agency and hash is not null order by number desc limit 1;
  place := coalesce(place, 0);
  for entry in select * from audit_entry where agency_id = agency and hash is null order by id loop
    place := place + 1;
    entry.number := place;
    last := case when place = 1 then audit_digest(entry, null) else audit_digest(entry, last) end;
    update audit_entry set number = place, hash = last where agency_id = agency and id = entry.id;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $function$;

CREATE OR REPLACE FUNCTION public.search_complaints(agency uuid, wanted text, units uuid[], violations boolean, only_open boolean, today date, most integer)
 RETURNS TABLE(id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_indexscan TO 'off'
 SET enable_seqscan TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  words tsquery := websearch_to_tsquery('indonesian', left(wanted, 200));
  -- A word in the text of a query (its first forty letters), and what stands for the ending there until it is known.
  letters constant text := '''((?:[^''\\]|''''|\\.){1,40})(?:[^''\\]|''''|\\.)*''';
  place constant text := chr(1);
  shape text := words::text;
  latest bigint := complaint_latest(agency, null);
  width integer := 1;
  widest integer;
  asked tsquery;
  found uuid[] := '{}';
  before integer;
begin
  if agency is null or not (agency = any (current_agencies()) or pg_has_role(session_user, current_user, 'member')) then return; end if;
  if numnode(words) > 0 then
    -- Places of words are not in the index, and what follows "not" cannot be widened: there the index is asked for the rest alone.
    if shape ~ '!' and shape ~ '<' then shape := querytree(words); end if;
    shape := regexp_replace(regexp_replace(shape, '<(-|\d+)>', '&', 'g'), letters, '''\1' || place || '''', 'g');
    if shape in ('', 'T') then shape := format('''#%s''', place); end if;
    if words::text ~ '!' then shape := format('(%s) & ''#%s''', shape, place); end if;
    if units is not null then shape := format('(%s) & (%s)', shape, (select string_agg(format('''#u%s%s''', u, place), ' | ') from unnest(array_append(units, agency)) u)); end if;
    if only_open then shape := format('(%s) & ''#o%s''', shape, place); end if;
    if violations is not null then shape := format('(%s) & ''#%s%s''', shape, case when violations then 'v' else 'p' end, place); end if;
    -- Wider than so many terms a look costs more than it saves (measured with 1 to 300).
    widest := greatest(1, 20 / numnode(shape::tsquery));
    while latest is not null and cardinality(found) < most loop
      asked := (select string_agg(format('(%s)', replace(shape, place, complaint_stretch(agency, n))), ' | ') from generate_series(latest - width + 1, latest) n)::tsquery;
      before := cardinality(found);
      found := found || array(
        select c.id from complaint c
        where complaint_terms(c.text_index, c.agency_id, c.unit_id, c.received_at, c.state, c.class) @@ asked
          and (c.agency_id = agency and complaint_days(c.received_at) between latest - width + 1 and latest and c.text_index @@ words) is true
        order by c.received_at desc, c.id limit most - before);
      latest := complaint_latest(agency, latest - width + 1);
      -- As wide as the finds are rare: the rest is expected in the next piece.
      width := least(widest, 2 * width, greatest(1, (most - cardinality(found)) * width / greatest(1, cardinality(found) - before)));
    end loop;
  end if;
  return query select unnest(found)
    union select c.id from complaint c where c.agency_id = agency and c.number = upper(wanted)
    union select c.id from complaint c where c.agency_id = agency and c.channel in ('lapor', 'open311') and c.source_number = wanted;
end $function$;

CREATE OR REPLACE FUNCTION public.search_courses(wanted text, agency uuid, most integer)
 RETURNS TABLE(id uuid, name text, detail text, score double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.word_similarity_threshold" TO '0.42'
AS $function$
#variable_conflict use_column
begin
  if agency is null or not (agency = any (current_agencies())) then return; end if;
  return query
  select c.id, c.title, c.code, word_similarity(wanted, c.title) + similarity(wanted, c.title) / 10 as score
  from course c
  where (c.sharing = 'all' or c.owner_agency_id = agency) and c.title %> wanted
  order by score desc, c.title, c.id limit least(most, 50);
end $function$;

CREATE OR REPLACE FUNCTION public.search_people(wanted text, agency uuid, paths text[], most integer)
 RETURNS TABLE(id uuid, name text, detail text, score double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.word_similarity_threshold" TO '0.42'
AS $function$
#variable_conflict use_column
declare
  digits text := regexp_replace(wanted, '[\s.-]', '', 'g');
  by_nip boolean := digits ~ '^[0-9]{6,18}$';
  whole boolean := exists (select 1 from unnest(paths) p where p ~ '^/[0-9]+/$');
begin
  if agency is null or not (agency = any (current_agencies())) or cardinality(paths) = 0 then return; end if;
  return query
  with found as (
    select p.id, p.name, 1::double precision as score from person p
    where by_nip and whole and p.agency_id = agency and p.left_on is null and p.nip like digits || '%'
    union all
    select p.id, p.name, word_similarity(wanted, p.name) + similarity(wanted, p.name) / 10 from person p
    where not by_nip and whole and p.agency_id = agency and p.left_on is null and p.name %> wanted
    union all
    select p.id, p.name, case when by_nip then 1 else word_similarity(wanted, p.name) + similarity(wanted, p.name) / 10 end
    from unit u join employment e on e.agency_id = u.agency_id and e.unit_id = u.id and e.is_primary and e.ended_on is null
      join person p on p.agency_id = e.agency_id and p.id = e.person_id
    where not whole and u.agency_id = agency and u.path like any (select q || '%' from unnest(paths) q)
      and p.left_on is null and case when by_nip then p.nip like digits || '%' else p.name %> wanted end
  ), best as (
    select * from found f order by f.score desc, f.name, f.id limit least(most, 50)
  )
  select b.id, b.name, concat_ws(' · ', o.title, u.name), b.score
  from best b
  left join employment e on e.agency_id = agency and e.person_id = b.id and e.is_primary and e.ended_on is null
  left join position o on o.agency_id = agency and o.id = e.position_id
  left join unit u on u.agency_id = agency and u.id = e.unit_id
  order by b.score desc, b.name, b.id;
end $function$;

CREATE OR REPLACE FUNCTION public.search_sessions(wanted text, agency uuid, today date, most integer)
 RETURNS TABLE(id uuid, name text, detail text, starts_on date, score double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.word_similarity_threshold" TO '0.42'
AS $function$
#variable_conflict use_column
begin
  if agency is null or not (agency = any (current_agencies())) then return; end if;
  return query
  select s.id, c.title, concat_ws(' · ', s.name, s.place), s.starts_on,
    greatest(word_similarity(wanted, c.title), word_similarity(wanted, s.name)) + similarity(wanted, c.title) / 10 as score
  from session s join course c on c.id = s.course_id
  where s.ends_on >= today and s.state in ('open', 'running') and (c.sharing = 'all' or c.owner_agency_id = agency) and (c.title %> wanted or s.name %> wanted)
  order by score desc, s.starts_on, s.id limit least(most, 50);
end $function$;

CREATE OR REPLACE FUNCTION public.search_units(wanted text, agency uuid, most integer)
 RETURNS TABLE(id uuid, name text, detail text, score double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.word_similarity_threshold" TO '0.42'
AS $function$
#variable_conflict use_column
begin
  if agency is null or not (agency = any (current_agencies())) then return; end if;
  return query
  select u.id, u.name, coalesce(m.name, ''), word_similarity(wanted, u.name) + similarity(wanted, u.name) / 10 as score
  from unit u left join unit m on m.agency_id = u.agency_id and m.id = u.parent_id
  where u.agency_id = agency and u.closed_on is null and u.name %> wanted
  order by score desc, u.name, u.id limit least(most, 50);
end $function$;

CREATE OR REPLACE FUNCTION public.session_attendance(wanted uuid)
 RETURNS TABLE(agency_id uuid, enrolment_id uuid, day date, minutes integer, method text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select t.agency_id, t.enrolment_id, t.day, t.minutes, t.method
  from attendance t join enrolment e on e.agency_id = t.agency_id and e.id = t.enrolment_id
  where e.session_id = wanted and (e.agency_id = any (current_agencies()) or holds_session(wanted))
$function$;

CREATE OR REPLACE FUNCTION public.session_check_in_key(wanted uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select check_in_key from session where id = wanted and owner_agency_id = any (current_agencies())
$function$;

CREATE OR REPLACE FUNCTION public.session_places(wanted uuid, hold boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  taken integer;
begin
  if hold then perform pg_advisory_xact_lock(hashtextextended('session:' || wanted::text, 0)); end if;
  select count(*) into taken from enrolment where session_id = wanted and state in ('enrolled', 'completed', 'absent');
  return taken;
end $function$;

CREATE OR REPLACE FUNCTION public.session_roster(wanted uuid)
 RETURNS TABLE(agency_id uuid, agency_name text, enrolment_id uuid, person_id uuid, person_name text, unit_name text, state text, enrolled_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select e.agency_id, a.name, e.id, p.id, p.name, coalesce(u.name, ''), e.state, e.enrolled_at
  from enrolment e
  join agency a on a.id = e.agency_id
  join person p on p.agency_id = e.agency_id and p.id = e.person_id
  left join employment m on m.agency_id = p.agency_id and m.person_id = p.id and m.is_primary and m.ended_on is null
  left join unit u on u.agency_id = m.agency_id and u.id = m.unit_id
  where e.session_id = wanted and e.state <> 'withdrawn'
    and (e.agency_id = any (current_agencies()) or holds_session(wanted))
  order by p.name, e.id
$function$;

CREATE OR REPLACE FUNCTION public.session_scores(wanted uuid)
 RETURNS TABLE(agency_id uuid, agency_name text, enrolment_id uuid, person_id uuid, nip text, person_name text, unit_name text, before_score numeric, after_score numeric)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select e.agency_id, a.name, e.id, p.id, p.nip, p.name, coalesce(u.name, ''), l.before_score, l.after_score
  from enrolment e
  join agency a on a.id = e.agency_id
  join person p on p.agency_id = e.agency_id and p.id = e.person_id
  left join employment m on m.agency_id = p.agency_id and m.person_id = p.id and m.is_primary and m.ended_on is null
  left join unit u on u.agency_id = m.agency_id and u.id = m.unit_id
  left join learning_score l on l.agency_id = e.agency_id and l.enrolment_id = e.id
  where e.session_id = wanted and e.state in ('enrolled', 'completed', 'absent')
    and (e.agency_id = any (current_agencies()) or holds_session(wanted))
  order by p.name, e.id
$function$;

CREATE OR REPLACE FUNCTION public.similar_complaints(agency uuid, at_unit uuid, typed text, moment timestamp with time zone)
 RETURNS TABLE(number text, subject text, words text[], place text, month date, state text, joined integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with quiet as materialized (
    select complaint_function_words() as words
  ), pieces as (
    select w.piece, w.at from regexp_split_to_table(lower(left(typed, 4000)), '[^[:alnum:]]+') with ordinality w(piece, at) where length(w.piece) between 3 and 40 limit 250
  ), common as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.at, k.total from pieces p, unnest(to_tsvector('indonesian', p.piece)) l
    cross join lateral (select max(w.total) as total from complaint_word w where w.agency_id = agency and w.word = l.lexeme and w.total >= 3) k
    where k.total is not null and l.lexeme <> all ((select q.words from quiet q)::text[]) order by l.lexeme, p.at
  ), own as (
    select tsvector_to_array(ts_delete(to_tsvector('indonesian', left(typed, 4000)), q.words)) as words from quiet q
  ), candidates as (
    select c.number, c.subject, c.place, c.is_anonymous, c.received_at, c.state, c.joined, tsvector_to_array(ts_delete(c.text_index, (select q.words from quiet q))) as words from complaint c
    where c.agency_id = agency and c.unit_id = at_unit and c.state in ('verified', 'assigned', 'handling') and not c.is_confidential and c.class <> 'violation' and not exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id)
      and c.received_at > moment - interval '60 days' order by c.received_at desc limit 300
  ), compared as (
    select c.*, (select count(*) from unnest(c.words) x where x = any (own.words)) as shared, cardinality(c.words) as length, cardinality(own.words) as own_length from candidates c, own
  )
  select c.number, case when not c.is_anonymous then c.subject end,
    case when c.is_anonymous then array(select r.piece from (select w.piece, w.at from common w where w.lexeme = any (c.words) order by w.total, w.at limit 5) r order by r.at) else '{}' end,
    case when not c.is_anonymous then c.place end, date_trunc('month', c.received_at at time zone a.time_zone)::date, c.state, c.joined
  from compared c join agency a on a.id = agency
  where c.shared >= 3 and 2.0 * c.shared / nullif(c.length + c.own_length, 0) >= 0.35
  order by 2.0 * c.shared / (c.length + c.own_length) desc, c.received_at desc, c.number limit 3
$function$;

CREATE OR REPLACE FUNCTION public.standing_of(session_token text, at timestamp with time zone)
 RETURNS TABLE(account_id uuid, session_id uuid, session_agency_id uuid, name text, email text, locale text, two_factor_enabled boolean, home_agency_id uuid, person_id uuid, unit_id uuid, unit_name text, unit_path text, holdings jsonb, agencies jsonb, must_change_password boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with me as (
    select a.id, a.name, a.email, a.locale, a.two_factor_enabled, a.home_agency_id, a.person_id,
      s.id as session_id, s.agency_id as session_agency_id, (at at time zone home.time_zone)::date as today
    from account_session s
    join account a on a.id = s.account_id
    join agency home on home.id = a.home_agency_id
    where s.token = session_token and s.expires_at > at and a.disabled_at is null
  ), post as (
    select e.is_primary, p.is_head, u.id as unit_id, u.name as unit_name, u.path as unit_path, e.started_on
    from me
    join employment e on e.agency_id = me.home_agency_id and e.person_id = me.person_id
      and e.started_on <= me.today and (e.ended_on is null or e.ended_on > me.today)
    join position p on p.agency_id = e.agency_id and p.id = e.position_id
    join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
  ), held as (
    select g.agency_id, g.role, u.path as unit_path
    from me
    join role_grant g on g.account_id = me.id and g.valid_from <= me.today and (g.valid_to is null or g.valid_to > me.today)
    join unit u on u.agency_id = g.agency_id and u.id = g.unit_id
    union
    select me.home_agency_id, 'employee', post.unit_path from me, post
    union
    select me.home_agency_id, 'supervisor', post.unit_path from me, post where post.is_head
  ), main as (
    select * from post order by is_primary desc, started_on desc limit 1
  )
  select me.id, me.session_id, me.session_agency_id, me.name, me.email, me.locale, me.two_factor_enabled, me.home_agency_id, me.person_id,
    main.unit_id, main.unit_name, main.unit_path,
    (select coalesce(jsonb_agg(jsonb_build_object('agencyId', h.agency_id, 'role', h.role, 'unitPath', h.unit_path)), '[]') from held h),
    (select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'timeZone', g.time_zone) order by g.name)
      from agency g where g.id = me.home_agency_id or g.id in (select h.agency_id from held h)),
    exists (select from credential c where c.account_id = me.id and c.must_change)
  from me left join main on true
  where me.person_id is null or (main.unit_id is not null and exists (
    select from person p where p.agency_id = me.home_agency_id and p.id = me.person_id and (p.left_on is null or p.left_on > me.today)))
$function$;

CREATE OR REPLACE FUNCTION public.suggest_unit(agency uuid, typed text)
 RETURNS TABLE(unit_id uuid, unit_name text, cases integer, words text[], score double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with quiet as materialized (
    select complaint_function_words() as words
  ), pieces as (
    select w.piece, w.place from regexp_split_to_table(lower(left(typed, 2500)), '[^[:alnum:]]+') with ordinality w(piece, place) where length(w.piece) between 3 and 40 limit 250
  ), lexemes as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.place from pieces p, unnest(to_tsvector('indonesian', p.piece)) l, quiet q where l.lexeme <> all (q.words) order by l.lexeme, p.place
  ), wanted as (
    select x.lexeme, x.piece from lexemes x order by x.place limit 80
  ), strange as (
    select w.lexeme, w.piece from wanted w
    where length(w.lexeme) >= 5 and not exists (select 1 from complaint_word k where k.agency_id = agency and k.word = w.lexeme) order by length(w.lexeme) desc limit 3
  ), known as (
    select w.piece, w.lexeme as word, 1.0::float8 as likeness from wanted w
    union all
    select s.piece, f.word, f.likeness * 0.7 from strange s cross join lateral (
      select k.word, similarity(k.word, s.lexeme) as likeness from (
        select distinct w.word from complaint_word w where w.agency_id = agency and w.word >= left(s.lexeme, 2) and w.word < left(s.lexeme, 2) || 'zzzz') k
      where similarity(k.word, s.lexeme) >= 0.5 order by likeness desc, k.word limit 1) f
  ), whole as (
    select k.unit_id, k.cases::float8 / k.total as share, k.total as n from complaint_word k where k.agency_id = agency and k.word = '' and k.total > 0
  ), weighed as (
    select k.unit_id, o.piece, k.cases, o.likeness * (
      case when k.cases > 0 then ln(1 + a.n::float8 / k.total) * greatest(0, k.cases::float8 / (k.total + 2) - a.share) else 0 end
      + case when k.is_name then 2.0 / count(*) filter (where k.is_name) over (partition by k.word) else 0 end) as weight
    from known o join complaint_word k on k.agency_id = agency and k.word = o.word left join whole a on a.unit_id = k.unit_id
  ), summed as (
    select w.unit_id, sum(w.weight) as score, (array_agg(w.cases order by w.weight desc))[1] as cases,
      (array_agg(w.piece order by w.weight desc, w.piece) filter (where w.weight > 0.1))[1:3] as words
    from weighed w group by w.unit_id
  )
  select s.unit_id, u.name, s.cases, s.words, s.score from summed s join unit u on u.agency_id = agency and u.id = s.unit_id and u.closed_on is null
  where s.score >= 0.6 and s.words is not null and s.score >= 0.4 * (select max(b.score) from summed b)
  order by s.score desc, u.name limit 3
$function$;

CREATE OR REPLACE FUNCTION public.supporter_note(wanted text, hash bytea)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.note from complaint_by_secret(wanted, hash) k
  join complaint_supporter s on s.agency_id = k.agency_id and s.complaint_id = k.id and s.secret_hash = hash
  where not k.is_reporter
$function$;

CREATE OR REPLACE FUNCTION public.survey_page(point_slug text, moment timestamp with time zone)
 RETURNS TABLE(agency_id uuid, survey_id uuid, on_day date, service_name text, unit_name text, agency_name text, point_name text, opens_on date, closes_on date, ended_on date, dropped text[], questions jsonb, last_survey_id uuid, last_opens_on date, last_closes_on date, last_result jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select p.agency_id, v.id, (moment at time zone a.time_zone)::date, s.name, u.name, a.name, p.name, v.opens_on, v.closes_on,
    case when least(p.closed_on, s.ended_on) <= (moment at time zone a.time_zone)::date then least(p.closed_on, s.ended_on) end, v.dropped, q.body, l.id, l.opens_on, l.closes_on, l.result
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  left join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null
    and (moment at time zone a.time_zone)::date between v.opens_on and v.closes_on
    and coalesce(least(p.closed_on, s.ended_on) > (moment at time zone a.time_zone)::date, true)
  left join questionnaire q on q.agency_id = v.agency_id and q.id = v.questionnaire_id
  left join lateral (
    select c.id, c.opens_on, c.closes_on, c.result from survey c
    where c.agency_id = p.agency_id and c.service_point_id = p.id and c.result is not null order by c.closes_on desc limit 1
  ) l on true
  where p.slug = point_slug
$function$;

CREATE OR REPLACE FUNCTION public.take_answer(point_slug text, moment timestamp with time zone, token uuid, how text, answers smallint[], visitor jsonb, remark text, extra jsonb, noted text[], ticket bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  point record;
  opened record;
  added uuid;
begin
  select p.agency_id as agency, p.id as point, (moment at time zone a.time_zone)::date as today, a.time_zone as zone, least(p.closed_on, s.ended_on) as ends_on into point
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  where p.slug = point_slug;
  if point.agency is null then return 'unknown'; end if;
  if exists (select from survey_response r join survey v on v.agency_id = r.agency_id and v.id = r.survey_id
    where r.agency_id = point.agency and r.visit_token = token and v.service_point_id = point.point) then return 'repeated'; end if;
  if point.ends_on <= point.today then return 'ended'; end if;
  select v.id, v.dropped, v.extra_keys into opened from survey v
  where v.agency_id = point.agency and v.service_point_id = point.point and v.closed_at is null and point.today between v.opens_on and v.closes_on
  for share;
  if opened.id is null then return 'closed'; end if;
  if how not in ('web', 'kiosk', 'officer') then raise exception 'take_answer: not a form of ours' using errcode = '22023'; end if;
  if not fits_survey(answers, opened.dropped) then return 'changed'; end if;
  if ticket is not null then
    insert into spent_ticket (agency_id, hash, spent_on) values (point.agency, ticket, point.today) on conflict do nothing returning hash into ticket;
    if ticket is null then return 'repeated'; end if;
  end if;
  insert into survey_response (agency_id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product,
      competence, conduct, complaints, facilities, sex, age_band, education, occupation, comment, extras, signs, by_ticket)
    values (point.agency, opened.id, token, how, point.today, answers[1], answers[2], answers[3], answers[4], answers[5],
      answers[6], answers[7], answers[8], answers[9], visitor ->> 'sex', visitor ->> 'ageBand', visitor ->> 'education', visitor ->> 'occupation', remark,
      kept_extras(extra, opened.extra_keys), noted, ticket is not null)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (point.agency, gen_random_uuid(), point.today::timestamp at time zone point.zone, null, 'survey.answer', 'survey:' || opened.id);
  return 'added';
end $function$;

CREATE OR REPLACE FUNCTION public.take_kept_answer(survey uuid, point_slug text, moment timestamp with time zone, day date, token uuid, answers smallint[], visitor jsonb, extra jsonb, noted text[])
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  point record;
  added uuid;
begin
  select v.agency_id as agency, v.id, v.opens_on, v.closes_on, v.closed_at, v.dropped, v.extra_keys, p.opened_on, least(p.closed_on, s.ended_on) as ends_on,
    (moment at time zone a.time_zone)::date as today, a.time_zone as zone into point
  from service_point p
  join agency a on a.id = p.agency_id
  join service s on s.agency_id = p.agency_id and s.id = p.service_id
  join survey v on v.agency_id = p.agency_id and v.service_point_id = p.id and v.id = survey
  where p.slug = point_slug
  for share of v;
  if point.agency is null then return 'unknown'; end if;
  if exists (select from survey_response r where r.agency_id = point.agency and r.visit_token = token) then return 'repeated'; end if;
  if day > point.today then return 'future'; end if;
  if day < point.opens_on or day < coalesce(point.opened_on, day) then return 'before'; end if;
  if day > point.closes_on or day >= point.ends_on then return 'after'; end if;
  if point.closed_at is not null and point.closed_at < moment - interval '7 days' then return 'expired'; end if;
  if point.closed_at is null and point.today > point.closes_on + 7 then return 'expired'; end if;
  if not fits_survey(answers, point.dropped) then return 'changed'; end if;
  insert into survey_response (agency_id, survey_id, visit_token, channel, submitted_on, requirements, procedure, duration, cost, product,
      competence, conduct, complaints, facilities, sex, age_band, education, occupation, extras, signs)
    values (point.agency, point.id, token, 'kiosk', day, answers[1], answers[2], answers[3], answers[4], answers[5],
      answers[6], answers[7], answers[8], answers[9], visitor ->> 'sex', visitor ->> 'ageBand', visitor ->> 'education', visitor ->> 'occupation',
      kept_extras(extra, point.extra_keys), case when point.closed_at is null then noted else array_append(noted, 'late') end)
    on conflict (agency_id, visit_token) do nothing
    returning id into added;
  if added is null then return 'repeated'; end if;
  insert into audit_entry (agency_id, id, at, account_id, action, subject)
    values (point.agency, gen_random_uuid(), day::timestamp at time zone point.zone, null, 'survey.answer', 'survey:' || point.id);
  return case when point.closed_at is null then 'added' else 'late' end;
end $function$;

CREATE OR REPLACE FUNCTION public.tenant_table(name regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s to bina_app using (agency_id = any ((select current_agencies())::uuid[])) '
    'with check (agency_id = any ((select current_agencies())::uuid[]))', name);
  execute format('create policy owner on %s to %I using (true) with check (true)', name, current_user);
  execute format('grant select, insert, update, delete on %s to bina_app', name);
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, ''agency_id'')', name::text);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.without_words(extras jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select jsonb_object_agg(e.key, e.value) from jsonb_each(extras) e where e.value #>> '{}' ~ '^[1-4]$'
$function$;
