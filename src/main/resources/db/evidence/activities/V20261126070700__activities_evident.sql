-- ---- published for joining ----

-- What is or was evidence: rows that count, and withdrawn ones, which no longer do but are told in activity_changes. In place of
-- activities_changed: who takes rows of activity_changes knows their numbers.
drop view activities_changed;
create view activities_evident as
  select id as activity_id, unit_id, kind, form, held_on, expected, present, tags from activities where status <> 'draft';
create view amounts_evident as
  select m.activity_id, m.amount, m.value from activity_amounts m;
