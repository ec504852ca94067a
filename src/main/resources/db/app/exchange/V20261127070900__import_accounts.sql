-- Accounts that came in with an import and whose one-time codes nobody has asked for yet. The codes are made when they are shown, so no
-- code is kept anywhere but as a digest.
create table import_accounts (
  import_id bigint not null constraint import_accounts_import references imports,
  account_id bigint not null constraint import_accounts_account references accounts,
  constraint import_accounts_key primary key (import_id, account_id)
);
