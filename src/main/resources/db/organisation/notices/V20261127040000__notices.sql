-- What an account was told about a task. What it says is looked up when it is read or sent, with the rights of that moment.
create table notices (
  id bigint generated always as identity constraint notices_key primary key,
  account_id bigint not null constraint notices_account references accounts,
  kind text collate "C" not null constraint notices_kind check (kind in
    ('assigned', 'due_soon', 'overdue', 'returned', 'handed_on', 'accepted', 'answered', 'escalated')),
  task_id bigint not null constraint notices_task references tasks,
  occasion text collate "C" not null,       -- told twice, it is one: a change of the feed, or a reminder with its due day
  days int not null default 0,              -- of a reminder: so many before or after the due day
  at timestamptz not null,
  read_at timestamptz,
  constraint notices_once unique (account_id, kind, task_id, occasion)
);
create index notices_account_index on notices (account_id, id);
create index notices_unread_index on notices (account_id, id) where read_at is null;
create index notices_task_index on notices (task_id) where read_at is null;

-- How an account wants to be told. No row: the defaults.
create table notice_settings (
  account_id bigint constraint notice_settings_key primary key constraint notice_settings_account references accounts,
  quiet_from time not null,                 -- no e-mail from then until then, in the realm's zone; equal: always
  quiet_until time not null,
  digest_at time not null
);

create table notice_choices (
  account_id bigint not null constraint notice_choices_account references accounts,
  kind text collate "C" not null,
  choice text not null constraint notice_choices_choice check (choice in ('none', 'list', 'digest', 'mail')),
  constraint notice_choices_key primary key (account_id, kind)
);

-- The realm's mail server. One row.
create table notice_mail_server (
  one boolean not null default true constraint notice_mail_server_key primary key constraint notice_mail_server_one check (one),
  enabled boolean not null,
  host text not null,
  port int not null constraint notice_mail_server_port check (port between 1 and 65535),
  security text not null constraint notice_mail_server_security check (security in ('starttls', 'tls', 'none')),
  login text not null,                      -- empty: it asks for none
  password bytea,                           -- encrypted; the key is not in the database
  sender text not null,
  sender_name text not null,
  problem text,                             -- why nothing can be sent to anybody, as the server or the connection said
  problem_since timestamptz,
  failures int not null default 0,
  paused_until timestamptz
);

-- E-mails that wait, that are being sent, and what became of them. State: waiting; claimed (by a process until then, nothing was sent); sending (given
-- to the server: whether it took it is known only when it answers); sent; unknown (the process or the connection ended before the answer: a person says);
-- failed (the server refused it); dropped (nothing is left to say, or to nobody).
create table notice_mails (
  id bigint generated always as identity constraint notice_mails_key primary key,
  account_id bigint not null constraint notice_mails_account references accounts,
  digest boolean not null,
  message_id text not null constraint notice_mails_message_id unique, -- the same whenever it is sent again
  state text not null default 'waiting' constraint notice_mails_state check (state in
    ('waiting', 'claimed', 'sending', 'sent', 'unknown', 'failed', 'dropped')),
  created_at timestamptz not null,
  due_at timestamptz not null,              -- not before: quiet hours, the time of the digest, the next attempt
  attempts int not null default 0,
  claim uuid,
  claimed_until timestamptz,
  address text,                             -- to which it was given to the server
  problem text,                             -- a message key, or what the server said
  ended_at timestamptz
);
create index notice_mails_due_index on notice_mails (due_at, id) where state in ('waiting', 'claimed', 'sending');
create index notice_mails_open_index on notice_mails (id) where state in ('unknown', 'failed');
create unique index notice_mails_digest_index on notice_mails (account_id) where digest and state = 'waiting' and attempts = 0;

create table notice_mail_items (
  mail_id bigint not null constraint notice_mail_items_mail references notice_mails on delete cascade,
  notice_id bigint not null constraint notice_mail_items_notice references notices,
  constraint notice_mail_items_key primary key (mail_id, notice_id)
);
create index notice_mail_items_notice_index on notice_mail_items (notice_id);
