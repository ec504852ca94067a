-- The secret address under which another program reads an account's calendar: one for each account; only a digest is kept.
create table calendar_tokens (
  account_id bigint constraint calendar_tokens_key primary key constraint calendar_tokens_account references accounts,
  digest bytea not null constraint calendar_tokens_digest unique,
  made_at timestamptz not null,
  used_at timestamptz,
  counted_from timestamptz not null,        -- reads since then, an hour at a time
  reads int not null default 0
);
