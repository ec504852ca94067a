-- ---- published ----

-- Who did what when. Append-only: nothing here is ever changed or removed.
create table audit_log (
  id bigint generated always as identity constraint audit_log_key primary key,
  at timestamptz not null,
  account_id bigint not null,              -- 0: the system itself
  login text not null,                     -- as it was then
  via text not null,                       -- page, api, command
  action text not null,                    -- <module>.<past tense>, e.g. activities.confirmed; also a message key audit.action.<action>
  subject text,                            -- what it was done to: <module>:<number>
  unit_id bigint,                          -- the unit whose right allowed it; null: the whole realm
  reason text,
  details jsonb not null default '{}'
);

create index audit_log_subject on audit_log (subject, id);

create index audit_log_unit on audit_log (unit_id, id);

create index audit_log_account on audit_log (account_id, id);

create index audit_log_login on audit_log (login, id);

create index audit_log_action on audit_log (action, id);

create index audit_log_at on audit_log (at);

-- By which account a person's record was looked at, also by one bound to the person. The person sees it.
create table access_log (
  id bigint generated always as identity constraint access_log_key primary key,
  at timestamptz not null,
  account_id bigint not null,
  login text not null,
  via text not null,
  person_id bigint not null
);

create index access_log_person on access_log (person_id, id);

-- ---- internal ----

-- Commands from outside that were carried out: the same key with the same content does nothing again.
create table idempotency_keys (
  account_id bigint not null,
  key text not null,
  digest bytea not null,                   -- SHA-256 of the command's name and content
  answer text,                             -- what the command answered: the id of what it made
  at timestamptz not null,
  constraint idempotency_keys_key primary key (account_id, key)
);
-- Old keys are purged; rows lie in the order of their time, so the smallest index does.
create index idempotency_keys_at on idempotency_keys using brin (at);
