-- The pairs of target and due unit whose number some activities may change, whether they count or not.
-- Takes :activities and :today. From the activities up, step by step, and never from all that is due down to them.
with changed as materialized (
  select activity_id, unit_id, kind, form, tags, held_on from activities_evident where activity_id = any (:activities)
),
above as materialized (
  select distinct a.ancestor_id, c.kind, c.form, c.tags, c.held_on
  from changed c join unit_closure a on a.unit_id = c.unit_id and c.held_on between a.valid_from and a.valid_to
),
asked as materialized (
  select distinct t.id as target_id, c.ancestor_id as unit_id
  from above c
  join figures f on figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags)
  join targets t on t.figure = f.code and c.held_on between t.period_from and least(cast(:today as date), t.period_to)
)
select target_id, unit_id from asked join target_unit_results using (target_id, unit_id)
