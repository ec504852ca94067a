-- Files that rank does not open: who may read each of them, who asked to, and who looked. These tables are the log of a named file: the audit log
-- is read by rank, and says nothing about it.
create table named_files (
  id bigint generated always as identity constraint named_files_key primary key,
  module text not null,
  subject bigint not null,                 -- the thing's number in its module
  unit_id bigint not null constraint named_files_unit references units,
  opened_at timestamptz not null,
  opened_by bigint not null,               -- account
  constraint named_files_once unique (module, subject)
);

-- Who may read a file. A person, or an account that is bound to nobody.
create table named_file_people (
  id bigint generated always as identity constraint named_file_people_key primary key,
  file_id bigint not null constraint named_file_people_file references named_files,
  person_id bigint constraint named_file_people_person references people,
  account_id bigint constraint named_file_people_account references accounts,
  keeps boolean not null,                  -- names others and decides about requests
  until date,                              -- the last day
  named_at timestamptz not null,
  named_by bigint not null,                -- account
  reason text not null,
  removed_at timestamptz,
  removed_by bigint,
  removed_reason text,
  constraint named_file_people_who check (num_nonnulls(person_id, account_id) = 1),
  constraint named_file_people_removed check (num_nulls(removed_at, removed_by, removed_reason) in (0, 3))
);
create unique index named_file_people_once on named_file_people (file_id, person_id, account_id) nulls not distinct where removed_at is null;
create index named_file_people_person_index on named_file_people (person_id) where removed_at is null;
create index named_file_people_account_index on named_file_people (account_id) where removed_at is null;

-- Who asked to read a file, and what was answered. A second request stands beside the first.
create table named_file_requests (
  id bigint generated always as identity constraint named_file_requests_key primary key,
  file_id bigint not null constraint named_file_requests_file references named_files,
  account_id bigint not null constraint named_file_requests_account references accounts,
  person_id bigint constraint named_file_requests_person references people,
  reason text not null,
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint,                       -- account
  granted boolean,
  decision_reason text,
  until date,                              -- granted up to and including this day; empty: without an end
  constraint named_file_requests_reason check (reason <> ''),
  constraint named_file_requests_decided check (num_nulls(decided_at, decided_by, granted, decision_reason) in (0, 4)),
  constraint named_file_requests_another check (decided_by <> account_id)
);
create unique index named_file_requests_open on named_file_requests (file_id, account_id) where decided_at is null;
create index named_file_requests_account_index on named_file_requests (account_id);

create table named_file_looks (
  file_id bigint not null constraint named_file_looks_file references named_files,
  account_id bigint not null,
  at timestamptz not null
);
create index named_file_looks_index on named_file_looks (file_id, at);
