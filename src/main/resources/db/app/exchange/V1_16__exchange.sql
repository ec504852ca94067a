-- Imports that people started: what was sent, how far it is, what became of it. Rows that stage an import live in unlogged tables named
-- after it and go with it.
create table imports (
  id bigint generated always as identity constraint imports_key primary key,
  account_id bigint not null,
  unit_id bigint,
  file_name text not null,
  digest bytea,                            -- of the files: the same ones sent twice at once are one import
  started_at timestamptz not null,
  stage text not null constraint imports_stage check (stage in ('reading', 'validated', 'accepting', 'accepted', 'discarded', 'failed')),
  done_rows bigint not null default 0,
  all_rows bigint not null default 0,
  settled_at timestamptz,
  answers jsonb,                           -- what the sender said about sheets and columns that the format does not name
  found jsonb,                             -- what validation found, for the page of the import
  problem text                             -- why it failed or could not be accepted: a message key, or JSON with key and arguments
);

create index imports_digest_index on imports (digest) where stage in ('reading', 'validated', 'accepting');

-- The rows that validation refused. They outlive the staged rows: whoever accepted only the good ones still has to mend these.
create table import_refusals (
  import_id bigint not null constraint import_refusals_import references imports,
  position int not null,                   -- of the table within the format
  sheet text not null,
  line int not null,
  at_column text,
  reason text not null,
  cell text,                               -- what was written in the column
  hint text,                               -- what may be meant instead
  constraint import_refusals_key primary key (import_id, position, line)
);

-- What an account once said that a sheet or a header means, so that it is not asked again. Names as they are compared: small letters without accents.
create table import_matches (
  account_id bigint not null,
  sheet text not null,                     -- the table whose header it is; empty: the name is that of a sheet
  name text not null,
  means text not null,                     -- the column, or the table; -: left out
  constraint import_matches_key primary key (account_id, sheet, name)
);

-- The files of an import until it is settled: whatever node reads them finds them here.
create table import_files (
  import_id bigint not null constraint import_files_import references imports,
  number int not null,
  name text not null,                      -- as the sender calls it
  constraint import_files_key primary key (import_id, number)
);

create table import_file_chunks (
  import_id bigint not null,
  number int not null,
  position int not null,
  bytes bytea not null,
  constraint import_file_chunks_key primary key (import_id, number, position),
  constraint import_file_chunks_file foreign key (import_id, number) references import_files on delete cascade
);

alter table import_file_chunks alter column bytes set storage external; -- sheets and zips are compressed already

-- Accounts that came in with an import and whose one-time codes nobody has asked for yet. The codes are made when they are shown, so no
-- code is kept anywhere but as a digest.
create table import_accounts (
  import_id bigint not null constraint import_accounts_import references imports,
  account_id bigint not null constraint import_accounts_account references accounts,
  constraint import_accounts_key primary key (import_id, account_id)
);
