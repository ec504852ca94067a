-- Imports that people started: what was sent, how far it is, what became of it. Rows that stage an import live in unlogged tables named
-- after it and go with it.
create table imports (
  id bigint generated always as identity constraint imports_key primary key,
  account_id bigint not null,
  unit_id bigint,
  file_name text not null,
  started_at timestamptz not null,
  stage text not null constraint imports_stage check (stage in ('reading', 'judged', 'accepting', 'accepted', 'discarded', 'failed')),
  done_rows bigint not null default 0,
  all_rows bigint not null default 0,
  settled_at timestamptz,
  problem text
);
