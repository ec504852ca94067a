-- Background work: what was asked for, by whom, how far it is, what came of it. Of each matter the last job is kept.
create table jobs (
  id bigint generated always as identity constraint jobs_key primary key,
  type text not null,
  about text collate "C" not null constraint jobs_about unique, -- the matter: one job at a time is under way for it
  arguments jsonb not null,
  account_id bigint not null,              -- 0: the system itself
  login text not null,
  status text not null constraint jobs_status check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  attempts int not null default 0,
  claim uuid,                              -- of the attempt that runs: an earlier one that still lives may no longer write
  done bigint not null default 0,          -- so many of so many steps; none known: 0
  steps bigint not null default 0,
  cancel_asked boolean not null default false,
  problem jsonb                            -- why the last attempt failed: a message key and its arguments
);
