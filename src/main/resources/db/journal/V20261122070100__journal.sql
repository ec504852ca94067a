-- Who did what when. Append-only: nothing here is ever changed or removed.
create table journal_entries (
  id bigint generated always as identity constraint journal_entries_key primary key,
  at timestamptz not null,
  account_id bigint not null,              -- 0: the system itself
  login text not null,                     -- as it was then
  via text not null,                       -- page, api, command
  action text not null,                    -- <room>.<past tense>, e.g. activities.confirmed; also a message key journal.action.<action>
  subject text,                            -- what it was done to: <room>:<number>
  unit_id bigint,                          -- the unit whose right allowed it; null: the whole realm
  reason text,
  details jsonb not null default '{}'
);
create index journal_entries_subject on journal_entries (subject, id);
create index journal_entries_unit on journal_entries (unit_id, id);
create index journal_entries_account on journal_entries (account_id, id);
create index journal_entries_login on journal_entries (login, id);
create index journal_entries_action on journal_entries (action, id);
create index journal_entries_at on journal_entries (at);

-- Who looked at a person's record. The person sees it.
create table journal_looks (
  id bigint generated always as identity constraint journal_looks_key primary key,
  at timestamptz not null,
  account_id bigint not null,
  login text not null,
  via text not null,
  person_id bigint not null
);
create index journal_looks_person on journal_looks (person_id, id);

-- Commands from outside that were carried out: the same key with the same content does nothing again.
create table journal_commands (
  account_id bigint not null,
  key text not null,
  digest bytea not null,                   -- SHA-256 of the command's name and content
  answer text,                             -- what the command answered: the id of what it made
  at timestamptz not null,
  constraint journal_commands_key primary key (account_id, key)
);
