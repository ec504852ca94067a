-- ---- published for joining ----

-- What a row of activity_changes is about, whether it still counts or not.
create view activities_changed as
  select c.id as change_id, a.id as activity_id, a.unit_id, a.kind, a.form, a.tags, a.held_on
  from activity_changes c join activities a on a.id = c.activity_id;
