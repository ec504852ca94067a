-- Since when a change waits: how far behind the totals are.
alter table activity_changes add column at timestamptz not null default clock_timestamp();
