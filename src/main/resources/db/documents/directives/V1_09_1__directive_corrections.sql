-- What a directive said before it was corrected, and why it was.
create table directive_corrections (
  id bigint generated always as identity constraint directive_corrections_key primary key,
  directive_id bigint not null constraint directive_corrections_directive references directives,
  title text not null,                     -- as it was before
  parent_id bigint constraint directive_corrections_parent references directives,
  body text not null,
  reason text not null,
  corrected_at timestamptz not null,
  corrected_by bigint not null
);
create index directive_corrections_index on directive_corrections (directive_id, id);
