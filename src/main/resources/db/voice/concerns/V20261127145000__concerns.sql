-- Concerns: what weighs on members, what they wish and propose. Days only: no row says at what time somebody wrote.

create table concern_settings (
  one boolean default true constraint concern_settings_key primary key constraint concern_settings_one check (one),
  guests boolean not null default false,         -- whether offices may give out links to people without an account
  smallest_group int not null default 5 constraint concern_settings_group check (smallest_group between 3 and 50), -- what is published counts at least so many
  secret bytea not null                          -- receipt codes are derived with it
);
insert into concern_settings (secret) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create table concern_subjects (
  code text collate "C" constraint concern_subjects_key primary key,
  name_vi text not null,
  name_en text not null,
  position int not null
);
insert into concern_subjects (code, name_vi, name_en, position) values
  ('work', 'Công tác, việc làm', 'Work', 10),
  ('study', 'Học tập, rèn luyện', 'Study and training', 20),
  ('life', 'Đời sống, chế độ, chính sách', 'Living, allowances, policies', 30),
  ('branch_life', 'Sinh hoạt chi bộ', 'Branch life', 40),
  ('conduct', 'Lề lối, thái độ làm việc', 'Conduct and manner of work', 50),
  ('local', 'Vấn đề ở địa bàn, cơ sở', 'Local matters', 60),
  ('other', 'Việc khác', 'Other', 90);

-- Who has it first: the nearest unit of the kind at or above the sender's unit. The most exact row that holds on the day is taken.
create table concern_routes (
  id bigint generated always as identity constraint concern_routes_key primary key,
  subject text collate "C" constraint concern_routes_subject references concern_subjects, -- null: any
  from_kind text,                                -- kind of the sender's unit; null: any
  to_kind text,                                  -- null: the sender's unit itself
  valid_from date not null,
  source text not null,
  constraint concern_routes_once unique nulls not distinct (subject, from_kind, valid_from)
);
insert into concern_routes (subject, from_kind, to_kind, valid_from, source) values
  (null, null, null, '2020-01-01', 'Mức khởi đầu; thay bằng quy định của cấp ủy');

-- How long each may have it, in working days. The most exact row that holds on the day: the whole by the day of receipt, a station by its first day.
create table concern_rules (
  id bigint generated always as identity constraint concern_rules_key primary key,
  kind text not null constraint concern_rules_kind check (kind in ('feeling', 'wish', 'proposal')),
  level text,                                    -- kind of the unit that has it; null: any
  whole_days int not null constraint concern_rules_whole check (whole_days between 1 and 250),
  station_days int not null constraint concern_rules_station check (station_days between 1 and 250),
  urgent_days int not null constraint concern_rules_urgent check (urgent_days between 1 and 250),
  extension_days int not null constraint concern_rules_extension check (extension_days between 0 and 250),
  checked boolean not null default false,        -- whether a second person checks the answer
  valid_from date not null,
  source text not null,
  constraint concern_rules_once unique nulls not distinct (kind, level, valid_from)
);
insert into concern_rules (kind, level, whole_days, station_days, urgent_days, extension_days, checked, valid_from, source) values
  ('feeling', null, 15, 7, 2, 5, false, '2020-01-01', 'Mức khởi đầu; thay bằng quy định của cấp ủy'),
  ('wish', null, 20, 10, 3, 10, false, '2020-01-01', 'Mức khởi đầu; thay bằng quy định của cấp ủy'),
  ('proposal', null, 30, 15, 3, 15, true, '2020-01-01', 'Mức khởi đầu; thay bằng quy định của cấp ủy');

-- Who reads confidential concerns in a unit. Without anybody they go to the next unit above.
create table concern_receivers (
  unit_id bigint not null constraint concern_receivers_unit references units,
  person_id bigint not null constraint concern_receivers_person references people,
  valid_from date not null,
  valid_to date not null default 'infinity',
  constraint concern_receivers_key primary key (unit_id, person_id, valid_from),
  constraint concern_receivers_order check (valid_from <= valid_to)
);

-- Links by which people without an account write to a unit.
create table concern_links (
  id bigint generated always as identity constraint concern_links_key primary key,
  unit_id bigint not null constraint concern_links_unit references units,
  digest bytea not null constraint concern_links_digest unique,
  note text not null,
  made_on date not null,
  last_day date not null
);
create index concern_links_unit_index on concern_links (unit_id);

create table concerns (
  id bigint generated always as identity constraint concerns_key primary key,
  code_digest bytea not null constraint concerns_code unique, -- of the receipt code
  kind text not null constraint concerns_kind check (kind in ('feeling', 'wish', 'proposal')),
  subject text collate "C" not null constraint concerns_subject references concern_subjects,
  openness text not null constraint concerns_openness check (openness in ('branch', 'body', 'confidential')),
  urgent boolean not null,
  text text not null,
  unit_id bigint not null constraint concerns_unit references units, -- the sender's
  sent_on date not null,
  delivered_on date,                             -- confidential ones are handed over with those of the night
  on_behalf boolean not null default false,      -- written down by somebody else and read back
  guest boolean not null default false,
  sender_person_id bigint constraint concerns_sender references people,
  sender_account_id bigint,
  whole_days int not null,
  whole_due_on date,                             -- null while it waits for the sender
  withdrawn_on date,
  merged_into bigint constraint concerns_merged references concerns,
  helped boolean,
  helped_text text not null default '',
  returned_on date,                              -- the sender came back, once
  constraint concerns_unnamed check (openness <> 'confidential' or sender_person_id is null and sender_account_id is null)
);
create index concerns_unit_index on concerns (unit_id, sent_on);
create index concerns_sender_index on concerns (sender_account_id) where sender_account_id is not null;
create index concerns_merged_index on concerns (merged_into) where merged_into is not null;
create index concerns_waiting_index on concerns (id) where delivered_on is null;

-- Where a concern is or was: each unit with its own part of the days. Several at once where points go to several units.
create table concern_stations (
  id bigint generated always as identity constraint concern_stations_key primary key,
  concern_id bigint not null constraint concern_stations_concern references concerns,
  unit_id bigint not null constraint concern_stations_unit references units,
  point text not null default '',                -- the point that this unit answers; empty: all of it
  state text not null constraint concern_stations_state check (state in ('open', 'asked', 'checking', 'handed', 'split', 'answered', 'merged', 'withdrawn')),
  from_on date not null,
  until_on date,                                 -- the day on which it was done with
  days int not null,
  extension int not null default 0,
  extension_reason text not null default '',
  due_on date,                                   -- null while it waits for the sender
  rule_id bigint not null constraint concern_stations_rule references concern_rules,
  reason text not null default ''                -- why it was handed on
);
create index concern_stations_concern_index on concern_stations (concern_id);
create index concern_stations_unit_index on concern_stations (unit_id, state);

-- Days on which a station waits for the sender: after the one, up to the other.
create table concern_pauses (
  station_id bigint not null constraint concern_pauses_station references concern_stations,
  asked_on date not null,
  replied_on date,
  constraint concern_pauses_key primary key (station_id, asked_on),
  constraint concern_pauses_order check (replied_on >= asked_on)
);

-- The talk of both sides.
create table concern_messages (
  id bigint generated always as identity constraint concern_messages_key primary key,
  concern_id bigint not null constraint concern_messages_concern references concerns,
  side text not null constraint concern_messages_side check (side in ('sender', 'unit')),
  unit_id bigint constraint concern_messages_unit references units,
  text text not null,
  on_day date not null,
  once bytea constraint concern_messages_once unique, -- digest of the form's key, of messages of senders
  audited boolean not null default false         -- acts of senders get their rows in the audit log at night
);
create index concern_messages_concern_index on concern_messages (concern_id);
create index concern_messages_waiting_index on concern_messages (id) where side = 'sender' and not audited;

create table concern_answers (
  id bigint generated always as identity constraint concern_answers_key primary key,
  station_id bigint not null constraint concern_answers_station references concern_stations,
  text text not null,
  changed text not null,                         -- what changed, for all to read, without names; may be empty
  written_by bigint not null,                    -- account
  written_on date not null,
  state text not null constraint concern_answers_state check (state in ('waiting', 'given', 'returned')),
  checked_by bigint,
  checked_on date,
  remark text not null default '',
  constraint concern_answers_two check (checked_by is null or checked_by <> written_by)
);
create index concern_answers_station_index on concern_answers (station_id);
create unique index concern_answers_open on concern_answers (station_id) where state = 'waiting';

-- Who the sender is, asked with a reason; a second person consents; the sender answers or does not. Nothing here is overwritten by a later request.
create table concern_identity_requests (
  id bigint generated always as identity constraint concern_identity_requests_key primary key,
  concern_id bigint not null constraint concern_identity_requests_concern references concerns,
  asked_by bigint not null,                      -- account
  asked_name text not null,
  reason text not null,
  asked_on date not null,
  decided_by bigint,
  decided_name text,
  consented boolean,
  decision_reason text,
  decided_on date,
  answered boolean,                              -- whether the sender said who they are
  answer text,
  answered_on date,
  constraint concern_identity_requests_two check (decided_by is null or decided_by <> asked_by)
);
create unique index concern_identity_requests_open on concern_identity_requests (concern_id) where decided_on is null or consented and answered_on is null;

-- Files and recordings, under names of their own and without what cameras and phones write into them.
create table concern_files (
  id bigint generated always as identity constraint concern_files_key primary key,
  concern_id bigint not null constraint concern_files_concern references concerns,
  name text not null,
  media_type text not null,
  content bytea not null
);
create index concern_files_concern_index on concern_files (concern_id);

-- What was published of a quarter: made once, never made anew.
create table concern_periods (
  quarter date constraint concern_periods_key primary key, -- its first day
  published_on date not null,
  smallest_group int not null
);
create table concern_published (
  quarter date not null constraint concern_published_quarter references concern_periods,
  position int not null,
  subject text collate "C" not null,
  levels text[] not null,                        -- kinds of unit that the row counts together
  shown boolean not null,                        -- false: what it counts is not said
  received int,
  answered int,
  in_time int,
  median_days int,
  helped int,
  not_helped int,
  changed text[] not null,
  constraint concern_published_key primary key (quarter, position),
  constraint concern_published_hidden check (shown = (received is not null))
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('concern', 'Ý kiến chờ trả lời', 'Concern to answer', 'either', 'see_letters', 'record', 'elsewhere', null, '{3,1}', '{1,3,7}', 3, 60);
