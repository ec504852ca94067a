-- Append-only change table for modules that listen (figures): a unit that gained or lost somebody under it on some day.
-- unit_id null: the whole tree was derived anew, anything may have changed.
create table ancestry_changes (
  id bigint generated always as identity constraint ancestry_changes_key primary key,
  unit_id bigint
);
