-- Somebody who cannot sign in asks for a one-time code: a task of whoever looks after the account.
create table code_requests (
  id bigint generated always as identity constraint code_requests_key primary key,
  account_id bigint not null constraint code_requests_account references accounts,
  asked_at timestamptz not null,
  ended_at timestamptz                      -- a code was made, the holder signed in after all, or the account was closed
);
create unique index code_requests_open on code_requests (account_id) where ended_at is null;
